import type { Locale, Span } from '../model.ts';
import { type FigureReading, readFigures } from './figures.ts';
import { glance } from './glance.ts';
import { languageOf } from './language.ts';
import { numeralsFor } from './numerals/list.ts';
import type { Numerals } from './numerals/numeral.ts';
import { readWordNumbers } from './numerals/read.ts';
import { type Pattern, pattern } from './pattern.ts';
import { remembered } from './remembered.ts';
import { findRomans } from './romans.ts';
import { meetsOneOf } from './spans.ts';

/** A number of a text, in whatever manner it is written, with the values that it may stand for. */
export interface NumberFound extends Span {
  /** By the conventions of the language, the likeliest first. */
  readonly values: readonly number[];
  /** Only by the conventions of another: “1,5 million” in English. */
  readonly loose: readonly number[];
  /** Each of which, if all are there, will do as well: the hours and minutes of „15.30”. */
  readonly parts: readonly number[];
  readonly manner: 'figures' | 'words' | 'roman';
  /** It hints at a value and need not have a counterpart: „obaj”, “a decade”, “one”. */
  readonly soft: boolean;
}

/**
 * The numbers of a text, by value: „1,5 mln”, „półtora miliona” and “1.5 million” are all 1 500 000; „XXI w.” has 21,
 * „lata 90.” has 90 and 1990. A date in figures gives its day and its year, since its month may become a word.
 */
export const findNumbers = remembered(readNumbers);

function readNumbers(text: string, locale: Locale): readonly NumberFound[] {
  const numerals = numeralsFor(locale);
  const figures = mergeSums(shareScales(findFigures(text, locale, numerals), text), text);
  const isTaken = meetsOneOf(figures);
  const words = numerals ? readWordNumbers(text, numerals).filter(word => !isTaken(word)) : [];
  const isIdiom = words.length > 0 ? meetsOneOf(idiomsIn(text, locale)) : () => false;
  const romans = findRomans(text, locale).filter(roman => !isTaken(roman));
  return [
    ...figures,
    ...words.map(word => ({
      ...word,
      soft: word.soft || isIdiom({ start: word.start, end: word.start + 1 }),
      values: inSmaller(withHours(withDecade(word.values, text, word, locale), text, word, locale), text, word, locale),
      loose: [],
      parts: [],
      manner: 'words' as const,
    })),
    ...romans.map(roman => ({
      ...roman,
      loose: [],
      parts: [],
      manner: 'roman' as const,
      soft: roman.soft || isOfDecade(text, roman),
    })),
  ].sort((a, b) => a.start - b.start);
}

/** Numerals that count nothing, though a translation may have them, word for word. */
const IDIOMS: Readonly<Record<string, Pattern>> = {
  pl: pattern(
    /bez dwóch zdań|trzy po trzy|od siedmiu boleści|do trzech razy sztuka|siódme poty|pierwsze skrzypce|dwa grosze|trzech groszy|trzy grosze|w cztery oczy|cztery strony świata|na cztery wiatry|na dwoje|we dwoje|dwa kroki|dwóch krokach|trzy kroki|trzeciego świata|trzecim świecie|pięć minut przed dwunastą|za pięć dwunasta|stokrotnie|sto lat!/giu,
  ),
  fr: pattern(/(?<!\p{L})pour (?:cent|mille)(?!\p{L})/giu),
};

function idiomsIn(text: string, locale: Locale): readonly Span[] {
  const idioms = IDIOMS[languageOf(locale)]?.all(text) ?? [];
  return idioms.map(({ 0: idiom, index }) => ({ start: index, end: index + idiom.length }));
}

interface Figure extends NumberFound {
  /** The scale word that multiplied it. */
  readonly factor: number;
}

function findFigures(text: string, locale: Locale, numerals: Numerals | undefined): readonly Figure[] {
  if (!glance(text).hasDigit) return [];
  return FIGURES.all(text).flatMap(match => {
    const start = match.index;
    const end = start + match[0].length;
    const { day, year } = match.groups ?? {};
    const plain = { start, end, loose: [], parts: [], manner: 'figures', soft: false, factor: 1 } as const;
    if (day && year) return [day, year].map(part => ({ ...plain, values: [Number(part)] }));
    const fraction = /^(\d{1,2})\/(\d{1,2})$/.exec(match[0]);
    // „2 1/2” is two and a half, read with the 2.
    if (match[0] === '1/2' && /\d[ \u00A0]$/.test(text.slice(Math.max(0, start - 2), start))) return [];
    if (fraction) {
      const found = fractionOf(plain, Number(fraction[1]), Number(fraction[2]));
      return [FINAL.test(text.slice(end, end + 8)) ? roundOf(found, Number(fraction[2])) : found];
    }
    const half = /^\d{1,3}$/.test(match[0]) ? HALF.in(text).exec(text.slice(end, end + LONGEST_SCALE))?.[0] : undefined;
    if (half) {
      const values = [Number(match[0]) + 0.5];
      const more = { ...plain, values, end: end + half.length };
      return [scaled(more, scaleAfter(text, more.end, locale, numerals), text, locale)];
    }
    const reading = readFigures(match[0], locale);
    const scale = scaleAfter(text, end, locale, numerals);
    return [withHalf(text, scaled({ ...plain, ...yearOf(reading, text, start) }, scale, text, locale))];
  });
}

const SPACE = '[ \\u00A0\\u202F\\u2009]';
const FIGURES = pattern(
  new RegExp(
    [
      '(?<![\\d.,])(?<day>\\d{1,2})[./](?:0?[1-9]|1[0-2])[./](?<year>\\d{4})(?!\\d)',
      '(?<![\\d/])\\d{1,2}/\\d{1,2}(?![\\d/])',
      `(?<!\\d)\\d{1,3}(?:${SPACE}\\d{3})+(?!\\d)(?:[.,]\\d+)?`,
      '(?<!\\d)\\d{1,3}(?:(?<mark>[.,])\\d{3})(?:\\k<mark>\\d{3})*(?!\\d)(?:[.,]\\d+)?',
      // Not the exponent of „cm3”.
      '(?<!(?<!\\p{L})[cdkm]?m(?=[23](?!\\d)))\\d+(?:[.,:]\\d+)*',
    ].join('|'),
    'gu',
  ),
);

function fractionOf<T extends object>(plain: T, above: number, below: number) {
  return { ...plain, values: below === 0 ? [] : [Number((above / below).toPrecision(12))], parts: [above, below] };
}

/** „1/8 finału” is the round of 16, and an Achtelfinale. */
function roundOf(found: Figure, below: number): Figure {
  return { ...found, values: [...found.values, below * 2, below], soft: true };
}

const FINAL = /^[ \u00A0](?:finał|фінал)/u;

/** The „20” of „2019/20” may be written out as 2020. */
function yearOf(reading: FigureReading, text: string, start: number): FigureReading {
  const century = /(?<!\d)(\d\d)\d\d[/–-]$/.exec(text.slice(Math.max(0, start - 6), start))?.[1];
  const [value] = reading.values;
  if (!century || value === undefined || value > 99) return reading;
  return { ...reading, values: [value, Number(century) * 100 + value] };
}

interface Scale {
  readonly factor: number;
  /** A letter that may be a unit as well: “5m”. */
  readonly unsure: boolean;
  readonly end: number;
}

/** „25 tys.”, “5m”, “2 and a half million”. */
function scaleAfter(text: string, end: number, locale: Locale, numerals: Numerals | undefined): Scale | undefined {
  const match = AFTER.in(text).exec(text.slice(end, end + LONGEST_SCALE));
  const word = match?.groups?.word;
  if (!match || !word) return undefined;
  const after = end + match[0].length;
  const letters = LETTER_SCALES[languageOf(locale)]?.[word];
  const isMetre = word === 'm' && !match[0].startsWith(word);
  if (letters && isMetre) return undefined;
  if (letters) return { factor: letters, unsure: word.length === 1, end: after };
  const numeral = numerals?.read(word.toLowerCase());
  if (numeral?.kind !== 'scale' || numeral.value < 100) return undefined;
  return { factor: numeral.value, unsure: false, end: after };
}

/** As far as a scale word with its ending can reach, in UTF-16 code units. */
const LONGEST_SCALE = 24;
const AFTER = pattern(new RegExp(`^(?:${SPACE}|-)?(?<word>\\p{L}[\\p{L}’']*)(?:\\.(?= \\p{Ll}))?`, 'u'));

const LETTER_SCALES: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  en: { k: 1e3, K: 1e3, m: 1e6, M: 1e6, mn: 1e6, mln: 1e6, mio: 1e6, bn: 1e9, b: 1e9, B: 1e9, tn: 1e12, trn: 1e12 },
  de: { Tsd: 1e3, Mio: 1e6, Mill: 1e6, Mrd: 1e9, Bio: 1e12, Tausend: 1e3, tausend: 1e3, hundert: 100 },
  fr: { k: 1e3, M: 1e6, Md: 1e9, Mds: 1e9, mln: 1e6, mds: 1e9 },
};

function scaled(figure: Figure, scale: Scale | undefined, text: string, locale: Locale): Figure {
  if (!scale) return { ...figure, values: withDecade(figure.values, text, figure, locale) };
  const times = (values: readonly number[]) => [
    ...values.map(value => Number((value * scale.factor).toPrecision(12))),
    ...(scale.unsure ? values : []),
  ];
  const { values, loose } = figure;
  return { ...figure, end: scale.end, values: times(values), loose: times(loose), parts: [], factor: scale.factor };
}

/** « 2 millions et demi »: half as much as the scale is. */
function withHalf(text: string, figure: Figure): Figure {
  const half =
    figure.factor > 1 ? HALF.in(text).exec(text.slice(figure.end, figure.end + LONGEST_SCALE))?.[0] : undefined;
  if (!half) return figure;
  const { values, factor, end } = figure;
  return { ...figure, end: end + half.length, values: values.map(value => value + factor / 2) };
}

/** “2 and a half”, “2½”, „2 i pół”. */
const HALF = pattern(
  /^(?: ?½|[ \u00A0](?:1\/2|and a half|i pół|et demie?|und eine halbe|einhalb|з половиною)(?![\p{L}\d/]))/iu,
);

/** „5–7 mln”: the scale is that of both. */
function shareScales(figures: readonly Figure[], text: string): readonly Figure[] {
  return figures.map((figure, index) => {
    const next = figures[index + 1];
    if (!next || next.factor === 1 || figure.factor !== 1) return figure;
    if (!RANGE.in(text).test(text.slice(figure.end, next.start))) return figure;
    const more = figure.values.map(value => Number((value * next.factor).toPrecision(12)));
    return { ...figure, values: [...more, ...figure.values] };
  });
}

const RANGE = pattern(/^\s?(?:[-–—]|do|lub|czy|albo|i|to|or|and|bis|oder|und|à|ou|et|до|або|чи|та|і)\s?$/u);

/** „2 mln 300 tys.” is one number. */
function mergeSums(figures: readonly Figure[], text: string): readonly Figure[] {
  const merged: Figure[] = [];
  for (const figure of figures) {
    const before = merged.at(-1);
    const [large, small] = [before?.values[0], figure.values[0]];
    const isSum =
      before &&
      large !== undefined &&
      small !== undefined &&
      before.factor > small &&
      figure.factor > 1 &&
      /^[ \u00A0.]{1,2}$/.test(text.slice(before.end, figure.start));
    if (isSum)
      merged[merged.length - 1] = { ...before, end: figure.end, values: [large + small], parts: [large, small] };
    else merged.push(figure);
  }
  return merged;
}

/** „lata 90.” are the nineties, and the 1990s. */
function withDecade(values: readonly number[], text: string, { start }: Span, locale: Locale): readonly number[] {
  const [value] = values;
  const isDecade = value !== undefined && value >= 10 && value <= 90 && value % 10 === 0 && languageOf(locale) === 'pl';
  return isDecade && /lata(?:ch|mi)? $|latom $|lat $/iu.test(text.slice(Math.max(0, start - 8), start))
    ? [value, 1900 + value, 1800 + value, 2000 + value]
    : values;
}

/** „W latach 70. XX w.” are the 1970s. */
function isOfDecade(text: string, { start }: Span): boolean {
  return /(?<!\p{L})lat(?:a|ach|ami)?[ \u00A0](?:\d0\.|\p{L}+tych)[ \u00A0]$/iu.test(
    text.slice(Math.max(0, start - 32), start),
  );
}

/** „o dwudziestej” may become “at 8 pm”, „wpół do piątej” “half past four”. */
function withHours(values: readonly number[], text: string, { start, end }: Span, locale: Locale): readonly number[] {
  const [value] = values;
  if (value !== undefined && /wpół do $/iu.test(text.slice(Math.max(0, start - 8), start)))
    return [value, value - 1, value + 12, value + 11];
  const isHour = value !== undefined && value > 12 && value <= 24 && languageOf(locale) === 'pl';
  return isHour && /ej$/.test(text.slice(start, end)) ? [value, value - 12] : values;
}

/** „półtora roku” may become 18 months, „dwie doby” 48 hours. */
function inSmaller(values: readonly number[], text: string, { end }: Span, locale: Locale): readonly number[] {
  const [value] = values;
  if (languageOf(locale) !== 'pl' || value === undefined || value > 3) return values;
  const [, factor] = SMALLER.find(([unit]) => unit.test(text.slice(end, end + 8))) ?? [];
  return factor ? [...values, value * factor] : values;
}

const SMALLER: readonly (readonly [RegExp, number])[] = [
  [/^[ \u00A0]rok/u, 12],
  [/^[ \u00A0]godzin/u, 60],
  [/^[ \u00A0]d[oó]b/u, 24],
];
