import { escapeHtml } from '../html.ts';
import { figure, table, writePage } from './page.ts';
import { intervals } from './plots.ts';

/** What a page on engines shows. */
export interface EvaluationPage {
  readonly project: string;
  /** `2026-05-04` */
  readonly day: string;
  /** What was measured against: `approved translations`. */
  readonly against: string;
  readonly seed: number;
  readonly evaluations: readonly EvaluationOf[];
}

/** Engines in one language, the best first. */
export interface EvaluationOf {
  readonly locale: string;
  readonly segments: number;
  /** How many references each has: `1`, `2`, or `var`. */
  readonly references: string;
  readonly engines: readonly EngineFigures[];
  readonly comparisons: readonly {
    readonly better: string;
    readonly worse: string;
    readonly segments: number;
    readonly difference: number;
    readonly chance: number;
  }[];
}

interface Figures {
  readonly segments: number;
  readonly chrf2: number;
  readonly bleu: number;
  /** Shares, from 0 to 1. */
  readonly characterEdits: number;
  readonly wordEdits: number;
  readonly unchanged: number;
  readonly terms: { readonly wanted: number; readonly kept: number };
}

interface EngineFigures extends Figures {
  readonly engine: string;
  readonly confidence: { readonly chrf2: Range; readonly bleu: Range };
  readonly articles: readonly (Figures & { readonly article: string })[];
}

interface Range {
  readonly low: number;
  readonly high: number;
}

/** The page: a plot and a table for each language, the articles, what differs for certain, and how it was measured. */
export function writeEvaluationPage({ project, day, against, seed, evaluations }: EvaluationPage): string {
  const body = [
    `<h1>${escapeHtml(project)}: engines measured</h1>`,
    `<p class="muted">Against ${escapeHtml(against)}, ${escapeHtml(day)}.</p>`,
    ...evaluations.map(section),
    method(seed, evaluations),
  ];
  return writePage(`${project}: engines measured`, body.join('\n'));
}

function section({ locale, segments, engines, comparisons }: EvaluationOf): string {
  const title = `<h2 lang="en">→ ${escapeHtml(locale)}: ${figure(segments)} segments with a reference</h2>`;
  if (engines.length === 0) return `<section>${title}<p>No engine has translated them.</p></section>`;
  const plots = (['chrf2', 'bleu'] as const).map(metric => {
    const rows = engines.map(engine => ({
      label: engine.engine,
      value: engine[metric],
      ...engine.confidence[metric],
    }));
    return `<h3>${metric === 'chrf2' ? 'chrF2' : 'BLEU'}, with 95 % confidence</h3>${intervals(rows)}`;
  });
  return `<section>${title}${plots.join('')}<h3>In figures</h3>${engineTable(engines)}${differences(comparisons)}${articleTable(engines)}</section>`;
}

const HEAD = ['segments', 'chrF2', 'BLEU', 'terms kept', 'edits', 'word edits', 'as is'];

function engineTable(engines: readonly EngineFigures[]): string {
  return table(
    ['engine', ...HEAD],
    engines.map(each => [escapeHtml(each.engine), ...cells(each)]),
  );
}

function articleTable(engines: readonly EngineFigures[]): string {
  const rows = engines.flatMap(({ engine, articles }) =>
    articles.map(each => [escapeHtml(each.article), escapeHtml(engine), ...cells(each)]),
  );
  rows.sort(([one = ''], [other = '']) => (one < other ? -1 : Number(one > other)));
  return `<h3>By article</h3>${table(['article', 'engine', ...HEAD], rows, 2)}`;
}

function cells(figures: Figures): readonly string[] {
  const { wanted, kept } = figures.terms;
  return [
    figure(figures.segments),
    figures.chrf2.toFixed(2),
    figures.bleu.toFixed(2),
    wanted === 0 ? '–' : `${kept} of ${wanted}`,
    percent(figures.characterEdits),
    percent(figures.wordEdits),
    percent(figures.unchanged),
  ];
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)}\u202F%`;
}

function differences(comparisons: EvaluationOf['comparisons']): string {
  if (comparisons.length === 0) return '';
  const items = comparisons.map(({ better, worse, segments, difference, chance }) => {
    const sure =
      chance < 0.05 ? `p ${chance === 0 ? '&lt; 0.001' : `= ${chance.toFixed(3)}`}` : 'no more than chance may give';
    return `<li><strong>${escapeHtml(better)}</strong> is ahead of <strong>${escapeHtml(worse)}</strong> by ${difference.toFixed(2)} chrF2 on the ${figure(segments)} segments of both (${sure}).</li>`;
  });
  return `<h3>Side by side</h3><ul>${items.join('')}</ul>`;
}

function method(seed: number, evaluations: readonly EvaluationOf[]): string {
  const counts = new Set(evaluations.map(({ references }) => references));
  const nrefs = counts.size > 1 ? 'var' : ([...counts][0] ?? '1');
  return `<footer><p>chrF2 (nrefs:${escapeHtml(nrefs)}|case:mixed|eff:yes|nc:6|nw:0|space:no) and BLEU (nrefs:${escapeHtml(nrefs)}|case:mixed|eff:no|tok:13a|smooth:exp) as sacreBLEU 2 computes them, over all segments. Confidence by 1000 drawings of the segments with repeats, seed ${seed}; side by side, the same drawings for both. Edits: insertions, deletions and substitutions of characters, or of words, as a share of the longer text; as is: segments in which there are none.</p><p>Approved translations that began as an engine’s draft are nearer to that engine than a translation made afresh would be: compare engines on a reference that none of them wrote.</p></footer>`;
}
