import { beginningsOf, counts, hints, type Numeral, type Numerals, scales } from './numeral.ts';

/** Simple numerals; `compound` puts the others together: „dreihundertfünfundzwanzig”. */
const UNITS: readonly (readonly [string, number])[] = [
  ['ein', 1],
  ['eins', 1],
  ['zwei', 2],
  ['zwo', 2],
  ['drei', 3],
  ['dreißig', 30],
  ['dreissig', 30],
  ['vier', 4],
  ['fünf', 5],
  ['sechs', 6],
  ['sieben', 7],
  ['acht', 8],
  ['neun', 9],
  ['zehn', 10],
  ['elf', 11],
  ['zwölf', 12],
  ['dreizehn', 13],
  ['vierzehn', 14],
  ['fünfzehn', 15],
  ['sechzehn', 16],
  ['siebzehn', 17],
  ['achtzehn', 18],
  ['neunzehn', 19],
  ['zwanzig', 20],
  ['vierzig', 40],
  ['fünfzig', 50],
  ['sechzig', 60],
  ['siebzig', 70],
  ['achtzig', 80],
  ['neunzig', 90],
];

const simple: ReadonlyMap<string, number> = new Map(UNITS);

/** How a number in one word begins, in as many letters as the shortest has. */
const STARTS = new Set([...simple.keys(), 'hundert', 'tausend'].map(word => word.slice(0, 3)));

const lexicon: ReadonlyMap<string, Numeral> = new Map([
  ...counts(`
    0: null ~kein ~keine ~keinen ~keiner ~keines ~keinem
    1: ~eins ~ein ~eine ~einen ~einem ~einer ~eines ~erste ~ersten ~erster ~erstes ~erstem ~erstens ~einmal ~erstmals
    2: zweier ~zweite ~zweiten ~zweiter ~zweites ~zweitem ~zweitens ~beide ~beiden ~beider ~beides ~zweimal
    3: dritte dritten dritter drittes drittem drittel drittens dreier
    7: siebte siebten siebter siebtes siebtem
    8: achte achten achter achtes achtem ~achtet`),
  ...scales(`
    1e6: ~million ~millionen mio
    1e9: ~milliarde ~milliarden mrd
    1e12: ~billion ~billionen bio
    1e3: ~tausende ~tausenden ~tausender tsd
    100: ~hunderte ~hunderten ~hunderter`),
  ...hints(`
    2: doppelt doppelte doppelten doppelter paar zweifach verdoppelt verdoppeln bilateral bilaterale bilateralen bilateraler verdoppelte verdoppelten verdoppelung
    3: dreifach verdreifacht verdreifachen trilateral verdreifachte
    4: vierfach vervierfacht vervierfachen vervierfachte
    10: jahrzehnt jahrzehnte jahrzehnten jahrzehnts dekade
    12: dutzend dutzende dutzenden
    100: jahrhundert jahrhunderts jahrhunderte jahrhunderten
    1000: jahrtausend
    3,4: quartal quartals
    4,0.25,25,15: viertel viertels
    3,0.75,45: dreiviertelstunde dreiviertelstunden
    6,0.5: halbjahr halbjahres
    2,0.5,50: hälfte`),
  ['anderthalb', { kind: 'count', value: 1.5, room: 0 }],
  ['halb', { kind: 'half' }],
  ['halbe', { kind: 'half' }],
  ['halben', { kind: 'half' }],
  ['halber', { kind: 'half' }],
  ['halbes', { kind: 'half' }],
]);

export const german: Numerals = {
  read: word => lexicon.get(word) ?? compound(word),
  mayBegin: beginningsOf([...lexicon.keys(), ...STARTS]),
  joins: new Set(['und']),
  articles: new Set(),
};

/** A number in one word, cardinal, ordinal, or with what it counts: „zweitausendzwanzig”, „fünften”, „dreitägig”. */
function compound(word: string): Numeral | undefined {
  if (!STARTS.has(word.slice(0, 3))) return undefined;
  const halves = /^(.+)einhalb$/.exec(word);
  if (halves) return asCount(below1000(halves[1] ?? ''), 0.5);
  const decade = /^(.+ig)er(?:jahren?)?$/.exec(word);
  const tens = decade && below1000(decade[1] ?? '');
  if (tens !== undefined && tens !== null) return asCount(tens);
  const counted =
    /^(.+?)(?:jährige?[nrsm]?|tägige?[nrsm]?|stündige?[nrsm]?|monatige?[nrsm]?|köpfige?[nrsm]?|fache?[nrsm]?|stellige?[nrsm]?|seitige?[nrsm]?|(?:wöch|minüt|prozent|teil|stöck|geschoss|spur|sprach|mal|türig|sitz|glied(?:r)?|stuf|tön|zeil|band|farb)ige?[nrsm]?)$/.exec(
      word,
    );
  const value = counted && whole(counted[1] ?? '');
  if (value !== undefined && value !== null) return { kind: 'hint', values: [value] };
  const times = /^(.+)mal$/.exec(word);
  if (times) return asCount(whole(times[1] ?? ''));
  const first =
    /^(zwei|drei|vier|fünf|sechs|sieben|neun|zehn|zwölf)(?!und|zehn|zig|ßig|hundert|tausend|t)\p{L}{5,}/u.exec(word);
  if (first) return { kind: 'hint', values: [simple.get(first[1] ?? '') ?? 0] };
  return asCount(whole(word) ?? whole(word.replace(/(?:(?<=ig|hundert|tausend)s)?te[nrsm]?l?$/, '')));
}

function asCount(value: number | undefined, more = 0): Numeral | undefined {
  if (value === undefined) return undefined;
  return value + more === 1
    ? { kind: 'count', value: 1, room: 0, soft: true }
    : { kind: 'count', value: value + more, room: 0 };
}

function whole(word: string): number | undefined {
  const at = word.indexOf('tausend');
  if (at < 0) return below1000(word);
  const thousands = at === 0 ? 1 : below1000(word.slice(0, at));
  const rest = word.slice(at + 'tausend'.length).replace(/^und/, '');
  const below = rest === '' ? 0 : below1000(rest);
  return thousands === undefined || below === undefined ? undefined : thousands * 1000 + below;
}

function below1000(word: string): number | undefined {
  const at = word.indexOf('hundert');
  if (at < 0) return below100(word);
  const hundreds = at === 0 ? 1 : below100(word.slice(0, at));
  const rest = word.slice(at + 'hundert'.length).replace(/^und/, '');
  const below = rest === '' ? 0 : below100(rest);
  return hundreds === undefined || below === undefined ? undefined : hundreds * 100 + below;
}

function below100(word: string): number | undefined {
  const own = simple.get(word);
  if (own !== undefined) return own;
  const [, unit = '', ten = ''] = /^(.+?)und(.+)$/.exec(word) ?? [];
  const [units, tens] = [simple.get(unit), simple.get(ten)];
  return units !== undefined && tens !== undefined && units < 10 && tens >= 20 ? units + tens : undefined;
}
