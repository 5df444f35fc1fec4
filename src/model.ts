/**
 * The nouns of Dragoman, as readonly data. This file imports nothing.
 * Offsets and lengths are in UTF-16 code units, as JavaScript counts, unless a name says otherwise.
 */

/** A BCP 47 language tag as the project spells it: `pl`, `en`, `de`, `pt-BR`. */
export type Locale = string;

/** A half-open range `[start, end)` of a string. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

// ── The article ─────────────────────────────────────────────────────────────────────────────────────────────────

/** A `label` is a text beside the prose: a picture's description, a link's title, a title in front matter. */
export type BlockKind = 'heading' | 'paragraph' | 'quote' | 'listItem' | 'label' | 'verbatim';

/**
 * Something of a document's own format within a sentence: bold, a link, a picture, a note's number. Its place in a text
 * has a marker; `codes.ts` says how.
 */
export type InlineCode =
  /** Stands round words: `**` and `**`. */
  | ({ readonly kind: 'pair'; readonly open: string; readonly close: string } & CodeLook)
  /** Half of a span that begins in this sentence, or ends in it, and goes beyond. */
  | ({ readonly kind: 'opening' | 'closing'; readonly data: string } & CodeLook)
  | ({
      readonly kind: 'single';
      readonly data: string;
      /** The text that it stands for, where it does: a line feed, a word of code. */
      readonly stands?: string;
    } & CodeLook);

interface CodeLook {
  /** What it does to the text, for people and other tools; absent where that is not known. */
  readonly type?: 'bold' | 'italic' | 'underlined' | 'struck' | 'link' | 'image' | 'code' | 'break' | 'note';
}

/** A stretch of a source file that is one block of prose (or one to leave alone), before it is split into sentences. */
export interface Passage {
  readonly kind: BlockKind;
  /** The block's text, without white space around it; with markers where it has codes. */
  readonly text: string;
  /** What the markers stand for; absent where there are none. */
  readonly codes?: readonly InlineCode[];
  /** Where the text stands in the decoded source file; in a document of several parts, in one of them. */
  readonly span: Span;
  /** The line of the source file on which it begins, from 1; in a document without lines, the number of its paragraph. */
  readonly line: number;
}

/** One source document, as read: what is to be translated, in order. */
export interface Article {
  /** The article's name and its i18next namespace: `nato-bruksela`. */
  readonly slug: string;
  readonly locale: Locale;
  /** The source file, relative to the project, with `/`: `seeds/nato-bruksela.txt`. */
  readonly path: string;
  readonly passages: readonly Passage[];
  /** It must not leave the house: only an engine inside it may have the article, its terms and its context. */
  readonly embargo: boolean;
}

/** A sentence and the white space after it, as the segmenter cuts them. */
export interface Piece {
  readonly text: string;
  /**
   * White space between this sentence and the next, so that joining `text + gap` over a block gives its text back,
   * byte for byte.
   */
  readonly gap: string;
}

/** A sentence with an identity of its own. */
export interface Segment extends Piece {
  /** Made from the text (and the occurrence, for repeats): inserting a sentence before it changes nothing. */
  readonly id: string;
  /** What the markers in the text, in its gap and in its targets stand for, by their number; absent where there are none. */
  readonly codes?: readonly InlineCode[];
}

/** A sentence with the concepts found in it. */
export interface AnnotatedSegment extends Segment {
  /** In order of position, not overlapping. */
  readonly terms: readonly TermMatch[];
}

/** A block of an article, as a list of `S` (segments, or units once there is a target locale). */
export interface Block<S> {
  /** Stable like a segment's id; it comes from the block's first segment. */
  readonly id: string;
  readonly kind: Exclude<BlockKind, 'verbatim'>;
  readonly segments: readonly S[];
  /** Absent where there is nothing. */
  readonly extensions?: Extensions;
}

/** What other tools put into a record, and Dragoman does not know: kept as it is, and written back. */
export interface Extensions {
  /** By name: `translate`, or `{urn:tool}name` in a namespace. */
  readonly attributes: Readonly<Record<string, string>>;
  /** XML text, each with the namespaces that it needs. */
  readonly elements: readonly string[];
}

// ── The termbase ────────────────────────────────────────────────────────────────────────────────────────────────

export type TermStatus = 'preferred' | 'admitted' | 'forbidden';

/** What a terminologist may say about one term, beyond its text; absent means the default. */
export interface TermSwitches {
  /** Which numbers the term is looked for in; the default is any. */
  readonly number?: 'singular' | 'plural';
  /** Only this very form, never an inflected one. */
  readonly exact?: true;
  /** Letter case must be as written; the default demands it only where the language does (acronyms, homonyms). */
  readonly case?: 'sensitive' | 'insensitive';
  /** The words of the term may come in any order. */
  readonly anyOrder?: true;
  /** Forms a terminologist added to, or took out of, the generated ones. */
  readonly forms?: readonly string[];
  readonly notForms?: readonly string[];
}

/** One word or phrase for a concept in one locale. */
export interface Term {
  /** The citation form: `Grupa Wyszehradzka`. */
  readonly text: string;
  readonly status: TermStatus;
  readonly switches: TermSwitches;
}

/** One idea, with its terms per locale. */
export interface Concept {
  readonly id: string;
  /** Per locale, in the glossary's order: the first that is not forbidden is the preferred one. */
  readonly terms: Readonly<Record<Locale, readonly Term[]>>;
  readonly domain: string;
  readonly note: string;
  readonly source: string;
}

/** A concept found at a span of a segment's text. */
export interface TermMatch extends Span {
  readonly concept: Concept;
}

/** A term of a concept found in a target text: what the term check reads. */
export interface Rendering extends Span {
  readonly term: Term;
}

/** That a target was made with a concept as it then was. The hash covers the concept's terms in the two locales. */
export interface TermUse {
  readonly concept: string;
  readonly hash: string;
}

// ── The bitext ──────────────────────────────────────────────────────────────────────────────────────────────────

/** Where a target came from. */
export type Origin =
  | {
      readonly kind: 'engine';
      /** The engine's id: name, model and version, such as `deepl:quality_optimized`. */
      readonly engine: string;
    }
  | {
      readonly kind: 'memory';
      /** The file the match came from, relative to the project. */
      readonly from: string;
      /** Match in percent: 100 exact, 101 in context, below 100 fuzzy. */
      readonly score: number;
    }
  | { readonly kind: 'person'; readonly name?: string };

/** A text that could become a unit's target: an edited sentence's old translation, a memory match, a proposal. */
export interface Candidate {
  /** The source text that it translates, which may differ from the unit's. */
  readonly source: string;
  /** What the markers in its two texts stand for; absent where there are none, or where they are the unit's own. */
  readonly codes?: readonly InlineCode[];
  readonly target: string;
  readonly origin: Origin;
  /** How alike the two source texts are, in percent. */
  readonly similarity: number;
  /** The concepts that the candidate was made with; empty where that is not known. */
  readonly termUses: readonly TermUse[];
}

/** Who approved a unit, when (ISO 8601), and the hash of source, target and terms that the approval is bound to. */
export interface Approval {
  readonly by: string;
  readonly at: string;
  readonly hash: string;
}

/** An approval that no longer holds because the text was changed after it: whose it was, and when it was given. */
export type Lapse = Pick<Approval, 'by' | 'at'>;

/** A remark of a person's on a unit; it is a note in the record. */
export interface Note {
  readonly by: string;
  /** ISO 8601. */
  readonly at: string;
  readonly text: string;
}

interface UnitBase extends AnnotatedSegment {
  readonly candidates: readonly Candidate[];
  /** In the order in which they were written; absent where there is none. */
  readonly notes?: readonly Note[];
}

/** No target yet. */
export interface InitialUnit extends UnitBase {
  readonly state: 'initial';
}

/** A draft: by an engine, from memory, or by a person; nobody has approved it. */
export interface TranslatedUnit extends UnitBase {
  readonly state: 'translated';
  readonly target: string;
  readonly origin: Origin;
  /** The concepts that the target was made with; compare their hashes with today's to see what a change affects. */
  readonly termUses: readonly TermUse[];
  /** Present where the target was approved, and then changed. */
  readonly lapsed?: Lapse;
}

/** Checked by a person (`reviewed`), or signed off for publication (`final`). */
export interface ApprovedUnit extends Omit<TranslatedUnit, 'state' | 'lapsed'> {
  readonly state: 'reviewed' | 'final';
  readonly approval: Approval;
}

/** A segment with its target; the states are XLIFF 2.1's. */
export type Unit = InitialUnit | TranslatedUnit | ApprovedUnit;

/** A unit that has a target. */
export type TargetedUnit = TranslatedUnit | ApprovedUnit;

/** One article paired with one target locale. */
export interface Bitext {
  readonly slug: string;
  /** The source file, relative to the project. */
  readonly path: string;
  readonly sourceLocale: Locale;
  readonly targetLocale: Locale;
  readonly blocks: readonly Block<Unit>[];
  /** Absent where there is nothing. */
  readonly extensions?: Extensions;
}

// ── Memory, checks, problems ────────────────────────────────────────────────────────────────────────────────────

/** A pair of texts that once were translations of each other. */
export interface MemoryUnit {
  readonly source: string;
  readonly target: string;
  /** The file it comes from, relative to the project. */
  readonly from: string;
}

export type Severity = 'error' | 'warning';

/** What a project makes of checks, by their names: one is not run, or all that it finds is of this severity. */
export type Switches = Readonly<Record<string, 'off' | Severity>>;

/** What a check found in a unit: data, never an exception. */
export interface Finding {
  /** The check's name: `number-missing`. */
  readonly check: string;
  readonly severity: Severity;
  /** What is wrong, in a sentence an editor understands. */
  readonly message: string;
  /** What to do about it. */
  readonly advice: string;
  /** From what another language says the same; absent where a finding is told on the command line only. */
  readonly wording?: Wording;
  /** Where in the source text, and where in the target text; absent where the whole is meant. */
  readonly source?: Span;
  readonly target?: Span;
}

/** A message as its key, and what stands in it; several texts are a choice: “a” or “b”. */
export interface Wording {
  /** The check's name, a dot, and which of its messages it is: `time.missing`. */
  readonly key: string;
  readonly values: Readonly<Record<string, string | number | readonly string[]>>;
}

/** Something wrong with a line of a project's file. The rest of the file is used. */
export interface Problem {
  /** The file, relative to the project. */
  readonly file: string;
  /** 1-based; absent where the whole file is meant. */
  readonly line?: number;
  readonly message: string;
  readonly advice: string;
}
