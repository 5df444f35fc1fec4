import { resolve } from 'node:path';
import { AppError, type Outcome } from '../errors.ts';
import type { Bitext } from '../model.ts';
import type { Tools } from '../pipeline.ts';
import { refuseAmongArticles } from '../project/exchange.ts';
import { writeFileSafely } from '../project/files.ts';
import { type InspectedArticle, inspectArticles } from '../project/inspect.ts';
import { openProject, type Project } from '../project/project.ts';
import { listSources, type SourceFile } from '../project/sources.ts';
import { openTools } from '../project/tools.ts';
import { writeEvaluationPage } from '../report/evaluationPage.ts';
import { type Evaluation, evaluate, type Sample } from '../score/evaluate.ts';
import { type Answers, askEngines, type Hypotheses, hypothesesIn, scoreTerms } from './evalHypotheses.ts';
import {
  type Reference,
  type ReferenceFile,
  readReferenceFiles,
  referencesFrom,
  referencesIn,
} from './evalReferences.ts';
import { tellEvaluations } from './evalTable.ts';
import { faultData, outcomeOfFaults, tellFaults } from './failures.ts';
import { chosenLocales } from './locales.ts';
import { surroundings } from './surroundings.ts';
import type { Command, World } from './world.ts';

export interface EvalOptions {
  readonly paths: readonly string[];
  readonly to?: string;
  /** Files with references of one article in one language; without them, what is approved is the reference. */
  readonly reference?: readonly string[];
  /** Names, separated by commas. */
  readonly engine?: string;
  readonly html?: string;
  readonly seed: number;
  readonly maxChars?: number;
  readonly yes?: true;
  readonly dryRun?: true;
  readonly project: string;
  readonly json?: true;
}

/** An article in one language, with its references and what engines made of it. */
export interface Subject {
  readonly article: string;
  readonly locale: string;
  readonly embargo: boolean;
  readonly references: readonly Reference[];
  readonly known: Hypotheses;
  /** Which terms an engine's texts of some sentences have. */
  readonly score: ReturnType<typeof scoreTerms>;
  readonly bitext: Bitext;
}

/** `dragoman eval`: how near engines come to what people approved. Changes nothing in the project. */
export const evaluation: Command<EvalOptions> = async (options, world) => {
  const project = await openProject(resolve(world.cwd, options.project));
  const locales = chosenLocales(project, options.to);
  const sources = await listSources(
    project,
    options.paths.map(path => resolve(world.cwd, path)),
  );
  const files = options.reference && (await readReferenceFiles(options.reference, name => resolve(world.cwd, name)));
  if (options.html !== undefined) refuseAmongArticles(project, resolve(world.cwd, options.html));
  if (files) oneArticle(sources.files, locales);
  const toolbox = await openTools(project, surroundings(world));
  const { visited, faults: broken } = await inspectArticles(project, sources.files, locales, toolbox, each =>
    subjectOf(each, files, toolbox.tools),
  );
  const subjects = visited.filter(subject => subject !== undefined);
  if (subjects.length === 0 && broken.length === 0) throw nothingToMeasure();
  const answers = await askEngines(project, subjects, options, world);
  if (answers.estimates) return tellEstimates(answers.estimates, options, world);
  const evaluations = locales.flatMap(locale => {
    const samples = subjects.filter(each => each.locale === locale).flatMap(each => samplesOf(each, answers.answers));
    return samples.length > 0 ? [evaluate(locale, samples, options.seed)] : [];
  });
  const faults = [...sources.faults, ...toolbox.faults(), ...broken];
  if (options.json) world.out(`${JSON.stringify({ evaluations, problems: faults.map(faultData) }, null, 2)}\n`);
  else world.out(tellEvaluations(evaluations, world));
  if (options.html !== undefined) await writeReport(options.html, evaluations, project, options, world);
  tellFaults(faults, world);
  if (answers.stop) throw answers.stop;
  return outcomeOfFaults(faults);
};

/** Nothing where there is no reference: such an article is not kept in mind. */
function subjectOf(
  { article, locale, bitext }: InspectedArticle,
  files: readonly ReferenceFile[] | undefined,
  tools: Tools,
): Subject | undefined {
  const references = files ? referencesFrom(files, bitext) : referencesIn(bitext);
  if (references.length === 0) return undefined;
  return {
    article: article.slug,
    locale,
    embargo: article.embargo,
    bitext,
    references,
    known: hypothesesIn(bitext, files !== undefined),
    score: scoreTerms(bitext, tools),
  };
}

/** The hypotheses of a reference's sentences, put together; an engine that has not translated all of them has none. */
function samplesOf(subject: Subject, answers: readonly Answers[]): readonly Sample[] {
  const { article, locale, references, known, score } = subject;
  const asked = answers.filter(each => each.article === article && each.locale === locale);
  const all: Hypotheses = new Map([...known, ...asked.map(({ engine, texts }) => [engine, texts] as const)]);
  return references.map(({ units, texts: wanted }) => {
    const hypotheses = [...all].flatMap(([engine, texts]) => {
      const parts = units.map(unit => texts.get(unit.id));
      const whole = parts.filter(part => part !== undefined);
      if (whole.length < units.length) return [];
      return [[engine, { text: whole.join(' '), terms: score(units, whole) }] as const];
    });
    return { article, references: wanted, hypotheses: new Map(hypotheses) };
  });
}

async function writeReport(
  file: string,
  evaluations: readonly Evaluation[],
  project: Project,
  { reference, seed, dryRun }: EvalOptions,
  world: World,
): Promise<void> {
  if (dryRun) return;
  const day = new Date(surroundings(world).now()).toISOString().slice(0, 10);
  const against = reference === undefined ? 'approved translations' : `the reference ${reference.join(' and ')}`;
  const name = project.root.split(/[/\\]/).at(-1) ?? '';
  await writeFileSafely(
    resolve(world.cwd, file),
    writeEvaluationPage({ project: name, day, against, seed, evaluations }),
  );
  world.note(`${world.paintNotes.green('✓ wrote')} ${file}\n`);
}

function tellEstimates(
  estimates: readonly { readonly engine: string; readonly segments: number; readonly characters: number }[],
  { json }: EvalOptions,
  world: World,
): Outcome {
  if (json) world.out(`${JSON.stringify({ estimates }, null, 2)}\n`);
  else
    for (const { engine, segments, characters } of estimates)
      world.out(`${engine} would be asked for ${segments} segments, ${characters} billed characters.\n`);
  return 'done';
}

function oneArticle(files: readonly SourceFile[], locales: readonly string[]): void {
  if (files.length === 1 && locales.length === 1) return;
  throw new AppError(
    'usage',
    `A reference is of one article in one language; these are ${files.length} articles in ${locales.length} languages.`,
    'Name the article and the language: dragoman eval seeds/nato-bruksela.txt --to en --reference FILE',
  );
}

function nothingToMeasure(): AppError {
  return new AppError(
    'usage',
    'There is nothing to measure against: no translation of these articles is approved.',
    'Approve some (`dragoman review`), or give a reference: --reference FILE.',
  );
}
