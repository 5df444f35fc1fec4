import { isUtf8 } from 'node:buffer';
import { AppError } from '../../errors.ts';

/**
 * The text of a saved or fetched page. What is UTF-8 is read as such, whatever it says of itself (browsers save so); else a
 * byte order mark, the server or the page itself says the encoding.
 *
 * @param charset  what the server said
 * @param name  the page's, for errors
 * @throws AppError where no one says it, or where the bytes are not in it
 */
export function decodePage(bytes: Uint8Array, charset: string | undefined, name: string): string {
  const label = markOf(bytes) ?? (isUtf8(bytes) ? 'utf-8' : (charset ?? charsetIn(bytes)));
  if (label === undefined) throw unreadable(name, 'it is not UTF-8, and does not say in which encoding it is');
  const text = decoded(label, bytes, name);
  if (text.includes('\0')) throw unreadable(name, 'it is no text');
  return text;
}

function decoded(label: string, bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch (cause) {
    throw unreadable(name, `it says that it is in “${label.slice(0, 40)}”, and is not`, cause);
  }
}

function markOf(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}

/** Of `<meta charset>`, `<meta http-equiv>` or an XML declaration, near the beginning, as the standard has it. */
function charsetIn(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  return /(?:<meta[^>]*?\bcharset|<\?xml[^>]*?\bencoding)\s*=\s*["']?\s*([\w:.-]+)/i.exec(head)?.[1];
}

function unreadable(name: string, reason: string, cause?: unknown): AppError {
  return new AppError(
    'usage',
    `Cannot read ${name}: ${reason}.`,
    'Open the page in a browser, save it (“HTML only”) as UTF-8, and name that file.',
    { cause },
  );
}
