import type { TermSwitches } from '../../model.ts';
import { caseTags, common, isEmpty, nominative, noTags, pluralTags, singularTags, type Tags, union } from '../tags.ts';
import { isAcronym } from '../words.ts';
import { declineAdjective } from './decline.ts';
import type { KnownWord, Reading, WordReader } from './readings.ts';

/** What a word of a term does when the term is inflected. */
export type Role =
  /** It stays as it is. */
  | { readonly kind: 'fixed' }
  /** It inflects: as the head, agreeing with it in case, number and gender, or beside it, agreeing in case alone. */
  | {
      readonly kind: 'head' | 'agrees' | 'apposition';
      /** The dictionary's readings that it is a citation form by. */
      readonly readings: readonly Reading[];
      /** Whether forms are to be made by rule, and as what. */
      readonly unknown?: 'noun' | 'adjective';
      /** Whether it may also stay as it is, as an apposition may. */
      readonly mayStay: boolean;
    };

/** A word of a term with all that it can be. */
interface TermWord extends KnownWord {
  readonly text: string;
  readonly name: boolean;
  /** Whether a point follows: *art. 5*. */
  readonly isAbbreviation: boolean;
}

const fixed: Role = { kind: 'fixed' };
const genitive = caseTags('gen');

/**
 * Finds the head of a term and what inflects with it: *minister obrony* has *ministra obrony*. The head is a noun in the
 * nominative before which only agreeing adjectives and words that never change stand; of several, the one with which the
 * most words inflect. After it, agreeing adjectives and appositions inflect; genitives stay; a preposition makes all that
 * follows stay.
 */
export function rolesOf(
  words: readonly string[],
  gaps: readonly string[],
  number: TermSwitches['number'],
  read: WordReader,
): readonly Role[] {
  const terms = words.map((text, at) => termWord(text, gaps[at + 1] ?? '', read));
  const numbers = number === 'plural' ? [pluralTags, singularTags] : [singularTags, pluralTags];
  const readings = numbers.flatMap(tags => {
    const wanted = common(nominative, tags);
    return terms.flatMap((_, head) => headedAt(terms, gaps, head, wanted) ?? []).toReversed();
  });
  const [best, ...others] = readings.toSorted((a, b) => inflecting(b.roles) - inflecting(a.roles));
  if (!best) return headless(terms);
  const equals = others.filter(({ head, roles }) => head === best.head && inflecting(roles) === inflecting(best.roles));
  return looseName(terms, equals.reduce(merged, best).roles);
}

/** A word with what it can be. An acronym is not the word that its letters spell (*WAT*); an abbreviation is nothing else. */
function termWord(text: string, gap: string, read: WordReader): TermWord {
  const { readings, isKnown } = read(text);
  const word = { text, name: /^\p{Lu}/u.test(text), isAbbreviation: gap.startsWith('.') };
  if (!isAcronym(text)) return { ...word, readings, isKnown };
  const own = readings.filter(({ lemma }) => isAcronym(lemma));
  return { ...word, readings: own, isKnown: own.length > 0 };
}

/** What a word may be before its noun: a numeral only if it is not a noun with a genitive after it (*miliard euro*). */
function attributive({ readings }: TermWord): readonly Reading['kind'][] {
  return readings.some(({ kind }) => kind === 'noun') ? ['adjective'] : ['adjective', 'numeral'];
}

/** One way to read a term: where its head is, and what each word then does. */
interface Headed {
  readonly head: number;
  readonly roles: readonly Role[];
}

/** How many words inflect; one that only may counts half. */
function inflecting(roles: readonly Role[]): number {
  return roles.reduce((sum, { kind }) => sum + (kind === 'fixed' ? 0 : kind === 'apposition' ? 0.5 : 1), 0);
}

/** A term that can be read in the singular or in the plural, of different words, is both: *Wojska*. */
function merged(first: Headed, second: Headed): Headed {
  const roles = first.roles.map((role, at): Role => {
    const other = second.roles[at];
    if (!other || role.kind === 'fixed' || other.kind !== role.kind) return role;
    return { ...role, readings: [...new Set([...role.readings, ...other.readings])] };
  });
  return { ...first, roles };
}

/** The roles of all words if the one at this place is the head; undefined if it cannot be. */
function headedAt(terms: readonly TermWord[], gaps: readonly string[], head: number, wanted: Tags): Headed | undefined {
  const word = terms[head];
  if (!word || word.isAbbreviation || (terms.length > 1 && isPreposition(word))) return undefined;
  if (isAcronym(word.text) && head > 0) return undefined;
  let tags = tagsIn(word, ['noun'], wanted);
  const unknown = !word.isKnown && looksLikeNoun(word, terms.length);
  if (isEmpty(tags) && unknown) tags = wanted;
  if (isEmpty(tags)) return undefined;
  const before: Role[] = [];
  for (let at = head - 1; at >= 0; at--) {
    const other = terms[at];
    if (!other) return undefined;
    const agreeing = tagsIn(other, attributive(other), tags);
    if (isPreposition(other)) return undefined;
    if (!isEmpty(agreeing)) tags = agreeing;
    else if (!(isUnchanging(other) || isAdverbial(other) || gaps[at + 1] === '-' || isUnknownAdjective(other)))
      return undefined;
    before.unshift(
      isEmpty(agreeing) && !isUnknownAdjective(other) ? fixed : agreeingRole(other, tags, other.name && !other.isKnown),
    );
  }
  return { head, roles: [...before, headRole(word, tags), ...followers(terms, head, tags)] };
}

/**
 * In a name of two words or more, each may go by the rules or stay as it is, whatever the dictionary says: it may be a
 * woman's (Hillary Clinton) or a stranger's.
 */
function looseName(terms: readonly TermWord[], roles: readonly Role[]): readonly Role[] {
  const moving = roles.filter(({ kind }) => kind !== 'fixed');
  const isName = roles.every(({ kind }, at) => {
    const word = terms[at];
    if (kind === 'fixed') return word && isUnchanging(word) && (!word.name || isRoman(word.text));
    return kind !== 'agrees' && word?.name;
  });
  if (!isName || moving.length < 2) return roles;
  return roles.map(role =>
    role.kind === 'fixed' ? role : { ...role, kind: 'apposition', unknown: 'noun', mayStay: true },
  );
}

function headRole(word: TermWord, tags: Tags): Role {
  return {
    kind: 'head',
    readings: citations(word, ['noun'], tags),
    // The dictionary has few of the forms of a Google.
    ...(word.isKnown && !isAcronym(word.text) && !/^\p{Lu}.*[^aeiouy]e$/u.test(word.text) ? {} : { unknown: 'noun' }),
    mayStay: !word.isKnown && word.name,
  };
}

function agreeingRole(word: TermWord, tags: Tags, mayStay = false): Role {
  const readings = citations(word, ['adjective', 'noun', 'numeral'], tags);
  return { kind: 'agrees', readings, ...(readings.length === 0 ? { unknown: 'adjective' } : {}), mayStay };
}

/** The role of a word that may be a name: by the dictionary, by the rules, or as it is. */
function nameRole(word: TermWord): Role {
  return { kind: 'apposition', readings: citations(word, ['noun'], nominative), unknown: 'noun', mayStay: true };
}

/** The role of a word beside the head; a name may go by the rules too, whatever the dictionary says of a common word. */
function appositionRole(word: TermWord): Role {
  const readings = citations(word, ['noun'], nominative);
  return { kind: 'apposition', readings, ...(word.name ? { unknown: 'noun' } : {}), mayStay: true };
}

/** The roles of the words after the head. */
function followers(terms: readonly TermWord[], head: number, tags: Tags): readonly Role[] {
  const roles: Role[] = [];
  let state: 'open' | 'dependent' | 'prepositional' = 'open';
  for (const word of terms.slice(head + 1)) {
    const role =
      state === 'prepositional' || isPreposition(word) ? fixed : followerRole(word, terms[head] ?? word, tags, state);
    if (isPreposition(word)) state = 'prepositional';
    else if (role === 'dependent') state = 'dependent';
    roles.push(role === 'dependent' ? fixed : role);
  }
  return roles;
}

function followerRole(word: TermWord, head: TermWord, tags: Tags, state: 'open' | 'dependent'): Role | 'dependent' {
  if (isUnchanging(word)) return fixed;
  const genitives = genitivesOf(word);
  if (!isEmpty(tagsIn(word, ['adjective', 'numeral'], tags)) && (state === 'open' || genitives.length === 0)) {
    // Prezydent Polski is of Poland; a Bank Polski may be Polish.
    const ofName = word.name && genitives.some(({ kind, lemma }) => kind === 'noun' && startsBig(lemma));
    return ofName && !head.name ? 'dependent' : agreeingRole(word, tags, state === 'dependent' || ofName);
  }
  if (!word.isKnown) return unknownFollower(word, tags, state);
  const sameNumber = common(nominative, tags.singular ? singularTags : pluralTags);
  if (isEmpty(tagsIn(word, ['noun'], sameNumber)))
    return word.name && isProper(head) ? appositionRole(word) : 'dependent';
  if (genitives.length === 0 || isAcronym(word.text)) return appositionRole(word);
  const isPart = word.name && state === 'open' && tags.singular !== 0;
  const nominatives = citations(word, ['noun'], sameNumber);
  const isUnchanged = ({ key }: Reading) => nominatives.some(reading => reading.key === key);
  const mayBeName = isPart && (isProper(head) || genitives.every(isUnchanged));
  return mayBeName ? appositionRole(word) : 'dependent';
}

/** The readings by which a word may depend on the one before it. */
function genitivesOf(word: TermWord): readonly Reading[] {
  return citations(word, ['noun', 'adjective', 'numeral'], genitive);
}

/** Whether a word is a name and nothing else. */
function isProper(word: TermWord): boolean {
  return word.name && citations(word, ['noun'], nominative).every(({ lemma }) => startsBig(lemma));
}

function startsBig(text: string): boolean {
  return /^\p{Lu}/u.test(text);
}

function unknownFollower(word: TermWord, tags: Tags, state: 'open' | 'dependent'): Role | 'dependent' {
  if (state === 'open' && isUnknownAdjective(word) && agreesUnknown(word, tags))
    return agreeingRole(word, tags, word.name);
  return word.name ? appositionRole(word) : 'dependent';
}

function agreesUnknown(word: TermWord, tags: Tags): boolean {
  const cited = word.text.toLowerCase();
  return declineAdjective(word.text).some(form => form.text === cited && !isEmpty(common(form.tags, tags)));
}

/** A term without a noun in the nominative: names, adjectives, verbs; else it stays as it is. */
function headless(terms: readonly TermWord[]): readonly Role[] {
  const kind = (['adjective', 'numeral', 'verb'] as const).find(wanted =>
    terms.some(word => citationsOf(word, wanted).length > 0),
  );
  return terms.map((word): Role => {
    if (word.isAbbreviation) return fixed;
    if (word.name || isStrayNoun(word, terms)) return nameRole(word);
    const readings = kind ? citationsOf(word, kind) : [];
    return readings.length > 0 ? { kind: 'agrees', readings, mayStay: false } : fixed;
  });
}

/** A term of one word that the dictionary has only as a form of something else (*mem* of *mema*) is a noun it lacks. */
function isStrayNoun(word: TermWord, terms: readonly TermWord[]): boolean {
  if (terms.length > 1 || !/\p{L}/u.test(word.text)) return false;
  return (
    word.readings.length > 0 &&
    word.readings.every(({ kind, pos }) => kind === 'noun' || (kind === 'verb' && pos !== 'inf'))
  );
}

/** The roles in a phrase that its first word, an infinitive, heads: *brać udział*. Undefined if it is none. */
export function verbRoles(words: readonly string[], read: WordReader): readonly Role[] | undefined {
  const readings = words.length > 1 ? read(words[0] ?? '').readings.filter(({ pos }) => pos === 'inf') : [];
  if (readings.length === 0) return undefined;
  return words.map((_, at): Role => (at === 0 ? { kind: 'agrees', readings, mayStay: false } : fixed));
}

/** Adjectives and numerals are cited in the nominative, verbs in the infinitive. */
function citationsOf(word: TermWord, kind: Reading['kind']): readonly Reading[] {
  if (kind !== 'verb') return citations(word, [kind], nominative);
  return word.readings.filter(reading => reading.pos === 'inf');
}

function tagsIn(word: TermWord, kinds: readonly Reading['kind'][], within: Tags): Tags {
  let tags = noTags;
  for (const reading of citations(word, kinds, within)) tags = union(tags, common(reading.tags, within));
  return tags;
}

/** The readings of these classes that are within some tags. Nobody cites a term in a scornful plural (*ministry*). */
function citations(word: TermWord, kinds: readonly Reading['kind'][], within: Tags): readonly Reading[] {
  return word.readings.filter(
    ({ kind, pos, tags }) => kinds.includes(kind) && pos !== 'depr' && !isEmpty(common(tags, within)),
  );
}

function looksLikeNoun(word: TermWord, length: number): boolean {
  if (word.isAbbreviation) return false;
  return /\p{L}/u.test(word.text) && !isRoman(word.text) && !(length > 1 && !word.name && isUnknownAdjective(word));
}

/** The ends of capitalised words that are adjectives rather than names: Wyszehradzka, Interoperacyjny. */
const SURELY_ADJECTIVE = /(?:[scz]k(?:i|a|ie)|(?:jn|iczn|aln|ow)(?:y|a|e))$/;

function isUnknownAdjective(word: TermWord): boolean {
  if (word.isKnown || (word.name && !SURELY_ADJECTIVE.test(word.text))) return false;
  return declineAdjective(word.text).length > 0;
}

function isRoman(text: string): boolean {
  return /^[IVXLCDM]+$/.test(text);
}

/** Words without case: numbers, adverbs, conjunctions, the first parts of compounds. */
function isUnchanging(word: TermWord): boolean {
  return (
    word.isAbbreviation ||
    isRoman(word.text) ||
    /^\p{N}/u.test(word.text) ||
    (word.isKnown && word.readings.every(({ kind }) => kind === 'adverb' || kind === 'particle'))
  );
}

/** A word that may be an adverb, and is no noun in the nominative: *tak zwany*. */
function isAdverbial(word: TermWord): boolean {
  if (!isEmpty(tagsIn(word, ['noun'], nominative))) return false;
  return word.readings.some(({ kind, pos }) => kind === 'adverb' || pos === 'qub' || pos === 'conj');
}

const PREPOSITIONS = new Set(
  'w we na o po przy do od ode z ze za nad pod przed między ku dla bez u przez przeciw przeciwko wobec według podczas wśród poza ponad spod znad'.split(
    ' ',
  ),
);

function isPreposition(word: TermWord): boolean {
  return !word.isAbbreviation && PREPOSITIONS.has(word.text);
}
