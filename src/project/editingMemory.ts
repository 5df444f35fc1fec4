import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { entriesOf, type MemoryEntry } from '../memory/entry.ts';
import { type FuzzyMatch, openMemory, type TranslationMemory } from '../memory/memory.ts';
import type { Bitext, Locale } from '../model.ts';
import { readRecord } from './desk.ts';
import { stampOf } from './editingLoad.ts';
import { listFiles } from './files.ts';
import { openImported } from './memoryImported.ts';
import { listTmx } from './memoryKnown.ts';
import { asFault, type Project, paths, shown } from './project.ts';
import { isTrial } from './trial.ts';

/** What a project's memory and its own records have that is like a text. */
export interface Matches {
  /** Best first; a text's own record is left out where its own target is all that it has. */
  find(text: string, locale: Locale, own: string | undefined): Promise<readonly FuzzyMatch[]>;
}

/**
 * How long what was read of the project's own records is good for, in milliseconds; at least so many times as long as the
 * reading took.
 */
const [GOOD_FOR, TIMES] = [60_000, 50];

/** As long as someone who waits for matches is kept waiting for the own records, in milliseconds. */
const PATIENCE = 500;

/** The least likeness that helps a translator, in percent, and how many are shown. */
const [THRESHOLD, LIMIT] = [60, 9];

export function openMatches(project: Project, now: () => number, peek: Peek): Matches {
  const readOwnRecords = ownRecordReader(project, peek);
  const imported = remembered(
    () => stampOfMemory(project),
    () => openImported(project),
  );
  const own = new Map<Locale, Own>();
  const ownIn = (locale: Locale): Promise<TranslationMemory> => {
    const known = own.get(locale);
    if (known && (known.took === undefined || now() - known.begun < Math.max(GOOD_FOR, TIMES * known.took)))
      return known.memory;
    const begun = now();
    const reading = readOwnRecords(locale).then(openMemory);
    const entry: Own = { begun, took: undefined, memory: known?.memory ?? reading };
    own.set(locale, entry);
    void reading.then(() => own.set(locale, { begun, took: now() - begun, memory: reading }));
    return entry.memory;
  };
  return {
    async find(text, locale, target) {
      const own = Promise.race([ownIn(locale), sleep(PATIENCE, NOTHING)]);
      const memories = [...(await imported()).map(({ memory }) => memory), await own];
      const options = { threshold: THRESHOLD, limit: LIMIT + 1 };
      return memories
        .flatMap(memory => memory.fuzzy(text, locale, options))
        .filter(match => match.target !== target || match.source !== text)
        .sort((a, b) => b.score - a.score)
        .slice(0, LIMIT);
    },
  };
}

/** The own records of one locale: since when they are read, and how long it took; undefined while it is under way. */
interface Own {
  readonly begun: number;
  readonly took: number | undefined;
  readonly memory: Promise<TranslationMemory>;
}

const NOTHING = openMemory([]);

/** Reads again what has another stamp than when it was read. */
function remembered<T>(stamp: () => Promise<string>, read: () => Promise<T>): () => Promise<T> {
  let known: { readonly stamp: string; readonly value: Promise<T> } | undefined;
  return async () => {
    const today = await stamp();
    if (known?.stamp !== today) known = { stamp: today, value: read() };
    return known.value;
  };
}

async function stampOfMemory(project: Project): Promise<string> {
  const files = await listTmx(project);
  return `${files.join('|')} ${await stampOf(files.map(file => join(project.root, file)))}`;
}

/** An article that is open is not read again; the others are when their files have changed. */
type Peek = (slug: string, locale: Locale) => Promise<Bitext | undefined>;

function ownRecordReader(project: Project, peek: Peek): (locale: Locale) => Promise<readonly MemoryEntry[]> {
  const known = new Map<string, { readonly stamp: string; readonly entries: readonly MemoryEntry[] }>();
  const read = async (locale: Locale, name: string): Promise<readonly MemoryEntry[]> => {
    const path = join(paths.locale(project, locale), name);
    const stamp = await stampOf([path]);
    const before = known.get(path);
    if (before?.stamp === stamp) return before.entries;
    const slug = name.slice(0, -'.xlf'.length);
    const bitext =
      (await peek(slug, locale)) ?? (await readRecord(project, locale, slug).catch(error => void asFault(error)));
    const entries = bitext ? entriesOf(bitext, shown(project, path), unit => !isTrial(unit.origin)) : [];
    known.set(path, { stamp, entries });
    return entries;
  };
  return async locale => {
    const entries: MemoryEntry[] = [];
    for (const name of await listFiles(paths.locale(project, locale), ['.xlf']))
      for (const entry of await read(locale, name)) entries.push(entry);
    return entries;
  };
}
