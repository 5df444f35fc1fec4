import type { Locale } from './model.ts';

/** A page on its own. */
export interface WholePage {
  /** The language of the page; English where it is not said. */
  readonly locale?: Locale;
  readonly title: string;
  readonly style: Html;
  /** What else stands in its head. */
  readonly head?: readonly Html[];
  readonly body: Html;
}

/** A page that loads nothing, runs nothing, sends nothing, and says so to the browser. */
export function wholePage({ locale = 'en', title, style, head = [], body }: WholePage): string {
  return html`<!DOCTYPE html>
<html ${localeAttributes(locale)}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<title>${title}</title>
${head}<style>${style}</style>
</head>
<body>
${body}</body>
</html>
`.html;
}

/** HTML that is safe to put into a page; made by `html` only. */
export interface Html {
  readonly html: string;
}

type Part = string | number | Html | readonly Html[] | undefined;

/** A template whose texts are escaped, so that no article can put markup into a page. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let written = strings[0] ?? '';
  parts.forEach((part, index) => {
    written += rendered(part) + (strings[index + 1] ?? '');
  });
  return { html: written };
}

function rendered(part: Part): string {
  if (part === undefined) return '';
  if (typeof part === 'string' || typeof part === 'number') return escapeHtml(String(part));
  return 'html' in part ? part.html : part.map(each => each.html).join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * For text and for attributes in quotes, of HTML and of SVG. What neither may hold (controls, halves of characters, what is
 * no character) becomes U+FFFD.
 */
export function escapeHtml(text: string): string {
  return text
    .replace(/(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF\p{Cs}]/gu, '\uFFFD')
    .replace(/[&<>"']/g, character => ENTITIES[character] ?? character);
}

const RIGHT_TO_LEFT = ['Adlm', 'Arab', 'Hebr', 'Mand', 'Mend', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa'];

/** The direction in which a locale's script is written. */
export function directionOf(locale: Locale): 'ltr' | 'rtl' {
  const script = new Intl.Locale(locale).maximize().script ?? '';
  return RIGHT_TO_LEFT.includes(script) ? 'rtl' : 'ltr';
}

/** The attributes of an element with a text in a locale: it goes as its language does, whatever its first word is. */
export function localeAttributes(locale: Locale): Html {
  return html`lang="${locale}" dir="${directionOf(locale)}"`;
}

/** A name of a language in itself, or its tag where that is not known: `polski`. */
export function languageName(locale: Locale, inLocale: Locale = locale): string {
  try {
    return new Intl.DisplayNames([inLocale], { type: 'language' }).of(locale) ?? locale;
  } catch {
    return locale;
  }
}
