import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { SearchHit } from '../api.ts';
import { get } from './connection.ts';
import { directionOf, t } from './i18n.ts';
import { Icon } from './icons.tsx';
import { editorHref, markPlace } from './route.ts';

/** Looks for a text in all articles and languages. */
export function SearchPage({ about }: { readonly about: string }) {
  const wanted = useSignal(about);
  const hits = useSignal<readonly SearchHit[] | undefined>(undefined);
  useEffect(() => {
    const text = wanted.value.trim();
    hits.value = undefined;
    if (text.length < 2) return;
    let isPast = false;
    const timer = setTimeout(() => {
      markPlace(`#/search/${encodeURIComponent(text)}`);
      get<readonly SearchHit[]>(`/api/search?q=${encodeURIComponent(text)}`).then(
        found => {
          if (!isPast) hits.value = found;
        },
        () => undefined,
      );
    }, 200);
    return () => {
      isPast = true;
      clearTimeout(timer);
    };
  }, [wanted.value]);
  return (
    <main class="project">
      <div class="head">
        <h1>{t('nav.search')}</h1>
        <label class="search wide">
          <span class="sr">{t('search.label')}</span>
          <Icon name="search" />
          <input
            type="search"
            placeholder={t('search.label')}
            value={wanted.value}
            ref={element => element?.focus()}
            onInput={event => {
              wanted.value = event.currentTarget.value;
            }}
          />
        </label>
      </div>
      <p role="status" class="nothing">
        {hits.value && t('find.hits', { count: hits.value.length })}
      </p>
      <ul class="found-list">
        {hits.value?.map(({ slug, locale, unit, source, target }) => (
          <li key={`${locale}/${slug}/${unit}`}>
            <a href={editorHref(locale, slug, unit)}>
              <span class="place">
                {slug} · {locale}
              </span>
              <span class="text">
                <Found text={source} wanted={wanted.value.trim()} />
              </span>
              <span class="text target" lang={locale} dir={directionOf(locale)}>
                <Found text={target} wanted={wanted.value.trim()} />
              </span>
            </a>
          </li>
        ))}
      </ul>
    </main>
  );
}

function Found({ text, wanted }: { readonly text: string; readonly wanted: string }) {
  const at = text.toLowerCase().indexOf(wanted.toLowerCase());
  if (at < 0) return <>{text}</>;
  return (
    <>
      {text.slice(0, at)}
      <mark>{text.slice(at, at + wanted.length)}</mark>
      {text.slice(at + wanted.length)}
    </>
  );
}
