import { resolve } from 'node:path';
import { shown } from '../codes.ts';
import { AppError, type Outcome } from '../errors.ts';
import type { Article, Locale, Unit } from '../model.ts';
import { type Editing, openEditing } from '../project/editing.ts';
import { isForVerdict, reasonAgainst } from '../project/editingVerdict.ts';
import { asFault, openProject } from '../project/project.ts';
import { readSources } from '../project/sources.ts';
import { units } from '../steps/units.ts';
import { tellFaults } from './failures.ts';
import { chosenLocales } from './locales.ts';
import { personName } from './person.ts';
import { surroundings } from './surroundings.ts';
import { counted } from './table.ts';
import type { World } from './world.ts';

/** What to make of units: `approve` → reviewed, `sign` → final, `reject` → a draft again. */
export type Verdict = 'approve' | 'reject' | 'sign';

export interface VerdictOptions {
  readonly paths: readonly string[];
  readonly to?: string;
  readonly segment?: readonly string[];
  readonly by?: string;
  readonly despiteErrors?: true;
  readonly dryRun?: true;
  readonly project: string;
  readonly json?: true;
}

const STATES = { approve: 'reviewed', reject: 'translated', sign: 'final' } as const;

/** Approves units, takes their approval back, or signs them off for publication. */
export async function pronounce(verdict: Verdict, options: VerdictOptions, world: World): Promise<Outcome> {
  const project = await openProject(resolve(world.cwd, options.project));
  const locales = chosenLocales(project, options.to);
  if (options.paths.length === 0 && !options.segment?.length)
    throw new AppError('usage', `It is not said what to ${verdict}.`, 'Name articles, or segments with --segment.');
  const by = await personName(options.by, world);
  const only = options.paths.map(path => resolve(world.cwd, path));
  const { articles } = await readSources(project, only);
  const editing = await openEditing(project, { surroundings: surroundings(world), processes: world });
  const cases: Case[] = [];
  const broken: AppError[] = [];
  for (const article of articles)
    for (const locale of locales)
      await decide(editing, article, locale, verdict, options, by).then(
        decided => cases.push(decided),
        error => broken.push(asFault(error)),
      );
  const unknown = unknownSegments(cases, options.segment ?? []);
  if (unknown.length > 0 && broken.length === 0)
    throw new AppError(
      'usage',
      `There is no segment ${unknown.join(', ')}.`,
      'Their ids are in `dragoman check --json`.',
    );
  tell(cases, verdict, by, options, world);
  tellFaults([...editing.faults(), ...broken], world);
  if (broken.length > 0) return 'project';
  return cases.some(each => each.leftOut.length > 0) ? 'findings' : 'done';
}

/** What came of one article in one locale. */
interface Case {
  readonly article: Article;
  readonly locale: Locale;
  readonly seen: readonly string[];
  readonly done: readonly string[];
  /** Units that are left as they were, and why. */
  readonly leftOut: readonly { readonly segment: string; readonly text: string; readonly reason: string }[];
}

async function decide(
  editing: Editing,
  article: Article,
  locale: Locale,
  verdict: Verdict,
  options: VerdictOptions,
  by: string,
): Promise<Case> {
  const opened = await editing.open(article.slug, locale, true);
  const all = units(opened.bitext);
  const wanted = options.segment?.length ? all.filter(unit => options.segment?.includes(unit.id)) : all;
  const state = STATES[verdict];
  const candidates = wanted.filter(unit => isForVerdict(unit, state, opened.bitext));
  const against = (unit: Unit) =>
    state === 'translated' ? undefined : reasonAgainst(unit, opened.checks, options.despiteErrors === true);
  const reasons = new Map(candidates.map(unit => [unit, against(unit)?.message]));
  const accepted = candidates.filter(unit => reasons.get(unit) === undefined);
  const changes = accepted.map(unit => ({ unit: unit.id, state }));
  if (!options.dryRun && changes.length > 0) await editing.change(article.slug, locale, changes, by);
  return {
    article,
    locale,
    seen: wanted.map(unit => unit.id),
    done: accepted.map(unit => unit.id),
    leftOut: candidates.flatMap(unit => {
      const reason = reasons.get(unit);
      return reason === undefined ? [] : [{ segment: unit.id, text: shown(unit.text, unit), reason }];
    }),
  };
}

function unknownSegments(cases: readonly Case[], segments: readonly string[]): readonly string[] {
  const seen = new Set(cases.flatMap(each => each.seen));
  return segments.filter(id => !seen.has(id));
}

const DONE = { approve: 'approved', reject: 'back to draft', sign: 'signed off' } as const;

function tell(cases: readonly Case[], verdict: Verdict, by: string, options: VerdictOptions, world: World): void {
  if (options.json) {
    const articles = cases.map(({ article, locale, done, leftOut }) => ({
      article: article.slug,
      locale,
      segments: done,
      leftOut,
    }));
    world.out(`${JSON.stringify({ verdict, by, dryRun: options.dryRun ?? false, articles }, null, 2)}\n`);
    return;
  }
  const { paint } = world;
  for (const { article, locale, done, leftOut } of cases) {
    const what = `${counted(done.length, 'segment')} ${options.dryRun ? 'would be ' : ''}${DONE[verdict]}`;
    world.out(`${paint.green('✓')} ${article.slug} → ${locale}: ${what}, by ${by}\n`);
    for (const { segment, text, reason } of leftOut)
      world.out(`${paint.yellow('!')}   ${segment} left out: ${reason}\n    ${paint.dim(text.slice(0, 76))}\n`);
  }
  if (cases.some(each => each.leftOut.length > 0))
    world.out('  → Correct them in `dragoman review`, or use --despite-errors.\n');
}
