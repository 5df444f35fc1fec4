import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { ConceptDraft, FormsView, GlossaryImpact, GlossaryView } from '../api.ts';
import { may, onServerEvent } from './app-state.ts';
import { failureText, get, send } from './connection.ts';
import { Dialog } from './editor/dialogs.tsx';
import { Difference } from './editor/marked.tsx';
import { directionOf, figure, languageName, t } from './i18n.ts';
import { Icon, StateIcon } from './icons.tsx';
import { editorHref } from './route.ts';

/** All concepts, to be searched, added and changed. */
export function GlossaryPage({ about }: { readonly about: string }) {
  const view = useSignal<GlossaryView | undefined>(undefined);
  const wanted = useSignal(about);
  const domain = useSignal('');
  const edited = useSignal<{ readonly concept: ConceptDraft; readonly isNew: boolean } | undefined>(undefined);
  useEffect(() => {
    const load = () =>
      get<GlossaryView>('/api/glossary').then(
        loaded => {
          view.value = loaded;
        },
        () => undefined,
      );
    void load();
    return onServerEvent(event => {
      if (event.kind === 'project') void load();
    });
  }, []);
  if (!view.value) return <p class="loading">{t('loading')}</p>;
  const { concepts, locales, canRedo } = view.value;
  const found = concepts.filter(concept => fits(concept, wanted.value, domain.value));
  const domains = [...new Set(concepts.map(concept => concept.domain).filter(Boolean))].sort();
  return (
    <main class="project glossary">
      <div class="head">
        <h1>{t('nav.glossary')}</h1>
        <div class="tools">
          <label>
            <span class="sr">{t('glossary.domain')}</span>
            <select
              value={domain.value}
              onChange={event => {
                domain.value = event.currentTarget.value;
              }}
            >
              <option value="">{t('glossary.allDomains')}</option>
              {domains.map(each => (
                <option key={each}>{each}</option>
              ))}
            </select>
          </label>
          <label class="search">
            <span class="sr">{t('glossary.search')}</span>
            <Icon name="search" />
            <input
              type="search"
              placeholder={t('glossary.search')}
              value={wanted.value}
              onInput={event => {
                wanted.value = event.currentTarget.value;
              }}
            />
          </label>
          {may('terms') && (
            <button
              type="button"
              class="primary"
              onClick={() => {
                edited.value = {
                  concept: { id: '', domain: domain.value, note: '', source: '', cells: {} },
                  isNew: true,
                };
              }}
            >
              <Icon name="plus" /> {t('glossary.new')}
            </button>
          )}
        </div>
      </div>
      <p role="status" class="nothing">
        {t('glossary.count', { count: found.length })}
      </p>
      {found.length === 0 ? (
        <p class="nothing">{t(concepts.length === 0 ? 'glossary.empty' : 'glossary.noneFound')}</p>
      ) : (
        <div class="table">
          <table>
            <thead>
              <tr>
                {locales.map(locale => (
                  <th key={locale} scope="col">
                    {languageName(locale)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {found.slice(0, MOST_SHOWN).map(concept => (
                <ConceptRow
                  key={concept.id}
                  concept={concept}
                  locales={locales}
                  edit={() => {
                    edited.value = { concept, isNew: false };
                  }}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {found.length > MOST_SHOWN && <p class="nothing">{t('project.more', { count: found.length - MOST_SHOWN })}</p>}
      {edited.value && (
        <ConceptEditor
          key={edited.value.concept.id}
          {...edited.value}
          locales={locales}
          domains={domains}
          canRedo={canRedo}
          close={() => {
            edited.value = undefined;
          }}
        />
      )}
    </main>
  );
}

const MOST_SHOWN = 250;

function fits(concept: ConceptDraft, wanted: string, domain: string): boolean {
  if (domain !== '' && concept.domain !== domain) return false;
  const text = [concept.id, concept.note, ...Object.values(concept.cells)].join(' ').toLowerCase();
  return wanted
    .toLowerCase()
    .split(/\s+/)
    .every(word => text.includes(word));
}

function ConceptRow(props: {
  readonly concept: ConceptDraft;
  readonly locales: readonly string[];
  readonly edit: () => void;
}) {
  const { concept, locales } = props;
  return (
    <tr>
      {locales.map((locale, index) => (
        <td key={locale} lang={locale} dir={directionOf(locale)}>
          {index === 0 ? (
            <>
              <button type="button" class="quiet" onClick={props.edit}>
                <span class="sr">{t('glossary.edit', { id: concept.id })}</span>
                <Cell text={concept.cells[locale] ?? concept.id} />
              </button>
              {concept.note && (
                <span class="note" lang="en">
                  {concept.note}
                </span>
              )}
            </>
          ) : (
            <Cell text={concept.cells[locale] ?? ''} />
          )}
        </td>
      ))}
    </tr>
  );
}

/** The terms of a cell: the preferred one, then the others, the forbidden struck out. */
function Cell({ text }: { readonly text: string }) {
  if (text === '') return <span class="missing">—</span>;
  const terms = text.split(/(?<!\\)\|/).map(term => term.trim().replace(/\s*\{[^}]*\}$/, ''));
  return (
    <>
      {terms.map((term, index) =>
        term.startsWith('!') ? (
          <s key={term} class="forbidden">
            {term.slice(1)}
          </s>
        ) : (
          <span key={term} class={index === 0 ? 'preferred' : 'admitted'}>
            {term}
          </span>
        ),
      )}
    </>
  );
}

interface EditorProps {
  readonly concept: ConceptDraft;
  readonly isNew: boolean;
  readonly locales: readonly string[];
  readonly domains: readonly string[];
  readonly canRedo: boolean;
  readonly close: () => void;
}

/** A concept's terms and what is said of it; what saving would affect is shown first. */
function ConceptEditor({ concept, isNew, locales, domains, canRedo, close }: EditorProps) {
  const draft = useSignal(concept);
  const impact = useSignal<GlossaryImpact | undefined>(undefined);
  const isSaved = useSignal(false);
  const failure = useSignal('');
  const isBusy = useSignal(false);
  const change = (part: Partial<ConceptDraft>) => {
    draft.value = { ...draft.value, ...part };
    impact.value = undefined;
  };
  const ask = async (method: 'POST' | 'PUT', path: string) => {
    isBusy.value = true;
    failure.value = '';
    try {
      impact.value = await send<GlossaryImpact>(method, path, { concept: draft.value, isNew });
      isSaved.value = method === 'PUT';
    } catch (error) {
      failure.value = failureText(error);
    } finally {
      isBusy.value = false;
    }
  };
  return (
    <Dialog title={isNew ? t('glossary.new') : concept.id} close={close} class="wide concept">
      <form
        onSubmit={event => {
          event.preventDefault();
          void (impact.value ? ask('PUT', '/api/glossary') : ask('POST', '/api/glossary/impact'));
        }}
      >
        <div class="fields">
          {isNew && (
            <Text
              label={t('glossary.id')}
              value={draft.value.id}
              onInput={id => change({ id })}
              required
              pattern="[\p{L}\p{N}][\p{L}\p{N}._\-]*"
            />
          )}
          {locales.map(locale => (
            <Text
              key={locale}
              label={languageName(locale)}
              lang={locale}
              value={draft.value.cells[locale] ?? ''}
              onInput={cell => change({ cells: { ...draft.value.cells, [locale]: cell } })}
            />
          ))}
          <p class="nothing">{t('glossary.hint')}</p>
          <Text
            label={t('glossary.domain')}
            value={draft.value.domain}
            list={domains}
            onInput={each => change({ domain: each })}
          />
          <Text label={t('glossary.note')} value={draft.value.note} onInput={note => change({ note })} />
          <Text label={t('glossary.source')} value={draft.value.source} onInput={source => change({ source })} />
        </div>
        <Forms term={draft.value.cells[locales[0] ?? ''] ?? ''} locale={locales[0] ?? ''} />
        {impact.value && <Impact impact={impact.value} isSaved={isSaved.value} canRedo={canRedo} />}
        <p role="alert" class="void">
          {failure.value}
        </p>
        {may('terms') && !isSaved.value && (
          <div class="actions">
            <button type="submit" class="primary" disabled={isBusy.value}>
              {t(impact.value ? 'glossary.save' : 'glossary.impact')}
            </button>
            <button type="button" onClick={close}>
              {t('glossary.cancel')}
            </button>
          </div>
        )}
      </form>
    </Dialog>
  );
}

function Text(props: {
  readonly label: string;
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly lang?: string;
  readonly required?: boolean;
  readonly pattern?: string;
  readonly list?: readonly string[];
}) {
  const { label, value, onInput, lang, required, pattern, list } = props;
  return (
    <label>
      <span>{label}</span>
      <input
        value={value}
        autocomplete="off"
        disabled={!may('terms')}
        {...(lang && { lang, dir: directionOf(lang) })}
        {...(required && { required })}
        {...(pattern && { pattern })}
        {...((list ? { list: 'known-domains' } : {}) as object)}
        onInput={event => onInput(event.currentTarget.value)}
      />
      {list && (
        <datalist id="known-domains">
          {list.map(each => (
            <option key={each} value={each} />
          ))}
        </datalist>
      )}
    </label>
  );
}

/** The forms in which the preferred source term is looked for, by case and number. */
function Forms({ term, locale }: { readonly term: string; readonly locale: string }) {
  const forms = useSignal<FormsView['forms']>([]);
  const [first = ''] = term.split(/(?<!\\)\|/);
  useEffect(() => {
    if (first.trim() === '') {
      forms.value = [];
      return;
    }
    const timer = setTimeout(() => {
      get<FormsView>(`/api/glossary/forms?term=${encodeURIComponent(first)}&locale=${encodeURIComponent(locale)}`).then(
        found => {
          forms.value = found.forms;
        },
        () => undefined,
      );
    }, 250);
    return () => clearTimeout(timer);
  }, [first, locale]);
  if (forms.value.length === 0) return null;
  const numbers = (['singular', 'plural'] as const).filter(number => forms.value.some(form => form.number === number));
  const textsOf = (number: string | undefined, name: string | undefined) =>
    [...new Set(forms.value.filter(form => form.number === number && form.case === name).map(form => form.text))].join(
      ', ',
    );
  const further = textsOf(undefined, undefined);
  return (
    <details class="forms" open>
      <summary>{t('glossary.forms')}</summary>
      {numbers.length > 0 && (
        <table>
          <thead>
            <tr>
              <td />
              {numbers.map(number => (
                <th key={number} scope="col">
                  {t(`glossary.${number}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody lang={locale}>
            {CASES.filter(name => numbers.some(number => textsOf(number, name))).map(name => (
              <tr key={name}>
                <th scope="row">{t(`glossary.case.${name}`)}</th>
                {numbers.map(number => (
                  <td key={number}>{textsOf(number, name)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {further && (
        <p>
          {t('glossary.case.other')}: <span lang={locale}>{further}</span>
        </p>
      )}
    </details>
  );
}

const CASES = ['nom', 'gen', 'dat', 'acc', 'inst', 'loc', 'voc'] as const;

function Impact(props: { readonly impact: GlossaryImpact; readonly isSaved: boolean; readonly canRedo: boolean }) {
  const { touched, characters, diff } = props.impact;
  const section = useRef<HTMLElement>(null);
  useEffect(() => section.current?.scrollIntoView({ block: 'start', behavior: 'smooth' }), [props.impact]);
  return (
    <section class="impact" aria-live="polite" ref={section}>
      <h3>{props.isSaved ? t('glossary.saved', { file: diff.file }) : t('glossary.line', { file: diff.file })}</h3>
      {diff.before === diff.after ? (
        <p class="nothing">{t('glossary.unchanged')}</p>
      ) : (
        <pre>
          <Difference before={diff.before} after={diff.after} />
        </pre>
      )}
      <h3>{touched.length > 0 ? t('glossary.touched', { count: touched.length }) : t('glossary.none')}</h3>
      {characters > 0 && <p class="nothing">{t('glossary.cost', { characters: figure(characters) })}</p>}
      <ul>
        {touched.slice(0, 50).map(each => (
          <li key={`${each.locale}/${each.slug}/${each.unit}`}>
            <StateIcon mark={each.state} />
            <div>
              <a href={editorHref(each.locale, each.slug, each.unit)}>
                {each.slug} · {each.locale}
              </a>{' '}
              <span class="nothing">{t(`glossary.${each.consequence}`)}</span>
              <p lang={each.locale} dir={directionOf(each.locale)}>
                {each.target}
              </p>
            </div>
          </li>
        ))}
      </ul>
      {props.isSaved && touched.some(each => each.consequence !== 'keep') && (
        <RedoAll touched={touched} canRedo={props.canRedo} />
      )}
    </section>
  );
}

function RedoAll({ touched, canRedo }: { readonly touched: GlossaryImpact['touched']; readonly canRedo: boolean }) {
  const outcome = useSignal('');
  const isBusy = useSignal(false);
  const slugs = [...new Set(touched.filter(each => each.consequence !== 'keep').map(each => each.slug))];
  if (!canRedo) return <p class="nothing">{t('glossary.noEngine')}</p>;
  const redo = async () => {
    isBusy.value = true;
    try {
      const { written, characters } = await send<{ written: string[]; characters: number }>('POST', '/api/redo', {
        slugs,
      });
      outcome.value = t('glossary.redone', { count: written.length, characters: figure(characters) });
    } catch (error) {
      outcome.value = failureText(error);
    } finally {
      isBusy.value = false;
    }
  };
  return (
    <>
      <button type="button" class="primary" disabled={isBusy.value || outcome.value !== ''} onClick={() => void redo()}>
        {isBusy.value ? t('glossary.redoing') : t('glossary.redoAll', { count: slugs.length })}
      </button>
      <p role="status">{outcome.value}</p>
    </>
  );
}
