import type { ArticleView } from '../../api.ts';
import { may, project } from '../app-state.ts';
import { figure, languageName, t } from '../i18n.ts';
import { Icon } from '../icons.tsx';
import { ProgressBar } from '../progressBar.tsx';
import { editorHref } from '../route.ts';
import type { Filter } from './rows.ts';
import type { EditorStore } from './store.ts';

const FILTERS: readonly Filter[] = ['all', 'unreviewed', 'findings', 'outOfDate', 'comments'];

/** What the article is, how far it is, and what can be done with it. */
export function Bar({ store, run }: { readonly store: EditorStore; readonly run: (command: string) => boolean }) {
  const { slug, targetLocale, sourceLocale, title } = store.bitext.value;
  const article = project.value?.articles.find(each => each.slug === slug);
  const progress = store.shares.value;
  return (
    <div class="bar">
      <div class="title">
        <h1 lang={sourceLocale}>{title}</h1>
        <Neighbours slug={slug} locale={targetLocale} article={article} />
      </div>
      <div class="tools">
        <div class="how-far">
          <ProgressBar progress={progress} />
          {store.checked.value < progress.segments && (
            <span class="numbers">
              {t('editor.checking', { percent: Math.floor((100 * store.checked.value) / progress.segments) })}
            </span>
          )}
          <span class="numbers">
            {store.unsent.value > 0 ? `${t('editor.saving')} ` : ''}
            {t('editor.howFar', { done: figure(progress.reviewed + progress.final), all: figure(progress.segments) })}
          </span>
        </div>
        <label class={`pick filter ${store.filter.value === 'all' ? '' : 'chosen'}`} title={t('filter.label')}>
          <Icon name="filter" />
          <span class="sr">{t('filter.label')}</span>
          <select
            value={store.filter.value}
            onChange={event => {
              store.filter.value = event.currentTarget.value as Filter;
            }}
          >
            {FILTERS.map(each => (
              <option key={each} value={each}>
                {t(`filter.${each}`)}
              </option>
            ))}
          </select>
        </label>
        {may('approve') && <Tool name="several" label={t('command.several')} run={() => run('several')} />}
        <Tool name="undo" label={t('command.undo')} run={() => run('undo')} disabled={!store.canUndo.value} />
        <Tool name="search" label={t('command.find')} run={() => run('find')} />
        <Tool name="panel" label={t('command.panel')} run={() => run('panel')} />
        <Tool name="help" label={t('command.help')} run={() => run('help')} />
      </div>
    </div>
  );
}

function Tool(props: {
  readonly name: 'several' | 'undo' | 'search' | 'panel' | 'help';
  readonly label: string;
  readonly run: () => void;
  readonly disabled?: boolean;
}) {
  return (
    <button
      type="button"
      class="quiet tool"
      aria-label={props.label}
      title={props.label}
      disabled={props.disabled ?? false}
      onClick={props.run}
    >
      <Icon name={props.name} />
    </button>
  );
}

/** The article's other languages. */
function Neighbours(props: {
  readonly slug: string;
  readonly locale: string;
  readonly article: ArticleView | undefined;
}) {
  const locales = project.value?.targetLocales ?? [props.locale];
  return (
    <nav class="locales" aria-label={t('editor.languages')}>
      {locales.map(each => (
        <a
          key={each}
          href={editorHref(each, props.slug)}
          aria-current={each === props.locale ? 'page' : undefined}
          title={languageName(each)}
        >
          {each}
        </a>
      ))}
    </nav>
  );
}

/** What went wrong, and texts that lost their sentence. */
export function Note({ store }: { readonly store: EditorStore }) {
  const note = store.message.value;
  return (
    <div role="status" class="notes">
      {note && (
        <p class={note.tone}>
          {note.text}{' '}
          <button
            type="button"
            class="quiet"
            aria-label={t('close')}
            onClick={() => {
              store.message.value = undefined;
            }}
          >
            <Icon name="close" />
          </button>
        </p>
      )}
      {store.strays.value.map(stray => (
        <p key={stray.unit} class="stray">
          <span>
            {t('editor.stray')} <q lang={store.bitext.value.targetLocale}>{stray.text}</q>
          </span>
          <button type="button" onClick={() => store.discard(stray)}>
            {t('editor.discard')}
          </button>
        </p>
      ))}
    </div>
  );
}
