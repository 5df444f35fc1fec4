import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';
import type { ClientRequest, IncomingMessage } from 'node:http';
import { type Call, EngineError } from './engine.ts';
import {
  codeOf,
  field,
  headersOf,
  LARGEST_ANSWER,
  NO_CONNECTION,
  pointsElsewhere,
  statusError,
  wasClosedBefore,
} from './http.ts';
import { withoutSecrets } from './secrets.ts';
import { unpacked } from './unpacked.ts';

/**
 * What deepl-node keeps to itself: the HTTP status, Retry-After and trace id of an answer, and a way to end a request.
 * Node announces each request it makes; which of our calls it belongs to, the asynchronous context knows.
 */
interface Exchange {
  request?: ClientRequest;
  response?: IncomingMessage;
  /** Things that no message may contain: keys. */
  readonly secrets: readonly string[];
  /** Ends the exchange: the connection is closed, the caller has its answer at once. */
  fail(error: EngineError): void;
}

const exchanges = new AsyncLocalStorage<Exchange>();
let listening = false;

/**
 * Runs one call of deepl-node, in which it makes one request.
 * @param timeoutMs  for the whole exchange; deepl-node's own limit is for silence, and a trickle is not silent
 * @throws EngineError
 */
export async function overTheWire<T>(
  once: () => Promise<T>,
  call: Call,
  timeoutMs: number,
  secrets: readonly string[],
): Promise<T> {
  listen();
  for (;;) {
    const exchange: Exchange = { secrets, fail: () => {} };
    try {
      return await run(once, exchange, call, timeoutMs);
    } catch (error) {
      if (exchange.response || !wasClosedBefore(causeOf(error), exchange.request)) throw engineError(error, exchange);
    }
  }
}

function run<T>(once: () => Promise<T>, exchange: Exchange, { signal }: Call, timeoutMs: number): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    exchange.fail = error => {
      reject(error);
      exchange.request?.destroy();
    };
    const abort = () => exchange.fail(new EngineError('aborted', 'The run was interrupted.', { charged: true }));
    const late = () => exchange.fail(new EngineError('transient', 'No answer from DeepL in time.', { charged: true }));
    if (signal.aborted) return abort();
    signal.addEventListener('abort', abort, { once: true });
    const timer = setTimeout(late, timeoutMs);
    exchanges
      .run(exchange, once)
      .then(resolve, reject)
      .finally(() => {
        clearTimeout(timer);
        signal.removeEventListener('abort', abort);
      });
  });
}

function listen(): void {
  if (listening) return;
  listening = true;
  subscribe('http.client.request.start', message => {
    const exchange = exchanges.getStore();
    const request = field(message, 'request') as ClientRequest | undefined;
    if (!exchange || !request) return;
    exchange.request = request;
    // Before deepl-node's own listener.
    request.prependOnceListener('response', response => follow(exchange, request, response));
  });
}

function follow(exchange: Exchange, request: ClientRequest, response: IncomingMessage): void {
  exchange.response = response;
  const { statusCode: status = 0, headers } = response;
  if (status >= 300 && status < 400) {
    exchange.fail(pointsElsewhere({ host: `${request.getHeader('host')}` }, response, exchange.secrets));
    // deepl-node would carry the texts on to wherever that is.
    delete headers.location;
    return;
  }
  let size = 0;
  // deepl-node unpacks what comes packed, however much that is.
  unpacked(response).on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > LARGEST_ANSWER)
      exchange.fail(new EngineError('response', 'The answer is far too long.', { charged: true }));
  });
}

function engineError(error: unknown, { request, response, secrets }: Exchange): unknown {
  if (error instanceof EngineError || !(error instanceof Error)) return error;
  const message = withoutSecrets(error.message, secrets);
  const status = response?.statusCode;
  if (response && status !== undefined && status >= 400)
    return statusError(status, message, headersOf(response, secrets));
  if (response?.complete) return new EngineError('response', 'The answer cannot be read.', { charged: true });
  const code = codeOf(causeOf(error));
  // What deepl-node itself refuses has no code.
  if (!request && code === '') return new EngineError('invalid', message, { charged: false });
  // Before a connection stands, nothing was sent and nothing charged.
  const unsent = !request || NO_CONNECTION.test(code);
  return new EngineError('transient', code === '' ? message : `No connection with DeepL: ${code}.`, {
    charged: !unsent,
  });
}

/** deepl-node wraps what went wrong with a connection. */
function causeOf(error: unknown): unknown {
  return error instanceof Error && 'error' in error ? error.error : error;
}
