import { childElements, type XmlElement, xmlError } from '../../xml.ts';
import { dataOf, inlineReader } from '../inlineRead.ts';
import { readFacts, type TargetFacts } from '../xliffMetadata.ts';
import { CORE_NAMESPACES, fromNameToken, fromValue } from '../xliffNames.ts';
import { readNotes } from '../xliffNotes.ts';
import { type ReturnedFile, type ReturnedSegment, type Standing, standing } from './returned.ts';

/** Reads the files of an XLIFF 2 document. @throws AppError that names file and line */
export function readXliff2(root: XmlElement, path: string): readonly ReturnedFile[] {
  if (!/^2\.[012]$/.test(root.attributes.version ?? ''))
    throw xmlError(
      path,
      root.line,
      `the version is “${root.attributes.version ?? ''}”`,
      'Export it as XLIFF 2.0 or 2.1.',
    );
  const sourceLocale = required(root, 'srcLang', path);
  const targetLocale = root.attributes.trgLang ?? '';
  const files = unique(core(root, 'file'), path);
  if (files.length === 0) throw xmlError(path, root.line, 'it holds no <file>', 'Export it again.');
  return files.map(file => ({
    file: path,
    slug: fromNameToken(required(file, 'id', path)),
    original: fromValue(file.attributes.original ?? ''),
    sourceLocale,
    targetLocale,
    segments: unique(unitsIn(file), path).flatMap(unit => readUnit(unit, targetLocale, path)),
  }));
}

function unitsIn(parent: XmlElement): readonly XmlElement[] {
  return core(parent).flatMap(child =>
    child.local === 'unit' ? [child] : child.local === 'group' ? unitsIn(child) : [],
  );
}

function readUnit(unit: XmlElement, targetLocale: string, path: string): readonly ReturnedSegment[] {
  const segments = core(unit, 'segment');
  if (segments.length === 0)
    throw xmlError(path, unit.line, 'a <unit> has no <segment>', 'Export it again from the tool that made it.');
  unique(
    segments.filter(segment => segment.attributes.id !== undefined),
    path,
  );
  const facts = readFacts(unit, path);
  const notes = readNotes(unit, fromNameToken(segments[0]?.attributes.id ?? ''));
  const data = dataOf(unit, path);
  return segments.map(segment => {
    const id = segment.attributes.id === undefined ? '' : fromNameToken(segment.attributes.id);
    return { ...readSegment(segment, data, facts.get(id), targetLocale, path), id, notes: notes.get(id) ?? [] };
  });
}

function readSegment(
  segment: XmlElement,
  data: ReadonlyMap<string, string>,
  facts: TargetFacts | undefined,
  targetLocale: string,
  path: string,
): Omit<ReturnedSegment, 'id' | 'notes'> {
  const [sourceElement, ...others] = core(segment, 'source');
  if (!sourceElement || others.length > 0)
    throw xmlError(path, segment.line, 'a <segment> has no <source>, or several', 'Export it again.');
  const state = stateOf(segment, path);
  const [targetElement, second] = core(segment, 'target');
  if (second) throw xmlError(path, second.line, 'a <segment> has two <target>s', 'Delete one of them.');
  if (targetElement && targetLocale === '')
    throw xmlError(path, targetElement.line, 'there is a <target>, but no trgLang', 'Add trgLang="…" to <xliff>.');
  const reader = inlineReader(segment.attributes.id ?? '', data, path);
  const source = reader.read(sourceElement, true);
  const target = targetElement && reader.read(targetElement, false);
  const isEmpty = target === undefined || target === '' || (state === 'initial' && target === source);
  return {
    source,
    target: isEmpty ? undefined : target,
    isApproved: state === 'reviewed' || state === 'final',
    base: baseOf(facts),
    hasTags: false,
    line: segment.line,
  };
}

/** The metadata of a target stay with it while its text is changed by other tools. */
function baseOf(facts: TargetFacts | undefined): Standing | undefined {
  return facts?.targetHash === undefined ? undefined : standing(facts.targetHash, facts.approval);
}

const STATES: readonly string[] = ['initial', 'translated', 'reviewed', 'final'];

function stateOf({ attributes, line }: XmlElement, path: string): string {
  const state = attributes.state ?? 'initial';
  if (!STATES.includes(state)) throw xmlError(path, line, `the state is “${state}”`, `Use ${STATES.join(', ')}.`);
  if (attributes.subState !== undefined && attributes.state === undefined)
    throw xmlError(path, line, 'there is a subState without a state', 'Add the state, or delete the subState.');
  return state;
}

/** Child elements of XLIFF's own namespace. */
function core(parent: XmlElement, local?: string): readonly XmlElement[] {
  return childElements(parent, local).filter(child => CORE_NAMESPACES.includes(child.namespace));
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
    if (!/^[^\s]+$/.test(id))
      throw xmlError(path, element.line, `the id “${id}” has white space in it`, 'Export it again.');
    if (seen.has(id)) throw xmlError(path, element.line, `the id “${id}” is there twice`, 'Delete one of the two.');
    seen.add(id);
  }
  return elements;
}
