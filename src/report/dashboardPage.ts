import { escapeHtml, languageName } from '../html.ts';
import type { Severity } from '../model.ts';
import { figure, table, writePage } from './page.ts';
import { columns, countBars, type Look, legend, type Part, shareBars, trend } from './plots.ts';
import { addUp, approvedShare, type Day, type Progress } from './progress.ts';

/** What the page on a project shows. */
export interface Dashboard {
  readonly project: string;
  /** `2026-05-04` (UTC) */
  readonly day: string;
  readonly articles: readonly ArticleProgress[];
  /** The most frequent first. */
  readonly findings: readonly FindingKind[];
  /** Up to and with today. */
  readonly history: readonly Day[];
  readonly spending: Spending;
  /** Of Dragoman. */
  readonly version: string;
}

export interface ArticleProgress extends Progress {
  readonly article: string;
  readonly locale: string;
}

export interface FindingKind {
  readonly check: string;
  readonly severity: Severity;
  readonly count: number;
}

/** In characters, as engines charge them. */
export interface Spending {
  /** In order; `2026-05`. */
  readonly months: readonly { readonly month: string; readonly characters: number }[];
  readonly perMonth?: number;
}

/** The page: figures, progress by state, trend, findings by kind, spending, and every article. */
export function writeDashboardPage(dashboard: Dashboard): string {
  const { project, day, articles, findings, history, spending, version } = dashboard;
  const locales = localesOf(articles);
  const body = [
    `<h1>${escapeHtml(project)}</h1>`,
    `<p class="muted">Translations as of ${escapeHtml(day)}</p>`,
    figures(articles, spending),
    `<section><h2>Progress</h2>${legend(STATES)}${shareBars(locales.map(each => ({ label: languageName(each.locale, 'en'), parts: states(each) })))}</section>`,
    `<section><h2>Trend</h2>${trends(locales, history)}</section>`,
    `<section><h2>Findings</h2>${findingsBy(findings)}</section>`,
    `<section><h2>Spending</h2>${spendingBy(spending)}</section>`,
    `<section><h2>Articles</h2>${articleTable(articles)}</section>`,
    `<footer>Made by Dragoman ${escapeHtml(version)}. “Out of date”: a term has changed since a person wrote or approved it.</footer>`,
  ];
  return writePage(`${project}: translations`, body.join('\n'));
}

const STATES: readonly { readonly look: Look & keyof Progress; readonly name: string }[] = [
  { look: 'final', name: 'signed off' },
  { look: 'reviewed', name: 'reviewed' },
  { look: 'translated', name: 'draft' },
  { look: 'outOfDate', name: 'out of date' },
  { look: 'initial', name: 'not translated' },
];

function states(progress: Progress): readonly Part[] {
  return STATES.map(({ look, name }) => ({ look, name, value: progress[look] }));
}

function localesOf(articles: readonly ArticleProgress[]): readonly ArticleProgress[] {
  const locales = [...new Set(articles.map(({ locale }) => locale))];
  return locales.map(locale => ({ article: '', locale, ...addUp(articles.filter(each => each.locale === locale)) }));
}

function figures(articles: readonly ArticleProgress[], spending: Spending): string {
  const all = addUp(articles);
  const articleCount = new Set(articles.map(({ article }) => article)).size;
  const shown: readonly [string, string][] = [
    [plural(articleCount, 'article'), figure(articleCount)],
    [`${plural(all.segments, 'segment')} in all languages`, figure(all.segments)],
    ['approved by people', percent(approvedShare(all))],
    [plural(all.errors, 'error'), figure(all.errors)],
    [plural(all.warnings, 'warning'), figure(all.warnings)],
    ['characters this month', figure(spending.months.at(-1)?.characters ?? 0)],
  ];
  return `<dl class="figures">${shown.map(([name, value]) => `<div><dt>${name}</dt><dd>${value}</dd></div>`).join('')}</dl>`;
}

function plural(count: number, noun: string): string {
  return count === 1 ? noun : `${noun}s`;
}

function trends(locales: readonly ArticleProgress[], history: readonly Day[]): string {
  if (history.length < 2)
    return '<p class="muted">The trend begins with the second day on which this page is written.</p>';
  const charts = locales.map(({ locale }) => {
    const known = history.flatMap(({ day, locales: then }) => {
      const progress = then[locale];
      return progress ? [{ day, progress }] : [];
    });
    const layers = STATES.map(({ look }) => ({
      look,
      shares: known.map(({ progress }) => (progress.segments === 0 ? 0 : progress[look] / progress.segments)),
    }));
    const chart = trend(
      known.map(({ day }) => day),
      layers,
    );
    return `<div><h3>${escapeHtml(languageName(locale, 'en'))}, ${percent(approvedShare(known.at(-1)?.progress ?? addUp([])))} approved</h3>${chart}</div>`;
  });
  return `${legend(STATES)}<div class="grid">${charts.join('')}</div>`;
}

function findingsBy(findings: readonly FindingKind[]): string {
  if (findings.length === 0) return '<p>None.</p>';
  const kinds = [...new Set(findings.map(({ check }) => check))];
  const rows = kinds.map(check => ({
    label: check,
    parts: (['error', 'warning'] as const).map(severity => ({
      look: severity,
      name: `${severity}s`,
      value: findings.find(each => each.check === check && each.severity === severity)?.count ?? 0,
    })),
  }));
  const looks = [
    { look: 'error', name: 'errors' },
    { look: 'warning', name: 'warnings' },
  ] as const;
  return `${legend(looks)}${countBars(rows)}`;
}

function spendingBy({ months, perMonth }: Spending): string {
  if (months.every(({ characters }) => characters === 0) && perMonth === undefined)
    return '<p>Nothing, as far as the journal of this machine knows.</p>';
  const values = months.map(({ month, characters }) => ({ label: month, value: characters }));
  return `<p class="muted">Characters as engines charge them, as far as the journal of this machine knows.</p>${columns(values, perMonth)}`;
}

function articleTable(articles: readonly ArticleProgress[]): string {
  const head = ['article', 'language', 'segments', ...STATES.map(({ name }) => name), 'errors', 'warnings'];
  const rows = articles.map(each => [
    escapeHtml(each.article),
    escapeHtml(each.locale),
    ...[each.segments, ...STATES.map(({ look }) => each[look]), each.errors, each.warnings].map(value =>
      value === 0 ? '·' : figure(value),
    ),
  ]);
  return table(head, rows, 2);
}

/** Whole percent, never rounded up to all of it. */
export function percent(share: number): string {
  return `${share < 1 ? Math.min(99, Math.round(100 * share)) : 100}\u202F%`;
}
