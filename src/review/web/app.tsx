import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { isOnline, listen, project, session, theme, useTheme, waitingFor } from './app-state.ts';
import { fetchSession, send } from './connection.ts';
import { EditorPage } from './editor/editorPage.tsx';
import { Entrance } from './entrance.tsx';
import { GlossaryPage } from './glossaryPage.tsx';
import { language, languages, t, useLanguage } from './i18n.ts';
import { Icon } from './icons.tsx';
import { ProjectPage } from './projectPage.tsx';
import { route } from './route.ts';
import { SearchPage } from './searchPage.tsx';

export function App() {
  const isKnown = useSignal(false);
  useEffect(() => {
    fetchSession()
      .then(found => {
        session.value = found;
        if (found) listen();
      })
      .catch(() => undefined)
      .finally(() => {
        isKnown.value = true;
      });
  }, []);
  const at = route.value;
  useEffect(() => {
    document.title = at.page === 'editor' ? `${at.slug} · ${at.locale} – Dragoman` : 'Dragoman';
  }, [at]);
  if (!isKnown.value) return null;
  if (!session.value) return <Entrance />;
  return (
    <>
      <Header />
      {at.page === 'editor' && <EditorPage key={`${at.locale}/${at.slug}`} {...at} />}
      {at.page === 'glossary' && <GlossaryPage about={at.about} />}
      {at.page === 'search' && <SearchPage about={at.about} />}
      {(at.page === 'project' || at.page === 'used') && <ProjectPage />}
    </>
  );
}

function Header() {
  const at = route.value;
  return (
    <header class="top">
      <a class="brand" href="#/">
        <svg viewBox="0 0 32 32" width="22" height="22" aria-hidden="true">
          <rect width="32" height="32" rx="7" class="plate" />
          <path d="M8 8h6a8 8 0 0 1 0 16H8z" fill="none" stroke="#f6f1e7" stroke-width="2.6" />
          <path d="M18 24h6M18 8h6M21 16h3" stroke="#e0a54a" stroke-width="2.6" stroke-linecap="round" />
        </svg>
        Dragoman
      </a>
      <nav aria-label={t('nav.label')}>
        <a class="home" href="#/" aria-current={at.page === 'project' ? 'page' : undefined}>
          {project.value?.name ?? t('nav.project')}
        </a>
        <a href="#/glossary" aria-current={at.page === 'glossary' ? 'page' : undefined}>
          {t('nav.glossary')}
        </a>
        <a href="#/search" aria-current={at.page === 'search' ? 'page' : undefined}>
          {t('nav.search')}
        </a>
      </nav>
      <Connection />
      <div class="me">
        <ThemeButton />
        <label class="pick" title={t('language')}>
          <Icon name="globe" />
          <span class="sr">{t('language')}</span>
          <select
            value={language.value}
            onChange={event => useLanguage(event.currentTarget.value as keyof typeof languages)}
          >
            {Object.entries(languages).map(([code, name]) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <span class="name" title={t(`role.${session.value?.role}`)}>
          {session.value?.name}
        </span>
        {session.value?.team && (
          <button type="button" class="quiet log-out" title={t('logOut')} onClick={logOut}>
            <Icon name="leave" />
            <span>{t('logOut')}</span>
          </button>
        )}
      </div>
    </header>
  );
}

async function logOut(): Promise<void> {
  await send('POST', '/api/logout', {});
  location.reload();
}

/** Tells only what is out of the ordinary: a server that is away, or a run that holds the project. */
function Connection() {
  const text = !isOnline.value ? t('offline') : waitingFor.value ? t('waiting', { pid: waitingFor.value }) : '';
  return (
    <p class="connection" role="status">
      {text}
    </p>
  );
}

function ThemeButton() {
  const next = { auto: 'dark', dark: 'light', light: 'auto' } as const;
  const icon = { auto: 'auto', dark: 'moon', light: 'sun' } as const;
  const label = t(`theme.${theme.value}`);
  return (
    <button
      type="button"
      class="quiet tool"
      aria-label={label}
      title={label}
      onClick={() => useTheme(next[theme.value])}
    >
      <Icon name={icon[theme.value]} />
    </button>
  );
}
