import type { Finding, TargetedUnit } from '../model.ts';
import { type CheckContext, isPartOfTerm, quoteAt, spanOf } from './check.ts';
import { findNumbers } from './numbers.ts';
import { findQuantities, mentions, type Quantity } from './quantities.ts';
import type { Dimension } from './unitNames.ts';

/**
 * Quantities of the source whose number stands with another unit of the dimension in the target (an error), or whose
 * number is there and no unit of the dimension at all (a warning).
 */
export function compareUnits(
  unit: TargetedUnit,
  context: CheckContext,
  dimensions: readonly Dimension[],
): readonly Omit<Finding, 'check'>[] {
  const target = findQuantities(unit.target, context.targetLocale);
  const numbers = findNumbers(unit.target, context.targetLocale);
  return findQuantities(unit.text, context.sourceLocale)
    .filter(quantity => dimensions.includes(quantity.unit.dimension) && !isPartOfTerm(quantity, unit, context))
    .flatMap(quantity => {
      const same = target.filter(
        each => each.unit.dimension === quantity.unit.dimension && sharesValue(each, quantity),
      );
      if (same.some(each => each.unit.id === quantity.unit.id)) return [];
      const [other] = same;
      if (other) return [differing(unit, quantity, other)];
      const isWritten = numbers.some(number => sharesValue(number, quantity));
      const isNamed = mentions(unit.target, quantity.unit.dimension, context.targetLocale);
      return isWritten && !isNamed && quantity.unit.dimension !== 'duration' ? [lost(unit, quantity)] : [];
    });
}

function sharesValue(a: { readonly values: readonly number[] }, b: { readonly values: readonly number[] }): boolean {
  return a.values.some(value => b.values.includes(value));
}

function differing(unit: TargetedUnit, source: Quantity, target: Quantity): Omit<Finding, 'check'> {
  return {
    severity: 'error',
    message: `${quoteAt(unit.text, source)} and ${quoteAt(unit.target, target)} are not the same: ${source.unit.id} and ${target.unit.id}.`,
    advice: `Put it in ${source.unit.id}, or convert the number as well.`,
    source: spanOf(source),
    target: spanOf(target),
  };
}

function lost(unit: TargetedUnit, source: Quantity): Omit<Finding, 'check'> {
  return {
    severity: 'warning',
    message: `The translation has the number of ${quoteAt(unit.text, source)}, but does not say of what.`,
    advice: `Add the unit: ${source.unit.id}.`,
    source: spanOf(source),
  };
}
