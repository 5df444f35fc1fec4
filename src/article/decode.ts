import { AppError } from '../errors.ts';

/** A decoded file, and the byte order mark that stood before its text (`''` without one). */
export interface Decoded {
  readonly text: string;
  readonly bom: '' | '\uFEFF';
}

/**
 * Decodes a text file of a project: UTF-8, or UTF-16 where a byte order mark says so.
 *
 * @param file  its name, for the error
 * @throws AppError naming the file and the line of the first byte that is not UTF-8, or of the first NUL
 */
export function decodeText(bytes: Uint8Array, file: string): Decoded {
  const text = decodeAs(encodingOf(bytes), bytes, file);
  const nul = text.indexOf('\0');
  if (nul >= 0)
    throw new AppError(
      'project',
      `Cannot read ${file}, line ${lineAt(text, nul)}: it holds a NUL character, which no text has.`,
      'If this is a document or an image, remove it from the folder; if it is a text, save it again as UTF-8.',
    );
  return text.startsWith('\uFEFF') ? { text: text.slice(1), bom: '\uFEFF' } : { text, bom: '' };
}

function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
}

/** A text in the encoding of another file, with the byte order mark that this has. */
export function encodeLike(text: string, model: Uint8Array): Uint8Array {
  const encoding = encodingOf(model);
  if (encoding !== 'utf-8') {
    const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
    return encoding === 'utf-16be' ? bytes.swap16() : bytes;
  }
  const hasMark = model[0] === 0xef && model[1] === 0xbb && model[2] === 0xbf;
  return Buffer.from(hasMark ? `\uFEFF${text}` : text, 'utf8');
}

function decodeAs(encoding: string, bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    const readable = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
    const line = lineAt(readable, Math.max(0, readable.indexOf('\uFFFD')));
    throw new AppError(
      'project',
      `Cannot read ${file}, line ${line}: the text is not ${encoding.toUpperCase()}.`,
      'Open it in an editor and save it with the encoding UTF-8 (older Polish texts are often Windows-1250 or ISO 8859-2).',
      { cause },
    );
  }
}

/** The 1-based line of an offset. */
function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split(/\r\n|[\n\r]/).length;
}
