import type { IncomingMessage } from 'node:http';
import { AppError } from '../errors.ts';
import { connectionError, open, type Way } from './models-http.ts';
import { withoutCredentials } from './proxy.ts';
import { unpacked } from './unpacked.ts';

/** A page as a server gave it. */
export interface FetchedPage {
  /** Where it came from in the end, without a user's name and password. */
  readonly address: string;
  readonly bytes: Uint8Array;
  /** What the server says of its encoding. */
  readonly charset?: string;
}

/** What may be asked of a server for one page. */
export interface PageLimits {
  readonly bytes: number;
  /** Milliseconds for all of it. */
  readonly ms: number;
}

const ADVICE = 'Open the page in a browser, save it (“HTML only”), and name that file.';

/**
 * Fetches a page of the web, through the proxy that the environment names. One page and nothing that it points to.
 *
 * @throws AppError where it does not come, or is no page
 */
export async function fetchPage(url: URL, limits: PageLimits, way: Omit<Way, 'advice'>): Promise<FetchedPage> {
  const deadline = AbortSignal.timeout(limits.ms);
  const signal = AbortSignal.any([way.signal, deadline]);
  const fail = (error: unknown): never => {
    if (deadline.aborted && !way.signal.aborted)
      throw new AppError(
        'unavailable',
        `${url.host} has not sent the page within ${Math.round(limits.ms / 1000)} seconds.`,
        ADVICE,
      );
    throw connectionError(url, error, { ...way, advice: ADVICE });
  };
  let address = url;
  const headers = { accept: 'text/html,application/xhtml+xml', 'accept-encoding': 'gzip, br' };
  const onMove = (to: URL) => {
    address = to;
  };
  const response = await open(url, headers, { ...way, signal, advice: ADVICE, onMove }).catch(fail);
  const name = withoutCredentials(address);
  refuse(response, name);
  const bytes = await contentOf(response, limits.bytes, name).catch(fail);
  const charset = /charset\s*=\s*["']?([\w:.-]+)/i.exec(response.headers['content-type'] ?? '')?.[1];
  return { address: name, bytes, ...(charset !== undefined && { charset }) };
}

/** An answer that is no page. */
function refuse(response: IncomingMessage, name: string): void {
  const { statusCode = 0, headers } = response;
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? '';
  const isPage = type === '' || type === 'text/html' || type === 'application/xhtml+xml';
  if (statusCode === 200 && isPage) return;
  response.destroy();
  if (statusCode === 200)
    throw new AppError('usage', `${name} is no web page but ${type}.`, 'Save it, and name the file if it is HTML.');
  const isGone = statusCode === 404 || statusCode === 410;
  throw new AppError(
    statusCode >= 500 || statusCode === 429 ? 'unavailable' : 'usage',
    `${name} ${isGone ? 'is not there' : 'cannot be had'} (HTTP ${statusCode}).`,
    isGone ? 'Look whether the address is whole.' : ADVICE,
  );
}

async function contentOf(response: IncomingMessage, most: number, name: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of unpacked(response)) {
    size += chunk.length;
    if (size > most) {
      response.destroy();
      throw new AppError('usage', `${name} has more than ${Math.floor(most / 1e6)} MB: that is no article.`, ADVICE);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
