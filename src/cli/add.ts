import { resolve } from 'node:path';
import { languageOf } from '../check/language.ts';
import { AppError } from '../errors.ts';
import { addArticle } from '../project/addArticle.ts';
import { openProject } from '../project/project.ts';
import { surroundings } from './surroundings.ts';
import type { Command } from './world.ts';

export interface AddOptions {
  /** An address of the web, or a saved page. */
  readonly page: string;
  readonly as?: string;
  readonly dryRun?: true;
  readonly project: string;
  readonly json?: true;
}

/** `dragoman add PAGE`: takes an article out of a web page into the folder of the articles. */
export const add: Command<AddOptions> = async (options, world) => {
  const project = await openProject(resolve(world.cwd, options.project));
  const { now, signal } = surroundings(world);
  const added = await addArticle(project, {
    page: pageNamed(options.page, world.cwd),
    ...(options.as !== undefined && { slug: options.as }),
    dryRun: options.dryRun ?? false,
    now: now(),
    env: world.env,
    signal,
  });
  const { title, language, source, path, slug } = added;
  const { sourceLocale } = project.config;
  const isOther = language !== undefined && languageOf(language) !== languageOf(sourceLocale);
  if (options.json) {
    const data = { path, article: slug, title, language: language ?? null, source: source ?? null };
    world.out(`${JSON.stringify({ ...data, dryRun: options.dryRun ?? false }, null, 2)}\n`);
  } else {
    world.out(`${options.dryRun ? 'would write' : world.paint.green('✓ wrote')} ${path}\n  ${title}\n`);
    world.out('  → Read it through; then run: dragoman translate\n');
  }
  if (isOther)
    world.note(
      `The page says that it is in “${language}”, and the articles of this project are in “${sourceLocale}”.\n`,
    );
  return 'done';
};

function pageNamed(page: string, cwd: string): URL | string {
  if (!/^[a-z][a-z\d+.-]+:\/\//i.test(page)) return resolve(cwd, page);
  const url = URL.canParse(page) ? new URL(page) : undefined;
  if (url && /^https?:$/.test(url.protocol)) return url;
  throw new AppError(
    'usage',
    `${url ? `An address that begins with ${url.protocol}//` : page} cannot be fetched.`,
    'Name an address that begins with https://, or a saved page.',
  );
}
