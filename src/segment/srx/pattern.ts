import type { CharacterSet } from './characterset.ts';

/** A regular expression of Java's or ICU's, taken apart. */
export type Pattern =
  | { readonly kind: 'set'; readonly set: CharacterSet }
  /** Characters that must stand there as they are; not empty. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'sequence'; readonly parts: readonly Pattern[] }
  | { readonly kind: 'choice'; readonly options: readonly Pattern[] }
  | {
      readonly kind: 'repeat';
      readonly part: Pattern;
      readonly min: number;
      /** Infinity where there is no limit. */
      readonly max: number;
      readonly how: 'greedy' | 'lazy' | 'possessive';
    }
  | { readonly kind: 'capture'; readonly part: Pattern; readonly number: number }
  | { readonly kind: 'atomic'; readonly part: Pattern }
  | { readonly kind: 'backreference'; readonly number: number }
  | { readonly kind: 'look'; readonly part: Pattern; readonly ahead: boolean; readonly negative: boolean }
  | { readonly kind: 'edge'; readonly edge: Edge };

/** A place between two characters. */
export type Edge = 'start' | 'end' | 'lastEnd' | 'lineStart' | 'lineEnd' | 'word' | 'notWord';

/** Why a pattern cannot be used. */
export class PatternError extends Error {
  override readonly name = 'PatternError';
}

export const nothing: Pattern = { kind: 'sequence', parts: [] };
