import type { Locale, Unit } from './model.ts';

/* How articles and their sentences stand, in the words that the project, the review server and its page share. */

/** How far an article is in a locale. The states add up to `segments`; what is out of date counts as that only. */
export interface Progress {
  readonly segments: number;
  readonly words: number;
  readonly initial: number;
  readonly translated: number;
  readonly reviewed: number;
  readonly final: number;
  readonly outOfDate: number;
  readonly errors: number;
  readonly warnings: number;
  /** Ids of the concepts because of which targets are out of date. */
  readonly changedConcepts: readonly string[];
}

/** How a concept differs from what it was when a target was made. */
export interface TermChange {
  readonly concept: string;
  readonly change: 'changed' | 'added' | 'removed';
}

/** What a unit said, and where it stood, at some moment. */
export interface Standing {
  readonly state: Unit['state'];
  readonly target?: string;
}

/** Something that happened to a unit: who did it, when (ISO 8601), and how that is known. */
export type Happening =
  /** It was changed here, in the page or on the command line. */
  | {
      readonly kind: 'change';
      readonly at: string;
      readonly by: string;
      readonly before: Standing;
      readonly after: Standing;
    }
  /** The record says so: it was approved elsewhere, or its approval ended (`lapsed`). */
  | {
      readonly kind: 'approval';
      readonly at: string;
      readonly by: string;
      readonly state: 'reviewed' | 'final' | 'lapsed';
    }
  /** The record has a comment from elsewhere. */
  | { readonly kind: 'comment'; readonly at: string; readonly by: string }
  /** It was committed to git; `before` is absent where the commit brought it. */
  | {
      readonly kind: 'commit';
      readonly at: string;
      readonly by: string;
      readonly before?: Standing;
      readonly after: Standing;
    };

/** A source sentence, with the id of its segment, and its target as the locale files have them. */
export interface TextPair {
  readonly id: string;
  readonly text: string;
  /** Empty where there is none. */
  readonly target: string;
}

/** A concept as a person edits it: the terms of each locale as one cell of the glossary says them. */
export interface ConceptDraft {
  readonly id: string;
  readonly domain: string;
  readonly note: string;
  readonly source: string;
  readonly cells: Readonly<Record<Locale, string>>;
}

/** What someone who may log in is there for. */
export const roles = ['reader', 'translator', 'reviewer', 'terminologist', 'admin'] as const;
export type Role = (typeof roles)[number];
