import { childElements, textOf, type XmlElement, xmlError } from '../../xml.ts';
import { fromNameToken, fromValue } from '../xliffNames.ts';
import { OURSELVES } from './codes.ts';
import { inlineReader1 } from './inline1Read.ts';
import { type ReturnedFile, type ReturnedSegment, readStandingMark } from './returned.ts';

/** Reads the files of an XLIFF 1 document. @throws AppError that names file and line */
export function readXliff1(root: XmlElement, path: string): readonly ReturnedFile[] {
  const files = core(root, root, 'file');
  if (files.length === 0) throw xmlError(path, root.line, 'it holds no <file>', 'Export it again.');
  return files.map(file => ({
    file: path,
    slug: undefined,
    original: fromValue(file.attributes.original ?? ''),
    sourceLocale: required(file, 'source-language', path),
    targetLocale: file.attributes['target-language'] ?? '',
    segments: unique(
      core(file, root, 'body').flatMap(body => transUnits(body, root)),
      path,
    ).map(unit => readTransUnit(unit, root, path)),
  }));
}

function transUnits(parent: XmlElement, root: XmlElement): readonly XmlElement[] {
  return core(parent, root).flatMap(child =>
    child.local === 'trans-unit' ? [child] : child.local === 'group' ? transUnits(child, root) : [],
  );
}

function readTransUnit(unit: XmlElement, root: XmlElement, path: string): ReturnedSegment {
  const [sourceElement] = core(unit, root, 'source');
  if (!sourceElement) throw xmlError(path, unit.line, 'a <trans-unit> has no <source>', 'Export it again.');
  const [targetElement, second] = core(unit, root, 'target');
  if (second) throw xmlError(path, second.line, 'a <trans-unit> has two <target>s', 'Delete one of them.');
  const read = inlineReader1(path);
  const source = read(sourceElement, true);
  const target = targetElement && read(targetElement, false);
  const state = targetElement?.attributes.state ?? '';
  const isApproved = unit.attributes.approved === 'yes' || APPROVED.includes(state);
  const base = readStandingMark(unit.attributes.extradata);
  // A source that was copied into an empty target is no translation, until someone says that it is one.
  const isCopy = target === source && !isApproved && state !== 'translated' && (!base || base.target === 'none');
  return {
    id: fromNameToken(required(unit, 'id', path)),
    source,
    target: target === '' || isCopy ? undefined : target,
    isApproved,
    base,
    notes: core(unit, root, 'note')
      .filter(note => note.attributes.from !== OURSELVES)
      .map(note => ({ by: note.attributes.from ?? '', text: textOf(note) })),
    hasTags: false,
    line: unit.line,
  };
}

const APPROVED: readonly string[] = ['final', 'signed-off'];

/** Child elements of the document's own namespace: the standard's, an older one's, or none. */
function core(parent: XmlElement, root: XmlElement, local?: string): readonly XmlElement[] {
  return childElements(parent, local).filter(child => child.namespace === root.namespace);
}

function required(element: XmlElement, attribute: string, path: string): string {
  const value = element.attributes[attribute];
  if (value) return value;
  throw xmlError(path, element.line, `<${element.local}> has no ${attribute}`, `Add ${attribute}="…".`);
}

function unique(elements: readonly XmlElement[], path: string): readonly XmlElement[] {
  const seen = new Set<string>();
  for (const element of elements) {
    const id = required(element, 'id', path);
    if (seen.has(id)) throw xmlError(path, element.line, `the id “${id}” is there twice`, 'Delete one of the two.');
    seen.add(id);
  }
  return elements;
}
