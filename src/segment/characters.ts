/** What a UTF-16 code unit is, as far as sentences are concerned. Each is one bit, so that several can be asked for at once. */
export const SPACE = 1;
export const LINE_BREAK = 2;
export const UPPER = 4;
export const LOWER = 8;
/** A letter of a script without upper and lower case. */
export const UNCASED = 16;
export const DIGIT = 32;
/** Ends a sentence: full stop, question and exclamation marks, ellipsis. */
export const STOP = 64;
/** A mark that opens or closes a quotation; which of the two, its surroundings say. */
export const QUOTE = 128;
export const OPEN = 256;
export const CLOSE = 512;
export const DASH = 1024;
/** Invisible: bidi controls, joiners, combining marks. They count as part of what they stand after. */
export const INVISIBLE = 2048;
export const OTHER = 4096;

export const LETTER = UPPER | LOWER | UNCASED;

const special: readonly (readonly [kind: number, characters: string])[] = [
  [SPACE | LINE_BREAK, '\n\v\f\r\u2028\u2029'],
  [STOP, '.!?…‼⁇⁈⁉‽。！？｡।॥؟۔։።'],
  [QUOTE, '"\'“”„‟‘’‚‛«»‹›「」『』＂'],
  [OPEN, '([{⟨（［¿¡'],
  [CLOSE, ')]}⟩）］'],
  [DASH, '-–—―‒‑−•·*'],
];

const classes = new Uint16Array(0x10000);
for (const [kind, characters] of special) for (const character of characters) classes[character.charCodeAt(0)] = kind;

/** The class of a UTF-16 code unit; 0 past the end of a text. A lone half of a surrogate pair is `OTHER`. */
export function classOf(code: number): number {
  const known = classes[code];
  if (known) return known;
  // Past the end of a text `charCodeAt` gives NaN.
  if (known === undefined) return 0;
  const found = classify(String.fromCharCode(code));
  classes[code] = found;
  return found;
}

function classify(character: string): number {
  // JavaScript's own idea of white space, so that a piece's text is what `trim` would leave.
  if (/\s/.test(character)) return SPACE;
  if (/\p{Lu}|\p{Lt}/u.test(character)) return UPPER;
  if (/\p{Ll}/u.test(character)) return LOWER;
  if (/\p{L}/u.test(character)) return UNCASED;
  if (/\p{Nd}/u.test(character)) return DIGIT;
  if (/\p{M}|\p{Cf}/u.test(character)) return INVISIBLE;
  return OTHER;
}

/** Where the scanner has to look closer. Everything else it passes over. */
export const attention = new Uint8Array(0x10000);
for (const [kind, characters] of special)
  if (kind & (STOP | LINE_BREAK)) for (const character of characters) attention[character.charCodeAt(0)] = 1;
