import { signal } from '@preact/signals';
import { createInstance } from 'i18next';
import en from './locales/en.json';
import findingsPl from './locales/findings.pl.json';
import pl from './locales/pl.json';
import refusalsPl from './locales/refusals.pl.json';
import { sayer } from './sayings.ts';

export const languages = { en: 'English', pl: 'Polski' } as const;
export type Language = keyof typeof languages;

const i18n = createInstance();
export const language = signal<Language>(chosen());

void i18n.init({
  lng: language.value,
  fallbackLng: 'en',
  resources: { en: { translation: en }, pl: { translation: { ...pl, ...findingsPl } } },
  interpolation: { escapeValue: false },
});
document.documentElement.lang = language.value;

/** A text of the interface in the language in use. */
export function t(key: keyof typeof en | (string & {}), values: Readonly<Record<string, unknown>> = {}): string {
  return i18n.t(key, { ...values, lng: language.value });
}

const sayInPolish = sayer(refusalsPl);

/** What the server says in English, in the language in use; as it is, where there is nothing for it. */
export function said(english: string): string {
  return language.value === 'pl' ? sayInPolish(english) : english;
}

/** Whether the language in use has a text, apart from what it borrows from English. */
export function hasText(key: string): boolean {
  return i18n.exists(key, { lng: language.value, fallbackLng: [] });
}

export function useLanguage(next: Language): void {
  language.value = next;
  document.documentElement.lang = next;
  localStorage.setItem('language', next);
}

function chosen(): Language {
  const stored = localStorage.getItem('language');
  if (stored === 'en' || stored === 'pl') return stored;
  return navigator.languages.some(each => each.toLowerCase().startsWith('pl')) ? 'pl' : 'en';
}

/** The name of a language in the language in use: `angielski`. */
export function languageName(locale: string): string {
  return new Intl.DisplayNames([language.value], { type: 'language' }).of(locale) ?? locale;
}

/** As Europeans write dates and times: English ones are British. */
function region(): string {
  return language.value === 'en' ? 'en-GB' : language.value;
}

export function when(iso: string): string {
  const date = new Date(iso);
  return Number.isNaN(date.getTime())
    ? iso
    : new Intl.DateTimeFormat(region(), { dateStyle: 'medium', timeStyle: 'short' }).format(date);
}

/** A day as people write it: `24 lis 2026`. */
export function dayText(day: string): string {
  return new Intl.DateTimeFormat(region(), { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

export function figure(value: number): string {
  return new Intl.NumberFormat(language.value).format(value);
}

const RIGHT_TO_LEFT = /^(?:ar|arc|ckb|dv|fa|he|ks|ku-arab|nqo|ps|sd|syr|ug|ur|yi)(?:-|$)/i;

export function directionOf(locale: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.test(locale) ? 'rtl' : 'ltr';
}
