import { beginningsOf, counts, hints, type Numeral, type Numerals, scales } from './numeral.ts';

/** “soixante” and “quatre-vingts” take the numbers to 19: “soixante-quinze”. */
const lexicon: ReadonlyMap<string, Numeral> = new Map([
  ...counts(`
    0: zéro ~aucun ~aucune
    1: ~un ~une ~premier ~première ~premiers ~premières
    2: deux deuxième deuxièmes ~second ~seconde ~seconds ~secondes
    3: trois troisième troisièmes tiers
    4: quatre quatrième quatrièmes ~quart ~quarts
    5: cinq cinquième cinquièmes
    6: six sixième sixièmes
    7: sept septième septièmes
    8: huit huitième huitièmes
    9: ~neuf neuvième neuvièmes
    10: dixième dixièmes
    11: onze onzième
    12: douze douzième
    13: treize treizième
    14: quatorze quatorzième
    15: quinze quinzième
    16: seize seizième
    20: vingt vingts vingtième
    30: trente trentième
    40: quarante quarantième
    50: cinquante cinquantième`),
  ['dix', { kind: 'count', value: 10, room: 10 }],
  ['soixante', { kind: 'count', value: 60, room: 20 }],
  ['soixantième', { kind: 'count', value: 60, room: 0 }],
  ['septante', { kind: 'count', value: 70, room: 10 }],
  ['huitante', { kind: 'count', value: 80, room: 10 }],
  ['nonante', { kind: 'count', value: 90, room: 10 }],
  ...scales(`
    100: cent cents centième
    1e3: mille ~milliers ~millier millième
    1e6: ~million ~millions
    1e9: ~milliard ~milliards
    1e12: ~billion ~billions`),
  ...hints(`
    2: double doubles doublé deux-fois couple paire bilatéral bilatérale bilatéraux bilatérales doubler doublement
    3: triple triplé trio trilatéral trimestre trimestriel
    4: quadruple quadruplé
    8: huitaine
    6: semestre semestriel
    10: décennie décennies dizaine dizaines
    12: douzaine douzaines
    15: quinzaine
    20: vingtaine
    30: trentaine
    40: quarantaine
    50: cinquantaine
    60: soixantaine
    100: siècle siècles centaine centaines centenaire centièmes
    1000: millénaire millièmes
    2,0.5,50: moitié`),
  ['demi', { kind: 'half' }],
  ['demie', { kind: 'half' }],
]);

export const french: Numerals = {
  read: word => lexicon.get(word),
  mayBegin: beginningsOf(lexicon.keys()),
  joins: new Set(['et']),
  articles: new Set(),
};
