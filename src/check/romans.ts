import type { Locale, Span } from '../model.ts';
import { glance } from './glance.ts';
import { languageOf } from './language.ts';
import { pattern } from './pattern.ts';
import { remembered } from './remembered.ts';

export interface RomanFound extends Span {
  readonly values: readonly number[];
  /** A single letter may be a letter or a word: „I” is “and” as well. */
  readonly soft: boolean;
}

/**
 * Roman numerals up to 39, as centuries, wars, kings, terms and editions have them: „XXI w.”, „III edycja”, “XXIe siècle”.
 * Larger ones are too like acronyms (CD, MC).
 */
export const findRomans = remembered((text: string, locale: Locale): readonly RomanFound[] => {
  if (!glance(text).words.some(word => DIGITS.has(word.text.charAt(0)) && MAY_BE_ROMAN.test(word.text))) return [];
  const numerals = languageOf(locale) === 'fr' ? FRENCH : ROMAN;
  return numerals.all(text).map(match => ({
    start: match.index,
    end: match.index + match[0].length,
    values: [numberIn(match[1] ?? '')],
    soft: match[1]?.length === 1,
  }));
});

const DIGITS = new Set('IVX');
const MAY_BE_ROMAN = /^[IVX]+(?:[IVXreᵉ]|ème|$)/;
const NUMERAL = '(?=[IVX])(X{0,3}(?:IX|IV|V?I{0,3}))';
const ROMAN = pattern(new RegExp(`(?<![\\p{L}\\p{N}-])${NUMERAL}(?![\\p{L}\\p{N}])`, 'gu'));
const FRENCH = pattern(new RegExp(`(?<![\\p{L}\\p{N}-])${NUMERAL}(?:er|re|e|ᵉ|ème)?(?![\\p{L}\\p{N}])`, 'gu'));

function numberIn(numeral: string): number {
  const digits = [...numeral].map(letter => (letter === 'X' ? 10 : letter === 'V' ? 5 : 1));
  return digits.reduce((sum, digit, index) => sum + (digit < (digits[index + 1] ?? 0) ? -digit : digit), 0);
}
