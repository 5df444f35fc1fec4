import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import picomatch from 'picomatch';
import { fingerprint } from '../fingerprint.ts';
import type { MemoryEntry } from '../memory/entry.ts';
import { openMemory, openPackedMemory, packMemory, type TranslationMemory } from '../memory/memory.ts';
import { streamTmx } from '../memory/tmxRead.ts';
import { decodeXmlStream } from '../xml.ts';
import { keepIfPossible, listFiles, readBytes, stampOf } from './files.ts';
import { asFault, type Fault, type Project, paths } from './project.ts';
import { packageVersion } from './version.ts';

/** A memory, and how many points its matches count less. */
export interface Weighed {
  readonly memory: TranslationMemory;
  readonly penalty: number;
}

/** The TMX files of a project, relative to it. */
export async function listTmx(project: Project): Promise<readonly string[]> {
  return (await listFiles(paths.memory(project), ['.tmx'])).map(name => `${project.config.memory}/${name}`);
}

/**
 * The TMX files, as one memory for each penalty that the configuration gives them; the one without comes first. Large ones
 * are read once, until they change.
 *
 * @param faults  gets what is wrong with the files; the rest of them is used
 */
export async function openImported(project: Project, faults: Fault[]): Promise<readonly Weighed[]> {
  const penaltyOf = penalties(project);
  const files = await listTmx(project);
  const opened: Weighed[] = [];
  for (const penalty of [...new Set(files.map(penaltyOf))].sort((one, other) => one - other)) {
    const group = files.filter(file => penaltyOf(file) === penalty);
    opened.push({ penalty, memory: await openGroup(project, group, penalty, faults) });
  }
  return opened;
}

/** How many points the matches from a file count less: the most of the patterns that it fits. */
function penalties({ config }: Project): (file: string) => number {
  const patterns = Object.entries(config.matching.penalties).map(
    ([pattern, points]) => [picomatch(pattern, { dot: true, nocase: true }), points] as const,
  );
  return file => Math.max(0, ...patterns.map(([fits, points]) => (fits(file) ? points : 0)));
}

/** From so many bytes of TMX on, what was read is kept in `.dragoman/`. */
const WORTH_KEEPING = 4_000_000;

async function openGroup(
  project: Project,
  files: readonly string[],
  penalty: number,
  faults: Fault[],
): Promise<TranslationMemory> {
  const { config } = project;
  const stamps = await Promise.all(files.map(file => stampOf(join(project.root, file))));
  if (stamps.reduce((sum, { size }) => sum + size, 0) < WORTH_KEEPING)
    return openMemory(await readTmxFiles(project, files, faults));
  const path = paths.cache(project, penalty === 0 ? 'memory.bin' : `memory-${penalty}.bin`);
  const locales = [config.sourceLocale, ...config.targetLocales];
  const key = fingerprint(
    packageVersion(),
    ...locales,
    ...files,
    ...stamps.map(({ size, changed }) => `${size} ${changed}`),
  );
  const kept = openPackedMemory((await readBytes(path)) ?? new Uint8Array(), key);
  if (kept) return kept;
  const before = faults.length;
  const packed = Buffer.concat(packMemory(await readTmxFiles(project, files, faults), key));
  if (faults.length === before) await keepIfPossible(path, packed);
  const memory = openPackedMemory(packed, key);
  if (!memory) throw new Error('A memory that was just packed cannot be opened.');
  return memory;
}

async function readTmxFiles(
  project: Project,
  files: readonly string[],
  faults: Fault[],
): Promise<readonly MemoryEntry[]> {
  const entries: MemoryEntry[] = [];
  for (const file of files) await readTmxFile(project, file, faults, entry => entries.push(entry));
  return entries;
}

/** Hands on each pair of a TMX of the project, as it is read. */
export async function readTmxFile(
  project: Project,
  file: string,
  faults: Fault[],
  take: (entry: MemoryEntry) => void,
): Promise<void> {
  const { sourceLocale: source, targetLocales: targets } = project.config;
  try {
    const chunks = decodeXmlStream(createReadStream(join(project.root, file)), { file });
    const problems = await streamTmx(chunks, { file, source, targets }, take);
    for (const problem of problems) faults.push(problem);
  } catch (error) {
    faults.push(asFault(error));
  }
}
