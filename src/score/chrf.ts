import { type Metric, ngrams, type Pair, shared, WHITE_SPACE } from './metric.ts';

/**
 * chrF2 (Popović 2015), as sacreBLEU 2 computes it by default: character n-grams up to 6, no words, recall twice as
 * weighty as precision, white space left out. Orders that one of the texts is too short for do not count. Of several
 * references, a sentence is compared with the one that scores most, the first of equals.
 * The counts are, for each order, the n-grams of the hypothesis, those of the reference, and the shared ones.
 */
export const chrf2: Metric = {
  name: 'chrF2',
  signature: 'case:mixed|eff:yes|nc:6|nw:0|space:no',
  counts,
  score: total => fScore(total, 2),
};

const ORDER = 6;

function counts({ hypothesis, references }: Pair): readonly number[] {
  const [first, ...others] = references.map(reference => countsAgainst(hypothesis, reference));
  return others.reduce((best, each) => (fScore(each, 2) > fScore(best, 2) ? each : best), first ?? []);
}

function countsAgainst(hypothesis: string, reference: string): readonly number[] {
  const [given, wanted] = [charactersOf(hypothesis), charactersOf(reference)];
  return Array.from({ length: ORDER }, (_, index) => index + 1).flatMap(order => {
    const common = shared(ngrams(given, order, ''), ngrams(wanted, order, ''));
    // Hypothesis n-grams count only where the reference is long enough to have any.
    const ofReference = Math.max(0, wanted.length - order + 1);
    const ofHypothesis = ofReference > 0 ? Math.max(0, given.length - order + 1) : 0;
    return [ofHypothesis, ofReference, common];
  });
}

function charactersOf(text: string): readonly string[] {
  return Array.from(text.split(WHITE_SPACE).join(''));
}

/** The F-score of the mean precision and the mean recall. */
export function fScore(total: readonly number[], beta: number): number {
  let [precision, recall, orders] = [0, 0, 0];
  for (let at = 0; at + 2 < total.length; at += 3) {
    const [given = 0, wanted = 0, common = 0] = total.slice(at, at + 3);
    if (given === 0 || wanted === 0) continue;
    precision += common / given;
    recall += common / wanted;
    orders++;
  }
  if (precision + recall === 0) return 0;
  const [meanPrecision, meanRecall] = [precision / orders, recall / orders];
  const weight = beta ** 2;
  return (100 * (1 + weight) * meanPrecision * meanRecall) / (weight * meanPrecision + meanRecall);
}
