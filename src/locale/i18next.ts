import type { InitOptions, i18n } from 'i18next';
import type { Locale } from '../model.ts';
import type { LocaleFile } from './file.ts';

/**
 * Settings for `i18next.init` with which every sentence comes back unchanged. An article may hold `{{` or `$t(`, and
 * i18next has no escape for them, so its delimiters become private-use characters that no article has.
 */
export const i18nextSettings = {
  interpolation: {
    prefix: '\uE000',
    suffix: '\uE001',
    nestingPrefix: '\uE002',
    nestingSuffix: '\uE003',
    escapeValue: false,
  },
} as const satisfies InitOptions;

/**
 * An article's paragraphs in a locale, ready to be shown. A sentence that has no translation yet is taken from the
 * languages that i18next falls back to. The title, where there is one, is `i18n.t('title', { ns: slug })`.
 *
 * @param i18n  an i18next instance that has the article's locale files loaded as the namespace `slug`
 * @param language  the locale; the instance's current language by default
 */
export function renderArticle(
  i18n: Pick<i18n, 'getResource' | 'languages' | 'services'>,
  slug: string,
  language?: string,
): string[] {
  const hierarchy: readonly string[] =
    language === undefined ? i18n.languages : i18n.services.languageUtils.toResolveHierarchy(language);
  const bodies = hierarchy
    .map((each): LocaleFile['body'] | undefined => i18n.getResource(each, slug, 'body'))
    .filter(body => body !== undefined);
  const [first = []] = bodies;
  return first.map((paragraph, row) => {
    const sentences = paragraph.map((_, column) => bodies.map(body => body[row]?.[column]).find(Boolean) ?? '');
    return sentences.filter(Boolean).join(' ');
  });
}

/**
 * Loads a locale file as a site would, and compares what `t` gives back.
 *
 * @returns the positions of the sentences that i18next changes, counted over the whole file; none is what to expect
 */
export async function changedByI18next(file: LocaleFile, locale: Locale, slug: string): Promise<readonly number[]> {
  const { createInstance } = await import('i18next');
  const site = createInstance();
  await site.init({
    ...i18nextSettings,
    lng: locale,
    ns: [slug],
    defaultNS: slug,
    resources: { [locale]: { [slug]: { ...file.others, title: file.title, body: file.body } } },
  });
  const sentences = [
    ...(file.title === undefined ? [] : [['title', file.title] as const]),
    ...file.body.flatMap((paragraph, row) => paragraph.map((text, column) => [`body.${row}.${column}`, text] as const)),
  ];
  return sentences.flatMap(([key, text], index) => (site.t(key) === text ? [] : [index]));
}
