import type { AppError } from '../errors.ts';
import { type OpenAsk, openAnswers, type Resolution } from './answers.ts';
import { type Budget, openLedger } from './budget.ts';
import type { Capabilities, Engine, Glossary, LanguagePair, TermSync, Usage } from './engine.ts';
import { refusal } from './failures.ts';
import {
  type Ask,
  asksOf,
  type Estimate,
  type Found,
  joined,
  letterheadOf,
  outcomeOf,
  partsOf,
  type Totals,
  type TranslationJob,
  type TranslationOutcome,
} from './job.ts';
import type { Journal } from './journal.ts';
import { openSender } from './sender.ts';
import { type LeftOut, openTally, wordsOf } from './tally.ts';

export type { Budget } from './budget.ts';
export type { Estimate, JobSegment, SegmentOutcome, Totals, TranslationJob, TranslationOutcome } from './job.ts';
export type { LeftOut } from './tally.ts';

/** What the scheduler is given. The clock and chance are arguments. */
export interface SchedulerOptions {
  readonly engine: Engine;
  /** Most requests at once; the default is what the engine says. */
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
  /** Whether the engine gives inline codes back where they belong, so that asking again for a lost one may help. */
  carriesCodes(pair: LanguagePair): boolean;
  /** Sends nothing. */
  estimate(job: TranslationJob): Promise<Estimate>;
  /** Brings the engine's own glossary up to date; requests use it from then on. @throws AppError */
  syncTerms(glossaries: readonly Glossary[]): Promise<TermSync>;
  /** What the account has used; nothing where the engine cannot say. @throws AppError */
  usage(): Promise<Usage | undefined>;
  totals(): Totals;
  /** The options that the engine does not have for a language, and went on without. */
  leftOut(): readonly LeftOut[];
  /** Why the whole run is stopped; nothing more is sent then. */
  stopped(): AppError | undefined;
  /** To be called when nothing more is wanted, where the signal lives longer than the run. */
  close(): void;
}

/** One scheduler for a whole run: all articles and locales share its limits, its budget and its answers. */
export function openScheduler(options: SchedulerOptions): Scheduler {
  const { engine, allow } = options;
  const journal = engine.free ? undefined : options.journal;
  const ledger = openLedger(engine.free ? {} : (options.budget ?? {}), journal, options.now);
  const tally = openTally(ledger.spent, options.onProgress);
  const sender = openSender({ ...options, ledger, tally });
  const answers = openAnswers();
  const estimated = new Set<string>();
  let termSync: TermSync = NO_TERMS;

  return {
    translate,
    carriesCodes: pair => engine.capabilities(pair).markup,
    estimate,
    syncTerms,
    usage,
    totals: tally.totals,
    leftOut: tally.leftOut,
    stopped: () => sender.stopped(),
    close: sender.close,
  };

  async function translate(job: TranslationJob): Promise<TranslationOutcome> {
    const parts = partsOf(job, engine.capabilities(job.pair));
    return joined(job, await Promise.all(parts.map(translatePart)));
  }

  async function translatePart(job: TranslationJob): Promise<TranslationOutcome> {
    const can = engine.capabilities(job.pair);
    const asks = asksOf(job, engine, can);
    const refused = refusal(engine, job.article, job.embargo === true, allow);
    if (refused)
      return outcomeOf(
        engine,
        job,
        Array.from(asks, ask => tally.count(leave(ask), can)),
        refused,
      );
    if (isVain(job, can)) return outcomeOf(engine, job, Array.from(asks, leave), undefined);
    await journal?.refresh();
    const found: Promise<Found>[] = [];
    await sender.send(lookUp(asks, can, found), letterheadOf(job, hasGlossary(job.pair) ? termSync.handle : undefined));
    const results = await Promise.all(found);
    await remember(results);
    return outcomeOf(engine, job, results, sender.stopped(job.pair));
  }

  /** Asking again for a missing term helps nothing where the engine was not told of it the first time. */
  function isVain({ attempt = 0, pair }: TranslationJob, can: Capabilities): boolean {
    return attempt > 0 && can.terms === 'glossary' && !hasGlossary(pair);
  }

  /** Says for each ask where its answer is, or will come from; gives those that this job has to send. */
  function* lookUp(asks: Iterable<Ask>, can: Capabilities, found: Promise<Found>[]): Generator<OpenAsk> {
    for (const ask of asks) {
      const text = journal?.find(ask.key);
      if (text !== undefined) answers.keep(ask.sentence, text);
      const known = answers.of(ask.sentence);
      const open = known ? undefined : answers.open(ask);
      const from = open ? 'engine' : text === undefined ? 'repeat' : 'journal';
      const settled = (resolution: Resolution) => tally.count({ ask, from, resolution }, can);
      found.push((known ?? open?.resolution ?? LEFT).then(settled));
      if (open) yield open.ask;
    }
  }

  async function estimate(job: TranslationJob): Promise<Estimate> {
    const can = engine.capabilities(job.pair);
    if (job.segments.length > 0) await journal?.refresh();
    const refused = refusal(engine, job.article, job.embargo === true, allow) !== undefined;
    const parts = refused ? [] : partsOf(job, can);
    const first = parts.flatMap(part => [...asksOf(part, engine, can)]);
    const paid = first.filter(({ key }) => journal?.has(key));
    const unpaid = first.filter(({ key }) => !journal?.has(key));
    // A sentence that was paid for in one article serves the others.
    for (const { sentence } of paid) estimated.add(sentence);
    const texts = unpaid.filter(isNews).map(({ words }) => words);
    return {
      segments: job.segments.length,
      texts: texts.length,
      characters: sumOf(texts, can.billedChars),
      words: sumOf(texts, wordsOf),
      fromJournal: paid.length,
      againCharacters: sumOf(parts.flatMap(askedAgain).filter(isNews), ({ words }) => can.billedChars(words)),
    };

    function askedAgain(part: TranslationJob): readonly Ask[] {
      const again = { ...part, attempt: 1 };
      const asks = isVain(again, can) ? [] : [...asksOf(again, engine, can)];
      return asks.filter(({ terms, key }) => terms.length > 0 && !journal?.has(key));
    }
  }

  /** A sentence that no estimate has counted yet. */
  function isNews({ sentence }: Ask): boolean {
    const isNew = !estimated.has(sentence);
    estimated.add(sentence);
    return isNew;
  }

  async function syncTerms(glossaries: readonly Glossary[]): Promise<TermSync> {
    const refused = refusal(engine, 'the glossary', false, allow);
    if (refused) throw refused;
    const sync = engine.syncTerms?.bind(engine);
    if (sync) termSync = await sender.call(signal => sync(glossaries, { signal }));
    return termSync;
  }

  function hasGlossary({ source, target }: LanguagePair): boolean {
    return termSync.unsupported.every(pair => pair.source !== source || pair.target !== target);
  }

  async function usage(): Promise<Usage | undefined> {
    const read = engine.usage?.bind(engine);
    return read && sender.call(signal => read({ signal }));
  }

  /** An answer that served another article as well is on record for both, so that running again finds it for both. */
  async function remember(found: readonly Found[]): Promise<void> {
    const own = new Set(found.flatMap(({ ask, from }) => (from === 'repeat' ? [] : [ask.key])));
    const shared = found.flatMap(({ ask: { key }, from, resolution }) =>
      from === 'repeat' && resolution.kind === 'translated' && !own.has(key) ? [{ key, text: resolution.text }] : [],
    );
    await journal?.share(shared).catch(sender.stop);
  }
}

function sumOf<T>(things: readonly T[], count: (thing: T) => number): number {
  return things.reduce((sum, thing) => sum + count(thing), 0);
}

const NO_TERMS: TermSync = { sent: [], unsupported: [], leftOut: [] };

const LEFT = Promise.resolve({ kind: 'left' } as const);

const leave = (ask: Ask): Found => ({ ask, from: 'engine', resolution: { kind: 'left' } });
