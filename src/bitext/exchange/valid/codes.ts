import type { XmlElement } from '../../../xml.ts';
import { checkReference } from './references.ts';
import { type Around, core, coreWithin, type Part, type Refuse } from './types.ts';

/** A unit, as the rules for its codes see it. */
export interface CodedUnit {
  readonly unit: XmlElement;
  readonly parts: readonly Part[];
  /** The ids of its original data. */
  readonly dataIds: ReadonlySet<string>;
}

/** Refuses inline codes and annotations that contradict each other, or refer to what is not there. */
export function checkCodes(coded: CodedUnit, around: Around, refuse: Refuse): void {
  const { unit, parts } = coded;
  const ofSources = parts.flatMap(({ source }) => coreWithin(source));
  const ofTargets = parts.flatMap(({ target }) => (target ? coreWithin(target) : []));
  const noteIds = new Set(core(unit, 'notes').flatMap(notes => core(notes, 'note').map(note => note.attributes.id)));
  const byId = new Map([...ofTargets, ...ofSources].map(each => [each.attributes.id, each]));
  for (const element of [...ofSources, ...ofTargets]) {
    checkLook(element, refuse);
    checkCopy(element, byId, refuse);
    checkData(element, coded, refuse);
    checkSubFlows(element, around, refuse);
    checkAnnotation(element, noteIds, refuse);
  }
  checkPairs(ofSources, refuse);
  checkSequences(ofSources, refuse);
  checkTargetEnds(ofTargets, refuse);
  checkKept(parts, refuse);
  for (const part of parts) checkOrderKept(part, refuse);
}

function checkLook(element: XmlElement, refuse: Refuse): void {
  const { type, subType, canReorder, canCopy, canDelete, equivStart, equivEnd } = element.attributes;
  if (subType !== undefined && type === undefined) throw refuse(element, 'there is a subType without a type');
  const wanted = subType === undefined ? undefined : SUBTYPES[subType];
  if (wanted !== undefined && type !== wanted)
    throw refuse(element, `the subType is “${subType}”, and the type “${type}”`, `The type must be ${wanted}.`);
  if (subType?.startsWith('xlf:') && wanted === undefined) throw refuse(element, `XLIFF has no subType “${subType}”`);
  if (canReorder !== undefined && canReorder !== 'yes' && (canCopy !== 'no' || canDelete !== 'no'))
    throw refuse(element, `canReorder is “${canReorder}”, and canCopy and canDelete are not both “no”`);
  if ((equivStart === undefined) !== (equivEnd === undefined))
    throw refuse(element, 'there is one of equivStart and equivEnd without the other');
}

const SUBTYPES: Readonly<Record<string, string>> = {
  'xlf:lb': 'fmt',
  'xlf:pb': 'fmt',
  'xlf:b': 'fmt',
  'xlf:i': 'fmt',
  'xlf:u': 'fmt',
  'xlf:var': 'ui',
};

function checkCopy(element: XmlElement, byId: ReadonlyMap<string | undefined, XmlElement>, refuse: Refuse): void {
  const { copyOf } = element.attributes;
  if (copyOf === undefined) return;
  const base = byId.get(copyOf);
  if (!base) throw refuse(element, `copyOf is “${copyOf}”, and no code has that id`);
  if (base.attributes.canCopy === 'no') throw refuse(element, `it copies “${copyOf}”, which may not be copied`);
  if ([element, base].some(each => DATA_REFS.some(name => each.attributes[name] !== undefined)))
    throw refuse(element, `copyOf is “${copyOf}”, and original data are named: only one may say what the code is`);
}

const DATA_REFS = ['dataRef', 'dataRefStart', 'dataRefEnd'] as const;

function checkData(element: XmlElement, { dataIds }: CodedUnit, refuse: Refuse): void {
  for (const name of DATA_REFS) {
    const reference = element.attributes[name];
    if (reference !== undefined && !dataIds.has(reference))
      throw refuse(element, `${name} is “${reference}”, and no original data have that id`);
  }
  const { dataRefStart, dataRefEnd } = element.attributes;
  if ((dataRefStart === undefined) !== (dataRefEnd === undefined))
    throw refuse(element, 'there is one of dataRefStart and dataRefEnd without the other');
}

function checkSubFlows(element: XmlElement, { unitIds }: Around, refuse: Refuse): void {
  for (const name of ['subFlows', 'subFlowsStart', 'subFlowsEnd'] as const)
    for (const id of element.attributes[name]?.trim().split(/\s+/) ?? [])
      if (!unitIds.has(id)) throw refuse(element, `${name} names “${id}”, and no unit of the file has that id`);
  const { subFlowsStart, subFlowsEnd } = element.attributes;
  if ((subFlowsStart === undefined) !== (subFlowsEnd === undefined))
    throw refuse(element, 'there is one of subFlowsStart and subFlowsEnd without the other');
}

function checkAnnotation(element: XmlElement, noteIds: ReadonlySet<string | undefined>, refuse: Refuse): void {
  if (element.local !== 'mrk' && element.local !== 'sm') return;
  const { type, ref, value } = element.attributes;
  if (ref !== undefined) checkReference(element, ref, refuse);
  if (type === 'mtc:match' && ref !== undefined) throw refuse(element, 'an annotation of a match has a ref');
  if (type !== 'comment') return;
  if ((ref === undefined) === (value === undefined))
    throw refuse(
      element,
      'a comment has neither ref nor value, or both',
      'Write the comment as value, or name a note.',
    );
  const note = /^#(?:[^#]*\/)?n=([^/]*)$/.exec(ref ?? '')?.[1];
  const isElsewhere = /^#\/?f=[^/]*\/n=/.test(ref ?? '') || /g=[^/]*\/n=/.test(ref ?? '');
  if (ref !== undefined && (note === undefined || isElsewhere || !noteIds.has(note)))
    throw refuse(element, `the comment refers to “${ref}”, which is no note of the unit`);
}

// ── Pairs ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** A span that crosses others has a beginning and, after it, an end in the same unit; a half alone says so. */
function checkPairs(elements: readonly XmlElement[], refuse: Refuse): void {
  const ends = new Map<string, XmlElement[]>();
  for (const each of elements) {
    if (each.attributes.startRef === undefined) continue;
    const key = `${each.local} ${each.attributes.startRef}`;
    const known = ends.get(key);
    if (known) known.push(each);
    else ends.set(key, [each]);
  }
  const begun = new Set<string>();
  const ended = new Set<XmlElement>();
  for (const element of elements) {
    const { local, attributes } = element;
    const { id, startRef } = attributes;
    if (local === 'sc' || local === 'sm') begun.add(`${local} ${id}`);
    if (local === 'sc') checkStart(element, ends.get(`ec ${id}`) ?? [], ended, refuse);
    if (local === 'ec') checkEnd(element, begun.has(`sc ${startRef}`), refuse);
    if (local === 'sm' && !ends.get(`em ${id}`)?.some(end => !ended.has(end)))
      throw refuse(element, `the beginning “${id}” has no <em> after it in the unit`);
    if (local === 'em' && !begun.has(`sm ${startRef}`))
      throw refuse(element, `the end of “${startRef}” has no <sm> before it in the unit`);
    ended.add(element);
  }
}

/** @param before  what stands before it in the unit */
function checkStart(
  start: XmlElement,
  ends: readonly XmlElement[],
  before: ReadonlySet<XmlElement>,
  refuse: Refuse,
): void {
  const { id, isolated } = start.attributes;
  const [end] = ends;
  if (isolated === 'yes' && end) throw refuse(start, `“${id}” is isolated, and has an end in the unit`);
  if (isolated === 'yes') return;
  if (!end || ends.length > 1 || before.has(end))
    throw refuse(start, `the beginning “${id}” has no end after it in the unit, or several`);
  checkSame(start, end, refuse);
}

function checkEnd(end: XmlElement, isBegun: boolean, refuse: Refuse): void {
  const { id, startRef, isolated } = end.attributes;
  if (isolated === 'yes' && (id === undefined || startRef !== undefined))
    throw refuse(end, 'an isolated <ec> has no id, or a startRef', 'Give it an id, and no startRef.');
  if (isolated === 'yes') return;
  if (startRef === undefined || id !== undefined)
    throw refuse(end, 'an <ec> that is not isolated has no startRef, or an id');
  if (!isBegun) throw refuse(end, `the end of “${startRef}” has no beginning before it in the unit`);
}

/** Both ends of a span may be treated alike, and do the same. */
function checkSame(start: XmlElement, end: XmlElement, refuse: Refuse): void {
  if (end.attributes.dir !== undefined) throw refuse(end, 'an <ec> that is not isolated has a dir');
  for (const name of ['copyOf', 'type', 'subType'] as const)
    if (end.attributes[name] !== undefined && end.attributes[name] !== start.attributes[name])
      throw refuse(end, `${name} is another than that of its beginning`);
  for (const name of ['canCopy', 'canDelete', 'canOverlap', 'canReorder'] as const) {
    const first = start.attributes[name] ?? 'yes';
    const wanted = first === 'firstNo' ? 'no' : first;
    if ((end.attributes[name] ?? 'yes') !== wanted) throw refuse(end, `${name} is another than that of its beginning`);
  }
}

/** What a translator lost or moved is no fault; but two ends that are there are of one span. */
function checkTargetEnds(elements: readonly XmlElement[], refuse: Refuse): void {
  const starts = new Map(elements.filter(({ local }) => local === 'sc').map(each => [each.attributes.id, each]));
  for (const end of elements) {
    const start = end.local === 'ec' ? starts.get(end.attributes.startRef ?? '') : undefined;
    if (start) checkSame(start, end, refuse);
  }
}

/** A code that must follow another has one to follow. */
function checkSequences(elements: readonly XmlElement[], refuse: Refuse): void {
  let isInSequence = false;
  for (const element of elements) {
    const { canReorder } = element.attributes;
    if (canReorder === 'firstNo') isInSequence = true;
    if (canReorder === 'no' && !isInSequence)
      throw refuse(element, 'canReorder is “no”, and no code before it has “firstNo”');
  }
}

/** What may not be deleted is there in the target, too, or in that of another segment (XLIFF 2.1, 4.3.1.7 “canDelete”). */
function checkKept(parts: readonly Part[], refuse: Refuse): void {
  const nameOf = ({ local, attributes }: XmlElement) => `${local} ${attributes.id ?? attributes.startRef}`;
  const kept = new Set(parts.flatMap(({ target }) => (target ? coreWithin(target).map(nameOf) : [])));
  for (const { source, target } of parts)
    for (const code of target ? coreWithin(source) : [])
      if (target && code.attributes.canDelete === 'no' && !kept.has(nameOf(code)))
        throw refuse(target, `the code ${nameOf(code)} may not be deleted, and is not in the target`);
}

/** Codes that must follow one another do so in the target, too, within the same spans. */
function checkOrderKept({ source, target }: Part, refuse: Refuse): void {
  if (!target) return;
  const kept = endsIn(target);
  const places = new Map(kept.map(({ name }, place) => [name, place]));
  endsIn(source).forEach(({ name, element }, index, all) => {
    const before = all[index - 1];
    if (element.attributes.canReorder !== 'no' || !before || name.startsWith('/')) return;
    if (!['no', 'firstNo'].includes(before.element.attributes.canReorder ?? '')) return;
    const [one, other] = [places.get(before.name), places.get(name)];
    if (one !== undefined && other !== undefined && other !== one + 1)
      throw refuse(target, `the code ${name} does not follow ${before.name}, as it must`);
  });
}

interface End {
  readonly name: string;
  readonly element: XmlElement;
}

/** The codes of a text, and the ends of its spans, in order. */
function endsIn(text: XmlElement): readonly End[] {
  return core(text).flatMap((element): readonly End[] => {
    const { id = '', startRef } = element.attributes;
    const name = element.local === 'ec' && startRef !== undefined ? `/${startRef}` : id;
    if (element.local === 'pc') return [{ name, element }, ...endsIn(element), { name: `/${id}`, element }];
    return ['ph', 'sc', 'ec'].includes(element.local) ? [{ name, element }] : endsIn(element);
  });
}
