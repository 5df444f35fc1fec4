import type { Bitext, Unit } from '../model.ts';
import { termUsesIn, units } from '../steps/units.ts';
import { type Change, changeUnit, type Outcome } from './editingChange.ts';
import { type HistoryLine, historyLine } from './editingHistory.ts';
import type { OpenBitext } from './editingLoad.ts';
import { reasonAgainst } from './editingVerdict.ts';

/** Changes that someone waits for. */
export interface Pending {
  readonly changes: readonly Change[];
  readonly by: string;
  resolve(outcomes: readonly Outcome[]): void;
  reject(error: unknown): void;
}

export interface Applied {
  readonly outcomes: readonly (readonly Outcome[])[];
  readonly changed: ReadonlyMap<string, Unit>;
  readonly history: readonly HistoryLine[];
  /** Which units each person changed. */
  readonly told: readonly { readonly by: string; readonly ids: readonly string[] }[];
}

/** All changes in the order in which they came, without writing anything. */
export function applyAll({ bitext, checks }: OpenBitext, pending: readonly Pending[], at: string): Applied {
  const before = new Map(units(bitext).map(unit => [unit.id, unit]));
  const changed = new Map<string, Unit>();
  const history: HistoryLine[] = [];
  const termUses = termUsesIn(bitext.sourceLocale, bitext.targetLocale);
  const apply = (change: Change, by: string): Outcome => {
    const unit = changed.get(change.unit) ?? before.get(change.unit);
    if (!unit) return { kind: 'gone', id: change.unit };
    const outcome = changeUnit(unit, change, { by, at, termUses: termUses(unit) });
    const reason = outcome.kind === 'changed' && change.unlessErrors && reasonAgainst(outcome.unit, checks, false);
    if (reason) return { kind: 'refused', unit, ...reason };
    if (outcome.kind === 'changed') {
      changed.set(unit.id, outcome.unit);
      history.push(historyLine(unit, outcome.unit, by, at));
    }
    return outcome;
  };
  const outcomes = pending.map(({ changes, by }) => changes.map(change => apply(change, by)));
  const told = pending.map(({ by }, index) => ({
    by,
    ids: (outcomes[index] ?? []).flatMap(outcome => (outcome.kind === 'changed' ? [outcome.unit.id] : [])),
  }));
  return { outcomes, changed, history, told: told.filter(({ ids }) => ids.length > 0) };
}

/** Blocks without a change stay the very same objects: what is known of them need not be made anew. */
export function withUnits(bitext: Bitext, changed: ReadonlyMap<string, Unit>): Bitext {
  const blocks = bitext.blocks.map(block => {
    const isSame = block.segments.every(unit => !changed.has(unit.id));
    return isSame ? block : { ...block, segments: block.segments.map(unit => changed.get(unit.id) ?? unit) };
  });
  return { ...bitext, blocks };
}
