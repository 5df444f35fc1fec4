import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Bitext, Concept, Locale, Span } from '../model.ts';
import type { CheckTools, Findings } from '../pipeline.ts';
import { mapUnits, units } from '../steps/units.ts';

/** A bitext as it goes to the thread, which has concepts of its own: terms name theirs. */
export interface Parcel {
  readonly number: number;
  /** Without terms and candidates. */
  readonly bitext: Bitext;
  /** The terms of each unit, in order. */
  readonly terms: readonly (readonly TermAt[])[];
}

interface TermAt extends Span {
  /** The concept's id. */
  readonly concept: string;
}

/** What the thread is given once. */
export interface CheckSetting extends Pick<CheckTools, 'switches'> {
  readonly concepts: readonly Concept[];
  readonly sourceLocale: Locale;
  readonly targetLocales: readonly Locale[];
}

/** What the thread says: that it has what it needs, and then what it found. */
export type Said = 'ready' | Checked;

export interface Checked {
  readonly number: number;
  readonly findings: Findings;
}

/** Checks bitexts while the run goes on with others. */
export interface Checker {
  /** Says that an article is begun in so many locales, so that the thread is ready when they are to be checked. */
  expect(bitexts: number): void;
  check(bitext: Bitext): Promise<Findings>;
  /** Ends the thread, whatever it is doing. */
  close(): void;
}

/** Runs the compiled program also where this file runs as TypeScript: Node 20 cannot run TypeScript in a thread. */
const PROGRAM = new URL('../../dist/project/checkingThread.js', import.meta.url);

/** For so few sentences a thread would take longer to begin than to work. */
const FEW = 200;

/** So many bitexts have more sentences than that. */
const MANY_BITEXTS = 40;

/** Where so many articles wait for the other thread, this one helps: at first the other is as slow as any that is new. */
const QUEUE = 12;

/**
 * A run waits for its engine, and checks take most of what it does meanwhile: in a large run a thread of their own has
 * them, where the machine has a second processor. It takes a second to begin, for which nothing waits.
 *
 * @param here  checks in this thread: until the other one is ready, when it has too much to do, and where it has ended
 */
export function openChecker(setting: CheckSetting, here: (bitext: Bitext) => Findings): Checker {
  const waiting = new Map<number, { done(findings: Findings): void; fail(error: Error): void }>();
  const isAlone = availableParallelism() === 1;
  let thread: Worker | undefined;
  let isReady = false;
  let hasEnded = false;
  let expected = 0;
  let sentences = 0;
  let parcels = 0;

  return {
    expect(bitexts) {
      expected += bitexts;
      if (expected > MANY_BITEXTS && !isAlone) thread ??= started();
    },
    async check(bitext) {
      if (hasEnded) return here(bitext);
      const { length } = units(bitext);
      // A long article would keep Ctrl-C and all others waiting.
      const isLong = length > FEW;
      sentences += length;
      if (isLong || (sentences > FEW && !isAlone)) thread ??= started();
      const isFree = waiting.size < (isReady ? QUEUE : 4 * QUEUE);
      return thread && (isLong || isFree) ? elsewhere(bitext, thread) : here(bitext);
    },
    close: () => void thread?.terminate(),
  };

  function elsewhere(bitext: Bitext, worker: Worker): Promise<Findings> {
    parcels += 1;
    const number = parcels;
    return new Promise((done, fail) => {
      waiting.set(number, { done, fail });
      worker.postMessage(parcelOf(number, bitext));
    });
  }

  function started(): Worker {
    const failAll = (error: Error) => {
      hasEnded = true;
      for (const { fail } of waiting.values()) fail(error);
      waiting.clear();
    };
    return new Worker(PROGRAM, { workerData: setting })
      .on('message', (told: Said) => {
        if (told === 'ready') {
          isReady = true;
          return;
        }
        const { number, findings } = told;
        waiting.get(number)?.done(findings);
        waiting.delete(number);
      })
      .on('error', failAll)
      .on('exit', () => failAll(new Error('The thread that checks has ended.')));
  }
}

function parcelOf(number: number, bitext: Bitext): Parcel {
  return {
    number,
    bitext: mapUnits(bitext, unit => ({ ...unit, terms: [], candidates: [] })),
    terms: units(bitext).map(({ terms }) =>
      terms.map(({ start, end, concept: { id } }) => ({ start, end, concept: id })),
    ),
  };
}

/** The bitext of a parcel, with its terms. */
export function unpacked({ bitext, terms }: Parcel, concepts: ReadonlyMap<string, Concept>): Bitext {
  let at = 0;
  return mapUnits(bitext, unit => {
    const found = terms[at++] ?? [];
    return {
      ...unit,
      terms: found.map(({ start, end, concept: id }) => {
        const concept = concepts.get(id);
        if (!concept) throw new Error(`The thread that checks was not given the concept ${id}.`);
        return { start, end, concept };
      }),
    };
  });
}
