import { join, resolve } from 'node:path';
import { decodeText } from '../article/decode.ts';
import type { Problem } from '../model.ts';
import { annotateArticle } from '../pipeline.ts';
import { dictionaryFor } from '../project/dictionary.ts';
import { readBytes } from '../project/files.ts';
import { glossaryFiles } from '../project/glossaryEditing.ts';
import { openProject, type Project } from '../project/project.ts';
import { readSources } from '../project/sources.ts';
import { openTools } from '../project/tools.ts';
import { checkTermbase, parseTermbase } from '../termbase/index.ts';
import { surroundings } from './surroundings.ts';
import { counted } from './table.ts';
import type { Command, World } from './world.ts';

export interface GlossaryCheckOptions {
  readonly project: string;
  /** Also report concepts that no article uses. */
  readonly unused?: true;
  readonly json?: true;
}

/** `dragoman glossary check`: what a terminologist should look at. Exits with 1 if there is anything. */
export const glossaryCheck: Command<GlossaryCheckOptions> = async (options, world) => {
  const project = await openProject(resolve(world.cwd, options.project));
  const { used, unused } = await usage(project, world);
  const files = await glossaryFiles(project);
  const problems = (await Promise.all(files.map(file => problemsOf(project, file, options.unused && used)))).flat();
  if (options.json) world.out(`${JSON.stringify({ problems, unused }, null, 2)}\n`);
  else world.out(render(problems, options.unused ? [] : unused, world));
  return problems.length > 0 ? 'findings' : 'done';
};

async function problemsOf(
  project: Project,
  file: string,
  used: ReadonlySet<string> | undefined | false,
): Promise<readonly Problem[]> {
  const { sourceLocale } = project.config;
  const bytes = await readBytes(join(project.root, file));
  const { concepts, problems, lines } = parseTermbase(decodeText(bytes ?? new Uint8Array(), file).text, file);
  const morphology = dictionaryFor(sourceLocale);
  const options = { file, lines, sourceLocale, ...(morphology && { morphology }), ...(used && { used }) };
  return [...problems, ...checkTermbase(concepts, options)];
}

/** Which concepts the articles use, and which none does. */
async function usage(project: Project, world: World) {
  const { articles } = await readSources(project, []);
  const { tools, concepts } = await openTools(project, surroundings(world));
  const used = new Set<string>();
  for (const article of articles)
    for (const { segments } of await annotateArticle(article, tools))
      for (const { terms } of segments) for (const { concept } of terms) used.add(concept.id);
  return { used, unused: concepts.map(concept => concept.id).filter(id => !used.has(id)) };
}

function render(problems: readonly Problem[], unused: readonly string[], { paint }: World): string {
  const lines = problems.map(
    ({ file, line, message, advice }) =>
      `${paint.bold(line === undefined ? file : `${file}:${line}`)}  ${message}\n  → ${advice}\n`,
  );
  const verdict =
    problems.length === 0
      ? `${paint.green('✓')} Nothing to mend in the glossary.\n`
      : `\n${paint.yellow('!')} ${counted(problems.length, 'thing')} to look at.\n`;
  const idle = unused.length
    ? `${counted(unused.length, 'concept is', 'concepts are')} in no article: see --unused.\n`
    : '';
  return `${lines.join('')}${verdict}${idle}`;
}
