import type { InlineCode } from '../model.ts';
import { hasMarkers, marker, markersIn, replaced, withoutMarkers } from './markers.ts';

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
  return withoutCodes(pair);
}

/** Whether two texts have the same markers in the same order. */
function sameCodes(one: string, other: string): boolean {
  return markersOf(one).join('') === markersOf(other).join('');
}

/** Whether two texts have the same markers, each as often, in whatever order. */
export function hasSameCodes(one: string, other: string): boolean {
  if (!hasMarkers(one) && !hasMarkers(other)) return true;
  return markersOf(one).sort().join('') === markersOf(other).sort().join('');
}

function markersOf(text: string): string[] {
  return markersIn(text).map(({ kind, number }) => marker(kind, number));
}

/**
 * A pair with a table of its own as it can stand beside a segment, with the segment's numbers: each code is the segment's that is
 * equal, else the only one left of its kind that does the same. A code that has no such counterpart is left out.
 */
export function renumbered<P extends Pair & Pick<Coded, 'codes'>>(pair: P, { text, codes = [] }: Coded): P {
  if (!pair.codes || pair.source === text) return codes.length > 0 ? pair : withoutCodes(pair);
  const numbers = counterparts(pair.codes, codes);
  const carried = (marked: string) =>
    replaced(marked, markersIn(marked), ({ kind, number }) => {
      const own = numbers.get(number);
      return own === undefined ? '' : marker(kind, own);
    });
  return { ...pair, source: carried(pair.source), target: carried(pair.target) };
}

function withoutCodes<P extends Pair>(pair: P): P {
  return { ...pair, source: withoutMarkers(pair.source), target: withoutMarkers(pair.target) };
}

/** By number, from 1. */
function counterparts(from: readonly InlineCode[], to: readonly InlineCode[]): ReadonlyMap<number, number> {
  const numbers = new Map<number, number>();
  const left = new Map([...to.entries()].map(([index, code]) => [index + 1, code]));
  const pairUp = (number: number, own: number) => {
    numbers.set(number, own);
    left.delete(own);
  };
  for (const [index, code] of from.entries()) {
    const [own] = [...left].find(([, other]) => sameCode(code, other)) ?? [];
    if (own !== undefined) pairUp(index + 1, own);
  }
  const open = [...from.entries()].filter(([index]) => !numbers.has(index + 1));
  for (const [index, code] of open) {
    const isLike = (other: InlineCode) => other.kind === code.kind && other.type === code.type;
    const [own, another] = [...left].filter(([, other]) => isLike(other));
    if (own && !another && open.filter(([, other]) => isLike(other)).length === 1) pairUp(index + 1, own[0]);
  }
  return numbers;
}

/** Whether two codes are the same to the letter. */
export function sameCode(one: InlineCode, other: InlineCode): boolean {
  const fields = ['kind', 'type', 'open', 'close', 'data', 'stands'] as const;
  const of = (code: InlineCode, field: string) => new Map<string, unknown>(Object.entries(code)).get(field);
  return fields.every(field => of(one, field) === of(other, field));
}
