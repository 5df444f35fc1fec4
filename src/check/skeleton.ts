import { allMatches } from './pattern.ts';
import { rememberedWord } from './remembered.ts';

/**
 * The consonants of a name, as classes that survive transliteration: „Zełenski”, “Zelenskyy”, „Selenskyj” and Зеленський
 * are all S L N S K. Vowels, h and soft signs are dropped; letters that languages read in different ways stand for several.
 */
export type Skeleton = readonly Consonant[];

interface Consonant {
  /** The classes that it may be: `SK` for a c. */
  readonly classes: string;
  /** It may be silent, as j and the Ukrainian г. */
  readonly optional: boolean;
}

export const skeletonOf = rememberedWord((name: string): Skeleton => readSkeleton(name, 'ŋ'));

/** Where the other name is in Cyrillic, ą and ę are heard: Домбровський. */
export const heardSkeletonOf = rememberedWord((name: string): Skeleton => readSkeleton(name, 'ɲ'));

/** @param nasal  what ą and ę are within a name */
function readSkeleton(name: string, nasal: string): Skeleton {
  const letters = fold(
    name
      .toLowerCase()
      // „Skarżyński”: two sounds, and no rz.
      .replace(/rż/g, "r'ż")
      .replace(/[ąę](?!$)/g, nasal)
      .replace(/[ąę]$/, 'ŋ'),
  ).replace(VOWEL_W, 'ʍ');
  const skeleton: Consonant[] = [];
  for (const [match] of allMatches(letters, GRAPHEMES)) {
    for (const consonant of CLASSES[match] ?? []) {
      const last = skeleton.at(-1);
      // „Szczecinek”, Щецинек: two sounds of one class may be one letter.
      const isOneClass =
        last !== undefined &&
        last.classes !== consonant.classes &&
        last.classes === 'S' &&
        consonant.classes.startsWith('S');
      if (last?.classes !== consonant.classes) skeleton.push(isOneClass ? { ...consonant, optional: true } : consonant);
    }
  }
  return skeleton;
}

/** Lower case, without diacritics that transliteration drops; ł is l. */
export function fold(text: string): string {
  const small = text.toLowerCase();
  return /^[a-z]*$/.test(small) ? small : foldAccents(small);
}

const foldAccents = rememberedWord((small: string): string =>
  small
    .replace(/[żžź]/g, 'z')
    .replace(/[й]/g, 'й')
    .normalize('NFD')
    .replace(/(?<=[a-z])\p{M}/gu, '')
    .normalize('NFC')
    .replace(/ł/g, 'l')
    .replace(/ø/g, 'o')
    .replace(/ı/g, 'i')
    .replace(/ß/g, 'ss'),
);

/**
 * A name letter by letter, in Latin letters, with the vowels and sibilants that transliteration exchanges made alike:
 * „Zych” and Зих are both `zih`, „Rój” and Руй both `roi`.
 */
export const spelling = rememberedWord((name: string): string =>
  [...spoken(name)]
    .map(letter => LATIN[letter] ?? letter)
    .join('')
    .replace(/szcz|schtsch|shch|tsch|tch|sch|sh|sz|cz|zh|rz|dz|ts|tz|ch|kh|gh|[cz]/g, sound =>
      /^[ckg]h$/.test(sound) ? 'h' : 's',
    )
    .replace(/ou|oo|u/g, 'o')
    .replace(/[yj]/g, 'i')
    .replace(/ie|ii|ei/g, 'i')
    .replace(/w|ph|f/g, 'v')
    .replace(/q|ck/g, 'k')
    .replace(/g/g, 'h')
    .replace(/x/g, 'ks')
    .replace(/(.)\1/g, '$1'),
);

const LATIN: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [...'абвгґдезийіклмнопрстуф'].map((letter, index) => [letter, 'abvggdeziiiklmnoprstuf'[index] ?? '']),
  ),
  є: 'ie',
  ї: 'i',
  ж: 'z',
  х: 'h',
  ц: 'c',
  ч: 'c',
  ш: 's',
  щ: 's',
  ь: '',
  ю: 'iu',
  я: 'ia',
  "'": '',
  '’': '',
  ʼ: '',
};

/** A w after a vowel and before a consonant is a vowel where it was transliterated: Rowhani, Rouhani. */
function spoken(name: string): string {
  return fold(name.replace(/å/giu, 'o')).replace(VOWEL_W, 'u');
}

const VOWEL_W = /(?<=[oa])w(?=[bcdfghjklmnprstz])/g;

/** Whether a Polish name and another can be the same one, up to the endings that inflection adds to either. */
export function sameName(a: Skeleton, b: Skeleton, isHeard = false): boolean {
  // „Charles”, Шарль: French does not say its last consonant.
  const mute = isHeard && a.length > 2 && /[STDK]/.test(a.at(-1)?.classes ?? '');
  return match(a, 0, b, 0) || (mute && match(a.slice(0, -1), 0, b, 0));
}

function match(a: Skeleton, i: number, b: Skeleton, j: number): boolean {
  const [x, y] = [a[i], b[j]];
  if (x === undefined || y === undefined)
    return i > 0 && j > 0 && isEnding(a.slice(i), /[MVG]/) && isEnding(b.slice(j), /[MVGS]/);
  if (shares(x, y) && match(a, i + 1, b, j + 1)) return true;
  if (x.optional && match(a, i + 1, b, j)) return true;
  return y.optional && match(a, i, b, j + 1);
}

function shares(x: Consonant, y: Consonant): boolean {
  return [...x.classes].some(each => y.classes.includes(each));
}

/** What „-em”, „-owi”, „-ego”, „-ach”, -ом, -ові or ’s leave of themselves. */
function isEnding(rest: Skeleton, classes: RegExp): boolean {
  const spoken = rest.filter(({ optional }) => !optional);
  return spoken.length === 0 || (spoken.length === 1 && classes.test(spoken[0]?.classes ?? ''));
}

const once = (classes: string): readonly Consonant[] => [...classes].map(each => ({ classes: each, optional: false }));
const either = (classes: string, optional = false): readonly Consonant[] => [{ classes, optional }];

const CLASSES: Readonly<Record<string, readonly Consonant[]>> = {
  ...Object.fromEntries(
    'szcz schtsch shch tsch tch sch sh sz cz zh rz ts tz tj s z'.split(' ').map(each => [each, once('S')]),
  ),
  ...Object.fromEntries('ш щ ч ц з с ж'.split(' ').map(each => [each, once('S')])),
  ch: either('SKG', true),
  kh: either('KG', true),
  х: either('KGS', true),
  h: [],
  c: either('SK'),
  // Belarusian: „Cichanouski” is Тихановский too.
  ci: either('SKT'),
  ou: either('V', true),
  // „Eurostat”, Євростат; „Augustów”, Августів.
  eu: either('V', true),
  au: either('V', true),
  j: either('S', true),
  ...Object.fromEntries('dzh dz dj дз дж'.split(' ').map(each => [each, [...either('D', true), ...once('S')]])),
  ck: [...either('S', true), ...once('K')],
  k: once('K'),
  // In Chinese names: „Qiang” is Цян, „Xiaoping” Сяопін.
  q: either('KS'),
  qu: once('K'),
  x: [...either('K', true), ...once('S')],
  кс: once('KS'),
  к: once('K'),
  g: either('GS'),
  gh: once('G'),
  г: either('G', true),
  ґ: once('G'),
  w: once('V'),
  v: once('V'),
  f: once('V'),
  ph: once('V'),
  в: once('V'),
  ф: once('V'),
  b: once('B'),
  б: once('B'),
  p: once('P'),
  п: once('P'),
  d: once('D'),
  д: once('D'),
  t: once('T'),
  th: once('T'),
  т: once('T'),
  ŋ: either('NM', true),
  ɲ: either('NM'),
  ʍ: either('V', true),
  m: once('M'),
  м: once('M'),
  n: once('N'),
  н: once('N'),
  l: once('L'),
  л: once('L'),
  r: once('R'),
  р: once('R'),
};

const GRAPHEMES = new RegExp(
  Object.keys(CLASSES)
    .sort((a, b) => b.length - a.length)
    .join('|'),
  'gu',
);
