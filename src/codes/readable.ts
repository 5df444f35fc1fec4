import type { Finding, InlineCode, Span } from '../model.ts';
import { hasMarkers, MOST_CODES, marker, markersIn, replaced, withoutMarkers } from './markers.ts';

/**
 * A text with its markers as tags: `<1>NATO</1>`, `<2/>`. What i18next's `Trans` reads, and what stands in locale files,
 * spreadsheets and on terminals. Only for texts of a segment that has codes; a `<1>` of the author's own is `<0/>1>`.
 */
export function readable(text: string): string {
  const escaped = text.replace(/<(?=\/?\d{1,5}\/?>)/g, '<0/>');
  return replaced(escaped, markersIn(escaped), ({ kind, number }) =>
    kind === 'open' ? `<${number}>` : kind === 'close' ? `</${number}>` : `<${number}/>`,
  );
}

/** The text with markers that `readable` made a text of; a tag with a number that none can have stays text. */
export function fromReadable(text: string): string {
  return text.replace(/<(\/?)(\d{1,5})(\/?)>/g, (tag, closes: string, digits: string, alone: string) => {
    const number = Number(digits);
    if (number === 0 && closes === '' && alone !== '') return '<';
    if (number === 0 || number > MOST_CODES || (closes !== '' && alone !== '')) return tag;
    return marker(closes ? 'close' : alone ? 'single' : 'open', number);
  });
}

/** A text of a segment for people: with tags where the segment has codes. */
export function shown(text: string, { codes }: { readonly codes?: readonly InlineCode[] }): string {
  return codes ? readable(text) : text;
}

/** A text of which it is not said whether its segment has codes (a candidate, a text of the memory), for people. */
export function tagged(text: string): string {
  return hasMarkers(text) ? readable(text) : text;
}

/** A text of another segment (a candidate, a match) as one for this segment, for people: without tags where it can have none. */
export function suggested(text: string, { codes }: { readonly codes?: readonly InlineCode[] }): string {
  return codes ? readable(text) : withoutMarkers(text);
}

/** What was found in a unit, with its places as they are in the texts that `shown` shows. */
export function shownFinding<F extends Pick<Finding, 'source' | 'target'>>(
  finding: F,
  unit: { readonly text: string; readonly target?: string; readonly codes?: readonly InlineCode[] },
): F {
  const { source, target } = finding;
  return {
    ...finding,
    ...(source && { source: shownSpan(source, unit.text, unit) }),
    ...(target && { target: shownSpan(target, unit.target ?? '', unit) }),
  };
}

/** Where a span of a segment's text stands in that text as `shown` shows it. */
export function shownSpan(span: Span, text: string, segment: { readonly codes?: readonly InlineCode[] }): Span {
  if (!segment.codes) return { start: span.start, end: span.end };
  const start = readable(text.slice(0, span.start)).length;
  return { start, end: start + readable(text.slice(span.start, span.end)).length };
}

/** The text of a segment that `shown` showed. */
export function fromShown(text: string, { codes }: { readonly codes?: readonly InlineCode[] }): string {
  return codes ? fromReadable(text) : text;
}
