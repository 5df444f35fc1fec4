import { targetCheck } from './check.ts';
import { compareUnits } from './compareUnits.ts';

/**
 * | | Polish | translation | |
 * |---|---|---|
 * | en | Zapłacono 5 mln zł. | PLN 5 million was paid. | passes |
 * | de | Zapłacono 20 dolarów. | Es wurden 20 Dollar gezahlt. | passes |
 * | fr | Zapłacono 5 mln zł. | Cinq millions d’euros ont été payés. | found |
 * | uk | Zapłacono 5 mln zł. | Сплачено 5 млн доларів. | found |
 * | fr | Zapłacono 5 mln zł. | Cinq millions de zlotys ont été payés. | passes |
 * | uk | Zapłacono 20 euro. | Заплатили 20 євро. | passes |
 * | en | Zapłacono 20 euro. | It cost £20. | found |
 * | de | Zapłacono 20 euro. | Es kostete 20 Dollar. | found |
 */
export const currency = targetCheck(
  'currency',
  'An amount of money in another currency than the source’s, or in none.',
  (unit, context) => compareUnits(unit, context, ['currency']),
);

/**
 * | | Polish | translation | |
 * |---|---|---|
 * | en | Wzrost o 10 proc. | An increase of 10 per cent. | passes |
 * | de | Spadek o 2 pkt proc. | Ein Rückgang um 2 Prozentpunkte. | passes |
 * | fr | Spadek o 2 pkt proc. | Une baisse de 2 %. | found |
 * | uk | Wzrost o 10 proc. | Зростання на 10 відсоткових пунктів. | found |
 * | fr | Wzrost o 10 proc. | Une hausse de 10 %. | passes |
 * | uk | Spadek o 2 pkt proc. | Спад на 2 відсоткові пункти. | passes |
 * | en | Wzrost o 10 proc. | An increase of 10 percentage points. | found |
 * | de | Wzrost o 10 proc. | Ein Anstieg um 10. | found |
 * | en | Obniżka o 75 pb. | A cut of 75 basis points. | passes |
 * | en | Obniżka o 75 pb. | A cut of 75 percentage points. | found |
 */
export const percent = targetCheck(
  'percent',
  'Per cent where the source has percentage points, or the other way round, or neither.',
  (unit, context) => compareUnits(unit, context, ['share']),
);

/**
 * | | Polish | translation | |
 * |---|---|---|
 * | en | To 15 km stąd. | It is 15 kilometres from here. | passes |
 * | de | Trwało to pięć dni. | Das dauerte fünf Tage. | passes |
 * | en | To 15 km stąd. | It is 15 miles from here. | found |
 * | fr | Trwało to pięć dni. | Cela a duré cinq semaines. | found |
 * | fr | Trwało to 5 dni. | Cela a duré cinq jours. | passes |
 * | uk | To 15 km stąd. | Це за 15 кілометрів звідси. | passes |
 * | de | To 15 km stąd. | Das ist 15 Meilen von hier. | found |
 * | uk | Trwało to pięć dni. | Це тривало п’ять тижнів. | found |
 * | en | Poziom wynosi 26 cm. | The level is 26 m. | found |
 * | en | Wiatr do 90 km/h. | Winds of up to 90 m/s. | found |
 * | en | Farma da 4 TWh energii. | The farm will give 4 GWh of energy. | found |
 * | en | To kwestia miesięcy. | It is a matter of months. | passes |
 * | en | To kwestia miesięcy. | It is a matter of years. | found |
 * | en | Podaje się po 0,5 ml. | It is given at 0.5 mg each. | found |
 * | de | Podaje się po 0,5 ml. | Es werden je 0,5 ml verabreicht. | passes |
 * | de | Woda: 210 m sześc. na sekundę. | Wasser: 210 Kubikmeter pro Sekunde. | passes |
 * | en | To 500 zł do hektara. | That is PLN 500 per acre. | found |
 */
export const units = targetCheck(
  'unit',
  'A measure in another unit than the source’s although the number is the same, or in none.',
  (unit, context) => compareUnits(unit, context, ['length', 'mass', 'area', 'volume', 'power', 'energy', 'duration']),
);
