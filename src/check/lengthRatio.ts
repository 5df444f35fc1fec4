import { targetCheck } from './check.ts';
import { glance } from './glance.ts';
import { languageOf } from './language.ts';
import { pattern } from './pattern.ts';
import { says } from './wording.ts';

/**
 * How many letters a translation from Polish has for each of the source’s, at the median of newspaper text. Half as
 * many, or more than twice as many, is hardly ever right in a sentence; in a long one less is suspicious.
 *
 * | | Polish | translation | |
 * |---|---|---|
 * | en | Rozmowy trwały do późnej nocy i nie przyniosły wyniku. | The talks went on late into the night without result. | passes |
 * | en | Rozmowy trwały do późnej nocy i nie przyniosły wyniku. | The talks went on. | found |
 * | en | CIA, FBI, FSB, SBU, HUR i GRU nie skomentowały. | The CIA, FBI, FSB, SBU, HUR and GRU did not comment. | passes |
 * | de | Rozmowy trwały do późnej nocy i nie przyniosły wyniku. | Die Gespräche dauerten bis spät in die Nacht und blieben ohne Ergebnis. | passes |
 * | fr | Rozmowy trwały do późnej nocy i nie przyniosły wyniku. | Les pourparlers ont duré. | found |
 * | uk | Rozmowy trwały do późnej nocy i nie przyniosły wyniku. | Переговори тривали. | found |
 */
export const lengthRatio = targetCheck(
  'length',
  'A translation that is much shorter or longer than its source.',
  (unit, { targetLocale }) => {
    const [letters, target] = [glance(unit.text).length, glance(unit.target).length];
    // What is written out may be as long as three words are.
    const isLonger = target > letters * (EXPECTED[languageOf(targetLocale)] ?? 1.1);
    const source = isLonger ? letters + WRITTEN_OUT * ACRONYM.all(unit.text).length : letters;
    if (source < SHORTEST) return target > 3 * SHORTEST + 3 * source ? [tooLong()] : [];
    const ratio = target / source / (EXPECTED[languageOf(targetLocale)] ?? 1.1);
    const slack = source >= LONG ? 1.7 : 2.1;
    if (!isLonger && ratio < 1 / slack) return [tooShort(ratio)];
    return ratio > slack ? [tooLong()] : [];
  },
);

/** Letters below which a sentence may be put in many ways, and from which its length is telling. */
const SHORTEST = 30;
const LONG = 90;
const WRITTEN_OUT = 15;
const ACRONYM = pattern(/(?<!\p{L})\p{Lu}{2,5}(?!\p{L})/gu);

const EXPECTED: Readonly<Record<string, number>> = { en: 1, de: 1.15, fr: 1.15, uk: 0.98 };

function tooShort(ratio: number) {
  return {
    severity: 'warning' as const,
    ...says('length.short', { percent: Math.round(ratio * 100) }),
  };
}

function tooLong() {
  return {
    severity: 'warning' as const,
    ...says('length.long'),
  };
}
