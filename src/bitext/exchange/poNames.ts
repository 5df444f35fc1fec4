import type { Locale } from '../../model.ts';

/** Header fields: Poedit's for the source language, and one of our own for the path of the article. */
export const SOURCE_LANGUAGE = 'X-Source-Language';
export const ARTICLE = 'X-Dragoman-Article';

/** `pt-BR` as gettext writes it: `pt_BR`; a script is a modifier: `sr@latin`. */
export function poLanguage(locale: Locale): string {
  return locale.replace(/-Latn\b/, '@latin').replaceAll('-', '_');
}

export function fromPoLanguage(name: string): Locale {
  return name
    .trim()
    .replace(/@latin$/i, '-Latn')
    .replaceAll('_', '-');
}
