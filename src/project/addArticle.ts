import { join } from 'node:path';
import { formatOf } from '../article/formats.ts';
import { slugOf } from '../article/read.ts';
import { articleIn, MOST_PAGE_BYTES, refuseLarge, type WebArticle, type WebPage } from '../article/web/webArticle.ts';
import { fetchPage } from '../engine/web-page.ts';
import { AppError } from '../errors.ts';
import { readBytes, stampOf, writeFileSafely } from './files.ts';
import { nameOf, type Project, paths, shown } from './project.ts';
import { listSources } from './sources.ts';

/** A page that is to become an article. */
export interface Asked {
  /** An address of the web, or a saved page's file, absolute. */
  readonly page: URL | string;
  /** What the article is to be called; else it is called after its title. */
  readonly slug?: string;
  readonly dryRun: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  /** For the whole page. */
  readonly timeoutMs?: number;
}

export interface Added extends Omit<WebArticle, 'html'> {
  /** Relative to the project. */
  readonly path: string;
  readonly slug: string;
}

const TIMEOUT_MS = 60_000;

/**
 * Takes an article out of a web page into the folder of the articles, as clean HTML. Nothing that is there is overwritten.
 *
 * @throws AppError where the page is not to be had, has no article, or where one of that name is there
 */
export async function addArticle(project: Project, asked: Asked): Promise<Added> {
  if (asked.slug !== undefined) await refuseTaken(project, slugAsked(asked.slug));
  const { html, ...article } = articleIn(await pageOf(project, asked), new Date(asked.now).toISOString().slice(0, 10));
  const slug = asked.slug ?? shortened(slugOf(article.title, ''));
  await refuseTaken(project, slug);
  const path = join(paths.sources(project), `${slug}.html`);
  if (!asked.dryRun) await writeFileSafely(path, html);
  return { ...article, slug, path: shown(project, path) };
}

async function pageOf(project: Project, { page, env, signal, timeoutMs = TIMEOUT_MS }: Asked): Promise<WebPage> {
  if (typeof page !== 'string') {
    const fetched = await fetchPage(page, { bytes: MOST_PAGE_BYTES, ms: timeoutMs }, { env, signal });
    return { name: fetched.address, ...fetched };
  }
  const name = nameOf(project, page);
  const format = formatOf(page);
  if (format && format.name !== 'HTML')
    throw new AppError(
      'usage',
      `${name} is no web page.`,
      'Put a text, Markdown or Word document into the folder of the articles as it is.',
    );
  refuseLarge(name, (await stampOf(page)).size);
  const bytes = await readBytes(page);
  if (bytes) return { name, bytes };
  throw new AppError(
    'usage',
    `There is no file ${name}.`,
    'Name a saved page, or an address that begins with https://.',
  );
}

function slugAsked(slug: string): string {
  if (slug !== '' && slugOf(slug, '') === slug) return slug;
  throw new AppError(
    'usage',
    `“${slug}” cannot be the name of an article.`,
    'Use small letters from a to z, digits and hyphens, such as --as szczyt-w-lodzi.',
  );
}

const LONGEST_SLUG = 60;

function shortened(slug: string): string {
  return slug.length <= LONGEST_SLUG ? slug : slug.slice(0, LONGEST_SLUG + 1).replace(/-[^-]*$/, '');
}

async function refuseTaken(project: Project, slug: string): Promise<void> {
  const { files } = await listSources(project, []);
  const there = files.find(file => file.slug === slug);
  if (!there) return;
  throw new AppError(
    'usage',
    `${there.path} is there already.`,
    'Name the new article otherwise with --as, or remove the old one.',
  );
}
