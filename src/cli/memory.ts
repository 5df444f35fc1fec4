import { resolve } from 'node:path';
import { tagged } from '../codes.ts';
import { AppError } from '../errors.ts';
import type { Locale } from '../model.ts';
import { openImported } from '../project/memoryImported.ts';
import { tmxFaults } from '../project/memoryKnown.ts';
import { openRecordMemory } from '../project/memoryRecords.ts';
import { openMatches, type WeighedMatch } from '../project/memorySimilar.ts';
import { countMemory, type MemorySource } from '../project/memoryStats.ts';
import { openProject } from '../project/project.ts';
import { faultData, outcomeOfFaults, tellFaults } from './failures.ts';
import { readInput } from './input.ts';
import { chosenLocales } from './locales.ts';
import { figure, renderTable } from './table.ts';
import type { Command, Paint, World } from './world.ts';

export interface SearchOptions {
  readonly text: string;
  readonly to?: string;
  readonly from?: number;
  readonly limit?: number;
  readonly project: string;
  readonly json?: true;
}

/** What the memory has for one text in one language. */
interface Found {
  readonly text: string;
  readonly locale: Locale;
  readonly matches: readonly WeighedMatch[];
}

/** `dragoman memory search TEXT`: what the memory has that is like a text; `-` takes a text a line from standard input. */
export const search: Command<SearchOptions> = async (options, world) => {
  const project = await openProject(resolve(world.cwd, options.project));
  const locales = chosenLocales(project, options.to);
  const texts = await readTexts(options.text, world);
  const { matching } = project.config;
  const wanted = { from: percent(options.from) ?? matching.fuzzyFrom, limit: options.limit ?? 5 };
  const find = openMatches(project, await openImported(project), await openRecordMemory(project));
  const faults = await tmxFaults(project);
  const found = texts.flatMap(text =>
    locales.map(locale => ({ text, locale, matches: find(text, locale, wanted).map(inTags) })),
  );
  const data = found.map(({ matches, ...each }) => ({ ...each, matches: matches.map(matchData) }));
  if (options.json) world.out(`${JSON.stringify({ found: data, problems: faults.map(faultData) }, null, 2)}\n`);
  else world.out(found.map(each => foundText(each, texts.length * locales.length > 1, world.paint)).join('\n'));
  tellFaults(faults, world);
  return outcomeOfFaults(faults);
};

/** With the codes of its texts as tags. */
function inTags(match: WeighedMatch): WeighedMatch {
  const differences = match.differences.map(({ kind, found, wanted }) => ({
    kind,
    found: tagged(found),
    wanted: tagged(wanted),
  }));
  return { ...match, source: tagged(match.source), target: tagged(match.target), differences };
}

/** For a program: the score that counts, and how alike the texts are where the configuration takes points away. */
function matchData({ score: similarity, points: score, source, target, ...rest }: WeighedMatch): object {
  return { score, similarity, source, target, ...rest };
}

async function readTexts(text: string, world: World): Promise<readonly string[]> {
  const texts = text === '-' ? (await readInput('-', world)).split(/\r\n|[\n\r]/) : [text];
  const wanted = texts.map(each => each.trim()).filter(Boolean);
  if (wanted.length > 0) return wanted;
  throw new AppError('usage', 'There is no text to look for.', 'Give a sentence in quotation marks.');
}

function percent(from: number | undefined): number | undefined {
  if (from === undefined || (from >= 1 && from <= 100)) return from;
  throw new AppError('usage', `--from is ${from}.`, 'Give a percentage from 1 to 100.');
}

function foundText({ text, locale, matches }: Found, isOneOfMany: boolean, paint: Paint): string {
  const head = isOneOfMany ? `${paint.bold(`${locale}: ${text}`)}\n` : '';
  if (matches.length === 0) return `${head}The memory has nothing like it in ${locale}.\n`;
  return head + matches.map(match => matchText(match, paint)).join('');
}

function matchText({ points, source, target, from, standing, differences }: WeighedMatch, paint: Paint): string {
  const lines = [
    `${String(points).padStart(3)} %  ${target}`,
    `       ${paint.dim(source)}`,
    ...differences.map(each => `       ${differenceText(each, paint)}`),
    `       ${paint.dim(`${from}, ${standing}`)}`,
  ];
  return `${lines.join('\n')}\n`;
}

type Difference = WeighedMatch['differences'][number];

const KINDS: Readonly<Record<Difference['kind'], string>> = { number: 'number: ', name: 'name: ', other: '' };

function differenceText({ kind, found, wanted }: Difference, paint: Paint): string {
  return `${KINDS[kind]}${found ? paint.red(`−${found}`) : ''}${found && wanted ? ' ' : ''}${wanted ? paint.green(`+${wanted}`) : ''}`;
}

export interface StatsOptions {
  readonly project: string;
  readonly json?: true;
}

/** `dragoman memory stats`: what the memory is made of. */
export const stats: Command<StatsOptions> = async (options, world) => {
  const project = await openProject(resolve(world.cwd, options.project));
  const { sources, faults } = await countMemory(project);
  if (options.json) world.out(`${JSON.stringify({ sources, problems: faults.map(faultData) }, null, 2)}\n`);
  else world.out(statsTable(sources, project.config.targetLocales, world.columns));
  tellFaults(faults, world);
  return outcomeOfFaults(faults);
};

/** The project's languages, then regions of them that the files have. */
function statsTable(sources: readonly MemorySource[], locales: readonly Locale[], width: number): string {
  const all = [...new Set([...locales, ...sources.flatMap(source => Object.keys(source.locales)).sort()])];
  const columns = [
    { title: 'memory', align: 'left' as const },
    ...all.map(title => ({ title, align: 'right' as const })),
  ];
  const cells = (count: (locale: Locale) => number) => all.map(locale => figure(count(locale)));
  const rows = sources.map(({ name, locales: counts }) => [name, ...cells(locale => counts[locale] ?? 0)]);
  const sum = (locale: Locale) => sources.reduce((total, source) => total + (source.locales[locale] ?? 0), 0);
  return renderTable(columns, [...rows, 'rule', ['in all', ...cells(sum)]], width);
}
