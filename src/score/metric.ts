/** A translation, and what people made of the same sentence: one of them, or several independently. */
export interface Pair {
  readonly hypothesis: string;
  readonly references: readonly [string, ...string[]];
}

/**
 * A measure of a whole text. It counts in each sentence, and scores the sum of the counts: a text's score is not the mean
 * of its sentences' scores.
 */
export interface Metric {
  readonly name: string;
  /** What exactly is measured, in sacreBLEU's notation, so that others can measure the same; with `nrefs:` before it. */
  readonly signature: string;
  /** As many numbers for every pair. */
  counts(pair: Pair): readonly number[];
  /** From 0 to 100. Of summed counts. */
  score(counts: readonly number[]): number;
}

/** The score of a whole text, from 0 to 100; 0 where there is none. */
export function scoreOf(metric: Metric, pairs: readonly Pair[]): number {
  return metric.score(sum(pairs.map(pair => metric.counts(pair))));
}

export function sum(rows: readonly (readonly number[])[]): readonly number[] {
  const total: number[] = [...(rows[0] ?? [])];
  for (const row of rows.slice(1)) for (const [at, value] of row.entries()) total[at] = (total[at] ?? 0) + value;
  return total;
}

/** How often each n-gram of a sequence occurs. */
export function ngrams(items: readonly string[], length: number, joint: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (let at = 0; at + length <= items.length; at++) {
    const ngram = items.slice(at, at + length).join(joint);
    counts.set(ngram, (counts.get(ngram) ?? 0) + 1);
  }
  return counts;
}

/** Of each n-gram, the most that one of several texts has. */
export function mostOf(texts: readonly ReadonlyMap<string, number>[]): ReadonlyMap<string, number> {
  const [first = new Map<string, number>(), ...others] = texts;
  if (others.length === 0) return first;
  const most = new Map(first);
  for (const text of others) for (const [ngram, count] of text) most.set(ngram, Math.max(count, most.get(ngram) ?? 0));
  return most;
}

/** How many references there are for a sentence, in sacreBLEU's notation: `1`, `2`, `var`. */
export function nrefs(pairs: readonly Pick<Pair, 'references'>[]): string {
  const counts = new Set(pairs.map(({ references }) => references.length));
  return counts.size > 1 ? 'var' : `${[...counts][0] ?? 1}`;
}

/** How many n-grams two texts share, each as often as both have it. */
export function shared(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  let total = 0;
  for (const [ngram, count] of one) total += Math.min(count, other.get(ngram) ?? 0);
  return total;
}

/** White space as Python's `str.split` sees it, and with it sacreBLEU: unlike JavaScript's, U+001C–U+001F and U+0085. */
export const WHITE_SPACE = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/u;
