import { useSignal } from '@preact/signals';
import { defaultRangeExtractor } from '@tanstack/virtual-core';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { TextsView } from '../../api.ts';
import { loadProject, may, onServerEvent, project } from '../app-state.ts';
import { bitextPath, failureText, get, Refused } from '../connection.ts';
import { t } from '../i18n.ts';
import { Bar, Note } from './bar.tsx';
import { Columns } from './columns.tsx';
import { commandRunner, type Open } from './commands.ts';
import { FindReplace, GoTo, Help, returnToSegment } from './dialogs.tsx';
import { Glance } from './glance.tsx';
import { commandFor } from './keys.ts';
import { Panel } from './panel.tsx';
import { SegmentRow } from './row.tsx';
import { isUnreviewed } from './rows.ts';
import { Several } from './several.tsx';
import { type EditorStore, openEditor } from './store.ts';
import { useVirtual } from './virtual.ts';

export interface Place {
  readonly locale: string;
  readonly slug: string;
  readonly unit?: string;
}

/** An article in a locale, to be read and edited. */
export function EditorPage({ locale, slug, unit }: Place) {
  const store = useSignal<EditorStore | undefined>(undefined);
  const texts = useSignal<TextsView | undefined>(undefined);
  const failure = useSignal<string | undefined>(undefined);
  const attempt = useSignal(0);
  const place = useRef(unit);
  useEffect(() => {
    let isGone = false;
    const open = async () => {
      texts.value = await get<TextsView>(`${bitextPath(locale, slug)}/texts`).catch(() => undefined);
      if (isGone) return;
      const opened = await openEditor(locale, slug, () => place.current);
      if (isGone) return opened.close();
      start(opened);
      store.value = opened;
      if (!project.value) await loadProject();
    };
    open().catch(error => {
      const isMissing = error instanceof Refused && error.status === 404;
      failure.value = isMissing ? t('editor.noSuchArticle') : failureText(error);
    });
    return () => {
      isGone = true;
      store.peek()?.close();
    };
  }, [locale, slug, attempt.value]);
  useEffect(
    () =>
      onServerEvent(event => {
        if (event.kind === 'project') loadProject().catch(() => undefined);
        const isAnother = event.kind === 'reloaded' && (event.slug !== slug || event.locale !== locale);
        if (failure.peek() === undefined || isAnother || (event.kind !== 'project' && event.kind !== 'reloaded'))
          return;
        // Somebody has mended the files.
        failure.value = undefined;
        attempt.value += 1;
      }),
    [locale, slug],
  );
  useEffect(() => {
    if (unit && store.peek()?.row(unit) && store.peek()?.active.peek() !== unit) store.peek()?.go(unit);
  }, [unit]);
  if (failure.value)
    return (
      <main class="failure">
        <h1>{slug}</h1>
        <p>{failure.value}</p>
        <a href="#/">{t('editor.toProject')}</a>
      </main>
    );
  if (store.value) return <Editor store={store.value} />;
  if (!texts.value) return <p class="loading">{t('loading')}</p>;
  const stay = (id: string) => {
    place.current = id;
  };
  return <Glance texts={texts.value} unit={unit} onScroll={stay} />;
}

/** One starts where there is something to do, with the cursor in it, unless a finger is the pointer. */
function start(store: EditorStore): void {
  const first = store.rows.value.find(row => isUnreviewed(row.unit.value)) ?? store.rows.value[0];
  const edit = may('write') && matchMedia('(pointer: fine)').matches;
  store.go(store.active.value ?? first?.id, { edit });
}

function Editor({ store }: { readonly store: EditorStore }) {
  const open = useSignal<Open | undefined>(undefined);
  const hasPanel = useSignal(matchMedia('(min-width: 900px)').matches);
  const run = useMemo(
    () =>
      commandRunner(store, {
        open: which => {
          open.value = which;
        },
        togglePanel: () => {
          hasPanel.value = !hasPanel.value;
        },
        showPanel: () => {
          hasPanel.value = true;
        },
      }),
    [store],
  );
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.isComposing || document.querySelector('dialog[open]')) return;
      const target = event.target as HTMLElement;
      const isField = target.matches('input, textarea, select');
      // While a sentence is typed in, single keys are text, even before its field is there.
      const isTyping = target.id === 'target-field' || store.isEditing.peek();
      if (isField && target.id !== 'target-field') {
        if (event.key === 'Escape') {
          target.blur();
          returnToSegment();
        }
        return;
      }
      const isControl = target.matches('button, a') && ['Enter', ' '].includes(event.key);
      const command = isControl ? undefined : commandFor(event, isTyping);
      if (command && run(command)) event.preventDefault();
      else if (target.id === 'target-field' && event.key === 'Enter' && !hasLines(store)) event.preventDefault();
      else if (isUndo(event) && isAsSaved(store)) {
        event.preventDefault();
        run('undo');
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [store, run]);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (store.unsent.peek() > 0) event.preventDefault();
    };
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [store]);
  useEffect(() => {
    const leave = () => {
      const row = store.row(store.active.peek());
      if (row) void store.keepTyped(row);
    };
    return leave;
  }, [store]);
  const row = store.row(store.active.value);
  const close = () => {
    open.value = undefined;
  };
  return (
    <main class={`editor ${hasPanel.value ? 'with-panel' : ''}`} data-unsent={store.unsent.value}>
      <Bar store={store} run={run} />
      <Note store={store} />
      <Article store={store} run={run} />
      {hasPanel.value && row && <Panel store={store} row={row} run={run} />}
      {open.value === 'help' && <Help close={close} />}
      {typeof open.value === 'object' && <Several store={store} close={close} verdict={open.value.several} />}
      {open.value === 'goTo' && <GoTo store={store} close={close} />}
      {(open.value === 'find' || open.value === 'replace') && (
        <FindReplace store={store} close={close} replaces={open.value === 'replace'} />
      )}
    </main>
  );
}

function hasLines(store: EditorStore): boolean {
  return store.row(store.active.peek())?.unit.peek().text.includes('\n') ?? false;
}

function isUndo(event: KeyboardEvent): boolean {
  return (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'z';
}

function isAsSaved(store: EditorStore): boolean {
  return store.row(store.active.peek())?.draft.peek() === undefined;
}

/** How far from the edges of the window the active segment stays, in pixels. */
const PADDING = { scrollPaddingStart: 90, scrollPaddingEnd: 140 };

/** How high the names of the columns are, and some air below the last line, in pixels. */
const NAMES = 50;

function Article({ store, run }: { readonly store: EditorStore; readonly run: (command: string) => boolean }) {
  const scroller = useRef<HTMLDivElement>(null);
  const rows = store.shown.value;
  const active = store.active.value;
  const position = rows.findIndex(row => row.id === active);
  const virtual = useVirtual({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 64,
    getItemKey: index => rows[index]?.id ?? index,
    overscan: 8,
    ...PADDING,
    // Where one types stays, however far one looks around.
    rangeExtractor: range => [...new Set([...defaultRangeExtractor(range), ...(position < 0 ? [] : [position])])],
  });
  // Measures anew; what is read of the measurements below is of now.
  const items = virtual.getVirtualItems();
  useLayoutEffect(() => {
    if (position < 0) return;
    virtual.scrollToIndex(position, { align: 'auto' });
    const frame = requestAnimationFrame(() => {
      const { size = 0 } = virtual.measurementsCache[position] ?? {};
      const sight = (scroller.current?.clientHeight ?? 0) - PADDING.scrollPaddingStart;
      // What is higher than the window begins at its top, where its field begins.
      virtual.scrollToIndex(position, { align: size > sight ? 'start' : 'auto' });
    });
    return () => cancelAnimationFrame(frame);
  }, [active, position < 0]);
  // Where findings make the active segment grow, its end stays in sight, unless one has looked elsewhere.
  const grown = virtual.measurementsCache[position]?.size;
  useLayoutEffect(() => {
    const [place, window] = [virtual.measurementsCache[position], scroller.current];
    if (!place || !window) return;
    // The names of the columns stand above the first segment.
    const { scrollTop: top, clientHeight: height } = window;
    const [start, end] = [place.start + NAMES, place.end + NAMES];
    const isBegun = start >= top && start < top + height;
    if (isBegun && end > top + height && place.size < height - PADDING.scrollPaddingStart)
      virtual.scrollToIndex(position, { align: 'auto' });
  }, [grown]);
  const { sourceLocale, targetLocale } = store.bitext.value;
  return (
    <div class="article" ref={scroller}>
      <Columns sourceLocale={sourceLocale} targetLocale={targetLocale} />
      {rows.length === 0 && <p class="nothing">{t('editor.nothingLeft')}</p>}
      <ul class="rows" aria-label={t('editor.segments')} style={{ height: `${virtual.getTotalSize()}px` }}>
        {items.map(item => {
          const row = rows[item.index];
          return (
            row && (
              <li
                key={row.id}
                class="slot"
                data-index={item.index}
                ref={virtual.measureElement}
                aria-setsize={rows.length}
                aria-posinset={item.index + 1}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <SegmentRow row={row} store={store} run={run} />
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}
