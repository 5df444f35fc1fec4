import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { SearchView } from '../api.ts';
import { loadProject, project } from './app-state.ts';
import { failureText, get } from './connection.ts';
import { directionOf, languageName, t } from './i18n.ts';
import { Icon } from './icons.tsx';
import { editorHref, markPlace } from './route.ts';

/** Looks for a text in all articles and languages. */
export function SearchPage({ about }: { readonly about: string }) {
  const wanted = useSignal(about);
  const locale = useSignal('');
  const found = useSignal<SearchView | undefined>(undefined);
  const failure = useSignal('');
  const isBusy = useSignal(false);
  useEffect(() => {
    if (!project.value) loadProject().catch(() => undefined);
  }, []);
  useEffect(() => {
    const text = wanted.value.trim();
    found.value = undefined;
    failure.value = '';
    if (text.length < SHORTEST) return;
    const given = new AbortController();
    const ask = async () => {
      markPlace(`#/search/${encodeURIComponent(text)}`);
      isBusy.value = true;
      const inLocale = locale.value && `&locale=${encodeURIComponent(locale.value)}`;
      found.value = await get<SearchView>(`/api/search?q=${encodeURIComponent(text)}${inLocale}`, given.signal);
    };
    const timer = setTimeout(
      () =>
        ask()
          .catch(error => {
            if (!given.signal.aborted) failure.value = failureText(error);
          })
          .finally(() => {
            if (!given.signal.aborted) isBusy.value = false;
          }),
      150,
    );
    return () => {
      given.abort();
      clearTimeout(timer);
      isBusy.value = false;
    };
  }, [wanted.value, locale.value]);
  return (
    <main class="project">
      <div class="head">
        <h1>{t('nav.search')}</h1>
        <div class="tools">
          <label>
            <span class="sr">{t('search.in')}</span>
            <select
              value={locale.value}
              onChange={event => {
                locale.value = event.currentTarget.value;
              }}
            >
              <option value="">{t('search.everywhere')}</option>
              {project.value?.targetLocales.map(each => (
                <option key={each} value={each}>
                  {languageName(each)}
                </option>
              ))}
            </select>
          </label>
          <label class="search wide">
            <span class="sr">{t('search.label')}</span>
            <Icon name="search" />
            <input
              type="search"
              placeholder={t('search.label')}
              value={wanted.value}
              ref={element => {
                if (document.activeElement === document.body) element?.focus();
              }}
              onInput={event => {
                wanted.value = event.currentTarget.value;
              }}
            />
          </label>
        </div>
      </div>
      <p role="status" class="nothing">
        {failure.value || statusOf(found.value, wanted.value, isBusy.value)}
      </p>
      {found.value?.articles.map(article => (
        <FoundArticle key={article.slug} article={article} wanted={wanted.value.trim()} />
      ))}
    </main>
  );
}

const SHORTEST = 2;

function statusOf(found: SearchView | undefined, wanted: string, isBusy: boolean): string {
  if (!found) return isBusy ? t('search.searching') : wanted.trim().length < SHORTEST ? t('search.hint') : '';
  if (found.segments === 0) return t('search.none');
  const shown = found.articles.reduce((sum, { hits }) => sum + hits.length, 0);
  const all = `${t('find.hits', { count: found.segments })} · ${t('project.articles', { count: found.articleCount })}`;
  return shown < found.segments ? `${all} · ${t('search.shown', { count: shown })}` : all;
}

/** The segments of one article, each a link to where it can be edited. */
function FoundArticle(props: { readonly article: SearchView['articles'][number]; readonly wanted: string }) {
  const { slug, title, count, hits } = props.article;
  const sourceLocale = project.value?.sourceLocale ?? '';
  return (
    <section class="found-article">
      <h2>
        <span lang={sourceLocale}>{title}</span> <span class="count">{t('find.hits', { count })}</span>
      </h2>
      <ul>
        {hits.map(({ id, text, targets }) => (
          <li key={id}>
            <p class="text" lang={sourceLocale} dir={directionOf(sourceLocale)}>
              <Found text={text} wanted={props.wanted} />
            </p>
            <ul>
              {targets.map(({ locale, target }) => (
                <li key={locale}>
                  <a href={editorHref(locale, slug, id)}>
                    <b>{locale}</b>
                    {target ? (
                      <span class="text" lang={locale} dir={directionOf(locale)}>
                        <Found text={target} wanted={props.wanted} />
                      </span>
                    ) : (
                      <span class="missing">{t('editor.missing')}</span>
                    )}
                  </a>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {count > hits.length && <p class="nothing">{t('search.more', { count: count - hits.length })}</p>}
    </section>
  );
}

function Found({ text, wanted }: { readonly text: string; readonly wanted: string }) {
  const pieces: (string | preact.JSX.Element)[] = [];
  let end = 0;
  for (const match of text.matchAll(patternFor(wanted))) {
    pieces.push(text.slice(end, match.index), <mark key={match.index}>{match[0]}</mark>);
    end = match.index + match[0].length;
  }
  return (
    <>
      {pieces}
      {text.slice(end)}
    </>
  );
}

/** As the server looks: whatever the letter case and the kind of space. */
function patternFor(wanted: string): RegExp {
  const escaped = wanted.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s/g, '\\s');
  return new RegExp(escaped, 'giu');
}
