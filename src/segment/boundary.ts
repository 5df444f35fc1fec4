import { meansAs } from './abbreviation.ts';
import {
  CLOSE,
  classOf,
  DASH,
  DIGIT,
  INVISIBLE,
  LETTER,
  LINE_BREAK,
  LOWER,
  OPEN,
  OTHER,
  QUOTE,
  SPACE,
  STOP,
  UPPER,
} from './characters.ts';
import { clauseBefore, looksFinite } from './clause.ts';
import type { Language, Meaning } from './language.ts';
import { isInitials, isLabel, isRoman, opensOrdinal, wordAt, wordBefore, wordStart } from './word.ts';

/** A place where a sentence may end: after `text[stop…]`, which ends at `end` with its quotes; `next` is what follows. */
export interface Candidate {
  readonly text: string;
  /** Where the sentence begins. */
  readonly start: number;
  /** The first of the stops, the first place after them, and the first place after what closes with them. */
  readonly stop: number;
  readonly stopsEnd: number;
  readonly end: number;
  /** Where the next text begins, after the white space. */
  readonly next: number;
}

/** How far back brackets and quotation marks are looked for. It bounds the work at one place. */
const REACH = 300;

/** Whether a sentence ends here. */
export function isBoundary(candidate: Candidate, language: Language): boolean {
  const { text, start, stop, stopsEnd, end, next } = candidate;
  const head = headOf(text, next);
  const headClass = head < text.length ? classOf(text.charCodeAt(head)) : 0;
  if (headClass & STOP) return opensOmission(text, head) && stop > start;
  if (headClass & LOWER && !isCamelCase(text, head)) return false;
  if (headClass & OTHER && !opensWithSymbol(text.charCodeAt(head))) return false;
  if (stop === start || headClass === 0) return false;
  if (end > stopsEnd && closesInside(candidate)) return false;

  const word = wordAt(text, head);
  const mark = text.charCodeAt(stop);
  if (mark === 0x2e && stopsEnd === stop + 1) return endsAtFullStop(candidate, head, headClass, word, language);
  if (mark === 0x2e || mark === 0x2026) return endsAtEllipsis(candidate, word, language);
  if (end > stopsEnd && isSaid(text, head, word, language)) return false;
  return !isTitle(candidate) || opens(text, head, word, language);
}

// ── What follows ────────────────────────────────────────────────────────────────────────────────────────────────

/** The first letter, digit or symbol of the next text, past its dashes, quotation marks and brackets. */
function headOf(text: string, next: number): number {
  let head = next;
  const limit = Math.min(text.length, next + 12);
  while (head < limit) {
    const kind = classOf(text.charCodeAt(head));
    if (!(kind & (DASH | QUOTE | OPEN | SPACE | INVISIBLE)) || kind & LINE_BREAK) return head;
    head++;
  }
  return limit;
}

/** `(...)` or `[…]`: a sentence that was left out. */
function opensOmission(text: string, head: number): boolean {
  return (classOf(text.charCodeAt(head - 1)) & OPEN) !== 0;
}

/** `iPhone`, `mBank`: a capital all the same. */
function isCamelCase(text: string, head: number): boolean {
  return (
    (classOf(text.charCodeAt(head + 1)) & UPPER) !== 0 &&
    (classOf(text.charCodeAt(head + 2)) & LOWER) !== 0 &&
    (classOf(text.charCodeAt(head + 3)) & LOWER) !== 0
  );
}

const openingSymbols = new Set([...'§@#€$£¥°№'].map(symbol => symbol.charCodeAt(0)));

function opensWithSymbol(code: number): boolean {
  return openingSymbols.has(code) || code >= 0x2190;
}

/** `"Why?" John asked.`: a name, and then a verb of saying. */
function isSaid(text: string, head: number, word: string, language: Language): boolean {
  if (language.sayings.size === 0) return false;
  let at = head + word.length;
  for (let count = 0; count < 2 && text[at] === ' '; count++) {
    const following = wordAt(text, at + 1);
    if (language.sayings.has(following)) return true;
    at += 1 + following.length;
  }
  return false;
}

/** Whether the word does nothing but open a sentence. A single letter with a full stop is an initial. */
function opens(text: string, head: number, word: string, language: Language): boolean {
  return language.openers.has(lowered(word)) && !(word.length === 1 && text.charCodeAt(head + 1) === 0x2e);
}

/** `Nie` and `NIE` are `nie`; `nie` in the middle of a word in capitals stays as it is. */
function lowered(word: string): string {
  return word.toLowerCase();
}

// ── What closes ─────────────────────────────────────────────────────────────────────────────────────────────────

/** Whether a bracket closes here that was opened within the sentence: `(np. w Polsce?) Jan` goes on. */
function closesInside({ text, start, stop, stopsEnd, end }: Candidate): boolean {
  for (let i = stopsEnd; i < end; i++) {
    if (!(classOf(text.charCodeAt(i)) & CLOSE)) continue;
    const limit = Math.max(start, stop - REACH);
    for (let open = stop - 1; open >= limit; open--) {
      const kind = classOf(text.charCodeAt(open));
      if (kind & CLOSE) return false;
      if (kind & OPEN) return open > headOf(text, start) || open === stop - 1;
    }
  }
  return false;
}

/** Whether a short quotation closes here that is a part of its clause, such as a title: `w "Mam talent!" Jan śpiewa`. */
function isTitle({ text, start, stop, stopsEnd, end }: Candidate): boolean {
  if (end === stopsEnd) return false;
  const limit = Math.max(start, stop - 48);
  let open = stop - 1;
  while (open > limit && !(classOf(text.charCodeAt(open)) & QUOTE)) open--;
  if (open <= limit) return false;
  let before = open - 1;
  while (before > start && classOf(text.charCodeAt(before)) & SPACE) before--;
  return before < open - 1 && (classOf(text.charCodeAt(before)) & (LETTER | DIGIT)) !== 0;
}

// ── The ellipsis ────────────────────────────────────────────────────────────────────────────────────────────────

function endsAtEllipsis({ text, start, stop }: Candidate, word: string, language: Language): boolean {
  const from = wordStart(text, start, stop);
  const before = text.slice(from, stop).toLowerCase();
  return !language.dangling.has(before) || language.openers.has(lowered(word));
}

// ── The full stop ───────────────────────────────────────────────────────────────────────────────────────────────

function endsAtFullStop(
  candidate: Candidate,
  head: number,
  headClass: number,
  word: string,
  language: Language,
): boolean {
  const { text, start, stop } = candidate;
  const last = classOf(text.charCodeAt(stop - 1));
  if (isLabel(text, start, stop, language)) return false;
  if (last & DIGIT) return endsAfterNumber(candidate, head, word, language);
  if (!(last & (LETTER | INVISIBLE))) return true;

  const from = wordStart(text, start, stop);
  const written = text.slice(from, stop);
  const meaning = meansAs(text, start, from, written, word, language);
  if (meaning) return endsAfterAbbreviation(candidate, meaning, head, headClass, word, language);
  if (isInitials(written)) return endsAfterInitial(candidate, from, head, headClass, word, language);
  if (isRoman(written)) return !opensOrdinal(word, language);
  return true;
}

/** `w 2020. To`, `lat 90. Polska`, `4. Pułk`, `o godz. 15. Jan`. */
function endsAfterNumber({ text, start, stop }: Candidate, head: number, word: string, language: Language): boolean {
  let from = stop;
  while (from > start && stop - from < 5 && classOf(text.charCodeAt(from - 1)) & DIGIT) from--;
  const digits = stop - from;
  if (digits > 3) return true;
  const before = from > start ? text.charCodeAt(from - 1) : 0x20;
  if (!(classOf(before) & (SPACE | OPEN | QUOTE))) return true;
  if (opens(text, head, word, language)) return false === isRomanHead(word);
  if (isRomanHead(word)) return false;
  if (language.ordinals === 'any') return digits > 2 || (classOf(text.charCodeAt(head)) & DIGIT) !== 0;
  if (opensOrdinal(word, language)) return false;
  return clauseBefore(text, start, from, language) !== 'begun';
}

function isRomanHead(word: string): boolean {
  return word.length > 1 && isRoman(word);
}

function endsAfterAbbreviation(
  candidate: Candidate,
  meaning: Meaning,
  head: number,
  headClass: number,
  word: string,
  language: Language,
): boolean {
  const { text, start, stop, next, end, stopsEnd } = candidate;
  const { kind } = meaning;
  const opening = opens(text, head, word, language);
  if (kind === 'never' || headClass & LOWER || language.continuers.has(word.toLowerCase())) return false;
  if (end > stopsEnd && isTitle(candidate)) return opening;
  if (kind === 'end') return true;
  if (text[next] === '(' || text[next] === '[') return false;
  if (kind === 'name') return opening;
  if (kind === 'word') return !(headClass & DIGIT) && (opening || !isFullName(text, head, word, language));
  if (kind === 'number') return !(headClass & DIGIT || isRoman(word) || isLetterLabel(text, head, word));
  if (kind === 'amount' && (headClass & DIGIT ? isThousands(text, head) : isCounted(word, language))) return false;
  if (opening || looksFinite(word.toLowerCase(), language)) return true;
  const clause = clauseBefore(text, start, stop, language);
  return clause === 'whole' || (clause === 'nominal' && !(classOf(text.charCodeAt(next)) & DASH));
}

/** Two capitalised words in a row, an initial, or a surname by its ending. */
function isFullName(text: string, head: number, word: string, language: Language): boolean {
  if (language.subjects.has(word.toLowerCase())) return false;
  const after = head + word.length;
  if (word.length <= 2 && text[after] === '.') return true;
  if (text[after] === ' ' && classOf(text.charCodeAt(after + 1)) & UPPER) return true;
  return [3, 4, 5, 6].some(length => word.length > length && language.nameEndings.has(word.slice(-length)));
}

/** `lit. A`, `kat. B.`; but `W` before a space is a word. */
function isLetterLabel(text: string, head: number, word: string): boolean {
  return word.length === 1 && (!'WZOUI'.includes(word) || text[head + 1] !== ' ');
}

/** `tys. 300`: exactly three digits. */
function isThousands(text: string, head: number): boolean {
  const digit = (at: number) => (classOf(text.charCodeAt(at)) & DIGIT) !== 0;
  return digit(head + 1) && digit(head + 2) && !digit(head + 3);
}

function isCounted(word: string, language: Language): boolean {
  const small = lowered(word);
  if (language.counted.has(small)) return true;
  return (
    small.length > 4 && (language.countedEndings.has(small.slice(-2)) || language.countedEndings.has(small.slice(-3)))
  );
}

/** `J. Kowalski` goes on; `witamina C. Organizm` and `Marcin P. Prokuratura` end. */
function endsAfterInitial(
  { text, start, next }: Candidate,
  from: number,
  head: number,
  headClass: number,
  word: string,
  language: Language,
): boolean {
  if (headClass & LOWER) return false;
  if (opens(text, head, word, language)) return true;
  if (headClass & DIGIT) return true;
  if (classOf(text.charCodeAt(next)) & DASH) return true;
  if (text[next] === '(') return false;
  const before = wordBefore(text, start, from);
  if (before === '') return false;
  if (language.labels.has(before.toLowerCase()) || classOf(before.charCodeAt(0)) & DIGIT) return true;
  return (classOf(before.charCodeAt(0)) & UPPER) !== 0 && language.subjects.has(lowered(word));
}
