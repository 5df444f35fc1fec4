import { resolve } from 'node:path';
import { checkSource as findingsIn, sourceChecks } from '../check/source/list.ts';
import type { SourceContext } from '../check/source/sourceCheck.ts';
import { bare, markersIn, withoutMarkers } from '../codes.ts';
import type { AnnotatedSegment, Article, Block, Locale, Span } from '../model.ts';
import { annotateArticle, type Tools } from '../pipeline.ts';
import { dictionaryFor } from '../project/dictionary.ts';
import { changedSince } from '../project/git.ts';
import { openProject } from '../project/project.ts';
import { readSources } from '../project/sources.ts';
import { openTools } from '../project/tools.ts';
import type { Checked, Report } from '../report/finding.ts';
import { type CheckOptions, sinceWhen } from './check.ts';
import { tellCheck } from './checkFormats.ts';
import { surroundings } from './surroundings.ts';
import { counted } from './table.ts';
import type { Command } from './world.ts';

/** `dragoman check --source`: what an editor should put right in the articles before translating. Writes nothing. */
export const checkSource: Command<CheckOptions> = async (options, world) => {
  const project = await openProject(resolve(world.cwd, options.project));
  const paths = options.paths.map(path => resolve(world.cwd, path));
  const sources = await readSources(project, paths);
  const toolbox = await openTools(project, surroundings(world));
  const context = { ...sourceContext(project.config.sourceLocale), switches: project.config.checks };
  const { since } = options;
  const articles = since === undefined ? sources.articles : await changedSince(project, since, sources.articles, []);
  const looked: Looked[] = [];
  for (const article of articles) looked.push(await lookAt(article, toolbox.tools, context));
  const outcomes = {
    reports: looked.flatMap(({ reports }) => reports),
    checked: looked.map(({ checked }) => checked),
    letStand: [],
    faults: [...sources.faults, ...toolbox.faults()],
    what: counted(articles.length, 'article') + sinceWhen(since),
    rules: sourceChecks,
  };
  return tellCheck(outcomes, options, project, world);
};

interface Looked {
  readonly reports: readonly Report[];
  readonly checked: Checked;
}

function sourceContext(locale: Locale): SourceContext {
  const dictionary = dictionaryFor(locale);
  if (!dictionary) return { locale };
  return {
    locale,
    formsOf: dictionary.formsOf,
    readings: form =>
      dictionary.analyse(form).flatMap(({ lemma, words }) => words.map(({ pos, tags }) => ({ lemma, pos, ...tags }))),
  };
}

async function lookAt(article: Article, tools: Tools, context: SourceContext): Promise<Looked> {
  const annotated = await annotateArticle(article, tools);
  const blocks = annotated.map(inWords);
  const verbatim = new Map(annotated.flatMap(({ segments }) => segments.map(each => [each.id, verbatimSpans(each)])));
  const findings = findingsIn(blocks, context);
  const passages = article.passages.filter(({ kind }) => kind !== 'verbatim');
  const place = { file: article.path, article: article.slug, locale: article.locale };
  const placed = blocks.flatMap((block, index) => {
    let before = '';
    return block.segments.map(segment => {
      const [start, first] = [before, passages[index]?.line ?? 1];
      before += segment.text + segment.gap;
      return { segment, lineAt: (offset: number) => first + lineFeeds(start + segment.text.slice(0, offset)) };
    });
  });
  const reports = placed.flatMap(({ segment, lineAt }) =>
    (findings.get(segment.id) ?? [])
      .filter(finding => !isWithin(finding.source, verbatim.get(segment.id)))
      .map(
        (finding): Report => ({
          ...place,
          line: lineAt(finding.source?.start ?? 0),
          segment: segment.id,
          sourceText: segment.text,
          ...finding,
        }),
      ),
  );
  const segments = placed.map(({ segment: { id, text }, lineAt }) => ({ id, text, line: lineAt(0) }));
  return { reports, checked: { ...place, segments } };
}

/** Where code and addresses stand among a sentence's words: the author's spelling of them is right. */
function verbatimSpans({ text, codes = [] }: AnnotatedSegment): readonly Span[] {
  const words = bare(text, codes);
  return markersIn(text)
    .filter(({ number }) => ['code', 'link'].includes(codes[number - 1]?.type ?? ''))
    .map(marker => words.unmarked(marker))
    .filter(({ start, end }) => start < end);
}

/** A block's words alone: what an editor has to put right is in them. */
function inWords(block: Block<AnnotatedSegment>): Block<AnnotatedSegment> {
  const segments = block.segments.map(({ codes, ...segment }) => {
    if (!codes) return segment;
    const { text, unmarked } = bare(segment.text, codes);
    const terms = segment.terms.map(term => ({ ...term, ...unmarked(term) }));
    return { ...segment, text, gap: withoutMarkers(segment.gap, codes), terms };
  });
  return { ...block, segments };
}

function isWithin(span: Span | undefined, spans: readonly Span[] = []): boolean {
  return span !== undefined && spans.some(({ start, end }) => start <= span.start && span.end <= end);
}

function lineFeeds(text: string): number {
  return text.split('\n').length - 1;
}
