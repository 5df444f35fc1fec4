import { parentPort, workerData } from 'node:worker_threads';
import type { Bitext, Locale } from '../model.ts';
import { type CheckTools, check } from '../pipeline.ts';
import { type CheckSetting, type Parcel, type Said, unpacked } from './checking.ts';
import { languageTools } from './dictionary.ts';

/** The thread that checks, one bitext after the other. It has a dictionary of its own. */

const { switches, sourceLocale, targetLocales, ...setting }: CheckSetting = workerData;
const concepts = new Map(setting.concepts.map(concept => [concept.id, concept]));
const tools: CheckTools = { ...languageTools, switches };

const say = (said: Said) => parentPort?.postMessage(said);

parentPort?.on('message', (parcel: Parcel) => {
  say({ number: parcel.number, findings: check(unpacked(parcel, concepts), tools) });
});

// The dictionary and the checks' tables are made when they are first asked for: that is before there is work.
tools.lemmasFor(sourceLocale)?.('');
for (const locale of targetLocales) check(sample(locale), tools);
say('ready');

/** A sentence in which every table of the checks is looked something up. */
function sample(targetLocale: Locale): Bitext {
  const text = 'W Warszawie o godz. 10.30 dnia 3 marca 2020 r. minister Jan Nowak nie kupił 5 km kabla za 2 mln zł.';
  const target = 'Minister Jan Nowak: Warszawa, Polska, 3.03.2020, 10:30, 5 km, 2 000 000 PLN.';
  const origin = { kind: 'engine', engine: 'sample' } as const;
  const unit = {
    id: 's-1',
    text,
    gap: '',
    terms: [],
    candidates: [],
    state: 'translated',
    target,
    origin,
    termUses: [],
  } as const;
  const blocks = [{ id: 'b-1', kind: 'paragraph', segments: [unit] }] as const;
  return { slug: 'sample', path: 'sample', sourceLocale, targetLocale, blocks };
}
