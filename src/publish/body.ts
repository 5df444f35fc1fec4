import { type CodedPiece, tokensOf } from '../codes.ts';
import { escapeHtml, type Html, html } from '../html.ts';
import type { BlockKind, InlineCode } from '../model.ts';

/** A block of the published text. */
export interface PublishedBlock {
  readonly kind: BlockKind;
  /** Its sentences with the white space between them. */
  readonly pieces: readonly CodedPiece[];
}

/** A text as HTML, block by block, for documents of which no more is known. */
export function bodyOf(blocks: readonly PublishedBlock[]): Html {
  const written: string[] = [];
  const isItem = (index: number) => blocks[index]?.kind === 'listItem';
  blocks.forEach((block, index) => {
    if (isItem(index) && !isItem(index - 1)) written.push('<ul>\n');
    written.push(blockOf(block, index === 0, pictureBefore(blocks, index)).html);
    if (isItem(index) && !isItem(index + 1)) written.push('</ul>\n');
  });
  return { html: written.join('') };
}

function blockOf({ kind, pieces }: PublishedBlock, isFirst: boolean, isPicture: boolean): Html {
  const content = inline(pieces);
  switch (kind) {
    case 'heading':
      return isFirst ? html`<h1>${content}</h1>\n` : html`<h2>${content}</h2>\n`;
    case 'paragraph':
      return html`<p>${content}</p>\n`;
    // The description of a picture, which stands for it; what else is beside the prose is not for this page.
    case 'label':
      return isPicture ? html`<div class="picture" role="img">${content}</div>\n` : html``;
    case 'quote':
      return html`<blockquote><p>${content}</p></blockquote>\n`;
    case 'listItem':
      return html`<li>${content}</li>\n`;
    case 'verbatim':
      return html`<p class="verbatim" translate="no">${content}</p>\n`;
  }
}

/** Whether the prose before a block has a picture in it. */
function pictureBefore(blocks: readonly PublishedBlock[], index: number): boolean {
  const prose = blocks.slice(0, index).findLast(({ kind }) => kind !== 'label');
  return prose?.pieces.some(({ codes = [] }) => codes.some(({ type }) => type === 'image')) ?? false;
}

// ── Within a sentence ───────────────────────────────────────────────────────────────────────────────────────────

/** Words, with elements for the codes that HTML has one for. Ends that have lost their other end are left out. */
function inline(pieces: readonly CodedPiece[]): Html {
  const tokens = tokensOf(
    pieces.map(({ codes, ...piece }) => ({ ...piece, ...(codes && { codes: codes.map(htmlCode) }) })),
  );
  return { html: tokens.map(token => (token.kind === 'text' ? escapeHtml(token.text) : token.data)).join('') };
}

const ELEMENTS: Readonly<Partial<Record<NonNullable<InlineCode['type']>, string>>> = {
  bold: 'strong',
  italic: 'em',
  underlined: 'u',
  struck: 's',
  code: 'code',
};

/** The code as one of HTML; without data where HTML has nothing for it. */
function htmlCode(code: InlineCode): InlineCode {
  const element = code.type && ELEMENTS[code.type];
  if (code.kind === 'pair')
    return { kind: 'pair', open: element ? `<${element}>` : '', close: element ? `</${element}>` : '' };
  if (code.kind !== 'single')
    return { kind: code.kind, data: element ? `<${code.kind === 'closing' ? '/' : ''}${element}>` : '' };
  if (code.type === 'break') return { kind: 'single', data: '<br>' };
  const words = escapeHtml(code.stands ?? characterOf(code.data));
  return { kind: 'single', data: element && words ? `<${element}>${words}</${element}>` : words };
}

/** An author's own character that is one of our markers is a code; any other code without words is none for readers. */
function characterOf(data: string): string {
  return [...data].length === 1 ? data : '';
}
