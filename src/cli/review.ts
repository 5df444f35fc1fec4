import { basename, resolve } from 'node:path';
import { AppError } from '../errors.ts';
import { type Editing, type EditingEvent, openEditing } from '../project/editing.ts';
import { readUsers } from '../project/editingUsers.ts';
import { openFreshness } from '../project/fresh.ts';
import { openProject } from '../project/project.ts';
import { listSources } from '../project/sources.ts';
import { openTools } from '../project/tools.ts';
import { translateArticles } from '../project/translate.ts';
import { packageVersion } from '../project/version.ts';
import type { Redo } from '../review/glossaryRoutes.ts';
import { isLoopback } from '../review/guard.ts';
import { type Review, startReview } from '../review/server.ts';
import { chooseEngine } from './engines.ts';
import { tellFailure } from './failures.ts';
import { personName } from './person.ts';
import { surroundings } from './surroundings.ts';
import type { Command, World } from './world.ts';

export interface ReviewCommandOptions {
  readonly port: number;
  readonly open: boolean;
  readonly by?: string;
  readonly host?: string;
  readonly allowHost?: readonly string[];
  readonly trustProxy?: boolean;
  readonly project: string;
}

export const review: Command<ReviewCommandOptions> = async (options, world) => {
  const project = await openProject(resolve(world.cwd, options.project));
  const host = options.host ?? '127.0.0.1';
  const team = !isLoopback(host);
  if (team && (await readUsers(project)).length === 0)
    throw new AppError(
      'usage',
      `Nobody may log in yet, so ${host} is not served.`,
      'Add people first: dragoman users add "Anna Nowak" --role reviewer',
    );
  let started: Review | undefined;
  const onBug = (error: unknown) => void tellFailure(error, world);
  const onEvent = (event: EditingEvent) => void started?.onEvent(event).catch(onBug);
  const editing = await openEditing(project, { surroundings: surroundings(world), processes: world, onEvent });
  started = await startReview({
    editing,
    projectName: basename(project.root),
    version: packageVersion(),
    by: await personName(options.by, world),
    host,
    port: options.port,
    allowedHosts: options.allowHost ?? [],
    team,
    trustProxy: options.trustProxy ?? false,
    now: Date.now,
    onBug,
    ...redoWith(editing, world),
  });
  world.out(`${started.url}\n`);
  world.note(`Reviewing ${basename(project.root)}. Everything confirmed is saved at once; Ctrl-C ends it.\n`);
  if (team)
    world.note('Passwords travel in the clear over http: outside a trusted network put a TLS proxy in front.\n');
  if (options.open) await openBrowser(started.url, world.note);
  await aborted(world.signal);
  await started.close();
  return 'done';
};

/** Translating anew, as `dragoman translate` would; absent where no engine is set up. */
function redoWith(editing: Editing, world: World): { readonly redo?: Redo } {
  const { engine } = chooseEngine(editing.project, undefined, world);
  if (!engine) return {};
  const redo: Redo = slugs =>
    editing.exclusively(async () => {
      const { project } = editing;
      const { targetLocales } = project.config;
      const files = (await listSources(project, [])).files.filter(file => slugs.includes(file.slug));
      const fresh = await openFreshness(project, targetLocales, engine.id);
      const toolbox = await openTools(project, surroundings(world), { engine, fresh });
      const result = await translateArticles(project, files, targetLocales, toolbox, { fresh });
      const stop = result.translated.find(each => each.stop)?.stop;
      if (stop) throw stop;
      const characters = result.translated.reduce((sum, each) => sum + each.sent.characters, 0);
      return { written: result.written, characters };
    });
  return { redo };
}

async function openBrowser(url: string, note: (text: string) => void): Promise<void> {
  const { default: open } = await import('open');
  const child = await open(url).catch(() => undefined);
  child?.on('error', () => note('The browser could not be opened: open the address yourself.\n'));
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise(done => {
    if (signal.aborted) done();
    else signal.addEventListener('abort', () => done(), { once: true });
  });
}
