import type { ClientRequest, IncomingMessage } from 'node:http';
import { AppError } from '../errors.ts';
import { type Call, EngineError, type EngineErrorKind } from './engine.ts';
import { begin, type Environment, ProxyRefusal } from './proxy.ts';
import { withoutSecrets } from './secrets.ts';

/** A JSON request to a service, as an engine needs it: one attempt, with limits on time and size. */
export interface JsonRequest {
  readonly url: URL;
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Milliseconds for the whole exchange. */
  readonly timeoutMs: number;
  /** Where proxies are named; none are used where absent. */
  readonly env?: Environment;
  /** Things that no message may contain: keys. */
  readonly secrets: readonly string[];
  /** What an error's JSON means, where its HTTP status does not say it. */
  readonly kindOf?: (json: unknown) => EngineErrorKind | undefined;
}

/** No answer to texts of at most some 100 KB is larger; a longer one is cut off before it fills the memory. */
export const LARGEST_ANSWER = 8 * 1024 * 1024;

/**
 * The JSON that the service answers.
 * @throws EngineError of every kind but `quota`, which is for the engine to tell
 */
export async function requestJson(request: JsonRequest, call: Call): Promise<unknown> {
  const { response, text } = await answerTo({ request, call, timeout: AbortSignal.timeout(request.timeoutMs) });
  const { statusCode: status = 0 } = response;
  const json = readJson(text);
  if (status >= 300 && status < 400) throw pointsElsewhere(request.url, response, secretsOf(request));
  if (status >= 400) {
    const message = explain(json) ?? (text === '' ? 'no explanation was given.' : text);
    throw statusError(status, hide(message, request), headersOf(response, secretsOf(request)), request.kindOf?.(json));
  }
  if (json === undefined) throw new EngineError('response', 'The answer is not JSON.', { status, charged: true });
  return json;
}

interface Exchange {
  readonly request: JsonRequest;
  readonly call: Call;
  /** Over when the time is up. */
  readonly timeout: AbortSignal;
}

async function answerTo(exchange: Exchange): Promise<{ readonly response: IncomingMessage; readonly text: string }> {
  try {
    const response = await send(exchange);
    return { response, text: await readText(response) };
  } catch (error) {
    throw error instanceof EngineError ? error : connectionError(error, exchange);
  }
}

async function send(exchange: Exchange, isFresh = false): Promise<IncomingMessage> {
  const { url, method = 'POST', headers, body, env = {} } = exchange.request;
  const text = body === undefined ? '' : JSON.stringify(body);
  const form = { 'content-type': 'application/json', 'content-length': `${Buffer.byteLength(text)}` };
  const signal = AbortSignal.any([exchange.call.signal, exchange.timeout]);
  const all = { accept: 'application/json', ...(text !== '' && form), ...headers };
  const sent = begin(url, { method, headers: all, signal, isFresh }, env);
  const response = new Promise<IncomingMessage>((done, fail) => {
    sent.on('response', done).on('error', fail).end(text);
  });
  return response.catch(error => {
    if (wasClosedBefore(error, sent)) return send(exchange, true);
    throw error;
  });
}

/** A key is never carried on to another address, and no text goes where nobody said it should. */
export function pointsElsewhere(
  { host }: Pick<URL, 'host'>,
  { statusCode: status, headers: { location } }: IncomingMessage,
  secrets: readonly string[],
): EngineError {
  const place = location === undefined ? 'elsewhere' : `to ${location}`;
  const message = withoutSecrets(`${host} is not the server itself: it points ${place} (HTTP ${status}).`, secrets);
  return new EngineError('unsupported', message, { charged: false });
}

/** The headers of a response, as messages may show them. */
export function headersOf({ headers }: IncomingMessage, secrets: readonly string[]) {
  return {
    get(name: string): string | null {
      const value = headers[name]?.toString();
      return value === undefined ? null : withoutSecrets(value, secrets);
    },
  };
}

/**
 * Whether a request that nobody answered met a connection that the server had closed while it was idle, as a busy run
 * finds out too late. Nobody has seen it then, and it may go over a fresh one:
 * https://nodejs.org/api/http.html#requestreusedsocket
 */
export function wasClosedBefore(error: unknown, request: ClientRequest | undefined): boolean {
  return request?.reusedSocket === true && /^(ECONNRESET|EPIPE)$/.test(codeOf(error));
}

/** The code of a failed system call, the error's own or its cause's; '' where there is none. */
export function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
}

/** The address of a service. @throws EngineError where the text is none */
export function addressOf(text: string): URL {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return new URL(text);
  throw new EngineError('transient', `“${text}” is not the URL of a server.`, { charged: false });
}

/** What an HTTP status means, as an `EngineError`. `header`: of the response, by lower-case name. */
export function statusError(
  status: number,
  message: string,
  headers: { get(name: string): string | null },
  kind: EngineErrorKind = kindOf(status),
): EngineError {
  const retryAfterMs = readRetryAfter(headers.get('retry-after'), headers.get('date'));
  const traceId = headers.get('x-trace-id') ?? headers.get('x-request-id');
  if (status === 407) return new EngineError('transient', PROXY_PASSWORD, { charged: false });
  return new EngineError(kind, message, {
    status,
    charged: false,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(traceId === null ? {} : { traceId }),
  });
}

const PROXY_PASSWORD =
  'the proxy wants a user and a password (HTTP 407): HTTPS_PROXY takes them as http://user:password@proxy:3128.';

function kindOf(status: number): EngineErrorKind {
  if (status === 401 || status === 403) return 'auth';
  if (status === 402 || status === 456) return 'quota';
  if (status === 413 || status === 414) return 'too-large';
  if (status === 429 || status === 529) return 'rate';
  if (status === 408 || status === 425 || status >= 500) return 'transient';
  return 'invalid';
}

/** Milliseconds of a Retry-After: seconds, or a date, which is compared with the server's own clock, never ours. */
export function readRetryAfter(value: string | null, date: string | null): number | undefined {
  if (value === null) return undefined;
  if (/^\s*\d+(\.\d+)?\s*$/.test(value)) return Number(value) * 1000;
  const wait = Date.parse(value) - Date.parse(date ?? '');
  return Number.isFinite(wait) ? Math.max(0, wait) : undefined;
}

/**
 * The key, if it can be sent at all: a header takes visible ASCII.
 * @throws EngineError of kind `auth`
 */
export function sendableKey(key: string): string {
  if (/^[\x21-\x7e]+$/.test(key)) return key;
  throw new EngineError('auth', 'it is empty, or has characters that no key has.', { charged: false });
}

async function readText(response: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response) {
    size += chunk.byteLength;
    if (size > LARGEST_ANSWER) throw new EngineError('response', 'The answer is far too long.', { charged: true });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** What a service says in an error's body: `{"message": …}`, `{"error": "…"}`, `{"error": {"message": …}}`. */
function explain(json: unknown): string | undefined {
  const error = field(json, 'error');
  const words = field(json, 'message') ?? field(error, 'message') ?? error ?? field(json, 'detail');
  return typeof words === 'string' ? words : undefined;
}

/** Undefined where the text is not JSON. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A property of something that came as JSON; undefined where there is none. */
export function field(json: unknown, name: string): unknown {
  return typeof json === 'object' && json !== null && Object.hasOwn(json, name)
    ? (json as Readonly<Record<string, unknown>>)[name]
    : undefined;
}

function connectionError(error: unknown, { request, call, timeout }: Exchange): unknown {
  const { url } = request;
  if (call.signal.aborted) return new EngineError('aborted', 'The run was interrupted.', { charged: true });
  if (timeout.aborted) return new EngineError('transient', `No answer from ${url.host} in time.`, { charged: true });
  if (error instanceof AppError) return error;
  const code = codeOf(error);
  const words = code || (error instanceof Error ? error.message : String(error));
  const message = error instanceof ProxyRefusal ? error.message : `No connection with ${url.host}: ${words}.`;
  const charged = !(error instanceof ProxyRefusal) && !NO_CONNECTION.test(code);
  return new EngineError('transient', hide(message, request), { charged });
}

/** Before a connection stands, nothing was sent and nothing charged. */
export const NO_CONNECTION =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EPROTO|CERT_\w+|DEPTH_ZERO_\w+|SELF_SIGNED_\w+|UNABLE_TO_\w+|ERR_TLS_\w+)$/;

function hide(text: string, request: JsonRequest): string {
  return withoutSecrets(text, secretsOf(request));
}

function secretsOf({ secrets, url }: JsonRequest): readonly string[] {
  return [...secrets, url.password];
}
