import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { onTestFinished } from 'vitest';
import { tiny } from './tiny-models.ts';

/** A registry of tiny models, as the public one is: a list, and packed files that can be asked for in parts. */
export interface TinyRegistry {
  /** Of the list. */
  readonly address: string;
  readonly seen: readonly SeenRequest[];
  readonly mood: Mood;
  /** Packed files, by path. */
  readonly files: Map<string, Uint8Array>;
}

export interface SeenRequest {
  readonly path: string;
  readonly range: string | undefined;
  /** Bytes of the body that were sent. */
  sent: number;
}

/** How the server behaves; may be changed while it runs. */
export interface Mood {
  /** Closes the connection after so many bytes of a file, so often. */
  cutAfter?: number;
  cuts?: number;
  /** Knows no parts. */
  noRanges?: boolean;
  /** Says only so many bytes a part, and waits between them, in milliseconds. */
  slow?: number;
  /** Gives this instead of the list. */
  list?: (list: Listing) => unknown;
  /** Never gives a file. */
  isSilent?: boolean;
  /** Wants a user and a password: `ala:tajne`. */
  credentials?: string;
  status?: number;
  location?: string;
  version?: string;
}

export type Listing = {
  baseUrl: string;
  models: Record<string, { files: Record<string, { path: string; uncompressedHash?: string }> }[]>;
};

export async function startRegistry(...names: readonly string[]): Promise<TinyRegistry> {
  const files = new Map<string, Uint8Array>();
  const models: Listing['models'] = {};
  for (const name of names) {
    const joined = name.replace('-', '');
    const { model, lex, srcvocab, trgvocab } = tiny(name);
    const put = (file: string, content: Uint8Array) => {
      const path = `models/${name}/${file}.gz`;
      files.set(`/${path}`, gzipSync(content));
      return { path };
    };
    const entry = {
      architecture: 'tiny',
      releaseStatus: 'Release',
      sourceLanguage: name.split('-')[0],
      targetLanguage: name.split('-')[1],
      files: {
        model: {
          ...put(`model.${joined}.intgemm.alphas.bin`, model),
          uncompressedSize: model.length,
          uncompressedHash: createHash('sha256').update(model).digest('hex'),
        },
        lexicalShortlist: put(`lex.50.50.${joined}.s2t.bin`, lex),
        ...(srcvocab === trgvocab
          ? { vocab: put(`vocab.${joined}.spm`, srcvocab) }
          : { srcVocab: put(`srcvocab.${joined}.spm`, srcvocab), trgVocab: put(`trgvocab.${joined}.spm`, trgvocab) }),
      },
    };
    models[name] = [entry];
  }
  const mood: Mood = {};
  const seen: SeenRequest[] = [];
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { address: `${root}/db/models.json`, seen, mood, files };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // A proxy is asked for whole addresses.
    const path = new URL(request.url ?? '', root).pathname;
    const note: SeenRequest = { path, range: request.headers.range, sent: 0 };
    seen.push(note);
    const wanted = mood.credentials && `Basic ${Buffer.from(mood.credentials).toString('base64')}`;
    if (wanted && request.headers.authorization !== wanted) return void response.writeHead(401).end();
    if (mood.location) return void response.writeHead(302, { location: mood.location }).end();
    if (mood.status) return void response.writeHead(mood.status).end();
    if (path === '/db/models.json') {
      const list: Listing = { baseUrl: root, models };
      const given = mood.list ? mood.list(structuredClone(list)) : list;
      return void response.end(typeof given === 'string' ? given : JSON.stringify(given));
    }
    if (mood.isSilent) return;
    const content = files.get(path);
    if (!content) return void response.writeHead(404).end();
    await sendFile(content, request, response, note);
  }

  async function sendFile(content: Uint8Array, request: IncomingMessage, response: ServerResponse, note: SeenRequest) {
    const version = `"${createHash('sha256').update(content).digest('hex').slice(0, 12)}${mood.version ?? ''}"`;
    const [, start] = /^bytes=(\d+)-$/.exec(request.headers.range ?? '') ?? [];
    const isSame = request.headers['if-range'] === undefined || request.headers['if-range'] === version;
    const from = start !== undefined && isSame && !mood.noRanges ? Number(start) : 0;
    const head = mood.noRanges ? {} : { etag: version };
    if (start !== undefined && from >= content.length)
      return void response.writeHead(416, { 'content-range': `bytes */${content.length}` }).end();
    response.writeHead(from > 0 ? 206 : 200, {
      ...head,
      'content-length': content.length - from,
      ...(from > 0 && { 'content-range': `bytes ${from}-${content.length - 1}/${content.length}` }),
    });
    const mayCut = mood.cutAfter !== undefined && (mood.cuts ?? Number.POSITIVE_INFINITY) > 0;
    const end = mayCut ? Math.min(content.length, from + (mood.cutAfter ?? 0)) : content.length;
    const step = mood.slow ? 200 : content.length;
    for (let at = from; at < end && !response.destroyed; at += step) {
      const part = content.subarray(at, Math.min(end, at + step));
      response.write(part);
      note.sent += part.length;
      if (mood.slow) await new Promise(done => setTimeout(done, mood.slow));
    }
    if (end === content.length) return void response.end();
    mood.cuts = (mood.cuts ?? Number.POSITIVE_INFINITY) - 1;
    // What was written must be on its way before the connection breaks.
    setTimeout(() => response.destroy(), 20);
  }
}
