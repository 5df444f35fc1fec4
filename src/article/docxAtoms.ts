import { childElements, textOf, type XmlElement } from '../xml.ts';
import type { Atom, CodeType, FieldAtom, Look, SingleAtom, Wrap } from './docxAtom.ts';
import { fieldsIn, isLink } from './docxFields.ts';
import { attribute, child, isOn, type Part, raw, tagsOf, wordName } from './docxXml.ts';

/** What a paragraph is made of. */
export function atomsOf(part: Part, paragraph: XmlElement): readonly Atom[] {
  const content = childElements(paragraph).filter(each => wordName(each) !== 'pPr');
  return fieldsIn(content.flatMap(each => inline(part, each)));
}

/** Around words, and of no meaning to them: what is inserted counts as text, and a smart tag is forgotten. */
const TRANSPARENT = new Set(['ins', 'moveTo', 'smartTag', 'customXml']);
/** Word's own marks of its proof-reading and of the pages as they last were. */
const PASSED_OVER = new Set(['proofErr', 'lastRenderedPageBreak', 'smartTagPr', 'customXmlPr', 'rPr']);

function inline(part: Part, element: XmlElement): readonly Atom[] {
  const name = wordName(element);
  const within = (parent: XmlElement) => childElements(parent).flatMap(each => inline(part, each));
  const wrapped = (wrap: Wrap, parent: XmlElement = element): readonly Atom[] => [
    { kind: 'open', wrap },
    ...within(parent),
    { kind: 'close', wrap },
  ];
  if (PASSED_OVER.has(name)) return [];
  if (name === 'r') return run(part, element);
  if (TRANSPARENT.has(name)) return within(element);
  const [open, close] = tagsOf(part, element);
  const tags = { name: open, open: [open], close: [close] };
  if (name === 'dir' || name === 'bdo') return wrapped(tags);
  const instruction = name === 'fldSimple' ? (attribute(element, 'instr') ?? '') : undefined;
  if (name === 'hyperlink' || isLink(instruction ?? '')) return wrapped({ ...tags, type: 'link' });
  const inner = name === 'sdt' ? child(element, 'sdtContent') : undefined;
  if (inner) {
    const { start, end } = element.span;
    const head = [{ start, end: inner.content.start }];
    return wrapped({ name: 'w:sdt', open: head, close: [{ start: inner.content.end, end }] }, inner);
  }
  const stands = instruction === undefined ? '' : shownText(element);
  return [{ kind: 'single', name: shortName(part, element), xml: [element.span], ...(stands && { stands }) }];
}

function shownText(element: XmlElement): string {
  return childElements(element)
    .map(each => (wordName(each) === 't' ? wordsOf(each) : shownText(each)))
    .join('');
}

// ── Runs ────────────────────────────────────────────────────────────────────────────────────────────────────────

function run(part: Part, element: XmlElement): readonly Atom[] {
  const properties = child(element, 'rPr');
  const prefix = element.name.slice(0, -element.local.length);
  const look = lookOf(part, properties, prefix);
  const before = `<${prefix}r>${properties ? raw(part, properties) : ''}`;
  return childElements(element).flatMap((each): readonly Atom[] => {
    const name = wordName(each);
    const xml = [before, each.span, `</${prefix}r>`];
    if (PASSED_OVER.has(name)) return [];
    if (name === 't') return [{ kind: 'text', text: wordsOf(each), look }];
    if (name === 'fldChar' || name === 'instrText')
      return [{ kind: 'field', part: fieldPart(each), text: textOf(each), xml }];
    return [{ kind: 'single', name: shortName(part, each), xml, ...meaningOf(each) }];
  });
}

/** White space is text where it says so; line breaks in the file are none in the document. */
function wordsOf(element: XmlElement): string {
  const text = textOf(element).replace(/[\t\n\r]/g, ' ');
  return element.attributes['xml:space'] === 'preserve' ? text : text.replace(/^ +| +$/g, '');
}

function fieldPart(element: XmlElement): FieldAtom['part'] {
  const type = attribute(element, 'fldCharType');
  return type === 'begin' || type === 'separate' || type === 'end' ? type : 'instruction';
}

function meaningOf(element: XmlElement): Pick<SingleAtom, 'type' | 'stands'> {
  switch (wordName(element)) {
    case 'tab':
    case 'ptab':
      return { stands: '\t' };
    case 'br':
    case 'cr':
      return { type: 'break', stands: '\n' };
    case 'noBreakHyphen':
      return { stands: '\u2011' };
    case 'footnoteReference':
    case 'endnoteReference':
      return { type: 'note' };
    case 'drawing':
    case 'pict':
    case '*AlternateContent':
      return { type: 'image' };
    default:
      return {};
  }
}

/** Shown to people as what the code is: the tag, less marks of editing sessions. */
function shortName(part: Part, element: XmlElement): string {
  const [open] = tagsOf(part, element);
  return open.replace(/\s(?:w:)?rsid\w*="[^"]*"/g, '').replace(/\s*\/?>$/, '/>');
}

/** Not to be seen: the language, and what was changed when. */
const UNSEEN = new Set(['lang', 'noProof', 'rPrChange', 'ins', 'del', 'moveFrom', 'moveTo', 'webHidden']);

function lookOf(part: Part, properties: XmlElement | undefined, prefix: string): Look {
  const shown = properties ? childElements(properties).filter(each => !UNSEEN.has(wordName(each))) : [];
  const types = new Set<CodeType>();
  if (isOn(properties, 'b')) types.add('bold');
  if (isOn(properties, 'i')) types.add('italic');
  if (isOn(properties, 'u')) types.add('underlined');
  if (isOn(properties, 'strike') || isOn(properties, 'dstrike')) types.add('struck');
  return { xml: shown.map(each => raw(part, each)).join(''), prefix, types };
}
