import { targetCheck } from './check.ts';
import { compareUnits } from './compareUnits.ts';

/**
 * | pl | target | |
 * |---|---|---|
 * | Zapłacono 5 mln zł. | PLN 5 million was paid. | passes |
 * | Zapłacono 20 dolarów. | Es wurden 20 Dollar gezahlt. | passes |
 * | Zapłacono 5 mln zł. | Cinq millions d’euros ont été payés. | found |
 * | Zapłacono 5 mln zł. | Сплачено 5 млн доларів. | found |
 */
export const currency = targetCheck(
  'currency',
  'An amount of money in another currency than the source’s, or in none.',
  (unit, context) => compareUnits(unit, context, ['currency']),
);

/**
 * | pl | target | |
 * |---|---|---|
 * | Wzrost o 10 proc. | An increase of 10 per cent. | passes |
 * | Spadek o 2 pkt proc. | Ein Rückgang um 2 Prozentpunkte. | passes |
 * | Spadek o 2 pkt proc. | Une baisse de 2 %. | found |
 * | Wzrost o 10 proc. | Зростання на 10 відсоткових пунктів. | found |
 */
export const percent = targetCheck(
  'percent',
  'Per cent where the source has percentage points, or the other way round, or neither.',
  (unit, context) => compareUnits(unit, context, ['share']),
);

/**
 * | pl | target | |
 * |---|---|---|
 * | To 15 km stąd. | It is 15 kilometres from here. | passes |
 * | Trwało to pięć dni. | Das dauerte fünf Tage. | passes |
 * | To 15 km stąd. | It is 15 miles from here. | found |
 * | Trwało to pięć dni. | Cela a duré cinq semaines. | found |
 */
export const units = targetCheck(
  'unit',
  'A measure in another unit than the source’s although the number is the same, or in none.',
  (unit, context) => compareUnits(unit, context, ['length', 'mass', 'area', 'volume', 'power', 'duration']),
);
