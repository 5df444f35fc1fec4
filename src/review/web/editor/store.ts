import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { BitextView, ChangesRequest, ChangesResponse, ServerEvent, UnitView } from '../../api.ts';
import { may, onServerEvent } from '../app-state.ts';
import { bitextPath, get, Refused, send, sendPatiently } from '../connection.ts';
import { t } from '../i18n.ts';
import { editorHref, markPlace } from '../route.ts';
import { type Draft, dropDraft, keepDraft, readDrafts } from './drafts.ts';
import { type Filter, isInConflict, passes, type Row, rowsOf } from './rows.ts';

type State = 'translated' | 'reviewed' | 'final';

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

/** One thing that a person did; it can be taken back before the server has it. What came to nothing is undefined. */
interface Deed {
  readonly changed: Promise<Changed | undefined>;
}

export interface Wish {
  readonly unit: string;
  readonly target?: string;
  readonly origin?: { readonly kind: 'memory'; readonly from: string; readonly score: number };
  readonly state?: State;
}

export interface Stray {
  readonly unit: string;
  readonly text: string;
}

export interface Message {
  readonly text: string;
  readonly tone: 'error' | 'info';
}

/** An article in a locale, open on the page: what is shown, what is typed, and what is under way to the server. */
export interface EditorStore {
  readonly bitext: Signal<BitextView>;
  readonly rows: Signal<readonly Row[]>;
  readonly shown: ReadonlySignal<readonly Row[]>;
  readonly filter: Signal<Filter>;
  readonly active: Signal<string | undefined>;
  readonly isEditing: Signal<boolean>;
  readonly message: Signal<Message | undefined>;
  /** Texts typed for sentences that the article no longer has. */
  readonly strays: Signal<readonly Stray[]>;
  discard(stray: Stray): void;
  readonly unsent: ReadonlySignal<number>;
  readonly canUndo: ReadonlySignal<boolean>;
  /** Sentences like the one just confirmed that have another translation or none. */
  readonly twins: Signal<{ readonly target: string; readonly ids: readonly string[] } | undefined>;
  row(id: string | undefined): Row | undefined;
  textOf(row: Row): string;
  type(row: Row, text: string): void;
  /** Remembers that a text was taken from the memory, in case it is confirmed as it is. */
  took(row: Row, text: string, origin: Wish['origin']): void;
  /** Saves what was typed in a segment as a draft. */
  keepTyped(row: Row): Promise<void>;
  change(wishes: readonly Wish[]): Promise<void>;
  settle(row: Row, state: State): Promise<void>;
  takeTheirs(row: Row): void;
  keepMine(row: Row): Promise<void>;
  comment(row: Row, text: string): Promise<void>;
  undo(): Promise<void>;
  redo(): Promise<void>;
  go(id: string | undefined, options?: { readonly edit?: boolean }): void;
  step(distance: number): void;
  next(wanted: (row: Row) => boolean, from?: string): Row | undefined;
  close(): void;
}

export async function openEditor(locale: string, slug: string, unit: string | undefined): Promise<EditorStore> {
  const place = `${locale}/${slug}`;
  const path = bitextPath(locale, slug);
  const first = await get<BitextView>(path);
  const bitext = signal(first);
  const rows = signal<readonly Row[]>(rowsOf(first, readDrafts(place), new Map()));
  const strays = signal<readonly Stray[]>([]);
  const byId = computed(() => new Map(rows.value.map(row => [row.id, row])));
  const filter = signal<Filter>('all');
  const active = signal<string | undefined>(undefined);
  const isEditing = signal(false);
  const message = signal<Message | undefined>(undefined);
  const unsent = signal(0);
  const twins = signal<EditorStore['twins']['value']>(undefined);
  const done = signal<readonly Deed[]>([]);
  const undone = signal<readonly Deed[]>([]);
  const chains = new Map<string, Promise<unknown>>();
  const taken = new Map<string, { readonly text: string; readonly origin: Wish['origin'] }>();
  /** What the filter left when it was chosen: a segment stays in sight while it is worked on. */
  const filtered = computed(() => {
    const chosen = filter.value;
    return chosen === 'all'
      ? rows.value
      : rows.value.filter(row => row.id === active.peek() || passes(chosen, row.unit.peek()));
  });

  const row = (id: string | undefined) => (id === undefined ? undefined : byId.peek().get(id));
  const textOf = (each: Row) => each.draft.peek()?.text ?? each.unit.peek().target ?? '';

  const take = (view: UnitView) => {
    const known = row(view.id);
    if (!known) return;
    const draft = known.draft.peek();
    known.unit.value = view;
    if (draft && draft.text === (view.target ?? '')) setDraft(known, undefined);
  };

  const setDraft = (each: Row, draft: Draft | undefined) => {
    each.draft.value = draft;
    if (draft) keepDraft(place, each.id, draft);
    else dropDraft(place, each.id);
  };

  const collectStrays = () => {
    strays.value = [...readDrafts(place)]
      .filter(([id]) => !byId.peek().has(id))
      .map(([id, { text }]) => ({ unit: id, text }));
  };
  collectStrays();

  const reload = async () => {
    const fresh = await get<BitextView>(path);
    batch(() => {
      bitext.value = fresh;
      rows.value = rowsOf(fresh, readDrafts(place), byId.peek());
      for (const block of fresh.blocks) for (const each of block.segments) take(each);
      if (active.value !== undefined && !byId.value.has(active.value)) active.value = undefined;
      collectStrays();
    });
  };

  const stop = onServerEvent((event: ServerEvent) => {
    if (event.kind === 'units' && event.slug === slug && event.locale === locale)
      batch(() => {
        for (const view of event.units) if (!row(view.id)?.isSaving.peek()) take(view);
      });
    if ((event.kind === 'reloaded' && event.slug === slug && event.locale === locale) || event.kind === 'project')
      reload().catch(tell);
  });

  const tell = (error: unknown) => {
    const text = error instanceof Refused ? `${error.refusal.message} ${error.refusal.advice}` : t('editor.notSaved');
    message.value = { text, tone: 'error' };
  };

  /** Sends changes. What is typed stays kept until the server has it; with no answer it is tried again. */
  const submit = async (wishes: readonly Wish[]): Promise<boolean> => {
    const touched = wishes.flatMap(wish => row(wish.unit) ?? []);
    const originOf = ({ unit, target }: Wish) => {
      const origin = taken.get(unit)?.text === target ? taken.get(unit)?.origin : undefined;
      return origin && { origin };
    };
    const changes: ChangesRequest['changes'] = wishes.map(wish => ({
      ...wish,
      ...originOf(wish),
      base: baseOf(wish, row(wish.unit)),
    }));
    unsent.value++;
    for (const each of touched) each.isSaving.value = true;
    try {
      const answer = await sendPatiently<ChangesResponse>(`${path}/changes`, { changes });
      batch(() => {
        for (const each of touched) each.isSaving.value = false;
        for (const view of answer.units) {
          const known = row(view.id);
          const sent = changes.find(change => change.unit === view.id);
          const draft = known?.draft.peek();
          if (known && draft && draft.base === sent?.base)
            setDraft(known, draft.text === (view.target ?? '') ? undefined : { ...draft, base: view.version });
          take(view);
        }
        for (const view of answer.conflicts) {
          const known = row(view.id);
          const sent = changes.find(change => change.unit === view.id);
          if (known && sent?.target !== undefined && sent.target !== view.target)
            setDraft(known, { text: sent.target, base: sent.base });
          take(view);
        }
        const [refused] = answer.refused;
        if (refused) message.value = { text: `${refused.message} ${refused.advice}`, tone: 'error' };
        else if (answer.conflicts.length > 0) message.value = { text: t('editor.conflictNote'), tone: 'error' };
        else message.value = undefined;
      });
      return answer.conflicts.length + answer.refused.length === 0;
    } catch (error) {
      tell(error);
      return false;
    } finally {
      unsent.value--;
      for (const each of touched) each.isSaving.value = false;
    }
  };

  /** Makes changes once those before them to the same segments are through. */
  const queue = (wishes: readonly Wish[]): Promise<Changed | undefined> => {
    const earlier = Promise.all(wishes.map(wish => chains.get(wish.unit)));
    const work = earlier.then(async () => {
      const effective = wishes.filter(wish => isNews(wish, row(wish.unit)?.unit.peek()));
      if (effective.length === 0) return undefined;
      const before = effective.map(wish => stepOf(row(wish.unit)));
      const succeeded = await submit(effective);
      return succeeded ? { before, after: effective.map(wish => stepOf(row(wish.unit))) } : undefined;
    });
    for (const wish of wishes) chains.set(wish.unit, work);
    return work;
  };

  const change: EditorStore['change'] = async wishes => {
    const possible = wishes.filter(wish => chains.has(wish.unit) || isNews(wish, row(wish.unit)?.unit.peek()));
    if (possible.length === 0) return;
    const deed: Deed = { changed: queue(possible) };
    done.value = [...done.value, deed].slice(-MOST_UNDO);
    undone.value = [];
    if (!(await deed.changed)) done.value = done.value.filter(each => each !== deed);
  };

  let replays: Promise<unknown> = Promise.resolve();
  /** Goes back (or on again) by one deed; of several in a row each waits for the one before. */
  const replay = (from: Signal<readonly Deed[]>, to: Signal<readonly Deed[]>, side: keyof Changed): Promise<void> => {
    const work = replays.then(async () => {
      for (let deed = from.value.at(-1); deed; deed = from.value.at(-1)) {
        from.value = from.value.slice(0, -1);
        const changed = await deed.changed;
        if (!changed) continue;
        to.value = [...to.value, deed];
        await putBack(changed[side]);
        return;
      }
    });
    replays = work;
    return work;
  };
  const putBack = async (steps: readonly Step[]) => {
    for (const { unit } of steps) {
      const known = row(unit);
      if (known) setDraft(known, undefined);
    }
    go(steps[0]?.unit);
    await queue(steps.map(wishFrom));
  };

  const go: EditorStore['go'] = (id, { edit } = {}) => {
    const leaving = row(active.peek());
    if (leaving && leaving.id !== id) void store.keepTyped(leaving);
    batch(() => {
      if (leaving?.id !== id) twins.value = twins.peek()?.ids.includes(id ?? '') ? twins.peek() : twins.peek();
      active.value = id;
      if (edit !== undefined) isEditing.value = edit;
    });
    markPlace(editorHref(locale, slug, id));
  };

  const store: EditorStore = {
    ...{ bitext, rows, filter, active, isEditing, message, strays, unsent, twins, row, textOf, change, go },
    discard(stray) {
      dropDraft(place, stray.unit);
      collectStrays();
    },
    shown: filtered,
    canUndo: computed(() => done.value.length > 0),
    type(each, text) {
      const draft = each.draft.peek();
      const { target = '', version } = each.unit.peek();
      if (text === target && (!draft || draft.base === version)) setDraft(each, undefined);
      else setDraft(each, { text, base: draft?.base ?? version });
    },
    took(each, text, origin) {
      taken.set(each.id, { text, origin });
    },
    async keepTyped(each) {
      const draft = each.draft.peek();
      if (draft && !isInConflict(each)) await change([{ unit: each.id, target: draft.text }]);
    },
    async settle(each, state) {
      if (isInConflict(each)) return;
      const target = textOf(each);
      const { text } = each.unit.peek();
      if (target.trim() === '') {
        message.value = { text: t('editor.nothingToApprove'), tone: 'error' };
        return;
      }
      const ids = rows
        .peek()
        .filter(other => other !== each && other.unit.peek().text === text && textOf(other) !== target)
        .filter(other => !['reviewed', 'final'].includes(other.unit.peek().state))
        .map(other => other.id);
      twins.value = state !== 'translated' && ids.length > 0 ? { target, ids } : undefined;
      await change([{ unit: each.id, target, ...(may('approve') && { state }) }]);
    },
    takeTheirs(each) {
      setDraft(each, undefined);
      message.value = undefined;
    },
    async keepMine(each) {
      const draft = each.draft.peek();
      if (!draft) return;
      setDraft(each, { text: draft.text, base: each.unit.peek().version });
      await change([{ unit: each.id, target: draft.text }]);
    },
    async comment(each, text) {
      try {
        const answer = await send<ChangesResponse>('POST', `${path}/segments/${encodeURIComponent(each.id)}/comments`, {
          text,
        });
        for (const view of answer.units) take(view);
      } catch (error) {
        tell(error);
        throw error;
      }
    },
    undo: () => replay(done, undone, 'before'),
    redo: () => replay(undone, done, 'after'),
    step(distance) {
      const list = filtered.peek();
      const at = list.findIndex(each => each.id === active.peek());
      const to = list[Math.min(list.length - 1, Math.max(0, at < 0 ? 0 : at + distance))];
      if (to) go(to.id);
    },
    next(wanted, from = active.peek()) {
      const list = rows.peek();
      const at = list.findIndex(each => each.id === from);
      return [...list.slice(at + 1), ...list.slice(0, Math.max(0, at))].find(wanted);
    },
    close: stop,
  };
  if (unit !== undefined && byId.value.has(unit)) active.value = unit;
  return store;
}

const MOST_UNDO = 500;

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
