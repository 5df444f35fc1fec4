import type { Finding, TargetedUnit } from '../model.ts';
import { type DayFound, findDays, findMonths, findWeekdays, type Named } from './calendar.ts';
import { type CheckContext, isPartOfTerm, spanOf, targetCheck, textAt } from './check.ts';
import { says } from './wording.ts';

/**
 * | | Polish | translation | |
 * |---|---|---|
 * | en | Odbędzie się 5 lutego 2020 r. | It will take place on 5 February 2020. | passes |
 * | de | Odbędzie się 5.02.2020 r. | Sie findet am 5. Februar 2020 statt. | passes |
 * | fr | Spotkają się w środę i czwartek. | Ils se verront mercredi et jeudi. | passes |
 * | uk | Od marca do maja. | З березня до травня. | passes |
 * | en | Odbędzie się 5 lutego. | It will take place on 5 March. | found |
 * | de | Wróci we wtorek. | Er kommt am Donnerstag zurück. | found |
 * | en | 5 marca i 6 lutego | 5 February and 6 March | found |
 * | en | Było to 5.02.2020 r. | It was on 2/5/2020. | passes |
 * | fr | Odbędzie się 5 lutego. | Il aura lieu le 5 mars. | found |
 * | de | W drugiej połowie lutego. | In der zweiten Februarhälfte. | passes |
 * | fr | Wystawa trwa do 30 XI. | L’exposition dure jusqu’au 30 octobre. | found |
 * | en | Wyniki poznamy 10.02. | We will know the results on October 2. | found |
 * | uk | Wróci we wtorek. | Він повернеться в четвер. | found |
 */
export const dateDiffers = targetCheck(
  'date',
  'A month, a day of the week, or a day with its month, that differs between source and translation.',
  (unit, context) => {
    const { sourceLocale, targetLocale } = context;
    const months = differing(
      unit,
      findMonths(unit.text, sourceLocale).filter(month => !isPartOfTerm(month, unit, context)),
      findMonths(unit.target, targetLocale),
      'month',
    );
    const weekdays = differing(
      unit,
      findWeekdays(unit.text, sourceLocale).filter(day => !isPartOfTerm(day, unit, context)),
      findWeekdays(unit.target, targetLocale),
      'weekday',
    );
    return [...months, ...weekdays, ...(months.length ? [] : swappedDays(unit, context))];
  },
);

/** What the source names and the target does not: an error where the target names another instead. */
function differing(
  unit: TargetedUnit,
  source: readonly Named[],
  target: readonly Named[],
  what: 'month' | 'weekday',
): readonly Omit<Finding, 'check'>[] {
  if (source.length === 0) return [];
  const [known, written] = [source, target].map(all => new Set(all.map(({ value }) => value)));
  const other = target.find(each => !known?.has(each.value));
  const missing = source.filter(each => !written?.has(each.value) && (other || !each.unsure));
  return missing.map(each => ({
    severity: other ? 'error' : 'warning',
    ...(other
      ? says(`date.${what}`, { date: textAt(unit.text, each), other: textAt(unit.target, other) })
      : says(`date.${what}Missing`, { date: textAt(unit.text, each) })),
    source: spanOf(each),
    ...(other && { target: spanOf(other) }),
  }));
}

/** „5 marca i 6 lutego” with the months changed round. */
function swappedDays(
  unit: TargetedUnit,
  { sourceLocale, targetLocale }: CheckContext,
): readonly Omit<Finding, 'check'>[] {
  const source = findDays(unit.text, sourceLocale);
  const target = findDays(unit.target, targetLocale);
  if (source.length < 2 || source.length !== target.length) return [];
  const keyOf = ({ day, month }: DayFound) => month * 100 + day;
  const written = new Set(target.map(keyOf));
  const lost = source.find(each => !written.has(keyOf(each)));
  return lost
    ? [
        {
          severity: 'error',
          ...says('date.day', { date: textAt(unit.text, lost) }),
          source: spanOf(lost),
        },
      ]
    : [];
}
