import type { Concept, Locale, Term, TermStatus } from '../../model.ts';
import { element, escapeText, type Markup, replaceUnwritable, textElement, writeXml } from '../../xml.ts';
import { formatSwitches } from '../cell.ts';
import { toXmlId } from './ids.ts';

export interface TbxOptions {
  /** `dca`: TBX-Basic of ISO 30042:2019. `martif`: the older form of 2008, for tools that read only that. */
  readonly format: 'dca' | 'martif';
  /** The language of the file's own texts, and of the terms where nothing else is said. */
  readonly sourceLocale: Locale;
  /** Where the file comes from, for its header. */
  readonly title: string;
}

/** The names that the two forms have for the same things. */
const NAMES = {
  dca: { entry: 'conceptEntry', language: 'langSec', term: 'termSec' },
  martif: { entry: 'termEntry', language: 'langSet', term: 'tig' },
} as const;

type Names = (typeof NAMES)[TbxOptions['format']];

const STATUSES: Readonly<Record<TermStatus, string>> = {
  preferred: 'preferredTerm-admn-sts',
  admitted: 'admittedTerm-admn-sts',
  forbidden: 'deprecatedTerm-admn-sts',
};

/**
 * A termbase as TBX. Switches stand in braces in a term's note, as in a cell of the glossary. A concept without any term
 * cannot be written, for TBX has no place for it.
 */
export function writeTbx(concepts: readonly Concept[], { format, sourceLocale, title }: TbxOptions): string {
  const entries = concepts
    .filter(({ terms }) => Object.values(terms).some(list => list.length > 0))
    .map(concept => entry(concept, NAMES[format]));
  const body = element('text', {}, [element('body', {}, entries)]);
  const source = element('fileDesc', {}, [element('sourceDesc', {}, [text('p', title)])]);
  if (format === 'dca') {
    const attributes = {
      xmlns: 'urn:iso:std:iso:30042:ed-2',
      type: 'TBX-Basic',
      style: 'dca',
      'xml:lang': sourceLocale,
    };
    return writeXml(element('tbx', attributes, [element('tbxHeader', {}, [source]), body]));
  }
  const encoding = element('encodingDesc', {}, [text('p', 'TBXXCSV02.xcs', 'XCSURI')]);
  const header = element('martifHeader', {}, [source, encoding]);
  return writeXml(element('martif', { type: 'TBX', 'xml:lang': sourceLocale }, [header, body]), {
    doctype: '<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">',
  });
}

function entry({ id, domain, note, source, terms }: Concept, names: Names): Markup {
  return element(names.entry, { id: toXmlId(id) }, [
    ...(domain ? [text('descrip', domain, 'subjectField')] : []),
    ...(source ? [text('admin', source, 'source')] : []),
    ...(note ? [text('note', note)] : []),
    ...Object.entries(terms)
      .filter(([, list]) => list.length > 0)
      .map(([locale, list]) =>
        element(
          names.language,
          { 'xml:lang': locale },
          list.map(term => termElement(term, names)),
        ),
      ),
  ]);
}

function termElement(term: Term, names: Names): Markup {
  const switches = formatSwitches(term.switches);
  return element(names.term, {}, [
    text('term', term.text),
    text('termNote', STATUSES[term.status], 'administrativeStatus'),
    ...(switches ? [text('note', switches)] : []),
  ]);
}

function text(name: string, content: string, type?: string): Markup {
  return textElement(name, { type }, escapeText(replaceUnwritable(content, () => '\uFFFD')));
}
