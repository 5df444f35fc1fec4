/** What the page and the server say to each other, as JSON. The OpenAPI document at /api/openapi.json describes the same. */
import type {
  Approval,
  Candidate,
  Finding,
  InlineCode,
  Lapse,
  Locale,
  Note,
  Origin,
  Span,
  TermStatus,
  Unit,
  Wording,
} from '../model.ts';
import type { ConceptDraft, Happening, Progress, Role, Standing, TermChange, TextPair } from '../standing.ts';

export type { ConceptDraft, Finding, Happening, Progress, Role, Standing, TextPair };

/** What a session may do. */
export type Right = 'read' | 'write' | 'approve' | 'terms' | 'users';

export interface SessionView {
  readonly name: string;
  readonly role: Role;
  readonly rights: readonly Right[];
  /** To be sent with every change as the header `x-dragoman-csrf`. */
  readonly csrf: string;
  /** Whether people log in with a password. */
  readonly team: boolean;
  readonly version: string;
}

export interface ProjectView {
  readonly name: string;
  readonly sourceLocale: Locale;
  readonly targetLocales: readonly Locale[];
  readonly articles: readonly ArticleView[];
  /** Article and locale pairs whose progress is still being counted. */
  readonly pending: number;
  readonly faults: readonly { readonly message: string; readonly advice: string; readonly place?: string }[];
}

export interface ArticleView {
  readonly slug: string;
  readonly path: string;
  readonly title: string;
  readonly embargo: boolean;
  /** Absent until it is counted. */
  readonly locales: Readonly<Record<Locale, Progress | { readonly fault: Refusal }>>;
}

/** What `<1>` in a text stands for. */
export interface CodeView {
  /** As the document has it: `**…**`, `<a href="…">…</a>`. */
  readonly data: string;
  readonly type?: InlineCode['type'];
}

export interface UnitView {
  readonly id: string;
  readonly text: string;
  /** What the tags `<1>`, `</1>` and `<2/>` in this unit's texts stand for, by their number from 1; absent where it has none. */
  readonly codes?: readonly CodeView[];
  readonly gap: string;
  readonly state: Unit['state'];
  readonly version: string;
  readonly terms: readonly (Span & { readonly concept: string })[];
  readonly target?: string;
  readonly origin?: Origin;
  readonly approval?: Approval;
  readonly lapsed?: Lapse;
  readonly candidates: readonly Pick<Candidate, 'source' | 'target' | 'origin' | 'similarity'>[];
  readonly termChanges: readonly TermChange[];
  readonly notes: readonly Note[];
}

export interface TermView {
  readonly text: string;
  readonly status: TermStatus;
}

export interface ConceptView {
  readonly id: string;
  readonly note: string;
  readonly domain: string;
  readonly source: readonly TermView[];
  readonly target: readonly TermView[];
}

export interface BitextView {
  readonly slug: string;
  readonly path: string;
  readonly title: string;
  readonly sourceLocale: Locale;
  readonly targetLocale: Locale;
  readonly blocks: readonly { readonly id: string; readonly kind: string; readonly segments: readonly UnitView[] }[];
  /** The concepts that occur, by id. */
  readonly concepts: Readonly<Record<string, ConceptView>>;
}

/** An article in a locale as its files have it: to be read while the rest is on its way. */
export interface TextsView {
  readonly title: string;
  readonly sourceLocale: Locale;
  readonly targetLocale: Locale;
  readonly paragraphs: readonly (readonly TextPair[])[];
}

/** What is found in segments, by their id; those in which nothing is found are left out. */
export type FindingsView = Readonly<Record<string, readonly Finding[]>>;

export interface ChangesRequest {
  /** Leaves out segments in which a check finds an error. */
  readonly unlessErrors?: boolean;
  readonly changes: readonly {
    readonly unit: string;
    readonly base: string;
    readonly target?: string;
    readonly origin?: Extract<Origin, { kind: 'memory' }>;
    readonly state?: 'translated' | 'reviewed' | 'final';
  }[];
}

export interface ChangesResponse {
  /** The units that are as was wanted now. */
  readonly units: readonly UnitView[];
  /** The units that someone else changed first, as they are now; nothing was done to them. */
  readonly conflicts: readonly UnitView[];
  readonly refused: readonly (Refusal & { readonly unit: string })[];
}

export interface MatchView {
  readonly source: string;
  readonly target: string;
  readonly from: string;
  readonly score: number;
}

export interface DetailsView {
  readonly matches: readonly MatchView[];
  /** Oldest first. */
  readonly history: readonly Happening[];
  /** Whether the project is in a git repository, which may know more (`…/commits`). */
  readonly hasCommits: boolean;
}

/** Where a text is, by article: as much as can be looked through, and how much there is in all. */
export interface SearchView {
  readonly articles: readonly {
    readonly slug: string;
    readonly title: string;
    /** How many segments of the article have the text. */
    readonly count: number;
    readonly hits: readonly {
      readonly id: string;
      readonly text: string;
      readonly targets: readonly { readonly locale: Locale; readonly target: string }[];
    }[];
  }[];
  readonly segments: number;
  readonly articleCount: number;
}

/** Approvals by day, for the chart. */
export interface ActivityView {
  readonly days: readonly { readonly day: string; readonly approved: number }[];
}

export type ServerEvent =
  | {
      readonly kind: 'units';
      readonly slug: string;
      readonly locale: Locale;
      readonly by: string;
      readonly units: readonly UnitView[];
      readonly findings: FindingsView;
    }
  | {
      /** What is found in these segments now; nothing in those that `findings` has not. */
      readonly kind: 'found';
      readonly slug: string;
      readonly locale: Locale;
      readonly ids: readonly string[];
      readonly findings: FindingsView;
    }
  | { readonly kind: 'reloaded'; readonly slug: string; readonly locale: Locale }
  | { readonly kind: 'project' }
  | { readonly kind: 'progress' }
  | { readonly kind: 'waiting'; readonly holder: number };

export interface GlossaryView {
  readonly locales: readonly Locale[];
  readonly concepts: readonly ConceptDraft[];
  /** Whether an engine is set up that can translate anew. */
  readonly canRedo: boolean;
}

export interface GlossaryImpact {
  readonly touched: readonly {
    readonly slug: string;
    readonly locale: Locale;
    readonly unit: string;
    readonly source: string;
    readonly target: string;
    readonly state: Unit['state'];
    readonly consequence: 'redo' | 'propose' | 'keep';
  }[];
  readonly characters: number;
  /** The changed lines of the glossary file. */
  readonly diff: { readonly file: string; readonly before: string; readonly after: string };
}

export interface FormsView {
  readonly forms: readonly { readonly text: string; readonly number?: 'singular' | 'plural'; readonly case?: string }[];
}

export interface Refusal {
  readonly message: string;
  readonly advice: string;
  /** From what another language says the same, where values stand in it. */
  readonly wording?: Wording;
}
