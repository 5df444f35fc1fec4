import type { Morphology } from '../morphology.ts';
import { casesOf, noTags, type Tags, union } from '../tags.ts';
import { analyses, keyOf, kindOf } from './readings.ts';

/** Everything that the dictionary says of a word, for judging it in its place. */
export interface KnownWord {
  readonly readings: readonly Reading[];
  readonly isNoun: boolean;
  readonly isNominative: boolean;
  readonly isVerb: boolean;
  readonly isAdjectival: boolean;
  readonly isParticle: boolean;
  readonly isPreposition: boolean;
  readonly isNumeral: boolean;
  readonly nounTags: Tags;
  readonly adjectiveTags: Tags;
}

export interface Reading {
  readonly key: string;
  readonly lemma: string;
  readonly pos: string;
  readonly kind: 'noun' | 'adjective' | 'verb' | 'particle';
  readonly tags: Tags;
}

export type WordReader = (word: string) => KnownWord;

/** How many different words a reader remembers. */
const REMEMBERED = 100_000;

/** Makes the function that reads words, which remembers them. */
export function wordReader(morphology: Morphology | undefined): WordReader {
  const remembered = new Map<string, KnownWord>();
  return word => {
    const known = remembered.get(word);
    if (known) return known;
    if (remembered.size >= REMEMBERED) remembered.clear();
    const fresh = readWord(word, morphology);
    remembered.set(word, fresh);
    return fresh;
  };
}

function readWord(word: string, morphology: Morphology | undefined): KnownWord {
  const readings = analyses(word, morphology).flatMap(({ lemma, words }) =>
    words.map((tagged): Reading => {
      const kind = kindOf(tagged.pos);
      const plain = kind === 'noun' || kind === 'adjective' || kind === 'verb' ? kind : 'particle';
      return { key: keyOf(lemma, tagged), lemma, pos: tagged.pos, kind: plain, tags: tagged.tags };
    }),
  );
  const tagsOf = (kind: Reading['kind']) =>
    readings
      .filter(reading => reading.kind === kind)
      .map(reading => reading.tags)
      .reduce(union, noTags);
  const nounTags = tagsOf('noun');
  const has = (...names: readonly string[]) => readings.some(({ pos }) => names.includes(pos));
  return {
    readings: readings.filter(({ pos }) => !IGNORED.has(pos)),
    isNoun: readings.some(({ kind }) => kind === 'noun'),
    isNominative: (casesOf(nounTags.singular, nounTags.plural) & 1) !== 0,
    isVerb: readings.some(({ kind }) => kind === 'verb'),
    isAdjectival: readings.some(({ kind }) => kind === 'adjective'),
    isParticle: has('adv', 'qub', 'conj', 'comp'),
    isPreposition: has('prep'),
    isNumeral: /^\p{N}/u.test(word) || has('num'),
    nounTags,
    adjectiveTags: tagsOf('adjective'),
  };
}

/** Readings that tell nothing: abbreviations, predicatives that are nouns too (*potrzeba*), first parts of compounds. */
const IGNORED = new Set(['brev', 'pred', 'adja', 'adjp', 'adjc', 'burk', 'interj', 'xxx', 'ign']);
