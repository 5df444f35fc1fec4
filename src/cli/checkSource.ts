import { join, resolve } from 'node:path';
import { decodeText } from '../article/decode.ts';
import { checkSource as findingsIn } from '../check/source/list.ts';
import type { SourceContext } from '../check/source/sourceCheck.ts';
import type { Article, Locale } from '../model.ts';
import { annotateArticle, type Tools } from '../pipeline.ts';
import { dictionaryFor } from '../project/dictionary.ts';
import { readBytes } from '../project/files.ts';
import { changedSince } from '../project/git.ts';
import { openProject, type Project } from '../project/project.ts';
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
  const context = sourceContext(project.config.sourceLocale);
  const { since } = options;
  const articles = since === undefined ? sources.articles : await changedSince(project, since, sources.articles, []);
  const looked: Looked[] = [];
  for (const article of articles) looked.push(await lookAt(project, article, toolbox.tools, context));
  const outcomes = {
    reports: looked.flatMap(({ reports }) => reports),
    checked: looked.map(({ checked }) => checked),
    faults: [...sources.faults, ...toolbox.faults()],
    what: counted(articles.length, 'article') + sinceWhen(since),
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

async function lookAt(project: Project, article: Article, tools: Tools, context: SourceContext): Promise<Looked> {
  const blocks = annotateArticle(article, tools);
  const findings = findingsIn(blocks, context);
  const lines = await linesOf(project, article);
  const passages = article.passages.filter(({ kind }) => kind !== 'verbatim');
  const place = { file: article.path, article: article.slug, locale: article.locale };
  const placed = blocks.flatMap((block, index) => {
    let start = passages[index]?.span.start ?? 0;
    return block.segments.map(segment => {
      const at = start;
      start += segment.text.length + segment.gap.length;
      return { segment, at };
    });
  });
  const reports = placed.flatMap(({ segment, at }) =>
    (findings.get(segment.id) ?? []).map(
      (finding): Report => ({
        ...place,
        line: lines(at + (finding.source?.start ?? 0)),
        segment: segment.id,
        sourceText: segment.text,
        ...finding,
      }),
    ),
  );
  const segments = placed.map(({ segment: { id, text }, at }) => ({ id, text, line: lines(at) }));
  return { reports, checked: { ...place, segments } };
}

/** The line of a place in the article's file, from 1. */
async function linesOf(project: Project, { path }: Article): Promise<(at: number) => number> {
  const bytes = await readBytes(join(project.root, path));
  const { text } = decodeText(bytes ?? new Uint8Array(), path);
  return at => text.slice(0, at).split('\n').length;
}
