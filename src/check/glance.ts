import type { Span } from '../model.ts';
import { CAPITAL, DIGIT, kindAt, LETTER, NUMBER, STRANGE, WIDE } from './letters.ts';
import { rememberedText } from './remembered.ts';

/** A run of letters. */
export interface Word extends Span {
  readonly text: string;
}

/**
 * What a first look at a text shows. It is taken once for all checks, which then try their patterns only on a text that
 * can have a match: most sentences have no figure, no rank, no denial.
 */
export interface Glance {
  readonly words: readonly Word[];
  /** Per word: how it begins. */
  readonly openings: readonly Opening[];
  /** Whether all its letters are of the alphabets of Europe, and fold as lower case does. Else openings do not tell. */
  readonly isSimple: boolean;
  /** Whether a digit from 0 to 9 is there, and whether any sign that is a number: ½. */
  readonly hasDigit: boolean;
  readonly hasNumber: boolean;
  /** Letters and numbers, in code points. */
  readonly length: number;
  /** Letters, and the capitals among them, in UTF-16 units. */
  readonly letters: number;
  readonly capitals: number;
}

/** How a word begins: four UTF-16 units in lower case; what follows a short word is among them. */
export interface Opening {
  readonly text: string;
  /** The same for the same beginning; missing for what came when there were very many. */
  readonly number: number | undefined;
}

export const glance = rememberedText((text: string): Glance => {
  const words: Word[] = [];
  const openings: Opening[] = [];
  let [at, length, letters, capitals] = [0, 0, 0, 0];
  let [hasDigit, hasNumber, isSimple] = [false, false, true];
  while (at < text.length) {
    const start = at;
    let kind = kindAt(text, at);
    while (kind & LETTER) {
      const width = kind & WIDE ? 2 : 1;
      length++;
      if (kind & CAPITAL) capitals += width;
      if (kind & STRANGE) isSimple = false;
      at += width;
      kind = kindAt(text, at);
    }
    if (at > start) {
      letters += at - start;
      words.push({ start, end: at, text: text.slice(start, at) });
      openings.push(openingOf(text.slice(start, start + OPENING)));
    }
    if (kind & NUMBER) {
      length++;
      hasNumber = true;
    }
    if (kind & DIGIT) hasDigit = true;
    if (kind & STRANGE) isSimple = false;
    at += kind & WIDE ? 2 : 1;
  }
  return { words, openings, isSimple, hasDigit, hasNumber, length, letters, capitals };
});

const known = new Map<string, Opening>();

function openingOf(beginning: string): Opening {
  const before = known.get(beginning);
  if (before) return before;
  const opening = { text: beginning.toLowerCase(), number: known.size < MOST_OPENINGS ? known.size : undefined };
  if (opening.number !== undefined) known.set(beginning, opening);
  return opening;
}

/** More than the words of a few languages begin with. */
const MOST_OPENINGS = 100_000;

/** The words with the apostrophes and loose accents in and after them: „Kennedy’ego”. */
export function joinedWords(text: string): readonly Word[] {
  const joined: Word[] = [];
  let [start, end] = [-1, -1];
  const finish = () => joined.push({ start, end, text: text.slice(start, end) });
  for (const word of glance(text).words) {
    if (word.start !== end && end >= 0) finish();
    if (word.start !== end) start = word.start;
    end = afterJoiners(text, word.end);
  }
  if (end >= 0) finish();
  return joined;
}

function afterJoiners(text: string, from: number): number {
  let at = from;
  for (;;) {
    const sign = text.charAt(at);
    if (sign === '’' || sign === "'") at++;
    else if (sign >= '\u0300' && LOOSE_ACCENT.test(text.slice(at, at + 2)))
      at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
    else return at;
  }
}

const LOOSE_ACCENT = /^\p{M}/u;

/** How many UTF-16 units of a word are its opening. */
export const OPENING = 4;
