import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { AppError } from '../errors.ts';
import type { Environment } from './models.ts';

/** What a request needs besides its address. */
export interface Way {
  /** Where proxies are named: `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY`, `NO_PROXY`, also in small letters. */
  readonly env: Environment;
  readonly signal: AbortSignal;
  /** Milliseconds without a byte before the connection is given up. */
  readonly silenceMs?: number;
}

export type Headers = Readonly<Record<string, string>>;

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
      throw unavailable(`${at.host} points to an address that cannot be trusted: ${answered.location}`);
    at = next;
  }
  throw unavailable(`${url.host} points from one address to the next without an end.`);
}

/** An address as it may be written down and shown. */
export function withoutCredentials(url: URL): string {
  const open = new URL(url);
  open.username = '';
  open.password = '';
  return open.href;
}

/** The failure of a connection, in words; an interruption is one of its own. */
export function connectionError(url: URL, error: unknown, { signal }: Way): AppError {
  if (error instanceof AppError) return error;
  if (signal.aborted)
    return new AppError('interrupted', 'Interrupted; what has arrived is kept.', 'Run the command again to go on.');
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const words = code || (error instanceof Error ? error.message : String(error));
  return unavailable(`No connection with ${url.host}: ${words}.`, error);
}

/** @param message what happened, without an address's user and password */
export function unavailable(message: string, cause?: unknown): AppError {
  const advice =
    'Check the connection, and HTTPS_PROXY if there is a proxy; or install from a folder with --from. What has arrived is kept.';
  return new AppError('unavailable', message, advice, { cause });
}

async function once(url: URL, headers: Headers, way: Way): Promise<IncomingMessage> {
  const proxy = proxyFor(url, way.env);
  if (!proxy) return send({ url, headers, way });
  const credentials = authorization(proxy);
  const own =
    url.username === '' ? {} : { authorization: `Basic ${Buffer.from(credentialsOf(url)).toString('base64')}` };
  if (url.protocol === 'http:')
    return send({
      url: proxy,
      path: withoutCredentials(url),
      headers: { ...headers, ...own, host: url.host, ...credentials },
      way,
    });
  const socket = await tunnel(url, proxy, credentials, way);
  return send({ url, headers, way, socket });
}

interface Sending {
  readonly url: URL;
  readonly path?: string;
  readonly headers: Headers;
  readonly way: Way;
  readonly socket?: Socket;
}

function send({ url, path, headers, way, socket }: Sending): Promise<IncomingMessage> {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  const { signal, silenceMs = SILENCE_MS } = way;
  const host = hostOf(url);
  return new Promise((done, fail) => {
    const sent = request(
      {
        host,
        port: url.port || undefined,
        path: path ?? url.pathname + url.search,
        headers: { 'user-agent': 'dragoman', ...headers },
        // A proxy is asked by a whole address, and has its own password.
        ...(path === undefined && url.username !== '' && { auth: credentialsOf(url) }),
        signal,
        // An agent would make a connection of its own.
        ...(socket
          ? { createConnection: () => connectTls({ socket, host, servername: isIP(host) === 0 ? host : '' }) }
          : { agent: false }),
      },
      done,
    );
    sent.setTimeout(silenceMs, () => sent.destroy(new Error(`silence for ${Math.round(silenceMs / 1000)} s`)));
    sent.on('error', fail);
    sent.end();
  });
}

/** `[::1]` → `::1` */
function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '');
}

/** A way through the proxy to the server, which speaks TLS with us and not with the proxy. */
function tunnel(url: URL, proxy: URL, credentials: Headers, { signal, silenceMs = SILENCE_MS }: Way): Promise<Socket> {
  const target = `${url.hostname}:${url.port || '443'}`;
  const request = proxy.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((done, fail) => {
    const asked = request({
      method: 'CONNECT',
      host: hostOf(proxy),
      port: proxy.port || undefined,
      path: target,
      headers: { host: target, ...credentials },
      signal,
      agent: false,
    });
    asked.setTimeout(silenceMs, () => asked.destroy(new Error('the proxy is silent')));
    asked.on('error', fail);
    asked.on('connect', ({ statusCode }, socket: Socket) => {
      if (statusCode === 200) return done(socket);
      socket.destroy();
      fail(unavailable(`The proxy ${proxy.host} refuses to connect with ${url.host} (HTTP ${statusCode}).`));
    });
    asked.on('response', ({ statusCode }) =>
      fail(unavailable(`The proxy ${proxy.host} refuses to connect with ${url.host} (HTTP ${statusCode}).`)),
    );
    asked.end();
  });
}

/** The proxy for an address; none where `NO_PROXY` excepts its host. */
export function proxyFor(url: URL, env: Environment): URL | undefined {
  const read = (name: string) => env[name.toLowerCase()] || env[name.toUpperCase()] || '';
  const value = read(url.protocol === 'https:' ? 'https_proxy' : 'http_proxy') || read('all_proxy');
  if (value === '' || isExcepted(url, read('no_proxy'))) return undefined;
  const text = /^[a-z][a-z\d+.-]*:\/\//i.test(value) ? value : `http://${value}`;
  const proxy = URL.canParse(text) ? new URL(text) : undefined;
  if (proxy && /^https?:$/.test(proxy.protocol)) return proxy;
  throw new AppError(
    'usage',
    `The environment names a proxy that cannot be used${proxy ? ` (${proxy.protocol}//…)` : ''}.`,
    'Set HTTPS_PROXY to an address such as http://proxy.example.org:3128.',
  );
}

/** `NO_PROXY`: hosts, domains with all below them, with a port or without, or `*`; separated by commas. */
function isExcepted(url: URL, list: string): boolean {
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(entry => entry !== '')
    .some(entry => {
      const [, name = '', only] = /^(.*?)(?::(\d+))?$/.exec(entry) ?? [];
      if (only !== undefined && only !== port) return false;
      const domain = name.replace(/^\*?\./, '');
      return name === '*' || url.hostname === domain || url.hostname.endsWith(`.${domain}`);
    });
}

function authorization(proxy: URL): Headers {
  if (proxy.username === '') return {};
  return { 'proxy-authorization': `Basic ${Buffer.from(credentialsOf(proxy)).toString('base64')}` };
}

function credentialsOf({ username, password }: URL): string {
  return `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
}
