import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { listen, session } from './app-state.ts';
import { failureText, get, logIn } from './connection.ts';
import { t } from './i18n.ts';
import { Emblem } from './icons.tsx';
import { LanguageChoice, ThemeButton } from './preferences.tsx';

/** What someone sees who is not logged in. */
export function Entrance() {
  const isTeam = useSignal<boolean | undefined>(undefined);
  useEffect(() => {
    get<{ team: boolean }>('/api/login').then(
      ({ team }) => {
        isTeam.value = team;
      },
      () => undefined,
    );
  }, []);
  return (
    <main class="entrance">
      <header>
        <Emblem size={36} />
        <h1>Dragoman</h1>
        <ThemeButton />
        <LanguageChoice />
      </header>
      {isTeam.value === true && <LoginForm />}
      {isTeam.value === false && (
        <>
          <p>{t('entrance.useLink')}</p>
          <pre>dragoman review</pre>
        </>
      )}
    </main>
  );
}

function LoginForm() {
  const failure = useSignal('');
  const isBusy = useSignal(false);
  const submit = async (form: HTMLFormElement) => {
    const values = new FormData(form);
    isBusy.value = true;
    try {
      session.value = await logIn(String(values.get('name')), String(values.get('password')));
      listen();
    } catch (error) {
      failure.value = failureText(error);
    } finally {
      isBusy.value = false;
    }
  };
  return (
    <form
      onSubmit={event => {
        event.preventDefault();
        void submit(event.currentTarget);
      }}
    >
      <label>
        {t('entrance.name')}
        <input name="name" autocomplete="username" required />
      </label>
      <label>
        {t('entrance.password')}
        <input name="password" type="password" autocomplete="current-password" required />
      </label>
      <p role="alert" class="void">
        {failure.value}
      </p>
      <button type="submit" class="primary" disabled={isBusy.value}>
        {t('entrance.logIn')}
      </button>
    </form>
  );
}
