import { type Signal, signal } from '@preact/signals';
import type { BitextView, Finding, UnitView } from '../../api.ts';
import type { Draft } from './drafts.ts';

export type Filter = 'all' | 'unreviewed' | 'findings' | 'outOfDate' | 'comments';
/** One segment on the page. */
export interface Row {
  readonly id: string;
  /** Counted from 1 over the whole article. */
  readonly number: number;
  readonly kind: string;
  readonly startsBlock: boolean;
  readonly unit: Signal<UnitView>;
  readonly findings: Signal<readonly Finding[]>;
  readonly draft: Signal<Draft | undefined>;
  readonly isSaving: Signal<boolean>;
}

/** Someone changed the segment after the person here began to type. */
export function isInConflict(row: Row): boolean {
  const draft = row.draft.value;
  const unit = row.unit.value;
  return (
    draft !== undefined && !row.isSaving.value && draft.base !== unit.version && draft.text !== (unit.target ?? '')
  );
}

export function isApproved({ state }: UnitView): boolean {
  return state === 'reviewed' || state === 'final';
}

export function isUnreviewed(unit: UnitView): boolean {
  return !isApproved(unit) || unit.termChanges.length > 0;
}

export function passes(filter: Filter, row: Row): boolean {
  const unit = row.unit.peek();
  switch (filter) {
    case 'all':
      return true;
    case 'unreviewed':
      return isUnreviewed(unit);
    case 'findings':
      return row.findings.peek().length > 0;
    case 'outOfDate':
      return unit.termChanges.length > 0 || unit.lapsed !== undefined;
    case 'comments':
      return unit.notes.length > 0;
  }
}

/** How many segments are in each state; what is out of date counts as that only. */
export function sharesOf(rows: readonly Row[]) {
  const shares = { segments: rows.length, initial: 0, translated: 0, reviewed: 0, final: 0, outOfDate: 0 };
  for (const { unit } of rows) shares[unit.value.termChanges.length > 0 ? 'outOfDate' : unit.value.state]++;
  return shares;
}

/** Rows keep their signals over a reload, so that what is typed and where one is stays. */
export function rowsOf(
  view: BitextView,
  drafts: ReadonlyMap<string, Draft>,
  before: ReadonlyMap<string, Row>,
): readonly Row[] {
  let number = 0;
  return view.blocks.flatMap(({ kind, segments }) =>
    segments.map((unit, index): Row => {
      number++;
      const known = before.get(unit.id);
      const draft = drafts.get(unit.id);
      return {
        ...{ id: unit.id, number, kind, startsBlock: index === 0 },
        unit: known?.unit ?? signal(unit),
        findings: known?.findings ?? signal([]),
        draft: known?.draft ?? signal(draft && draft.text !== (unit.target ?? '') ? draft : undefined),
        isSaving: known?.isSaving ?? signal(false),
      };
    }),
  );
}
