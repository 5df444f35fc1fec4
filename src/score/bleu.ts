import { type Metric, mostOf, ngrams, type Pair, shared, WHITE_SPACE } from './metric.ts';

/**
 * BLEU (Papineni et al. 2002), as sacreBLEU computes it by default: words by the rules of mteval-v13a, n-grams up to 4,
 * exponential smoothing. Of several references, an n-gram counts as often as the one that has it most, and the length is
 * that of the nearest in length, the shorter of two as near. The counts are the lengths of hypothesis and reference in
 * words, then for each order the shared n-grams, then for each order those of the hypothesis.
 */
export const bleu: Metric = {
  name: 'BLEU',
  signature: 'case:mixed|eff:no|tok:13a|smooth:exp',
  counts,
  score,
};

const ORDERS = [1, 2, 3, 4] as const;

function counts({ hypothesis, references }: Pair): readonly number[] {
  const given = words13a(hypothesis);
  const wanted = references.map(words13a);
  return [
    given.length,
    nearestLength(
      given.length,
      wanted.map(words => words.length),
    ),
    ...ORDERS.map(order => shared(ngrams(given, order, ' '), mostOf(wanted.map(words => ngrams(words, order, ' '))))),
    ...ORDERS.map(order => Math.max(0, given.length - order + 1)),
  ];
}

function nearestLength(given: number, wanted: readonly number[]): number {
  return wanted.reduce((nearest, length) => {
    const [before, now] = [Math.abs(nearest - given), Math.abs(length - given)];
    return now < before || (now === before && length < nearest) ? length : nearest;
  });
}

function score(total: readonly number[]): number {
  const [given = 0, wanted = 0] = total;
  const correct = total.slice(2, 2 + ORDERS.length);
  const possible = total.slice(2 + ORDERS.length);
  if (!correct.some(Boolean) || possible.some(count => count === 0)) return 0;
  let smoothing = 1;
  let logarithms = 0;
  for (const [at, count] of correct.entries()) {
    if (count === 0) smoothing *= 2;
    logarithms += Math.log((count === 0 ? 1 / smoothing : count) / (possible[at] ?? 1));
  }
  const brevity = given < wanted ? Math.exp(1 - wanted / given) : 1;
  return 100 * brevity * Math.exp(logarithms / ORDERS.length);
}

/** A text's words by mteval-v13a, the tokenizer of the WMT evaluations: four rules, one after the other. */
export function words13a(text: string): readonly string[] {
  const plain = text
    .replace(new RegExp(`${WHITE_SPACE.source}$`, 'u'), '')
    .replaceAll('<skipped>', '')
    .replaceAll('-\n', '')
    .replaceAll('\n', ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>');
  return ` ${plain} `
    .replace(/([{-~[-` -&(-+:-@/])/g, ' $1 ')
    .replace(/([^0-9])([.,])/gu, '$1 $2 ')
    .replace(/([.,])([^0-9])/gu, ' $1 $2')
    .replace(/([0-9])(-)/g, '$1 $2 ')
    .split(WHITE_SPACE)
    .filter(Boolean);
}
