import type { InlineCode, Locale } from '../model.ts';
import { element, escapeText, type Markup, renderXml, replaceUnwritable, textElement, xmlDeclaration } from '../xml.ts';
import type { MemoryEntry } from './entry.ts';
import { segContent } from './tmxCodes.ts';
import { PROPS } from './tmxUnit.ts';

export interface TmxHeader {
  readonly source: Locale;
  /** Dragoman's version. */
  readonly version: string;
}

/**
 * Writes TMX 1.4b, level 2, part by part: one `<tu>` a pair, in the order given. A character that XML cannot hold becomes a `<ph>`
 * that `readTmx` knows; in the texts of neighbours, which are properties, it becomes U+FFFD.
 */
export function* writeTmx(entries: Iterable<MemoryEntry>, { source, version }: TmxHeader): Generator<string> {
  const header = element('header', {
    creationtool: 'Dragoman',
    creationtoolversion: version,
    segtype: 'sentence',
    'o-tmf': 'Dragoman',
    adminlang: 'en',
    srclang: source,
    datatype: 'plaintext',
  });
  yield `${xmlDeclaration('<!DOCTYPE tmx SYSTEM "tmx14.dtd">')}<tmx version="1.4">\n${renderXml(header, 1)}  <body>\n`;
  for (const entry of entries) yield renderXml(tu(entry, source), 2);
  yield '  </body>\n</tmx>\n';
}

function tu(entry: MemoryEntry, source: Locale): Markup {
  return element('tu', { changedate: basicDate(entry.changed) }, [
    ...props(entry),
    tuv(source, entry.source, entry.codes),
    tuv(entry.targetLocale, entry.target, entry.codes),
  ]);
}

function props({ standing, context }: MemoryEntry): readonly Markup[] {
  return [
    ...(standing === 'imported' ? [] : [prop(PROPS.standing, standing)]),
    ...(context ? [prop(PROPS.before, context.before), prop(PROPS.after, context.after)] : []),
  ];
}

function prop([type]: readonly [string, ...string[]], text: string): Markup {
  return textElement('prop', { type }, escapeText(replaceUnwritable(text, () => '\uFFFD')));
}

function tuv(locale: Locale, text: string, codes: readonly InlineCode[] | undefined): Markup {
  return element('tuv', { 'xml:lang': locale }, [textElement('seg', {}, segContent(text, codes))]);
}

/** `2026-03-01T09:30:00Z` as TMX writes it: `20260301T093000Z`. */
function basicDate(date: string | undefined): string | undefined {
  const time = Date.parse(date ?? '');
  if (Number.isNaN(time)) return undefined;
  const iso = new Date(time).toISOString();
  return iso.length === 24 ? iso.replace(/\.\d+/, '').replaceAll(/[-:]/g, '') : undefined;
}
