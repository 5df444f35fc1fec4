import type { Bitext, Finding, Unit } from '../model.ts';
import { acronymMissing } from './acronymMissing.ts';
import { approvalLapsed } from './approvalLapsed.ts';
import { bareBitext, bareUnit } from './bareUnit.ts';
import { brackets } from './brackets.ts';
import type { BitextCheck, Check, CheckContext } from './check.ts';
import { codes } from './codes.ts';
import { dateDiffers } from './dates.ts';
import { doubledWord } from './doubledWord.ts';
import { empty } from './empty.ts';
import { endPunctuation } from './endPunctuation.ts';
import { formatting } from './formatting.ts';
import { inconsistent, sameTranslation } from './inconsistent.ts';
import { leftover } from './leftover.ts';
import { lengthRatio } from './lengthRatio.ts';
import { minusLost } from './minusLost.ts';
import { nameMissing } from './nameMissing.ts';
import { negationAdded, negationLost } from './negationLost.ts';
import { numberAdded } from './numberAdded.ts';
import { numberFormat } from './numberFormat.ts';
import { numberMissing } from './numberMissing.ts';
import { order } from './order.ts';
import { ordinalDiffers } from './ordinalDiffers.ts';
import { placeDiffers } from './placeDiffers.ts';
import { pseudoText } from './pseudoText.ts';
import { quotationLost } from './quotationLost.ts';
import { quotationMarks } from './quotationMarks.ts';
import { repeatedText } from './repeatedText.ts';
import { spacing } from './spacing.ts';
import { targetEqualsSource } from './targetEqualsSource.ts';
import { termForbidden, termMissing } from './terms.ts';
import { timeDiffers } from './timeDiffers.ts';
import { titleDiffers } from './titleDiffers.ts';
import { currency, percent, units } from './units.ts';
import { untranslated } from './untranslated.ts';

/** Every check of a unit there is, in the order in which findings are shown. A new one is one file and one line here. */
export const checks: readonly Check[] = [
  untranslated,
  empty,
  pseudoText,
  numberMissing,
  numberAdded,
  numberFormat,
  ordinalDiffers,
  minusLost,
  order,
  dateDiffers,
  timeDiffers,
  currency,
  percent,
  units,
  nameMissing,
  placeDiffers,
  titleDiffers,
  acronymMissing,
  negationLost,
  negationAdded,
  termMissing,
  termForbidden,
  quotationLost,
  quotationMarks,
  brackets,
  codes,
  formatting,
  leftover,
  repeatedText,
  lengthRatio,
  doubledWord,
  endPunctuation,
  spacing,
  targetEqualsSource,
  approvalLapsed,
];

/** Every check between the units of a bitext. */
export const bitextChecks: readonly BitextCheck[] = [inconsistent, sameTranslation];

/**
 * What the checks find in one unit. A target that is empty, a trial text or the source itself has that one finding
 * only: the others would all follow from it.
 */
export function checkUnit(unit: Unit, context: CheckContext): readonly Finding[] {
  const { unit: words, placed } = bareUnit(unit);
  for (const whole of WHOLE) {
    const found = whole.run(words, context);
    if (found.length > 0) return found.map(placed);
  }
  return checks.flatMap(check =>
    IN_MARKS.has(check) ? check.run(unit, context) : check.run(words, context).map(placed),
  );
}

/** The checks that look at the markers of codes, or at all of what was approved; the others see words. */
const IN_MARKS: ReadonlySet<Check> = new Set([formatting, approvalLapsed]);

const WHOLE: readonly Check[] = [untranslated, empty, pseudoText, targetEqualsSource];

/** What the term checks alone find in one unit. */
export function checkTerms(unit: Unit, context: CheckContext): readonly Finding[] {
  const { unit: words, placed } = bareUnit(unit);
  return [termMissing, termForbidden].flatMap(check => check.run(words, context).map(placed));
}

/** What is wrong with the markers of codes in one unit. */
export function checkFormatting(unit: Unit, context: CheckContext): readonly Finding[] {
  return formatting.run(unit, context);
}

/** What all checks find in a bitext, by the unit's id; units without findings are left out. */
export function checkBitext(bitext: Bitext, context: CheckContext): ReadonlyMap<string, readonly Finding[]> {
  const words = bareBitext(bitext);
  const between = bitextChecks.map(check => check.run(words));
  const units = bitext.blocks.flatMap(block => block.segments);
  const findings = units.map(unit => {
    const ofUnit = checkUnit(unit, context);
    const ofBitext = between.flatMap(found => found.get(unit.id) ?? []);
    return [unit.id, [...ofUnit, ...ofBitext]] as const;
  });
  return new Map(findings.filter(([, found]) => found.length > 0));
}
