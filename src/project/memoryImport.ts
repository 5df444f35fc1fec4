import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { AppError } from '../errors.ts';
import type { MemoryEntry } from '../memory/entry.ts';
import { streamTmx } from '../memory/tmxRead.ts';
import type { Locale, Problem } from '../model.ts';
import { decodeXmlStream } from '../xml.ts';
import { stampOf } from './files.ts';
import { copySafely, mustBeReadable } from './memoryFiles.ts';
import { openImported } from './memoryImported.ts';
import { type Project, paths, shown } from './project.ts';

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
  await mustBeReadable(path);
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
    `${basename(path)} has no unit that this project can use${first ? `: ${first.message}` : ''}.`,
    first?.advice ?? 'Check that it has texts in the project’s languages.',
  );
}

/** Puts the file into the memory, byte for byte. */
export async function carryOut(project: Project, path: string, { file }: ImportPlan): Promise<void> {
  const destination = join(project.root, file);
  if (destination !== path) await copySafely(path, destination);
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

/** How many contradictions are shown. */
const SHOWN = 20;

async function takeCensus(project: Project, path: string, file: string): Promise<Omit<ImportPlan, 'file'>> {
  const known = await knownElsewhere(project, file);
  const first = new Map<number, number>();
  const contradictory = new Set<number>();
  const otherwise = new Set<number>();
  const shownKeys = new Map<number, Contradiction>();
  const counts = { units: 0, duplicates: 0, known: 0 };
  const locales: Record<Locale, number> = {};
  const show = (key: number, { source, targetLocale }: MemoryEntry, targets: readonly string[]) => {
    if (shownKeys.size < SHOWN && !shownKeys.has(key)) shownKeys.set(key, { source, targetLocale, targets });
  };
  const problems = await stream(project, path, entry => {
    counts.units += 1;
    locales[entry.targetLocale] = (locales[entry.targetLocale] ?? 0) + 1;
    const [key, target] = [keyOf(entry.targetLocale, entry.source), keyOf('', entry.target)];
    const before = first.get(key);
    if (before === undefined) first.set(key, target);
    else if (before === target) counts.duplicates += 1;
    else {
      contradictory.add(key);
      show(key, entry, []);
    }
    const there = known(entry);
    if (there === entry.target) counts.known += 1;
    else if (there !== undefined) {
      otherwise.add(key);
      show(key, entry, [there]);
    }
  });
  const contradictions = await withTargets(project, path, shownKeys);
  return {
    ...counts,
    locales,
    contradictory: contradictory.size,
    otherwise: otherwise.size,
    contradictions,
    problems,
  };
}

/** What the rest of the imported memory has for exactly a pair's source. */
async function knownElsewhere(project: Project, file: string): Promise<(entry: MemoryEntry) => string | undefined> {
  const memories = await openImported(project, []);
  return ({ source, targetLocale }) => {
    for (const { memory } of memories) {
      const match = memory.exact(source, targetLocale);
      if (match && match.targetLocale === targetLocale && match.from !== file) return match.target;
    }
    return undefined;
  };
}

/** The contradictory pairs are read once more, for their texts: of all others hashes are enough. */
async function withTargets(
  project: Project,
  path: string,
  found: ReadonlyMap<number, Contradiction>,
): Promise<readonly Contradiction[]> {
  if (found.size === 0) return [];
  const targets = new Map([...found].map(([key, each]) => [key, new Set(each.targets)]));
  await stream(project, path, ({ source, target, targetLocale }) => {
    targets.get(keyOf(targetLocale, source))?.add(target);
  });
  return [...found].map(([key, each]) => ({ ...each, targets: [...(targets.get(key) ?? [])] }));
}

async function stream(project: Project, path: string, take: (entry: MemoryEntry) => void): Promise<readonly Problem[]> {
  const { sourceLocale: source, targetLocales: targets } = project.config;
  const file = shown(project, path);
  const name = file.startsWith('..') ? basename(path) : file;
  return streamTmx(decodeXmlStream(createReadStream(path), { file: name }), { file: name, source, targets }, take);
}

/** 53 bits of a hash, as a number: millions of them fit where their texts would not. */
function keyOf(locale: Locale, text: string): number {
  const hash = createHash('sha1').update(locale).update('\n').update(text.normalize('NFC').trim()).digest();
  return hash.readUIntBE(0, 6) * 32 + (hash.readUInt8(6) >> 3);
}
