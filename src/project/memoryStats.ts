import type { MemoryEntry } from '../memory/entry.ts';
import type { Locale } from '../model.ts';
import { listTmx, readTmxFile } from './memoryImported.ts';
import { readRecordEntries } from './memoryRecords.ts';
import type { Fault, Project } from './project.ts';

/** One source of the memory, and how many pairs it has per target locale. */
export interface MemorySource {
  /** A TMX file, relative to the project, or what kind of units of the records. */
  readonly name: string;
  readonly kind: 'imported' | 'approved' | 'person' | 'machine';
  readonly locales: Readonly<Record<Locale, number>>;
}

/** What a project's memory is made of: its records, then the TMX files. */
export async function countMemory(
  project: Project,
): Promise<{ readonly sources: readonly MemorySource[]; readonly faults: readonly Fault[] }> {
  const { trusted, drafts } = await readRecordEntries(project);
  const faults: Fault[] = [];
  const sources: MemorySource[] = [
    ofRecords('approved in this project', 'approved', trusted, 'approved'),
    ofRecords('written by a person, not approved', 'person', trusted, 'draft'),
  ];
  if (project.config.matching.use === 'all') sources.push(ofRecords('machine drafts', 'machine', drafts, 'draft'));
  for (const name of await listTmx(project)) {
    const locales: Record<Locale, number> = {};
    await readTmxFile(project, name, faults, ({ targetLocale }) => add(locales, targetLocale));
    sources.push({ name, kind: 'imported', locales });
  }
  return { sources, faults };
}

function ofRecords(
  name: string,
  kind: MemorySource['kind'],
  entries: readonly MemoryEntry[],
  standing: MemoryEntry['standing'],
): MemorySource {
  const locales: Record<Locale, number> = {};
  for (const entry of entries) if (entry.standing === standing) add(locales, entry.targetLocale);
  return { name, kind, locales };
}

function add(counts: Record<Locale, number>, locale: Locale): void {
  counts[locale] = (counts[locale] ?? 0) + 1;
}
