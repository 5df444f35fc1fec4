import { TextDecoder } from 'node:util';
import { newlines, type XmlFile, xmlError } from './file.ts';

/**
 * Bytes to text by the byte order mark, else by the XML declaration, else as UTF-8. Throws an `AppError` that names the
 * line of the first bytes that are not of that encoding.
 */
export function decodeXml(bytes: Uint8Array, { file }: XmlFile): string {
  const decoder = xmlDecoder(file);
  return decoder.decode(bytes) + decoder.end();
}

/** As `decodeXml`, for a file that comes in parts. */
export async function* decodeXmlStream(
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  { file }: XmlFile,
): AsyncGenerator<string> {
  const decoder = xmlDecoder(file);
  for await (const chunk of chunks) yield decoder.decode(chunk);
  yield decoder.end();
}

/** Enough bytes to see a byte order mark and an XML declaration. */
const HEAD = 256;

function xmlDecoder(file: string): { decode(bytes: Uint8Array): string; end(): string } {
  let head: Uint8Array = new Uint8Array();
  let decoder: TextDecoder | undefined;
  let line = 1;
  const run = (bytes: Uint8Array, more: boolean): string => {
    decoder ??= decoderFor(bytes, file);
    try {
      const text = decoder.decode(bytes, { stream: more });
      line += newlines(text, text.length);
      return text;
    } catch (cause) {
      if (!(cause instanceof TypeError)) throw cause;
      const where = line + newlines(new TextDecoder(decoder.encoding).decode(bytes).split('\uFFFD')[0] ?? '', Infinity);
      throw xmlError(file, where, `the bytes are not ${decoder.encoding.toUpperCase()}`, 'Save the file as UTF-8.');
    }
  };
  return {
    decode(bytes) {
      if (decoder) return run(bytes, true);
      head = head.length ? Buffer.concat([head, bytes]) : bytes;
      return head.length < HEAD ? '' : run(head, true);
    },
    end: () => run(decoder ? new Uint8Array() : head, false),
  };
}

function decoderFor(bytes: Uint8Array, file: string): TextDecoder {
  const label = encodingOf(bytes);
  try {
    return new TextDecoder(label, { fatal: true });
  } catch {
    throw xmlError(file, 1, `the encoding “${label}” is not known`, 'Save the file as UTF-8.');
  }
}

/** A byte order mark or a `<` in four bytes. */
const UTF_32: readonly string[] = ['fffe0000', '0000feff', '3c000000', '0000003c'];

function encodingOf(bytes: Uint8Array): string {
  const [a, b, c] = bytes;
  // Which is not read here, and half of which looks like UTF-16.
  if (UTF_32.includes(Buffer.from(bytes.subarray(0, 4)).toString('hex'))) return 'utf-32';
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return 'utf-16le';
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return 'utf-16be';
  const declaration = String.fromCharCode(...bytes.subarray(0, HEAD));
  const label = /^\s*<\?xml[^>]*?\bencoding\s*=\s*["']([\w.:-]+)["']/.exec(declaration)?.[1] ?? 'utf-8';
  // Bytes that spell the declaration in ASCII are not UTF-16, whatever it says.
  return /^utf-?16/i.test(label) ? 'utf-8' : label;
}
