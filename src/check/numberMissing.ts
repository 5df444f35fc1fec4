import type { Finding, TargetedUnit } from '../model.ts';
import { type Check, type CheckContext, quoteAt } from './check.ts';
import { findNumbers, hasNumberWord, type NumberFound } from './numbers.ts';

/**
 * | pl | en | |
 * |---|---|---|
 * | Zginęło 1,5 tys. osób. | 1,500 people were killed. | passes |
 * | Do 5 lutego 2020 r. | By 5 February 2020. | passes |
 * | 2 ministrów | two ministers | passes |
 * | Wydano 25 mln zł. | PLN 2.5 million was spent. | found |
 */
export const numberMissing: Check = {
  name: 'number-missing',
  finds: 'A number in the source whose value is not in the translation.',
  run(unit, context) {
    if (unit.state === 'initial') return [];
    const figures = new Set([
      ...findNumbers(unit.target, context.targetLocale).flatMap(number => number.values),
      ...timesIn(unit.target),
    ]);
    const isWritten = (value: number) => figures.has(value) || hasNumberWord(unit.target, value, context.targetLocale);
    return findNumbers(unit.text, context.sourceLocale)
      .filter(number => !isPartOfTerm(number, unit, context))
      .filter(number => !number.values.some(isWritten) && !isSplit(unit.text, number, isWritten))
      .map((number): Finding => {
        const written = quoteAt(unit.text, number);
        return {
          check: 'number-missing',
          severity: 'error',
          message: `The number ${written} is not in the translation.`,
          advice: `Compare the figures; the translation should have the value of ${written}.`,
          source: { start: number.start, end: number.end },
        };
      });
  },
};

/** The hours and minutes of “3:30 p.m.”, each on its own. */
function timesIn(target: string): readonly number[] {
  return [...target.matchAll(/(\d{1,2}):(\d{2})/g)].flatMap(([, hours, minutes]) => [Number(hours), Number(minutes)]);
}

/** „Defender 2020” is Defender-Europe 20: inside a term the glossary knows better. */
function isPartOfTerm(number: NumberFound, unit: TargetedUnit, { targetLocale }: CheckContext): boolean {
  return unit.terms.some(
    ({ start, end, concept }) => start <= number.start && number.end <= end && concept.terms[targetLocale]?.length,
  );
}

/** A time or a score, „15.30” or „2:1”: its two parts may be written in another way, each on its own. */
function isSplit(text: string, number: NumberFound, isWritten: (value: number) => boolean): boolean {
  const parts = text.slice(number.start, number.end).split(/[.:]/).map(Number);
  return parts.length === 2 && parts.every(part => isWritten(part) || (part > 12 && part < 24 && isWritten(part - 12)));
}
