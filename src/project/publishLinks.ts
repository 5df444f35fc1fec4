import { join } from 'node:path';
import type { Locale } from '../model.ts';
import { type Alternate, alternateLink } from '../publish/page.ts';
import { EVIDENCE } from './evidence.ts';
import { readBytes } from './files.ts';
import { type Project, paths } from './project.ts';

/** The name of the page beside a published article. */
export const PAGE = 'index.html';

/** The locales in which an article is published, or is about to be, in the configuration's order. */
export async function alternatesOf(
  project: Project,
  slug: string,
  passed: readonly Locale[],
): Promise<readonly Alternate[]> {
  const { targetLocales } = project.config;
  const there = await Promise.all(
    targetLocales.map(locale => readBytes(join(paths.published(project, locale, slug), EVIDENCE))),
  );
  return targetLocales
    .filter((locale, index) => there[index] || passed.includes(locale))
    .map(locale => ({ locale, href: addressOf(project, locale, slug) }));
}

/** Where the site shows it; without a site's address, the way from one page to another on disk. */
function addressOf(project: Project, locale: Locale, slug: string): string {
  const { url } = project.config.publish;
  return url?.replaceAll('{locale}', locale).replaceAll('{slug}', slug) ?? `../../${locale}/${slug}/${PAGE}`;
}

/** The locales whose page, published earlier, does not link to all the others. */
export async function unlinked(
  project: Project,
  slug: string,
  alternates: readonly Alternate[],
  passed: readonly Locale[],
): Promise<readonly Locale[]> {
  const links = alternates.map(alternate => alternateLink(alternate).html);
  const lacking: Locale[] = [];
  for (const { locale } of alternates.filter(alternate => !passed.includes(alternate.locale))) {
    const page = await readBytes(join(paths.published(project, locale, slug), PAGE));
    const text = Buffer.from(page ?? []).toString('utf8');
    if (!links.every(link => text.includes(link))) lacking.push(locale);
  }
  return lacking;
}
