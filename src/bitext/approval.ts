import { fingerprint } from '../fingerprint.ts';
import type { ApprovedUnit, Lapse, Note, TargetedUnit, TermUse, Unit } from '../model.ts';

/** What an approval is bound to: the source, the target, and the concepts that the target was made with. */
export function approvalHash(unit: Pick<TargetedUnit, 'text' | 'target' | 'termUses'>): string {
  return fingerprint(unit.text, unit.target, ...termUseTexts(unit.termUses));
}

/** Whether source and target are still those that were approved. An approval that does not hold is no approval. */
export function approvalHolds(unit: ApprovedUnit): boolean {
  return unit.approval.hash === approvalHash(unit);
}

/** Marks a unit's target as approved, bound to what it now is. */
export function approve(unit: TargetedUnit, state: ApprovedUnit['state'], by: string, at: string): ApprovedUnit {
  const { lapsed: _, ...rest } = { lapsed: undefined, ...unit };
  return { ...rest, state, approval: { by, at, hash: approvalHash(unit) } };
}

/** What is left of a unit's approval when its text changes: whose it was, and since when. */
export function lapseOf(unit: Unit): { readonly lapsed?: Lapse } {
  if (isApproved(unit)) return { lapsed: { by: unit.approval.by, at: unit.approval.at } };
  return unit.state === 'translated' && unit.lapsed ? { lapsed: unit.lapsed } : {};
}

/** A unit's notes, to be carried to what takes its place. */
export function notesOf(unit: Unit): { readonly notes?: readonly Note[] } {
  return unit.notes?.length ? { notes: unit.notes } : {};
}

export function isApproved(unit: Unit): unit is ApprovedUnit {
  return unit.state === 'reviewed' || unit.state === 'final';
}

export function hasTarget(unit: Unit): unit is TargetedUnit {
  return unit.state !== 'initial';
}

/** Whether two targets were made with the same concepts, each as it then was. The order does not matter. */
export function sameTerms(one: readonly TermUse[], other: readonly TermUse[]): boolean {
  const [texts, others] = [termUseTexts(one), termUseTexts(other)];
  return texts.length === others.length && texts.every((text, index) => text === others[index]);
}

function termUseTexts(uses: readonly TermUse[]): readonly string[] {
  return uses.map(use => `${use.concept} ${use.hash}`).sort();
}
