import { resolve } from 'node:path';
import type { Outcome } from '../errors.ts';
import { withLock } from '../project/lock.ts';
import { openProject, paths } from '../project/project.ts';
import { type Publication, type Published, publishArticles } from '../project/publish.ts';
import { listSources } from '../project/sources.ts';
import { openTools } from '../project/tools.ts';
import { faultData, tellFaults } from './failures.ts';
import { chosenLocales } from './locales.ts';
import { noArticle } from './noArticle.ts';
import { AT_LENGTH, tellHeading, tellRefusal } from './publishRefusal.ts';
import { surroundings } from './surroundings.ts';
import { counted } from './table.ts';
import type { Command, World } from './world.ts';
import { wrapped } from './wrap.ts';

export interface PublishOptions {
  readonly paths: readonly string[];
  readonly to?: string;
  readonly editor?: string;
  readonly dryRun?: true;
  readonly project: string;
  readonly json?: true;
}

/** Publishes articles for which the gates hold, with the evidence that they may be. */
export const publish: Command<PublishOptions> = async (options, world) => {
  const project = await openProject(resolve(world.cwd, options.project));
  const locales = chosenLocales(project, options.to);
  const sources = await listSources(
    project,
    options.paths.map(path => resolve(world.cwd, path)),
  );
  const { now, signal } = surroundings(world);
  const toolbox = await openTools(project, surroundings(world));
  const editor = (options.editor ?? project.config.publish.editor)?.trim();
  const publishing = { now: now(), dryRun: options.dryRun ?? false, ...(editor && { editor }) };
  const work = () => publishArticles(project, sources.files, locales, toolbox, publishing);
  const onWait = (holder: number) => world.note(`Waiting for another run (process ${holder}) …\n`);
  const lock = { processes: world, signal, onWait };
  const published = options.dryRun ? await work() : await withLock(paths.cache(project, 'lock'), lock, work);
  const faults = [...sources.faults, ...toolbox.faults(), ...published.faults];
  if (options.json) world.out(`${JSON.stringify(asData(published, faults.map(faultData), publishing), null, 2)}\n`);
  else if (sources.files.length === 0 && faults.length === 0) world.out(noArticle(project, world));
  else tell(published, publishing.dryRun, world);
  tellFaults(faults, world);
  return outcomeOf(published, faults.length);
};

function outcomeOf({ publications }: Published, faults: number): Outcome {
  if (faults > 0) return 'project';
  return publications.some(({ obstacles }) => obstacles.length > 0) ? 'findings' : 'done';
}

function asData(
  { publications, unlinked }: Published,
  problems: readonly object[],
  { dryRun, editor }: { readonly dryRun: boolean; readonly editor?: string },
): object {
  const articles = publications.map(({ article, locale, obstacles, disclosure, files, written }) => ({
    article: article.slug,
    locale,
    published: obstacles.length === 0,
    obstacles,
    disclosure,
    files,
    written,
  }));
  return { dryRun, editor: editor ?? null, articles, unlinked, problems };
}

function tell({ publications, unlinked }: Published, dryRun: boolean, world: World): void {
  const { paint } = world;
  const refused = publications.filter(({ obstacles }) => obstacles.length > 0);
  const atLength = new Set(refused.slice(0, AT_LENGTH));
  for (const publication of publications)
    if (publication.obstacles.length === 0) tellSuccess(publication, dryRun, world);
    else (atLength.has(publication) ? tellRefusal : tellHeading)(publication, world);
  if (refused.length > AT_LENGTH) world.out('  → Name one of them to see its reasons, or use --json.\n');
  for (const { article, locale } of unlinked)
    world.out(
      `${wrapped(`${article} → ${locale}: its page does not link to a language published since.`, world.columns, `${paint.yellow('!')} `)}\n  → Publish it again: --to ${locale}.\n`,
    );
}

function tellSuccess(
  { article, locale, files, written, disclosure }: Publication,
  dryRun: boolean,
  world: World,
): void {
  const { paint } = world;
  const what =
    written.length === 0
      ? 'published already, and nothing has changed'
      : `${dryRun ? 'would be published' : 'published'}, ${counted(written.length, 'file')}`;
  world.out(`${paint.green('✓')} ${article.slug} → ${locale}: ${what}\n`);
  for (const file of written.length > 0 ? files : []) world.out(`    ${paint.dim(file)}\n`);
  const due =
    disclosure.due === 'none' ? 'No disclosure to readers is due.' : 'The page tells readers about the machine.';
  world.out(`${wrapped(`${due} ${disclosure.reason}`, world.columns, '    ')}\n`);
}
