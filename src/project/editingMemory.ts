import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { entriesOf, type MemoryEntry } from '../memory/entry.ts';
import { type FuzzyMatch, openMemory, type TranslationMemory } from '../memory/memory.ts';
import { readTmx } from '../memory/tmxRead.ts';
import type { Locale } from '../model.ts';
import { decodeXmlStream } from '../xml.ts';
import { readRecord } from './desk.ts';
import { stampOf } from './editingLoad.ts';
import { listFiles } from './files.ts';
import { asFault, type Project, paths, shown } from './project.ts';
import { isTrial } from './trial.ts';

/** What a project's memory and its own records have that is like a text. */
export interface Matches {
  /** Best first; a text's own record is left out where its own target is all that it has. */
  find(text: string, locale: Locale, own: string | undefined): Promise<readonly FuzzyMatch[]>;
}

/** How long what was read of the project's own records is good for, in milliseconds. */
const GOOD_FOR = 30_000;

/** The least likeness that helps a translator, in percent, and how many are shown. */
const [THRESHOLD, LIMIT] = [60, 9];

export function openMatches(project: Project, now: () => number): Matches {
  const imported = remembered(
    () => stampOfMemory(project),
    () => readMemoryFolder(project),
  );
  const own = new Map<Locale, { readonly read: number; readonly memory: Promise<TranslationMemory> }>();
  const ownIn = (locale: Locale): Promise<TranslationMemory> => {
    const known = own.get(locale);
    if (known && now() - known.read < GOOD_FOR) return known.memory;
    const memory = readOwnRecords(project, locale).then(openMemory);
    own.set(locale, { read: now(), memory });
    return memory;
  };
  return {
    async find(text, locale, target) {
      const memories = await Promise.all([imported(), ownIn(locale)]);
      const options = { threshold: THRESHOLD, limit: LIMIT + 1 };
      return memories
        .flatMap(memory => memory.fuzzy(text, locale, options))
        .filter(match => match.target !== target || match.source !== text)
        .sort((a, b) => b.score - a.score)
        .slice(0, LIMIT);
    },
  };
}

/** Reads again what has another stamp than when it was read. */
function remembered<T>(stamp: () => Promise<string>, read: () => Promise<T>): () => Promise<T> {
  let known: { readonly stamp: string; readonly value: Promise<T> } | undefined;
  return async () => {
    const today = await stamp();
    if (known?.stamp !== today) known = { stamp: today, value: read() };
    return known.value;
  };
}

async function memoryFiles(project: Project): Promise<readonly string[]> {
  return listFiles(paths.memory(project), ['.tmx']);
}

async function stampOfMemory(project: Project): Promise<string> {
  const names = await memoryFiles(project);
  return `${names.join('|')} ${await stampOf(names.map(name => join(paths.memory(project), name)))}`;
}

/** What is wrong with a file is told where the project is opened; the rest serves. */
async function readMemoryFolder(project: Project): Promise<TranslationMemory> {
  const { config } = project;
  const entries: MemoryEntry[] = [];
  for (const name of await memoryFiles(project)) {
    const file = `${config.memory}/${name}`;
    try {
      const chunks = decodeXmlStream(createReadStream(join(project.root, file)), { file });
      const { units } = await readTmx(chunks, { file, source: config.sourceLocale, targets: config.targetLocales });
      for (const unit of units) entries.push(unit);
    } catch (error) {
      asFault(error);
    }
  }
  return openMemory(entries);
}

async function readOwnRecords(project: Project, locale: Locale): Promise<readonly MemoryEntry[]> {
  const entries: MemoryEntry[] = [];
  for (const name of await listFiles(paths.locale(project, locale), ['.xlf'])) {
    const bitext = await readRecord(project, locale, name.slice(0, -'.xlf'.length)).catch(error => void asFault(error));
    const file = shown(project, join(paths.locale(project, locale), name));
    if (bitext) for (const entry of entriesOf(bitext, file, unit => !isTrial(unit.origin))) entries.push(entry);
  }
  return entries;
}
