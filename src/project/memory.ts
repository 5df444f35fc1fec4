import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { entriesOf, type MemoryEntry } from '../memory/entry.ts';
import { openMemory, type TranslationMemory } from '../memory/memory.ts';
import { readTmx } from '../memory/tmxRead.ts';
import type { Bitext, Concept, Locale, TermUse, Unit } from '../model.ts';
import { conceptHash } from '../termbase/index.ts';
import { decodeXmlStream } from '../xml.ts';
import { readRecord } from './desk.ts';
import { listFiles } from './files.ts';
import { asFault, type Fault, type Project, paths, shown } from './project.ts';
import { isTrial } from './trial.ts';

/**
 * The memory of a project: its own records, and every TMX file of its memory folder.
 *
 * @param concepts  the termbase of today
 * @param faults  gets what is wrong with the files; the rest of them is used
 */
export async function openProjectMemory(
  project: Project,
  concepts: readonly Concept[],
  faults: Fault[],
): Promise<TranslationMemory> {
  const imported = await readTmxFiles(project, faults);
  const own = await Promise.all(
    project.config.targetLocales.map(locale => readRecords(project, locale, hashes(project, locale, concepts))),
  );
  return openMemory([...imported, ...own.flat()]);
}

async function readTmxFiles(project: Project, faults: Fault[]): Promise<readonly MemoryEntry[]> {
  const { config } = project;
  const entries: MemoryEntry[] = [];
  for (const name of await listFiles(paths.memory(project), ['.tmx'])) {
    const file = `${config.memory}/${name}`;
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

/** Trial texts are no translations, and a machine's that was made with terms of yesterday is to be redone. */
function usable(bitext: Bitext, isOfToday: (use: TermUse) => boolean): Bitext {
  const isReal = (unit: Unit) =>
    unit.state !== 'translated' ||
    unit.origin.kind !== 'engine' ||
    (!isTrial(unit.origin) && unit.termUses.every(isOfToday));
  return { ...bitext, blocks: bitext.blocks.map(block => ({ ...block, segments: block.segments.filter(isReal) })) };
}

/** The hash of each concept as it is today. */
function hashes({ config }: Project, locale: Locale, concepts: readonly Concept[]): ReadonlyMap<string, string> {
  return new Map(concepts.map(concept => [concept.id, conceptHash(concept, config.sourceLocale, locale)]));
}

/** What earlier articles give: all but trial texts, which are no translations. A record that is broken is told elsewhere. */
async function readRecords(
  project: Project,
  locale: Locale,
  hashes: ReadonlyMap<string, string>,
): Promise<readonly MemoryEntry[]> {
  const isOfToday = ({ concept, hash }: TermUse) => hashes.get(concept) === hash;
  const entries: MemoryEntry[] = [];
  for (const name of await listFiles(paths.locale(project, locale), ['.xlf'])) {
    try {
      const bitext = await readRecord(project, locale, name.slice(0, -'.xlf'.length));
      if (bitext)
        entries.push(
          ...entriesOf(usable(bitext, isOfToday), shown(project, join(paths.locale(project, locale), name))),
        );
    } catch (error) {
      asFault(error);
    }
  }
  return entries;
}
