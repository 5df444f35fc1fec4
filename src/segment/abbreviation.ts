import { classOf, DIGIT, LETTER, LOWER, OPEN, SPACE } from './characters.ts';
import { looksFinite } from './clause.ts';
import { headWord, type Place } from './following.ts';
import { type Before, type Language, type Meaning, shapeOf } from './language.ts';
import { isAllCapitals, isRoman, isVowelless, wordBefore } from './word.ts';

/** Longer words are words, abbreviations only if they are listed. */
const LONGEST_UNKNOWN = 6;

const likeName: Meaning = { kind: 'name' };
/** `km/h.`, `zł/szt.`, `tel./fax.` */
const afterSlash: Meaning = { kind: 'amount' };

/**
 * What the word before a full stop abbreviates, or undefined where it is a whole word (or the end of `McDonald's`).
 * @param from  where the word begins
 */
export function meaningOf(place: Place, from: number, language: Language): Meaning | undefined {
  const { text, start, stop } = place;
  if (isOrdinary(text, from, stop, language)) return undefined;
  const written = text.slice(from, stop);
  const before = from > 0 ? text.charAt(from - 1) : ' ';
  if (before === '/') return afterSlash;
  if (before === '-' && written.length === 1) return isDigitAt(text, from - 2) ? likeName : undefined;
  if ((written.length === 1 && "'’".includes(before)) || isDomain(text, from)) return undefined;
  const meanings = lookUp(written, place, from, language);
  if (meanings) {
    const preceding = wordBefore(text, start, from);
    const found = meanings.find(
      ({ before: needed, whole }) =>
        (!needed || stands(preceding, needed, language)) && (!whole || endsWith(text, stop, whole)),
    );
    if (found) return found;
  }
  return isUnknownAbbreviation(text, from, written) ? likeName : undefined;
}

function isDigitAt(text: string, at: number): boolean {
  return (classOf(text.charCodeAt(at)) & DIGIT) !== 0;
}

/** `tvn24.pl`: what stands before the inner full stop has letters and digits. */
function isDomain(text: string, from: number): boolean {
  if (text[from - 1] !== '.') return false;
  let at = from - 2;
  while (at > from - 8 && isDigitAt(text, at)) at--;
  return at < from - 2 && (classOf(text.charCodeAt(at)) & LETTER) !== 0;
}

/** A word that ends in a small letter, as no abbreviation of its length does, and is too long to be an unknown one. */
function isOrdinary(text: string, from: number, stop: number, language: Language): boolean {
  const length = stop - from;
  const last = text.charCodeAt(stop - 1);
  if (length <= LONGEST_UNKNOWN || !(classOf(last) & LOWER) || language.shapes.has(shapeOf(last, length))) return false;
  return text.indexOf('.', from) === stop && text[from - 1] !== '/';
}

/** A whole text in capitals: `BLOK PRZY UL. DŁUGIEJ`. In `traktat INF. USA` each word is an acronym. */
function isInCapitals(place: Place, from: number): boolean {
  const preceding = wordBefore(place.text, place.start, from);
  return (preceding === '' || isAllCapitals(preceding)) && isAllCapitals(headWord(place));
}

function lookUp(written: string, place: Place, from: number, language: Language): readonly Meaning[] | undefined {
  const exact = language.abbreviations.get(written);
  if (exact || written.length === 1) return exact;
  const isSmall = classOf(written.charCodeAt(0)) & LOWER && classOf(written.charCodeAt(1)) & LOWER;
  const isAcronym = isAllCapitals(written) && !isInCapitals(place, from);
  if ((isSmall || isAcronym) && !written.includes('.')) return undefined;
  const small = written.toLowerCase();
  return language.abbreviations.get(small) ?? compound(small, language);
}

/** `red.nacz`, `gen.bryg`: written together, each half an abbreviation; `onet.pl` is not. */
function compound(small: string, language: Language): readonly Meaning[] | undefined {
  const dot = small.lastIndexOf('.');
  if (dot <= 0 || !language.abbreviations.has(small.slice(0, dot))) return undefined;
  return language.abbreviations.get(small.slice(dot + 1));
}

/** Whether the text before `end` is `whole`, its first letter in either case. */
function endsWith(text: string, end: number, whole: string): boolean {
  const from = end - whole.length;
  return (
    from >= 0 && text.startsWith(whole.slice(1), from + 1) && text[from]?.toLowerCase() === whole[0]?.toLowerCase()
  );
}

function stands(before: string, what: Before, language: Language): boolean {
  const first = before.charCodeAt(0);
  if (what === 'verb') return looksFinite(before, language);
  if (what === 'number') return before !== '' && (classOf(first) & DIGIT) !== 0;
  if (what === 'roman') return before !== '' && isRoman(before);
  return before !== '' && (language.times.has(before.toLowerCase()) || (classOf(first) & DIGIT) !== 0);
}

/**
 * Small letters without a vowel are short for something (`ppłk`), and so is one small letter that stands alone, and
 * a word that a bracket has just opened before (`(proj. Jan Lis)`).
 */
function isUnknownAbbreviation(text: string, from: number, written: string): boolean {
  if (written.length > LONGEST_UNKNOWN) return false;
  const before = from > 0 ? classOf(text.charCodeAt(from - 1)) : SPACE;
  const standsAlone = written.length === 1 && (before & SPACE) !== 0;
  const isShort = standsAlone || (before & OPEN) !== 0 || (written.length > 1 && isVowelless(written));
  return isShort && /^\p{Ll}+$/u.test(written);
}
