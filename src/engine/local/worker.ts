import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { parentPort } from 'node:worker_threads';
import { type Bergamot, BergamotError, type LoadedModel, openBergamot } from './bergamot.ts';
import type { Job, JobModel, JobResult } from './job.ts';

/** A thread that translates, one job after the other. It is thrown away after a failure. */

/** How many models a thread keeps in memory: two for a pair of languages through English, and two for another. */
const MOST_MODELS = 4;

const loaded = new Map<string, LoadedModel>();
let bergamot: Promise<Bergamot> | undefined;

parentPort?.on('message', (job: Job) => {
  void resultOf(job).then(result => parentPort?.postMessage(result));
});

async function resultOf(job: Job): Promise<JobResult> {
  let blame: 'program' | 'text' | JobModel = 'program';
  try {
    bergamot ??= openBergamot();
    const translator = await bergamot;
    const route: LoadedModel[] = [];
    for (const model of job.route) {
      blame = model;
      route.push(await modelOf(model, translator));
    }
    blame = 'text';
    return { kind: 'translated', texts: translator.translate(route, job.texts, job.isMarkup) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return typeof blame === 'string'
      ? { kind: 'failed', blame, message }
      : { kind: 'failed', blame: 'model', model: blame.name, message };
  }
}

async function modelOf(model: JobModel, translator: Bergamot): Promise<LoadedModel> {
  const known = loaded.get(model.hash);
  loaded.delete(model.hash);
  if (!known) makeRoom();
  const ready = known ?? translator.load(await read(model));
  // The last in the map is the last that was used.
  loaded.set(model.hash, ready);
  return ready;
}

function makeRoom(): void {
  for (const [hash, model] of loaded) {
    if (loaded.size < MOST_MODELS) return;
    model.unload();
    loaded.delete(hash);
  }
}

async function read({ files }: JobModel) {
  const bytes = new Map<string, Uint8Array>();
  for (const { role, path, sha256 } of files) {
    const content = await readFile(path);
    if (createHash('sha256').update(content).digest('hex') !== sha256)
      throw new BergamotError(`its file ${path} is damaged`);
    bytes.set(role, content);
  }
  const of = (role: string) => {
    const content = bytes.get(role);
    return content ? [content] : [];
  };
  const [model] = of('model');
  const [shortlist] = of('shortlist');
  const vocabularies = [...of('vocabulary'), ...of('sourceVocabulary'), ...of('targetVocabulary')];
  if (!model || !shortlist || vocabularies.length === 0) throw new BergamotError('a file of it is missing');
  return { model, shortlist, vocabularies };
}
