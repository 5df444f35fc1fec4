import type { Span } from '../model.ts';
import { countBelow } from '../spans.ts';

/** Tells whether a span has a place in common with one of these. */
export function meetsOneOf(spans: readonly Span[]): (span: Span) => boolean {
  const reach = reachOf(spans);
  return ({ start, end }) => reach(end - 1) > start;
}

/** Tells whether a span lies inside one of these. */
export function isInOneOf(spans: readonly Span[]): (span: Span) => boolean {
  const reach = reachOf(spans);
  return ({ start, end }) => reach(start) >= end;
}

/** How far those spans reach that start at a place or before it; -1 where there are none. */
function reachOf(spans: readonly Span[]): (place: number) => number {
  if (spans.length === 0) return () => -1;
  const sorted = [...spans].sort((a, b) => a.start - b.start);
  let farthest = -1;
  const ends = sorted.map(({ end }) => {
    farthest = Math.max(farthest, end);
    return farthest;
  });
  const starts = sorted.map(({ start }) => start);
  return place => ends[countBelow(starts, place + 1) - 1] ?? -1;
}
