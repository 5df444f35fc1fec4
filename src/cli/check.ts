import { resolve } from 'node:path';
import { hasTarget } from '../bitext/approval.ts';
import { bitextChecks, checks } from '../check/list.ts';
import { shown as asShown, shownFinding } from '../codes.ts';
import { AppError } from '../errors.ts';
import { linesInOrder } from '../locale/file.ts';
import { changedByI18next } from '../locale/i18next.ts';
import type { Finding, Span, Unit } from '../model.ts';
import { changedSince } from '../project/git.ts';
import { type InspectedArticle, inspectArticles } from '../project/inspect.ts';
import { openProject, type Project, paths, shown } from '../project/project.ts';
import { listSources } from '../project/sources.ts';
import { openTools } from '../project/tools.ts';
import type { Checked, Report } from '../report/finding.ts';
import { units } from '../steps/units.ts';
import { unwaived, waiverOf, waiversOf } from '../waivers.ts';
import { type CheckFormat, type LetStand, placeOf, tellCheck, verdictOn } from './checkFormats.ts';
import { chosenLocales } from './locales.ts';
import { surroundings } from './surroundings.ts';
import { counted } from './table.ts';
import type { Command, World } from './world.ts';
import { wrapped } from './wrap.ts';

export interface CheckOptions {
  readonly paths: readonly string[];
  readonly to?: string;
  /** Look at the articles themselves, before they are translated. */
  readonly source?: true;
  /** Only what has changed since this revision of the repository. */
  readonly since?: string;
  readonly format?: CheckFormat;
  /** A segment whose findings are to stand, why, which of them, and who says so. */
  readonly ignore?: string;
  readonly because?: string;
  readonly only?: string;
  readonly by?: string;
  readonly project: string;
  readonly json?: true;
}

export const check: Command<CheckOptions> = async (options, world) => {
  if (options.ignore !== undefined) return (await import('./checkIgnore.ts')).ignoreFindings(options, world);
  const astray = (['only', 'because', 'by'] as const).find(name => options[name] !== undefined);
  if (astray)
    throw new AppError(
      'usage',
      `--${astray} says something about --ignore, which is not there.`,
      'Name the segment whose findings may stand: --ignore ID --because REASON.',
    );
  if (options.source) return (await import('./checkSource.ts')).checkSource(options, world);
  const project = await openProject(resolve(world.cwd, options.project));
  const locales = chosenLocales(project, options.to);
  const sources = await listSources(
    project,
    options.paths.map(path => resolve(world.cwd, path)),
  );
  const { since } = options;
  const files = since === undefined ? sources.files : await changedSince(project, since, sources.files, locales);
  const toolbox = await openTools(project, surroundings(world));
  const { visited, faults: broken } = await inspectArticles(project, files, locales, toolbox, each =>
    lookAt(project, each),
  );
  const outcomes = {
    reports: visited.flatMap(({ reports }) => reports),
    checked: visited.map(({ checked }) => checked),
    letStand: visited.flatMap(({ letStand }) => letStand),
    faults: [...sources.faults, ...toolbox.faults(), ...broken],
    what: counted(visited.length, 'locale file') + sinceWhen(since),
    rules: [...checks, ...bitextChecks],
  };
  return tellCheck(outcomes, options, project, world);
};

/** `3 locale files that changed since main` */
export function sinceWhen(since: string | undefined): string {
  return since === undefined ? '' : ` that changed since ${since}`;
}

interface Looked {
  readonly reports: readonly Report[];
  readonly letStand: readonly LetStand[];
  readonly checked: Checked;
}

async function lookAt(project: Project, inspected: InspectedArticle): Promise<Looked> {
  const { article, locale, bitext, findings, isUpToDate, outOfDate } = inspected;
  const file = shown(project, paths.localeFile(project, locale, article.slug));
  const lines = linesInOrder(inspected.targetFile);
  const place = { file, article: article.slug, locale };
  const letStand = units(bitext).flatMap((unit): LetStand[] => {
    const waivers = waiversOf(unit);
    return (waivers.length === 0 ? [] : (findings.get(unit.id) ?? [])).flatMap(finding => {
      const waiver = waiverOf(finding, waivers);
      return waiver ? [{ ...place, segment: unit.id, ...shownFinding(finding, unit), waiver }] : [];
    });
  });
  const ofUnits = units(bitext).flatMap((unit, index) => {
    const line = lines[index] ?? 1;
    const found = [...unwaived(unit, findings.get(unit.id) ?? []), ...(outOfDate.has(unit.id) ? [OUT_OF_DATE] : [])];
    return found.map(finding => ({ ...place, line, segment: unit.id, ...texts(unit), ...shownFinding(finding, unit) }));
  });
  const changed = await changedByI18next(inspected.targetFile, locale, article.slug);
  const reports = [
    ...(isUpToDate ? [] : [{ ...place, ...NOT_WRITTEN }]),
    ...ofUnits,
    ...changed.map(index => ({ ...place, line: lines[index] ?? 1, ...NOT_LOADED })),
  ];
  const segments = units(bitext).map((unit, index) => ({
    id: unit.id,
    text: asShown(unit.text, unit),
    line: lines[index] ?? 1,
  }));
  return { reports, letStand, checked: { ...place, segments } };
}

function texts(unit: Unit): { readonly sourceText: string; readonly targetText?: string } {
  const sourceText = asShown(unit.text, unit);
  return hasTarget(unit) ? { sourceText, targetText: asShown(unit.target, unit) } : { sourceText };
}

const NOT_WRITTEN: Finding = {
  check: 'up-to-date',
  severity: 'error',
  message: 'The files are not what the article and the glossary give today.',
  advice: 'Run `dragoman translate`.',
};

const OUT_OF_DATE: Finding = {
  check: 'out-of-date',
  severity: 'warning',
  message: 'A term of this sentence has changed since a person wrote or approved the translation.',
  advice: 'Compare it with the glossary, and approve it anew.',
};

const NOT_LOADED: Finding = {
  check: 'i18next',
  severity: 'error',
  message: 'i18next does not give this sentence back unchanged.',
  advice: 'Take private-use characters out of the text.',
};

/** @param checked  what was looked at: `3 locale files` */
export function render(reports: readonly Report[], letStand: number, checked: string, world: World): string {
  const { paint } = world;
  const isBad = reports.some(report => report.severity === 'error');
  if (reports.length === 0) return `${paint.green('✓')} No findings in ${placeOf(letStand, checked)}\n`;
  const verdict = verdictOn(reports, letStand, checked);
  return `${reports.map(report => renderReport(report, world)).join('\n')}\n${isBad ? paint.red('✗') : paint.yellow('!')} ${verdict}\n`;
}

function renderReport(report: Report, { paint, columns }: World): string {
  const { file, line, segment, check: name, severity, message, advice, source, target } = report;
  const colour = severity === 'error' ? paint.red : paint.yellow;
  const place = [line === undefined ? file : `${file}:${line}`, segment].filter(Boolean).join('  ');
  const spans = [placeText('source', source), placeText('target', target)].filter(Boolean).join(', ');
  return [
    `${paint.bold(place)}  ${colour(severity)} ${name}${spans ? paint.dim(`  ${spans}`) : ''}`,
    ...(report.sourceText === undefined ? [] : [paint.dim(`  ${oneLine(report.sourceText, source)}`)]),
    ...(report.targetText === undefined ? [] : [paint.dim(`  ${oneLine(report.targetText, target)}`)]),
    wrapped(message, columns, '  '),
    wrapped(advice, columns, '  → '),
    '',
  ].join('\n');
}

/** `source 12–31`: characters counted from 1, as editors do. */
function placeText(name: string, span: Span | undefined): string {
  return span ? `${name} ${span.start + 1}–${span.end}` : '';
}

const WIDEST = 76;

/** A text on one line; of a long one the part around the span. */
function oneLine(text: string, span: Span = { start: 0, end: 0 }): string {
  const start = Math.max(0, Math.min(span.start - 20, text.length - WIDEST));
  const part = text.slice(start, start + WIDEST).replace(/\s+/g, ' ');
  return `${start > 0 ? '…' : ''}${part}${start + WIDEST < text.length ? '…' : ''}`;
}
