import type { Estimate, Totals } from '../engine/scheduler.ts';
import type { ArticlePreview } from '../project/preview.ts';
import type { RunResult, TranslatedSummary } from '../project/translate.ts';
import type { ChosenEngine } from './engines.ts';
import { type Column, counted, figure, type Row, renderTable } from './table.ts';
import type { World } from './world.ts';
import { wrapped } from './wrap.ts';

/** Rows beyond which a table shows only articles with something new. */
const FEW_ROWS = 40;

const left = (title: string): Column => ({ title, align: 'left' });
const right = (title: string): Column => ({ title, align: 'right' });

const RUN_COLUMNS = [
  left('article'),
  left('to'),
  right('segments'),
  right('memory'),
  right('engine'),
  right('kept'),
  right('missing'),
  right('words'),
  right('chars'),
];

/** What a run did: a row an article and locale, then the sum. */
export function runTable(
  { translated }: RunResult,
  totals: Totals | undefined,
  engine: ChosenEngine,
  world: World,
): string {
  if (translated.length === 0) return '';
  const isNew = ({ counts }: TranslatedSummary) => counts.untouched < counts.segments;
  const shown = translated.length <= FEW_ROWS ? translated : translated.filter(isNew);
  const rows = withArticleOnce(shown.map(each => ({ name: each.slug, cells: [each.locale, ...runFigures([each])] })));
  const hidden = translated.length - shown.length;
  const sum: Row = [hidden > 0 ? `all (${hidden} without news)` : 'all', '', ...runFigures(translated)];
  const table = renderTable(
    RUN_COLUMNS,
    [...rows, ...(translated.length > 1 ? ['rule' as const, sum] : [])],
    world.columns,
  );
  return `${table}${summary(translated, totals, engine, world)}`;
}

function runFigures(all: readonly TranslatedSummary[]): readonly string[] {
  const sum = (of: (each: TranslatedSummary) => number) => figure(all.reduce((total, each) => total + of(each), 0));
  return [
    sum(({ counts }) => counts.segments),
    sum(({ counts }) => counts.fromMemory),
    sum(({ counts }) => counts.byEngine),
    sum(({ counts }) => counts.untouched),
    sum(({ counts }) => counts.initial),
    sum(({ sent }) => sent.words),
    sum(({ sent }) => sent.characters),
  ];
}

function summary(
  translated: readonly TranslatedSummary[],
  totals: Totals | undefined,
  { engine, why }: ChosenEngine,
  { paint, columns }: World,
): string {
  const findings = translated.reduce((sum, each) => sum + each.findings, 0);
  const lines = [
    originLine(translated),
    totals && totals.requests > 0
      ? `${counted(totals.requests, 'request')} to ${engine?.name} (${why}), ${counted(totals.characters, 'character')} billed.`
      : '',
    totals && totals.fromJournal > 0 ? `${counted(totals.fromJournal, 'sentence')} paid for earlier.` : '',
    findings > 0 ? paint.yellow(`${counted(findings, 'finding')}: see \`dragoman check\`.`) : '',
  ].filter(Boolean);
  return lines.length ? `\n${lines.map(line => wrapped(line, columns)).join('\n')}\n` : '';
}

/**
 * Where the targets come from, those of earlier runs too, of which the table says that they were kept: `116 targets, all
 * new: all from memory.`, `40 targets, 10 of them new: 29 from memory, 10 by an engine, 1 by people.`
 */
function originLine(translated: readonly TranslatedSummary[]): string {
  const sum = (of: (each: TranslatedSummary) => number) => translated.reduce((all, each) => all + of(each), 0);
  const parts = [
    [sum(({ origins }) => origins.memory), 'from memory'],
    [sum(({ origins }) => origins.engine), 'by an engine'],
    [sum(({ origins }) => origins.person), 'by people'],
  ] as const;
  const present = parts.filter(([count]) => count > 0);
  const total = present.reduce((all, [count]) => all + count, 0);
  if (total === 0) return '';
  const fresh = sum(({ counts }) => counts.fromMemory + counts.byEngine);
  const told = present.map(([count, where]) => (count === total ? `all ${where}` : `${figure(count)} ${where}`));
  return `${counted(total, 'target')}, ${newOf(fresh, total)}: ${told.join(', ')}.`;
}

function newOf(fresh: number, total: number): string {
  if (fresh === 0) return total === 1 ? 'kept' : 'all kept';
  if (fresh >= total) return total === 1 ? 'new' : 'all new';
  return `${figure(fresh)} of them new`;
}

/** An article's name stands in its first row only. */
function withArticleOnce(
  rows: readonly { readonly name: string; readonly cells: readonly string[] }[],
): readonly Row[] {
  return rows.map(({ name, cells }, index) => [rows[index - 1]?.name === name ? '' : name, ...cells]);
}

/** The result of a run as data for a program. */
export function runData({ translated, written }: RunResult, totals: Totals | undefined) {
  return {
    articles: translated.map(({ slug, path, locale, counts, origins, sent, findings, failed, stop }) => ({
      article: slug,
      path,
      locale,
      ...counts,
      origins,
      sentWords: sent.words,
      sentCharacters: sent.characters,
      findings,
      failed,
      ...(stop && { stop: stop.message }),
    })),
    totals: totals ?? null,
    written,
  };
}

const PREVIEW_COLUMNS = [
  left('article'),
  left('to'),
  right('segments'),
  right('memory'),
  right('kept'),
  right('paid'),
  right('to send'),
  right('words'),
  right('chars'),
];

/** What a run would do and cost. */
export function previewTable(previews: readonly ArticlePreview[], engine: ChosenEngine, world: World): string {
  const rows = withArticleOnce(
    previews.map(each => ({ name: each.slug, cells: [each.locale, ...previewFigures([each])] })),
  );
  const sum: Row = ['all', '', ...previewFigures(previews)];
  const table = renderTable(PREVIEW_COLUMNS, [...rows, 'rule', sum], world.columns);
  const by = engine.engine ? ` to ${engine.engine.name} (${engine.why})` : ` (there is no engine: ${engine.why})`;
  return `${table}\n${wrapped(`Nothing was written or sent. A run would send ${costOf(previews, by)}.`, world.columns)}\n`;
}

/** `120 billed characters to deepl, and up to 40 more where an answer lacks a term`; `by`: what stands behind the first. */
export function costOf(previews: readonly ArticlePreview[], by: string): string {
  const { characters, againCharacters } = estimateOf(previews);
  const more = againCharacters > 0 ? `, and up to ${figure(againCharacters)} more where an answer lacks a term` : '';
  return `${counted(characters, 'billed character')}${by}${more}`;
}

/** What all would cost. */
export function estimateOf(previews: readonly ArticlePreview[]): Pick<Estimate, 'characters' | 'againCharacters'> {
  return {
    characters: previews.reduce((sum, { estimate }) => sum + estimate.characters, 0),
    againCharacters: previews.reduce((sum, { estimate }) => sum + estimate.againCharacters, 0),
  };
}

function previewFigures(all: readonly ArticlePreview[]): readonly string[] {
  const sum = (of: (each: ArticlePreview) => number) => figure(all.reduce((total, each) => total + of(each), 0));
  return [
    sum(({ counts }) => counts.segments),
    sum(({ counts }) => counts.fromMemory),
    sum(({ counts }) => counts.untouched),
    sum(({ estimate }) => estimate.fromJournal),
    sum(({ estimate }) => estimate.texts),
    sum(({ estimate }) => estimate.words),
    sum(({ estimate }) => estimate.characters),
  ];
}

export function previewData(previews: readonly ArticlePreview[]) {
  return {
    articles: previews.map(({ slug, path, locale, counts, estimate }) => ({
      article: slug,
      path,
      locale,
      ...counts,
      toSend: {
        texts: estimate.texts,
        words: estimate.words,
        characters: estimate.characters,
        charactersAtMost: estimate.characters + estimate.againCharacters,
      },
      fromJournal: estimate.fromJournal,
    })),
  };
}
