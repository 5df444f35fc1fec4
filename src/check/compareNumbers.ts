import type { Locale, TargetedUnit } from '../model.ts';
import { monthsIn } from './calendar.ts';
import { type CheckContext, isPartOfTerm } from './check.ts';
import { findNumbers, type NumberFound } from './numbers.ts';
import { numeralsFor } from './numerals/list.ts';
import { findTimes } from './times.ts';

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
export function compareNumbers(unit: TargetedUnit, context: CheckContext): Comparison {
  const source = findNumbers(unit.text, context.sourceLocale);
  const target = findNumbers(unit.target, context.targetLocale);
  const isInTime = (number: NumberFound, text: string, locale: Locale) =>
    findTimes(text, locale).some(time => time.start <= number.start && number.end <= time.end);
  const knowsWords = [context.sourceLocale, context.targetLocale].every(locale => numeralsFor(locale) !== undefined);
  const isSure = ({ manner, values }: NumberFound) =>
    knowsWords || (manner === 'figures' && !values.some(value => value <= 20));
  const stated = source.filter(
    number =>
      !number.soft &&
      !isPartOfTerm(number, unit, context) &&
      !isInTime(number, unit.text, context.sourceLocale) &&
      isSure(number),
  );
  const written = amongst(target, [
    ...monthsIn(unit.target, context.targetLocale),
    ...clockNumbers(unit.target, context.targetLocale),
  ]);
  const known = amongst(source, [
    ...monthsIn(unit.text, context.sourceLocale),
    ...clockNumbers(unit.text, context.sourceLocale),
    ...inTerms(unit, context),
  ]);
  return {
    missing: stated.filter(number => !isAmong(number, written)),
    added: target.filter(
      number =>
        !number.soft &&
        isSure(number) &&
        !isInTime(number, unit.target, context.targetLocale) &&
        !isAmong(number, known),
    ),
    misread: stated.flatMap(number => misreadOf(number, target)),
  };
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
  /** What stands between marks, in its order: “6:3”. */
  readonly runs: readonly (readonly number[])[];
}

function amongst(numbers: readonly NumberFound[], more: readonly number[]): Amongst {
  return {
    any: new Set([...numbers.flatMap(valuesOf), ...more]),
    whole: new Set([...numbers.flatMap(({ values, loose }) => [...values, ...loose]), ...more]),
    runs: numbers.map(({ parts }) => parts).filter(parts => parts.length > 0),
  };
}

/** The parts of a date may change places („5.02”, “2/5”), those of a decimal number may not: „7,8” is not “8.7”. */
function isAmong({ values, loose, parts }: NumberFound, { any, whole, runs }: Amongst): boolean {
  if ([...values, ...loose].some(value => any.has(value))) return true;
  if (parts.length === 0) return false;
  if (parts.every(part => whole.has(part))) return true;
  const inOrder = (run: readonly number[]) => (values.length > 0 ? run : run.toSorted((a, b) => a - b)).join();
  return runs.some(run => inOrder(run) === inOrder(parts));
}

/** A number whose only counterpart is written by the conventions of another language. */
function misreadOf(source: NumberFound, target: readonly NumberFound[]): Comparison['misread'] {
  const wanted = [...source.values, ...(source.values.length === 0 ? source.loose : [])];
  const has = (values: readonly number[]) => values.some(value => wanted.includes(value));
  if (target.some(number => has(number.values) || has(number.parts) || isSameRun(source, number))) return [];
  const loose = target.find(number => has(number.loose));
  return loose ? [{ source, target: loose }] : [];
}

/** A time, a date or a section number, „15.30”, may keep its marks. */
function isSameRun(source: NumberFound, target: NumberFound): boolean {
  return source.values.length === 0 && source.parts.length > 0 && source.parts.join() === target.parts.join();
}

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
