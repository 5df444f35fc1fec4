import type { Finding, Unit } from '../model.ts';
import { approvalLapsed } from './approvalLapsed.ts';
import type { Check, CheckContext } from './check.ts';
import { empty } from './empty.ts';
import { numberMissing } from './numberMissing.ts';
import { pseudoText } from './pseudoText.ts';
import { targetEqualsSource } from './targetEqualsSource.ts';
import { termForbidden, termMissing } from './terms.ts';
import { untranslated } from './untranslated.ts';

/** Every check there is, in the order in which findings are shown. A new one is one file and one line here. */
export const checks: readonly Check[] = [
  untranslated,
  empty,
  pseudoText,
  numberMissing,
  termMissing,
  termForbidden,
  targetEqualsSource,
  approvalLapsed,
];

/** What all checks find in one unit. An empty target has that one finding only. */
export function checkUnit(unit: Unit, context: CheckContext): readonly Finding[] {
  const nothingThere = empty.run(unit, context);
  return nothingThere.length ? nothingThere : checks.flatMap(check => check.run(unit, context));
}
