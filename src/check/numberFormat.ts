import { quoteAt, spanOf, targetCheck } from './check.ts';
import { compareNumbers } from './compareNumbers.ts';

/**
 * | pl | target | |
 * |---|---|---|
 * | Wzrost o 3,5 proc. | An increase of 3.5 per cent. | passes |
 * | Było 10 000 żołnierzy. | There were 10 000 soldiers. | passes |
 * | Wzrost o 3,5 proc. | An increase of 3,5 per cent. | found |
 * | Było 10 000 żołnierzy. | Es waren 10,000 Soldaten. | found |
 */
export const numberFormat = targetCheck(
  'number-format',
  'A number in the translation with the separators of another language, which readers will take for another value.',
  (unit, context) =>
    compareNumbers(unit, context).misread.map(({ source, target }) => ({
      severity: target.values.length > 0 ? 'error' : 'warning',
      message: `${quoteAt(unit.target, target)} is not how the language of the translation writes ${quoteAt(unit.text, source)}.`,
      advice: `Write ${shown(source.values[0] ?? source.loose[0], context.targetLocale)}.`,
      source: spanOf(source),
      target: spanOf(target),
    })),
);

function shown(value: number | undefined, locale: string): string {
  return value === undefined ? 'it anew' : `“${value.toLocaleString(locale, { maximumFractionDigits: 6 })}”`;
}
