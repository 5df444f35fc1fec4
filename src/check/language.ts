import type { Locale } from '../model.ts';

/** The language of a locale, as the checks' tables are keyed: `pt` for `pt-BR`. */
export function languageOf(locale: Locale): string {
  return (locale.split(/[-_]/)[0] ?? locale).toLowerCase();
}
