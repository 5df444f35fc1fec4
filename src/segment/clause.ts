import { classOf, INVISIBLE, LETTER, LOWER } from './characters.ts';
import type { Language } from './language.ts';

/** How far back the clause is read. Beyond it, the verb has surely come; it bounds the work at one place. */
const REACH = 200;

/**
 * Whether the clause that runs up to `end` has only said when or where, so that its verb is still to come: `W 1926 r.`,
 * `Dodał, że w 2015 r.`. Read backwards: a finite verb says no; a conjunction after a comma, or an adverbial at the
 * sentence's start, says yes.
 */
export function awaitsVerb(text: string, start: number, end: number, language: Language): boolean {
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
      const first = at <= start + 2;
      if (isFiniteVerb(word, first, language)) return commas > 0 && opensSubordinate(text, start, end, language);
    } else {
      at--;
      if (code === 0x2c || code === 0x3b) {
        if (language.conjunctions.has(word)) return true;
        commas++;
      }
    }
  }
  if (limit > start) return false;
  if (language.verbs.size === 0 && count > 5) return false;
  const opening = word.toLowerCase();
  return language.framing.has(opening) || language.conjunctions.has(opening);
}

/** `Gdy wybuchła wojna, w 1939 r. Meyer…`: the verb was the subordinate clause's. */
function opensSubordinate(text: string, start: number, end: number, language: Language): boolean {
  let from = start;
  while (from < end && !(classOf(text.charCodeAt(from)) & LETTER)) from++;
  let to = from;
  while (to < end && classOf(text.charCodeAt(to)) & LETTER) to++;
  return language.conjunctions.has(text.slice(from, to).toLowerCase());
}

/** A word in the middle of a sentence with a capital is a name. */
function isFiniteVerb(word: string, first: boolean, language: Language): boolean {
  if (!first && !(classOf(word.charCodeAt(0)) & LOWER)) return false;
  const small = first ? word.toLowerCase() : word;
  if (language.verbs.has(small)) return true;
  if (small.length < 4 || language.notVerbs.has(small)) return false;
  const { verbEndings } = language;
  return verbEndings.has(small.slice(-2)) || verbEndings.has(small.slice(-3)) || verbEndings.has(small.slice(-4));
}
