import type { InlineCode, Piece, Span } from '../model.ts';

/**
 * Inline codes: the bold, the links, the images and the notes within a sentence. A text has a marker where a code
 * stands, one character of Unicode's supplementary private use area B that says which code (its number in the segment's
 * table, from 1) and which end of it. So a text with codes is still one string, and nobody who passes it on can lose them.
 *
 * (Okapi's way: https://okapiframework.org/wiki/index.php/Developer%27s_Guide, “Text Fragments”, with other characters.)
 */
export interface Marker extends Span {
  /** From 1: `codes[number - 1]` is the code. */
  readonly number: number;
  readonly kind: MarkerKind;
}

/** One end of a span, or a code that stands alone. */
export type MarkerKind = 'open' | 'close' | 'single';

/** A piece of text with the codes that its markers are of. */
export interface CodedPiece extends Piece {
  readonly codes?: readonly InlineCode[];
}

const FIRST = 0x100000;
const KINDS: readonly MarkerKind[] = ['open', 'close', 'single'];
const MARKERS = /[\u{100000}-\u{10FFFD}]/gu;
/** Quick to search for; a marker begins with one of these, and hardly anything else does. */
const MAY_BEGIN_MARKER = /[\uDBC0-\uDBFF]/;

/** The most codes that one text may have. */
export const MOST_CODES = 16_000;

/** A text has more codes than there are characters for; who reads a document says which. */
export class TooManyCodes extends Error {}

/** The character that marks a code. @param number from 1 to `MOST_CODES` @throws TooManyCodes */
export function marker(kind: MarkerKind, number: number): string {
  if (number > MOST_CODES) throw new TooManyCodes();
  return String.fromCodePoint(FIRST + 4 * number + KINDS.indexOf(kind));
}

export function hasMarkers(text: string): boolean {
  return MAY_BEGIN_MARKER.test(text) && markersIn(text).length > 0;
}

/** The markers of a text, in order. */
export function markersIn(text: string): readonly Marker[] {
  if (!MAY_BEGIN_MARKER.test(text)) return [];
  return [...text.matchAll(MARKERS)].flatMap(match => {
    const code = (match[0].codePointAt(0) ?? 0) - FIRST;
    const kind = KINDS[code % 4];
    const number = code >> 2;
    return kind && number > 0 ? [{ kind, number, start: match.index, end: match.index + 2 }] : [];
  });
}

/**
 * A text that may itself hold characters that are our markers: each becomes a code that stands alone. To be called with the
 * words of a document before codes are put among them.
 *
 * @param codes  the block's codes, to which those are added
 */
export function protectedText(text: string, codes: InlineCode[]): string {
  if (!MAY_BEGIN_MARKER.test(text)) return text;
  return text.replace(MARKERS, data => {
    codes.push({ kind: 'single', data });
    return marker('single', codes.length);
  });
}

// ── The words alone ─────────────────────────────────────────────────────────────────────────────────────────────

/** A text without its markers, and the way back. */
export interface Bare {
  readonly text: string;
  /** Where a span of the bare text stands in the text with markers. */
  marked(span: Span): Span;
  /** Where a span of the text with markers stands in the bare text. */
  unmarked(span: Span): Span;
}

/** A text's words alone. A code that stands for text (a line break, a word of code) is that text, where its table is given. */
export function bare(text: string, codes: readonly InlineCode[] = []): Bare {
  const markers = markersIn(text);
  if (markers.length === 0) return { text, marked: span => span, unmarked: span => span };
  const chunks: Chunk[] = [];
  let words = '';
  const add = (part: string, from: Span, stands: boolean) => {
    if (part === '') return;
    chunks.push({ at: words.length, length: part.length, from, stands });
    words += part;
  };
  let end = 0;
  for (const each of markers) {
    add(text.slice(end, each.start), { start: end, end: each.start }, false);
    add(standsFor(each, codes), each, true);
    end = each.end;
  }
  add(text.slice(end), { start: end, end: text.length }, false);
  return {
    text: words,
    marked: span => markedSpan(span, chunks, text.length),
    unmarked: ({ start, end }) => ({ start: unmarkedOffset(start, chunks), end: unmarkedOffset(end, chunks) }),
  };
}

/** The text without its markers, where nobody asks for places. */
export function withoutMarkers(text: string, codes: readonly InlineCode[] = []): string {
  return bare(text, codes).text;
}

function standsFor({ kind, number }: Marker, codes: readonly InlineCode[]): string {
  const code = kind === 'single' ? codes[number - 1] : undefined;
  return code?.kind === 'single' ? (code.stands ?? '') : '';
}

/** A part of the bare text, and where it came from: as it is, or as what stands for a code. */
interface Chunk {
  readonly at: number;
  readonly length: number;
  readonly from: Span;
  readonly stands: boolean;
}

function markedSpan({ start, end }: Span, chunks: readonly Chunk[], length: number): Span {
  const chunkAt = (offset: number) => chunks.findLast(chunk => chunk.at <= offset);
  const place = (chunk: Chunk | undefined, offset: number, edge: 'start' | 'end') => {
    if (!chunk) return edge === 'start' ? 0 : length;
    return chunk.stands ? chunk.from[edge] : chunk.from.start + offset - chunk.at;
  };
  const from = place(chunkAt(start), start, 'start');
  const to = end > start ? place(chunkAt(end - 1), end - 1, 'end') + (chunkAt(end - 1)?.stands ? 0 : 1) : from;
  return { start: from, end: to };
}

function unmarkedOffset(offset: number, chunks: readonly Chunk[]): number {
  const chunk = chunks.findLast(({ from }) => from.start <= offset);
  if (!chunk) return 0;
  const within = offset >= chunk.from.end ? chunk.length : chunk.stands ? 0 : offset - chunk.from.start;
  return chunk.at + within;
}

/** Writes something else in the place of each marker. */
export function replaced(text: string, markers: readonly Marker[], write: (marker: Marker) => string): string {
  let written = '';
  let end = 0;
  for (const each of markers) {
    written += text.slice(end, each.start) + write(each);
    end = each.end;
  }
  return written + text.slice(end);
}

/** The numbers of spans that nest in one another, so that each can be an element. */
export function nestedSpansIn(markers: readonly Marker[]): ReadonlySet<number> {
  const nested = new Set<number>();
  const open: number[] = [];
  const spans = spansIn(markers);
  for (const { kind, number } of markers.filter(each => spans.has(each.number))) {
    if (kind === 'open') open.push(number);
    if (kind === 'close' && open.at(-1) === number) nested.add(open.pop() ?? 0);
  }
  return nested;
}

/** The numbers of spans that have both ends here, once each and in order. */
export function spansIn(markers: readonly Marker[]): ReadonlySet<number> {
  const ends = new Map<number, string>();
  for (const { number, kind } of markers) ends.set(number, `${ends.get(number) ?? ''}${kind} `);
  return new Set([...ends].filter(([, kinds]) => kinds === 'open close ').map(([number]) => number));
}
