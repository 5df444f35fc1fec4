import { protectedText, tokensOf, writtenAsIs } from '../codes.ts';
import type { BlockKind, InlineCode, Passage, Span } from '../model.ts';
import { spliced } from '../spans.ts';
import type { Format, ReadDocument } from './format.ts';
import { readFrontMatter } from './frontMatter.ts';
import { lineCounter, textFormat } from './textFormat.ts';

/**
 * Plain text. Paragraphs are separated by blank lines, and a line break inside one ends a sentence. In a text without a
 * blank line every line is a paragraph: that is how most editorial systems export. The first paragraph is a heading
 * if it looks like one. A paragraph without a letter or a digit (`* * *`) is left alone. Front matter is no part of it.
 */
export const plainText: Format = textFormat({
  name: 'plain text',
  extensions: ['.txt'],
  read: readPlainText,
  write: (source, _, texts) => {
    const edits = readPlainText(source).passages.flatMap(({ span }, index) => {
      const text = texts[index];
      return text ? [{ ...span, text: writtenAsIs(tokensOf(text)) }] : [];
    });
    return spliced(source, edits);
  },
});

function readPlainText(source: string): ReadDocument {
  const head = readFrontMatter(source);
  const prose = source.slice(head.end);
  const paragraphs = BLANK_LINE.test(prose) ? spansBetween(prose, BLANK_LINES) : spansBetween(prose, LINE_BREAKS);
  const lineOf = lineCounter(source);
  const passages = paragraphs.map(({ start, end }, index) => {
    const span = { start: start + head.end, end: end + head.end };
    return { ...passageAt(source, span, index === 0 && paragraphs.length > 1), line: lineOf(span.start) };
  });
  return { passages, embargo: head.values.get('embargo') === 'true' };
}

const BLANK_LINE = /\S[^\S\n\r]*(?:\r\n|[\n\r])[^\S\n\r]*(?:\r\n|[\n\r])\s*\S/u;
const BLANK_LINES = /(?:\r\n|[\n\r])(?:[^\S\n\r]*(?:\r\n|[\n\r]))+/gu;
const LINE_BREAKS = /\r\n|[\n\r]/gu;

/** The stretches between separators, without the white space around them and without the empty ones. */
function spansBetween(source: string, separators: RegExp): readonly Span[] {
  const spans: Span[] = [];
  let start = 0;
  const push = (end: number) => {
    const text = source.slice(start, end);
    const trimmed = text.trim();
    const from = start + text.indexOf(trimmed);
    if (trimmed) spans.push({ start: from, end: from + trimmed.length });
  };
  for (const separator of source.matchAll(separators)) {
    push(separator.index);
    start = separator.index + separator[0].length;
  }
  push(source.length);
  return spans;
}

function passageAt(source: string, span: Span, mayBeHeading: boolean): Omit<Passage, 'line'> {
  const codes: InlineCode[] = [];
  const text = protectedText(source.slice(span.start, span.end), codes);
  return { kind: kindOf(text, mayBeHeading), text, span, ...(codes.length > 0 && { codes }) };
}

const HEADING_LENGTH = 150;
const ENDS_LIKE_A_SENTENCE = /[.:;,…]["'”’»)\]]*$/u;
const HOLDS_TWO_SENTENCES = /\p{Ll}[.?!…]["'”’»)]*\s+["'„“«(]*\p{Lu}/u;

function kindOf(text: string, mayBeHeading: boolean): BlockKind {
  if (!/[\p{L}\p{N}]/u.test(text)) return 'verbatim';
  const looksLikeHeading =
    text.length <= HEADING_LENGTH &&
    !/[\n\r]/.test(text) &&
    !ENDS_LIKE_A_SENTENCE.test(text) &&
    !HOLDS_TWO_SENTENCES.test(text);
  return mayBeHeading && looksLikeHeading ? 'heading' : 'paragraph';
}
