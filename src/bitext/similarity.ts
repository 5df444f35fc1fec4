import { distance } from 'fastest-levenshtein';
import { withoutMarkers } from '../codes.ts';

/**
 * How alike two sentences are, in whole percent of the longer one: 100 × (1 − Levenshtein distance / length) of their words.
 * A pair that differs at all, be it only in its inline codes, is at most 99; one whose lengths differ by more than half has 0.
 */
export function similarity(text: string, otherText: string): number {
  if (text === otherText) return 100;
  const [one, other] = [withoutMarkers(text), withoutMarkers(otherText)];
  if (one === other) return 99;
  const longer = Math.max(one.length, other.length);
  const shorter = Math.min(one.length, other.length);
  if (longer > LONGEST || shorter * 2 < longer) return 0;
  return Math.min(99, Math.round(100 * (1 - distance(one, other) / longer)));
}

/** The distance takes time in the product of the lengths; a longer “sentence” is no sentence. */
const LONGEST = 20_000;
