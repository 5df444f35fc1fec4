import type { Locale, Span } from '../model.ts';

/** A number written in figures: its span, and the values that it may stand for, the likeliest first. */
export interface NumberFound extends Span {
  readonly values: readonly number[];
}

/**
 * The numbers in figures of a text, by value: „1,5 mln” is 1 500 000 in Polish as “1.5 million” is in English.
 * A day-first date in figures (`5.02.2020`) gives its day and its year, since its month may become a word.
 * Separators follow Unicode CLDR: a decimal comma in Polish, German, French and Ukrainian, a decimal point in English.
 */
export function findNumbers(text: string, locale: Locale): readonly NumberFound[] {
  return [...text.matchAll(FIGURES)].flatMap(match => {
    const start = match.index;
    const end = start + match[0].length;
    const { day, year } = match.groups ?? {};
    if (day && year) return [day, year].map(part => ({ start, end, values: [Number(part)] }));
    const factors = factorsAfter(text.slice(end, end + LONGEST_SCALE), locale);
    const values = readings(match[0], locale).flatMap(value => factors.map(factor => round(value * factor)));
    return [{ start, end, values }];
  });
}

/** Whether a text has a whole number from 0 to 12 in words, as newsrooms write them: “two ministers” has 2. */
export function hasNumberWord(text: string, value: number, locale: Locale): boolean {
  return NUMBER_WORDS[root(locale)]?.[value]?.test(text) ?? false;
}

const FIGURES =
  /(?<day>\d{1,2})[./](?:0?[1-9]|1[0-2])[./](?<year>\d{4})(?!\d)|\d{1,3}(?:[ \u00A0\u202F]\d{3})+(?!\d)(?:[.,]\d+)?|\d{1,3}(?:(?<mark>[.,])\d{3})(?:\k<mark>\d{3})*(?!\d)(?:[.,]\d+)?|\d+(?:[.,:]\d+)?/gu;

/** The values that one run of figures may stand for. */
function readings(figures: string, locale: Locale): readonly number[] {
  const text = figures.replace(/[ \u00A0\u202F]/g, '');
  const [decimal, thousands] = root(locale) === 'en' ? ['.', ','] : [',', '.'];
  const marks = [...text].filter(character => !/\d/.test(character));
  const [mark] = marks;
  if (mark === undefined) return [Number(text)];
  if (mark === ':') return [Number(text.replace(':', '.'))];
  const asLocal = Number(text.split(thousands).join('').replace(decimal, '.'));
  const isGrouped = /^\d{1,3}([.,]\d{3})+$/.test(text) && mark === thousands;
  const asPlain = marks.length === 1 && !isGrouped ? Number(text.replace(mark, '.')) : Number.NaN;
  return [...new Set(isGrouped || mark === decimal ? [asLocal, asPlain] : [asPlain, asLocal])].filter(Number.isFinite);
}

interface Scale {
  readonly word: RegExp;
  readonly factor: number;
}

/** What a number may have to be multiplied by; a single letter (“5m”) may be a scale or a unit. */
function factorsAfter(rest: string, locale: Locale): readonly number[] {
  const scale = SCALES[root(locale)]?.find(each => each.word.test(rest));
  if (!scale) return [1];
  return /^[ \u00A0\u202F-]?\p{L}(?!\p{L})/u.test(rest) ? [scale.factor, 1] : [scale.factor];
}

/** As long as a scale word with its ending can be, in UTF-16 code units. */
const LONGEST_SCALE = 24;

function scales(thousand: string, million: string, billion: string, trillion: string): readonly Scale[] {
  const word = (stems: string) => new RegExp(`^[ \\u00A0\\u202F-]?(?:${stems})(?!\\p{L})`, 'iu');
  return [
    { word: word(thousand), factor: 1e3 },
    { word: word(million), factor: 1e6 },
    { word: word(billion), factor: 1e9 },
    { word: word(trillion), factor: 1e12 },
  ];
}

const SCALES: Readonly<Record<string, readonly Scale[]>> = {
  pl: scales('tys|tysiąc\\p{L}*|tysięc\\p{L}*', 'mln|milion\\p{L}*', 'mld|miliard\\p{L}*', 'bln|bilion\\p{L}*'),
  en: scales('thousand|k', 'million|mln|m', 'billion|bn', 'trillion|tn'),
  de: scales('Tausend|Tsd', 'Million(?:en)?|Mio', 'Milliarden?|Mrd', 'Billion(?:en)?|Bio'),
  fr: scales('mille', 'millions?|M', 'milliards?|Md', 'billions?'),
  uk: scales('тис|тисяч\\p{L}*', 'млн|мільйон\\p{L}*', 'млрд|мільярд\\p{L}*', 'трлн|трильйон\\p{L}*'),
};

function wordList(text: string): readonly RegExp[] {
  return text.split(' ').map(stems => new RegExp(`(?<!\\p{L})(?:${stems})(?!\\p{L})`, 'iu'));
}

/** From zero to twelve, cardinal and ordinal. */
const NUMBER_WORDS: Readonly<Record<string, readonly RegExp[]>> = {
  en: wordList(
    'zero|no|none one|first|once|a|an two|second|twice|both|pair three|third|thrice four|fourth five|fifth six|sixth seven|seventh eight|eighth nine|ninth ten|tenth eleven|eleventh twelve|twelfth|dozen',
  ),
  de: wordList(
    'null|keine?[rmns]? eins?|ein(?:e[rmns]?)?|erste[rmns]?|einmal zwei|zweite[rmns]?|beide[nrs]?|zweimal drei|dritte[rmns]? vier|vierte[rmns]? fünf|fünfte[rmns]? sechs|sechste[rmns]? sieben|sieb(?:en)?te[rmns]? acht|achte[rmns]? neun|neunte[rmns]? zehn|zehnte[rmns]? elf|elfte[rmns]? zwölf|zwölfte[rmns]?',
  ),
  fr: wordList(
    'zéro|aucune? une?|première?s?|premiers? deux|deuxièmes?|seconde?s? trois|troisièmes? quatre|quatrièmes? cinq|cinquièmes? six|sixièmes? sept|septièmes? huit|huitièmes? neuf|neuvièmes? dix|dixièmes? onze|onzièmes? douze|douzièmes?|douzaine',
  ),
  uk: wordList(
    "нуль|жод\\p{L}+ од(?:ин|н\\p{L}+)|перш\\p{L}+ дв(?:а|і|ох|ом|ома)|друг\\p{L}+|обидв\\p{L}+ три|трьо\\p{L}+|трет\\p{L}+ чотир\\p{L}+|четверт\\p{L}+ п[’ʼ']ят\\p{L}* шіст\\p{L}*|шост\\p{L}+ сім|сем\\p{L}+|сьом\\p{L}+ вісім|восьм\\p{L}+ дев[’ʼ']ят\\p{L}* десят\\p{L}* одинадцят\\p{L}* дванадцят\\p{L}*",
  ),
};

function root(locale: Locale): string {
  return locale.split('-')[0]?.toLowerCase() ?? locale;
}

/** 1.1 × 1e6 is 1100000.0000000001 in floating point. */
function round(value: number): number {
  return Number(value.toPrecision(12));
}
