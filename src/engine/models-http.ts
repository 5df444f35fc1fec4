import type { IncomingMessage } from 'node:http';
import { AppError } from '../errors.ts';
import { begin, type Environment, type Headers, ProxyRefusal } from './proxy.ts';

/** What a request needs besides its address. */
export interface Way {
  /** Where proxies are named. */
  readonly env: Environment;
  readonly signal: AbortSignal;
  /** Milliseconds without a byte before the connection is given up. */
  readonly silenceMs?: number;
  /** What to do where there is no connection. */
  readonly advice?: string;
  /** Is told each address to which another one points. */
  onMove?(to: URL): void;
}

/** How often an address may point to another. */
const MOST_REDIRECTS = 5;
const SILENCE_MS = 60_000;

/**
 * Asks for an address, through the proxy that the environment names for it, and follows where it points to.
 *
 * @returns the response, its body unread, whatever its status
 * @throws AppError where there is no way to the server; what is left of the body may fail with any error
 */
export async function open(url: URL, headers: Headers, way: Way): Promise<IncomingMessage> {
  let at = url;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const response = await once(at, headers, way).catch(error => {
      throw connectionError(at, error, way);
    });
    const { statusCode = 0, headers: answered } = response;
    if (statusCode < 300 || statusCode === 304 || statusCode > 399 || !answered.location) return response;
    response.resume();
    const next = URL.canParse(answered.location, at.href) ? new URL(answered.location, at) : undefined;
    const isDowngrade = at.protocol === 'https:' && next?.protocol !== 'https:';
    if (!next || !/^https?:$/.test(next.protocol) || isDowngrade)
      throw unavailable(`${at.host} points to an address that cannot be trusted: ${answered.location}`, undefined, way);
    at = next;
    way.onMove?.(next);
  }
  throw unavailable(`${url.host} points from one address to the next without an end.`, undefined, way);
}

/** The failure of a connection, in words; an interruption is one of its own. */
export function connectionError(url: URL, error: unknown, way: Way): AppError {
  if (error instanceof AppError) return error;
  if (way.signal.aborted)
    return new AppError('interrupted', 'Interrupted; what has arrived is kept.', 'Run the command again to go on.');
  if (error instanceof ProxyRefusal) return unavailable(error.message, error, way);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const words = code || (error instanceof Error ? error.message : String(error));
  return unavailable(`No connection with ${url.host}: ${words}.`, error, way);
}

/** @param message what happened, without an address's user and password */
export function unavailable(message: string, cause?: unknown, { advice = MODELS_ADVICE }: Partial<Way> = {}): AppError {
  return new AppError('unavailable', message, advice, { cause });
}

const MODELS_ADVICE =
  'Check the connection, and HTTPS_PROXY if there is a proxy; or install from a folder with --from. What has arrived is kept.';

function once(url: URL, headers: Headers, { env, signal, silenceMs = SILENCE_MS }: Way): Promise<IncomingMessage> {
  return new Promise((done, fail) => {
    const request = begin(url, { headers, signal }, env);
    request.setTimeout(silenceMs, () => request.destroy(new Error(`silence for ${Math.round(silenceMs / 1000)} s`)));
    request.on('response', done).on('error', fail).end();
  });
}
