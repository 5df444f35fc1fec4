import { spanOf, targetCheck, textAt } from './check.ts';
import { languageOf } from './language.ts';
import {
  allDenials,
  deniesToo,
  hasPolishNegative,
  knowsNegatives,
  polishNegatives,
  saysNo,
  turnsRound,
} from './negatives.ts';
import { says } from './wording.ts';

/**
 * A sentence that denies must not assert. Many a denial is rightly said in another way („nie jest obojętny”, “cares”),
 * so this is a warning, any negative word of the target will do, and phrases that are usually turned are left out.
 *
 * | | Polish | translation | |
 * |---|---|---|
 * | en | Nie poda szczegółów. | He will not give details. | passes |
 * | en | To się nie zmieni. | This will remain unchanged. | passes |
 * | en | Nie tylko Polska, ale i Litwa. | Both Poland and Lithuania. | passes |
 * | de | Nikt nie zginął. | Niemand kam ums Leben. | passes |
 * | en | Nie poda szczegółów. | He will give details. | found |
 * | fr | Nikt nie zginął. | Des personnes ont été tuées. | found |
 * | fr | Nie poda szczegółów. | Il refuse de donner des détails. | passes |
 * | uk | Nie poda szczegółów. | Він не розкриє подробиць. | passes |
 * | de | Nie poda szczegółów. | Er nennt Einzelheiten. | found |
 * | uk | Nikt nie zginął. | Загинули люди. | found |
 * | en | Nie żyje trener kadry. | The national coach is dead. | passes |
 * | en | Deficyt nieprzekraczający 5 mld zł. | A deficit of up to PLN 5 billion. | passes |
 * | en | Rakieta spadła, nikt nie został ranny. | The missile fell, one person was injured. | found |
 * | fr | Nie ustąpimy ani na krok. | Nous reculerons d’un pas. | found |
 * | en | Prokurator nie wyklucza zarzutów. | The prosecutor rules out charges. | found |
 * | de | Prokurator nie wyklucza zarzutów. | Der Staatsanwalt hält eine Anklage für möglich. | passes |
 * | en | Wyrok nie jest prawomocny, zapowiedziano apelację. | The verdict is final, an appeal was announced. | found |
 * | de | Karnego nie wykorzystał. | Er verschoss den Elfmeter. | passes |
 * | en | Kościół bez młodych nie ma przyszłości. | The Church has a future without young people. | found |
 * | en | Jechał tramwajem nr 17, nie miał biletu. | He was on tram no. 17, he had a ticket. | found |
 * | en | Opozycja nie uznaje wyniku. | The opposition recognizes the result. | found |
 * | en | Wyrok jest nieprawomocny. | The verdict is final. | found |
 * | en | Wyrok jest nieprawomocny. | The verdict can be appealed. | passes |
 * | en | Nie ukończył wyścigu z powodu awarii. | He finished the race due to a failure. | found |
 * | en | Lekarze apelują, by nie lekceważyć objawów. | Doctors appeal to ignore the symptoms. | found |
 * | en | Wyszedł bez słowa, nie czekając. | He left without a word, without waiting. | passes |
 * | en | Siedmiu na dziesięciu nie chce podwyżki. | Seven out of ten want a raise. | found |
 * | fr | Mieszkańcy nie mają prądu. | Les habitants sont privés d’électricité. | passes |
 */
export const negationLost = targetCheck(
  'negation-lost',
  'A sentence that denies something, whose translation has no negative word.',
  (unit, { sourceLocale, targetLocale }) => {
    if (languageOf(sourceLocale) !== 'pl' || !knowsNegatives(targetLocale)) return [];
    const isTurned = turnsRound(unit.target, targetLocale, unit.text);
    const [denial] = isTurned ? allDenials(unit.text) : polishNegatives(unit.text);
    if (!denial || (!isTurned && deniesToo(unit.target, targetLocale, unit.text))) return [];
    return [
      {
        severity: 'warning',
        ...says('negation-lost.lost', { denial: textAt(unit.text, denial) }),
        source: spanOf(denial),
      },
    ];
  },
);

/**
 * | | Polish | translation | |
 * |---|---|---|
 * | en | Misja dobiegła końca. | The mission is no more. | passes |
 * | en | Rozmowy odroczono. | The talks did not take place. | found |
 * | de | Polska kupi samoloty. | Polen wird keine Flugzeuge kaufen. | found |
 * | fr | Misja nie dobiegła końca. | La mission n’est pas terminée. | passes |
 * | uk | Brakuje amunicji. | Немає боєприпасів. | passes |
 * | fr | Polska kupi samoloty. | La Pologne n’achètera pas d’avions. | found |
 * | uk | Polska kupi samoloty. | Польща не купить літаків. | found |
 * | de | Rosła najwolniej od roku. | Sie wuchs so langsam wie seit einem Jahr nicht mehr. | passes |
 * | fr | Będzie gotowa najwcześniej za dekadę. | Elle ne sera pas prête avant une décennie. | passes |
 */
export const negationAdded = targetCheck(
  'negation-added',
  'A translation that denies something although the source has no negative word.',
  (unit, { sourceLocale, targetLocale }) => {
    if (languageOf(sourceLocale) !== 'pl') return [];
    const denial = saysNo(unit.target, targetLocale);
    if (!denial || hasPolishNegative(unit.text)) return [];
    return [
      {
        severity: 'warning',
        ...says('negation-added.added', { denial: textAt(unit.target, denial) }),
        target: spanOf(denial),
      },
    ];
  },
);
