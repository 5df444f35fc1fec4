import { mkdir, open as openFile, readFile, rm, stat, writeFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { dirname } from 'node:path';
import { connectionError, open, unavailable, type Way } from './models-http.ts';

/** What a download needs besides the address. */
export interface Delivery extends Way {
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Bytes that have arrived, those of earlier runs included, and all there are, where the server says so. */
  readonly onProgress?: (received: number, total: number | undefined) => void;
}

/** No model's file is larger. */
export const LARGEST_FILE = 1024 ** 3;
/** How often a connection that broke is taken up again, while bytes keep coming. */
const MOST_FAILURES = 4;

/**
 * Downloads a file, going on where an earlier run stopped. Bytes are asked for from there on (RFC 9110, Range), and only
 * if the file on the server is still the same (If-Range); else from the start.
 *
 * @param path  where it goes; beside it a note is kept of which file it is
 * @returns whether part of it came from an earlier run
 * @throws AppError; what has arrived is kept
 */
export async function download(url: URL, path: string, delivery: Delivery): Promise<boolean> {
  await mkdir(dirname(path), { recursive: true });
  const begun = await sizeOf(path);
  for (let failures = 0; ; ) {
    const before = await sizeOf(path);
    try {
      await attempt(url, path, delivery);
      return begun > 0;
    } catch (error) {
      if (!(error instanceof Broken)) throw error;
      failures = (await sizeOf(path)) > before ? 1 : failures + 1;
      if (failures > MOST_FAILURES || delivery.signal.aborted) throw connectionError(url, error.cause, delivery);
      await delivery.sleep(500 * 2 ** failures, delivery.signal);
    }
  }
}

/** Forgets what has arrived of a file. */
export async function forget(path: string): Promise<void> {
  await Promise.all([path, noteOf(path)].map(each => rm(each, { force: true })));
}

/** How large a file is as it comes over the wire; nothing where the server does not say. @throws AppError */
export async function sizeAt(url: URL, way: Way): Promise<number | undefined> {
  const response = await open(url, WHOLE, way);
  response.destroy();
  if (response.statusCode !== 200) throw refused(url, response);
  return lengthOf(response);
}

/** A connection that ends too early: worth another try. */
class Broken extends Error {}

/** Without this, a server may pack or unpack what it has. */
const WHOLE = { 'accept-encoding': 'gzip, identity' };

async function attempt(url: URL, path: string, delivery: Delivery): Promise<void> {
  const [have, version] = await Promise.all([sizeOf(path), readFile(noteOf(path), 'utf8').catch(() => '')]);
  const isResumable = have > 0 && version !== '';
  const range = isResumable ? { range: `bytes=${have}-`, 'if-range': version } : undefined;
  const response = await open(url, { ...WHOLE, ...range }, delivery).catch(error => {
    throw error.failure === 'unavailable' ? new Broken('no connection', { cause: error }) : error;
  });
  if (response.statusCode === 416 && isResumable) {
    // There is no more: either all has arrived, or it is another file.
    response.destroy();
    if (totalOf(response) === have) return;
    await forget(path);
    throw new Broken('begin anew', { cause: unavailable(`${url.host} has another file now.`) });
  }
  const isRest = response.statusCode === 206 && startOf(response) === have;
  if (!isRest && response.statusCode !== 200) {
    response.destroy();
    const error = refused(url, response);
    const mayPass = response.statusCode === 429 || (response.statusCode ?? 0) >= 500;
    throw mayPass ? new Broken('refused', { cause: error }) : error;
  }
  await writeFile(noteOf(path), versionOf(response));
  await save(response, path, isRest ? have : 0, url, delivery);
}

async function save(
  response: IncomingMessage,
  path: string,
  from: number,
  url: URL,
  delivery: Delivery,
): Promise<void> {
  const length = lengthOf(response);
  const total = length === undefined ? undefined : from + length;
  const file = await openFile(path, from === 0 ? 'w' : 'r+');
  let at = from;
  try {
    for await (const chunk of response) {
      await file.write(chunk, 0, chunk.length, at);
      at += chunk.length;
      if (at > LARGEST_FILE) throw unavailable(`What ${url.host} gives is too large for a model.`);
      delivery.onProgress?.(at, total);
    }
    await file.sync();
  } catch (error) {
    const isDisk = error instanceof Error && 'syscall' in error && /^(write|fsync)$/.test(String(error.syscall));
    throw isDisk ? error : new Broken('cut', { cause: error });
  } finally {
    await file.close();
  }
  if (total !== undefined && at < total)
    throw new Broken('cut', { cause: unavailable(`${url.host} sent ${at} of ${total} bytes.`) });
}

function refused(url: URL, { statusCode }: IncomingMessage) {
  return unavailable(`${url.host} does not give ${url.pathname.split('/').at(-1)} (HTTP ${statusCode}).`);
}

function lengthOf({ headers }: IncomingMessage): number | undefined {
  const length = Number(headers['content-length']);
  return headers['content-length'] !== undefined && Number.isSafeInteger(length) ? length : undefined;
}

/** `bytes 100-199/200` → 100 */
function startOf({ headers }: IncomingMessage): number | undefined {
  const [, start] = /^bytes (\d+)-/.exec(headers['content-range'] ?? '') ?? [];
  return start === undefined ? undefined : Number(start);
}

/** `bytes * /200` → 200 */
function totalOf({ headers }: IncomingMessage): number | undefined {
  const [, total] = /\/(\d+)$/.exec(headers['content-range'] ?? '') ?? [];
  return total === undefined ? undefined : Number(total);
}

/** What the server calls this very file: a strong ETag, or else its date. '' where it has no name for it. */
function versionOf({ headers }: IncomingMessage): string {
  const { etag } = headers;
  return etag && !etag.startsWith('W/') ? etag : (headers['last-modified'] ?? '');
}

function noteOf(path: string): string {
  return `${path}.version`;
}

async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}
