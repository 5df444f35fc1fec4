import type { Locale, TermSwitches } from '../model.ts';
import type { Tags } from './tags.ts';

/** What a language knows of its words and terms: how a term is found in its inflected forms. */
export interface Grammar {
  /** The patterns that a term is found by. A term without a single letter or digit has none. */
  readonly compile: (term: string, switches: TermSwitches) => readonly Pattern[];
  /** The dictionary's readings of a word of a text. */
  readonly lexemes: (word: string) => readonly Lexeme[];
  /** Whether a text's word, as a single term that accepts these lexemes, could be another word. */
  readonly isDoubtful?: (word: string, accepts: (key: string) => boolean) => boolean;
  /** Whether a doubtful word is the term, by what stands around it. */
  readonly isTerm?: (match: Match) => boolean;
}

/** A single word that fits a term, where it stands. */
export interface Match {
  readonly word: string;
  /** The readings that fit, all together. */
  readonly tags: Tags;
  /** Whether this lexeme is one that the term accepts. */
  readonly accepts: (key: string) => boolean;
  /** The word so many words on, or back if negative; undefined beyond the text's ends. */
  readonly neighbour: (distance: number) => string | undefined;
  /** What stands before the word and after the one before it (-1), or after the word (1). */
  readonly gap: (side: -1 | 1) => string;
}

/** One reading of a word: what it is a form of, and which cases, numbers and genders the form can have. */
export interface Lexeme {
  /** Lemma, class, degree and polarity: two words with one key are forms of one word. */
  readonly key: string;
  readonly tags: Tags;
}

/** A word form that is not left to the dictionary. The text is folded (`foldWord`). */
export interface Form {
  readonly text: string;
  readonly tags: Tags;
}

/** What a place in a term accepts: any form of these lexemes, or one of these forms. */
export interface Slot {
  readonly lexemes: readonly string[];
  readonly forms: readonly Form[];
  /** How the word agrees with the others: in case, number and gender; in case alone, as an apposition; or not at all. */
  readonly agreement: 'full' | 'case' | 'none';
  /** `initial`: the first letter must be a capital. `acronym`: two capitals. `same`: every letter as in `citation`. */
  readonly capitals: 'any' | 'initial' | 'acronym' | 'same';
  /** The word as the term has it. */
  readonly citation: string;
}

export interface Pattern {
  readonly slots: readonly Slot[];
  /** What stands before the first word, between the words, and after the last, folded (`foldGap`). */
  readonly gaps: readonly string[];
  /** The readings that count: all, or those of one number. */
  readonly tags: Tags;
  /** A single word: where it could be another word too, the grammar judges it by what stands around it. */
  readonly judged: boolean;
  /** Whether a hyphen and a space between words are as good as each other. */
  readonly looseHyphens: boolean;
}

/** The grammar of a language, made by the language's file; the morphology is its own. */
export type GrammarOf = (locale: Locale) => Grammar;
