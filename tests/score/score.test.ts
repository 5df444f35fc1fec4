import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bleu, words13a } from '../../src/score/bleu.ts';
import { confidence, pairedChance, seededRandom } from '../../src/score/bootstrap.ts';
import { chrf2 } from '../../src/score/chrf.ts';
import { allEdits, characterEdits, editShare, wordEdits } from '../../src/score/edits.ts';
import { type Pair, scoreOf } from '../../src/score/metric.ts';

/**
 * Hypotheses, references, chrF2 and BLEU. The values are those of a second implementation, in Python, written from
 * sacreBLEU's definitions; it also gives the values that sacreBLEU's own tests expect.
 */
const references: readonly [readonly string[], readonly string[], number, number][] = [
  [
    ['The defence ministers met in Brussels on Wednesday.'],
    ['The defence ministers met in Brussels on Wednesday.'],
    100.0,
    100.0,
  ],
  [
    ['The ministers of defence met on Wednesday in Brussels.'],
    ['The defence ministers met in Brussels on Wednesday.'],
    72.8605,
    14.5358,
  ],
  [
    ["NATO's mission has 500 people.", 'It was suspended in January 2020, after the attack.'],
    ['The NATO mission numbers half a thousand people.', 'It was suspended in January 2020 after the attack.'],
    64.0607,
    46.8314,
  ],
  [
    ['“We agreed,” he said.', 'The U.S. pays $3.2 bn – 50% more.'],
    ['“We were in agreement,” he said.', 'The US is paying $3.2bn, 50% more.'],
    44.6291,
    33.3591,
  ],
  [
    ['Die Gruppe traf sich am 5. Februar 2020 in Krakau.'],
    ['Am 5. Februar 2020 traf sich die Visegrád-Gruppe in Krakau.'],
    59.6489,
    34.1723,
  ],
  [['Міністри оборони зустрілися у Брюсселі.'], ['Міністри оборони зустрілися в середу в Брюсселі.'], 76.2771, 27.2223],
  [['Yes.'], ['No.'], 10.4167, 0.0],
  [['Yes'], ['The exercise lasted a week.'], 3.5088, 0.0],
  [[''], ['Nothing was said.'], 0.0, 0.0],
  [
    ['He said: "co-operate & win" 1-2, 3.5, 4,000.'],
    ['He said: &quot;cooperate &amp; win&quot; 1-2, 3,5, 4000.'],
    37.3873,
    55.3341,
  ],
];

interface Published {
  readonly hypotheses: readonly string[];
  readonly references: readonly string[];
  readonly chrF2: number;
  readonly BLEU: number;
}

/** What sacreBLEU 2.6.0 itself gave, by default settings, for sentences of ours that were spoilt at random. */
const published: readonly Published[] = JSON.parse(readFileSync(new URL('sacrebleu.json', import.meta.url), 'utf8'));

interface Several extends Omit<Published, 'references'> {
  /** Each reference with a text for every sentence, empty where it has none. */
  readonly references: readonly (readonly string[])[];
}

/** The same with two and three references. */
const several: readonly Several[] = JSON.parse(readFileSync(new URL('sacrebleuSeveral.json', import.meta.url), 'utf8'));

const pairsOf = (hypotheses: readonly string[], wanted: readonly string[]): readonly Pair[] =>
  hypotheses.map((hypothesis, index) => ({ hypothesis, references: [wanted[index] ?? ''] }));

describe('chrF2 and BLEU', () => {
  it.each(references)('%j against %j are what sacreBLEU gives', (hypotheses, wanted, chrf, score) => {
    const pairs = pairsOf(hypotheses, wanted);
    expect(scoreOf(chrf2, pairs)).toBeCloseTo(chrf, 3);
    expect(scoreOf(bleu, pairs)).toBeCloseTo(score, 3);
  });

  it.each(published)('of texts with odd spaces, signs and none at all are those of sacreBLEU 2.6.0', expected => {
    const pairs = pairsOf(expected.hypotheses, expected.references);
    expect(scoreOf(chrf2, pairs)).toBeCloseTo(expected.chrF2, 5);
    expect(scoreOf(bleu, pairs)).toBeCloseTo(expected.BLEU, 5);
  });

  it.each(several)(
    'of texts with several references, or with some for one sentence only, are those of sacreBLEU',
    expected => {
      const pairs = expected.hypotheses.map((hypothesis, index): Pair => {
        const [first = '', ...others] = expected.references.flatMap(texts => texts[index] || []);
        return { hypothesis, references: [first, ...others] };
      });
      expect(scoreOf(chrf2, pairs)).toBeCloseTo(expected.chrF2, 5);
      expect(scoreOf(bleu, pairs)).toBeCloseTo(expected.BLEU, 5);
    },
  );

  it('with several references can be worked out by hand, too', () => {
    // Four words of four, each in one of the two; „a b” and „c d” of three pairs; no triple, halved, and no quadruple.
    const pair: Pair = { hypothesis: 'a b c d', references: ['a b x', 'c d y z z'] };
    // Three words are as near to four as five are: the shorter counts, and nothing is too short.
    expect(scoreOf(bleu, [pair])).toBeCloseTo(100 * ((4 / 4) * (2 / 3) * (0.5 / 2) * (0.25 / 1)) ** 0.25, 10);
    const near: Pair = { hypothesis: 'Kot spał.', references: ['Pies biegł.', 'Kot spał'] };
    expect(scoreOf(chrf2, [near])).toBe(scoreOf(chrf2, [{ ...near, references: ['Kot spał'] }]));
    expect(characterEdits(near)).toEqual({ edits: 1, of: 9 });
  });

  it('chrF2 can be worked out by hand', () => {
    // „ab” against „abc”: 2 of 2 and 2 of 3 letters, 1 of 1 and 1 of 2 pairs; no triple in the hypothesis, so two orders.
    const [precision, recall] = [(2 / 2 + 1 / 1) / 2, (2 / 3 + 1 / 2) / 2];
    const byHand = (100 * 5 * precision * recall) / (4 * precision + recall);
    expect(scoreOf(chrf2, [{ hypothesis: 'ab', references: ['a b c'] }])).toBeCloseTo(byHand, 10);
  });

  it('BLEU can be worked out by hand', () => {
    // 4 of 5 words, 3 of 4 pairs, 2 of 3 triples, 1 of 2 quadruples; one word shorter than the reference.
    const byHand = 100 * Math.exp(1 - 6 / 5) * ((4 / 5) * (3 / 4) * (2 / 3) * (1 / 2)) ** 0.25;
    expect(scoreOf(bleu, [{ hypothesis: 'a b c d x', references: ['a b c d e f'] }])).toBeCloseTo(byHand, 10);
    // Nothing in common from pairs on: 1/2, 1/4, 1/8 of a hit take the place of none.
    const smoothed = 100 * ((1 / 4) * (0.5 / 3) * (0.25 / 2) * (0.125 / 1)) ** 0.25;
    expect(scoreOf(bleu, [{ hypothesis: 'a x y z', references: ['a b c d'] }])).toBeCloseTo(smoothed, 10);
  });

  it('give 100 to the reference itself, if BLEU has four words to look at, and 0 where there is nothing', () => {
    const same: Pair[] = [{ hypothesis: 'Trwały całe trzy godziny', references: ['Trwały całe trzy godziny'] }];
    expect([scoreOf(chrf2, same), scoreOf(bleu, same)].map(Math.round)).toEqual([100, 100]);
    expect([scoreOf(chrf2, []), scoreOf(bleu, [])]).toEqual([0, 0]);
  });

  it('are numbers from 0 to 100, whatever the texts are', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ hypothesis: fc.string({ unit: 'binary' }), references: fc.tuple(fc.string()) })),
        pairs => {
          for (const score of [scoreOf(chrf2, pairs), scoreOf(bleu, pairs)]) {
            expect(score).toBeGreaterThanOrEqual(0);
            expect(score).toBeLessThanOrEqual(100 + 1e-9);
          }
        },
      ),
    );
  });

  it.each([
    ['On Feb. 5, 2020, he left.', 'On Feb . 5 , 2020 , he left .'],
    ['It rose by 3.5 to 4,000.', 'It rose by 3.5 to 4,000 .'],
    ['the 1990-91 co-operation', 'the 1990 - 91 co-operation'],
    ['“tak” (sic) – a/b & c', '“tak” ( sic ) – a / b & c'],
    ['&quot;R&amp;D&quot; &lt;skipped>', '" R & D " < skipped >'],
    ["NATO's", "NATO's"],
  ])('BLEU reads the words of %j as mteval-v13a does', (text, words) => {
    expect(words13a(text).join(' ')).toBe(words);
  });
});

describe('edits', () => {
  it.each([
    ['Ministrowie rozmawiali.', 'Ministrowie rozmawiali.', 0, 0],
    ['Ministrowie rozmawiali długo.', 'Ministrowie rozmawiali.', 6, 2],
    ['kot', 'kto', 2, 1],
    ['😀😀', '😀', 1, 1],
    ['', 'Trzy nowe słowa', 15, 3],
  ])('from %j to %j are counted in characters and words', (hypothesis, reference, characters, words) => {
    expect(characterEdits({ hypothesis, references: [reference] }).edits).toBe(characters);
    expect(wordEdits({ hypothesis, references: [reference] }).edits).toBe(words);
  });

  it('are a share of the longer text, over all sentences', () => {
    const pairs: Pair[] = [
      { hypothesis: 'abcd', references: ['abxd'] },
      { hypothesis: 'abcdef', references: ['abcdef'] },
    ];
    expect(editShare(allEdits(pairs, characterEdits))).toBe(0.1);
    expect(editShare(allEdits([], characterEdits))).toBe(0);
  });
});

describe('confidence', () => {
  const text = Array.from(
    { length: 40 },
    (_, index) => `Żołnierz numer ${index} ćwiczył na poligonie przez ${index % 7} dni`,
  );
  const good = text.map(
    (reference, index): Pair => ({
      hypothesis: index % 4 ? reference : 'Coś innego było tu napisane',
      references: [reference],
    }),
  );
  const bad = text.map(
    (reference, index): Pair => ({
      hypothesis: index % 4 ? 'Coś innego było tu napisane' : reference,
      references: [reference],
    }),
  );
  const rows = (pairs: readonly Pair[]) => pairs.map(pair => chrf2.counts(pair));

  it('holds the score, and is the same for the same seed', () => {
    const interval = confidence(chrf2, rows(good), seededRandom(1));
    expect(interval.low).toBeLessThan(scoreOf(chrf2, good));
    expect(interval.high).toBeGreaterThan(scoreOf(chrf2, good));
    expect(confidence(chrf2, rows(good), seededRandom(1))).toEqual(interval);
  });

  it('is narrower for a longer text', () => {
    const width = (pairs: readonly Pair[]) => {
      const { low, high } = confidence(chrf2, rows(pairs), seededRandom(1));
      return high - low;
    };
    expect(width([...good, ...good, ...good, ...good])).toBeLessThan(width(good));
  });

  it('tells a clear difference from none', () => {
    expect(pairedChance(chrf2, rows(good), rows(bad), seededRandom(1))).toBeLessThan(0.01);
    expect(pairedChance(chrf2, rows(good), rows(good), seededRandom(1))).toBe(1);
  });

  it('draws evenly', () => {
    const random = seededRandom(42);
    const drawn = Array.from({ length: 20_000 }, () => Math.floor(random() * 10));
    for (let digit = 0; digit < 10; digit++) expect(drawn.filter(each => each === digit).length).toBeGreaterThan(1800);
  });
});
