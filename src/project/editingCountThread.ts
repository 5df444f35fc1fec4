import { parentPort, workerData } from 'node:worker_threads';
import { type Counted, countOpen, type ToCount } from './editingCount.ts';
import { keepOpen } from './editingKept.ts';
import { type OpenWith, openBitext } from './editingLoad.ts';
import { openWith } from './editingShelf.ts';
import type { Project } from './project.ts';

/** The thread that counts, one article after the other. It has a termbase and a dictionary of its own. */

const project: Project = workerData;
let known: { readonly stamp: string; readonly with: Promise<OpenWith> } | undefined;

parentPort?.on('message', (wanted: ToCount) => {
  void count(wanted).then(counted => parentPort?.postMessage(counted));
});

async function count({ article, locale, stamp }: ToCount): Promise<Counted> {
  if (known?.stamp !== stamp) known = { stamp, with: openWith(project, SURROUNDINGS) };
  const all = await known.with;
  const opening = openBitext(project, article, locale, all);
  const counted = await countOpen(opening);
  await opening.then(open => keepOpen(project, open, all.kept)).catch(() => undefined);
  return counted;
}

/** Counting asks no engine, so there is nothing to interrupt and no chance in it. */
const SURROUNDINGS = { signal: new AbortController().signal, now: Date.now, random: () => 0, sleep: async () => {} };
