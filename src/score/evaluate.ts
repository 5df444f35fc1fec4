import { bleu } from './bleu.ts';
import { confidence, type Interval, pairedChance, seededRandom } from './bootstrap.ts';
import { chrf2 } from './chrf.ts';
import { allEdits, characterEdits, editShare, wordEdits } from './edits.ts';
import { type Metric, nrefs, type Pair, scoreOf } from './metric.ts';

/** A sentence with people's translations of it, and what engines made of it. */
export interface Sample {
  readonly article: string;
  readonly references: Pair['references'];
  /** By the engine's id. */
  readonly hypotheses: ReadonlyMap<string, Hypothesis>;
}

export interface Hypothesis {
  readonly text: string;
  /** Concepts of the sentence that have a term in the target language, and those whose term the text has. */
  readonly terms: { readonly wanted: number; readonly kept: number };
}

/** How near translations are to the references. */
export interface Scores {
  readonly segments: number;
  readonly chrf2: number;
  readonly bleu: number;
  /** Share of the longer text that a person had to change, from 0 to 1. */
  readonly characterEdits: number;
  readonly wordEdits: number;
  /** Share of sentences that are a reference to the letter. */
  readonly unchanged: number;
  /** Terms wanted and kept. */
  readonly terms: { readonly wanted: number; readonly kept: number };
}

export interface EngineScores extends Scores {
  readonly engine: string;
  readonly confidence: { readonly chrf2: Interval; readonly bleu: Interval };
  readonly articles: readonly (Scores & { readonly article: string })[];
}

/** Two engines on the sentences that both have translated. */
export interface Comparison {
  readonly better: string;
  readonly worse: string;
  readonly segments: number;
  /** chrF2 of the first less that of the second. */
  readonly difference: number;
  /** How probable it is that the better one is not (paired bootstrap). */
  readonly chance: number;
}

/** What engines make of the articles in one language. */
export interface Evaluation {
  readonly locale: string;
  /** Sentences with a reference. */
  readonly segments: number;
  /** How many references each of them has: `1`, `2`, or `var`. */
  readonly references: string;
  /** The best first, by chrF2. */
  readonly engines: readonly EngineScores[];
  readonly comparisons: readonly Comparison[];
}

/** Scores every engine on what it has translated, and each two of them on what both have. */
export function evaluate(locale: string, samples: readonly Sample[], seed: number): Evaluation {
  const names = [...new Set(samples.flatMap(sample => [...sample.hypotheses.keys()]))].sort();
  const engines = names
    .map(engine => scoresOfEngine(engine, samples, seed))
    .sort((one, other) => other.chrf2 - one.chrf2);
  const ranked = engines.map(({ engine }) => engine);
  const comparisons = ranked.flatMap((one, index) =>
    ranked.slice(index + 1).flatMap(other => compare(one, other, samples, seed)),
  );
  return { locale, segments: samples.length, references: nrefs(samples), engines, comparisons };
}

/** What an engine made of a sentence, beside the references. */
interface Attempt extends Pair {
  readonly article: string;
  readonly terms: Hypothesis['terms'];
}

function attemptsOf(engine: string, samples: readonly Sample[]): readonly Attempt[] {
  return samples.flatMap(({ article, references, hypotheses }) => {
    const found = hypotheses.get(engine);
    return found ? [{ article, references, hypothesis: found.text, terms: found.terms }] : [];
  });
}

function scoresOfEngine(engine: string, samples: readonly Sample[], seed: number): EngineScores {
  const attempts = attemptsOf(engine, samples);
  const interval = (metric: Metric) =>
    confidence(
      metric,
      attempts.map(attempt => metric.counts(attempt)),
      seededRandom(seed),
    );
  const articles = [...new Set(attempts.map(({ article }) => article))];
  return {
    engine,
    ...scores(attempts),
    confidence: { chrf2: interval(chrf2), bleu: interval(bleu) },
    articles: articles.map(article => ({ article, ...scores(attempts.filter(each => each.article === article)) })),
  };
}

function scores(attempts: readonly Attempt[]): Scores {
  const count = (kind: 'wanted' | 'kept') => attempts.reduce((sum, { terms }) => sum + terms[kind], 0);
  const same = attempts.filter(({ hypothesis, references }) => references.includes(hypothesis));
  return {
    segments: attempts.length,
    chrf2: scoreOf(chrf2, attempts),
    bleu: scoreOf(bleu, attempts),
    characterEdits: editShare(allEdits(attempts, characterEdits)),
    wordEdits: editShare(allEdits(attempts, wordEdits)),
    unchanged: attempts.length === 0 ? 0 : same.length / attempts.length,
    terms: { wanted: count('wanted'), kept: count('kept') },
  };
}

/** The better one is better on the sentences that both have, which may be other than in the table of all. */
function compare(one: string, other: string, samples: readonly Sample[], seed: number): readonly Comparison[] {
  const both = samples.filter(({ hypotheses }) => hypotheses.has(one) && hypotheses.has(other));
  if (both.length === 0) return [];
  const scored = [one, other]
    .map(engine => ({ engine, attempts: attemptsOf(engine, both) }))
    .map(each => ({ ...each, score: scoreOf(chrf2, each.attempts) }))
    .sort((first, second) => second.score - first.score);
  const [better, worse] = scored;
  if (!better || !worse) return [];
  const rows = (attempts: readonly Attempt[]) => attempts.map(attempt => chrf2.counts(attempt));
  return [
    {
      better: better.engine,
      worse: worse.engine,
      segments: both.length,
      difference: better.score - worse.score,
      chance: pairedChance(chrf2, rows(better.attempts), rows(worse.attempts), seededRandom(seed)),
    },
  ];
}
