import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { fingerprint } from '../fingerprint.ts';
import type { MemoryEntry } from '../memory/entry.ts';
import { type Match, openMemory, openPackedMemory, packMemory, type TranslationMemory } from '../memory/memory.ts';
import { readTmx } from '../memory/tmxRead.ts';
import type { Concept } from '../model.ts';
import { decodeXmlStream } from '../xml.ts';
import { listFiles, readBytes, stampOf, writeFileSafely } from './files.ts';
import type { Freshness } from './fresh.ts';
import { openOwnRecords } from './ownRecords.ts';
import { asFault, type Fault, type Project, paths } from './project.ts';
import { packageVersion } from './version.ts';

/**
 * The memory of a project: its own records, and every TMX file of its memory folder. The files are read when they are
 * first needed; of the records, those that have one of the texts.
 *
 * @param concepts  the termbase of today: a machine's text that was made with terms of yesterday is no memory
 * @param fresh  knows which records have which sentences; records that it does not know are all read
 * @param faults  gets what is wrong with the files; the rest of them is used
 */
export function openProjectMemory(
  project: Project,
  concepts: readonly Concept[],
  fresh: Freshness | undefined,
  faults: Fault[],
): (texts: readonly string[]) => Promise<Pick<TranslationMemory, 'exact'>> {
  let imported: Promise<TranslationMemory> | undefined;
  const own = openOwnRecords(project, concepts, fresh);
  return async texts => {
    imported ??= openImported(project, faults);
    const [fromElsewhere, fromRecords] = [await imported, openMemory(await own(texts))];
    return {
      exact: (source, locale, context) =>
        better(fromRecords.exact(source, locale, context), fromElsewhere.exact(source, locale, context)),
    };
  };
}

/** What was approved here beats what was imported, which beats a draft. */
function better(own: Match | undefined, imported: Match | undefined): Match | undefined {
  return own?.standing === 'approved' ? own : (imported ?? own);
}

/** From so many bytes of TMX on, what was read is kept in `.dragoman/`. */
const WORTH_KEEPING = 4_000_000;

/** The TMX files; large ones are read once, until they change. */
async function openImported(project: Project, faults: Fault[]): Promise<TranslationMemory> {
  const { config } = project;
  const names = await listFiles(paths.memory(project), ['.tmx']);
  const files = names.map(name => `${config.memory}/${name}`);
  const stamps = await Promise.all(files.map(file => stampOf(join(project.root, file))));
  if (stamps.reduce((sum, { size }) => sum + size, 0) < WORTH_KEEPING)
    return openMemory(await readTmxFiles(project, files, faults));
  const path = paths.cache(project, 'memory.bin');
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
  if (faults.length === before) await writeFileSafely(path, packed);
  const memory = openPackedMemory(packed, key);
  if (!memory) throw new Error('A memory that was just packed cannot be opened.');
  return memory;
}

async function readTmxFiles(
  project: Project,
  files: readonly string[],
  faults: Fault[],
): Promise<readonly MemoryEntry[]> {
  const { config } = project;
  const entries: MemoryEntry[] = [];
  for (const file of files) {
    try {
      const chunks = decodeXmlStream(createReadStream(join(project.root, file)), { file });
      const options = { file, source: config.sourceLocale, targets: config.targetLocales };
      const { units, problems } = await readTmx(chunks, options);
      for (const unit of units) entries.push(unit);
      faults.push(...problems);
    } catch (error) {
      faults.push(asFault(error));
    }
  }
  return entries;
}
