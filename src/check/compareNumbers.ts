import type { Locale, TargetedUnit } from '../model.ts';
import { monthsIn } from './calendar.ts';
import { type CheckContext, isPartOfTerm, keepsLast } from './check.ts';
import { multiplesChanged } from './multiples.ts';
import { findNumbers, type NumberFound } from './numbers.ts';
import { numeralsFor } from './numerals/list.ts';
import { wordPattern } from './pattern.ts';
import { findTimes, isInTime } from './times.ts';

export interface Comparison {
  /** Numbers of the source whose value the target does not have. */
  readonly missing: readonly NumberFound[];
  /** Numbers of the target, stated, whose value the source does not have. */
  readonly added: readonly NumberFound[];
  /** Numbers of the target that have the value only by another language's conventions, with the source's. */
  readonly misread: readonly { readonly source: NumberFound; readonly target: NumberFound }[];
}

/**
 * Compares the numbers of a unit by value. Times are compared elsewhere, and what stands in a term is the glossary's.
 * Small numbers that a language of unknown numerals may have in words are not asked for.
 */
export const compareNumbers = keepsLast((unit: TargetedUnit, context: CheckContext): Comparison => {
  const source = findNumbers(unit.text, context.sourceLocale);
  const target = findNumbers(unit.target, context.targetLocale);
  const knowsWords = [context.sourceLocale, context.targetLocale].every(locale => numeralsFor(locale) !== undefined);
  const isSure = ({ manner, values }: NumberFound) =>
    knowsWords || (manner === 'figures' && !values.some(value => value <= 20));
  if (source.length === 0 && target.length === 0) return NOTHING;
  const stated = source.filter(
    number =>
      !number.soft &&
      !isPartOfTerm(number, unit, context) &&
      !isInTime(unit.text, context.sourceLocale)(number) &&
      isSure(number),
  );
  const told = target.filter(
    number => !number.soft && isSure(number) && !isInTime(unit.target, context.targetLocale)(number),
  );
  return {
    missing: [
      ...notAmong(stated, () =>
        amongst(target, [...calendarNumbers(unit.target, context.targetLocale), ...roundTheClock(unit.target)]),
      ),
      ...multiplesChanged(unit, context),
    ],
    added: notAmong(told, () =>
      amongst(source, [
        ...calendarNumbers(unit.text, context.sourceLocale),
        ...roundTheClock(unit.text),
        ...inTerms(unit, context),
      ]),
    ),
    misread: misreadings(stated, target),
  };
});

const NOTHING: Comparison = { missing: [], added: [], misread: [] };

/** Those whose value another text does not have. */
function notAmong(numbers: readonly NumberFound[], known: () => Amongst): readonly NumberFound[] {
  if (numbers.length === 0) return [];
  const others = known();
  return numbers.filter(number => !isAmong(number, others));
}

/** What months and times of day may be in numbers. */
function calendarNumbers(text: string, locale: Locale): readonly number[] {
  return [...monthsIn(text, locale), ...clockNumbers(text, locale)];
}

function valuesOf({ values, loose, parts }: NumberFound): readonly number[] {
  return [...values, ...loose, ...parts];
}

/** The numbers of a text, to look others up in. */
interface Amongst {
  /** Every value, and every part of one. */
  readonly any: ReadonlySet<number>;
  /** Values that stand for themselves, not within another number. */
  readonly whole: ReadonlySet<number>;
  /** What stands between marks, as it stands and in order of size: “6:3”. */
  readonly runs: ReadonlySet<string>;
  readonly sortedRuns: ReadonlySet<string>;
}

function amongst(numbers: readonly NumberFound[], more: readonly number[]): Amongst {
  return {
    any: new Set([...numbers.flatMap(valuesOf), ...more]),
    whole: new Set([...numbers.flatMap(({ values, loose }) => [...values, ...loose]), ...more]),
    runs: new Set(numbers.filter(({ parts }) => parts.length > 0).map(({ parts }) => parts.join())),
    sortedRuns: new Set(numbers.filter(({ parts }) => parts.length > 0).map(({ parts }) => sorted(parts))),
  };
}

/** The parts of a date may change places („5.02”, “2/5”), those of a decimal number may not: „7,8” is not “8.7”. */
function isAmong({ values, loose, parts }: NumberFound, { any, whole, runs, sortedRuns }: Amongst): boolean {
  if ([...values, ...loose].some(value => any.has(value))) return true;
  if (parts.length === 0) return false;
  if (parts.every(part => whole.has(part))) return true;
  return values.length > 0 ? runs.has(parts.join()) : sortedRuns.has(sorted(parts));
}

function sorted(parts: readonly number[]): string {
  return parts.toSorted((a, b) => a - b).join();
}

/** Numbers whose only counterpart is written by the conventions of another language. */
function misreadings(source: readonly NumberFound[], target: readonly NumberFound[]): Comparison['misread'] {
  const loose = target.filter(number => number.loose.length > 0);
  if (loose.length === 0) return [];
  const firstLoose = new Map(
    loose.toReversed().flatMap((number, at) => number.loose.map(value => [value, loose.length - 1 - at] as const)),
  );
  const written = new Set(target.flatMap(({ values, parts }) => [...values, ...parts]));
  const runs = new Set(target.map(({ parts }) => parts.join()));
  return source.flatMap(number => {
    const wanted = number.values.length === 0 ? number.loose : number.values;
    if (wanted.some(value => written.has(value)) || isSameRun(number, runs)) return [];
    const first = Math.min(...wanted.map(value => firstLoose.get(value) ?? Number.POSITIVE_INFINITY));
    const counterpart = loose[first];
    return counterpart ? [{ source: number, target: counterpart }] : [];
  });
}

/** A time, a date or a section number, „15.30”, may keep its marks. */
function isSameRun({ values, parts }: NumberFound, runs: ReadonlySet<string>): boolean {
  return values.length === 0 && parts.length > 0 && runs.has(parts.join());
}

/** “24/7” in words: all hours of all days. */
function roundTheClock(text: string): readonly number[] {
  return ALWAYS.isIn(text) ? [24, 7] : [];
}

const ALWAYS = wordPattern(
  /(?<!\p{L})(?:całodobow\p{L}+|całą dobę|non.?stop|(?:a)?round the clock|rund um die Uhr|jour et nuit|цілодобов\p{L}+)(?!\p{L})/iu,
);

/** The hours of 24 and of 12, and the minutes, of the times of a text. */
function clockNumbers(text: string, locale: string): readonly number[] {
  return findTimes(text, locale).flatMap(({ hours, minutes }) => [
    ...hours,
    ...hours.map(hour => hour % 12 || 12),
    minutes,
  ]);
}

/** What the terms of the target language have in figures: Defender-Europe 20. */
function inTerms(unit: TargetedUnit, { targetLocale }: CheckContext): readonly number[] {
  return unit.terms
    .flatMap(({ concept }) => concept.terms[targetLocale] ?? [])
    .flatMap(term => findNumbers(term.text, targetLocale).flatMap(valuesOf));
}
