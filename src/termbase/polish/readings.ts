import type { Analysis, Morphology } from '../morphology.ts';
import type { Lexeme } from '../pattern.ts';
import type { WordTags } from '../polimorf.ts';
import { allTags } from '../tags.ts';

/** What a word can be, as far as terms care. */
export type WordClass = 'noun' | 'adjective' | 'numeral' | 'verb' | 'adverb';

/** A reading of a Polish word: a lexeme with its class, and its lemma for looking up the other forms. */
export interface PolishReading extends Lexeme {
  readonly kind: WordClass;
  readonly lemma: string;
  readonly word: WordTags;
}

const KINDS: Readonly<Record<string, WordClass>> = {
  subst: 'noun',
  depr: 'noun',
  ger: 'noun',
  adj: 'adjective',
  ppas: 'adjective',
  pact: 'adjective',
  num: 'numeral',
  fin: 'verb',
  praet: 'verb',
  impt: 'verb',
  imps: 'verb',
  inf: 'verb',
  bedzie: 'verb',
  winien: 'verb',
  pcon: 'verb',
  pant: 'verb',
  verb: 'verb',
  adv: 'adverb',
};

/**
 * The readings of a word in any letter case. A key is made of lemma, class, degree and polarity: the class keeps the
 * noun *odstraszanie* from the verb *odstraszać*, the mark keeps *największy* from *duży*.
 */
export function readingsOf(word: string, morphology: Morphology | undefined): readonly PolishReading[] {
  return analyses(word, morphology).flatMap(({ lemma, words }) =>
    words.flatMap((tagged): PolishReading[] => {
      const kind = KINDS[tagged.pos];
      if (kind === undefined) return [];
      const tags = kind === 'verb' || kind === 'adverb' ? allTags : tagged.tags;
      return [{ key: keyOf(lemma, tagged), tags, kind, lemma, word: tagged }];
    }),
  );
}

/** The dictionary's analyses of a word as written, in lower case, and of a word in capitals as a name. */
export function analyses(word: string, morphology: Morphology | undefined): readonly Analysis[] {
  if (!morphology) return [];
  const plain = word.normalize('NFC').replace(/[\u00AD\u200C\u2060]|\u200D/g, '');
  const spellings = new Set([plain, plain.toLowerCase()]);
  if (plain.length > 2 && plain === plain.toUpperCase()) spellings.add(plain.charAt(0) + plain.slice(1).toLowerCase());
  return [...spellings].flatMap(morphology.analyse);
}

/** The class of a PoliMorf class; undefined for words that never inflect. */
export function kindOf(pos: string): WordClass | undefined {
  return Object.hasOwn(KINDS, pos) ? KINDS[pos] : undefined;
}

/** Depreciative plurals (*profesory*) are forms of their noun; finite forms, participles in -ąc, and infinitives of their verb. */
export function keyOf(lemma: string, { pos, mark }: WordTags): string {
  const kind = KINDS[pos];
  const family = pos === 'depr' ? 'subst' : kind === 'verb' ? 'verb' : pos;
  return `${lemma}|${family}${mark && `|${mark}`}`;
}
