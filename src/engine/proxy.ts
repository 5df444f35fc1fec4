import { type ClientRequest, Agent as PlainAgent, request as requestHttp } from 'node:http';
import { request as requestHttps, Agent as SecureAgent } from 'node:https';
import { isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { AppError } from '../errors.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export type Headers = Readonly<Record<string, string>>;

export interface Outgoing {
  readonly method?: 'GET' | 'POST';
  readonly headers: Headers;
  readonly signal: AbortSignal;
  /** Over a connection of its own, none that was kept. */
  readonly isFresh?: boolean;
}

/**
 * Begins a request, through the proxy that the environment names for its address. Every connection of Dragoman's own goes
 * this way; deepl-node, which makes its own, is told the same proxy.
 *
 * @throws AppError where the environment names a proxy that cannot be used
 */
export function begin(url: URL, outgoing: Outgoing, env: Environment): ClientRequest {
  const { method = 'GET', headers, signal, isFresh } = outgoing;
  const proxy = proxyFor(url, env);
  const isSecure = url.protocol === 'https:';
  // A proxy is asked for a plain address itself, by its whole name; to a secure one it only makes the way.
  const asked = proxy && !isSecure ? proxy : url;
  const own = url.username === '' ? {} : { authorization: basic(url) };
  const request = asked.protocol === 'https:' ? requestHttps : requestHttp;
  return request({
    method,
    signal,
    host: hostOf(asked),
    port: asked.port || undefined,
    path: asked === url ? url.pathname + url.search : withoutCredentials(url),
    headers: {
      'user-agent': 'dragoman',
      ...own,
      ...headers,
      ...(asked !== url && { host: url.host, ...authorization(asked) }),
    },
    agent: (isFresh ? makeAgent : agentFor)(asked, isSecure ? proxy : undefined),
  });
}

/**
 * The proxy for an address; none where `NO_PROXY` excepts its host, and none to this machine itself.
 *
 * @param env  `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY` and `NO_PROXY`, also in small letters
 * @throws AppError where the environment names a proxy that cannot be used
 */
export function proxyFor(url: URL, env: Environment): URL | undefined {
  const read = (name: string) => env[name.toLowerCase()] || env[name.toUpperCase()] || '';
  const value = read(url.protocol === 'https:' ? 'https_proxy' : 'http_proxy') || read('all_proxy');
  if (value === '' || isThisMachine(url) || isExcepted(url, read('no_proxy'))) return undefined;
  const text = /^[a-z][a-z\d+.-]*:\/\//i.test(value) ? value : `http://${value}`;
  const proxy = URL.canParse(text) ? new URL(text) : undefined;
  if (proxy && /^https?:$/.test(proxy.protocol)) return proxy;
  throw new AppError(
    'usage',
    `The environment names a proxy that cannot be used${proxy ? ` (${proxy.protocol}//…)` : ''}.`,
    'Set HTTPS_PROXY to an address such as http://proxy.example.org:3128.',
  );
}

/** An address as it may be written down and shown. */
export function withoutCredentials(url: URL): string {
  const open = new URL(url);
  open.username = '';
  open.password = '';
  return open.href;
}

/** A proxy that does not let us through. */
export class ProxyRefusal extends Error {
  override readonly name = 'ProxyRefusal';
}

/** `localhost`, `127.0.0.1`, `[::1]`: a proxy would look for them on its own machine. */
function isThisMachine({ hostname }: URL): boolean {
  return /^(?:localhost|.*\.localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname);
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

/** Connections are kept for the next request: one pool for each proxy, and one without. */
const agents = new Map<string, PlainAgent>();

function agentFor({ protocol }: Pick<URL, 'protocol'>, proxy: URL | undefined): PlainAgent {
  const name = `${protocol} ${proxy?.href ?? ''}`;
  const agent = agents.get(name) ?? makeAgent({ protocol }, proxy);
  agents.set(name, agent);
  return agent;
}

function makeAgent({ protocol }: Pick<URL, 'protocol'>, proxy: URL | undefined): PlainAgent {
  if (proxy) return tunnels(proxy);
  return protocol === 'https:' ? new SecureAgent({ keepAlive: true }) : new PlainAgent({ keepAlive: true });
}

/** Connections to secure servers through a proxy: they speak TLS with us, and the proxy carries it. */
function tunnels(proxy: URL): SecureAgent {
  const agent = new SecureAgent({ keepAlive: true });
  agent.createConnection = ({ host, port }, done) => {
    const name = host ?? '';
    tunnel(`${name.includes(':') ? `[${name}]` : name}:${port || 443}`, proxy).then(
      socket => done?.(null, connectTls({ socket, host: name, servername: isIP(name) === 0 ? name : '' })),
      // Node wants no connection where there is an error.
      error => done?.(error, undefined as never),
    );
    return undefined;
  };
  return agent;
}

/** How long a proxy may think before it makes a way. */
const TUNNEL_MS = 60_000;

function tunnel(target: string, proxy: URL): Promise<Socket> {
  const request = proxy.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((done, fail) => {
    const refuse = (status: number | undefined) =>
      fail(new ProxyRefusal(`The proxy ${proxy.host} refuses to connect with ${target} (HTTP ${status}).`));
    const asked = request({
      method: 'CONNECT',
      host: hostOf(proxy),
      port: proxy.port || undefined,
      path: target,
      headers: { host: target, ...authorization(proxy) },
      agent: false,
    });
    asked.setTimeout(TUNNEL_MS, () => asked.destroy(new ProxyRefusal(`The proxy ${proxy.host} is silent.`)));
    asked.on('error', fail);
    asked.on('connect', ({ statusCode }, socket: Socket) => {
      if (statusCode === 200) return done(socket);
      socket.destroy();
      refuse(statusCode);
    });
    asked.on('response', ({ statusCode }) => refuse(statusCode));
    asked.end();
  });
}

/** `[::1]` → `::1` */
function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '');
}

function authorization(proxy: URL): Headers {
  return proxy.username === '' ? {} : { 'proxy-authorization': basic(proxy) };
}

function basic({ username, password }: URL): string {
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return `Basic ${Buffer.from(credentials).toString('base64')}`;
}
