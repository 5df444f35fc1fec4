import { classOf, DIGIT, SPACE } from './characters.ts';
import type { Before, Language, Meaning } from './language.ts';
import { isAllCapitals, isRoman, isVowelless, wordBefore } from './word.ts';

const likeName: Meaning = { kind: 'name' };

/**
 * What the word before a full stop abbreviates, or undefined where it is a whole word.
 * @param from  where the word begins
 * @param written  the word, without its last full stop
 * @param following  the word after the full stop: `UL. DŁUGA` is all capitals, `TVP.` is an acronym
 */
export function meansAs(
  text: string,
  start: number,
  from: number,
  written: string,
  following: string,
  language: Language,
): Meaning | undefined {
  const meanings = lookUp(written, following, language);
  if (meanings) {
    const before = wordBefore(text, start, from);
    const found = meanings.find(meaning => !meaning.before || stands(before, meaning.before, language));
    if (found) return found;
  }
  return isUnknownAbbreviation(text, from, written) ? likeName : undefined;
}

function lookUp(written: string, following: string, language: Language): readonly Meaning[] | undefined {
  const exact = language.abbreviations.get(written);
  if (exact || written.length === 1) return exact;
  if (isAllCapitals(written) && !written.includes('.') && !isAllCapitals(following)) return undefined;
  const small = written.toLowerCase();
  return language.abbreviations.get(small) ?? compound(small, language);
}

/** `red.nacz`, `gen.bryg`: written together, each half an abbreviation; `onet.pl` is not. */
function compound(small: string, language: Language): readonly Meaning[] | undefined {
  const dot = small.lastIndexOf('.');
  if (dot <= 0 || !language.abbreviations.has(small.slice(0, dot))) return undefined;
  return language.abbreviations.get(small.slice(dot + 1));
}

function stands(before: string, what: Before, language: Language): boolean {
  const first = before.charCodeAt(0);
  if (what === 'number') return before !== '' && (classOf(first) & DIGIT) !== 0;
  if (what === 'roman') return before !== '' && isRoman(before);
  return before !== '' && (language.times.has(before.toLowerCase()) || (classOf(first) & DIGIT) !== 0);
}

/** Small letters without a vowel are short for something (`ppłk`), and so is one small letter that stands alone. */
function isUnknownAbbreviation(text: string, from: number, written: string): boolean {
  if (written.length > 5 || written !== written.toLowerCase() || written.includes('.')) return false;
  if (written.length > 1) return isVowelless(written) && /^\p{Ll}+$/u.test(written);
  return (classOf(written.charCodeAt(0)) !== 0 && from === 0) || (classOf(text.charCodeAt(from - 1)) & SPACE) !== 0;
}
