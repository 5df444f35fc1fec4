import { type Call, EngineError, type EngineErrorKind } from './engine.ts';

/** A JSON request to a service, as an engine needs it: one attempt, with limits on time and size. */
export interface JsonRequest {
  readonly url: URL;
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Milliseconds for the whole exchange. */
  readonly timeoutMs: number;
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
export async function requestJson(request: JsonRequest, { signal }: Call): Promise<unknown> {
  const timeout = AbortSignal.timeout(request.timeoutMs);
  const hide = (text: string) => withoutSecrets(text, [...request.secrets, request.url.password]);
  let response: Response;
  try {
    response = await fetch(request.url, {
      method: request.method ?? 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', ...request.headers },
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      // A key is never carried on to another address.
      redirect: 'error',
      signal: AbortSignal.any([signal, timeout]),
    });
  } catch (error) {
    throw connectionError(error, signal, timeout, request.url, hide);
  }
  const text = await readText(response).catch(error => {
    throw error instanceof EngineError ? error : connectionError(error, signal, timeout, request.url, hide);
  });
  if (!response.ok) {
    const json = readJson(text);
    const message = hide(explain(json) ?? (text === '' ? 'no explanation was given.' : text));
    throw statusError(response.status, message, response.headers, request.kindOf?.(json));
  }
  const json = readJson(text);
  if (json === undefined)
    throw new EngineError('response', 'The answer is not JSON.', { status: response.status, charged: true });
  return json;
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
  return new EngineError(kind, message, {
    status,
    charged: false,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(traceId === null ? {} : { traceId }),
  });
}

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

/** The message with every secret blacked out, and short enough for a line. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  const hidden = secrets
    .filter(secret => secret !== '')
    .reduce((shown, secret) => shown.replaceAll(secret, '***'), text);
  const line = hidden.replace(/\s+/g, ' ').trim();
  return line.length > 300 ? `${line.slice(0, 299)}…` : line;
}

async function readText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
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

function connectionError(
  error: unknown,
  signal: AbortSignal,
  timeout: AbortSignal,
  url: URL,
  hide: (text: string) => string,
): EngineError {
  if (signal.aborted) return new EngineError('aborted', 'The run was interrupted.', { charged: true });
  if (timeout.aborted) return new EngineError('transient', `No answer from ${url.host} in time.`, { charged: true });
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const words = code || (cause instanceof Error ? cause.message : String(error));
  // Before a connection stands, nothing was sent and nothing charged.
  const charged = !/^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$/.test(code);
  return new EngineError('transient', hide(`No connection with ${url.host}: ${words}.`), { charged });
}
