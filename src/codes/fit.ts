import type { InlineCode } from '../model.ts';
import { hasMarkers, type Marker, marker, markersIn, replaced, withoutMarkers } from './markers.ts';

/** A segment's text and what its markers stand for. */
interface Coded {
  readonly text: string;
  readonly codes?: readonly InlineCode[];
}

/** A source and its translation, with the same numbers for the same codes. */
interface Pair {
  readonly source: string;
  readonly target: string;
}

/**
 * A pair of texts from elsewhere as it can stand beside a segment: its codes are the segment's where its source has as many, of
 * the same kinds and in the same order; else nobody knows which is which, and only its words are left.
 */
export function fitted<P extends Pair>(pair: P, { text, codes }: Coded): P {
  if (!hasMarkers(pair.source) && !hasMarkers(pair.target)) return pair;
  if (codes && sameCodes(pair.source, text)) return pair;
  return { ...pair, source: withoutMarkers(pair.source), target: withoutMarkers(pair.target) };
}

/** Whether two texts have the same markers in the same order. */
function sameCodes(one: string, other: string): boolean {
  const [a, b] = [one, other].map(text => markersIn(text).map(({ kind, number }) => marker(kind, number)));
  return a?.join('') === b?.join('');
}

/** Whether two texts have the same markers, each as often, in whatever order. */
export function hasSameCodes(one: string, other: string): boolean {
  if (!hasMarkers(one) && !hasMarkers(other)) return true;
  const [a, b] = [one, other].map(text => markersIn(text).map(({ kind, number }) => marker(kind, number)));
  return a?.sort().join('') === b?.sort().join('');
}

/**
 * A text whose markers are of another table, with the numbers of this one: each code goes to one that is equal, else to one
 * that is of the same kind and does the same; a code that has no such counterpart is left out.
 */
export function carriedCodes(text: string, from: readonly InlineCode[] = [], to: readonly InlineCode[] = []): string {
  const markers = markersIn(text);
  if (markers.length === 0) return text;
  const numbers = counterparts(from, to);
  return replaced(text, markers, ({ kind, number }: Marker) => {
    const mine = numbers.get(number);
    return mine === undefined ? '' : marker(kind, mine);
  });
}

/** By number, from 1. */
function counterparts(from: readonly InlineCode[], to: readonly InlineCode[]): ReadonlyMap<number, number> {
  const numbers = new Map<number, number>();
  const left = new Map(to.entries());
  const pairUp = (isLike: (one: InlineCode, other: InlineCode) => boolean) => {
    for (const [index, code] of from.entries()) {
      if (numbers.has(index + 1)) continue;
      const [at] = [...left].find(([, other]) => isLike(code, other)) ?? [];
      if (at === undefined) continue;
      left.delete(at);
      numbers.set(index + 1, at + 1);
    }
  };
  pairUp((one, other) => JSON.stringify(one) === JSON.stringify(other));
  pairUp((one, other) => one.kind === other.kind && one.type === other.type);
  return numbers;
}
