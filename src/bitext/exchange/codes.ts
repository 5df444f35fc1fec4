import { type XmlElement, xmlError } from '../../xml.ts';

/** The character that a hexadecimal code stands for. @throws AppError where it is none */
export function codePointOf(hex: string, element: XmlElement, path: string): string {
  const code = /^[0-9A-Fa-f]{1,8}$/.test(hex) ? Number.parseInt(hex, 16) : Number.NaN;
  if (code <= 0x10ffff) return String.fromCodePoint(code);
  throw xmlError(path, element.line, `“${hex}” is no character code`, 'Write 0000 to 10FFFF.');
}

/** XLIFF 1.2 has no element for characters that XML cannot hold: a code of this type, with the character's number. */
export const CHARACTER = 'x-dragoman-character-';

/** Who notes of ours are from, which are for the translator and do not come back. */
export const OURSELVES = 'Dragoman';
