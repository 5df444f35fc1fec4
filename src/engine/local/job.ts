/** What the engine sends to its threads, and what comes back. */

export interface Job {
  /** One model, or two through English. */
  readonly route: readonly JobModel[];
  readonly texts: readonly string[];
  /** The texts carry tags, which must come back. */
  readonly isMarkup: boolean;
}

export interface JobModel {
  /** `pl-en` */
  readonly name: string;
  /** Of all that it consists of. */
  readonly hash: string;
  readonly files: readonly { readonly role: string; readonly path: string; readonly sha256: string }[];
}

export type JobResult = Translated | Failed;

export interface Translated {
  readonly kind: 'translated';
  readonly texts: readonly string[];
}

/** Who is to blame: a model that cannot be used, one of the texts, or the translator itself. */
export type Failed =
  | { readonly kind: 'failed'; readonly blame: 'model'; readonly model: string; readonly message: string }
  | { readonly kind: 'failed'; readonly blame: 'text' | 'program'; readonly message: string };
