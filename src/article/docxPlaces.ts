import { type CodedPiece, tokensOf, writtenAsIs } from '../codes.ts';
import type { BlockKind, Locale, Passage, Span } from '../model.ts';
import { childElements, escapeText, inlineElement, textOf, type XmlElement } from '../xml.ts';
import type { Xml } from './docxAtom.ts';
import { atomsOf } from './docxAtoms.ts';
import { wordsOf } from './docxPassage.ts';
import { attribute, child, type Part, wordName } from './docxXml.ts';
import { labelOf } from './labels.ts';

/** A passage of a part, and how its translation is written. */
export interface Place {
  readonly passage: Passage;
  /** Where it is to be written: more than once where the document has it for older programs a second time. */
  readonly spans: readonly Span[];
  write(pieces: readonly CodedPiece[], locale: Locale): Xml;
}

/**
 * The passages of a part, in order: each paragraph, and after it those of its text boxes and its pictures' descriptions.
 * @param before  how many paragraphs the parts before it have
 */
export function placesIn(
  part: Part,
  kindOf: (paragraph: XmlElement) => BlockKind,
  before: number,
): { readonly places: readonly Place[]; readonly count: number } {
  const places: Place[] = [];
  let count = 0;
  const visit = (element: XmlElement): readonly Place[] => {
    const name = wordName(element);
    if (STAYS.has(name)) return [];
    if (name === '*AlternateContent') return alternatives(element, visit);
    const own = name === 'p' ? paragraph(part, element, kindOf, before + ++count) : [];
    const described =
      name === '*docPr' || name === '*cNvPr' ? descriptions(part, element, before + Math.max(1, count)) : [];
    return [...own, ...withoutRepeats([...described, ...childElements(element).flatMap(visit)], name)];
  };
  places.push(...visit(part.root));
  return { places, count };
}

/** What was deleted is not the text any more, and stays where it is. */
const STAYS = new Set(['del', 'moveFrom']);

function paragraph(
  part: Part,
  element: XmlElement,
  kindOf: (paragraph: XmlElement) => BlockKind,
  line: number,
): readonly Place[] {
  const words = wordsOf(atomsOf(part, element));
  if (!words) return [];
  const { text, codes, write } = words;
  const start = child(element, 'pPr')?.span.end ?? element.content.start;
  const span = { start, end: element.content.end };
  const passage = { kind: kindOf(element), text, ...(codes.length > 0 && { codes }), span, line };
  return [{ passage, spans: [span], write }];
}

/** The document's title, among its properties. */
export function titlePlaces({ root }: Part): readonly Place[] {
  return childElements(root, 'title').flatMap(element => {
    const write = (text: string): Xml => [escapeText(text, () => '')];
    const { content: span } = element;
    return childElements(element).length > 0 ? [] : label(textOf(element), span, 1, write);
  });
}

/** A picture's description and title are attributes. */
function descriptions(part: Part, element: XmlElement, line: number): readonly Place[] {
  const { span, content } = element;
  const tag = part.text.slice(span.start, content.start);
  return ['descr', 'title'].flatMap(name => {
    const match = new RegExp(`\\s${name}\\s*=\\s*(?:"[^"]*"|'[^']*')`, 'd').exec(tag);
    const [from, to] = match?.indices?.[0] ?? [];
    if (from === undefined || to === undefined) return [];
    const where = { start: span.start + from, end: span.start + to };
    const write = (text: string): Xml => [inlineElement('', { [name]: text.replace(UNWRITABLE, '') }).slice(1, -2)];
    return label(attribute(element, name) ?? '', where, line, write);
  });
}

const UNWRITABLE = /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF\p{Cs}]/gu;

function label(words: string, span: Span, line: number, write: (text: string) => Xml): readonly Place[] {
  const passage = labelOf(words, span, line);
  return passage ? [{ passage, spans: [span], write: pieces => write(writtenAsIs(tokensOf(pieces))) }] : [];
}

// ── What a document holds twice ─────────────────────────────────────────────────────────────────────────────────

/** What is drawn anew for older programs has the same words: they are translated once, and written twice. */
function alternatives(element: XmlElement, visit: (element: XmlElement) => readonly Place[]): readonly Place[] {
  return merged(childElements(element).flatMap(visit));
}

/** A picture's description is written at the drawing and at the picture in it. */
function withoutRepeats(places: readonly Place[], name: string): readonly Place[] {
  return name === 'drawing' ? merged(places) : places;
}

function merged(places: readonly Place[]): readonly Place[] {
  const known = new Map<string, Place>();
  for (const place of places) {
    const { kind, text, codes = [] } = place.passage;
    const key = JSON.stringify([kind, text, codes]);
    const same = known.get(key);
    known.set(key, same ? { ...same, spans: [...same.spans, ...place.spans] } : place);
  }
  return [...known.values()];
}
