import { join } from 'node:path';
import { entriesOf, type MemoryEntry } from '../memory/entry.ts';
import { writeTmx } from '../memory/tmxWrite.ts';
import type { Locale, TargetedUnit } from '../model.ts';
import { readRecord } from './desk.ts';
import { listRecords } from './memoryRecords.ts';
import { asFault, type Fault, type Project, paths, shown } from './project.ts';
import { isTrial } from './trial.ts';
import { packageVersion } from './version.ts';

/** Which units are exported: approved ones, those signed off for publication, or all that have a target. */
export const exportStates = ['reviewed', 'final', 'all'] as const;

export type ExportState = (typeof exportStates)[number];

/**
 * The units of a project's records, by locale and article, in the articles' order. Trial texts are no translations.
 *
 * @param faults  gets what is wrong with a record; the others are used
 */
export async function collectUnits(
  project: Project,
  locales: readonly Locale[],
  state: ExportState,
  faults: Fault[],
): Promise<readonly MemoryEntry[]> {
  const entries: MemoryEntry[] = [];
  for (const { locale, slug } of await listRecords(project, locales))
    try {
      const bitext = await readRecord(project, locale, slug);
      const file = shown(project, join(paths.locale(project, locale), `${slug}.xlf`));
      if (bitext) for (const entry of entriesOf(bitext, file, unit => isWanted(unit, state))) entries.push(entry);
    } catch (error) {
      faults.push(asFault(error));
    }
  return entries;
}

function isWanted(unit: TargetedUnit, state: ExportState): boolean {
  if (isTrial(unit.origin)) return false;
  if (state === 'all') return true;
  return unit.state === 'final' || (state === 'reviewed' && unit.state === 'reviewed');
}

/** Units as TMX 1.4b, part by part. */
export function unitsAsTmx({ config }: Project, entries: readonly MemoryEntry[]): Iterable<string> {
  return writeTmx(entries, { source: config.sourceLocale, version: packageVersion() });
}
