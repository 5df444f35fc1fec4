import { quoteAt, spanOf, targetCheck } from './check.ts';
import { languageOf } from './language.ts';
import { hasNegative, knowsNegatives, polishNegatives, saysNo } from './negatives.ts';

/**
 * A sentence that denies must not assert. Many a denial is rightly said in another way („nie jest obojętny”, “cares”),
 * so this is a warning, any negative word of the target will do, and phrases that are usually turned are left out.
 *
 * | pl | target | |
 * |---|---|---|
 * | Nie poda szczegółów. | He will not give details. | passes |
 * | To się nie zmieni. | This will remain unchanged. | passes |
 * | Nie tylko Polska, ale i Litwa. | Both Poland and Lithuania. | passes |
 * | Nikt nie zginął. | Niemand kam ums Leben. | passes |
 * | Nie poda szczegółów. | He will give details. | found |
 * | Nikt nie zginął. | Des personnes ont été tuées. | found |
 */
export const negationLost = targetCheck(
  'negation-lost',
  'A sentence that denies something, whose translation has no negative word.',
  (unit, { sourceLocale, targetLocale }) => {
    if (languageOf(sourceLocale) !== 'pl' || !knowsNegatives(targetLocale)) return [];
    if (hasNegative(unit.target, targetLocale)) return [];
    const [denial] = polishNegatives(unit.text);
    if (!denial) return [];
    return [
      {
        severity: 'warning',
        message: `The source denies (${quoteAt(unit.text, denial)}), and the translation does not seem to.`,
        advice: 'Compare the meaning; put the negation in if it was lost.',
        source: spanOf(denial),
      },
    ];
  },
);

/**
 * | pl | target | |
 * |---|---|---|
 * | Misja dobiegła końca. | The mission is no more. | passes |
 * | Rozmowy odroczono. | The talks did not take place. | found |
 * | Polska kupi samoloty. | Polen wird keine Flugzeuge kaufen. | found |
 */
export const negationAdded = targetCheck(
  'negation-added',
  'A translation that denies something although the source has no negative word.',
  (unit, { sourceLocale, targetLocale }) => {
    if (languageOf(sourceLocale) !== 'pl') return [];
    const denial = saysNo(unit.target, targetLocale);
    if (!denial || hasNegative(unit.text, sourceLocale)) return [];
    return [
      {
        severity: 'warning',
        message: `The translation denies (${quoteAt(unit.target, denial)}), and the source does not seem to.`,
        advice: 'Compare the meaning; take the negation out if the source does not have it.',
        target: spanOf(denial),
      },
    ];
  },
);
