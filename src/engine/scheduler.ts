import type { AppError } from '../errors.ts';
import { type OpenAsk, openAnswers } from './answers.ts';
import { cutBatches } from './batches.ts';
import { type Budget, openLedger } from './budget.ts';
import type { Engine, Glossary, TermSync, Usage } from './engine.ts';
import { refusal } from './failures.ts';
import {
  type Ask,
  asksOf,
  type Estimate,
  type Found,
  letterheadOf,
  outcomeOf,
  type Totals,
  type TranslationJob,
  type TranslationOutcome,
} from './job.ts';
import type { Journal } from './journal.ts';
import { openSender } from './sender.ts';
import { openTally, wordsOf } from './tally.ts';

export type { Budget } from './budget.ts';
export type { Estimate, JobSegment, SegmentOutcome, Totals, TranslationJob, TranslationOutcome } from './job.ts';

/** What the scheduler is given. The clock and chance are arguments. */
export interface SchedulerOptions {
  readonly engine: Engine;
  /** Most requests at once; the default, and the most, is what the engine says. */
  readonly concurrency?: number;
  /** Ctrl-C: no further request is sent, and every job ends within a second with what it has. */
  readonly signal: AbortSignal;
  /** Milliseconds since 1970; only for dating what is spent, never for waiting. */
  readonly now: () => number;
  /** A number from 0 up to 1. */
  readonly random: () => number;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly budget?: Budget;
  /** Without one, nothing is remembered beyond this run. */
  readonly journal?: Journal;
  /** The engines the project allows, by name; local ones always are. Any, where absent. */
  readonly allow?: readonly string[];
  readonly onProgress?: (totals: Totals) => void;
}

export interface Scheduler {
  /** Never throws for what the engine does: the outcome says what is done, what failed, and why the rest is left. */
  translate(job: TranslationJob): Promise<TranslationOutcome>;
  /** Sends nothing. */
  estimate(job: TranslationJob): Promise<Estimate>;
  /** Brings the engine's own glossary up to date; requests use it from then on. @throws AppError */
  syncTerms(glossaries: readonly Glossary[]): Promise<TermSync>;
  /** What the account has used; nothing where the engine cannot say. @throws AppError */
  usage(): Promise<Usage | undefined>;
  totals(): Totals;
  /** Why the whole run is stopped; nothing more is sent then. */
  stopped(): AppError | undefined;
}

/** One scheduler for a whole run: all articles and locales share its limits, its budget and its answers. */
export function openScheduler(options: SchedulerOptions): Scheduler {
  const { engine, journal, allow } = options;
  const ledger = openLedger(options.budget ?? {}, journal, options.now);
  const tally = openTally(ledger.spent, options.onProgress);
  const sender = openSender({ ...options, ledger, tally });
  const answers = openAnswers();
  const estimated = new Set<string>();
  let glossary: string | undefined;

  return { translate, estimate, syncTerms, usage, totals: tally.totals, stopped: () => sender.stopped() };

  async function translate(job: TranslationJob): Promise<TranslationOutcome> {
    const can = engine.capabilities(job.pair);
    const asks = asksOf(job, engine, can, glossary);
    const refused = refusal(engine, job.article, job.embargo === true, allow);
    if (refused) return outcomeOf(job, engine, asks.map(leave), refused);
    await journal?.refresh();
    const { open, found } = await look(asks);
    const head = letterheadOf(job, glossary);
    const sending = sender.send(cutBatches(open, head, can), head);
    const settled = found.map(one =>
      one.then(result => {
        tally.count(result, can);
        return result;
      }),
    );
    const [results] = await Promise.all([Promise.all(settled), sending]);
    await remember(results);
    return outcomeOf(job, engine, results, sender.stopped(job.pair));
  }

  /** Where each text's answer is, or comes from; `open` are those that this job has to ask for. */
  async function look(asks: readonly Ask[]): Promise<{ open: readonly OpenAsk[]; found: readonly Promise<Found>[] }> {
    const open: OpenAsk[] = [];
    const found: Promise<Found>[] = [];
    for (const ask of asks) {
      const text = await journal?.find(ask.key);
      // From here to `answers.open` without a pause, so that two jobs cannot both find a sentence free.
      if (text !== undefined) answers.keep(ask.sentence, text);
      const known = answers.of(ask.sentence);
      const mine = known ? undefined : answers.open(ask);
      if (mine) open.push(mine.ask);
      const resolution = known ?? mine?.resolution ?? Promise.resolve({ kind: 'left' } as const);
      const from = text === undefined ? (known ? 'repeat' : 'engine') : 'journal';
      found.push(resolution.then(result => ({ ask, from, resolution: result })));
    }
    return { open, found };
  }

  async function estimate(job: TranslationJob): Promise<Estimate> {
    const can = engine.capabilities(job.pair);
    await journal?.refresh();
    const asks = asksOf(job, engine, can, glossary);
    const inJournal = asks.filter(ask => journal?.has(ask.key));
    const fresh = asks.filter(ask => !journal?.has(ask.key) && !estimated.has(ask.sentence));
    for (const { sentence } of asks) estimated.add(sentence);
    return {
      segments: job.segments.length,
      texts: fresh.length,
      characters: fresh.reduce((sum, { text }) => sum + can.billedChars(text), 0),
      words: fresh.reduce((sum, { text }) => sum + wordsOf(text), 0),
      fromJournal: inJournal.reduce((sum, { segments }) => sum + segments.length, 0),
    };
  }

  async function syncTerms(glossaries: readonly Glossary[]): Promise<TermSync> {
    const refused = refusal(engine, 'the glossary', false, allow);
    if (refused) throw refused;
    const sync = engine.syncTerms?.bind(engine);
    if (!sync) return { sent: [], leftOut: [] };
    const result = await sender.call(signal => sync(glossaries, { signal }));
    glossary = result.handle;
    return result;
  }

  async function usage(): Promise<Usage | undefined> {
    const read = engine.usage?.bind(engine);
    return read && sender.call(signal => read({ signal }));
  }

  /** An answer that served another text as well is on record for both, so that running again finds it for both. */
  async function remember(found: readonly Found[]): Promise<void> {
    const shared = found.flatMap(({ ask: { key }, from, resolution }) =>
      from === 'repeat' && resolution.kind === 'translated' ? [{ key, text: resolution.text }] : [],
    );
    await journal?.share(shared).catch(sender.stop);
  }
}

const leave = (ask: Ask): Found => ({ ask, from: 'engine', resolution: { kind: 'left' } });
