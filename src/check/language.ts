import type { Locale } from '../model.ts';

/** The language of a locale, `pt` for `pt-BR`: by it the checks' tables are keyed. */
export function languageOf(locale: Locale): string {
  const known = languages.get(locale);
  if (known !== undefined) return known;
  const language = (locale.split(/[-_]/)[0] ?? locale).toLowerCase();
  if (languages.size >= KEPT) languages.clear();
  languages.set(locale, language);
  return language;
}

const languages = new Map<Locale, string>();
const KEPT = 100;
