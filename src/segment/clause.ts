import { classOf, INVISIBLE, LETTER, LOWER } from './characters.ts';
import type { Language } from './language.ts';
import { isAllCapitals } from './word.ts';

/** How far back the clause is read. Beyond it, the verb has surely come; it bounds the work at one place. */
const REACH = 200;

/**
 * How far the clause that runs up to a place has come.
 * - `whole`: it has its verb, or is too long not to.
 * - `begun`: it has only said when or where: `W 1926 r.`, `Dodał, że w 2015 r.`
 * - `nominal`: no verb, and nothing that calls for one: `Ustawa z 26 maja 1982 r.`
 */
export type Clause = 'whole' | 'begun' | 'nominal';

/**
 * The state of the clause that runs up to `end`, read backwards: a finite verb makes it whole; a conjunction after a
 * comma, or an adverbial at the sentence's start, shows that it has only begun.
 * @param isDate  whether a date ends there, after which a coordinate clause still waits for its verb
 */
export function clauseBefore(text: string, start: number, end: number, isDate: boolean, language: Language): Clause {
  const limit = Math.max(start, end - REACH);
  let count = 0;
  let commas = 0;
  let word = '';
  let at = end;
  while (at > limit) {
    const code = text.charCodeAt(at - 1);
    if (classOf(code) & (LETTER | INVISIBLE)) {
      const last = at;
      while (at > limit && classOf(text.charCodeAt(at - 1)) & (LETTER | INVISIBLE)) at--;
      word = text.slice(at, last);
      count++;
      if (isVerb(word, at <= start + 2, language))
        return commas > 0 && language.conjunctions.has(firstWord(text, start, end)) ? 'begun' : 'whole';
    } else {
      at--;
      if (code === 0x2c || code === 0x3b) {
        if (language.conjunctions.has(word) || (isDate && language.coordinators.has(word))) return 'begun';
        commas++;
      }
    }
  }
  if (limit > start) return 'whole';
  if (language.verbs.size === 0 && count > 5) return 'whole';
  const opening = isAllCapitals(word) || isInitial(text, start, word) ? '' : word.toLowerCase();
  const { framing, conjunctions, coordinators } = language;
  return framing.has(opening) || conjunctions.has(opening) || coordinators.has(opening) ? 'begun' : 'nominal';
}

/** In `Gdy wybuchła wojna, w 1939 r. Meyer…` the verb was the subordinate clause's. */
function firstWord(text: string, start: number, end: number): string {
  let from = start;
  while (from < end && !(classOf(text.charCodeAt(from)) & LETTER)) from++;
  let to = from;
  while (to < end && classOf(text.charCodeAt(to)) & LETTER) to++;
  return text.slice(from, to).toLowerCase();
}

/** `PO` is a party, and `A.` an initial. */
function isInitial(text: string, start: number, word: string): boolean {
  return word.length === 1 && text.startsWith(`${word}.`, text.indexOf(word, start));
}

/** A word in the middle of a sentence with a capital is a name. */
function isVerb(word: string, first: boolean, language: Language): boolean {
  if (!first && !(classOf(word.charCodeAt(0)) & LOWER)) return false;
  return looksFinite(first ? word.toLowerCase() : word, language);
}

/** Whether a word in small letters is, or by its ending looks like, a finite verb. */
export function looksFinite(small: string, language: Language): boolean {
  const { verbs, verbEndings, notVerbs } = language;
  if (verbs.has(small)) return true;
  if (small.length < 4 || notVerbs.has(small)) return false;
  return (
    verbEndings.has(small.slice(-2)) ||
    verbEndings.has(small.slice(-3)) ||
    verbEndings.has(small.slice(-4)) ||
    verbEndings.has(small.slice(-5))
  );
}
