import type { MemoryEntry } from '../memory/entry.ts';
import type { TranslationMemory } from '../memory/memory.ts';
import type { Locale } from '../model.ts';
import { judgeTmx } from './memoryKnown.ts';
import { openRecordMemory } from './memoryRecords.ts';
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
  const { trusted, drafts } = await openRecordMemory(project);
  const sources: MemorySource[] = [
    ofRecords('approved in this project', 'approved', trusted, 'approved'),
    ofRecords('written by a person, not approved', 'person', trusted, 'draft'),
  ];
  if (project.config.matching.use === 'all') sources.push(ofRecords('machine drafts', 'machine', drafts, 'draft'));
  const imported = [...(await judgeTmx(project))];
  for (const [name, { locales }] of imported) sources.push({ name, kind: 'imported', locales });
  return { sources, faults: imported.flatMap(([, { faults }]) => faults) };
}

function ofRecords(
  name: string,
  kind: MemorySource['kind'],
  memories: readonly TranslationMemory[],
  standing: MemoryEntry['standing'],
): MemorySource {
  const locales: Record<Locale, number> = {};
  for (const entry of memories.flatMap(memory => [...memory.entries()]))
    if (entry.standing === standing) locales[entry.targetLocale] = (locales[entry.targetLocale] ?? 0) + 1;
  return { name, kind, locales };
}
