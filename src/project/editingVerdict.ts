import { hasTarget, isApproved } from '../bitext/approval.ts';
import type { Bitext, Finding, TargetedUnit, Unit } from '../model.ts';
import type { Checks } from './editingChecks.ts';
import { termChangesOf } from './editingStanding.ts';

/** Whether a verdict has something to do with a unit: one that already is what is wanted stays whose approval it is. */
export function isForVerdict(unit: Unit, state: TargetedUnit['state'], bitext: Bitext): boolean {
  if (state === 'translated') return isApproved(unit);
  const isCurrent = termChangesOf(unit, bitext).length === 0;
  return !isCurrent || (unit.state !== 'final' && unit.state !== state);
}

/** Why something cannot be done to a unit, and from what another language says the same. */
export type Reason = Pick<Finding, 'message' | 'advice' | 'wording'>;

/** Why a unit cannot be approved, in words for a person; undefined where nothing is in the way. */
export function reasonAgainst(unit: Unit, checks: Checks, despiteErrors: boolean): Reason | undefined {
  if (!hasTarget(unit) || unit.target.trim() === '')
    return { message: 'There is no translation.', advice: 'Translate the sentence first.' };
  const error = checks.of(unit).find(finding => finding.severity === 'error');
  if (!error || despiteErrors) return undefined;
  const { check, message, advice, wording } = error;
  return { message: `${check}: ${message}`, advice, ...(wording && { wording }) };
}
