import { protectedText, tokensOf, writtenAsIs } from '../codes.ts';
import type { BlockKind, InlineCode, Passage, Span } from '../model.ts';
import { spliced } from '../spans.ts';
import { headHoldsBack } from './embargo.ts';
import type { Format, ReadDocument } from './format.ts';
import { readFrontMatter } from './frontMatter.ts';
import { lineCounter, textFormat } from './textFormat.ts';
import { LINE_BREAK, unwrapped, type Wrapped, wrapped } from './wrapping.ts';

/**
 * Plain text. Paragraphs are separated by blank lines, and a line break inside one ends a sentence, but for lines that
 * were broken for their length: those are one, and so are those of a translation. In a text without a blank line every
 * line is a paragraph: that is how most editorial systems export. The first paragraph is a heading if it looks like one.
 * A paragraph without a letter or a digit (`* * *`) is left alone. Front matter is no part of it.
 */
export const plainText: Format = textFormat({
  read: readPlainText,
  write: (source, _, texts) => {
    const { passages } = readPlainText(source);
    const widths = passages.map(({ span }) => wrappedAt(source, span)?.width);
    const width = widths.reduce<number>((most, each) => Math.max(most, each ?? 0), 0);
    const lineBreak = LINE_BREAK.exec(source)?.[0] ?? '\n';
    const edits = passages.flatMap(({ span, text: before }, index) => {
      const pieces = texts[index];
      if (!pieces || pieces.map(({ text, gap }) => text + gap).join('') === before) return [];
      const text = writtenAsIs(tokensOf(pieces));
      return [{ ...span, text: widths[index] === undefined ? text : wrapped(text, width, lineBreak) }];
    });
    return spliced(source, edits);
  },
});

function readPlainText(source: string): ReadDocument {
  const head = readFrontMatter(source);
  const paragraphs = paragraphsOf(source.slice(head.end)).map(({ start, end }) => ({
    start: start + head.end,
    end: end + head.end,
  }));
  const lineOf = lineCounter(source);
  const passages = paragraphs.map((span, index) => ({
    ...passageAt(source, span, index === 0 && paragraphs.length > 1),
    line: lineOf(span.start),
  }));
  return { passages, embargo: headHoldsBack(source) };
}

function paragraphsOf(prose: string): readonly Span[] {
  const all = spansBetween(prose, BLANK_LINES);
  const [only] = all;
  return BLANK_LINE.test(prose) || (only && wrappedAt(prose, only)) ? all : spansBetween(prose, LINE_BREAKS);
}

function wrappedAt(source: string, { start, end }: Span): Wrapped | undefined {
  return unwrapped(source.slice(start, end));
}

const LINE_BREAKS = new RegExp(LINE_BREAK, 'gu');
const BLANK_LINE = new RegExp(
  `\\S[^\\S\\n\\r]*(?:${LINE_BREAK.source})[^\\S\\n\\r]*(?:${LINE_BREAK.source})\\s*\\S`,
  'u',
);
const BLANK_LINES = new RegExp(`(?:${LINE_BREAK.source})(?:[^\\S\\n\\r]*(?:${LINE_BREAK.source}))+`, 'gu');

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
  const words = wrappedAt(source, span)?.text ?? source.slice(span.start, span.end);
  const text = protectedText(words, codes);
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
