import type { Match } from '../pattern.ts';
import { casesOf, common, isEmpty, noTags, type Tags, union } from '../tags.ts';
import type { KnownWord, Reading, WordReader } from './readings.ts';

const NOMINATIVE = 1;
const GENITIVE = 2;
const DATIVE = 4;
const ACCUSATIVE = 8;
const LOCATIVE = 32;
const VOCATIVE = 64;

/** Whether a word that a term accepts can be another word too. */
export function isDoubtful({ readings }: KnownWord, accepts: (key: string) => boolean): boolean {
  return readings.some(({ key }) => accepts(key)) && readings.some(({ key }) => !accepts(key));
}

/**
 * Judges a word that could be a term or a homonym of it by what stands around it. Each rule names a kind of homonym and
 * says when the word is not the term.
 */
export function isTerm(match: Match, read: WordReader): boolean {
  const { readings } = read(match.word);
  const ours = readings.filter(reading => match.accepts(reading.key));
  const others = readings.filter(reading => !match.accepts(reading.key));
  const tags = withoutVocative(match.tags);
  if (isEmpty(tags)) return false;
  const place: Place = { match, tags, cases: casesOf(tags.singular, tags.plural), others, read: besides(read), ours };
  return isConfirmed(place) || !rules.some(rejects => rejects(place));
}

/** A word in doubt, and what speaks for and against. */
interface Place {
  readonly match: Match;
  /** What it can be as the term. */
  readonly tags: Tags;
  readonly cases: number;
  readonly ours: readonly Reading[];
  /** What else it can be. */
  readonly others: readonly Reading[];
  readonly read: (word: string) => Neighbour;
}

/** A word beside the one in doubt. */
interface Neighbour {
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

function besides(read: WordReader): (word: string) => Neighbour {
  return word => {
    const { readings } = read(word);
    const nounTags = tagsOfAll(readings.filter(({ kind }) => kind === 'noun'));
    const is = (...kinds: readonly Reading['kind'][]) => readings.some(({ kind }) => kinds.includes(kind));
    return {
      isNoun: is('noun'),
      isNominative: (casesOf(nounTags.singular, nounTags.plural) & NOMINATIVE) !== 0,
      isVerb: is('verb'),
      isAdjectival: is('adjective'),
      isParticle: is('adverb') || readings.some(({ pos }) => PARTICLES.has(pos)),
      isPreposition: readings.some(({ pos }) => pos === 'prep'),
      isNumeral: /^\p{N}/u.test(word) || is('numeral'),
      nounTags,
      adjectiveTags: tagsOfAll(readings.filter(({ kind }) => kind === 'adjective')),
    };
  };
}

const PARTICLES = new Set(['qub', 'conj', 'comp']);

/** What could be another word is seldom called to. */
function withoutVocative(tags: Tags): Tags {
  const strip = (bits: number) => bits & ~(VOCATIVE * 0x204081);
  return { singular: strip(tags.singular), plural: strip(tags.plural) };
}

/** An adjective beside the word agrees with the term and with nothing else that the word can be: *cech wspólnych*. */
function isConfirmed({ match, tags, others, read }: Place): boolean {
  const rivals = tagsOfAll(others.filter(({ kind }) => kind === 'noun' || kind === 'adjective'));
  return SIDES.some(side => {
    const beside = attributeAt(match, side, read);
    return beside && !isEmpty(common(beside, tags)) && isEmpty(common(beside, rivals));
  });
}

const SIDES = [-1, 1] as const;

/** What the adjective right beside a word can be; undefined if there is none, or it may be something else. */
function attributeAt(match: Match, side: -1 | 1, read: Place['read']): Tags | undefined {
  if (!/^\s+$/.test(match.gap(side))) return undefined;
  const beside = read(match.neighbour(side) ?? '');
  return beside.isAdjectival && !beside.isNoun && !beside.isParticle && !beside.isVerb
    ? beside.adjectiveTags
    : undefined;
}

const rules: readonly ((place: Place) => boolean)[] = [
  isLocativeAlone,
  isName,
  isUsualHomonym,
  isParticle,
  isVerb,
  isAdjective,
  isDepreciative,
  isOtherNoun,
];

/** A locative that could be another word stands after its preposition, with an adjective between at most: *w nowej sali*. */
function isLocativeAlone({ match, cases, others, read }: Place): boolean {
  // Feminines have one form for dative and locative, and the dative is rare.
  const isRare = (cases & ~DATIVE) === LOCATIVE && others.some(isDirectNoun);
  if (cases !== LOCATIVE && !isRare) return false;
  const reach = others.every(isObliqueNoun) ? 4 : 2;
  for (let distance = 1; distance <= reach; distance++) {
    const word = match.neighbour(-distance);
    if (word !== undefined && LOCATIVE_PREPOSITIONS.has(word.toLowerCase()))
      return reach === 2 && distance > 1 && !read(match.neighbour(-1) ?? '').isAdjectival;
  }
  return true;
}

const LOCATIVE_PREPOSITIONS = new Set(['w', 'we', 'na', 'o', 'po', 'przy']);

function isDirectNoun(reading: Reading): boolean {
  return reading.kind === 'noun' && !isObliqueNoun(reading);
}

function isObliqueNoun({ kind, tags }: Reading): boolean {
  return kind === 'noun' && (casesOf(tags.singular, tags.plural) & (NOMINATIVE | ACCUSATIVE)) === 0;
}

/** A capital within a sentence, where the dictionary knows another word as a name: *Stany* is no *stan*. */
function isName({ match, others, ours }: Place): boolean {
  const inside = match.neighbour(-1) !== undefined && !/[.!?:…„"”«»(–—]/.test(match.gap(-1));
  if (!inside || !startsBig(match.word) || ours.some(({ lemma }) => startsBig(lemma))) return false;
  const common = ours.map(({ lemma }) => lemma);
  const names = others.filter(({ lemma }) => startsBig(lemma));
  const other = names.filter(({ lemma }) => !common.includes(lemma.toLowerCase()));
  const isLonger = match.gap(1) === ' ' && startsBig(match.neighbour(1) ?? '');
  return other.length > 0 && (other.length === names.length || isLonger);
}

function startsBig(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}

/** Forms that nearly always belong to another word: *lat* to *rok*, *ludzie* to *człowiek*. */
function isUsualHomonym({ match, ours, others }: Place): boolean {
  const usual = USUAL[match.word.toLowerCase()];
  return (
    usual !== undefined && others.some(({ lemma }) => lemma === usual) && !ours.some(({ lemma }) => lemma === usual)
  );
}

const USUAL: Readonly<Record<string, string>> = {
  lat: 'rok',
  lata: 'rok',
  latach: 'rok',
  latami: 'rok',
  latom: 'rok',
  ludzie: 'człowiek',
};

/**
 * Adverbs, particles, pronouns and numerals that look like a form: *razem*, *prawie*, *parę rzeczy*. An adverb is no rival
 * to a subject or object (*otwarcie*).
 */
function isParticle(place: Place): boolean {
  const isDirect = (place.cases & (NOMINATIVE | ACCUSATIVE)) !== 0;
  return place.others.some(({ kind }) => PLAIN.has(kind) || (kind === 'adverb' && !isDirect)) && !isIntroduced(place);
}

const PLAIN: ReadonlySet<Reading['kind']> = new Set(['particle', 'numeral']);

/**
 * Verbs: *przejść*, *stanowi*, *wiedzą*. The noun is introduced, follows a verb or *się*, or is a subject; what follows a
 * subject is the verb (*grupa działa*). Imperatives are too rare to be a rival (*spraw*).
 */
function isVerb(place: Place): boolean {
  const verbs = place.others.filter(({ kind, pos }) => kind === 'verb' && pos !== 'impt');
  if (verbs.length === 0 || isIntroduced(place)) return false;
  if (verbs.some(({ pos }) => pos === 'inf')) return isGenitivePlural(place);
  const word = place.match.neighbour(-1) ?? '';
  const before = place.read(word);
  const isNext = place.match.gap(-1) === ' ';
  if (place.cases & (NOMINATIVE | ACCUSATIVE))
    return (
      isNext && (NEGATION.has(word.toLowerCase()) || RELATIVE.test(word) || (before.isNominative && !before.isVerb))
    );
  return !(isNext && (before.isVerb || before.isNoun || word === 'się') && !before.isNominative);
}

const RELATIVE = /^(?:któr(?:y|a|e|zy)|on|ona|ono|oni|one|kto|co|to|ty|my|wy)$/i;
const NEGATION = new Set(['nie', 'by', 'niech']);

/** Adjectives: one that stands beside a noun it agrees with is its attribute: *klasa średnia*, *inne święta*. */
function isAdjective({ match, others, read }: Place): boolean {
  const tags = withoutVocative(tagsOfAll(others.filter(({ kind }) => kind === 'adjective')));
  if (isEmpty(tags)) return false;
  return SIDES.some(side => {
    if (!/^\s+$/.test(match.gap(side))) return false;
    const beside = read(match.neighbour(side) ?? '');
    return beside.isNoun && !beside.isVerb && !beside.isPreposition && !isEmpty(common(beside.nounTags, tags));
  });
}

/** A form that is only a scornful plural (*muzyki* of *muzyk*) is the other noun. */
function isDepreciative({ ours, others }: Place): boolean {
  return ours.every(({ pos }) => pos === 'depr') && others.some(({ kind }) => kind === 'noun');
}

/**
 * Other nouns: an adjective beside the word that agrees with the other and not with this; or a genitive plural that
 * nothing asks for, where the other could be a subject or object (*list* of *lista*).
 */
function isOtherNoun(place: Place): boolean {
  const others = tagsOfAll(place.others.filter(({ kind, pos }) => kind === 'noun' && pos !== 'depr'));
  if (isEmpty(others)) return false;
  if (SIDES.some(side => speaksFor(place, side, others))) return true;
  const cases = casesOf(others.singular, others.plural);
  return (
    isGenitivePlural(place) && (cases & (NOMINATIVE | ACCUSATIVE)) !== 0 && !isIntroduced(place) && !followsNoun(place)
  );
}

function speaksFor({ match, read, tags }: Place, side: -1 | 1, others: Tags): boolean {
  const beside = attributeAt(match, side, read);
  return beside !== undefined && isEmpty(common(beside, tags)) && !isEmpty(common(beside, others));
}

const AND = new Set(['i', 'oraz', 'lub', 'ani', 'czy', 'a']);

/** Whether it may depend on the noun before it, or stands in a row with a genitive: *Rumunii i Włoch*. */
function followsNoun({ match, read }: Place): boolean {
  if (match.gap(-1) !== ' ') return false;
  const before = match.neighbour(-1) ?? '';
  if (!AND.has(before)) return read(before).isNoun;
  const { nounTags } = read(match.neighbour(-2) ?? '');
  return (casesOf(nounTags.singular, nounTags.plural) & GENITIVE) !== 0;
}

function isGenitivePlural({ tags, cases }: Place): boolean {
  return tags.singular === 0 && cases === GENITIVE;
}

/** Whether a preposition, an adjective that agrees, or a number stands right before the word. */
function isIntroduced({ match, tags, read }: Place): boolean {
  if (!/^\s+$/.test(match.gap(-1))) return false;
  const before = read(match.neighbour(-1) ?? '');
  return before.isPreposition || before.isNumeral || !isEmpty(common(before.adjectiveTags, tags));
}

function tagsOfAll(readings: readonly Reading[]): Tags {
  return readings.map(reading => reading.tags).reduce(union, noTags);
}
