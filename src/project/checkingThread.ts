import { parentPort, workerData } from 'node:worker_threads';
import { type CheckTools, check } from '../pipeline.ts';
import { type Checked, type CheckSetting, type Parcel, unpacked } from './checking.ts';
import { languageTools } from './dictionary.ts';

/** The thread that checks, one bitext after the other. It has a dictionary of its own. */

const { switches, ...setting }: CheckSetting = workerData;
const concepts = new Map(setting.concepts.map(concept => [concept.id, concept]));
const tools: CheckTools = { ...languageTools, switches };

parentPort?.on('message', (parcel: Parcel) => {
  const findings = check(unpacked(parcel, concepts), tools);
  parentPort?.postMessage({ number: parcel.number, findings } satisfies Checked);
});
