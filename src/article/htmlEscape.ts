import type { CodedToken } from '../codes.ts';

/** Words and codes as HTML. @param raw  the passage as it was, whose spelling of characters is kept */
export function writeHtml(tokens: readonly CodedToken[], raw: string): string {
  const spelling = spellings(raw);
  return tokens
    .map(token => (token.kind === 'code' ? token.data : spelt(escaped(token.text), spelling)))
    .join('')
    .trim();
}

/** The value of an attribute, with its quotes. */
export function writeAttribute(text: string, raw: string): string {
  const quote = raw.startsWith("'") ? "'" : '"';
  const value = spelt(escaped(text), spellings(raw)).replaceAll(quote, quote === '"' ? '&quot;' : '&#39;');
  return `${quote}${value}${quote}`;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}

/** Characters that an author may have written by name, with their names. */
const NAMED: Readonly<Record<string, readonly string[]>> = {
  '\u00A0': ['&nbsp;', '&#160;', '&#xA0;', '&#xa0;'],
  '\u00AD': ['&shy;', '&#173;'],
  '\u2013': ['&ndash;', '&#8211;'],
  '\u2014': ['&mdash;', '&#8212;'],
  '\u2026': ['&hellip;', '&#8230;'],
  '>': ['&gt;', '&#62;'],
  '"': ['&quot;', '&#34;'],
};

function spellings(raw: string): readonly (readonly [string, string])[] {
  if (!raw.includes('&')) return [];
  return Object.entries(NAMED).flatMap(([character, names]) => {
    const name = names.find(each => raw.includes(each));
    return name ? [[character, name] as const] : [];
  });
}

function spelt(text: string, spelling: readonly (readonly [string, string])[]): string {
  return spelling.reduce((written, [character, name]) => written.replaceAll(character, name), text);
}
