import type { Finding, TargetedUnit } from '../model.ts';
import { type CheckContext, isPartOfTerm, spanOf, textAt } from './check.ts';
import { findNumbers } from './numbers.ts';
import { pattern } from './pattern.ts';
import { findQuantities, mentions, type Quantity } from './quantities.ts';
import type { Dimension } from './unitName.ts';
import { says } from './wording.ts';

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
  const exchanged = EXCHANGED.filter(
    ([dimension, id]) => dimensions.includes(dimension) && mentions(unit.text, dimension, context.sourceLocale, id),
  ).flatMap(row => exchangedIn(unit, context, row));
  const numbers = findNumbers(unit.target, context.targetLocale);
  const differing = findQuantities(unit.text, context.sourceLocale)
    .filter(quantity => dimensions.includes(quantity.unit.dimension) && !isPartOfTerm(quantity, unit, context))
    .flatMap(quantity => {
      const same = target.filter(
        each => each.unit.dimension === quantity.unit.dimension && sharesValue(each, quantity),
      );
      if (same.some(each => each.unit.id === quantity.unit.id)) return [];
      const [other] = same;
      if (other) return [notTheSame(unit, quantity, other)];
      const isWritten = numbers.some(number => sharesValue(number, quantity));
      const isNamed = mentions(unit.target, quantity.unit.dimension, context.targetLocale);
      return isWritten && !isNamed && quantity.unit.dimension !== 'duration' ? [lost(unit, quantity)] : [];
    });
  return [...differing, ...(differing.length > 0 ? [] : exchanged)];
}

/** Units that are named without a number, and those that are put in their place by mistake: „miesięcy” and “years”. */
const EXCHANGED: readonly (readonly [Dimension, string, readonly string[]])[] = [
  ['duration', 'week', ['day', 'month', 'year']],
  ['duration', 'month', ['day', 'week', 'year']],
  ['area', 'hectare', ['acre', 'square metre', 'square kilometre']],
  ['length', 'kilometre', ['mile']],
];

/** Only where the source has nothing that the other unit could come from: „br.”, „roczny”, „kwartał”. */
function exchangedIn(
  unit: TargetedUnit,
  { sourceLocale, targetLocale }: CheckContext,
  [dimension, id, others]: (typeof EXCHANGED)[number],
): readonly Omit<Finding, 'check'>[] {
  if (mentions(unit.target, dimension, targetLocale, id)) return [];
  if (dimension === 'duration' && OTHER_PERIOD.isIn(unit.text)) return [];
  const other = others.find(
    each => mentions(unit.target, dimension, targetLocale, each) && !mentions(unit.text, dimension, sourceLocale, each),
  );
  if (!other || ADVERB.isIn(unit.target)) return [];
  return [
    {
      severity: 'warning',
      ...says('unit.exchanged', { unit: id, otherUnit: other }),
    },
  ];
}

const OTHER_PERIOD = pattern(
  /(?<!\p{L})(?:r\.|b\.?r\.|ub\.|bm\.|rok|rocz|lecie|dob|dób|dzie|dzi[sś]|kwarta|półrocz|wczoraj|jutro|weekend|termin)|(?:roczn|dniow|letni)/iu,
);
const ADVERB = pattern(
  /(?<!\p{L})(?:monthly|weekly|daily|monatlich|wöchentlich|hebdomadaire|mensuel|щомісяч|щотиж|щоденн)/iu,
);

function sharesValue(a: { readonly values: readonly number[] }, b: { readonly values: readonly number[] }): boolean {
  return a.values.some(value => b.values.includes(value));
}

function notTheSame(unit: TargetedUnit, source: Quantity, target: Quantity): Omit<Finding, 'check'> {
  return {
    severity: 'error',
    ...says('unit.differs', {
      amount: textAt(unit.text, source),
      other: textAt(unit.target, target),
      unit: source.unit.id,
      otherUnit: target.unit.id,
    }),
    source: spanOf(source),
    target: spanOf(target),
  };
}

function lost(unit: TargetedUnit, source: Quantity): Omit<Finding, 'check'> {
  return {
    severity: 'warning',
    ...says('unit.missing', { amount: textAt(unit.text, source), unit: source.unit.id }),
    source: spanOf(source),
  };
}
