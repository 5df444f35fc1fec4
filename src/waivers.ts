import type { Finding, Note, Unit } from './model.ts';

/** A finding that a person decided to let stand, and why: a remark in the record. */
export interface Waiver {
  readonly check: string;
  readonly by: string;
  /** ISO 8601. */
  readonly at: string;
  readonly reason: string;
}

/**
 * The waivers among a unit's remarks: those whose text is `waive number-missing: the figure is in the next sentence`.
 * One without a reason is none.
 */
export function waiversOf({ notes = [] }: Pick<Unit, 'notes'>): readonly Waiver[] {
  return notes.flatMap(waiverIn);
}

/** The latest waiver of a finding, if there is one. */
export function waiverOf(finding: Pick<Finding, 'check'>, waivers: readonly Waiver[]): Waiver | undefined {
  return waivers.findLast(waiver => waiver.check === finding.check);
}

const WAIVER = /^\s*waive\s+([a-z0-9]+(?:-[a-z0-9]+)*)\s*:\s*(\S[\s\S]*)$/i;

function waiverIn({ by, at, text }: Note): readonly Waiver[] {
  const [, check, reason] = WAIVER.exec(text) ?? [];
  if (check === undefined || reason === undefined) return [];
  return [{ check: check.toLowerCase(), by, at, reason: reason.trim() }];
}

/** The findings of a unit that nobody has waived. */
export function unwaived(unit: Pick<Unit, 'notes'>, findings: readonly Finding[]): readonly Finding[] {
  const waivers = waiversOf(unit);
  return waivers.length === 0 ? findings : findings.filter(finding => !waiverOf(finding, waivers));
}

/** The remark that waives a check's findings. */
export function waiverText(check: string, reason: string): string {
  return `waive ${check}: ${reason}`;
}
