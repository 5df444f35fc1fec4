import type { IncomingMessage } from 'node:http';
import { pipeline, type Readable } from 'node:stream';
import zlib from 'node:zlib';

/** What an answer is, packed or not. Who reads it is told of any error, and the answer ends with it. */
export function unpacked(response: IncomingMessage): Readable {
  const encoding = response.headers['content-encoding']?.trim().toLowerCase() ?? '';
  const make = Object.hasOwn(UNPACK, encoding) ? UNPACK[encoding as keyof typeof UNPACK] : undefined;
  return make ? pipeline(response, make(), () => undefined) : response;
}

const UNPACK = {
  gzip: zlib.createGunzip,
  'x-gzip': zlib.createGunzip,
  compress: zlib.createUnzip,
  'x-compress': zlib.createUnzip,
  deflate: zlib.createInflate,
  br: zlib.createBrotliDecompress,
  // Where Node has it, deepl-node asks for it.
  zstd: (zlib as { readonly createZstdDecompress?: typeof zlib.createGunzip }).createZstdDecompress,
};
