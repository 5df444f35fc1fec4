import { parentPort, workerData } from 'node:worker_threads';
import type { Tools } from '../pipeline.ts';
import { countOpen, type ToCount } from './editingCount.ts';
import { openBitext } from './editingLoad.ts';
import type { Project } from './project.ts';
import { openTools } from './tools.ts';

/** The thread that counts, one article after the other. It has a termbase and a dictionary of its own. */

const project: Project = workerData;
let known: { readonly stamp: string; readonly tools: Promise<Tools> } | undefined;

parentPort?.on('message', (wanted: ToCount) => {
  void countOpen(open(wanted)).then(counted => parentPort?.postMessage(counted));
});

async function open({ article, locale, stamp }: ToCount) {
  if (known?.stamp !== stamp) known = { stamp, tools: tools() };
  return openBitext(project, article, locale, await known.tools);
}

/** Counting asks no engine, so there is nothing to interrupt and no chance in it. */
async function tools(): Promise<Tools> {
  const surroundings = { signal: new AbortController().signal, now: Date.now, random: () => 0, sleep: async () => {} };
  return (await openTools(project, surroundings)).tools;
}
