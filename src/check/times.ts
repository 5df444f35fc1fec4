import type { Locale, Span } from '../model.ts';
import { glance } from './glance.ts';
import { languageOf } from './language.ts';
import { type Pattern, pattern, wordPattern } from './pattern.ts';
import { remembered } from './remembered.ts';
import { isInOneOf } from './spans.ts';

/** A time of day: the hours of 24 that it may be, and its minutes. */
export interface TimeFound extends Span {
  readonly hours: readonly number[];
  readonly minutes: number;
}

/**
 * The times of day of a text: „godz. 15.30”, “3:30 p.m.”, „15.30 Uhr”, « 15 h 30 ». Without a.m. or p.m. an English
 * hour up to 12 may be either.
 */
export const findTimes = remembered(readTimes);

/** Tells whether a span lies inside a time of a text. */
export const isInTime = remembered((text, locale) => isInOneOf(findTimes(text, locale)));

function readTimes(text: string, locale: Locale): readonly TimeFound[] {
  const language = languageOf(locale);
  if (!glance(text).hasDigit && !NOON[language]?.isIn(text)) return [];
  const found = (PATTERNS[language] ?? [CLOCK]).flatMap(pattern =>
    pattern.all(text).flatMap(match => read(match, language)),
  );
  return found.length > 1 ? uncovered(found) : found;
}

/** Those that no other covers. */
function uncovered(found: readonly TimeFound[]): readonly TimeFound[] {
  const places = found.map((time, index) => ({ time, index })).sort((a, b) => a.time.start - b.time.start);
  const covered = new Set<TimeFound>();
  const cover = (outer: (typeof places)[number], inner: (typeof places)[number]) => {
    if (covers(outer.time, inner.time, outer.index < inner.index)) covered.add(inner.time);
  };
  places.forEach((place, at) => {
    for (let after = at + 1; (places[after]?.time.start ?? place.time.end) < place.time.end; after++) {
      const other = places[after];
      if (!other) continue;
      cover(place, other);
      cover(other, place);
    }
  });
  return found.filter(time => !covered.has(time));
}

/** The minutes of the day that a time may be. */
export function minutesOfDay({ hours, minutes }: TimeFound): readonly number[] {
  return hours.map(hour => hour * 60 + minutes);
}

const CLOCK = pattern(/(?<![\d:.,])(?<h>[01]?\d|2[0-4]):(?<m>[0-5]\d)(?![\d:])/gu);
const S = '[ \\u00A0\\u202F]?';

const PATTERNS: Readonly<Record<string, readonly Pattern[]>> = {
  pl: [
    pattern(
      /(?:\bgodz\.|\bgodzin(?:a|ie|ę|y|ą)|\bg\.)[ \u00A0](?<h>[01]?\d|2[0-4])(?:[.:](?<m>[0-5]\d))?(?!\d|,\d)(?:[ \u00A0](?<part>rano|wieczorem|po południu|w nocy|nad ranem))?/giu,
    ),
    pattern(
      /(?<![\d:.,])(?<h>[01]?\d|2[0-4])(?:[.:](?<m>[0-5]\d))?[ \u00A0](?<part>rano|wieczorem|po południu|w nocy|nad ranem)/gu,
    ),
    pattern(
      /(?<=(?<!\p{L})(?:o|od|do|po|przed|około|ok\.)[ \u00A0])(?<h>[01]?\d|2[0-4])[.:](?<m>[0-5]\d)(?![\d.,:]?\d)(?![ \u00A0]?(?:proc|%|tys|mln|mld|zł|km|m\b))/giu,
    ),
    pattern(
      /(?<=\bgodz\.?[ \u00A0]\d{1,2}(?:[.:]\d\d)?[ \u00A0]?(?:[-–]|do)[ \u00A0]?|\b(?:z godz\.[ \u00A0]\d{1,2}(?:[.:]\d\d)?[ \u00A0]na|między godz\.[ \u00A0]\d{1,2}(?:[.:]\d\d)?[ \u00A0]a)[ \u00A0])(?<h>[01]?\d|2[0-4])(?:[.:](?<m>[0-5]\d))?(?!\d|,\d)/giu,
    ),
    pattern(
      /(?<!\p{L})(?<noon>[Ww](?: samo)? południe)(?!\p{L}| (?:\p{Lu}|kraju))|(?<!\p{L})(?<midnight>(?:[Oo]|[Pp]o|[Pp]rzed|[Dd]o) północ[yą])(?!\p{L}| (?:\p{Lu}|kraju))/gu,
    ),
    CLOCK,
  ],
  en: [
    pattern(
      new RegExp(
        `(?<![\\d:.,])(?<h>1[0-2]|0?\\d)(?:[:.](?<m>[0-5]\\d))?(?=${S}(?:to|until|and|[-–])${S}\\d{1,2}(?:[:.]\\d\\d)?${S}[ap]\\.?${S}m\\b)`,
        'giu',
      ),
    ),
    pattern(new RegExp(`(?<![\\d:.,])(?<h>1[0-2]|0?\\d)(?:[:.](?<m>[0-5]\\d))?${S}(?<part>a|p)\\.?${S}m\\b`, 'giu')),
    pattern(/(?<![\d:.,])(?<h>1[0-2]|0?\d)[ \u00A0]o[’']clock/giu),
    pattern(/\b(?<noon>noon|midday)\b|\b(?<midnight>midnight)\b/giu),
    CLOCK,
  ],
  de: [
    pattern(
      new RegExp(
        `(?<![\\d:.,])(?<h>[01]?\\d|2[0-4])(?:[.:](?<m>[0-5]\\d))?(?=${S}(?:bis|und|auf|[-–])${S}\\d{1,2}(?:[.:]\\d\\d)?${S}Uhr)`,
        'gu',
      ),
    ),
    pattern(
      new RegExp(`(?<![\\d:.,])(?<h>[01]?\\d|2[0-4])(?:[.:](?<m>[0-5]\\d))?${S}Uhr(?:${S}(?<m2>[0-5]\\d))?`, 'gu'),
    ),
    pattern(/\b(?<noon>[Mm]ittag(?!essen))|\b(?<midnight>Mitternacht)/gu),
    CLOCK,
  ],
  fr: [
    pattern(
      new RegExp(
        `(?<![\\d:.,h])(?<h>[01]?\\d|2[0-4])(?=${S}(?:à|et|[-–])${S}\\d{1,2}${S}(?:h|heures?)(?!\\p{L}))`,
        'gu',
      ),
    ),
    pattern(new RegExp(`(?<![\\d:.,])(?<h>[01]?\\d|2[0-4])${S}(?:h|heures?)(?!\\p{L})(?:${S}(?<m>[0-5]\\d))?`, 'gu')),
    pattern(/\b(?<noon>midi)\b|\b(?<midnight>minuit)\b/giu),
    CLOCK,
  ],
  uk: [
    pattern(
      /(?<!\p{L})(?:о|об|до|з|після|перед|близько)[ \u00A0](?<h>[01]?\d|2[0-4])(?:[.:](?<m>[0-5]\d))?(?:-?[їй]|-та|-тій)?(?:[ \u00A0](?:годин\p{L}*|год\.))?(?![.,:]?\d)(?![ \u00A0](?!ранку|вечора|дня|ночі)\p{L})(?:[ \u00A0](?<part>ранку|вечора|дня|ночі))?/giu,
    ),
    pattern(/(?<![\d:.,])(?<h>[01]?\d|2[0-4])(?:[.:](?<m>[0-5]\d))?[ \u00A0](?<part>ранку|вечора)/gu),
    pattern(/(?<!\p{L})(?<noon>опівдні|полудень)|(?<!\p{L})(?<midnight>опівночі|північ(?:чю)?)(?!\p{L})/giu),
    CLOCK,
  ],
};

/** Words that are a time by themselves. */
const NOON: Readonly<Record<string, Pattern>> = {
  pl: wordPattern(/(?<!\p{L})(?:[Ww](?: samo)? południe|(?:[Oo]|[Pp]o|[Pp]rzed|[Dd]o) północ[yą])/u),
  en: pattern(/noon|mid(?:day|night)/iu),
  de: pattern(/[Mm]ittag|Mitternacht/u),
  fr: pattern(/midi|minuit/iu),
  uk: pattern(/опівдні|полудень|опівночі|північ/iu),
};

function read(match: RegExpMatchArray, language: string): readonly TimeFound[] {
  const { h, m, m2, part, noon, midnight } = match.groups ?? {};
  const start = match.index ?? 0;
  const span = { start, end: start + match[0].length };
  if (noon) return [{ ...span, hours: [12], minutes: 0 }];
  if (midnight) return [{ ...span, hours: [0, 24], minutes: 0 }];
  return [{ ...span, hours: hoursOf(Number(h), part?.toLowerCase(), language), minutes: Number(m ?? m2 ?? 0) }];
}

function hoursOf(hour: number, part: string | undefined, language: string): readonly number[] {
  if (part && AFTERNOON.test(part))
    return hour === 12 ? [12] : [hour, ...(hour < 12 ? [hour + 12] : [])].slice(language === 'en' ? 1 : 0);
  if (part === 'a') return [hour % 12];
  if (language === 'en' && part === undefined && hour <= 12) return [hour, (hour + 12) % 24];
  return hour === 24 || hour === 0 ? [0, 24] : [hour];
}

const AFTERNOON = /^(?:p|wieczorem|po południu|вечора|дня)$/;

/** Of two that overlap. */
function covers(outer: Span, inner: Span, isBefore: boolean): boolean {
  return isBefore || outer.end - outer.start > inner.end - inner.start;
}
