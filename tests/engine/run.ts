import { setTimeout as wait } from 'node:timers/promises';
import { deeplEngine } from '../../src/engine/deepl.ts';
import {
  openScheduler,
  type Scheduler,
  type SchedulerOptions,
  type TranslationJob,
} from '../../src/engine/scheduler.ts';
import type { Concept, TermMatch } from '../../src/model.ts';
import type { DeeplServer } from './servers/deepl.ts';

/** Waits a hundredth of what is asked, so that tests of long waits are short; ends with the signal, as the real one. */
export const hurry = (ms: number, signal: AbortSignal): Promise<void> => wait(ms / 100, undefined, { signal });

/** Chance that a test can repeat. */
export function dice(seed = 1): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** A scheduler in front of a test server, in a hurry. */
export function schedule(server: Pick<DeeplServer, 'url'>, options: Partial<SchedulerOptions> = {}): Scheduler {
  return openScheduler({
    engine: deeplEngine({ key: 'klucz', url: server.url, timeoutMs: 20_000 }),
    signal: new AbortController().signal,
    now: () => Date.now(),
    random: dice(),
    sleep: hurry,
    ...options,
  });
}

/** An article of these sentences, into English. */
export function job(texts: readonly string[], options: Partial<TranslationJob> = {}): TranslationJob {
  return {
    article: 'artykul',
    pair: { source: 'pl', target: 'en' },
    segments: texts.map((text, at) => ({ id: `s${at}`, text, terms: [] })),
    context: texts.join(' '),
    options: {},
    ...options,
  };
}

/** So many different sentences. */
export function sentences(count: number, about = 'ćwiczenia'): readonly string[] {
  return Array.from({ length: count }, (_, at) => `Zdanie numer ${at} mówi o temacie „${about}” i o niczym więcej.`);
}

/** A concept found in a text, where its term stands. */
export function termIn(text: string, form: string, terms: Concept['terms']): TermMatch {
  const start = text.indexOf(form);
  return { start, end: start + form.length, concept: { id: form, terms, domain: '', note: '', source: '' } };
}
