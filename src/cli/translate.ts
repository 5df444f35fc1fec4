import { resolve } from 'node:path';
import type { LeftOut } from '../engine/scheduler.ts';
import { AppError, EmbargoError, type Outcome } from '../errors.ts';
import type { Locale } from '../model.ts';
import { type Freshness, openFreshness } from '../project/fresh.ts';
import { withLock } from '../project/lock.ts';
import { findOrphans, prune } from '../project/orphans.ts';
import { previewArticles } from '../project/preview.ts';
import { type Fault, openProject, type Project, paths } from '../project/project.ts';
import { articleKinds, listSources, type SourceList } from '../project/sources.ts';
import { openTools, type Toolbox } from '../project/tools.ts';
import { type RunResult, translateArticles } from '../project/translate.ts';
import { type ChosenEngine, chooseEngine } from './engines.ts';
import { faultData, outcomeOfFaults, tellFaults } from './failures.ts';
import { tellLeftOutTerms } from './glossaryPush.ts';
import { chosenLocales } from './locales.ts';
import { noArticle } from './noArticle.ts';
import { openProgress } from './progress.ts';
import { surroundings } from './surroundings.ts';
import { counted, shorten } from './table.ts';
import { costOf, estimateOf, previewData, previewTable, runData, runTable } from './translateReport.ts';
import type { Command, World } from './world.ts';
import { wrapped } from './wrap.ts';

export interface TranslateOptions {
  readonly paths: readonly string[];
  readonly to?: string;
  readonly engine?: string;
  readonly maxChars?: number;
  readonly prune?: true;
  readonly yes?: true;
  readonly dryRun?: true;
  readonly project: string;
  readonly json?: true;
}

/** What a run is about, once the project is open. */
interface Assignment {
  readonly project: Project;
  readonly locales: readonly Locale[];
  readonly sources: SourceList;
  readonly engine: ChosenEngine;
  readonly fresh: Freshness;
  readonly toolbox: Toolbox;
}

export const translate: Command<TranslateOptions> = async (options, world) => {
  if (!options.dryRun) {
    const { result } = await translateOnce(options, world);
    if (result instanceof AppError) throw result;
    return result;
  }
  const project = await openProject(resolve(world.cwd, options.project));
  return dryRun(await assign(project, options, world), options, world);
};

/** One run, under the project's lock: how it ended, and how many characters were billed. */
export async function translateOnce(
  options: TranslateOptions,
  world: World,
): Promise<{ readonly result: Outcome | AppError; readonly characters: number }> {
  const project = await openProject(resolve(world.cwd, options.project));
  const lock = { processes: world, signal: world.signal, onWait: tellWaiting(world) };
  return withLock(paths.cache(project, 'lock'), lock, async () => {
    const assignment = await assign(project, options, world);
    await confirmCost(assignment, options, world);
    const result = await work(assignment, options, world).catch(asFailure);
    return { result, characters: assignment.toolbox.tools.scheduler?.totals().characters ?? 0 };
  });
}

function asFailure(error: unknown): AppError {
  if (error instanceof AppError) return error;
  throw error;
}

async function assign(project: Project, options: TranslateOptions, world: World): Promise<Assignment> {
  const locales = chosenLocales(project, options.to);
  const engine = chooseEngine(project, options.engine, world);
  const sources = await listSources(
    project,
    options.paths.map(path => resolve(world.cwd, path)),
  );
  const fresh = await openFreshness(project, locales, engine.engine?.id);
  const toolbox = await openTools(project, surroundings(world), {
    ...(engine.engine && { engine: engine.engine }),
    ...(options.maxChars !== undefined && { maxChars: options.maxChars }),
    fresh,
  });
  return { project, locales, sources, engine, fresh, toolbox };
}

async function work(assignment: Assignment, options: TranslateOptions, world: World): Promise<Outcome> {
  const { project, locales, sources, engine, fresh, toolbox } = assignment;
  const progress = openProgress(sources.files.length, 'articles', world);
  const onArticle = progress.step;
  const result = await translateArticles(project, sources.files, locales, toolbox, { fresh, onArticle });
  progress.stop();
  const orphans = await findOrphans(project);
  if (options.prune) await prune(project, orphans);
  const faults = [...sources.faults, ...toolbox.faults(), ...result.faults];
  const totals = toolbox.tools.scheduler?.totals();
  if (options.json) {
    const data = {
      engine: engine.engine?.id ?? null,
      ...runData(result, totals),
      leftOut: toolbox.tools.scheduler?.leftOut() ?? [],
      orphans,
      pruned: options.prune ?? false,
      problems: [...faults, ...toolbox.damage()].map(faultData),
    };
    world.out(`${JSON.stringify(data, null, 2)}\n`);
  } else {
    tellLeftOut(sources, world);
    if (sources.files.length === 0 && sources.faults.length === 0) world.out(noArticle(project, world));
    else {
      world.out(runTable(result, totals, engine, world));
      tellWritten(result, world);
    }
    tellOrphans(orphans, options.prune ?? false, world);
  }
  tellFaults([...faults, ...toolbox.damage()], world);
  if (toolbox.forgotSpending()) world.note(`${wrapped(FORGOTTEN, world.columns)}\n`);
  tellLeftOutOptions(toolbox.tools.scheduler?.leftOut() ?? [], engine, world);
  const sync = toolbox.termSync();
  if (sync) tellLeftOutTerms(sync, world);
  return outcomeOf(result, faults, engine, world);
}

async function dryRun(assignment: Assignment, options: TranslateOptions, world: World): Promise<Outcome> {
  const { project, locales, sources, engine, fresh, toolbox } = assignment;
  const result = await previewArticles(project, sources.files, locales, toolbox, fresh);
  const faults = [...sources.faults, ...toolbox.faults(), ...result.faults];
  if (options.json) {
    const problems = [...faults, ...toolbox.damage()].map(faultData);
    const data = { engine: engine.engine?.id ?? null, dryRun: true, ...previewData(result.previews), problems };
    world.out(`${JSON.stringify(data, null, 2)}\n`);
  } else {
    tellLeftOut(sources, world);
    if (sources.files.length === 0 && sources.faults.length === 0) world.out(noArticle(project, world));
    else world.out(previewTable(result.previews, engine, world));
  }
  tellFaults([...faults, ...toolbox.damage()], world);
  return outcomeOfFaults(faults);
}

const FORGOTTEN =
  'The journal in .dragoman/ is new: the monthly budget does not know what was spent this month before it.';

/** A person is asked before a run that costs more, in billed characters, where the configuration says nothing. */
const WORTH_ASKING = 100_000;

/**
 * An estimate stands before a costly run: a person is asked, and where nobody can be asked, the configuration's
 * threshold stops the run unless `--yes` lets it go.
 */
async function confirmCost(assignment: Assignment, options: TranslateOptions, world: World): Promise<void> {
  const { project, sources, locales, toolbox, engine, fresh } = assignment;
  const { confirmAbove } = project.config.budget;
  if (options.yes || !engine.engine || (confirmAbove === undefined && !world.canAsk)) return;
  const { previews } = await previewArticles(project, sources.files, locales, toolbox, fresh);
  const { characters, againCharacters } = estimateOf(previews);
  if (characters + againCharacters <= (confirmAbove ?? WORTH_ASKING)) return;
  const cost = `This run would send ${costOf(previews, ` to ${engine.engine.name}`)}`;
  if (world.canAsk && (await world.ask(`${cost}. Go on? [y/N] `))) return;
  throw new AppError('budget', `${cost}; nothing was sent.`, 'Run again with --yes, or name fewer articles.');
}

/**
 * The run's exit code: a stopped engine first, then an interruption, an embargo, sentences that nothing could translate, and
 * broken files.
 */
function outcomeOf(result: RunResult, faults: readonly Fault[], engine: ChosenEngine, world: World): Outcome {
  tellFailed(result, world);
  const stops = result.translated.flatMap(each => each.stop ?? []);
  const stop = stops.find(each => !(each instanceof EmbargoError));
  if (stop) throw stop;
  if (result.notBegun > 0) throw interrupted(result.notBegun);
  const [embargo] = stops;
  if (embargo) throw embargo;
  const failed = result.translated.reduce((sum, each) => sum + each.failed.length, 0);
  const targets = result.translated.reduce((sum, { counts }) => sum + counts.byEngine + counts.untouched, 0);
  if (failed > 0 && targets === 0) throw nothingUsable(failed, engine);
  if (failed > 0) return 'findings';
  const left = result.translated.reduce((sum, each) => sum + each.counts.initial, 0);
  if (left > 0) throw nothingToTranslateWith(left, engine);
  return outcomeOfFaults(faults);
}

/** Which sentences the engine could not translate; where there are many, the first of them. */
function tellFailed({ translated }: RunResult, world: World): void {
  const all = translated.flatMap(({ path, locale, failed }) => failed.map(each => ({ ...each, path, locale })));
  for (const { path, locale, text, reason, advice } of all.slice(0, NAMED))
    world.note(
      `✗ ${path} → ${locale}: ${shorten(text, world.columns)}\n${wrapped(reason, world.columns, '  ')}\n${wrapped(advice, world.columns, '  → ')}\n`,
    );
  if (all.length > NAMED) world.note(`… and ${counted(all.length - NAMED, 'more sentence')}.\n`);
}

function interrupted(notBegun: number): AppError {
  return new AppError(
    'interrupted',
    `Interrupted before ${counted(notBegun, 'article')}; everything finished is kept.`,
    'Run the command again to go on.',
  );
}

function nothingUsable(failed: number, { engine }: ChosenEngine): AppError {
  return new AppError(
    'unavailable',
    `The engine ${engine?.name} gave no usable answer to ${counted(failed, 'sentence')}. All else is written.`,
    'Run again later, or use another engine (--engine).',
  );
}

function nothingToTranslateWith(left: number, engine: ChosenEngine): AppError {
  return new AppError(
    'unavailable',
    `${counted(left, 'sentence is', 'sentences are')} not translated, as there is no engine (${engine.why}). All else is written.`,
    'Set DEEPL_API_KEY to your DeepL key, or get a local model (dragoman models pull); then run again. --engine pseudo tries the way through.',
  );
}

function tellWaiting(world: World): (holder: number) => void {
  return holder =>
    world.note(
      `${wrapped(`Another run (process ${holder}) is working on this project: waiting for it to finish.`, world.columns)}\n`,
    );
}

function tellLeftOut({ leftOut }: SourceList, world: World): void {
  for (const file of leftOut) world.note(`  ${file} is left out: articles end in ${articleKinds()}.\n`);
}

const OPTIONS = {
  formality: 'does not tell formal from informal',
  instructions: 'takes no instructions',
  styleRules: 'takes no style rules',
} as const;

/** Settings of the project that the engine does not have for a language. */
function tellLeftOutOptions(
  leftOut: readonly LeftOut[],
  { engine }: ChosenEngine,
  { note, paintNotes, columns }: World,
): void {
  for (const { option, target } of leftOut)
    note(
      `${wrapped(`${engine?.name} ${OPTIONS[option]} in ${target}: that setting was left out.`, columns, `${paintNotes.yellow('!')} `)}\n`,
    );
}

/** How many written files are named one by one. */
const NAMED = 12;

function tellWritten({ written, notBegun }: RunResult, world: World): void {
  const { paint } = world;
  if (written.length === 0 && notBegun > 0) return;
  if (written.length === 0) world.out('\nNothing has changed: no file was written.\n');
  else if (written.length > NAMED) world.out(`\n${paint.green('✓')} ${written.length} files written.\n`);
  else world.out(`\n${written.map(file => `${paint.green('✓')} ${file}\n`).join('')}`);
}

export function tellOrphans(orphans: readonly string[], pruned: boolean, world: World): void {
  if (orphans.length === 0) return;
  world.out(`\n${pruned ? 'Deleted' : 'Left over'}, as their article is gone:\n`);
  for (const file of orphans) world.out(`  ${file}\n`);
  if (!pruned) world.out('  → Delete them with --prune.\n');
}
