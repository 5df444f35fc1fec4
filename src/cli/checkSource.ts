import { join, resolve } from 'node:path';
import { decodeText } from '../article/decode.ts';
import { checkSource as findingsIn } from '../check/source/list.ts';
import type { SourceContext } from '../check/source/sourceCheck.ts';
import type { Article, Locale } from '../model.ts';
import { annotateArticle, type Tools } from '../pipeline.ts';
import { dictionaryFor } from '../project/dictionary.ts';
import { readBytes } from '../project/files.ts';
import { type Fault, openProject, type Project } from '../project/project.ts';
import { readSources } from '../project/sources.ts';
import { openTools } from '../project/tools.ts';
import { type CheckOptions, outcomeOf, type Report, render } from './check.ts';
import { faultData, tellFaults } from './failures.ts';
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
  const reports: Report[] = [];
  for (const article of sources.articles) reports.push(...(await reportsOn(project, article, toolbox.tools, context)));
  const faults: readonly Fault[] = [...sources.faults, ...toolbox.faults()];
  if (options.json) world.out(`${JSON.stringify({ findings: reports, problems: faults.map(faultData) }, null, 2)}\n`);
  else world.out(render(reports, counted(sources.articles.length, 'article'), world));
  tellFaults(faults, world);
  return outcomeOf(reports, faults.length);
};

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

async function reportsOn(
  project: Project,
  article: Article,
  tools: Tools,
  context: SourceContext,
): Promise<readonly Report[]> {
  const blocks = annotateArticle(article, tools);
  const findings = findingsIn(blocks, context);
  const lines = await linesOf(project, article);
  const passages = article.passages.filter(({ kind }) => kind !== 'verbatim');
  return blocks.flatMap((block, index) => {
    let offset = passages[index]?.span.start ?? 0;
    return block.segments.flatMap(segment => {
      const start = offset;
      offset += segment.text.length + segment.gap.length;
      return (findings.get(segment.id) ?? []).map(
        (finding): Report => ({
          file: article.path,
          line: lines(start + (finding.source?.start ?? 0)),
          article: article.slug,
          locale: article.locale,
          segment: segment.id,
          sourceText: segment.text,
          ...finding,
        }),
      );
    });
  });
}

/** The line of a place in the article's file, from 1. */
async function linesOf(project: Project, { path }: Article): Promise<(at: number) => number> {
  const bytes = await readBytes(join(project.root, path));
  const { text } = decodeText(bytes ?? new Uint8Array(), path);
  return at => text.slice(0, at).split('\n').length;
}
