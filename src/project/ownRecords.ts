import { join } from 'node:path';
import { entriesOf, type MemoryEntry } from '../memory/entry.ts';
import type { Concept, Locale, TargetedUnit, TermUse } from '../model.ts';
import { conceptHash } from '../termbase/index.ts';
import { readRecord } from './desk.ts';
import { listFiles } from './files.ts';
import { type Freshness, sentenceKey } from './fresh.ts';
import { asFault, type Project, paths, shown } from './project.ts';
import { isTrial } from './trial.ts';

/**
 * What a project's own records have to say about some texts, as memory entries.
 *
 * @param fresh  knows which records have which sentences; records that it does not know are all read, once
 */
export function openOwnRecords(
  project: Project,
  concepts: readonly Concept[],
  fresh: Freshness | undefined,
): (texts: readonly string[]) => Promise<readonly MemoryEntry[]> {
  const read = recordReader(project, concepts);
  let opened: Promise<{
    readonly index: ReadonlyMap<string, readonly string[]>;
    readonly rest: readonly MemoryEntry[];
  }>;
  const open = async () => {
    const index = indexOf(fresh);
    const indexed = new Set(fresh ? [...fresh.sentences()].map(([slug]) => slug) : []);
    const slugs = await Promise.all(project.config.targetLocales.map(locale => listSlugs(project, locale)));
    const rest = [...new Set(slugs.flat())].filter(slug => !indexed.has(slug));
    const entries: MemoryEntry[] = [];
    for (const slug of rest) entries.push(...(await read(slug)));
    return { index, rest: entries };
  };
  return async texts => {
    opened ??= open();
    const { index, rest } = await opened;
    const wanted = new Set(texts);
    const slugs = new Set(texts.flatMap(text => index.get(sentenceKey(text)) ?? []));
    const found = await Promise.all([...slugs].slice(0, MOST_RECORDS).map(read));
    return [...rest, ...found.flat()].filter(entry => wanted.has(entry.source));
  };
}

/** A sentence that stands in more articles than this is well known: any of them will do. */
const MOST_RECORDS = 200;

/** The slugs of the articles that have each sentence. */
function indexOf(fresh: Freshness | undefined): ReadonlyMap<string, readonly string[]> {
  const index = new Map<string, string[]>();
  for (const [slug, sentences] of fresh?.sentences() ?? [])
    for (const sentence of sentences) {
      const slugs = index.get(sentence);
      if (slugs) slugs.push(slug);
      else index.set(sentence, [slug]);
    }
  return index;
}

async function listSlugs(project: Project, locale: Locale): Promise<readonly string[]> {
  const names = await listFiles(paths.locale(project, locale), ['.xlf']);
  return names.map(name => name.slice(0, -'.xlf'.length));
}

/** Reads an article's records of all locales. A record that is broken is told where its article is translated. */
function recordReader(
  project: Project,
  concepts: readonly Concept[],
): (slug: string) => Promise<readonly MemoryEntry[]> {
  const { sourceLocale, targetLocales } = project.config;
  const hashes = targetLocales.map(
    locale => new Map(concepts.map(concept => [concept.id, conceptHash(concept, sourceLocale, locale)])),
  );
  return async slug => {
    const parts = targetLocales.map(async (locale, index) => {
      const bitext = await readRecord(project, locale, slug).catch(error => void asFault(error));
      const isOfToday = ({ concept, hash }: TermUse) => hashes[index]?.get(concept) === hash;
      const file = shown(project, join(paths.locale(project, locale), `${slug}.xlf`));
      return bitext ? entriesOf(bitext, file, unit => isUsable(unit, isOfToday)) : [];
    });
    return (await Promise.all(parts)).flat();
  };
}

/** Trial texts are no translations, and a machine's that was made with terms of yesterday is to be redone. */
function isUsable(unit: TargetedUnit, isOfToday: (use: TermUse) => boolean): boolean {
  if (unit.state !== 'translated' || unit.origin.kind !== 'engine') return true;
  return !isTrial(unit.origin) && unit.termUses.every(isOfToday);
}
