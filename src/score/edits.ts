import { distance } from 'fastest-levenshtein';
import type { Pair } from './metric.ts';

/** How much a person changed: insertions, deletions and substitutions (Levenshtein). */
export interface Edits {
  readonly edits: number;
  /** Characters, or words, of the longer text: what `edits` can be at most. */
  readonly of: number;
}

/** In code points. Of several references, to the nearest. */
export function characterEdits({ hypothesis, references }: Pair): Edits {
  return fewest(references.map(reference => editsBetween(Array.from(hypothesis), Array.from(reference))));
}

/** In words: what white space separates, with the punctuation on it. */
export function wordEdits({ hypothesis, references }: Pair): Edits {
  return fewest(references.map(reference => editsBetween(wordsOf(hypothesis), wordsOf(reference))));
}

function fewest(all: readonly Edits[]): Edits {
  return all.reduce((best, each) => (editShare(each) < editShare(best) ? each : best));
}

/** The edits of a whole text. */
export function allEdits(pairs: readonly Pair[], editsOf: (pair: Pair) => Edits): Edits {
  return pairs.map(editsOf).reduce((all, each) => ({ edits: all.edits + each.edits, of: all.of + each.of }), NONE);
}

const NONE: Edits = { edits: 0, of: 0 };

/** Edits as a share of what they can be at most, from 0 to 1. */
export function editShare({ edits, of }: Edits): number {
  return of === 0 ? 0 : edits / of;
}

/** Each distinct item becomes one code unit, for which there is a fast distance. No sentence has more than 65 536. */
function editsBetween(one: readonly string[], other: readonly string[]): Edits {
  const units = new Map<string, string>();
  const encode = (items: readonly string[]) => items.map(item => unitFor(item, units)).join('');
  return { edits: distance(encode(one), encode(other)), of: Math.max(one.length, other.length) };
}

function unitFor(item: string, units: Map<string, string>): string {
  const unit = units.get(item) ?? String.fromCharCode(units.size);
  units.set(item, unit);
  return unit;
}

function wordsOf(text: string): readonly string[] {
  return text.split(/\s+/u).filter(Boolean);
}
