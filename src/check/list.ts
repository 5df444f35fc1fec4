import type { Bitext, Finding, Switches, Unit } from '../model.ts';
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
import { switchedOn, weighed } from './switches.ts';
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
  for (const whole of on(WHOLE, context)) {
    const found = whole.run(words, context);
    if (found.length > 0) return weighed(found.map(placed), context.switches);
  }
  const found = on(checks, context).flatMap(check =>
    IN_MARKS.has(check) ? check.run(unit, context) : check.run(words, context).map(placed),
  );
  return weighed(found, context.switches);
}

/** The checks that look at the markers of codes, or at all of what was approved; the others see words. */
const IN_MARKS: ReadonlySet<Check> = new Set([formatting, approvalLapsed]);

const WHOLE: readonly Check[] = [untranslated, empty, pseudoText, targetEqualsSource];

/** Those of the checks that are on; in most projects all are. */
function on(all: readonly Check[], { switches }: CheckContext): readonly Check[] {
  return switches ? switchedOn(all, switches) : all;
}

/** What the term checks alone find in one unit. */
export function checkTerms(unit: Unit, context: CheckContext): readonly Finding[] {
  const { unit: words, placed } = bareUnit(unit);
  const found = on([termMissing, termForbidden], context).flatMap(check => check.run(words, context).map(placed));
  return weighed(found, context.switches);
}

/** What is wrong with the markers of codes in one unit. */
export function checkFormatting(unit: Unit, context: CheckContext): readonly Finding[] {
  return on([formatting], context).flatMap(check => check.run(unit, context));
}

/** What the checks between units find in a bitext, by the unit's id. */
export function checkBetween(bitext: Bitext, switches: Switches = {}): ReadonlyMap<string, readonly Finding[]> {
  const words = bareBitext(bitext);
  const all = new Map<string, readonly Finding[]>();
  for (const check of switchedOn(bitextChecks, switches))
    for (const [id, found] of check.run(words)) all.set(id, [...(all.get(id) ?? []), ...weighed(found, switches)]);
  return all;
}

/** What all checks find in a bitext, by the unit's id; units without findings are left out. */
export function checkBitext(bitext: Bitext, context: CheckContext): ReadonlyMap<string, readonly Finding[]> {
  const between = checkBetween(bitext, context.switches);
  const units = bitext.blocks.flatMap(block => block.segments);
  const findings = units.map(
    unit => [unit.id, [...checkUnit(unit, context), ...(between.get(unit.id) ?? [])]] as const,
  );
  return new Map(findings.filter(([, found]) => found.length > 0));
}
