import { resolve } from 'node:path';
import { decodeText } from '../article/decode.ts';
import { AppError } from '../errors.ts';
import type { TermMatch } from '../model.ts';
import { dictionaryFor } from '../project/dictionary.ts';
import { readBytes } from '../project/files.ts';
import { openFinder } from '../project/finder.ts';
import { readTermbase } from '../project/glossary.ts';
import { openProject } from '../project/project.ts';
import { conceptFinder, parseTermbase } from '../termbase/index.ts';
import { tellFaults } from './failures.ts';
import { readInput } from './input.ts';
import type { Command, World } from './world.ts';

export interface FindOptions {
  readonly file: string;
  readonly glossary?: string;
  readonly locale?: string;
  readonly project: string;
  readonly json?: true;
}

/** `dragoman glossary find [FILE|-]`: the concepts in each line of a text; with --json one JSON line for each line. */
export const find: Command<FindOptions> = async (options, world) => {
  const findIn = await chooseFinder(options, world);
  const lines = (await readInput(options.file, world)).split(/\r\n|[\n\r]/);
  if (lines.at(-1) === '') lines.pop();
  const render = options.json ? asJson : asText;
  for (const [index, line] of lines.entries()) world.out(render(findIn(line), line, index + 1));
  return 'done';
};

async function chooseFinder(
  { glossary, locale, project: folder }: FindOptions,
  world: World,
): Promise<(text: string) => readonly TermMatch[]> {
  if (glossary !== undefined) {
    const bytes = await readBytes(resolve(world.cwd, glossary));
    if (!bytes) throw new AppError('usage', `There is no file ${glossary}.`, 'Check the spelling.');
    const { concepts, problems } = parseTermbase(decodeText(bytes, glossary).text, glossary);
    tellFaults(problems, world);
    return conceptFinder(concepts, locale ?? 'pl', dictionaryFor(locale ?? 'pl'));
  }
  const project = await openProject(resolve(world.cwd, folder));
  const { concepts, faults } = await readTermbase(project);
  tellFaults(faults, world);
  if (locale === undefined || locale === project.config.sourceLocale) return openFinder(project, concepts);
  return conceptFinder(concepts, locale, dictionaryFor(locale));
}

function asJson(matches: readonly TermMatch[], line: string): string {
  return `${JSON.stringify(matches.map(({ concept, start, end }) => ({ id: concept.id, start, end, text: line.slice(start, end) })))}\n`;
}

function asText(matches: readonly TermMatch[], line: string, number: number): string {
  return matches
    .map(({ concept, start, end }) => `${number}:${start + 1}  ${line.slice(start, end)}  ${concept.id}\n`)
    .join('');
}
