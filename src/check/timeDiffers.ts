import type { Locale } from '../model.ts';
import { monthsIn } from './calendar.ts';
import { isPartOfTerm, spanOf, targetCheck, textAt } from './check.ts';
import { findNumbers } from './numbers.ts';
import { findTimes, minutesOfDay, type TimeFound } from './times.ts';
import { says } from './wording.ts';

/**
 * | | Polish | translation | |
 * |---|---|---|
 * | en | Początek o godz. 15.30. | It begins at 3:30 p.m. | passes |
 * | de | Początek o godz. 15. | Beginn um 15 Uhr. | passes |
 * | fr | Początek o 8 wieczorem. | Début à 20 heures. | passes |
 * | uk | Początek o godz. 15.30. | Початок о 15:30. | passes |
 * | en | Początek o godz. 15. | It begins at 3 a.m. | found |
 * | de | Początek o godz. 8.30. | Beginn um 8.20 Uhr. | found |
 * | en | O północy ucichło. | It fell silent at midnight. | passes |
 * | fr | Początek o godz. 8.30. | Début à 9 h 30. | found |
 * | uk | Początek o godz. 15. | Початок о 16:00. | found |
 * | de | Początek w samo południe. | Beginn um zwölf Uhr mittags. | passes |
 * | de | Czynne w godz. 10–17. | Geöffnet von 10 bis 17 Uhr. | passes |
 * | uk | Potrwa do godz. 16.30. | Триватиме до 16:30. | passes |
 * | de | Przełożono je z godz. 9 na 11.30. | Es wurde von 9 auf 11.30 Uhr verschoben. | passes |
 * | en | Przełożono je z godz. 9 na 11.30. | It was moved from 9 a.m. to 11:30 p.m. | found |
 * | uk | Wróci tuż przed północą. | Він повернеться перед самою північчю. | passes |
 * | en | W południe było 15 stopni. | At midnight it was 15 degrees. | found |
 * | en | Zgłoszenia do 15.09, wyniki o godz. 12. | Applications by September 15, results at 12 p.m. | passes |
 * | fr | Przestawiamy z godz. 2.00 na 3.00. | Nous passons de 2h00 à 3h00. | passes |
 * | fr | Czynne w godz. 10–17. | Ouvert de 10 heures à 18 heures. | found |
 */
export const timeDiffers = targetCheck(
  'time',
  'A time of day that differs between source and translation.',
  (unit, context) => {
    const source = findTimes(unit.text, context.sourceLocale);
    if (source.length === 0) return [];
    const target = findTimes(unit.target, context.targetLocale);
    const rendered = new Set(target.flatMap(minutesOfDay));
    const numbers = new Set(
      findNumbers(unit.target, context.targetLocale).flatMap(({ values, parts }) => [...values, ...parts]),
    );
    const isInNumbers = ({ hours, minutes }: TimeFound) =>
      hours.some(hour => numbers.has(hour) || numbers.has(hour % 12 || 12)) && (minutes === 0 || numbers.has(minutes));
    return source
      .filter(time => !isPartOfTerm(time, unit, context))
      .filter(time => !minutesOfDay(time).some(minute => rendered.has(minute)))
      .filter(time => target.length > 0 || !isInNumbers(time))
      .filter(time => !isDate(textAt(unit.text, time), unit.target, context.targetLocale))
      .map(time => {
        const other = target[0];
        return {
          severity: 'error',
          ...(other
            ? says('time.differs', { time: textAt(unit.text, time), other: textAt(unit.target, other) })
            : says('time.missing', { time: textAt(unit.text, time) })),
          source: spanOf(time),
          ...(other && { target: spanOf(other) }),
        };
      });
  },
);

/** „Do 15.09” may be a day of September, if the translation says so. */
function isDate(time: string, target: string, locale: Locale): boolean {
  const [, day, month] = /^(\d{1,2})\.(0[1-9]|1[0-2])$/.exec(time) ?? [];
  if (day === undefined) return false;
  return (
    monthsIn(target, locale).includes(Number(month)) &&
    findNumbers(target, locale).some(({ values }) => values.includes(Number(day)))
  );
}
