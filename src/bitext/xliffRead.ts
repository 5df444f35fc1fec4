import { sameCode } from '../codes.ts';
import { fingerprint } from '../fingerprint.ts';
import type { Bitext, Block, Candidate, InlineCode, Note, Origin, Unit } from '../model.ts';
import { mapInTurns, type Pause } from '../turns.ts';
import { childElements, parseXml, parseXmlInTurns, type XmlElement, xmlError } from '../xml.ts';
import { dataOf, type InlineReader, inlineReader, isGap } from './inlineRead.ts';
import { fileExtensions, unitExtensions } from './xliffExtensions.ts';
import { readFacts, type TargetFacts } from './xliffMetadata.ts';
import { CORE_NAMESPACES, fromNameToken, fromValue, NAMESPACES, OURS } from './xliffNames.ts';
import { readNotes } from './xliffNotes.ts';
import { withoutTerms } from './xliffTerms.ts';

/**
 * Reads a record: XLIFF 2.0, 2.1 or 2.2 with one file in it, as Dragoman or another tool wrote it. Throws an `AppError`
 * that names file and line.
 *
 * What people change in their own tools counts: an edited target is a person's draft, whatever approval it had, and so is
 * a target that came without our metadata. A state that claims an approval without saying whose is `translated`. Terms are not read: the termbase
 * is the truth about them, and the text is annotated anew.
 *
 * @param text  the decoded file
 * @param path  its path for messages, relative to the project
 */
export function readXliff(text: string, path: string): Bitext {
  checkMerged(text, path);
  const { units, ...about } = opened(parseXml(withoutTerms(text), { file: path }), path);
  return { ...about, blocks: units.map(unit => readBlock(unit, path)) };
}

/** As `readXliff`, with pauses in a long record, so that others have their turn. */
export async function readXliffInTurns(text: string, path: string, pause: Pause): Promise<Bitext> {
  checkMerged(text, path);
  const { units, ...about } = opened(await parseXmlInTurns(withoutTerms(text), { file: path }, pause), path);
  return { ...about, blocks: await mapInTurns(units, unit => readBlock(unit, path), pause) };
}

interface Opened extends Omit<Bitext, 'blocks'> {
  readonly units: readonly XmlElement[];
}

function opened(root: XmlElement, path: string): Opened {
  checkRoot(root, path);
  const file = onlyFile(root, path);
  const extensions = fileExtensions(root, file);
  return {
    slug: fromNameToken(required(file, 'id', path)),
    path: fromValue(file.attributes.original ?? ''),
    sourceLocale: required(root, 'srcLang', path),
    targetLocale: required(root, 'trgLang', path),
    units: unique(unitElements(file), path),
    ...(extensions && { extensions }),
  };
}

/** No line of a record begins with `<<<<<<<` but one that git put there. */
function checkMerged(text: string, path: string): void {
  const marker = text.search(/^<{7} /m);
  if (marker < 0) return;
  const line = text.slice(0, marker).split('\n').length;
  const advice = 'Keep one of the two versions between <<<<<<< and >>>>>>>, and delete the other and the markers.';
  throw xmlError(path, line, 'git found two versions of a place and left both', advice);
}

function checkRoot(root: XmlElement, path: string): void {
  if (root.local !== 'xliff')
    throw xmlError(
      path,
      root.line,
      `it is no XLIFF but “${root.name}”`,
      'Restore the record, or delete it and translate again.',
    );
  if (!CORE_NAMESPACES.includes(root.namespace))
    throw xmlError(
      path,
      root.line,
      `it is XLIFF ${root.attributes.version ?? 'of an unknown version'}, not 2.x`,
      'Save it as XLIFF 2.1 or 2.0.',
    );
}

function onlyFile(root: XmlElement, path: string): XmlElement {
  const files = core(root, 'file');
  const [file] = files;
  if (file && files.length === 1) return file;
  throw xmlError(
    path,
    files[1]?.line ?? root.line,
    `it holds ${files.length} <file> elements`,
    'Keep one article a file.',
  );
}

/** Child elements of XLIFF's own namespace. */
function core(parent: XmlElement, local: string): readonly XmlElement[] {
  return childElements(parent, local).filter(child => CORE_NAMESPACES.includes(child.namespace));
}

function required(element: XmlElement, attribute: string, path: string): string {
  const value = element.attributes[attribute];
  if (value) return value;
  throw xmlError(path, element.line, `<${element.local}> has no ${attribute}`, `Add ${attribute}="…".`);
}

function unitElements(parent: XmlElement): readonly XmlElement[] {
  return childElements(parent)
    .filter(child => CORE_NAMESPACES.includes(child.namespace))
    .flatMap(child => (child.local === 'unit' ? [child] : child.local === 'group' ? unitElements(child) : []));
}

function unique(elements: readonly XmlElement[], path: string): readonly XmlElement[] {
  const seen = new Set<string>();
  for (const element of elements) {
    const id = required(element, 'id', path);
    if (seen.has(id))
      throw xmlError(path, element.line, `the id “${id}” is there twice`, 'Delete one of the two, whole.');
    seen.add(id);
  }
  return elements;
}

function readBlock(unit: XmlElement, path: string): Block<Unit> {
  const facts = readFacts(unit, path);
  const candidates = readMatches(unit, path);
  const notes = readNotes(unit, fromNameToken(core(unit, 'segment')[0]?.attributes.id ?? ''));
  const pieces = childElements(unit).filter(child => CORE_NAMESPACES.includes(child.namespace));
  const data = dataOf(unit, path);
  const segments: { unit: Unit; readonly reader: InlineReader }[] = [];
  for (const piece of pieces) {
    if (piece.local === 'segment') {
      const reader = inlineReader(required(piece, 'id', path), data, path);
      segments.push({ unit: withNotes(readSegment(piece, reader, facts, candidates, path), notes), reader });
    }
    const last = segments.at(-1);
    if (piece.local === 'ignorable' && last)
      last.unit = { ...last.unit, gap: last.unit.gap + last.reader.read(source(piece, path), true) };
  }
  unique(core(unit, 'segment'), path);
  const extensions = unitExtensions(unit);
  const id = fromNameToken(required(unit, 'id', path));
  return { id, kind: kindOf(unit, path), segments: segments.map(withCodes), ...(extensions && { extensions }) };
}

function withCodes({ unit, reader }: { readonly unit: Unit; readonly reader: InlineReader }): Unit {
  const { codes } = reader.codes();
  const candidates = unit.candidates.map(candidate => withoutUnitsCodes(candidate, codes));
  return { ...unit, ...(codes && { codes }), candidates };
}

/** Codes of a candidate's own are only those that are not the unit's. */
function withoutUnitsCodes(candidate: Candidate, ofUnit: readonly InlineCode[] = []): Candidate {
  const { codes, ...rest } = candidate;
  const isUnits = codes?.every((code, at) => isGap(code) || (ofUnit[at] && sameCode(code, ofUnit[at])));
  return isUnits === false ? candidate : rest;
}

function withNotes(unit: Unit, notes: ReadonlyMap<string, readonly Note[]>): Unit {
  const own = notes.get(unit.id);
  return own ? { ...unit, notes: own } : unit;
}

const kinds: readonly Block<Unit>['kind'][] = ['heading', 'paragraph', 'quote', 'listItem', 'label'];

function kindOf(unit: XmlElement, path: string): Block<Unit>['kind'] {
  const type = unit.attributes.type ?? '';
  if (!type.startsWith(`${OURS}:`)) return 'paragraph';
  const kind = kinds.find(known => type === `${OURS}:${known}`);
  if (kind) return kind;
  throw xmlError(path, unit.line, `the type “${type}” is not known`, `Use ${OURS}: and one of ${kinds.join(', ')}.`);
}

function readSegment(
  segment: XmlElement,
  reader: InlineReader,
  facts: ReadonlyMap<string, TargetFacts>,
  candidates: ReadonlyMap<string, readonly Candidate[]>,
  path: string,
): Unit {
  const id = fromNameToken(required(segment, 'id', path));
  const text = reader.read(source(segment, path), true);
  const base = { id, text, gap: '', terms: [], candidates: candidates.get(id) ?? [] };
  const state = stateOf(segment, path);
  const [targetElement] = core(segment, 'target');
  const target = targetElement && reader.read(targetElement, false);
  if (target === undefined || (state === 'initial' && (target === '' || target === text)))
    return { ...base, state: 'initial' };
  const known = facts.get(id);
  const isAsKnown = known !== undefined && (known.targetHash ?? fingerprint(target)) === fingerprint(target);
  const made = { ...base, target, origin: isAsKnown ? known.origin : person, termUses: known?.termUses ?? [] };
  if (isAsKnown && known.approval && (state === 'reviewed' || state === 'final'))
    return { ...made, state, approval: known.approval };
  const former = known?.approval ?? known?.lapsed;
  return { ...made, state: 'translated', ...(former && { lapsed: { by: former.by, at: former.at } }) };
}

/** Whoever edited the target in another tool. */
const person: Origin = { kind: 'person' };

const states = ['initial', 'translated', 'reviewed', 'final'] as const;

function stateOf(segment: XmlElement, path: string): Unit['state'] {
  const written = segment.attributes.state ?? 'initial';
  const state = states.find(known => known === written);
  if (state) return state;
  throw xmlError(path, segment.line, `the state is “${written}”`, `Use ${states.join(', ')}.`);
}

function source(parent: XmlElement, path: string): XmlElement {
  const [found] = core(parent, 'source');
  if (found) return found;
  throw xmlError(
    path,
    parent.line,
    `<${parent.local}> has no <source>`,
    'Restore it, or delete the record and translate again.',
  );
}

// ── Candidates ──────────────────────────────────────────────────────────────────────────────────────────────────

/** The candidates of a unit by the id of the segment they are for. */
function readMatches(unit: XmlElement, path: string): ReadonlyMap<string, readonly Candidate[]> {
  const matches = childElements(unit, 'matches')
    .filter(({ namespace }) => namespace === NAMESPACES.mtc)
    .flatMap(parent => childElements(parent, 'match'));
  const bySegment = new Map<string, Candidate[]>();
  const hasCodes = dataOf(unit, path).size > 0;
  for (const match of matches) {
    const id = fromNameToken((match.attributes.ref ?? '').replace(/^.*[#/=]/, ''));
    const candidates = bySegment.get(id) ?? [];
    candidates.push(readMatch(match, hasCodes || dataOf(match, path).size > 0, path));
    bySegment.set(id, candidates);
  }
  return bySegment;
}

/** @param hasCodes  whether the unit or the candidate has codes with data, so that those of the candidate mean something */
function readMatch(match: XmlElement, hasCodes: boolean, path: string): Candidate {
  const [target] = core(match, 'target');
  const reader = inlineReader((match.attributes.ref ?? '').replace(/^.*[#/=]/, ''), dataOf(match, path), path);
  const known = readFacts(match, path).get('');
  const similarity = Number(match.attributes.similarity ?? match.attributes.matchQuality ?? 0) || 0;
  const texts = {
    source: reader.read(source(match, path), hasCodes),
    target: target ? reader.read(target, hasCodes) : '',
  };
  return {
    ...texts,
    ...(dataOf(match, path).size > 0 && reader.codes()),
    origin: known?.origin ?? foreignOrigin(match, similarity),
    similarity,
    termUses: known?.termUses ?? [],
  };
}

function foreignOrigin({ attributes }: XmlElement, similarity: number): Origin {
  const origin = attributes.origin ?? '';
  if (attributes.type === 'mt' || attributes.type === 'am') return { kind: 'engine', engine: origin };
  if (attributes.type === 'other') return origin ? { kind: 'person', name: origin } : { kind: 'person' };
  return { kind: 'memory', from: origin, score: similarity };
}
