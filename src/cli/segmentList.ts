import { shorten } from './table.ts';
import type { World } from './world.ts';
import { wrapped } from './wrap.ts';

/** A segment as people look for it: by its id, or by counting. */
export interface NumberedSegment {
  readonly id: string;
  /** Its place in the article, from 1. */
  readonly number: number;
  readonly text: string;
}

/** So many segments are told one by one; of more, their places in the article, and the first. */
const FEW = 5;

/** Tells which segments something is about, on a few lines however many they are. */
export function tellSegments(segments: readonly NumberedSegment[], { out, paint, columns }: World): void {
  const isMany = segments.length > FEW;
  if (isMany) out(`${wrapped(`Sentences ${ranges(segments)}; the first:`, columns, '    ')}\n`);
  for (const { id, text } of segments.slice(0, isMany ? 1 : FEW))
    out(`    ${id}  ${paint.dim(oneLine(text, columns - id.length - 6))}\n`);
}

/** `1–12, 15, 17–29`: sentences counted from 1, as they stand in the article; of many stretches the first. */
function ranges(segments: readonly NumberedSegment[]): string {
  const stretches: { readonly from: number; to: number }[] = [];
  for (const { number } of segments) {
    const last = stretches.at(-1);
    if (last?.to === number - 1) last.to = number;
    else stretches.push({ from: number, to: number });
  }
  const texts = stretches.map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`));
  return texts.slice(0, STRETCHES).join(', ') + (texts.length > STRETCHES ? ' …' : '');
}

const STRETCHES = 12;

function oneLine(text: string, width: number): string {
  return shorten(text.replace(/[\s\p{Cc}]+/gu, ' '), Math.max(20, width));
}
