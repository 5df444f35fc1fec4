import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { ChangesRequest, ChangesResponse, UnitView } from '../../api.ts';
import { may } from '../app-state.ts';
import { refusalText, sendPatiently } from '../connection.ts';
import { t } from '../i18n.ts';
import type { Draft } from './drafts.ts';
import type { Row } from './rows.ts';

export type State = 'translated' | 'reviewed' | 'final';

export interface Wish {
  readonly unit: string;
  readonly target?: string;
  readonly origin?: { readonly kind: 'memory'; readonly from: string; readonly score: number };
  readonly state?: State;
}

/** What came of wishes: ids of the segments that are as was wanted now, and of those that are not, with the reason. */
export interface Settled {
  readonly done: readonly string[];
  readonly conflicts: readonly string[];
  readonly refused: readonly { readonly unit: string; readonly text: string }[];
}

/** The way of changes to the server, and back again by undo. */
export interface Saving {
  /** Requests that the server has not answered yet. */
  readonly unsent: ReadonlySignal<number>;
  readonly canUndo: ReadonlySignal<boolean>;
  /**
   * Makes changes, as one thing that can be taken back.
   * @param unlessErrors  leaves out segments in which a check finds an error
   */
  change(wishes: readonly Wish[], unlessErrors?: boolean): Promise<Settled>;
  undo(): Promise<void>;
  redo(): Promise<void>;
}

/** What saving needs of the article on the page. */
export interface Sheet {
  readonly path: string;
  readonly message: Signal<{ readonly text: string; readonly tone: 'error' | 'info' } | undefined>;
  row(id: string): Row | undefined;
  take(view: UnitView): void;
  setDraft(row: Row, draft: Draft | undefined): void;
  /** Where a text was taken from, if it was taken from the memory as it is. */
  originOf(unit: string, target: string | undefined): Wish['origin'];
  tell(error: unknown): void;
  go(id: string | undefined): void;
}

interface Step {
  readonly unit: string;
  readonly target: string;
  readonly state: UnitView['state'];
}

/** What one thing that a person did changed; it may have touched several segments. */
interface Changed {
  readonly before: readonly Step[];
  readonly after: readonly Step[];
}

/** One thing that a person did; it can be taken back before the server has it. */
interface Deed {
  readonly changed: Promise<Changed>;
}

const NOTHING: Settled = { done: [], conflicts: [], refused: [] };
const MOST_UNDO = 500;

export function openSaving(sheet: Sheet): Saving {
  const { row, message } = sheet;
  const unsent = signal(0);
  const done = signal<readonly Deed[]>([]);
  const undone = signal<readonly Deed[]>([]);
  const chains = new Map<string, Promise<unknown>>();

  /** Makes changes once those before them to the same segments are through. */
  const queue = (wishes: readonly Wish[], unlessErrors: boolean) => {
    const earlier = Promise.all(wishes.map(wish => chains.get(wish.unit)));
    const work = earlier.then(async () => {
      const effective = wishes.filter(wish => isNews(wish, row(wish.unit)?.unit.peek()));
      if (effective.length === 0) return { settled: NOTHING, changed: { before: [], after: [] } };
      const before = effective.map(wish => stepOf(row(wish.unit)));
      const settled = await submit(sheet, effective, unlessErrors, unsent);
      const isDone = new Set(settled.done);
      const steps = before.filter(({ unit }) => isDone.has(unit));
      return { settled, changed: { before: steps, after: steps.map(({ unit }) => stepOf(row(unit))) } };
    });
    for (const wish of wishes) chains.set(wish.unit, work);
    return work;
  };

  let replays: Promise<unknown> = Promise.resolve();
  /** Goes back (or on again) by one deed; of several in a row each waits for the one before. */
  const replay = (from: Signal<readonly Deed[]>, to: Signal<readonly Deed[]>, side: keyof Changed): Promise<void> => {
    const work = replays.then(async () => {
      for (let deed = from.value.at(-1); deed; deed = from.value.at(-1)) {
        from.value = from.value.slice(0, -1);
        const steps = (await deed.changed)[side];
        if (steps.length === 0) continue;
        to.value = [...to.value, deed];
        for (const { unit } of steps) {
          const known = row(unit);
          if (known?.draft.peek()) sheet.setDraft(known, undefined);
        }
        sheet.go(steps[0]?.unit);
        await queue(steps.map(wishFrom), false);
        return;
      }
      message.value = { text: t(from === done ? 'editor.nothingToUndo' : 'editor.nothingToRedo'), tone: 'info' };
    });
    replays = work;
    return work;
  };

  return {
    unsent,
    canUndo: computed(() => done.value.length > 0),
    async change(wishes, unlessErrors = false) {
      const possible = wishes.filter(wish => chains.has(wish.unit) || isNews(wish, row(wish.unit)?.unit.peek()));
      if (possible.length === 0) return NOTHING;
      const work = queue(possible, unlessErrors);
      const deed: Deed = { changed: work.then(({ changed }) => changed) };
      done.value = [...done.value, deed].slice(-MOST_UNDO);
      undone.value = [];
      const { settled, changed } = await work;
      if (changed.before.length === 0) done.value = done.value.filter(each => each !== deed);
      return settled;
    },
    undo: () => replay(done, undone, 'before'),
    redo: () => replay(undone, done, 'after'),
  };
}

/** Sends changes. What is typed stays kept until the server has it; with no answer it is tried again. */
async function submit(
  sheet: Sheet,
  wishes: readonly Wish[],
  unlessErrors: boolean,
  unsent: Signal<number>,
): Promise<Settled> {
  const { path, message, row, originOf, tell } = sheet;
  const touched = wishes.flatMap(wish => row(wish.unit) ?? []);
  const changes: ChangesRequest['changes'] = wishes.map(wish => {
    const origin = originOf(wish.unit, wish.target);
    return { ...wish, ...(origin && { origin }), base: baseOf(wish, row(wish.unit)) };
  });
  batch(() => {
    unsent.value++;
    for (const each of touched) each.isSaving.value = true;
  });
  try {
    const answer = await sendPatiently<ChangesResponse>(`${path}/changes`, { changes, unlessErrors });
    batch(() => settle(sheet, changes, answer, touched));
    return {
      done: answer.units.map(({ id }) => id),
      conflicts: answer.conflicts.map(({ id }) => id),
      refused: answer.refused.map(refusal => ({ unit: refusal.unit, text: refusalText(refusal) })),
    };
  } catch (error) {
    tell(error);
    return NOTHING;
  } finally {
    batch(() => {
      unsent.value--;
      for (const each of touched) each.isSaving.value = false;
    });
  }

  function settle(
    { take, setDraft }: Sheet,
    sentChanges: ChangesRequest['changes'],
    answer: ChangesResponse,
    rows: readonly Row[],
  ): void {
    const sent = new Map(sentChanges.map(change => [change.unit, change]));
    for (const each of rows) each.isSaving.value = false;
    for (const view of answer.units) {
      const known = row(view.id);
      const draft = known?.draft.peek();
      if (known && draft && draft.base === sent.get(view.id)?.base)
        setDraft(known, draft.text === (view.target ?? '') ? undefined : { ...draft, base: view.version });
      take(view);
    }
    for (const view of answer.conflicts) {
      const known = row(view.id);
      const mine = sent.get(view.id);
      if (known && mine?.target !== undefined && mine.target !== view.target)
        setDraft(known, { text: mine.target, base: mine.base });
      take(view);
    }
    const [refused] = answer.refused;
    if (refused) message.value = { text: refusalText(refused), tone: 'error' };
    else if (answer.conflicts.length > 0) message.value = { text: t('editor.conflictNote'), tone: 'error' };
    else message.value = undefined;
  }
}

function isNews(wish: Wish, unit: UnitView | undefined): boolean {
  if (!unit) return false;
  const isNewText = wish.target !== undefined && wish.target !== (unit.target ?? '');
  const isNewState = wish.state !== undefined && (wish.state !== unit.state || unit.termChanges.length > 0);
  return isNewText || isNewState;
}

/** What was typed is based on the version that was there when the typing began. */
function baseOf(wish: Wish, row: Row | undefined): string {
  const draft = row?.draft.peek();
  return draft && draft.text === wish.target ? draft.base : (row?.unit.peek().version ?? '');
}

/** Back to what was: its state too, where one may approve. */
function wishFrom({ unit, target, state }: Step): Wish {
  const back = state === 'initial' ? 'translated' : state;
  return { unit, target, ...(target !== '' && may('approve') ? { state: back } : {}) };
}

function stepOf(row: Row | undefined): Step {
  const unit = row?.unit.peek();
  return { unit: row?.id ?? '', target: unit?.target ?? '', state: unit?.state ?? 'initial' };
}
