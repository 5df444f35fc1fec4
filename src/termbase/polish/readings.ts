import type { Analysis, Morphology } from '../morphology.ts';
import type { Lexeme } from '../pattern.ts';
import type { WordTags } from '../polimorf.ts';
import { allTags } from '../tags.ts';

/** What a word can be, as far as terms care; `particle` is all that never inflects, pronouns too. */
export type WordClass = 'noun' | 'adjective' | 'numeral' | 'verb' | 'adverb' | 'particle';

/** A reading of a Polish word: a lexeme with its class, and its lemma for looking up the other forms. */
export interface Reading extends Lexeme {
  readonly kind: WordClass;
  readonly lemma: string;
  /** PoliMorf's class, of a verb its form. */
  readonly pos: string;
}

/** All that the dictionary says of a word. */
export interface KnownWord {
  readonly readings: readonly Reading[];
  /** Whether the dictionary has the word in any letter case. */
  readonly isKnown: boolean;
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
  pot: 'verb',
  impt: 'verb',
  imps: 'verb',
  inf: 'verb',
  bedzie: 'verb',
  winien: 'verb',
  pcon: 'verb',
  pant: 'verb',
  adv: 'adverb',
};

/** Readings that tell nothing: abbreviations, predicatives that are nouns too (*potrzeba*), first parts of compounds. */
const IGNORED = new Set(['brev', 'pred', 'adja', 'adjp', 'adjc', 'burk', 'interj']);

export type WordReader = (word: string) => KnownWord;

/** How many different words a reader remembers. */
const REMEMBERED = 20_000;

/** Makes the function that reads words in any letter case, which remembers them. */
export function wordReader(morphology: Morphology | undefined): WordReader {
  const remembered = new Map<string, KnownWord>();
  return word => {
    const known = remembered.get(word);
    if (known) return known;
    if (remembered.size >= REMEMBERED) remembered.clear();
    const found = analysesOf(word, morphology);
    const fresh = { readings: found.flatMap(readingsOf), isKnown: found.some(isWord) };
    remembered.set(word, fresh);
    return fresh;
  };
}

/** First parts of compounds that the dictionary may not have as a whole, the longer before their beginnings. */
const PREFIXES =
  'około między trans super hiper ultra kontra kontr multi mikro makro cyber pseudo elektro radio termo wideo przeciw ' +
  'ponad współ wielo anty euro wice mini mega eks post auto moto info nano arcy niby bezpo bio eko foto geo neo pan pro pół';
const COMPOUND = new RegExp(`^(${PREFIXES.split(' ').join('|')})(\\p{L}{4,})$`, 'iu');

/** A compound that the dictionary lacks is a form of what its last part is a form of: *cyberobrony*, *wiceszefowie*. */
export function analysesOf(word: string, morphology: Morphology | undefined): readonly Analysis[] {
  const found = analyses(word, morphology);
  const [, prefix, rest] = (found.length === 0 && COMPOUND.exec(word)) || [];
  if (prefix === undefined || rest === undefined) return found;
  const lower = prefix.toLowerCase();
  return analyses(rest, morphology).map(({ lemma, words }) => ({ lemma: lower + lemma, words }));
}

/** The dictionary's analyses of a word as written, in lower case, and of a word in capitals as a name. */
function analyses(word: string, morphology: Morphology | undefined): readonly Analysis[] {
  if (!morphology) return [];
  // PoliMorf writes Kennedy’ego.
  const plain = word
    .normalize('NFC')
    .replace(/[\u00AD\u200C\u2060]|\u200D/g, '')
    .replace(/['ʼ‘`´]/g, '’');
  const spellings = new Set([plain, plain.toLowerCase()]);
  if (plain.length > 2 && plain === plain.toUpperCase()) spellings.add(plain.charAt(0) + plain.slice(1).toLowerCase());
  return [...spellings].flatMap(morphology.analyse);
}

/** Whether the dictionary has more of it than an abbreviation or a cry, which say nothing of a noun spelled so (*hejt*). */
function isWord({ words }: Analysis): boolean {
  return words.some(({ pos }) => pos !== 'interj' && pos !== 'brev' && pos !== 'burk');
}

function readingsOf({ lemma, words }: Analysis): readonly Reading[] {
  return words
    .filter(({ pos }) => !IGNORED.has(pos))
    .map((tagged): Reading => {
      const kind = kindOf(tagged.pos);
      const tags = kind === 'verb' || kind === 'adverb' ? allTags : tagged.tags;
      return { key: keyOf(lemma, tagged), tags, kind, lemma, pos: tagged.pos };
    });
}

function kindOf(pos: string): WordClass {
  return (Object.hasOwn(KINDS, pos) && KINDS[pos]) || 'particle';
}

/**
 * A key is made of lemma, class, degree and polarity: the class keeps the noun *odstraszanie* from the verb
 * *odstraszać*, the mark keeps *największy* from *duży*. Depreciative plurals (*profesory*) are forms of their noun.
 */
export function keyOf(lemma: string, { pos, mark }: WordTags): string {
  const family = pos === 'depr' ? 'subst' : kindOf(pos) === 'verb' ? 'verb' : pos;
  return `${lemma}|${family}${mark && `|${mark}`}`;
}
