import { resolve } from 'node:path';
import { isApproved } from '../bitext/approval.ts';
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
import { type NumberedSegment, tellSegments } from './segmentList.ts';
import { surroundings } from './surroundings.ts';
import { counted } from './table.ts';
import type { World } from './world.ts';
import { wrapped } from './wrap.ts';

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
  /** Units with which there was nothing to do. */
  readonly already: readonly Unit[];
  /** Units that are left as they were, and why. */
  readonly leftOut: readonly (NumberedSegment & { readonly reason: string })[];
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
  const numbers = new Map(all.map((unit, index) => [unit, index + 1]));
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
    already: wanted.filter(unit => !reasons.has(unit)),
    leftOut: candidates.flatMap(unit => {
      const reason = reasons.get(unit);
      if (reason === undefined) return [];
      return [{ id: unit.id, number: numbers.get(unit) ?? 0, text: shown(unit.text, unit), reason }];
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
    const articles = cases.map(({ article, locale, done, already, leftOut }) => ({
      article: article.slug,
      locale,
      segments: done,
      already: already.map(asData),
      leftOut: leftOut.map(({ id, text, reason }) => ({ segment: id, text, reason })),
    }));
    world.out(`${JSON.stringify({ verdict, by, dryRun: options.dryRun ?? false, articles }, null, 2)}\n`);
    return;
  }
  for (const each of cases.filter(({ seen }) => seen.length > 0)) tellCase(each, verdict, by, options, world);
  if (cases.some(each => each.leftOut.length > 0))
    world.out('  → Correct them in `dragoman review`, or use --despite-errors.\n');
}

function tellCase(
  { article, locale, done, already, leftOut }: Case,
  verdict: Verdict,
  by: string,
  { dryRun }: VerdictOptions,
  world: World,
): void {
  const { out, paint, columns } = world;
  const name = `${article.slug} → ${locale}`;
  const what = `${counted(done.length, 'segment')} ${dryRun ? 'would be ' : ''}${DONE[verdict]}`;
  if (done.length > 0) out(`${wrapped(`${name}: ${what}, by ${by}`, columns, `${paint.green('✓')} `)}\n`);
  else if (already.length > 0) out(`${name}: nothing to do.\n`);
  for (const line of alreadyLines(already)) out(`${wrapped(line, columns, '    ')}\n`);
  for (const [reason, segments] of byReason(leftOut)) {
    const left = `${counted(segments.length, 'segment')} left out: ${reason}`;
    out(`${wrapped(left, columns, `${paint.yellow('!')}   `)}\n`);
    tellSegments(segments, world);
  }
}

function byReason(leftOut: Case['leftOut']): ReadonlyMap<string, Case['leftOut']> {
  const reasons = new Set(leftOut.map(({ reason }) => reason));
  return new Map([...reasons].map(reason => [reason, leftOut.filter(each => each.reason === reason)]));
}

/** `26 segments are approved already, by Anna Nowak on 2026-11-24.` */
function alreadyLines(units: readonly Unit[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const unit of units) {
    const how = howItStands(unit);
    counts.set(how, (counts.get(how) ?? 0) + 1);
  }
  return [...counts].map(([how, count]) => `${counted(count, 'segment')} ${count === 1 ? 'is' : 'are'} ${how}`);
}

function howItStands(unit: Unit): string {
  if (unit.state === 'initial') return 'without a translation.';
  if (!isApproved(unit)) return 'not approved.';
  const { by, at } = unit.approval;
  return `${unit.state === 'final' ? 'signed off' : 'approved'} already, by ${by} on ${at.slice(0, 10)}.`;
}

function asData(unit: Unit): object {
  const { id: segment, state } = unit;
  return isApproved(unit) ? { segment, state, by: unit.approval.by, at: unit.approval.at } : { segment, state };
}
