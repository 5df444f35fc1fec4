import { spanOf, targetCheck, textAt } from './check.ts';
import { compareNumbers } from './compareNumbers.ts';
import { says } from './wording.ts';

/**
 * | | Polish | translation | |
 * |---|---|---|
 * | en | Wzrost o 3,5 proc. | An increase of 3.5 per cent. | passes |
 * | en | Było 10 000 żołnierzy. | There were 10 000 soldiers. | passes |
 * | en | Wzrost o 3,5 proc. | An increase of 3,5 per cent. | found |
 * | de | Było 10 000 żołnierzy. | Es waren 10,000 Soldaten. | found |
 * | fr | Było 10 000 żołnierzy. | Il y avait 10 000 soldats. | passes |
 * | uk | Wzrost o 3,5 proc. | Зростання на 3,5 %. | passes |
 * | fr | Wzrost o 3,5 proc. | Une hausse de 3.5 %. | found |
 * | uk | Wzrost o 3,5 proc. | Зростання на 3.5 %. | found |
 */
export const numberFormat = targetCheck(
  'number-format',
  'A number in the translation with the separators of another language, which readers will take for another value.',
  (unit, context) =>
    compareNumbers(unit, context).misread.map(({ source, target }) => ({
      severity: target.values.length > 0 ? 'error' : 'warning',
      ...saysHow(
        { written: textAt(unit.target, target), number: textAt(unit.text, source) },
        source.values[0] ?? source.loose[0],
        context.targetLocale,
      ),
      source: spanOf(source),
      target: spanOf(target),
    })),
);

function saysHow(
  both: { readonly written: string; readonly number: string },
  value: number | undefined,
  locale: string,
) {
  if (value === undefined) return says('number-format.anew', both);
  return says('number-format.write', { ...both, right: value.toLocaleString(locale, { maximumFractionDigits: 6 }) });
}
