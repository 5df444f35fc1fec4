import type { XmlElement } from '../../xml.ts';
import { dataOf, inlineReader } from '../inlineRead.ts';
import { readFacts, type TargetFacts } from '../xliffMetadata.ts';
import { fromNameToken, fromValue } from '../xliffNames.ts';
import { readNotes } from '../xliffNotes.ts';
import { type ReturnedFile, type ReturnedSegment, type Standing, standing } from './returned.ts';
import { checkXliff2 } from './valid/document.ts';
import { core } from './valid/types.ts';

/** Reads the files of an XLIFF 2 document. @throws AppError that names file and line where it is not valid */
export function readXliff2(root: XmlElement, path: string): readonly ReturnedFile[] {
  checkXliff2(root, path);
  return core(root, 'file').map(file => ({
    file: path,
    slug: fromNameToken(file.attributes.id ?? ''),
    original: fromValue(file.attributes.original ?? ''),
    sourceLocale: root.attributes.srcLang ?? '',
    targetLocale: root.attributes.trgLang ?? '',
    segments: unitsIn(file).flatMap(unit => readUnit(unit, path)),
  }));
}

function unitsIn(parent: XmlElement): readonly XmlElement[] {
  return core(parent, 'unit', 'group').flatMap(child => (child.local === 'unit' ? [child] : unitsIn(child)));
}

function readUnit(unit: XmlElement, path: string): readonly ReturnedSegment[] {
  const segments = core(unit, 'segment');
  const facts = readFacts(unit, path);
  const notes = readNotes(unit, fromNameToken(segments[0]?.attributes.id ?? ''));
  const data = dataOf(unit, path);
  return segments.map(segment => {
    const id = segment.attributes.id === undefined ? '' : fromNameToken(segment.attributes.id);
    return { ...readSegment(segment, data, facts.get(id), path), id, notes: notes.get(id) ?? [] };
  });
}

function readSegment(
  segment: XmlElement,
  data: ReadonlyMap<string, string>,
  facts: TargetFacts | undefined,
  path: string,
): Omit<ReturnedSegment, 'id' | 'notes'> {
  const { id = '', state = 'initial' } = segment.attributes;
  const reader = inlineReader(id, data, path);
  const [source, target] = ['source', 'target'].map(name =>
    core(segment, name)
      .map(content => reader.read(content, name === 'source'))
      .at(0),
  );
  const isEmpty = target === undefined || target === '' || (state === 'initial' && target === source);
  return {
    source: source ?? '',
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
