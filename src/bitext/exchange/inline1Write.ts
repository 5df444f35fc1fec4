import { type Marker, markersIn, spansIn } from '../../codes.ts';
import type { InlineCode } from '../../model.ts';
import { escapeText, inlineElement } from '../../xml.ts';
import { hex4, toValue } from '../xliffNames.ts';
import { CHARACTER } from './codes.ts';

/**
 * A text as the content of XLIFF 1.2. A span is `<bpt/>` and `<ept/>`, what stands alone `<x/>`, and the end of a span that goes on
 * in another sentence, or has lost its other end, `<it/>`. The `id` is the code's number.
 *
 * Not `<g>`: who loses one end of it in OmegaT gets a file that is no XML. And they are empty, for what stands in `<bpt>` and the
 * like is taken for words by tools that read no more than the text (Translate Toolkit); there is nothing in it to be translated.
 */
export function inlineContent1(text: string, { codes = [] }: { readonly codes?: readonly InlineCode[] }): string {
  const markers = codes.length === 0 ? [] : markersIn(text);
  const spans = spansIn(markers);
  let unwritable = 0;
  const plain = (part: string) =>
    escapeText(part, code => {
      unwritable += 1;
      return inlineElement('x', { id: `c${unwritable}`, ctype: `${CHARACTER}${hex4(code)}` });
    });
  let written = '';
  let end = 0;
  for (const each of markers) {
    written += plain(text.slice(end, each.start)) + codeElement(each, codes[each.number - 1], spans.has(each.number));
    end = each.end;
  }
  return written + plain(text.slice(end));
}

function codeElement({ kind, number: id }: Marker, code: InlineCode | undefined, isSpan: boolean): string {
  const ctype = typeOf(code, kind === 'single' ? PLACEHOLDERS : DELIMITERS);
  if (kind === 'single') return inlineElement('x', { id, ctype, 'equiv-text': equivalent(code) });
  if (!isSpan) return inlineElement('it', { id, pos: kind, ctype });
  return kind === 'open' ? inlineElement('bpt', { id, ctype }) : inlineElement('ept', { id });
}

/** The words that a code stands for, for people to see. */
function equivalent(code: InlineCode | undefined): string | undefined {
  return code?.kind === 'single' && code.stands !== undefined ? toValue(code.stands) : undefined;
}

/** The words of XLIFF 1.2 for what a code does (“ctype”), for tools that show it. */
const TYPES: Readonly<Record<NonNullable<InlineCode['type']>, string>> = {
  bold: 'bold',
  italic: 'italic',
  underlined: 'underlined',
  struck: 'x-struck',
  code: 'x-code',
  break: 'lb',
  link: 'link',
  image: 'image',
  note: 'x-note',
};

/** Which of them are for what stands alone, and which for ends; others are our own there. */
const PLACEHOLDERS: readonly string[] = ['lb', 'image'];
const DELIMITERS: readonly string[] = ['bold', 'italic', 'underlined', 'link'];

function typeOf(code: InlineCode | undefined, known: readonly string[]): string | undefined {
  if (!code?.type) return undefined;
  const type = TYPES[code.type];
  return known.includes(type) || type.startsWith('x-') ? type : `x-${type}`;
}
