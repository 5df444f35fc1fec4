import type { Locale } from '../model.ts';

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

/** For text and for attributes in quotes. What no page may hold (controls, halves of characters) becomes U+FFFD. */
export function escapeHtml(text: string): string {
  return text
    .replace(/(?![\t\n\r])\p{Cc}|\p{Cs}/gu, '\uFFFD')
    .replace(/[&<>"']/g, character => ENTITIES[character] ?? character);
}

const RIGHT_TO_LEFT = ['Adlm', 'Arab', 'Hebr', 'Mand', 'Mend', 'Nkoo', 'Rohg', 'Samr', 'Syrc', 'Thaa'];

/** The direction in which a locale's script is written. */
export function directionOf(locale: Locale): 'ltr' | 'rtl' {
  const script = new Intl.Locale(locale).maximize().script ?? '';
  return RIGHT_TO_LEFT.includes(script) ? 'rtl' : 'ltr';
}

/** A name of a language in itself, or its tag where that is not known: `polski`. */
export function languageName(locale: Locale, inLocale: Locale = locale): string {
  try {
    return new Intl.DisplayNames([inLocale], { type: 'language' }).of(locale) ?? locale;
  } catch {
    return locale;
  }
}
