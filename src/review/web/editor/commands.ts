import { flushSync } from 'preact/compat';
import { may } from '../app-state.ts';
import { t } from '../i18n.ts';
import { wordsFor } from './marked.tsx';
import { tagsIn, tagsLeft } from './protectedTags.ts';
import { isInConflict, isUnreviewed, type Row } from './rows.ts';
import type { State } from './saving.ts';
import type { EditorStore } from './store.ts';
import { suggestionsFor } from './suggestions.ts';

export type Open = 'help' | 'goTo' | 'find' | 'replace' | { readonly several: State };

export interface Windows {
  open(which: Open): void;
  togglePanel(): void;
  showPanel(): void;
}

/** Does what a key or a button asks for. @returns whether there was something to do */
export function commandRunner(store: EditorStore, windows: Windows): (command: string) => boolean {
  const goOn = (row: Row) => {
    const next = store.next(other => isUnreviewed(other.unit.peek()) && other !== row, row.id);
    store.go((next ?? row).id, { edit: next !== undefined && store.isEditing.peek() });
  };
  const withRow = (work: (row: Row) => void) => {
    const row = store.row(store.active.peek());
    if (row) work(row);
    return row !== undefined;
  };
  const writing = (work: (row: Row) => void) => may('write') && withRow(work);

  const several = (state: State) =>
    may('approve') &&
    done(() => {
      const row = store.row(store.active.peek());
      if (row) void store.keepTyped(row);
      store.isEditing.value = false;
      windows.open({ several: state });
    });
  const stepping = (distance: number) =>
    done(() => {
      store.mark(undefined);
      store.step(distance);
    });
  const marking = (distance: number) =>
    done(() => {
      const from = store.active.peek();
      if (store.marked.peek().length === 0) store.mark(from);
      store.step(distance);
      store.mark(store.active.peek());
    });

  const confirm = (state: 'reviewed' | 'final') =>
    writing(row => {
      if (isInConflict(row)) return;
      const isEmpty = store.textOf(row).trim() === '';
      void store.settle(row, may('approve') ? state : 'translated');
      if (!isEmpty) goOn(row);
    });

  const commands: Readonly<Record<string, () => boolean>> = {
    confirm: () => (isMarked(store) && several('reviewed')) || confirm('reviewed'),
    signOff: () => may('approve') && ((isMarked(store) && several('final')) || confirm('final')),
    reject: () =>
      (isMarked(store) && several('translated')) ||
      (may('approve') &&
        writing(row => {
          void store.change([{ unit: row.id, state: 'translated' }]);
        })),
    several: () => several('reviewed'),
    next: () => stepping(1),
    previous: () => stepping(-1),
    markNext: () => marking(1),
    markPrevious: () => marking(-1),
    markAll: () => done(() => store.markAll()),
    unmark: () => isMarked(store) && done(() => store.mark(undefined)),
    nextUnreviewed: () => jump(store, row => isUnreviewed(row.unit.peek())),
    nextFinding: () => jump(store, row => row.findings.peek().length > 0),
    edit: () =>
      writing(row => {
        store.go(row.id, { edit: true });
      }),
    leave: () =>
      withRow(row => {
        void store.keepTyped(row);
        store.isEditing.value = false;
      }),
    copySource: () => writing(row => insert(store, row, row.unit.peek().text, 'all')),
    tag: () => writing(row => insertTag(store, row)),
    propagate: () => {
      const twins = store.twins.peek();
      if (!twins || !may('write')) return false;
      store.twins.value = undefined;
      const state = may('approve') ? ({ state: 'reviewed' } as const) : {};
      void store.change(twins.ids.map(unit => ({ unit, target: twins.target, ...state })));
      return true;
    },
    undo: () => done(() => void store.undo()),
    redo: () => done(() => void store.redo()),
    find: () => done(() => windows.open('find')),
    replace: () => may('write') && done(() => windows.open('replace')),
    goTo: () => done(() => windows.open('goTo')),
    help: () => done(() => windows.open('help')),
    panel: () => done(windows.togglePanel),
    comment: () =>
      done(() => {
        flushSync(windows.showPanel);
        document.getElementById('comment-field')?.focus();
      }),
  };

  return command => {
    const numbered = /^(candidate|term)-(\d)$/.exec(command);
    if (numbered) {
      const index = Number(numbered[2]) - 1;
      return writing(row =>
        numbered[1] === 'term' ? insertTerm(store, row, index) : insertCandidate(store, row, index),
      );
    }
    return commands[command]?.() ?? false;
  };
}

function isMarked(store: EditorStore): boolean {
  return !store.isEditing.peek() && store.marked.peek().length > 0;
}

function done(work: () => void): boolean {
  work();
  return true;
}

function jump(store: EditorStore, wanted: (row: Row) => boolean): boolean {
  const next = store.next(wanted);
  if (next) store.go(next.id);
  return true;
}

function insertCandidate(store: EditorStore, row: Row, index: number): void {
  const suggestion = suggestionsFor(row)[index];
  if (!suggestion) return;
  if (suggestion.origin && suggestion.source === row.unit.peek().text)
    store.took(row, suggestion.target, suggestion.origin);
  insert(store, row, suggestion.target, 'all');
}

function insertTerm(store: EditorStore, row: Row, index: number): void {
  const ids = [...new Set(row.unit.peek().terms.map(({ concept }) => concept))];
  const [word] = wordsFor(store.bitext.peek(), ids[index] ?? '');
  if (word !== undefined) insert(store, row, word, 'cursor');
}

/** The next tag of the source that the target does not have yet; around what is selected, if it has an end. */
function insertTag(store: EditorStore, row: Row): void {
  const left = tagsLeft(row.unit.peek().text, store.textOf(row));
  const [tag] = left;
  if (tag === undefined) {
    store.message.value = { text: t('editor.noTagLeft'), tone: 'info' };
    return;
  }
  const field = document.getElementById('target-field');
  const selected =
    field instanceof HTMLTextAreaElement ? field.value.slice(field.selectionStart, field.selectionEnd) : '';
  const end = tag.replace('<', '</');
  const isAround = selected !== '' && tagsIn(selected).length === 0 && left.includes(end);
  insert(store, row, isAround ? `${tag}${selected}${end}` : tag, 'cursor');
}

/** Puts a text into the field as if it were typed, so that Ctrl+Z takes it out again. */
function insert(store: EditorStore, row: Row, text: string, where: 'all' | 'cursor'): void {
  const put = () => {
    const field = document.getElementById('target-field');
    if (!(field instanceof HTMLTextAreaElement)) return;
    field.focus({ preventScroll: true });
    if (where === 'all') field.select();
    document.execCommand('insertText', false, text);
  };
  if (store.isEditing.peek()) put();
  else {
    flushSync(() => store.go(row.id, { edit: true }));
    put();
  }
}
