import { approve, hasTarget, isApproved, lapseOf, notesOf, sameTerms } from '../bitext/approval.ts';
import { fromShown } from '../codes.ts';
import { fingerprint } from '../fingerprint.ts';
import type { Candidate, Finding, Origin, TargetedUnit, TermUse, Unit } from '../model.ts';

/** What a person wants changed of one unit: its text, its state, or a remark added; all three in one step if need be. */
export interface Change {
  /** The unit's id. */
  readonly unit: string;
  /** The version of the unit that the person saw (`unitVersion`); without it the change is made to whatever is there. */
  readonly base?: string;
  /** As people read it: inline codes as tags, where the unit has any (`shown`). */
  readonly target?: string;
  /** Where the text was taken from, if it was taken from the memory as it is; otherwise it is the person's. */
  readonly origin?: Extract<Origin, { kind: 'memory' }>;
  /** `translated` takes an approval back. */
  readonly state?: TargetedUnit['state'];
  /** Leaves the unit as it is where a check finds an error in it. */
  readonly unlessErrors?: boolean;
  readonly comment?: string;
  /** A text to keep beside the unit's own, for someone to choose between. */
  readonly candidate?: Candidate;
}

/** Who changes it, when (ISO 8601), and the concepts of the unit's source as they are today. */
export interface Circumstances {
  readonly by: string;
  readonly at: string;
  readonly termUses: readonly TermUse[];
}

/** What came of a change. `unchanged`: the unit already is what was wanted. */
export type Outcome =
  | { readonly kind: 'changed' | 'unchanged' | 'conflict'; readonly unit: Unit }
  | ({ readonly kind: 'refused'; readonly unit: Unit } & Pick<Finding, 'message' | 'advice' | 'wording'>)
  /** The article no longer has the unit. */
  | { readonly kind: 'gone'; readonly id: string };

/**
 * Makes a change to a unit. A new text is a draft of the person's; an approval of the text before it lapses. An approval is bound
 * to source, target and today's terms.
 */
export function changeUnit(unit: Unit, change: Change, circumstances: Circumstances): Outcome {
  if (change.base !== undefined && change.base !== unitVersion(unit)) return conflictOrDone(unit, change);
  const written =
    change.target === undefined ? unit : write(unit, fromShown(change.target, unit), change.origin, circumstances);
  if ((change.state === 'reviewed' || change.state === 'final') && !isApprovable(written))
    return nothingToApprove(unit);
  const settled = change.state === undefined ? written : settle(written, change.state, circumstances);
  const noted = change.comment === undefined ? settled : comment(settled, change.comment, circumstances);
  const kept = change.candidate === undefined ? noted : withCandidate(noted, change.candidate);
  return kept === unit ? { kind: 'unchanged', unit } : { kind: 'changed', unit: kept };
}

/** A short name for what a unit says and where it stands; comments do not change it. */
export function unitVersion(unit: Unit): string {
  if (!hasTarget(unit)) return fingerprint(unit.id, unit.text, unit.state);
  const { id, text, state, target, origin, termUses } = unit;
  const approval = isApproved(unit) ? unit.approval : undefined;
  return fingerprint(id, text, state, target, JSON.stringify([origin, termUses, approval, lapseOf(unit)]));
}

/** Someone else was quicker; where they did just what is wanted (or only a comment is added), nobody is in the way. */
function conflictOrDone(unit: Unit, change: Change): Outcome {
  const sameText = change.target === undefined || (hasTarget(unit) && unit.target === fromShown(change.target, unit));
  const sameState = change.state === undefined || change.state === unit.state;
  if (change.target !== undefined && sameText && sameState && change.comment === undefined)
    return { kind: 'unchanged', unit };
  return { kind: 'conflict', unit };
}

function write(unit: Unit, target: string, origin: Origin | undefined, { by, termUses }: Circumstances): Unit {
  if (hasTarget(unit) ? unit.target === target : target === '') return unit;
  const { id, text, gap, terms, codes } = unit;
  const segment = { id, text, gap, terms, ...(codes && { codes }) };
  if (target === '') return { ...segment, state: 'initial', candidates: withReplaced(unit), ...notesOf(unit) };
  const known = unit.candidates.find(candidate => candidate.target === target && candidate.source === text);
  return {
    ...segment,
    state: 'translated',
    target,
    origin: origin ?? known?.origin ?? { kind: 'person', name: by },
    termUses,
    candidates: withReplaced(unit),
    ...lapseOf(unit),
    ...notesOf(unit),
  };
}

/** A machine's or the memory's text, and one that was approved, stays at hand; a person's own draft gives way to the next. */
function withReplaced(unit: Unit): readonly Candidate[] {
  if (!hasTarget(unit) || unit.target === '') return unit.candidates;
  const { text: source, target, origin, termUses, candidates } = unit;
  const isKept = origin.kind !== 'person' || isApproved(unit);
  if (!isKept || candidates.some(candidate => candidate.target === target && candidate.source === source))
    return candidates;
  return [{ source, target, origin, similarity: 100, termUses }, ...candidates];
}

function isApprovable(unit: Unit): unit is TargetedUnit {
  return hasTarget(unit) && unit.target.trim() !== '';
}

function nothingToApprove(unit: Unit): Outcome {
  const [message, advice] = ['There is no translation to approve.', 'Translate the sentence first.'];
  return { kind: 'refused', unit, message, advice };
}

function settle(unit: Unit, state: TargetedUnit['state'], { by, at, termUses }: Circumstances): Unit {
  if (!hasTarget(unit)) return unit;
  if (state === 'translated') return takeBack(unit);
  if (unit.state === state && sameTerms(unit.termUses, termUses)) return unit;
  return approve({ ...unit, termUses }, state, by, at);
}

function takeBack(unit: TargetedUnit): Unit {
  if (!isApproved(unit)) return unit;
  const { approval: _, ...draft } = unit;
  return { ...draft, state: 'translated' };
}

function comment(unit: Unit, text: string, { by, at }: Circumstances): Unit {
  return { ...unit, notes: [...(unit.notes ?? []), { by, at, text }] };
}

function withCandidate(unit: Unit, candidate: Candidate): Unit {
  const isThere = ({ source, target }: Candidate) => source === candidate.source && target === candidate.target;
  return unit.candidates.some(isThere) ? unit : { ...unit, candidates: [candidate, ...unit.candidates] };
}
