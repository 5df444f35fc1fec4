import { parentPort, workerData } from 'node:worker_threads';
import { type CheckTools, check } from '../pipeline.ts';
import { type CheckSetting, type Parcel, type Said, unpacked } from './checking.ts';
import { languageTools } from './dictionary.ts';

/** The thread that checks, one bitext after the other. It has a dictionary of its own. */

const { switches, sourceLocale, ...setting }: CheckSetting = workerData;
const concepts = new Map(setting.concepts.map(concept => [concept.id, concept]));
const tools: CheckTools = { ...languageTools, switches };

const say = (said: Said) => parentPort?.postMessage(said);

parentPort?.on('message', (parcel: Parcel) => {
  say({ number: parcel.number, findings: check(unpacked(parcel, concepts), tools) });
});

// The dictionary is opened when it is first asked.
tools.lemmasFor(sourceLocale)?.('');
say('ready');
