import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { AppError } from '../errors.ts';
import { Numbering } from '../memory/arrays.ts';
import { Census, sourceKey } from '../memory/census.ts';
import type { MemoryEntry } from '../memory/entry.ts';
import { streamTmx } from '../memory/tmxRead.ts';
import type { Locale, Problem } from '../model.ts';
import { decodeXmlStream } from '../xml.ts';
import { stampOf } from './files.ts';
import { copySafely, mustBeReadable } from './memoryFiles.ts';
import { openImported } from './memoryImported.ts';
import { keepVerdict, listTmx } from './memoryKnown.ts';
import { nameOf, type Project, paths, shown } from './project.ts';

/** What a TMX would bring into a project's memory. */
export interface ImportPlan {
  /** Where it goes, relative to the project. */
  readonly file: string;
  /** The pairs in the project's languages, in all and per target locale. */
  readonly units: number;
  readonly locales: Readonly<Record<Locale, number>>;
  /** Pairs that stand in the file before, with the same source and target. */
  readonly duplicates: number;
  /** Pairs that the memory has from elsewhere. */
  readonly known: number;
  /** Sources that the file translates in several ways. */
  readonly contradictory: number;
  /** Sources that the memory, as far as it was imported, translates otherwise. */
  readonly otherwise: number;
  /** Some of both, to look at. */
  readonly contradictions: readonly Contradiction[];
  readonly problems: readonly Problem[];
}

/** A source text with several translations, in the order in which they come; the memory's own is first. */
export interface Contradiction {
  readonly source: string;
  readonly targetLocale: Locale;
  readonly targets: readonly string[];
}

/**
 * Reads a TMX as a stream and says what it would bring. Nothing is written.
 *
 * @param path  the file, absolute
 * @throws AppError where it is no TMX, has nothing in the project's languages, or where another file of its name is there
 */
export async function planImport(project: Project, path: string, replace: boolean): Promise<ImportPlan> {
  await mustBeReadable(path, nameOf(project, path));
  const destination = destinationOf(project, path);
  const file = shown(project, destination);
  if (destination !== path && !replace && (await isOther(path, destination)))
    throw new AppError(
      'usage',
      `There is another ${file} already.`,
      'Give the file another name, or replace the old one with --replace.',
    );
  const census = await takeCensus(project, path, file);
  if (census.units > 0) return { file, ...census };
  const [first] = census.problems;
  throw new AppError(
    'project',
    `${basename(path)} has no unit that this project can use${first ? `: ${lineOf(first)}${first.message}` : ''}.`,
    first?.advice ?? 'Check that it has texts in the project’s languages.',
  );
}

function lineOf({ line }: { readonly line?: number }): string {
  return line === undefined ? '' : `line ${line}: `;
}

/** Puts the file into the memory, byte for byte. */
export async function carryOut(project: Project, path: string, { file, locales, problems }: ImportPlan): Promise<void> {
  const destination = join(project.root, file);
  if (destination !== path) await copySafely(path, destination);
  await keepVerdict(project, file, { locales, faults: problems.map(problem => ({ ...problem, file })) });
}

function destinationOf(project: Project, path: string): string {
  const folder = paths.memory(project);
  // A file that is in the memory already stays where it is, in a folder below it too.
  if (resolve(path).startsWith(join(folder, '/')) && /\.tmx$/i.test(path)) return resolve(path);
  const name = basename(path).replace(/^\.+/, '') || 'memory';
  return join(folder, /\.tmx$/i.test(name) ? name : `${name}.tmx`);
}

async function isOther(path: string, destination: string): Promise<boolean> {
  const [one, other] = [await stampOf(path), await stampOf(destination)];
  if (other.changed === 0) return false;
  return one.size !== other.size || (await digestOf(path)) !== (await digestOf(destination));
}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('base64');
}

/** A unit of TMX with its tags; few are shorter. */
const BYTES_A_UNIT = 400;

/** How many contradictions are shown. */
const SHOWN = 20;

async function takeCensus(project: Project, path: string, file: string): Promise<Omit<ImportPlan, 'file'>> {
  const known = await knownElsewhere(project, file);
  const census = new Census(Math.ceil((await stampOf(path)).size / BYTES_A_UNIT));
  const otherwise = Numbering.empty();
  const found = new Map<string, Shown>();
  const counts = { units: 0, duplicates: 0, known: 0 };
  const locales: Record<Locale, number> = {};
  const show = (key: string, { source, targetLocale }: MemoryEntry, there: string | undefined) => {
    if (found.size < SHOWN && !found.has(key)) found.set(key, { source, targetLocale, there, others: new Set() });
    return found.get(key);
  };
  const problems = await stream(project, path, entry => {
    counts.units += 1;
    locales[entry.targetLocale] = (locales[entry.targetLocale] ?? 0) + 1;
    const key = sourceKey(entry.source, entry.targetLocale);
    const standing = census.add(entry);
    if (standing === 'repeated') counts.duplicates += 1;
    const there = known(entry);
    if (there === entry.target) counts.known += 1;
    else if (there !== undefined) {
      otherwise.add(key);
      show(key, entry, there);
    }
    if (standing === 'contradictory') show(key, entry, there)?.others.add(entry.target);
  });
  const contradictions = await withFirst(project, path, found);
  const { contradictory } = census;
  return { ...counts, locales, contradictory, otherwise: otherwise.size, contradictions, problems };
}

/** A contradiction that is to be shown. */
interface Shown {
  readonly source: string;
  readonly targetLocale: Locale;
  /** What the memory has. */
  readonly there: string | undefined;
  /** What the file has after the first target, of which only a hash was kept. */
  readonly others: Set<string>;
}

/** What the rest of the imported memory has for exactly a pair's source. */
async function knownElsewhere(project: Project, file: string): Promise<(entry: MemoryEntry) => string | undefined> {
  const isAlone = (await listTmx(project)).every(each => each === file);
  const memories = isAlone ? [] : await openImported(project);
  return ({ source, targetLocale }) => {
    for (const { memory } of memories) {
      const match = memory.exact(source, targetLocale);
      if (match && match.targetLocale === targetLocale && match.from !== file) return match.target;
    }
    return undefined;
  };
}

/** The file is read once more for the first targets, up to where the last of them is found. */
async function withFirst(
  project: Project,
  path: string,
  found: ReadonlyMap<string, Shown>,
): Promise<readonly Contradiction[]> {
  const first = new Map<string, string>();
  const take = ({ source, target, targetLocale }: MemoryEntry) => {
    const key = sourceKey(source, targetLocale);
    if (found.has(key) && !first.has(key)) first.set(key, target);
  };
  if (found.size > 0) await stream(project, path, take, () => first.size === found.size);
  return [...found].map(([key, { source, targetLocale, there, others }]) => {
    const targets = new Set([there, first.get(key), ...others].filter(target => target !== undefined));
    return { source, targetLocale, targets: [...targets] };
  });
}

async function stream(
  project: Project,
  path: string,
  take: (entry: MemoryEntry) => void,
  isEnough: () => boolean = () => false,
): Promise<readonly Problem[]> {
  const { sourceLocale: source, targetLocales: targets } = project.config;
  const inside = shown(project, path);
  const file = inside.startsWith('..') ? basename(path) : inside;
  const chunks = decodeXmlStream(createReadStream(path), { file });
  return streamTmx(until(isEnough, chunks), { file, source, targets }, take);
}

async function* until<T>(isEnough: () => boolean, all: AsyncIterable<T>): AsyncGenerator<T> {
  for await (const each of all) {
    yield each;
    if (isEnough()) return;
  }
}
