import { quoteAt, spanOf, targetCheck } from './check.ts';
import { compareNumbers } from './compareNumbers.ts';

/**
 * Not reported beside a missing number, which it then stands for.
 *
 * | pl | target | |
 * |---|---|---|
 * | Przybyli obaj ministrowie. | Two ministers came. | passes |
 * | Trwa to od dekady. | It has gone on for ten years. | passes |
 * | Przybyli ministrowie. | Three ministers came. | found |
 */
export const numberAdded = targetCheck(
  'number-added',
  'A number in the translation whose value is not in the source.',
  (unit, context) => {
    const { missing, added } = compareNumbers(unit, context);
    if (missing.length > 0) return [];
    return added.map(number => ({
      severity: 'warning',
      message: `The source does not have the number ${quoteAt(unit.target, number)}.`,
      advice: 'Compare the figures; take the number out if the source does not say it.',
      target: spanOf(number),
    }));
  },
);
