import type { TermSwitches } from '../../model.ts';
import type { Morphology } from '../morphology.ts';
import { caseTags, common, isEmpty, nominative, noTags, pluralTags, singularTags, type Tags, union } from '../tags.ts';
import { isAcronym } from '../words.ts';
import { declineAdjective } from './decline.ts';
import { analyses, type PolishReading, readingsOf } from './readings.ts';

/** What a word of a term does when the term is inflected. */
export type Role =
  | { readonly kind: 'fixed' }
  | {
      readonly kind: 'inflects';
      /** The lexemes it is a form of, by the dictionary. */
      readonly lexemes: readonly string[];
      /** Whether forms are to be made by rule, and as what. */
      readonly unknown?: 'noun' | 'adjective';
      /** Whether it may also stay as it is, as an apposition may. */
      readonly mayStay: boolean;
      /** How it agrees: with the head in case, number and gender, or in case alone. */
      readonly agreement: 'full' | 'case' | 'none';
    };

/** A word of a term with all that it can be. */
interface TermWord {
  readonly text: string;
  readonly name: boolean;
  readonly readings: readonly PolishReading[];
  /** The dictionary has it in some class. */
  readonly known: boolean;
}

const fixed: Role = { kind: 'fixed' };
const genitive = caseTags('gen');

/**
 * Finds the head of a term and what inflects with it: *minister obrony* has *ministra obrony*. The head is a
 * noun in the nominative before which only agreeing adjectives and words that never change stand (of two such, the
 * second: *młody naukowiec*). After it, agreeing
 * adjectives and appositions inflect; genitives stay; a preposition makes all that follows stay.
 */
export function rolesOf(
  words: readonly string[],
  gaps: readonly string[],
  number: TermSwitches['number'],
  morphology: Morphology | undefined,
): readonly Role[] {
  const terms = words.map(word => termWord(word, morphology));
  for (const numberTags of number === 'plural' ? [pluralTags, singularTags] : [singularTags, pluralTags]) {
    const wanted = common(nominative, numberTags);
    for (let head = terms.length - 1; head >= 0; head--) {
      const roles = headedAt(terms, gaps, head, wanted);
      if (roles) return roles;
    }
  }
  return headless(terms);
}

function termWord(text: string, morphology: Morphology | undefined): TermWord {
  return {
    text,
    name: /^\p{Lu}/u.test(text),
    readings: readingsOf(text, morphology),
    known: analyses(text, morphology).length > 0,
  };
}

/** The roles of all words if the one at this place is the head; undefined if it cannot be. */
function headedAt(
  terms: readonly TermWord[],
  gaps: readonly string[],
  head: number,
  wanted: Tags,
): readonly Role[] | undefined {
  const word = terms[head];
  if (!word || (isAcronym(word.text) && terms.length > 1 && head > 0)) return undefined;
  let tags = tagsIn(word, ['noun'], wanted);
  const unknown = !word.known && looksLikeNoun(word, terms.length);
  if (isEmpty(tags) && unknown) tags = wanted;
  if (isEmpty(tags)) return undefined;
  const before: Role[] = [];
  for (let at = head - 1; at >= 0; at--) {
    const other = terms[at];
    if (!other) return undefined;
    const agreeing = tagsIn(other, ['adjective', 'numeral'], tags);
    if (isPreposition(other)) return undefined;
    if (!isEmpty(agreeing)) tags = agreeing;
    else if (!(isUnchanging(other) || gaps[at + 1] === '-' || isUnknownAdjective(other))) return undefined;
    before.unshift(isEmpty(agreeing) && !isUnknownAdjective(other) ? fixed : agreeingRole(other, tags));
  }
  return [...before, headRole(word, tags), ...followers(terms, head, tags)];
}

function headRole(word: TermWord, tags: Tags): Role {
  return {
    kind: 'inflects',
    lexemes: keysIn(word, ['noun'], tags),
    ...(word.known && !isRareName(word) ? {} : { unknown: 'noun' }),
    mayStay: !word.known && word.name,
    agreement: 'full',
  };
}

/** A capitalised word that the dictionary knows only as a common one may be a name that goes its own way. */
function isRareName(word: TermWord): boolean {
  return isAcronym(word.text);
}

function agreeingRole(word: TermWord, tags: Tags): Role {
  const lexemes = keysIn(word, ['adjective', 'noun', 'numeral'], tags);
  return {
    kind: 'inflects',
    lexemes,
    ...(lexemes.length === 0 ? { unknown: 'adjective' } : {}),
    mayStay: false,
    agreement: 'full',
  };
}

/** The roles of the words after the head. */
function followers(terms: readonly TermWord[], head: number, tags: Tags): readonly Role[] {
  const roles: Role[] = [];
  let state: 'open' | 'dependent' | 'prepositional' = 'open';
  for (const word of terms.slice(head + 1)) {
    const role = state === 'prepositional' ? fixed : followerRole(word, tags, state);
    if (role === 'genitive') state = 'dependent';
    else if (role === fixed && isPreposition(word)) state = 'prepositional';
    roles.push(role === 'genitive' ? fixed : role);
  }
  return roles;
}

function followerRole(word: TermWord, tags: Tags, state: 'open' | 'dependent'): Role | 'genitive' {
  if (isPreposition(word) || isUnchanging(word)) return fixed;
  const agreeing = tagsIn(word, ['adjective', 'numeral'], tags);
  const nominatives = tagsIn(word, ['noun'], nominative);
  const genitives = tagsIn(word, ['noun', 'adjective', 'numeral'], genitive);
  if (!isEmpty(agreeing) && (state === 'open' || isEmpty(genitives)))
    return { ...agreeingRole(word, tags), mayStay: state === 'dependent' } as Role;
  if (!word.known) return unknownFollower(word, tags, state);
  if (isEmpty(nominatives)) return 'genitive';
  if (!isEmpty(genitives) && !(word.name && state === 'open') && !isAcronym(word.text)) return 'genitive';
  return {
    kind: 'inflects',
    lexemes: keysIn(word, ['noun'], nominative),
    ...(word.name ? { unknown: 'noun' } : {}),
    mayStay: true,
    agreement: 'case',
  };
}

function unknownFollower(word: TermWord, tags: Tags, state: 'open' | 'dependent'): Role | 'genitive' {
  const agreeing = declineAdjective(word.text).some(
    form => form.text === word.text.toLowerCase() && !isEmpty(common(form.tags, tags)),
  );
  if (agreeing && state === 'open')
    return { kind: 'inflects', lexemes: [], unknown: 'adjective', mayStay: word.name, agreement: 'full' };
  if (!word.name) return 'genitive';
  return { kind: 'inflects', lexemes: [], unknown: 'noun', mayStay: true, agreement: 'case' };
}

/** A term without a noun in the nominative: names, adjectives, verbs; else it stays as it is. */
function headless(terms: readonly TermWord[]): readonly Role[] {
  const kinds = ['adjective', 'numeral', 'verb'] as const;
  const kind = kinds.find(kind =>
    terms.some(word => word.readings.some(reading => reading.kind === kind && isCitation(reading))),
  );
  return terms.map((word): Role => {
    if (word.name)
      return {
        kind: 'inflects',
        lexemes: keysIn(word, ['noun'], nominative),
        unknown: 'noun',
        mayStay: true,
        agreement: 'case',
      };
    const lexemes = kind
      ? word.readings.filter(reading => reading.kind === kind && isCitation(reading)).map(reading => reading.key)
      : [];
    return lexemes.length > 0 ? { kind: 'inflects', lexemes, mayStay: false, agreement: 'full' } : fixed;
  });
}

/** Adjectives and numerals are cited in the nominative, verbs in the infinitive. */
function isCitation({ kind, tags, word }: PolishReading): boolean {
  return kind === 'verb' ? word.pos === 'inf' : !isEmpty(common(tags, nominative));
}

function tagsIn(word: TermWord, kinds: readonly PolishReading['kind'][], within: Tags): Tags {
  let tags = noTags;
  for (const reading of word.readings)
    if (kinds.includes(reading.kind)) tags = union(tags, common(reading.tags, within));
  return tags;
}

function keysIn(word: TermWord, kinds: readonly PolishReading['kind'][], within: Tags): readonly string[] {
  const keys = word.readings
    .filter(reading => kinds.includes(reading.kind) && !isEmpty(common(reading.tags, within)))
    .map(reading => reading.key);
  return [...new Set(keys)].sort();
}

function looksLikeNoun(word: TermWord, length: number): boolean {
  return /\p{L}/u.test(word.text) && !isRoman(word.text) && !(length > 1 && !word.name && isUnknownAdjective(word));
}

function isUnknownAdjective(word: TermWord): boolean {
  return !word.known && declineAdjective(word.text).length > 0;
}

function isRoman(text: string): boolean {
  return /^[IVXLCDM]+$/.test(text);
}

/** Words without case: numbers, adverbs, conjunctions, the first parts of compounds. */
function isUnchanging(word: TermWord): boolean {
  return (
    isRoman(word.text) ||
    /^\p{N}/u.test(word.text) ||
    (word.known && word.readings.every(reading => reading.kind === 'adverb'))
  );
}

const PREPOSITIONS = new Set(
  'w we na o po przy do od ode z ze za nad pod przed między ku dla bez u przez przeciw przeciwko wobec według podczas wśród poza ponad spod znad'.split(
    ' ',
  ),
);

function isPreposition(word: TermWord): boolean {
  return PREPOSITIONS.has(word.text.toLowerCase());
}
