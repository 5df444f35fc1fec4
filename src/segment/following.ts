import { classOf, DASH, INVISIBLE, LINE_BREAK, LOWER, OPEN, OTHER, QUOTE, SPACE, UPPER } from './characters.ts';
import { looksFinite } from './clause.ts';
import { isListed, type Language } from './language.ts';
import { isRoman, wordAt } from './word.ts';

/** A place where a sentence may end: after `text[stop…]`, which ends at `end` with its quotes; `next` is what follows. */
export interface Place {
  readonly text: string;
  /** Where the sentence begins. */
  readonly start: number;
  /** The first of the stops, the first place after them, and the first place after what closes with them. */
  readonly stop: number;
  readonly stopsEnd: number;
  readonly end: number;
  /** Where the next text begins, after the white space. */
  readonly next: number;
  /** The next text's first letter, digit or symbol, past dashes, quotation marks and brackets, and its class. */
  readonly head: number;
  readonly headClass: number;
}

/** Where the head of the text from `next` on is. */
export function headOf(text: string, next: number): number {
  let head = next;
  const limit = Math.min(text.length, next + 12);
  while (head < limit) {
    const kind = classOf(text.charCodeAt(head));
    if (!(kind & (DASH | QUOTE | OPEN | SPACE | INVISIBLE)) || kind & LINE_BREAK) return head;
    head++;
  }
  return limit;
}

/** Whether no sentence can open with the head: a small letter (but not `iPhone`), or a symbol such as `>`. */
export function cannotOpen(text: string, head: number, headClass: number): boolean {
  if (headClass & LOWER) return !isCamelCase(text, head);
  return headClass === 0 || ((headClass & OTHER) !== 0 && !opensWithSymbol(text.charCodeAt(head)));
}

/** `iPhone`, `mBank`: a capital all the same. */
function isCamelCase(text: string, head: number): boolean {
  const has = (place: number, kind: number) => (classOf(text.charCodeAt(head + place)) & kind) !== 0;
  return has(1, UPPER) && has(2, LOWER) && has(3, LOWER);
}

const openingSymbols = new Set([...'§@#€$£¥°№'].map(symbol => symbol.charCodeAt(0)));

function opensWithSymbol(code: number): boolean {
  return openingSymbols.has(code) || code >= 0x2190;
}

/** The head's word, if it is one. */
export function headWord({ text, head }: Place): string {
  return wordAt(text, head);
}

/** Whether the next word does nothing but open a sentence. A single letter with a full stop is an initial. */
export function opensSentence(place: Place, language: Language): boolean {
  const word = headWord(place);
  if (word.length === 1 && place.text[place.head + 1] === '.') return false;
  return language.openers.has(word);
}

/** `XX wieku`. */
export function isRomanNumeral(word: string): boolean {
  return word.length > 1 && isRoman(word);
}

/** `tys. Polaków`, `proc. VAT`. */
export function isCounted(place: Place, language: Language): boolean {
  const word = headWord(place);
  if (isListed(word, language.counted)) return true;
  return hasEnding(word, language.countedEndings, 3);
}

/** `Prokuratura`, `Decyzja`, `Tarnobrzeski sąd`, `Mieszkała w Łodzi`: no surname, although it follows an initial. */
export function isSubject(place: Place, language: Language): boolean {
  const { text, head } = place;
  const word = headWord(place);
  if (isListed(word, language.subjects) || hasEnding(word, language.subjectEndings, 3)) return true;
  const after = head + word.length;
  if (text[after] !== ' ' || !(classOf(text.charCodeAt(after + 1)) & LOWER)) return false;
  return (
    language.subjects.has(wordAt(text, after + 1)) || (word.length > 5 && looksFinite(word.toLowerCase(), language))
  );
}

/** Whether a word ends with one of the endings and has letters enough before it. */
function hasEnding(word: string, endings: ReadonlySet<string>, stem: number): boolean {
  if (endings.size === 0) return false;
  for (let length = 2; length <= 6; length++)
    if (word.length >= length + stem && endings.has(word.slice(-length))) return true;
  return false;
}

/** Two capitalised words in a row, an initial, or a surname by its ending. */
export function isFullName(place: Place, language: Language): boolean {
  const { text, head } = place;
  const word = headWord(place);
  if (isListed(word, language.subjects)) return false;
  const after = head + word.length;
  if (word.length <= 2 && text[after] === '.') return true;
  if (text[after] === ' ' && classOf(text.charCodeAt(after + 1)) & UPPER) return true;
  return hasEnding(word, language.nameEndings, 1);
}

/** `11. Lubuska Dywizja`: an adjective and then a noun, both with a capital. */
export function isNamedByAdjective(place: Place, language: Language): boolean {
  const word = headWord(place);
  const after = place.head + word.length;
  if (place.text[after] !== ' ' || !(classOf(place.text.charCodeAt(after + 1)) & UPPER)) return false;
  return hasEnding(word, language.adjectiveEndings, 3);
}

/** `lit. A`, `kat. B.`; but `W` before a space is a word. */
export function isLetterLabel(place: Place): boolean {
  const word = headWord(place);
  return word.length === 1 && (!'WZOUI'.includes(word) || place.text[place.head + 1] !== ' ');
}

/** `"Why?" John asked.`: a name, and then a verb of saying. */
export function isSaid(place: Place, language: Language): boolean {
  if (language.sayings.size === 0) return false;
  let at = place.head + headWord(place).length;
  for (let count = 0; count < 2 && place.text[at] === ' '; count++) {
    const following = wordAt(place.text, at + 1);
    if (language.sayings.has(following)) return true;
    at += 1 + following.length;
  }
  return false;
}
