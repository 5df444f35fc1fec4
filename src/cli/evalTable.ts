import type { Comparison, EngineScores, Evaluation, Scores } from '../score/evaluate.ts';
import { type Column, counted, type Row, renderTable } from './table.ts';
import type { World } from './world.ts';
import { wrapped } from './wrap.ts';

/** Evaluations for people: a table for each language, with the articles below the engines, and what differs. */
export function tellEvaluations(evaluations: readonly Evaluation[], world: World): string {
  return evaluations.map(each => tellEvaluation(each, world)).join('\n');
}

function tellEvaluation({ locale, segments, engines, comparisons }: Evaluation, world: World): string {
  const title = world.paint.bold(`→ ${locale}: ${counted(segments, 'segment')} with a reference`);
  if (engines.length === 0)
    return `${title}\nNo engine has translated them: the record holds people’s texts only. Name one with --engine.\n`;
  const rows = engines.flatMap((engine, index): Row[] => [
    ...(index > 0 && engine.articles.length > 1 ? (['rule'] as const) : []),
    engineRow(engine),
    ...(engine.articles.length > 1 ? engine.articles.map(each => row(`  ${each.article}`, each)) : []),
  ]);
  return `${title}\n${renderTable(COLUMNS, rows, world.columns)}${comparisons.map(each => `${wrapped(tellComparison(each), world.columns)}\n`).join('')}`;
}

const COLUMNS: readonly Column[] = [
  { title: 'engine', align: 'left' },
  { title: 'segments', align: 'right' },
  { title: 'chrF2', align: 'right' },
  { title: '95 %', align: 'right' },
  { title: 'BLEU', align: 'right' },
  { title: 'terms', align: 'right' },
  { title: 'edits', align: 'right' },
  { title: 'words', align: 'right' },
  { title: 'as is', align: 'right' },
];

function engineRow(engine: EngineScores): Row {
  const { low, high } = engine.confidence.chrf2;
  return row(engine.engine, engine, `${low.toFixed(1)}–${high.toFixed(1)}`);
}

function row(name: string, scores: Scores, interval = ''): readonly string[] {
  const { wanted, kept } = scores.terms;
  return [
    name,
    `${scores.segments}`,
    scores.chrf2.toFixed(2),
    interval,
    scores.bleu.toFixed(2),
    wanted === 0 ? '·' : `${kept}/${wanted}`,
    percent(scores.characterEdits),
    percent(scores.wordEdits),
    percent(scores.unchanged),
  ];
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}

/** Below one in twenty, a difference is taken for real. */
const USUAL = 0.05;

function tellComparison({ better, worse, segments, difference, chance }: Comparison): string {
  const sure = chance < USUAL ? `p ${chance === 0 ? '< 0.001' : `= ${chance.toFixed(3)}`}` : 'not more than chance';
  return `${better} is ahead of ${worse} by ${difference.toFixed(2)} chrF2 on ${counted(segments, 'segment')} (${sure}).`;
}
