import type { Origin, TargetedUnit } from '../model.ts';
import { type Change, sumOfChanges } from './distance.ts';
import type { UnitEvidence } from './evidence.ts';

/** The sentences of a published text, counted. */
export interface Summary {
  readonly segments: number;
  readonly approved: number;
  /** All known changes added up. */
  readonly change: Change;
  /** In the order in which they first occur; they add up to `segments`. */
  readonly origins: readonly OriginSummary[];
  /** Who approved as what; they add up to `approved`. */
  readonly approvals: readonly ApprovalSummary[];
}

export interface OriginSummary {
  readonly origin: Origin;
  readonly segments: number;
  readonly approved: number;
  /** Null where nothing is known of any. */
  readonly change: Change | null;
}

export interface ApprovalSummary {
  readonly by: string;
  readonly state: TargetedUnit['state'];
  readonly segments: number;
  /** ISO 8601. */
  readonly first: string;
  readonly last: string;
}

export function summaryOf(units: readonly UnitEvidence[]): Summary {
  const approved = units.filter(unit => unit.approval);
  return {
    segments: units.length,
    approved: approved.length,
    change: sumOfChanges(changesOf(units)),
    origins: grouped(units, unit => JSON.stringify(unit.origin)).map(ofOrigin),
    approvals: grouped(approved, unit => JSON.stringify([unit.approval?.by, unit.state])).map(ofPerson),
  };
}

/** At least one unit, all of one origin. */
function ofOrigin(units: Group<UnitEvidence>): OriginSummary {
  const changes = changesOf(units);
  return {
    origin: units[0].origin,
    segments: units.length,
    approved: units.filter(unit => unit.approval).length,
    change: changes.length > 0 ? sumOfChanges(changes) : null,
  };
}

function ofPerson(units: Group<UnitEvidence>): ApprovalSummary {
  const times = units.map(unit => unit.approval?.at ?? '').sort();
  const [{ approval, state }] = units;
  return {
    by: approval?.by ?? '',
    state,
    segments: units.length,
    first: times[0] ?? '',
    last: times.at(-1) ?? '',
  };
}

function changesOf(units: readonly UnitEvidence[]): readonly Change[] {
  return units.flatMap(({ change }) => (change ? [change] : []));
}

type Group<T> = readonly [T, ...T[]];

function grouped<T>(all: readonly T[], keyOf: (each: T) => string): readonly Group<T>[] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const each of all) {
    const group = groups.get(keyOf(each));
    if (group) group.push(each);
    else groups.set(keyOf(each), [each]);
  }
  return [...groups.values()];
}
