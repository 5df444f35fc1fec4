import type { IncomingMessage, ServerResponse } from 'node:http';
import { isIP } from 'node:net';
import { BadRequest } from './http.ts';

/** By which names a browser may reach the server. */
export interface Names {
  readonly host: string;
  readonly port: number;
  /** Further names, such as the one of a proxy in front. */
  readonly allowed: readonly string[];
}

/**
 * Refuses requests that a hostile page could have made a browser send: under a name that is not ours (DNS rebinding), or a
 * change from another origin (cross-site request forgery).
 */
export function guard(request: IncomingMessage, names: Names): void {
  const host = request.headers.host ?? '';
  if (!isOurName(host, names))
    throw new BadRequest(421, 'This server is not called that.', 'Use the address it printed.');
  const { origin } = request.headers;
  if (origin !== undefined && !isOurOrigin(origin, host))
    throw new BadRequest(403, 'The request comes from another page.', 'Use Dragoman’s own page.');
  if (request.method === 'GET' || request.method === 'HEAD') return;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin')
    throw new BadRequest(403, 'The request comes from another page.', 'Use Dragoman’s own page.');
  if (!/^application\/json\b/.test(request.headers['content-type'] ?? ''))
    throw new BadRequest(415, 'The request is not JSON.', 'Send application/json.');
}

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

function isOurName(host: string, { host: bound, port, allowed }: Names): boolean {
  const [name = '', givenPort] = splitPort(host.toLowerCase());
  if (allowed.some(each => each.toLowerCase() === name || each.toLowerCase() === host.toLowerCase())) return true;
  if (givenPort !== String(port)) return false;
  if (LOOPBACK.includes(name) || name === bound || name === `[${bound}]`) return true;
  // An address cannot be rebound: only a name can.
  return (bound === '0.0.0.0' || bound === '::') && isIP(name.replace(/^\[|\]$/g, '')) !== 0;
}

function splitPort(host: string): readonly [string, string] {
  const match = /^(\[[^\]]*\]|[^:]*)(?::(\d+))?$/.exec(host);
  return [match?.[1] ?? '', match?.[2] ?? '80'];
}

function isOurOrigin(origin: string, host: string): boolean {
  return origin === `http://${host}` || origin === `https://${host}`;
}

/** Whether an address is this machine's own and no other machine's. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\./.test(host);
}

/** Nothing from elsewhere, no script but ours, never in a frame. */
export function secure(response: ServerResponse): void {
  response.setHeader(
    'content-security-policy',
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  );
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('x-frame-options', 'DENY');
  response.setHeader('referrer-policy', 'no-referrer');
  response.setHeader('cross-origin-opener-policy', 'same-origin');
  response.setHeader('cross-origin-resource-policy', 'same-origin');
  response.setHeader('permissions-policy', 'camera=(), geolocation=(), microphone=()');
}
