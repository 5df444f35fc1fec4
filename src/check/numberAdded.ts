import { spanOf, targetCheck, textAt } from './check.ts';
import { compareNumbers } from './compareNumbers.ts';
import { says } from './wording.ts';

/**
 * Not reported beside a missing number, which it then stands for.
 *
 * | | Polish | translation | |
 * |---|---|---|
 * | en | Przybyli obaj ministrowie. | Two ministers came. | passes |
 * | en | Trwa to od dekady. | It has gone on for ten years. | passes |
 * | en | Przybyli ministrowie. | Three ministers came. | found |
 * | de | Obaj zginęli. | Die zwei kamen ums Leben. | passes |
 * | fr | To trwało dwukrotnie dłużej. | Cela a duré deux fois plus longtemps. | passes |
 * | de | Przybyli ministrowie. | Es kamen 15 Minister. | found |
 * | fr | Przybyli ministrowie. | Trois ministres sont venus. | found |
 * | uk | Przybyli ministrowie. | Прибули три міністри. | found |
 * | en | Trzymiesięczny areszt. | Detention for three months. | passes |
 * | en | W ciągu ostatniej doby. | In the last 24 hours. | passes |
 * | en | Gospodarze grali w dziesiątkę. | The hosts played with ten men. | passes |
 * | fr | Kierowca miał 3 promile. | Le chauffeur avait 3 pour mille. | passes |
 * | en | Egzamin ósmoklasisty. | The eighth-grade exam. | passes |
 * | en | Półroczne niemowlę. | A six-month-old baby. | passes |
 * | en | Bezbramkowy remis. | A 0-0 draw. | passes |
 * | en | Zagrają Nine Inch Nails. | Nine Inch Nails will play. | passes |
 * | en | Panie po dziewięćdziesiątce. | Ladies in their nineties. | passes |
 * | de | Zapłacił więcej. | Er hat hundertmal mehr gezahlt. | found |
 */
export const numberAdded = targetCheck(
  'number-added',
  'A number in the translation whose value is not in the source.',
  (unit, context) => {
    const { missing, added } = compareNumbers(unit, context);
    if (missing.length > 0) return [];
    // “Nine Inch Nails”: what the source has word for word is no other number.
    return added
      .filter(
        number => !/^\p{L}+$/u.test(textAt(unit.target, number)) || !unit.text.includes(textAt(unit.target, number)),
      )
      .map(number => ({
        severity: 'warning',
        ...says('number-added.added', { number: textAt(unit.target, number) }),
        target: spanOf(number),
      }));
  },
);
