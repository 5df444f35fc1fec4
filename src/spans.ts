import type { Span } from './model.ts';

/* Places in a text that is not taken apart: what to put in their stead, and which come before a place. */

/** New text for a span; an empty span is a place to insert at. */
export interface Edit extends Span {
  readonly text: string;
}

/** A text with edits made. @param edits  in order, not overlapping */
export function spliced(text: string, edits: readonly Edit[]): string {
  let written = '';
  let end = 0;
  for (const edit of edits) {
    written += text.slice(end, edit.start) + edit.text;
    end = edit.end;
  }
  return written + text.slice(end);
}

/** How many of these numbers, which rise, are smaller than another. */
export function countBelow(numbers: readonly number[], limit: number): number {
  let [from, to] = [0, numbers.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((numbers[middle] ?? 0) < limit) from = middle + 1;
    else to = middle;
  }
  return from;
}
