import type { Finding, Span } from '../../model.ts';
import { glance } from '../glance.ts';
import { languageOf } from '../language.ts';
import { pattern } from '../pattern.ts';
import { says } from '../wording.ts';
import { sentenceCheck } from './sourceCheck.ts';

/**
 * A year counts where it is written. Until 1923 some of Europe counted by the Julian calendar, in which 1900 was a leap
 * year and days fell on other days of the week.
 *
 * | Polish | |
 * |---|---|
 * | Ćwiczenia zaczną się 29 lutego 2028 r. | passes |
 * | Ustawę ogłoszono 29 lutego. | passes |
 * | We wtorek, 24 listopada 2026 r., zebrał się rząd. | passes |
 * | Dekret wydano 29 lutego 1900 r. w Petersburgu. | passes |
 * | Samoloty F-35 września nie dotrwały. | passes |
 * | Zebrał się 24.11.2026 (wtorek). | passes |
 * | Ćwiczenia zaczną się 31 lutego 2026 r. | found |
 * | Ustawa wejdzie w życie 32 maja. | found |
 * | Termin mija 31.04.2026 r. | found |
 * | Termin mija 30 II 2026 r. | found |
 * | Ćwiczenia zaczną się 29 lutego 2026 r. | found |
 * | W poniedziałek, 24 listopada 2026 r., zebrał się rząd. | found |
 * | Posiedzenie 24.11.2026 (środa) odwołano. | found |
 */
export const impossibleDate = sentenceCheck(
  'impossible-date',
  'A day that its month does not have, or a day of the week on which the date did not fall.',
  ({ text }, { locale }) => {
    if (languageOf(locale) !== 'pl' || !glance(text).hasDigit) return [];
    return datesIn(text).flatMap(date => dayFinding(date) ?? weekdayFinding(date, text) ?? []);
  },
);

/** A date with a day and a month, and perhaps a year. */
interface DateFound extends Span {
  readonly day: number;
  readonly month: number;
  readonly year?: number;
  /** The date written with another day. */
  with(day: number, month?: number): string;
}

type Told = Omit<Finding, 'check'>;

function dayFinding(date: DateFound): Told | undefined {
  const { day, month, start, end } = date;
  const written = date.with(day);
  const source = { start, end };
  if (month > MONTHS.length) {
    // „02.14.2026” is in American order; „2.14.2026” may be the number of a version.
    if (!/^(?:0[1-9]|1[0-2])\./.test(written) || month > 31) return undefined;
    const right = date.with(month, day);
    return { severity: 'warning', ...says('impossible-date.month', { date: written, month, right }), source };
  }
  if (month < 1) return undefined;
  const days = daysIn(date);
  if (day >= 1 && day <= days) return undefined;
  const turned = Number([...String(day)].reverse().join(''));
  const meant = [...new Set([days, ...(turned >= 1 && turned <= days ? [turned] : [])])];
  const right = meant.map(each => date.with(each));
  return { severity: 'warning', ...says('impossible-date.day', { date: written, days, right }), source };
}

function daysIn({ month, year }: DateFound): number {
  if (month !== 2) return new Date(Date.UTC(2023, month, 0)).getUTCDate();
  const isLeap = year === undefined || isGregorianLeap(year) || (year < GREGORIAN && year % 4 === 0);
  return isLeap ? 29 : 28;
}

function isGregorianLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** The first year in which all of Europe counted alike. */
const GREGORIAN = 1924;

/** The day of the week right before the date („w środę, 24 …”), or in brackets after it. */
function weekdayFinding(date: DateFound, text: string): Told | undefined {
  const { day, month, year } = date;
  if (year === undefined || year < GREGORIAN) return undefined;
  const from = Math.max(0, date.start - FARTHEST);
  const before = WEEKDAY_BEFORE.in(text).exec(text.slice(from, date.start));
  const after = before ? null : WEEKDAY_AFTER.in(text).exec(text.slice(date.end));
  const match = before ?? after;
  const [, preposition = '', word = ''] = match ?? [];
  const place = WEEKDAYS.findIndex(forms => forms.includes(word.toLowerCase()));
  if (!match || place < 0) return undefined;
  const actual = (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7;
  if (place === actual) return undefined;
  const start = before ? from + before.index + before[0].indexOf(word, preposition.length) : date.start;
  const end = after ? date.end + after[0].length : date.end;
  const cases = WEEKDAYS[place]?.flatMap((form, at) => (form === word.toLowerCase() ? [at] : [])) ?? [];
  const isObject = preposition !== '' && cases.includes(ACCUSATIVE);
  const right = WEEKDAYS[actual]?.[isObject ? ACCUSATIVE : (cases[0] ?? 0)] ?? '';
  const values = { date: date.with(day), word, right };
  return { severity: 'warning', ...says('impossible-date.weekday', values), source: { start, end } };
}

/** From Monday, each by its cases: nominative, genitive, dative, accusative, instrumental, locative. */
const WEEKDAYS = [
  'poniedziałek poniedziałku poniedziałkowi poniedziałek poniedziałkiem poniedziałku',
  'wtorek wtorku wtorkowi wtorek wtorkiem wtorku',
  'środa środy środzie środę środą środzie',
  'czwartek czwartku czwartkowi czwartek czwartkiem czwartku',
  'piątek piątku piątkowi piątek piątkiem piątku',
  'sobota soboty sobocie sobotę sobotą sobocie',
  'niedziela niedzieli niedzieli niedzielę niedzielą niedzieli',
].map(forms => forms.split(' '));

const ACCUSATIVE = 3;

/** Farther than a day of the week with its preposition can stand before a date, in UTF-16 code units. */
const FARTHEST = 32;

const ANY_WEEKDAY = [...new Set(WEEKDAYS.flat())].join('|');
const WEEKDAY_BEFORE = pattern(new RegExp(`(?<!\\p{L})(?:(we?|na) )?(${ANY_WEEKDAY}),?[ \\u00A0](?:dnia )?$`, 'iu'));
const WEEKDAY_AFTER = pattern(new RegExp(`^(?:[ \\u00A0]r(?:\\.|oku))?,? ?\\((?:(we?|na) )?(${ANY_WEEKDAY})\\)`, 'iu'));

// ── Dates ───────────────────────────────────────────────────────────────────────────────────────────────────────

function datesIn(text: string): readonly DateFound[] {
  return [...IN_WORDS.all(text), ...IN_FIGURES.all(text)].map(({ groups = {}, index, 0: whole }) => {
    const { day = '', name = '', roman = '', figures = '', year } = groups;
    const month = name
      ? MONTHS.findIndex(forms => forms.includes(name)) + 1
      : ROMANS.indexOf(roman) + 1 || Number(figures);
    const rest = whole.slice(day.length);
    return {
      ...{ start: index, end: index + whole.length, day: Number(day), month },
      ...(year !== undefined && { year: Number(year) }),
      with: (otherDay, otherMonth) => {
        const later = otherMonth === undefined ? rest : rest.replace(figures, padded(otherMonth, whole));
        return padded(otherDay, whole) + later;
      },
    };
  });
}

/** With a nought in front, if the date is written with one. */
function padded(value: number, date: string): string {
  return String(value).padStart(/^0|\.0/.test(date) ? 2 : 1, '0');
}

/** In the genitive, as after a day, and in the nominative, which many write. */
const MONTHS: readonly (readonly string[])[] = [
  ['stycznia', 'styczeń'],
  ['lutego', 'luty'],
  ['marca', 'marzec'],
  ['kwietnia', 'kwiecień'],
  ['maja', 'maj'],
  ['czerwca', 'czerwiec'],
  ['lipca', 'lipiec'],
  ['sierpnia', 'sierpień'],
  ['września', 'wrzesień'],
  ['października', 'październik'],
  ['listopada', 'listopad'],
  ['grudnia', 'grudzień'],
];
const ROMANS: readonly string[] = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];

const SPACE = '[ \\u00A0\\u202F]';
const YEAR = '[12]\\d{3}(?![\\p{L}\\d]|[.,]\\d)';
/** F-35 is an aeroplane, 12.13 an hour or a paragraph, `31/02` a part of a file’s number. */
const DAY = "(?<![\\d§/’']|[\\p{L}\\d][.,:/’']|\\p{L}[-–])(?<day>\\d{1,2})";
/** „nr 45 maj 2026” is an issue of a journal. */
const NO_ISSUE = `(?<!(?:nr|numer|numerze|zeszyt|tom|wydanie|odcinek|część)${SPACE}\\d{1,2}${SPACE})`;

const GENITIVE = MONTHS.map(([genitive]) => genitive).join('|');
const ANY_FORM = MONTHS.flat().join('|');
const IN_WORDS = pattern(
  new RegExp(
    `${DAY}\\.?${SPACE}(?:(?<name>(?:${GENITIVE})(?!\\p{L})|${NO_ISSUE}(?:${ANY_FORM})(?=${SPACE}${YEAR}))|${NO_ISSUE}(?<roman>${ROMANS.join('|')})(?=${SPACE}${YEAR}))(?:${SPACE}(?<year>${YEAR}))?`,
    'gu',
  ),
);
const IN_FIGURES = pattern(new RegExp(`${DAY}\\.(?<figures>\\d{1,2})\\.(?<year>${YEAR})`, 'gu'));
