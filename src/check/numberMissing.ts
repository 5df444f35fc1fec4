import { spanOf, targetCheck, textAt } from './check.ts';
import { compareNumbers } from './compareNumbers.ts';
import { says } from './wording.ts';

/**
 * | | Polish | translation | |
 * |---|---|---|
 * | en | Zginęło 1,5 tys. osób. | 1,500 people were killed. | passes |
 * | de | Misja liczy pół tysiąca osób. | Die Mission umfasst 500 Personen. | passes |
 * | fr | Do 5 lutego 2020 r. | Avant le 5 février 2020. | passes |
 * | uk | Przybyło trzech ministrów. | Прибули 3 міністри. | passes |
 * | en | Wydano 25 mln zł. | PLN 2.5 million was spent. | found |
 * | fr | Gęstość to 13,5 g/cm3. | La densité est de 13,5 g/cm³. | passes |
 * | de | Czynne 24/7. | Rund um die Uhr geöffnet. | passes |
 * | fr | To XXI w. | C’est le XXe siècle. | found |
 * | de | Przybyło trzech ministrów. | Vier Minister kamen. | found |
 * | en | W latach 90. | In the nineties. | passes |
 * | en | To trwało półtora roku. | It lasted a year and a half. | passes |
 * | en | Dwie trzecie głosów. | Two thirds of the votes. | passes |
 * | de | W XXI w. | Im 21. Jahrhundert. | passes |
 * | fr | Zginęło 80 osób. | Quatre-vingts personnes ont été tuées. | passes |
 * | uk | Zginęło 25 tys. osób. | Загинуло двадцять п’ять тисяч людей. | passes |
 * | uk | Zginęło 25 tys. osób. | Загинуло 2,5 тис. людей. | found |
 * | en | Wstrząs o magnitudzie 7,8. | An earthquake of magnitude 8.7. | found |
 * | en | Zagrają w 1/8 finału. | They will play in the round of 16. | passes |
 * | en | To trwało półtora roku. | It lasted 18 months. | passes |
 * | en | To trwało półtora roku. | It lasted half a year. | found |
 * | en | Wygrał o 12 setnych sekundy. | He won by 12 hundredths of a second. | passes |
 * | en | Zginęło 37 osób. | 37,037 people were killed. | found |
 * | en | Zginęła ponad setka osób. | More than a thousand people were killed. | found |
 * | en | Wyjechało 2,5 mln osób. | 2 and a half million people left. | passes |
 * | fr | Wyjechało 2,5 mln osób. | 2 millions et demi de personnes sont parties. | passes |
 * | en | Trwało to dwa i pół roku. | It lasted two years and a half. | passes |
 * | en | Eksport wzrósł trzykrotnie. | Exports doubled. | found |
 * | en | Eksport wzrósł trzykrotnie. | Exports tripled. | passes |
 * | de | Po 12 latach pracy. | Nach zwölfjähriger Arbeit. | passes |
 * | uk | Siedem osób jest rannych. | Поранено семеро людей. | passes |
 * | en | Wpół do piątej zawyły syreny. | At half past four, the sirens wailed. | passes |
 * | en | W latach 70. XX w. | In the 1970s. | passes |
 */
export const numberMissing = targetCheck(
  'number-missing',
  'A number in the source whose value is not in the translation.',
  (unit, context) => {
    const { missing, added } = compareNumbers(unit, context);
    const [instead] = added;
    return missing.map(number => {
      const written = textAt(unit.text, number);
      const other = missing.length === 1 ? instead : undefined;
      return {
        severity: number.manner === 'figures' ? 'error' : 'warning',
        ...(other
          ? says('number-missing.other', { number: written, other: textAt(unit.target, other) })
          : says('number-missing.missing', { number: written })),
        source: spanOf(number),
        ...(other && { target: spanOf(other) }),
      };
    });
  },
);
