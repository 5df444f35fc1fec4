import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { BitextView, ChangesResponse, ServerEvent, UnitView } from '../../api.ts';
import { may, onServerEvent } from '../app-state.ts';
import { bitextPath, get, Refused, refusalText, send } from '../connection.ts';
import { t } from '../i18n.ts';
import { editorHref, markPlace } from '../route.ts';
import { type Draft, dropDraft, keepDraft, readDrafts } from './drafts.ts';
import { openFindings } from './findings.ts';
import { type Filter, isApproved, isInConflict, passes, type Row, rowsOf, sharesOf } from './rows.ts';
import { openSaving, type Saving, type State, type Wish } from './saving.ts';

export interface Stray {
  readonly unit: string;
  readonly text: string;
}

export interface Message {
  readonly text: string;
  readonly tone: 'error' | 'info';
}

/** A stretch of segments that was marked: where it began, and where it ends. */
export interface Stretch {
  readonly from: string;
  readonly to: string;
}

/** An article in a locale, open on the page: what is shown, what is typed, and what is under way to the server. */
export interface EditorStore extends Saving {
  readonly bitext: Signal<BitextView>;
  readonly rows: Signal<readonly Row[]>;
  readonly shown: ReadonlySignal<readonly Row[]>;
  readonly shares: ReadonlySignal<ReturnType<typeof sharesOf>>;
  /** How many segments the checks have looked at by now. */
  readonly checked: ReadonlySignal<number>;
  readonly filter: Signal<Filter>;
  readonly active: Signal<string | undefined>;
  readonly isEditing: Signal<boolean>;
  readonly message: Signal<Message | undefined>;
  /** Texts typed for sentences that the article no longer has. */
  readonly strays: Signal<readonly Stray[]>;
  discard(stray: Stray): void;
  /** Sentences like the one just confirmed that have another translation or none. */
  readonly twins: Signal<{ readonly target: string; readonly ids: readonly string[] } | undefined>;
  /** The segments that are marked, of those shown. */
  readonly marked: ReadonlySignal<readonly Row[]>;
  isMarked(row: Row): boolean;
  /** Marks from the active segment (or where the marking began) to this one; nothing without one. */
  mark(to: string | undefined): void;
  /** Marks all that is shown. */
  markAll(): void;
  row(id: string | undefined): Row | undefined;
  textOf(row: Row): string;
  type(row: Row, text: string): void;
  /** Remembers that a text was taken from the memory, in case it is confirmed as it is. */
  took(row: Row, text: string, origin: Wish['origin']): void;
  /** Saves what was typed in a segment as a draft. */
  keepTyped(row: Row): Promise<void>;
  settle(row: Row, state: State): Promise<void>;
  takeTheirs(row: Row): void;
  keepMine(row: Row): Promise<void>;
  comment(row: Row, text: string): Promise<void>;
  go(id: string | undefined, options?: { readonly edit?: boolean }): void;
  /** Goes to a segment that the filter may hide, to write in it where one may. */
  show(id: string): void;
  step(distance: number): void;
  next(wanted: (row: Row) => boolean, from?: string): Row | undefined;
  close(): void;
}

/** @param unitAsked  the segment to begin with, asked once the article is here; a first one with something to do, if none */
export async function openEditor(
  locale: string,
  slug: string,
  unitAsked: () => string | undefined,
): Promise<EditorStore> {
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
  const twins = signal<EditorStore['twins']['value']>(undefined);
  const stretch = signal<Stretch | undefined>(undefined);
  const taken = new Map<string, { readonly text: string; readonly origin: Wish['origin'] }>();
  const feed = openFindings(path, () => rows.peek());
  /** What the filter left when it was chosen: a segment stays in sight while it is worked on. */
  const shown = computed(() => {
    const chosen = filter.value;
    if (chosen === 'all') return rows.value;
    if (chosen === 'findings') feed.checked.value;
    return rows.value.filter(row => row.id === active.peek() || passes(chosen, row));
  });
  const marked = computed(() => {
    const ends = stretch.value && [stretch.value.from, stretch.value.to];
    if (!ends) return [];
    const [one = -1, other = -1] = ends.map(id => shown.value.findIndex(row => row.id === id));
    return one < 0 || other < 0 ? [] : shown.value.slice(Math.min(one, other), Math.max(one, other) + 1);
  });

  const markedRows = computed(() => new Set(marked.value));

  const row = (id: string | undefined) => (id === undefined ? undefined : byId.peek().get(id));
  const textOf = (each: Row) => each.draft.peek()?.text ?? each.unit.peek().target ?? '';

  const setDraft = (each: Row, draft: Draft | undefined) => {
    each.draft.value = draft;
    if (draft) keepDraft(place, each.id, draft);
    else dropDraft(place, each.id);
  };

  const take = (view: UnitView) => {
    const known = row(view.id);
    if (!known) return;
    const draft = known.draft.peek();
    known.unit.value = view;
    if (draft && draft.text === (view.target ?? '')) setDraft(known, undefined);
  };

  const collectStrays = () => {
    strays.value = [...readDrafts(place)]
      .filter(([id]) => !byId.peek().has(id))
      .map(([id, { text }]) => ({ unit: id, text }));
  };
  collectStrays();

  const checkAnew = () => feed.restart(rows.peek().findIndex(each => each.id === active.peek()));

  const reload = async () => {
    const fresh = await get<BitextView>(path);
    batch(() => {
      bitext.value = fresh;
      rows.value = rowsOf(fresh, readDrafts(place), byId.peek());
      for (const block of fresh.blocks) for (const each of block.segments) take(each);
      if (active.value !== undefined && !byId.value.has(active.value)) active.value = undefined;
      collectStrays();
    });
    checkAnew();
  };

  const stop = onServerEvent((event: ServerEvent) => {
    if (event.kind === 'project') reload().catch(tell);
    if (!('slug' in event) || event.slug !== slug || event.locale !== locale) return;
    if (event.kind === 'reloaded') reload().catch(tell);
    else
      batch(() => {
        const views = event.kind === 'units' ? event.units : [];
        for (const view of views) if (!row(view.id)?.isSaving.peek()) take(view);
        feed.take(event.kind === 'found' ? event.ids : views.map(({ id }) => id), event.findings);
      });
  });

  const tell = (error: unknown) => {
    message.value = {
      text: error instanceof Refused ? refusalText(error.refusal) : t('editor.notSaved'),
      tone: 'error',
    };
  };

  const go: EditorStore['go'] = (id, { edit } = {}) => {
    const leaving = row(active.peek());
    if (leaving && leaving.id !== id) void store.keepTyped(leaving);
    batch(() => {
      active.value = id;
      if (edit !== undefined) isEditing.value = edit;
    });
    markPlace(editorHref(locale, slug, id));
  };

  const originOf = (id: string, target: string | undefined) => {
    const known = taken.get(id);
    return known?.text === target ? known?.origin : undefined;
  };
  const saving = openSaving({ path, message, row, take, setDraft, originOf, tell, go });
  const { change } = saving;

  const store: EditorStore = {
    ...saving,
    ...{ bitext, rows, shown, filter, active, isEditing, message, strays, twins, marked, row, textOf, go },
    checked: feed.checked,
    shares: computed(() => sharesOf(rows.value)),
    discard(stray) {
      dropDraft(place, stray.unit);
      collectStrays();
    },
    isMarked: each => markedRows.value.has(each),
    mark(to) {
      const from = stretch.peek()?.from ?? active.peek();
      stretch.value = to === undefined || from === undefined ? undefined : { from, to };
    },
    markAll() {
      const [from, to] = [shown.peek()[0], shown.peek().at(-1)];
      stretch.value = from && to && { from: from.id, to: to.id };
    },
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
        .filter(other => !isApproved(other.unit.peek()))
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
    show(id) {
      filter.value = 'all';
      go(id, { edit: may('write') });
    },
    step(distance) {
      const list = shown.peek();
      const at = list.findIndex(each => each.id === active.peek());
      const to = list[Math.min(list.length - 1, Math.max(0, at < 0 ? 0 : at + distance))];
      if (to) go(to.id);
    },
    next(wanted, from = active.peek()) {
      const list = rows.peek();
      const at = list.findIndex(each => each.id === from);
      return [...list.slice(at + 1), ...list.slice(0, Math.max(0, at))].find(wanted);
    },
    close() {
      stop();
      feed.stop();
    },
  };
  const unit = unitAsked();
  if (unit !== undefined && byId.value.has(unit)) active.value = unit;
  checkAnew();
  return store;
}
