import { type Html, html, languageName, localeAttributes, wholePage } from '../html.ts';
import type { Locale } from '../model.ts';

/** Another language in which the article is published, and where. */
export interface Alternate {
  readonly locale: Locale;
  readonly href: string;
}

export interface Page {
  readonly locale: Locale;
  /** For the window and for search engines. */
  readonly title: string;
  readonly body: Html;
  /** The text's title, where it is not part of it: the page is headed by it, unless the text has such a heading. */
  readonly heading?: string;
  /** The page's own address among them, as search engines want it. */
  readonly alternates: readonly Alternate[];
  /** The sentence that tells readers that a machine made the text; absent where none is due. */
  readonly disclosure?: string;
}

/** The article as a page of its own: no script, nothing loaded from elsewhere, all of its text escaped. */
export function writePage({ locale, title, body, heading, alternates, disclosure }: Page): string {
  const others = alternates.filter(alternate => alternate.locale !== locale);
  const content = html`<main>
<article>
${heading === undefined || /<h1[ >]/.test(body.html) ? undefined : html`<h1>${heading}</h1>\n`}${body}
</article>
</main>
${disclosure === undefined ? undefined : html`<footer class="disclosure" role="note">${disclosure}</footer>\n`}${
  others.length > 0 ? html`<nav>${others.map(languageLink)}</nav>\n` : undefined
}`;
  return wholePage({ locale, title, style: STYLE, head: alternates.map(alternateLink), body: content });
}

/** As it stands in the page's head. */
export function alternateLink({ locale, href }: Alternate): Html {
  return html`<link rel="alternate" hreflang="${locale}" href="${href}">\n`;
}

function languageLink({ locale, href }: Alternate): Html {
  const name = languageName(locale);
  return html`<a href="${href}" hreflang="${locale}" ${localeAttributes(locale)}>${name}</a> `;
}

const STYLE: Html = {
  html: `
:root { color-scheme: light; }
body { margin: 0 auto; max-width: 38rem; padding: 3rem 1.25rem; background: #fff; color: #1a1a1a; font: 1.125rem/1.6 "Source Serif 4", Charter, "Bitstream Charter", Cambria, Georgia, "DejaVu Serif", serif; overflow-wrap: break-word; }
h1 { margin: 0 0 2rem; font-size: 2rem; line-height: 1.2; text-wrap: balance; }
h2 { margin: 2.5rem 0 .75rem; font-size: 1.35rem; line-height: 1.3; }
h3, h4, h5, h6 { margin: 2rem 0 .6rem; font-size: 1.125rem; line-height: 1.3; }
p, ul, ol, dl, table, pre, figure { margin: 0 0 1.1rem; }
a { color: #0b4a8f; }
code, pre { font: .88em/1.5 ui-monospace, "DejaVu Sans Mono", monospace; }
pre { overflow-x: auto; white-space: pre-wrap; }
table { border-collapse: collapse; }
th, td { padding: .3rem .9rem .3rem 0; border-bottom: 1px solid #d0d0d0; text-align: start; vertical-align: top; }
.picture { color: #555; font-style: italic; }
.picture::before { content: '['; } .picture::after { content: ']'; }
blockquote { margin: 1.5rem 0; padding-inline-start: 1.25rem; border-inline-start: 3px solid #b9b9b9; }
.verbatim { text-align: center; white-space: pre-wrap; }
.disclosure { margin-top: 2.5rem; padding: .9rem 1.1rem; border: 1px solid #8a8a8a; font: .95rem/1.5 system-ui, "Noto Sans", "DejaVu Sans", sans-serif; }
nav { margin-top: 2rem; padding-top: 1rem; border-top: 1px solid #d0d0d0; font: .95rem/1.5 system-ui, "Noto Sans", "DejaVu Sans", sans-serif; }
nav a { margin-inline-end: 1rem; color: #0b4a8f; }
@page { margin: 2.2cm 2cm; }
@media print { :root { font-size: 10pt; } body { max-width: none; padding: 0; line-height: 1.45; } nav { display: none; } h1, h2 { break-after: avoid; } p { orphans: 3; widows: 3; } .disclosure { break-inside: avoid; } }
`,
};
