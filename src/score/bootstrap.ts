import type { Metric } from './metric.ts';

/** Where a score lies with 95 % confidence, by drawing the text's sentences anew, with repeats. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Enough for two stable digits; sacreBLEU's default too. */
export const RESAMPLES = 1000;

/**
 * The 95 % confidence interval of a score (percentile bootstrap).
 *
 * @param rows  the metric's counts of each sentence
 * @param random  a number from 0 up to 1; seeded, so that the same text gives the same interval
 */
export function confidence(metric: Metric, rows: readonly Counts[], random: () => number): Interval {
  const scores = Array.from({ length: RESAMPLES }, () => metric.score(sumAt(rows, draw(rows.length, random))));
  scores.sort((one, other) => one - other);
  return { low: scores[Math.floor(0.025 * RESAMPLES)] ?? 0, high: scores[Math.ceil(0.975 * RESAMPLES) - 1] ?? 0 };
}

/**
 * How probable it is that one engine is no better than another: the share of drawings, of the same sentences for both,
 * in which it does not score more (paired bootstrap, Koehn 2004).
 *
 * @param better  the counts of the engine with the higher score, sentence by sentence as in `worse`
 */
export function pairedChance(
  metric: Metric,
  better: readonly Counts[],
  worse: readonly Counts[],
  random: () => number,
): number {
  let lost = 0;
  for (let round = 0; round < RESAMPLES; round++) {
    const drawn = draw(better.length, random);
    if (metric.score(sumAt(better, drawn)) <= metric.score(sumAt(worse, drawn))) lost++;
  }
  return lost / RESAMPLES;
}

type Counts = readonly number[];

/** Numbers of sentences, drawn with repeats, as many as there are. */
function draw(size: number, random: () => number): readonly number[] {
  return Array.from({ length: size }, () => Math.floor(random() * size));
}

function sumAt(rows: readonly Counts[], drawn: readonly number[]): Counts {
  const total = new Array<number>(rows[0]?.length ?? 0).fill(0);
  for (const index of drawn) {
    const row = rows[index] ?? [];
    for (let at = 0; at < total.length; at++) total[at] = (total[at] ?? 0) + (row[at] ?? 0);
  }
  return total;
}

/** Chance that repeats itself: mulberry32, from a seed of 32 bits. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
