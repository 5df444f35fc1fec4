import type { Block, BlockKind, Locale } from '../model.ts';
import { directionOf, type Html, html, languageName } from './html.ts';

/** A block of the published text. */
export interface PublishedBlock {
  readonly kind: BlockKind;
  readonly text: string;
}

/** Another language in which the article is published, and where. */
export interface Alternate {
  readonly locale: Locale;
  readonly href: string;
}

export interface Page {
  readonly locale: Locale;
  /** For the window and for search engines. */
  readonly title: string;
  readonly blocks: readonly PublishedBlock[];
  /** The page's own address among them, as search engines want it. */
  readonly alternates: readonly Alternate[];
  /** The sentence that tells readers that a machine made the text; absent where none is due. */
  readonly disclosure?: string;
}

/** A block's translation: its targets with the white space that stood between the source's sentences. */
export function joinTargets(block: Block<{ readonly gap: string; readonly target: string }>): string {
  return block.segments.map(({ target, gap }) => target + gap).join('');
}

/** The article as a page of its own: no script, nothing loaded from elsewhere, all of its text escaped. */
export function writePage({ locale, title, blocks, alternates, disclosure }: Page): string {
  const others = alternates.filter(alternate => alternate.locale !== locale);
  return html`<!DOCTYPE html>
<html lang="${locale}" dir="${directionOf(locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<title>${title}</title>
${alternates.map(alternateLink)}<style>${STYLE}</style>
</head>
<body>
<article>
${bodyOf(blocks)}</article>
${disclosure === undefined ? undefined : html`<footer class="disclosure" role="note">${disclosure}</footer>\n`}${
  others.length > 0 ? html`<nav>${others.map(languageLink)}</nav>\n` : undefined
}</body>
</html>
`.html;
}

/** As it stands in the page's head. */
export function alternateLink({ locale, href }: Alternate): Html {
  return html`<link rel="alternate" hreflang="${locale}" href="${href}">\n`;
}

function languageLink({ locale, href }: Alternate): Html {
  const name = languageName(locale);
  return html`<a href="${href}" hreflang="${locale}" lang="${locale}" dir="${directionOf(locale)}">${name}</a> `;
}

function bodyOf(blocks: readonly PublishedBlock[]): readonly Html[] {
  const written: Html[] = [];
  blocks.forEach(({ kind, text }, index) => {
    const isItem = kind === 'listItem';
    if (isItem && blocks[index - 1]?.kind !== 'listItem') written.push(html`<ul>\n`);
    written.push(blockOf(kind, text, index === 0));
    if (isItem && blocks[index + 1]?.kind !== 'listItem') written.push(html`</ul>\n`);
  });
  return written;
}

function blockOf(kind: BlockKind, text: string, isFirst: boolean): Html {
  switch (kind) {
    case 'heading':
      return isFirst ? html`<h1>${text}</h1>\n` : html`<h2>${text}</h2>\n`;
    case 'paragraph':
    case 'label':
      return html`<p>${text}</p>\n`;
    case 'quote':
      return html`<blockquote><p>${text}</p></blockquote>\n`;
    case 'listItem':
      return html`<li>${text}</li>\n`;
    case 'verbatim':
      return html`<p class="verbatim" translate="no">${text}</p>\n`;
  }
}

const STYLE: Html = {
  html: `
:root { color-scheme: light; }
body { margin: 0 auto; max-width: 38rem; padding: 3rem 1.25rem; background: #fff; color: #1a1a1a; font: 1.125rem/1.6 "Source Serif 4", Charter, "Bitstream Charter", Cambria, Georgia, "DejaVu Serif", serif; overflow-wrap: break-word; }
h1 { margin: 0 0 2rem; font-size: 2rem; line-height: 1.2; text-wrap: balance; }
h2 { margin: 2.5rem 0 .75rem; font-size: 1.35rem; line-height: 1.3; }
p { margin: 0 0 1.1rem; }
blockquote { margin: 1.5rem 0; padding-inline-start: 1.25rem; border-inline-start: 3px solid #b9b9b9; }
.verbatim { text-align: center; white-space: pre-wrap; }
.disclosure { margin-top: 2.5rem; padding: .9rem 1.1rem; border: 1px solid #8a8a8a; font: .95rem/1.5 system-ui, "Noto Sans", "DejaVu Sans", sans-serif; }
nav { margin-top: 2rem; padding-top: 1rem; border-top: 1px solid #d0d0d0; font: .95rem/1.5 system-ui, "Noto Sans", "DejaVu Sans", sans-serif; }
nav a { margin-inline-end: 1rem; color: #0b4a8f; }
@page { margin: 2.2cm 2cm; }
@media print { :root { font-size: 10pt; } body { max-width: none; padding: 0; line-height: 1.45; } nav { display: none; } h1, h2 { break-after: avoid; } p { orphans: 3; widows: 3; } .disclosure { break-inside: avoid; } }
`,
};
