import { hex4 } from '../xliffNames.ts';

/**
 * Texts in formats that have no codes for what their files cannot hold: control characters and halves of surrogate pairs
 * are written `\uHHHH`, and so is a backslash that would look like the start of such a one.
 */
export function escapeUnwritable(text: string): string {
  return text.replace(
    /[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F\p{Cs}\uFFFE\uFFFF]|\\(?=u[0-9A-F]{4})/gu,
    found => `\\u${hex4(found.charCodeAt(0))}`,
  );
}

export function unescapeUnwritable(text: string): string {
  return text.replace(/\\u([0-9A-F]{4})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
