import type { Locale, Span } from '../model.ts';

const WORD = 1;
const APOSTROPHE = 2;
const CLASS = classes();

function classes(): Uint8Array {
  const table = new Uint8Array(0x10000);
  // Soft hyphens and zero-width joiners stand inside words.
  const word = /[\p{L}\p{M}\p{N}\u00AD\u200C\u2060]|\u200D/u;
  for (let code = 0; code < table.length; code++) if (word.test(String.fromCharCode(code))) table[code] = WORD;
  for (const char of "'’ʼ‘`´") table[char.charCodeAt(0)] = APOSTROPHE;
  return table;
}

/**
 * Splits a text into words: runs of letters, marks and digits. An apostrophe between two letters belongs to the word
 * (Kennedy'ego, м'яч), save in French, where it ends one (l'OTAN); a Polish ending after a hyphen belongs to its
 * acronym (INF-u); English initials with their points are one word (U.S.).
 */
export function wordSpans(text: string, locale: Locale): Span[] {
  const elides = /^(?:fr|it|ca)\b/.test(locale);
  const polish = /^pl\b/.test(locale);
  const english = /^en\b/.test(locale);
  const spans: Span[] = [];
  let at = 0;
  while (at < text.length) {
    const width = wordCharacter(text, at);
    if (width === 0) {
      at++;
      continue;
    }
    const start = at;
    at += width;
    for (;;) {
      if (CLASS[text.charCodeAt(at)] === WORD) {
        at++;
        continue;
      }
      const step = wordCharacter(text, at);
      if (step > 0) at += step;
      else if (!elides && CLASS[text.charCodeAt(at)] === APOSTROPHE && wordCharacter(text, at + 1) > 0) at++;
      else break;
    }
    if (english && text[at] === '.' && at - start === 1) at = endOfInitials(text, start, at);
    if (polish && text[at] === '-') at = endOfSuffix(text, start, at);
    spans.push({ start, end: at });
  }
  return spans;
}

/** Initials are one word: U.S. */
function endOfInitials(text: string, start: number, at: number): number {
  return start + (/^(?:\p{Lu}\.){2,}(?![\p{L}\p{N}])/u.exec(text.slice(start, start + 20))?.[0].length ?? at - start);
}

/** How many code units the word character here has; 0 if there is none. */
function wordCharacter(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if ((code & 0xfc00) !== 0xd800) return CLASS[code] === WORD ? 1 : 0;
  return /^[\p{L}\p{M}\p{N}]/u.test(text.slice(at, at + 2)) ? 2 : 0;
}

/** The endings that Polish writes after an acronym and a hyphen. */
export const ACRONYM_SUFFIX =
  /^-(?:u|owi|em|ie|y|i|ów|om|ami|ach|a|ę|ą|o|e|iem|cie|etu|etowi|etem|ecie|tu|towi|tem|t)(?![\p{L}\p{N}])/u;

function endOfSuffix(text: string, start: number, hyphen: number): number {
  const word = text.slice(start, hyphen);
  if (!isAcronym(word)) return hyphen;
  const suffix = ACRONYM_SUFFIX.exec(text.slice(hyphen, hyphen + 7));
  return suffix ? hyphen + suffix[0].length : hyphen;
}

/** Whether a word is an acronym by its letters: two capitals, or a capital and a digit: NATO, PiS, V4. */
export function isAcronym(word: string): boolean {
  return /\p{Lu}.*[\p{Lu}\p{N}]/u.test(word);
}

/** A word as forms are compared: composed, in lower case, with plain apostrophes, without invisible characters. */
export function foldWord(word: string): string {
  return word
    .normalize('NFC')
    .replace(/[\u00AD\u200C\u2060]|\u200D/g, '')
    .replace(/[’ʼ‘`´]/g, "'")
    .replaceAll('.', '')
    .toLowerCase();
}

/** What stands between two words, as gaps are compared: one space for any white space, plain hyphens and quotes. */
export function foldGap(gap: string): string {
  return gap
    .replace(/\s+/g, ' ')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[’ʼ‘`´]/g, "'")
    .replace(/[„“”«»]/g, '"');
}
