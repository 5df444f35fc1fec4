import { type Marker, marker, markersIn, readable, replaced, spansIn } from '../codes.ts';
import type { InlineCode, Span } from '../model.ts';

/** Elements round a stretch of a text. */
export interface Mark extends Span {
  readonly open: string;
  readonly close: string;
}

/** What the reading copy shows as what it is: bold words bold. */
const ELEMENTS: Readonly<Partial<Record<NonNullable<InlineCode['type']>, Omit<Mark, keyof Span>>>> = {
  bold: { open: '<b>', close: '</b>' },
  italic: { open: '<i>', close: '</i>' },
  underlined: { open: '<u>', close: '</u>' },
  struck: { open: '<s>', close: '</s>' },
  code: { open: '<code>', close: '</code>' },
  link: { open: '<span class="link">', close: '</span>' },
};

/** The marks for the spans of a text that look like something. */
export function codeMarks(text: string, codes: readonly InlineCode[]): readonly Mark[] {
  const markers = markersIn(text);
  const spans = spansIn(markers);
  return markers.flatMap(({ kind, number, end: start }) => {
    const look = kind === 'open' && spans.has(number) && elementOf(codes[number - 1]);
    const end = markers.find(each => each.kind === 'close' && each.number === number)?.start ?? start;
    return look ? [{ start, end, ...look }] : [];
  });
}

function elementOf(code: InlineCode | undefined): Omit<Mark, keyof Span> | undefined {
  return code?.kind === 'pair' && code.type ? ELEMENTS[code.type] : undefined;
}

/**
 * A part of a text as HTML: what `codeMarks` has marked needs no sign of its own, a code that stands for words is those
 * words, and any other code is its tag.
 *
 * @param whole  the text that it is a part of
 */
export function codedHtml(
  part: string,
  whole: string,
  codes: readonly InlineCode[],
  escaped: (text: string) => string,
): string {
  const spans = spansIn(markersIn(whole));
  const html = escaped(part);
  return replaced(html, markersIn(html), each => codeHtml(each, spans, codes, escaped));
}

function codeHtml(
  { kind, number }: Marker,
  spans: ReadonlySet<number>,
  codes: readonly InlineCode[],
  escaped: (text: string) => string,
): string {
  const code = codes[number - 1];
  if (spans.has(number) && elementOf(code)) return '';
  if (kind === 'single' && code?.kind === 'single' && code.stands !== undefined)
    return code.type === 'code' ? `<code>${escaped(code.stands)}</code>` : escaped(code.stands);
  return `<small class="code">${escaped(readable(marker(kind, number)))}</small>`;
}
