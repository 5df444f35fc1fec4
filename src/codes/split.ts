import type { InlineCode, Piece, Span } from '../model.ts';
import {
  type Bare,
  bare,
  type CodedPiece,
  hasMarkers,
  type MarkerKind,
  marker,
  markersIn,
  replaced,
  spansIn,
} from './markers.ts';

/**
 * Cuts a text with markers where its words alone would be cut. An end of a span goes with the words before it, a beginning
 * with those after it; a span that goes on in the next sentence becomes two halves.
 *
 * @param split  cuts words into sentences with the gaps between them
 * @returns pieces with tables and numbers of their own, that join to the text
 */
export function splitCoded(
  text: string,
  codes: readonly InlineCode[],
  split: (words: string) => readonly Piece[],
): readonly CodedPiece[] {
  if (!hasMarkers(text)) return split(text);
  const words = bare(text, codes);
  const cuts = cutsOf(text, words, split(words.text));
  return cuts.map(({ start, end, next }) => numbered(text.slice(start, end), text.slice(end, next), codes));
}

interface Cut extends Span {
  /** Where the gap ends and the next sentence begins. */
  readonly next: number;
}

function cutsOf(text: string, words: Bare, pieces: readonly Piece[]): readonly Cut[] {
  const cuts: Cut[] = [];
  let at = 0;
  let start = 0;
  for (const piece of pieces) {
    const end = at + piece.text.length;
    const next = end + piece.gap.length;
    const isLast = next === words.text.length;
    const cutEnd = isLast && piece.gap === '' ? text.length : cutAt(text, words, end, piece.gap === '');
    const cutNext = isLast ? text.length : Math.max(cutEnd ?? 0, cutAt(text, words, next, false) ?? 0);
    at = next;
    if (cutEnd === undefined || cutNext === 0) continue; // Within what stands for a code: one piece with the next.
    cuts.push({ start, end: cutEnd, next: piece.gap === '' ? cutEnd : cutNext });
    start = piece.gap === '' ? cutEnd : cutNext;
  }
  const last = cuts.at(-1);
  if (!last) return [{ start: 0, end: text.length, next: text.length }];
  return start < text.length ? [...cuts.slice(0, -1), { ...last, end: text.length, next: text.length }] : cuts;
}

/** Where to cut the marked text for a cut in the words; nowhere within what stands for one code. */
function cutAt(text: string, words: Bare, offset: number, takesSingles: boolean): number | undefined {
  const before = offset === 0 ? 0 : words.marked({ start: offset - 1, end: offset }).end;
  const after = words.marked({ start: offset, end: offset + 1 }).start;
  if (after < before) return undefined;
  let cut = before;
  for (const { kind, end } of markersIn(text.slice(before, after))) {
    if (kind === 'open' || (kind === 'single' && !takesSingles)) break;
    cut = before + end;
  }
  return cut;
}

/** A sentence and its gap with numbers of their own, in order of appearance. */
function numbered(text: string, gap: string, codes: readonly InlineCode[]): CodedPiece {
  const table: InlineCode[] = [];
  const parts = [text, gap].map(part => renumber(part, codes, table));
  const [newText = '', newGap = ''] = parts;
  return table.length === 0 ? { text, gap } : { text: newText, gap: newGap, codes: table };
}

function renumber(part: string, codes: readonly InlineCode[], table: InlineCode[]): string {
  const markers = markersIn(part);
  const whole = spansIn(markers);
  const numbers = new Map<number, number>();
  return replaced(part, markers, each => {
    const code = codes[each.number - 1];
    if (!code) return '';
    const isWhole = whole.has(each.number);
    const known = isWhole ? numbers.get(each.number) : undefined;
    if (known !== undefined) return marker(each.kind, known);
    table.push(isWhole || code.kind !== 'pair' ? code : half(code, each.kind));
    numbers.set(each.number, table.length);
    return marker(each.kind, table.length);
  });
}

function half(code: Extract<InlineCode, { kind: 'pair' }>, kind: MarkerKind): InlineCode {
  const { open, close, kind: _, ...rest } = code;
  return kind === 'close' ? { kind: 'closing', data: close, ...rest } : { kind: 'opening', data: open, ...rest };
}
