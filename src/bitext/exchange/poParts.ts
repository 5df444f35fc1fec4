/** A stretch of a PO file that holds one entry, or nothing but comments. */
export interface PoPart {
  readonly text: string;
  /** Where its `msgctxt` or `msgid` stands, else where it begins; 1-based. */
  readonly line: number;
}

/**
 * Cuts a PO file where entries end, so that what is broken in one ends there and can be named with its line. An entry ends
 * where a comment, a `msgctxt` or a `msgid` follows its `msgstr`, or a blank line after its `msgid`.
 */
export function poParts(text: string): readonly PoPart[] {
  const parts: PoPart[] = [];
  let lines: string[] = [];
  let [first, entry] = [1, 0];
  let [hasSource, mayEnd] = [false, false];
  const end = (next: number) => {
    if (lines.some(line => line.trim() !== '')) parts.push({ text: lines.join('\n'), line: entry || first });
    lines = [];
    [first, entry] = [next, 0];
    [hasSource, mayEnd] = [false, false];
  };
  text.split(/\r\n|[\n\r]/).forEach((line, index) => {
    if (mayEnd && /^\s*(?:#|msgctxt\b|msgid\b(?!_))/.test(line)) end(index + 1);
    lines.push(line);
    if (/^\s*msg(?:ctxt|id)\b/.test(line)) entry ||= index + 1;
    hasSource ||= /^\s*msgid\b/.test(line);
    mayEnd ||= /^\s*msgstr\b/.test(line) || (hasSource && line.trim() === '');
  });
  end(0);
  return parts;
}

/**
 * Bytes to text, by a byte order mark, else by the charset that the header names, else as UTF-8.
 *
 * @returns undefined where the bytes are not of that charset, or nobody knows it
 */
export function decodePo(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(charsetOf(bytes), { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** A header stands at the top. */
const HEAD = 8192;

function charsetOf(bytes: Uint8Array): string {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD));
  const charset = /^"Content-Type:[^"]*charset=([\w.:-]+)/im.exec(head)?.[1] ?? 'utf-8';
  return charset.toUpperCase() === 'CHARSET' ? 'utf-8' : charset;
}
