import { useEffect, useState } from 'preact/hooks';
import { may } from '../app-state.ts';
import { directionOf, t, when } from '../i18n.ts';
import { History } from './history.tsx';
import { nice } from './keys.ts';
import { Difference, wordsFor } from './marked.tsx';
import type { Row } from './rows.ts';
import type { EditorStore } from './store.ts';
import { loadDetails, suggestionsFor } from './suggestions.ts';

export interface PanelProps {
  readonly store: EditorStore;
  readonly row: Row;
  readonly run: (command: string) => void;
}

/** What helps with the active segment: matches, terms, history, comments. */
export function Panel({ store, row, run }: PanelProps) {
  const version = row.unit.value.version;
  useEffect(() => {
    const timer = setTimeout(() => loadDetails(store, row.id).catch(() => undefined), 120);
    return () => clearTimeout(timer);
  }, [row.id, version, store]);
  return (
    <aside class="panel" aria-label={t('panel.label', { number: row.number })}>
      <Suggestions store={store} row={row} run={run} />
      <Terms store={store} row={row} run={run} />
      <Comments store={store} row={row} />
      <History store={store} row={row} />
    </aside>
  );
}

function Suggestions({ store, row, run }: PanelProps) {
  const suggestions = suggestionsFor(row);
  const { sourceLocale, targetLocale } = store.bitext.value;
  const { text } = row.unit.value;
  return (
    <section>
      <h2>{t('panel.suggestions')}</h2>
      {suggestions.length === 0 && <p class="nothing">{t('panel.noSuggestions')}</p>}
      <ol class="suggestions">
        {suggestions.map((each, index) => (
          <li key={each.target}>
            <button type="button" disabled={!may('write')} onClick={() => run(`candidate-${index + 1}`)}>
              <span class="head">
                <kbd>{nice(`Ctrl+${index + 1}`)}</kbd>
                <span class={`score ${each.score >= 100 ? 'exact' : ''}`}>{Math.round(each.score)}%</span>
                <span class="from">{each.label}</span>
              </span>
              {each.source !== text && (
                <span class="was" lang={sourceLocale} dir={directionOf(sourceLocale)}>
                  <Difference before={each.source} after={text} />
                </span>
              )}
              <span class="text" lang={targetLocale} dir={directionOf(targetLocale)}>
                <Against row={row} text={each.target} store={store} />
              </span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** A suggestion, with what differs from the text that is there now. */
function Against({ row, text, store }: { readonly row: Row; readonly text: string; readonly store: EditorStore }) {
  const now = row.unit.value.target;
  const [shown, setShown] = useState(now);
  useEffect(() => setShown(store.textOf(row)), [row, now, store]);
  return <Difference before={shown || text} after={text} />;
}

function Terms({ store, row, run }: PanelProps) {
  const { concepts, targetLocale, sourceLocale } = store.bitext.value;
  const unit = row.unit.value;
  const ids = [...new Set(unit.terms.map(({ concept }) => concept))];
  return (
    <section>
      <h2>{t('panel.terms')}</h2>
      {ids.length === 0 && <p class="nothing">{t('panel.noTerms')}</p>}
      <ol class="terms">
        {ids.map((id, index) => {
          const concept = concepts[id];
          const [preferred, ...others] = wordsFor(store.bitext.value, id);
          const forbidden = concept?.target.filter(term => term.status === 'forbidden') ?? [];
          return (
            <li key={id}>
              <button type="button" disabled={!may('write') || !preferred} onClick={() => run(`term-${index + 1}`)}>
                {index < 9 && <kbd>{nice(`Alt+${index + 1}`)}</kbd>}
                <span lang={sourceLocale}>{concept?.source[0]?.text ?? id}</span>
                <span class="arrow" aria-hidden="true">
                  →
                </span>
                <strong lang={targetLocale}>{preferred ?? '—'}</strong>
              </button>
              {others.length > 0 && (
                <p>
                  {t('panel.also')} <span lang={targetLocale}>{others.join(', ')}</span>
                </p>
              )}
              {forbidden.length > 0 && (
                <p class="forbidden">
                  {t('panel.never')} <s lang={targetLocale}>{forbidden.map(term => term.text).join(', ')}</s>
                </p>
              )}
              {concept?.note && (
                <p class="note" lang="en">
                  {concept.note}
                </p>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function Comments({ store, row }: Omit<PanelProps, 'run'>) {
  const { notes } = row.unit.value;
  const [text, setText] = useState('');
  const submit = () => {
    if (text.trim() === '') return;
    store.comment(row, text).then(
      () => setText(''),
      () => undefined,
    );
  };
  return (
    <section>
      <h2>{t('editor.comments')}</h2>
      <ul class="comments">
        {notes.map(note => (
          <li key={note.at + note.text}>
            <p class="by">
              {note.by || t('panel.otherTool')}
              {note.at && ' · '}
              {note.at && <time dateTime={note.at}>{when(note.at)}</time>}
            </p>
            <p dir="auto">{note.text}</p>
          </li>
        ))}
      </ul>
      {may('write') && (
        <form
          onSubmit={event => {
            event.preventDefault();
            submit();
          }}
        >
          <textarea
            id="comment-field"
            rows={2}
            value={text}
            aria-label={t('panel.comment')}
            placeholder={t('panel.comment')}
            onInput={event => setText(event.currentTarget.value)}
            onKeyDown={event => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
                event.preventDefault();
                event.stopPropagation();
                submit();
              }
            }}
          />
          {text.trim() !== '' && <button type="submit">{t('panel.send')}</button>}
        </form>
      )}
    </section>
  );
}
