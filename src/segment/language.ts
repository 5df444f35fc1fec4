import { isAllCapitals } from './word.ts';

/**
 * What a language's rules are made of. The rules are data, in `rules/`; the engine that reads them is `boundary.ts`.
 */

/**
 * What an abbreviation does to the full stop after it.
 * - `never`: the sentence always goes on (`np.`, `ul.`).
 * - `name`: a name or a number follows; the sentence ends only before a word that does nothing but open one (`prof.`).
 * - `word`: also a word of its own (`sen`); the sentence goes on only before a number or what looks like a full name.
 * - `number`: goes on before a number; before a capital the sentence has ended (`art.`, `godz.`).
 * - `amount`: goes on before a number and before what is counted (`tys. Polaków`); else as `date`.
 * - `date`: ends the sentence before a capital, unless the clause has only said when (`W 1926 r. Meyer napisał`).
 * - `end`: ends the sentence before any capital (`itd.`).
 */
export type AbbreviationKind = 'never' | 'name' | 'word' | 'number' | 'amount' | 'date' | 'end';

/**
 * What must stand before an abbreviation for its rule to count: `5 min.` is minutes, `min. Nowak` a minister; in
 * `dał im.` the word is a pronoun.
 */
export type Before = 'number' | 'roman' | 'time' | 'verb';

/**
 * One abbreviation: as written, with its full stop; its kind; an example in which ` | ` marks each sentence end; and,
 * where the abbreviation means different things, what must stand before it. The first rule that fits counts.
 */
export type AbbreviationRule = readonly [
  abbreviation: string,
  kind: AbbreviationKind,
  example: string,
  before?: Before,
];

/** The rules of one language. Word lists are in lower case, separated by white space. */
export interface LanguageRules {
  readonly locale: string;
  readonly abbreviations: readonly AbbreviationRule[];
  /** Words that open a sentence and are never names: after an initial or a title they tell that the sentence ended. */
  readonly openers: string;
  /** Common nouns that open sentences: after `Marcin P.` they tell that the sentence ended. */
  readonly subjects: string;
  /** What such nouns end with and surnames do not: `Decyzja`, `Śledztwo`. */
  readonly subjectEndings: string;
  /** Words that no sentence ends with: an ellipsis after one is a pause. */
  readonly dangling: string;
  /** Words that open an adverbial: with no verb yet, the clause is still to come. */
  readonly framing: string;
  /** Words that open a subordinate clause after a comma. */
  readonly conjunctions: string;
  /** Words that open a coordinate clause after a comma, which may do without a verb: `…, a za franka 4 zł.` */
  readonly coordinators: string;
  /** Finite verbs, and the endings that give one away, with the words that only look like it. */
  readonly verbs: string;
  readonly verbEndings: string;
  readonly notVerbs: string;
  /** Words and endings of what is counted: `tys. Polaków`, `proc. VAT`. */
  readonly counted: string;
  readonly countedEndings: string;
  /** What surnames end with; with it, the word after `sen.` is a name. */
  readonly nameEndings: string;
  /** What adjectives end with: `11. Lubuska Dywizja`. */
  readonly adjectiveEndings: string;
  /** Names of months and words for spans of time: before `br.` they tell that it is a date. */
  readonly times: string;
  /** Words before a single capital that is a label, not an initial: `witamina C.`. */
  readonly labels: string;
  /** Beginnings of what ordinals are put before: `4. Pułk`. `any` where every ordinal takes a full stop (German). */
  readonly ordinals: string | 'any';
  /** Words after which a number stands for a time: `lat 90.`, `godz. 15.` */
  readonly periods: string;
  /** Verbs of saying: `"Why?" John asked.` is one sentence. */
  readonly sayings: string;
  /** Words a sentence never opens with, capital or not: `z 2004 r. Nr 64`. */
  readonly continuers: string;
  /** Words that are part of a label at a sentence's start: `Art. 5. § 1. Kto zabija…` */
  readonly listMarks: string;
  /** Sentences that say how the rules above work together; ` | ` marks each sentence end. */
  readonly examples: readonly string[];
}

/** A language's rules, made ready for looking up. */
export interface Language {
  /** The last letters and lengths of the abbreviations (`shapeOf`): most words are ruled out by them, unread. */
  readonly shapes: ReadonlySet<number>;
  readonly abbreviations: ReadonlyMap<string, readonly Meaning[]>;
  readonly openers: ReadonlySet<string>;
  readonly subjects: ReadonlySet<string>;
  readonly subjectEndings: ReadonlySet<string>;
  readonly dangling: ReadonlySet<string>;
  readonly framing: ReadonlySet<string>;
  readonly conjunctions: ReadonlySet<string>;
  readonly coordinators: ReadonlySet<string>;
  readonly verbs: ReadonlySet<string>;
  readonly verbEndings: ReadonlySet<string>;
  readonly notVerbs: ReadonlySet<string>;
  readonly counted: ReadonlySet<string>;
  readonly countedEndings: ReadonlySet<string>;
  readonly nameEndings: ReadonlySet<string>;
  readonly adjectiveEndings: ReadonlySet<string>;
  readonly times: ReadonlySet<string>;
  readonly labels: ReadonlySet<string>;
  readonly ordinals: readonly string[] | 'any';
  readonly periods: ReadonlySet<string>;
  readonly sayings: ReadonlySet<string>;
  readonly continuers: ReadonlySet<string>;
  readonly listMarks: ReadonlySet<string>;
}

export interface Meaning {
  readonly kind: AbbreviationKind;
  readonly before?: Before;
  /** The whole of an abbreviation with spaces in it, without its last full stop: `m. in`. */
  readonly whole?: string;
}

/** Prepares a language's rules, with a project's own abbreviations, after which no sentence ends, put first. */
export function prepare(rules: LanguageRules, added: readonly string[] = []): Language {
  const abbreviations = meanings([...added.map(text => [text, 'never', text] as const), ...rules.abbreviations]);
  return {
    abbreviations,
    shapes: new Set([...abbreviations.keys()].map(key => shapeOf(key.charCodeAt(key.length - 1), key.length))),
    openers: capitalisable(rules.openers),
    subjects: capitalisable(rules.subjects),
    subjectEndings: words(rules.subjectEndings),
    dangling: words(rules.dangling),
    framing: capitalisable(rules.framing),
    conjunctions: words(rules.conjunctions),
    coordinators: words(rules.coordinators),
    verbs: words(rules.verbs),
    verbEndings: words(rules.verbEndings),
    notVerbs: words(rules.notVerbs),
    counted: capitalisable(rules.counted),
    countedEndings: words(rules.countedEndings),
    nameEndings: words(rules.nameEndings),
    adjectiveEndings: words(rules.adjectiveEndings),
    times: words(rules.times),
    labels: words(rules.labels),
    ordinals: rules.ordinals === 'any' ? 'any' : [...words(rules.ordinals)],
    periods: words(rules.periods),
    sayings: words(rules.sayings),
    continuers: capitalisable(rules.continuers),
    listMarks: capitalisable(rules.listMarks),
  };
}

/** A number for a word's last letter and its length. */
export function shapeOf(lastLetter: number, length: number): number {
  return lastLetter * 64 + length;
}

/** Looked up by the last word, without its full stop; those with spaces in them, or a condition, are tried first. */
function meanings(rules: readonly AbbreviationRule[]): ReadonlyMap<string, readonly Meaning[]> {
  const map = new Map<string, Meaning[]>();
  const isSpecial = ([abbreviation, , , before]: AbbreviationRule) =>
    abbreviation.includes(' ') || before !== undefined;
  for (const rule of [...rules.filter(isSpecial), ...rules.filter(rule => !isSpecial(rule))]) {
    const [abbreviation, kind, , before] = rule;
    const whole = abbreviation.replace(/\.$/, '');
    const space = whole.lastIndexOf(' ');
    const key = whole.slice(space + 1);
    const meaning: Meaning = { kind, ...(before && { before }), ...(space > 0 && { whole }) };
    map.set(key, [...(map.get(key) ?? []), meaning]);
  }
  return map;
}

/** The words of a list, each also with a capital, so that no word of a text need be put in small letters. */
function capitalisable(list: string): ReadonlySet<string> {
  const small = [...words(list)];
  return new Set([...small, ...small.map(word => word.charAt(0).toUpperCase() + word.slice(1))]);
}

/** Whether a word is in such a list: as it stands, or all in capitals. */
export function isListed(word: string, list: ReadonlySet<string>): boolean {
  return list.has(word) || (isAllCapitals(word) && list.has(word.toLowerCase()));
}

/** The words of a list that is written with white space between them. */
export function words(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/).filter(word => word !== ''));
}
