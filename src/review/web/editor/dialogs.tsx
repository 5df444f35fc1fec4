import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { t } from '../i18n.ts';
import { Icon } from '../icons.tsx';
import { commands, nice } from './keys.ts';
import { Difference } from './marked.tsx';
import type { Row } from './rows.ts';
import type { Wish } from './saving.ts';
import type { EditorStore } from './store.ts';

/** A window over the page; Escape closes it. */
export function Dialog(props: {
  readonly title: string;
  readonly close: () => void;
  readonly children: preact.ComponentChildren;
  readonly class?: string;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  // Before the next key is pressed, which is for the window.
  useLayoutEffect(() => {
    dialog.current?.showModal();
    dialog.current?.querySelector<HTMLElement>('.content input, .content textarea')?.focus();
    return () => requestAnimationFrame(returnToSegment);
  }, []);
  return (
    <dialog
      ref={dialog}
      class={props.class ?? ''}
      aria-labelledby="dialog-title"
      onClose={props.close}
      onClick={event => {
        if (event.target === dialog.current) props.close();
      }}
    >
      <header>
        <h2 id="dialog-title">{props.title}</h2>
        <button type="button" class="quiet" aria-label={t('close')} onClick={props.close}>
          <Icon name="close" />
        </button>
      </header>
      <div class="content">{props.children}</div>
    </dialog>
  );
}

/** After a window is gone one goes on where one was. */
export function returnToSegment(): void {
  const place = document.getElementById('target-field') ?? document.querySelector<HTMLElement>('.row.active');
  if (!document.querySelector('dialog[open]')) place?.focus({ preventScroll: true });
}

export function Help({ close }: { readonly close: () => void }) {
  const numbered = [
    { id: 'candidate', typing: ['Ctrl+1…9'], reading: ['1…9'] },
    { id: 'term', typing: ['Alt+1…9'], reading: ['Alt+1…9'] },
  ];
  const keysOf = (keys: readonly string[]) =>
    keys.map((each, index) => (
      <span key={each}>
        {index > 0 && ' '}
        <kbd>{nice(each)}</kbd>
      </span>
    ));
  return (
    <Dialog title={t('help.title')} close={close} class="wide">
      <p>{t('help.intro')}</p>
      <table class="keys">
        <thead>
          <tr>
            <th scope="col">{t('help.what')}</th>
            <th scope="col">{t('help.typing')}</th>
            <th scope="col">{t('help.reading')}</th>
          </tr>
        </thead>
        <tbody>
          {[...commands, ...numbered].map(({ id, typing, reading }) => (
            <tr key={id}>
              <th scope="row">{t(`command.${id}`)}</th>
              <td>{id === 'undo' ? keysOf(['Ctrl+Z']) : keysOf(typing)}</td>
              <td>{keysOf(reading)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );
}

export function GoTo({ store, close }: { readonly store: EditorStore; readonly close: () => void }) {
  const [text, setText] = useState('');
  const count = store.rows.value.length;
  const number = Number(text);
  const row = store.rows.value[number - 1];
  return (
    <Dialog title={t('command.goTo')} close={close}>
      <form
        class="line"
        onSubmit={event => {
          event.preventDefault();
          if (!row) return;
          close();
          store.show(row.id);
        }}
      >
        <label for="segment-number">{t('goTo.label', { count })}</label>
        <input
          id="segment-number"
          inputMode="numeric"
          autocomplete="off"
          value={text}
          onInput={event => setText(event.currentTarget.value)}
        />
        <button type="submit" class="primary" disabled={!row}>
          {t('goTo.go')}
        </button>
      </form>
    </Dialog>
  );
}

/** Search in source and targets, and replace in targets with a look at each change first. */
export function FindReplace(props: {
  readonly store: EditorStore;
  readonly close: () => void;
  readonly replaces: boolean;
}) {
  const { store, close } = props;
  const [wanted, setWanted] = useState('');
  const [replacement, setReplacement] = useState('');
  const [isExact, setExact] = useState(false);
  const [isReplacing, setReplacing] = useState(props.replaces);
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set());
  const hits = useMemo(
    () => findIn(store, wanted, isExact, isReplacing),
    [wanted, isExact, isReplacing, store.rows.value],
  );
  const chosen = hits.filter(hit => !leftOut.has(hit.row.id));

  const replaceAll = () => {
    const wishes = chosen.map(
      ({ row }): Wish => ({ unit: row.id, target: replaced(store.textOf(row), wanted, replacement, isExact) }),
    );
    close();
    void store.change(wishes);
  };

  return (
    <Dialog title={t(isReplacing ? 'command.replace' : 'command.find')} close={close} class="wide find">
      <form
        onSubmit={event => {
          event.preventDefault();
          const [first] = hits;
          if (isReplacing && chosen.length > 0) replaceAll();
          else if (first) {
            close();
            store.show(first.row.id);
          }
        }}
      >
        <div class="line">
          <label for="find-text">{t('find.find')}</label>
          <input
            id="find-text"
            autocomplete="off"
            value={wanted}
            onInput={event => setWanted(event.currentTarget.value)}
          />
          <label class="check">
            <input type="checkbox" checked={isExact} onChange={event => setExact(event.currentTarget.checked)} />
            {t('find.case')}
          </label>
        </div>
        {isReplacing && (
          <div class="line">
            <label for="replace-text">{t('find.replaceWith')}</label>
            <input
              id="replace-text"
              autocomplete="off"
              value={replacement}
              onInput={event => setReplacement(event.currentTarget.value)}
            />
            <button type="submit" class="primary" disabled={chosen.length === 0 || wanted === replacement}>
              {t('find.replaceCount', { count: chosen.length })}
            </button>
          </div>
        )}
        {!isReplacing && (
          <button type="button" class="quiet" onClick={() => setReplacing(true)}>
            {t('command.replace')}
          </button>
        )}
      </form>
      <p role="status" class="nothing">
        {wanted && t('find.hits', { count: hits.length })}
      </p>
      <ul class="hits">
        {hits.slice(0, MOST_SHOWN).map(({ row }) => (
          <li key={row.id}>
            {isReplacing && (
              <input
                type="checkbox"
                aria-label={t('find.change', { number: row.number })}
                checked={!leftOut.has(row.id)}
                onChange={() => {
                  const next = new Set(leftOut);
                  if (!next.delete(row.id)) next.add(row.id);
                  setLeftOut(next);
                }}
              />
            )}
            <button
              type="button"
              class="quiet"
              onClick={() => {
                close();
                store.show(row.id);
              }}
            >
              <span class="number">{row.number}</span>
              <span>
                <span class="was">{row.unit.value.text}</span>
                <span>
                  {isReplacing ? (
                    <Difference
                      before={store.textOf(row)}
                      after={replaced(store.textOf(row), wanted, replacement, isExact)}
                    />
                  ) : (
                    store.textOf(row)
                  )}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

const MOST_SHOWN = 200;

interface Hit {
  readonly row: Row;
}

function findIn(store: EditorStore, wanted: string, isExact: boolean, onlyTargets: boolean): readonly Hit[] {
  if (wanted === '') return [];
  const pattern = patternFor(wanted, isExact);
  const has = (text: string) => {
    pattern.lastIndex = 0;
    return pattern.test(text);
  };
  return store.rows.value
    .filter(row => has(store.textOf(row)) || (!onlyTargets && has(row.unit.value.text)))
    .map(row => ({ row }));
}

function replaced(text: string, wanted: string, replacement: string, isExact: boolean): string {
  return text.replace(patternFor(wanted, isExact), () => replacement);
}

function patternFor(wanted: string, isExact: boolean): RegExp {
  return new RegExp(wanted.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), isExact ? 'gu' : 'giu');
}
