import { resolve } from 'node:path';
import { hasTarget, isApproved } from '../bitext/approval.ts';
import type { Article, Locale } from '../model.ts';
import { type InspectedArticle, inspectArticles } from '../project/inspect.ts';
import { findOrphans, prune } from '../project/orphans.ts';
import { openProject } from '../project/project.ts';
import { listSources } from '../project/sources.ts';
import { openTools } from '../project/tools.ts';
import { units } from '../steps/units.ts';
import { unwaived } from '../waivers.ts';
import { faultData, outcomeOfFaults, tellFaults } from './failures.ts';
import { chosenLocales } from './locales.ts';
import { noArticle } from './noArticle.ts';
import { spendingOf, tellSpending } from './spending.ts';
import { surroundings } from './surroundings.ts';
import { type Column, figure, type Row, renderTable } from './table.ts';
import { tellOrphans } from './translate.ts';
import type { Command } from './world.ts';

export interface StatusOptions {
  readonly paths: readonly string[];
  readonly to?: string;
  readonly prune?: true;
  readonly engine?: string;
  readonly project: string;
  readonly json?: true;
}

export const status: Command<StatusOptions> = async (options, world) => {
  const project = await openProject(resolve(world.cwd, options.project));
  const locales = chosenLocales(project, options.to);
  const sources = await listSources(
    project,
    options.paths.map(path => resolve(world.cwd, path)),
  );
  const toolbox = await openTools(project, surroundings(world));
  const { visited: states, faults: broken } = await inspectArticles(project, sources.files, locales, toolbox, stateOf);
  const orphans = await findOrphans(project);
  if (options.prune) await prune(project, orphans);
  const faults = [...sources.faults, ...toolbox.faults(), ...broken];
  if (options.json) {
    const spending = await spendingOf(project, options.engine, world);
    const articles = states.map(({ article, ...rest }) => ({ article: article.slug, path: article.path, ...rest }));
    world.out(`${JSON.stringify({ articles, spending, orphans, problems: faults.map(faultData) }, null, 2)}\n`);
  } else {
    world.out(states.length > 0 ? stateTable(states, world.columns) : noArticle(project, world));
    tellOrphans(orphans, options.prune ?? false, world);
    world.out(tellSpending(await spendingOf(project, options.engine, world)));
  }
  tellFaults(faults, world);
  return outcomeOfFaults(faults);
};

interface ArticleState {
  readonly article: Article;
  readonly locale: Locale;
  readonly segments: number;
  readonly initial: number;
  readonly translated: number;
  readonly reviewed: number;
  readonly final: number;
  /** Approved or a person's, but made with other terms than today's. */
  readonly outOfDate: number;
  readonly findings: number;
  /** Whether the files hold what the article gives today. */
  readonly upToDate: boolean;
}

/** A unit that is approved but out of date is counted as out of date, not as approved. */
function stateOf({ article, locale, bitext, findings, outOfDate, isUpToDate }: InspectedArticle): ArticleState {
  const all = units(bitext);
  const current = all.filter(unit => !outOfDate.has(unit.id));
  return {
    article,
    locale,
    segments: all.length,
    initial: all.filter(unit => !hasTarget(unit)).length,
    translated: current.filter(unit => hasTarget(unit) && !isApproved(unit)).length,
    reviewed: current.filter(unit => unit.state === 'reviewed').length,
    final: current.filter(unit => unit.state === 'final').length,
    outOfDate: outOfDate.size,
    findings: all.reduce((sum, unit) => sum + unwaived(unit, findings.get(unit.id) ?? []).length, 0),
    upToDate: isUpToDate,
  };
}

const COLUMNS: readonly Column[] = [
  { title: 'article', align: 'left' },
  { title: 'to', align: 'left' },
  { title: 'segments', align: 'right' },
  { title: 'missing', align: 'right' },
  { title: 'draft', align: 'right' },
  { title: 'reviewed', align: 'right' },
  { title: 'final', align: 'right' },
  { title: 'outdated', align: 'right' },
  { title: 'found', align: 'right' },
];

function stateTable(states: readonly ArticleState[], width: number): string {
  const rows = states.map((state, index): Row => {
    const name = states[index - 1]?.article === state.article ? '' : state.article.slug;
    return [name, `${state.locale}${state.upToDate ? '' : ' *'}`, ...figures([state])];
  });
  const sum = ['all', '', ...figures(states)];
  const stale = states.some(state => !state.upToDate);
  const table = renderTable(COLUMNS, states.length > 1 ? [...rows, 'rule', sum] : rows, width);
  return stale ? `${table}\n* The files are not up to date: run \`dragoman translate\`.\n` : table;
}

function figures(states: readonly ArticleState[]): readonly string[] {
  const keys = ['segments', 'initial', 'translated', 'reviewed', 'final', 'outOfDate', 'findings'] as const;
  return keys.map(key => figure(states.reduce((sum, state) => sum + state[key], 0)));
}
