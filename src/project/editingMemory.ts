import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Locale } from '../model.ts';
import { stampOf } from './editingFiles.ts';
import { openImported, type Weighed } from './memoryImported.ts';
import { listTmx } from './memoryKnown.ts';
import { openRecordMemory, type Peek, type RecordMemory } from './memoryRecords.ts';
import { openMatches, type WeighedMatch } from './memorySimilar.ts';
import { asFault, type Project } from './project.ts';

/** What a project's memory and its own records have that is like a text, while the project is worked on. */
export interface Matches {
  /**
   * Best first; a text's own record is left out where its own target is all that it has.
   * @param own  the text's own target, if it has one
   */
  find(text: string, locale: Locale, own: string | undefined): Promise<readonly WeighedMatch[]>;
}

/**
 * How long what was read of the project's own records is good for, in milliseconds; at least so many times as long as the
 * reading took.
 */
const [GOOD_FOR, TIMES] = [60_000, 50];

/** As long as someone who waits for matches is kept waiting for the own records, in milliseconds. */
const PATIENCE = 500;

/** The least likeness that helps someone who reads it, in percent, and how many are shown. */
const [THRESHOLD, LIMIT] = [60, 9];

/** @param peek  knows articles that are open, whose records need not be read */
export function openEditingMatches(project: Project, now: () => number, peek: Peek): Matches {
  const imported = importedKept(project);
  const records = recordsKept(project, now, peek);
  return {
    async find(text, locale, own) {
      const [weighed, memory] = await Promise.all([imported(), Promise.race([records(), sleep(PATIENCE, NONE)])]);
      const from = Math.min(THRESHOLD, project.config.matching.fuzzyFrom);
      return openMatches(project, weighed, memory)(text, locale, { from, limit: LIMIT + 1 })
        .filter(match => match.target !== own || match.source !== text)
        .slice(0, LIMIT);
    },
  };
}

const NONE: RecordMemory = { trusted: [], drafts: [] };

/** The imported memory, opened again where a file has changed. What is wrong with one is told where the project is opened. */
function importedKept(project: Project): () => Promise<readonly Weighed[]> {
  let known: { readonly stamp: string; readonly opened: Promise<readonly Weighed[]> } | undefined;
  return async () => {
    const files = await listTmx(project);
    const stamp = `${files.join('|')} ${await stampOf(files.map(file => join(project.root, file)))}`;
    if (known?.stamp !== stamp) known = { stamp, opened: openImported(project) };
    return known.opened;
  };
}

/** The project's own records. While they are read again, what was read before serves. */
function recordsKept(project: Project, now: () => number, peek: Peek): () => Promise<RecordMemory> {
  let known: Promise<RecordMemory> | undefined;
  let goodUntil = 0;
  return () => {
    if (known && now() < goodUntil) return known;
    const begun = now();
    goodUntil = Number.POSITIVE_INFINITY;
    const reading = openRecordMemory(project, peek).catch(error => {
      asFault(error);
      return NONE;
    });
    void reading.finally(() => {
      known = reading;
      goodUntil = begun + Math.max(GOOD_FOR, TIMES * (now() - begun));
    });
    known ??= reading;
    return known;
  };
}
