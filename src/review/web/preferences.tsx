import { theme, useTheme } from './app-state.ts';
import { language, languages, t, useLanguage } from './i18n.ts';
import { Icon } from './icons.tsx';

/** In which language the page speaks: a list, or an icon where there is little room. */
export function LanguageChoice() {
  return (
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
  );
}

/** Light, dark, or as the system has it. */
export function ThemeButton() {
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
