import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { isOnline, listen, project, session, waitingFor } from './app-state.ts';
import { fetchSession, send } from './connection.ts';
import { EditorPage } from './editor/editorPage.tsx';
import { Entrance } from './entrance.tsx';
import { GlossaryPage } from './glossaryPage.tsx';
import { t } from './i18n.ts';
import { Emblem, Icon } from './icons.tsx';
import { LanguageChoice, ThemeButton } from './preferences.tsx';
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
        <Emblem size={22} />
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
        <LanguageChoice />
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
