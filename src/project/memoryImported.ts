import { join } from 'node:path';
import picomatch from 'picomatch';
import { fingerprint } from '../fingerprint.ts';
import { type MemoryBuilder, memoryBuilder, type TranslationMemory } from '../memory/memory.ts';
import { stampOf } from './files.ts';
import { keepBuilt, openKept } from './memoryFiles.ts';
import { listTmx, readTmxFile } from './memoryKnown.ts';
import { type Project, paths } from './project.ts';
import { packageVersion } from './version.ts';

/** A memory, and how many points its matches count less. */
export interface Weighed {
  readonly memory: TranslationMemory;
  readonly penalty: number;
}

/**
 * The TMX files, as one memory for each penalty that the configuration gives them; the one without comes first. Large ones
 * are read once, until they change. What is wrong with the files is told by `tmxFaults`; the rest of them is used.
 */
export async function openImported(project: Project): Promise<readonly Weighed[]> {
  const penaltyOf = penalties(project);
  const files = await listTmx(project);
  const opened: Weighed[] = [];
  for (const penalty of [...new Set(files.map(penaltyOf))].sort((one, other) => one - other)) {
    const group = files.filter(file => penaltyOf(file) === penalty);
    opened.push({ penalty, memory: await openGroup(project, group, penalty) });
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

async function openGroup(project: Project, files: readonly string[], penalty: number): Promise<TranslationMemory> {
  const { config } = project;
  const stamps = await Promise.all(files.map(file => stampOf(join(project.root, file))));
  if (stamps.reduce((sum, { size }) => sum + size, 0) < WORTH_KEEPING) return (await readGroup(project, files)).open();
  const path = paths.cache(project, penalty === 0 ? 'memory.bin' : `memory-${penalty}.bin`);
  const locales = [config.sourceLocale, ...config.targetLocales];
  const key = fingerprint(
    packageVersion(),
    ...locales,
    ...files,
    ...stamps.map(({ size, changed }) => `${size} ${changed}`),
  );
  const kept = await openKept(path, key);
  if (kept) return kept;
  const builder = await readGroup(project, files);
  await keepBuilt(path, builder, key);
  return builder.open();
}

async function readGroup(project: Project, files: readonly string[]): Promise<MemoryBuilder> {
  const builder = memoryBuilder();
  for (const file of files) await readTmxFile(project, file, builder.add);
  return builder;
}
