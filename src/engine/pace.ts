import pLimit from 'p-limit';
import { EngineError } from './engine.ts';

/** How often a request may be tried before its failure counts. */
export interface Patience {
  /** Tries while the service or the way to it fails without charging. */
  readonly transient: number;
  /** Tries while answers are useless or late: each may be charged. */
  readonly charged: number;
}

/** The one queue that all requests of a run go through, whatever their article or language. */
export interface Pace {
  /**
   * Runs `attempt` when its turn comes, and again while its failure may pass.
   * @throws EngineError the last failure, when patience is at an end; `aborted` as soon as the signal says so
   */
  run<T>(attempt: () => Promise<T>, patience: Patience): Promise<T>;
  /** Whether waiting has not helped for long, and nothing has succeeded meanwhile. */
  isHopeless(): boolean;
}

export interface PaceOptions {
  readonly most: number;
  readonly signal: AbortSignal;
  readonly random: () => number;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** A service that asks for less is asked for less by everybody; a longer wait (ms) than this is not worth holding a run. */
export const LONGEST_WAIT = 10 * 60_000;
/** Of one request, while others succeed. */
const RATE_TRIES = 20;
/** Waits of the whole run, one after the other, without a success. */
const MOST_STRIKES = 10;

/**
 * Concurrency halves when the service says it is asked too often (429, 529), once for all requests that were under way,
 * and grows by one for each full round of successes. The wait holds the whole run. So it does when the service fails and
 * nothing succeeds in between; a failure among successes is one request's own.
 */
export function openPace({ most, signal, random, sleep }: PaceOptions): Pace {
  const limit = pLimit(most);
  let round = 0;
  let successes = 0;
  let strikes = 0;
  let rest: Promise<void> | undefined;

  return { run, isHopeless };

  async function run<T>(attempt: () => Promise<T>, patience: Patience): Promise<T> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await limit(() => once(attempt));
      } catch (error) {
        if (!(error instanceof EngineError) || tries >= triesFor(error, patience) || isHopeless()) throw error;
        // Waiting happens outside the queue, so that it takes nobody's turn.
        if (error.kind !== 'rate') await pause(error.details.retryAfterMs || backoff(tries, 500, 8000));
      }
    }
  }

  async function once<T>(attempt: () => Promise<T>): Promise<T> {
    while (rest) await rest;
    if (signal.aborted) throw aborted();
    const begunIn = round;
    try {
      const result = await attempt();
      succeed();
      return result;
    } catch (error) {
      if (error instanceof EngineError && (error.kind === 'rate' || isDown(error))) slowDown(error, begunIn);
      throw error;
    }
  }

  function succeed(): void {
    strikes = 0;
    successes += 1;
    if (successes < limit.concurrency || limit.concurrency >= most) return;
    successes = 0;
    limit.concurrency += 1;
  }

  function isHopeless(): boolean {
    return strikes >= MOST_STRIKES;
  }

  function isDown(error: EngineError): boolean {
    return error.kind === 'transient' && successes === 0;
  }

  function slowDown(error: EngineError, begunIn: number): void {
    const asked = error.details.retryAfterMs;
    if (begunIn === round) {
      round += 1;
      strikes += 1;
      successes = 0;
      limit.concurrency = Math.max(1, Math.floor(limit.concurrency / 2));
      const longest = error.kind === 'rate' ? 30_000 : 4000;
      hold(asked ? asked + random() * Math.min(1000, asked / 10) : backoff(strikes, 1000, longest));
    } else if (asked && !rest) hold(asked);
  }

  function hold(ms: number): void {
    if (ms > LONGEST_WAIT) return;
    const before = rest;
    const wait = Promise.all([before, pause(ms).catch(() => undefined)]).then(() => {
      if (rest === wait) rest = undefined;
    });
    rest = wait;
  }

  async function pause(ms: number): Promise<void> {
    await sleep(ms, signal).catch(() => undefined);
    if (signal.aborted) throw aborted();
  }

  /** Exponential, with jitter: between half and all of it. */
  function backoff(tries: number, first: number, longest: number): number {
    return Math.min(longest, first * 2 ** (tries - 1)) * (0.5 + random() / 2);
  }
}

function triesFor(error: EngineError, patience: Patience): number {
  const { charged, retryAfterMs = 0 } = error.details;
  if (retryAfterMs > LONGEST_WAIT) return 1;
  if (error.kind === 'rate') return RATE_TRIES;
  if (error.kind === 'transient') return charged ? patience.charged : patience.transient;
  return error.kind === 'response' ? patience.charged : 1;
}

function aborted(): EngineError {
  return new EngineError('aborted', 'The run was interrupted.');
}
