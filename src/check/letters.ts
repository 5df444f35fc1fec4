/** What a code point is, as bits. */
export const LETTER = 1;
export const CAPITAL = 2;
export const SMALL = 4;
export const NUMBER = 8;
export const DIGIT = 16;
/** A letter, a mark or a number outside the alphabets of Europe, or one that folds with another as lower case does not show. */
export const STRANGE = 32;
/** It takes two UTF-16 units. */
export const WIDE = 64;
const SURROGATE = 128;

/** What the code point at a place of a text is; 0 at the end. */
export function kindAt(text: string, at: number): number {
  table ??= kinds();
  const kind = table[text.charCodeAt(at)] ?? 0;
  return kind === SURROGATE ? kindOfPair(text.slice(at, at + 2)) : kind;
}

export function startsCapital(word: string): boolean {
  return (kindAt(word, 0) & CAPITAL) > 0;
}

export function startsSmall(word: string): boolean {
  return (kindAt(word, 0) & SMALL) > 0;
}

let table: Uint8Array | undefined;

function kindOfPair(pair: string): number {
  if (pair.length < 2 || !/^[\s\S]$/u.test(pair)) return STRANGE;
  return PROPERTIES.reduce((kinds, [property, kind]) => (property.test(pair) ? kinds | kind : kinds), STRANGE | WIDE);
}

const PROPERTIES = [
  [/\p{L}/u, LETTER],
  [/\p{Lu}/u, CAPITAL],
  [/\p{Ll}/u, SMALL],
  [/\p{N}/u, NUMBER],
  [/[0-9]/u, DIGIT],
] as const;

function kinds(): Uint8Array {
  const kinds = new Uint8Array(0x10000).fill(SURROGATE, 0xd800, 0xe000);
  const codes = new Uint16Array(0x10000);
  for (let code = 0; code < codes.length; code++) codes[code] = kinds[code] ? 0 : code;
  const all = new TextDecoder('utf-16le', { ignoreBOM: true }).decode(codes);
  const mark = ({ source }: RegExp, kind: number) => {
    for (const { 0: run, index } of all.matchAll(new RegExp(`${source}+`, 'gu')))
      for (let code = index; code < index + run.length; code++)
        if (kind !== STRANGE || !isSimple(code)) kinds[code] = (kinds[code] ?? 0) | kind;
  };
  for (const [property, kind] of PROPERTIES) mark(property, kind);
  mark(/[\p{L}\p{M}\p{N}]/u, STRANGE);
  return kinds;
}

/** Latin, Greek and Cyrillic with what they are written with; then raised letters, Latin for Vietnamese, numbers. */
const BLOCKS = [
  [0, 0x530],
  [0x1d00, 0x1dc0],
  [0x1e00, 0x1f00],
  [0x2070, 0x20a0],
  [0x2150, 0x2190],
] as const;

/** Letters that fold with another, or with more than one, in a way that their lower and upper case do not show. */
const FOLDS_ODDLY = new Set([
  0xb5, 0x130, 0x149, 0x17f, 0x1f0, 0x345, 0x390, 0x3b0, 0x3c2, 0x3d0, 0x3d1, 0x3d5, 0x3d6, 0x3f0, 0x3f1, 0x3f5, 0x1e96,
  0x1e97, 0x1e98, 0x1e99, 0x1e9a, 0x1e9b, 0x1e9e,
]);

function isSimple(code: number): boolean {
  return BLOCKS.some(([from, to]) => from <= code && code < to) && !FOLDS_ODDLY.has(code);
}

/** The simple characters that a class of Unicode has, `\p{L}`, as ranges for a class of a regular expression. */
export function simpleRanges(property: string, anyCase: boolean): string {
  const key = `${property} ${anyCase}`;
  const known = ranges.get(key);
  if (known !== undefined) return known;
  const pattern = new RegExp(property, anyCase ? 'iu' : 'u');
  const codes = BLOCKS.flatMap(([from, to]) => Array.from({ length: to - from }, (_, at) => from + at));
  const members = codes.filter(code => pattern.test(String.fromCharCode(code)));
  const starts = members.filter((code, at) => members[at - 1] !== code - 1);
  const ends = members.filter((code, at) => members[at + 1] !== code + 1);
  const result = starts.map((start, at) => `${escaped(start)}-${escaped(ends[at] ?? start)}`).join('');
  ranges.set(key, result);
  return result;
}

const ranges = new Map<string, string>();

function escaped(code: number): string {
  return `\\u${code.toString(16).padStart(4, '0')}`;
}
