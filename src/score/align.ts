/** Sentences of a text, by number, with those of its translation that belong to them: 1 to 1, 1 to 2, 2 to 1, … */
export interface Bead {
  readonly source: readonly number[];
  readonly target: readonly number[];
}

/**
 * Pairs the sentences of two texts by their lengths (after Gale and Church 1993): long sentences become
 * long ones. How much longer the translation is, is taken from the texts, but kept to what languages differ by: one of them
 * may lack a part of the other. In time and space proportional to the product of their numbers; a chapter, not a book.
 *
 * @param source  lengths in characters, in order
 */
export function align(source: readonly number[], target: readonly number[]): readonly Bead[] {
  const ratio = Math.min(1.25, Math.max(0.85, total(target) / Math.max(1, total(source))));
  const width = target.length + 1;
  const costs = new Float64Array((source.length + 1) * width).fill(Number.POSITIVE_INFINITY);
  const steps = new Uint8Array(costs.length);
  costs[0] = 0;
  for (let i = 0; i <= source.length; i++)
    for (let j = 0; j <= target.length; j++)
      for (const [step, { of, to, prior }] of KINDS.entries()) {
        if (of > i || to > j) continue;
        const given = total(source.slice(i - of, i));
        const made = total(target.slice(j - to, j));
        const cost = (costs[(i - of) * width + j - to] ?? 0) + prior + lengthCost(given, made, ratio);
        if (cost >= (costs[i * width + j] ?? 0)) continue;
        costs[i * width + j] = cost;
        steps[i * width + j] = step;
      }
  return trace(steps, source.length, target.length);
}

/**
 * How many sentences become how many, and the negative logarithm of how often they do. To be left out costs the same for
 * a sentence of any length; by the paper's measure, long ones would be put together with others instead.
 */
const KINDS = [
  { of: 1, to: 1, prior: -Math.log(0.89) },
  { of: 1, to: 0, prior: 9 },
  { of: 0, to: 1, prior: 9 },
  { of: 2, to: 1, prior: -Math.log(0.0445) },
  { of: 1, to: 2, prior: -Math.log(0.0445) },
  { of: 2, to: 2, prior: -Math.log(0.011) },
] as const;

/** Variance of a translation's length, per character. */
const VARIANCE = 6.8;

function lengthCost(given: number, made: number, ratio: number): number {
  if (given === 0 || made === 0) return 0;
  const mean = (given + made / ratio) / 2;
  const deviation = Math.abs(made - given * ratio) / Math.sqrt(mean * VARIANCE);
  return -Math.log(Math.max(1e-100, 2 * upperTail(deviation)));
}

/** The normal distribution's tail above a deviation: Abramowitz and Stegun 26.2.17, to 7 digits. */
function upperTail(deviation: number): number {
  const t = 1 / (1 + 0.2316419 * deviation);
  const sum = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return (Math.exp(-(deviation ** 2) / 2) / Math.sqrt(2 * Math.PI)) * sum;
}

function trace(steps: Uint8Array, sources: number, targets: number): readonly Bead[] {
  const beads: Bead[] = [];
  for (let [i, j] = [sources, targets]; i > 0 || j > 0; ) {
    const { of, to } = KINDS[steps[i * (targets + 1) + j] ?? 0] ?? KINDS[0];
    beads.push({ source: range(i - of, i), target: range(j - to, j) });
    [i, j] = [i - of, j - to];
  }
  return beads.reverse();
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}

function total(lengths: readonly number[]): number {
  return lengths.reduce((sum, length) => sum + length, 0);
}
