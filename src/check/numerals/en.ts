import { beginningsOf, counts, hints, type Numeral, type Numerals, scales } from './numeral.ts';

/** Cardinals, ordinals, and the plurals of decades: “the nineties”. */
const lexicon: ReadonlyMap<string, Numeral> = new Map([
  ...counts(`
    0: zero nil ~no ~none ~nought
    1: ~one ~first ~once ~single ~firstly
    2: two ~second ~secondly ~seconds
    3: three third thirds thirdly
    4: four fourth fourths
    5: five fifth fifths
    6: six sixth sixths
    7: seven seventh sevenths
    8: eight eighth eighths
    9: nine ninth ninths
    10: ten tenth tenths
    11: eleven eleventh
    12: twelve twelfth
    13: thirteen thirteenth
    14: fourteen fourteenth
    15: fifteen fifteenth
    16: sixteen sixteenth
    17: seventeen seventeenth
    18: eighteen eighteenth
    19: nineteen nineteenth
    20: twenty twentieth twenties
    30: thirty thirtieth thirties
    40: forty fortieth forties
    50: fifty fiftieth fifties
    60: sixty sixtieth sixties
    70: seventy seventieth seventies
    80: eighty eightieth eighties
    90: ninety ninetieth nineties`),
  ...scales(`
    100: ~hundred ~hundreds hundredth
    1e3: ~thousand ~thousands thousandth
    1e6: ~million ~millions millionth
    1e9: ~billion ~billions billionth
    1e12: ~trillion ~trillions`),
  ...hints(`
    2: both twice double doubled doubles doubling pair couple bilateral dual twofold twin either twins duo doubly
    3: triple tripled trio trilateral thrice threefold tripling triplets
    4: quadruple quadrupled fourfold quartet
    5: fivefold
    10: decade decades tenfold tens
    12: dozen dozens
    2,14: fortnight
    50: half-century
    100: century centuries centennial centenary hundredfold hundredths
    1000: millennium millennia thousandths
    4,0.25,25,15: quarter quarters`),
  ['half', { kind: 'half' }],
  ['halves', { kind: 'half' }],
]);

export const english: Numerals = {
  read: word => lexicon.get(word),
  mayBegin: beginningsOf(lexicon.keys()),
  joins: new Set(['and']),
  articles: new Set(['a']),
};
