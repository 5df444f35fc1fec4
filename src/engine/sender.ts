import { setMaxListeners } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError } from '../errors.ts';
import type { OpenAsk } from './answers.ts';
import { cutBatches, type Letterhead, writeRequest } from './batches.ts';
import type { Ledger, Purchase } from './budget.ts';
import { checkedAnswer, type Engine, EngineError, type LanguagePair, type Translation } from './engine.ts';
import { isNowhere, segmentFailure, stopFor } from './failures.ts';
import { openPace, type Patience } from './pace.ts';
import type { Tally } from './tally.ts';

/** Sends batches, finds the text that makes a batch fail, and knows when to stop. */
export interface Sender {
  /** Settles every ask. Never throws for what the engine, the budget or the journal does. */
  send(asks: Iterable<OpenAsk>, head: Letterhead): Promise<void>;
  /** Another call to the engine, under the same limits. @throws AppError */
  call<T>(once: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** Nothing more is sent, for this reason. */
  stop(reason: AppError): void;
  /** Why nothing more is sent, or nothing more for this pair of languages. */
  stopped(pair?: LanguagePair): AppError | undefined;
  /** Listens to the signal no longer. */
  close(): void;
}

export interface SenderOptions {
  readonly engine: Engine;
  readonly concurrency?: number;
  readonly signal: AbortSignal;
  readonly random: () => number;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly ledger: Ledger;
  readonly tally: Tally;
}

const PATIENCE: Patience = { transient: 5, charged: 2 };
/** For the parts of a batch that failed as a whole. */
const SHORT_PATIENCE: Patience = { transient: 2, charged: 1 };
/** How long an answer that is already paid for may still come in after Ctrl-C. */
const GRACE_MS = 500;
/** After so many failed requests in a row for one pair of languages, the fault is not in a text. */
const MOST_FAILURES = 12;

export function openSender(options: SenderOptions): Sender {
  const { engine, signal, sleep, ledger, tally } = options;
  const most = Math.max(1, options.concurrency ?? engine.concurrency);
  const calls = new AbortController();
  const waits = new AbortController();
  // One listener a request, and there is no leak in that.
  setMaxListeners(0, calls.signal, waits.signal);
  const pace = openPace({ most, signal: waits.signal, random: options.random, sleep });
  const pairs = new Map<string, { failures: number; stop?: AppError }>();
  let successes = 0;
  let underWay = 0;
  let stop: AppError | undefined;
  if (signal.aborted) interrupt();
  else signal.addEventListener('abort', interrupt, { once: true });

  return { send, call, stop: halt, stopped, close: () => signal.removeEventListener('abort', interrupt) };

  async function send(asks: Iterable<OpenAsk>, head: Letterhead): Promise<void> {
    const begun: (readonly OpenAsk[])[] = [];
    const deliveries: Promise<void>[] = [];
    try {
      for (const batch of cutBatches(asks, head, engine.capabilities(head.pair))) {
        begun.push(batch);
        const delivery = deliver(batch, head, PATIENCE, successes);
        // A bug is thrown below, when all have ended; until then it must not end the process.
        delivery.catch(() => undefined);
        deliveries.push(delivery);
        // The request leaves before the next one is cut.
        await nextTurn();
      }
      await Promise.all(deliveries);
    } finally {
      // Others may wait for these texts, even where a bug ends this job.
      for (const ask of begun.flat()) ask.settle({ kind: 'left' });
    }
  }

  async function call<T>(once: (signal: AbortSignal) => Promise<T>): Promise<T> {
    if (stop) throw stop;
    return pace
      .run(() => untilAborted(once(calls.signal), calls.signal), PATIENCE)
      .catch(error => {
        throw error instanceof EngineError ? stopFor(error, engine) : error;
      });
  }

  /** Sends one batch; `since`: how many requests had succeeded when its texts were first sent. */
  async function deliver(
    batch: readonly OpenAsk[],
    head: Letterhead,
    patience: Patience,
    since: number,
  ): Promise<void> {
    try {
      const { translations, recorded } = await pace.run(() => attempt(batch, head), patience);
      await recorded;
      await hand(batch, translations, head, since);
    } catch (error) {
      if (error instanceof AppError && error.failure === 'budget' && batch.length > 1)
        await economize(batch, head, patience, since);
      else if (error instanceof AppError) halt(error);
      else if (error instanceof EngineError) await recover(error, batch, head, since);
      else if (error !== STOPPED) throw error;
    }
  }

  /** What is left of a budget may still pay for a part of the batch: its first texts, until one alone is too dear. */
  async function economize(
    batch: readonly OpenAsk[],
    head: Letterhead,
    patience: Patience,
    since: number,
  ): Promise<void> {
    for (const half of halvesOf(batch)) await deliver(half, head, patience, since);
  }

  /** One attempt, with its price set aside before and accounted for after. Its turn ends before the disk is ready. */
  async function attempt(batch: readonly OpenAsk[], head: Letterhead): Promise<Attempt> {
    if (stopped(head.pair)) throw STOPPED;
    const can = engine.capabilities(head.pair);
    const { billedChars } = can;
    const request = writeRequest(batch, head, can);
    if (!request) throw new EngineError('too-large', 'the request is too large.', { charged: false });
    const purchase = await ledger.purchase(sum(batch.map(({ words }) => billedChars(words))));
    if (stopped(head.pair)) {
      await purchase.refused();
      throw STOPPED;
    }
    tally.request();
    underWay += 1;
    const translations = await untilAborted(engine.translate(request, { signal: calls.signal }), calls.signal)
      .then(answer => {
        tally.leave(answer.leftOut ?? [], request.pair);
        return checkedAnswer(request, answer).translations;
      })
      .catch(async error => {
        // At once, before the next request's turn comes.
        if (error instanceof EngineError && (error.kind === 'auth' || error.kind === 'quota'))
          halt(stopFor(error, engine));
        await (isCharged(error) ? purchase.unknown() : purchase.refused());
        throw error;
      })
      .finally(() => {
        underWay -= 1;
      });
    successes += 1;
    healthOf(request.pair).failures = 0;
    return { translations, recorded: record(purchase, batch, translations, billedChars) };
  }

  /** What is paid for goes on record before it is used; should that fail, it is used all the same, and nothing is bought after it. */
  async function record(
    purchase: Purchase,
    batch: readonly OpenAsk[],
    translations: readonly Translation[],
    billedChars: (text: string) => number,
  ): Promise<void> {
    const charged = sum(batch.map(({ words }, at) => translations[at]?.billed ?? billedChars(words)));
    const answers = batch.flatMap(({ key }, at) => {
      const text = translations[at]?.text ?? '';
      return text.trim() === '' ? [] : [{ key, text }];
    });
    await purchase.answered(answers, charged).catch(error => {
      if (!(error instanceof AppError)) throw error;
      halt(error);
    });
  }

  async function hand(
    batch: readonly OpenAsk[],
    translations: readonly Translation[],
    head: Letterhead,
    since: number,
  ): Promise<void> {
    const empty: OpenAsk[] = [];
    batch.forEach((ask, at) => {
      const text = translations[at]?.text ?? '';
      if (text.trim() === '') empty.push(ask);
      else ask.settle({ kind: 'translated', text });
    });
    const nothing = new EngineError('response', 'it answers with nothing.', { charged: true });
    if (batch.length === 1) for (const ask of empty) fail(ask, nothing);
    else await Promise.all(empty.map(ask => deliver([ask], head, SHORT_PATIENCE, since)));
  }

  async function recover(
    error: EngineError,
    batch: readonly OpenAsk[],
    head: Letterhead,
    since: number,
  ): Promise<void> {
    if (endsRun(error) || pace.isHopeless()) return halt(stopFor(error, engine));
    const [only] = batch;
    const nothingWorks = error.kind === 'transient' && successes === since;
    // A service that says nothing, or breaks off, is not asked in halves: each may be charged, and takes its time.
    if (nothingWorks && (only === batch.at(-1) || error.details.status === undefined))
      return halt(stopFor(error, engine));
    if (endsPair(error, head.pair)) return;
    if (only && batch.length === 1 && head.article !== '' && error.kind === 'too-large')
      return deliver(batch, { ...head, article: '' }, SHORT_PATIENCE, since);
    return divide(error, batch, head, since);
  }

  /** Half and half, until the text that makes the request fail is alone. */
  async function divide(error: EngineError, batch: readonly OpenAsk[], head: Letterhead, since: number): Promise<void> {
    const [only] = batch;
    if (only && batch.length === 1) return fail(only, error);
    await Promise.all(halvesOf(batch).map(half => deliver(half, head, SHORT_PATIENCE, since)));
  }

  function fail(ask: OpenAsk, error: EngineError): void {
    ask.settle({ kind: 'failed', ...segmentFailure(error, engine) });
  }

  /** Whether nothing more is asked for a pair: it is not supported, or so many requests fail that no text is to blame. */
  function endsPair(error: EngineError, pair: LanguagePair): boolean {
    const health = healthOf(pair);
    if (isAnswered(error)) health.failures += 1;
    if (error.kind === 'unsupported' || health.failures >= MOST_FAILURES) health.stop ??= stopFor(error, engine);
    return health.stop !== undefined;
  }

  function healthOf(pair: LanguagePair): { failures: number; stop?: AppError } {
    const health = pairs.get(nameOf(pair)) ?? { failures: 0 };
    pairs.set(nameOf(pair), health);
    return health;
  }

  /** From now on nothing is sent, and nobody waits to try again. */
  function halt(reason: AppError): void {
    stop ??= reason;
    waits.abort();
  }

  function stopped(pair?: LanguagePair): AppError | undefined {
    return stop ?? (pair && pairs.get(nameOf(pair))?.stop);
  }

  function interrupt(): void {
    halt(stopFor(new EngineError('aborted', 'The run was interrupted.'), engine));
    if (underWay > 0) void sleep(GRACE_MS, calls.signal).finally(() => calls.abort());
    else calls.abort();
  }
}

interface Attempt {
  readonly translations: readonly Translation[];
  /** Fulfilled when the answers are on disk. */
  readonly recorded: Promise<void>;
}

/** Thrown by an attempt that was not made, because the run has stopped meanwhile. */
const STOPPED = Symbol('stopped');

function halvesOf<T>(batch: readonly T[]): readonly (readonly T[])[] {
  const middle = batch.length >> 1;
  return [batch.slice(0, middle), batch.slice(middle)];
}

/** Nothing more can be had from the engine, by anybody in this run. */
function endsRun(error: EngineError): boolean {
  const { kind, details } = error;
  const unreachable = kind === 'transient' && details.status === undefined && !details.charged;
  return (
    kind === 'auth' || kind === 'quota' || kind === 'rate' || kind === 'aborted' || unreachable || isNowhere(error)
  );
}

/** The engine took the request, and has something against it. */
function isAnswered({ kind, details }: EngineError): boolean {
  return kind !== 'transient' && (details.status !== undefined || details.charged === true);
}

/** Whether a request that failed may have been charged: a bug in an engine, too, counts as spent. */
function isCharged(error: unknown): boolean {
  if (!(error instanceof EngineError)) return true;
  return error.details.charged ?? (error.kind === 'response' || error.kind === 'aborted');
}

/** An engine that does not end a call when told to is not waited for. */
function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(new EngineError('aborted', 'The run was interrupted.', { charged: true }));
    if (signal.aborted) return abort();
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

function nameOf({ source, target }: LanguagePair): string {
  return `${source} ${target}`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
