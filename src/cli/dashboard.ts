import { join, resolve } from 'node:path';
import { decodeText } from '../article/decode.ts';
import { hasTarget } from '../bitext/approval.ts';
import { AppError } from '../errors.ts';
import type { Finding } from '../model.ts';
import { refuseAmongArticles } from '../project/exchange.ts';
import { readBytes, writeFileSafely } from '../project/files.ts';
import { type InspectedArticle, inspectArticles } from '../project/inspect.ts';
import { openProject, type Project } from '../project/project.ts';
import { listSources } from '../project/sources.ts';
import { openProjectJournal, openTools } from '../project/tools.ts';
import { packageVersion } from '../project/version.ts';
import { writeBadge } from '../report/badge.ts';
import {
  type ArticleProgress,
  type FindingKind,
  percent,
  type Spending,
  writeDashboardPage,
} from '../report/dashboardPage.ts';
import {
  addUp,
  approvedShare,
  type Day,
  type Progress,
  readHistory,
  withDay,
  writeHistory,
} from '../report/progress.ts';
import { units } from '../steps/units.ts';
import { unwaived } from '../waivers.ts';
import { faultData, outcomeOfFaults, tellFaults } from './failures.ts';
import { chosenLocales } from './locales.ts';
import { surroundings } from './surroundings.ts';
import type { Command, World } from './world.ts';

export interface DashboardOptions {
  readonly out: string;
  readonly to?: string;
  readonly dryRun?: true;
  readonly project: string;
  readonly json?: true;
}

/** `dragoman dashboard`: a page on how the project stands, a badge for each language, and the history they come from. */
export const dashboard: Command<DashboardOptions> = async (options, world) => {
  const project = await openProject(resolve(world.cwd, options.project));
  const locales = chosenLocales(project, options.to);
  const sources = await listSources(project, []);
  const toolbox = await openTools(project, surroundings(world));
  const { visited, faults: broken } = await inspectArticles(project, sources.files, locales, toolbox, standing);
  const articles = visited.map(({ progress }) => progress);
  const day = new Date(surroundings(world).now()).toISOString().slice(0, 10);
  const folder = resolve(world.cwd, options.out);
  refuseAmongArticles(project, join(folder, 'index.html'));
  const history = withDay(await historyIn(folder, options.out), dayOf(day, articles));
  const board = {
    project: project.root.split(/[/\\]/).at(-1) ?? '',
    day,
    articles,
    findings: countKinds(visited.flatMap(({ findings }) => findings)),
    history,
    spending: await spendingByMonth(project, world),
    version: packageVersion(),
  };
  const files: readonly (readonly [string, string])[] = [
    ['index.html', writeDashboardPage(board)],
    ['history.json', writeHistory(history)],
    ...badges(locales, articles),
  ];
  const written = options.dryRun ? files.map(([name]) => name) : await write(folder, files);
  const faults = [...sources.faults, ...toolbox.faults(), ...broken];
  if (options.json) {
    const { findings, spending } = board;
    const problems = faults.map(faultData);
    world.out(`${JSON.stringify({ day, articles, findings, spending, history, written, problems }, null, 2)}\n`);
  } else tellWritten(written, options, world);
  tellFaults(faults, world);
  return outcomeOfFaults(faults);
};

interface Standing {
  readonly progress: ArticleProgress;
  readonly findings: readonly Finding[];
}

/** A segment that is out of date counts as that, whatever else it is: the states add up to all segments. */
function standing({ article, locale, bitext, findings, outOfDate }: InspectedArticle): Standing {
  const all = units(bitext);
  const current = all.filter(unit => !outOfDate.has(unit.id));
  const found = all.flatMap(unit => unwaived(unit, findings.get(unit.id) ?? []));
  const inState = (state: string) => current.filter(unit => unit.state === state).length;
  const errors = found.filter(({ severity }) => severity === 'error').length;
  const progress = {
    article: article.slug,
    locale,
    segments: all.length,
    initial: all.filter(unit => !hasTarget(unit)).length,
    translated: inState('translated'),
    reviewed: inState('reviewed'),
    final: inState('final'),
    outOfDate: outOfDate.size,
    errors,
    warnings: found.length - errors,
  };
  return { progress, findings: found };
}

function dayOf(day: string, articles: readonly ArticleProgress[]): Day {
  const locales = [...new Set(articles.map(({ locale }) => locale))];
  return { day, locales: Object.fromEntries(locales.map(locale => [locale, inLocale(locale, articles)])) };
}

function inLocale(locale: string, articles: readonly ArticleProgress[]): Progress {
  return addUp(articles.filter(each => each.locale === locale));
}

/** The most frequent first. */
function countKinds(findings: readonly Finding[]): readonly FindingKind[] {
  const counts = new Map<string, FindingKind>();
  for (const { check, severity } of findings) {
    const key = `${check} ${severity}`;
    counts.set(key, { check, severity, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()].sort((one, other) => other.count - one.count || (one.check < other.check ? -1 : 1));
}

const MONTHS = 12;

/** The last twelve months, from the first in which something was spent. */
async function spendingByMonth(project: Project, world: World): Promise<Spending> {
  const { now, random } = surroundings(world);
  const { perMonth } = project.config.budget;
  const journal = openProjectJournal(project, { now, random });
  await journal.refresh();
  const today = new Date(now());
  const begin = (back: number) => Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - back);
  const months = Array.from({ length: MONTHS }, (_, index) => MONTHS - 1 - index).map(back => ({
    month: new Date(begin(back)).toISOString().slice(0, 7),
    characters: journal.spentSince(begin(back)) - (back === 0 ? 0 : journal.spentSince(begin(back - 1))),
  }));
  const first = months.findIndex(({ characters }) => characters > 0);
  return { months: months.slice(first < 0 ? -1 : first), ...(perMonth !== undefined && { perMonth }) };
}

async function historyIn(folder: string, out: string): Promise<readonly Day[]> {
  const bytes = await readBytes(join(folder, 'history.json'));
  if (!bytes) return [];
  const history = readHistory(decodeText(bytes, `${out}/history.json`).text);
  if (history) return history;
  throw new AppError(
    'project',
    `Cannot read ${out}/history.json: it is not a history that Dragoman wrote.`,
    'Restore it from version control, or delete it: the trend then begins anew.',
  );
}

function badges(locales: readonly string[], articles: readonly ArticleProgress[]) {
  return locales.map(locale => {
    const progress = inLocale(locale, articles);
    const share = approvedShare(progress);
    const errors = progress.errors > 0 ? `, ${progress.errors} ${progress.errors === 1 ? 'error' : 'errors'}` : '';
    return [`badges/${locale}.svg`, writeBadge(locale, `${percent(share)} approved${errors}`, share)] as const;
  });
}

async function write(folder: string, files: readonly (readonly [string, string])[]): Promise<readonly string[]> {
  const written: string[] = [];
  for (const [name, content] of files) if (await writeFileSafely(join(folder, name), content)) written.push(name);
  return written;
}

function tellWritten(written: readonly string[], { out, dryRun }: DashboardOptions, world: World): void {
  const verb = dryRun ? 'would write' : world.paint.green('✓ wrote');
  if (written.length === 0) world.out(`${world.paint.green('✓')} ${join(out, '/')} is up to date.\n`);
  for (const name of written) world.out(`${verb} ${join(out, name)}\n`);
}
