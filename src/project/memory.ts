import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { MemoryEntry } from '../memory/entry.ts';
import { type Match, openMemory, type TranslationMemory } from '../memory/memory.ts';
import { readTmx } from '../memory/tmxRead.ts';
import type { Concept } from '../model.ts';
import { decodeXmlStream } from '../xml.ts';
import { listFiles } from './files.ts';
import type { Freshness } from './fresh.ts';
import { openOwnRecords } from './ownRecords.ts';
import { asFault, type Fault, type Project, paths } from './project.ts';

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
    imported ??= readTmxFiles(project, faults).then(openMemory);
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
