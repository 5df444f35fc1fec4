import type { Locale, Span } from '../model.ts';
import { glance } from './glance.ts';
import { languageOf } from './language.ts';
import { type Pattern, pattern, wordPattern } from './pattern.ts';
import { remembered } from './remembered.ts';

/** A month or a day of the week named in a text: 1 is January, and Monday. */
export interface Named extends Span {
  readonly value: number;
  /** „10.02.”: most probably a date. */
  readonly unsure?: true;
}

/** The months of a text, in words („lutego”, “February”) and in whole dates in figures (`5.02.2020`, `2020-02-05`). */
export const findMonths = remembered((text: string, locale: Locale): readonly Named[] => [
  ...named(text, MONTHS[languageOf(locale)]),
  ...monthsOfDates(text, locale),
]);

/** The days of the week of a text. */
export const findWeekdays = remembered((text: string, locale: Locale): readonly Named[] =>
  named(text, WEEKDAYS[languageOf(locale)]),
);

export function monthsIn(text: string, locale: Locale): readonly number[] {
  return findMonths(text, locale).map(month => month.value);
}

/** A day and its month, side by side: „5 lutego”, “February 5th”. */
export interface DayFound extends Span {
  readonly day: number;
  readonly month: number;
}

export function findDays(text: string, locale: Locale): readonly DayFound[] {
  return findMonths(text, locale).flatMap(month => {
    const from = Math.max(0, month.start - FARTHEST);
    const before = DAY_BEFORE.in(text).exec(text.slice(from, month.start));
    if (before) return [{ start: from + before.index, end: month.end, day: Number(before[1]), month: month.value }];
    const after = languageOf(locale) === 'en' && /^[ \u00A0](?:the )?(\d{1,2})(?!\d)/u.exec(text.slice(month.end));
    return after
      ? [{ start: month.start, end: month.end + after[0].length, day: Number(after[1]), month: month.value }]
      : [];
  });
}

const DAY_BEFORE = pattern(/(?<!\d)(\d{1,2})(?:\.|st|nd|rd|th|er|-?го|-е)?[ \u00A0\u202F](?:of |dzień )?$/u);
/** Farther than a day with its ending can stand before its month, in UTF-16 code units. */
const FARTHEST = 16;

/** In the order of the calendar. */
function named(text: string, names: Pattern | undefined): readonly Named[] {
  const found = (names?.all(text) ?? []).map(match => ({
    value: match.findIndex((group, index) => index > 0 && group !== undefined),
    start: match.index,
    end: match.index + match[0].length,
  }));
  return found.sort((one, other) => one.value - other.value);
}

/** In English the month may come first: `2/5/2020` may be either. */
function monthsOfDates(text: string, locale: Locale): readonly Named[] {
  if (!glance(text).hasDigit) return [];
  return DATES.all(text).flatMap(match => {
    const { first = '', second = '', iso, bare, roman = bare, short } = match.groups ?? {};
    const span = { start: match.index, end: match.index + match[0].length };
    if (short) return languageOf(locale) === 'pl' ? [{ ...span, value: Number(short), unsure: true }] : [];
    if (iso) return [{ ...span, value: Number(iso) }];
    if (roman) return [{ ...span, value: ROMAN_MONTHS.indexOf(roman) + 1 }];
    const months = languageOf(locale) === 'en' ? [Number(second), Number(first)] : [Number(second)];
    return months.filter(value => value >= 1 && value <= 12).map(value => ({ ...span, value }));
  });
}

const ROMAN_MONTHS = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];
const DATES = pattern(
  /(?<![\d.])(?<first>\d{1,2})[./](?<second>\d{1,2})[./]\d{2,4}(?!\d)|(?<![\d.,])(?:0?[1-9]|[12]\d|3[01])\.(?<short>0[1-9]|1[0-2])\.(?!\d)|(?<!\d)\d{4}-(?<iso>0[1-9]|1[0-2])-\d{2}(?!\d)|(?<=(?<!\d)\d{1,2}[ \u00A0])(?:(?<roman>I{1,3}|I?V|VI{1,3}|I?X|XI{1,2})(?=[ \u00A0]\d{4}(?!\d))|(?<bare>I{2,3}|IV|VI{1,3}|IX|XI{1,2})(?![\p{L}\p{N}]))/gu,
);

/**
 * One pattern for all, with a group for each: a text is read once.
 *
 * @param ending  what may follow each of them within the word
 */
function patterns(stems: string, flags = 'gu', ending = ''): Pattern {
  const groups = stems.split(' ').map(stem => `(${stem})`);
  return wordPattern(new RegExp(`(?<!\\p{L})(?:${groups.join('|')})${ending}(?!\\p{L})`, flags));
}

/** Lower case only where a capital makes another word („Maja” is a name, “May” is not “may”). */
const MONTHS: Readonly<Record<string, Pattern>> = {
  pl: patterns(
    'stycz(?:eń|ni\\p{L}*) lut(?:y|ego|emu|ym|ow(?:y|a|e|ego|ej|emu|ym|ą|ych|ymi)) mar(?:zec|ca|cu|cem|cow\\p{L}+) kwie(?:cień|tni\\p{L}*) maj(?:a|u|em|ow\\p{L}+)? czerw(?:iec|ca|cu|cem|cow\\p{L}+) lip(?:iec|ca|cu|cem|cow\\p{L}+) sierp(?:ień|ni\\p{L}*) wrze(?:sień|śni\\p{L}*) październik\\p{L}* listopad\\p{L}* grud(?:zień|ni\\p{L}*)',
  ),
  en: patterns(
    'January|Jan Februar(?:y|ies)|Feb March|Mar April|Apr May June|Jun July|Jul August|Aug September|Sept|Sep October|Oct November|Nov December|Dec',
  ),
  de: patterns(
    '(?:Januar|Jänner) (?:Februar|Feber) März April Mai Juni Juli August September Oktober November Dezember',
    'gu',
    // „Februarhälfte”, „Junitage”; not „Maier” or „Mailand”.
    '(?:s|en|es|-?(?:[Hh]älfte|[Ww]och|[Tt]ag|[Aa]nfang|[Mm]itte|[Ee]nde|[Nn]acht|[Nn]ächte|[Aa]bend|[Mm]orgen|[Ss]onn|[Ww]etter|[Ww]ahl|[Aa]usgabe|[Ss]itzung|[Hh]ochwasser|[Rr]evolution|[Ww]ert|[Dd]aten|[Gg]ehalt)\\p{L}*)?',
  ),
  fr: patterns(
    '(?:janvier|janv) (?:février|févr) mars avril mai juin (?:juillet|juil) août septembre octobre novembre décembre',
    'giu',
  ),
  uk: patterns(
    'січ(?:ень|н\\p{L}+) лют(?:ий|ого|ому|им|нев\\p{L}+) берез(?:ень|н\\p{L}+) квіт(?:ень|н\\p{L}+) трав(?:ень|н\\p{L}+) черв(?:ень|н\\p{L}+) лип(?:ень|н\\p{L}+) серп(?:ень|н\\p{L}+) верес(?:ень|н\\p{L}+) жовт(?:ень|н\\p{L}+) листопад\\p{L}* груд(?:ень|н\\p{L}+)',
    'giu',
  ),
};

const WEEKDAYS: Readonly<Record<string, Pattern>> = {
  pl: patterns(
    'poniedział(?:ek|k\\p{L}+) wtor(?:ek|k\\p{L}+) śr(?:oda|ody|odę|odzie|odą|ód|odow(?:y|a|e|ego|ej|emu|ym|ą|ych|ymi)) czwart(?:ek|k(?:u|i|owi|iem|ow\\p{L}+|ami|ach|om)) piąt(?:ek|k(?:u|i|owi|iem|ow\\p{L}+|ami|ach|om)) sob(?:ota|oty|otę|ocie|otą|ót|otni\\p{L}*) niedziel(?:a|i|ę|ą|e|n(?:y|a|e|ego|ej|ym|ą|ych))?',
  ),
  en: patterns(
    '(?:Mondays?|Mon) (?:Tuesdays?|Tues?) (?:Wednesdays?|Wed) (?:Thursdays?|Thurs?) (?:Fridays?|Fri) (?:Saturdays?|Sat) (?:Sundays?|Sun)',
  ),
  de: patterns(
    'Montag\\p{L}* Dienstag\\p{L}* Mittwoch\\p{L}* Donnerstag\\p{L}* Freitag\\p{L}* (?:Samstag|Sonnabend)\\p{L}* Sonntag\\p{L}*',
    'giu',
  ),
  fr: patterns('lundis? mardis? mercredis? jeudis? vendredis? samedis? (?:dimanches?|dominical\\p{L}*)', 'giu'),
  uk: patterns(
    "понеділ(?:ок|к\\p{L}+) вівтор(?:ок|к\\p{L}+) серед(?:а|и|у|ою|і) четвер(?:г\\p{L}*)? п[’ʼ']ятни(?:ц\\p{L}+) субот\\p{L}+ неділ\\p{L}+|недільн\\p{L}+",
    'giu',
  ),
};
