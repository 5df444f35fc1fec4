import type { Bitext, Block, Candidate, Note, TargetedUnit, Unit } from '../model.ts';
import { hasTarget, isApproved, lapseOf } from './approval.ts';
import { withCodesOf } from './carryOver.ts';

/** What two people made of one record. */
export interface Merged {
  readonly bitext: Bitext;
  /** Ids of units that both had changed, each in another way: drafts now, with both texts among the candidates. */
  readonly contested: readonly string[];
}

/**
 * Merges two versions of a record that come from one. What only one side changed is as that side has it. A sentence that
 * both changed is never decided by which is newer: it becomes a draft, with both texts as candidates. An approval
 * survives only with its text.
 *
 * @param base  the version that both come from; undefined where each side made the record by itself
 */
export function mergeBitexts(base: Bitext | undefined, ours: Bitext, theirs: Bitext): Merged {
  const contested: string[] = [];
  const [before, mine, other] = [unitsById(base), unitsById(ours), unitsById(theirs)];
  const merge = (unit: Unit): Unit => {
    const [one, two] = [mine.get(unit.id), other.get(unit.id)];
    if (!one || !two) return withOrphans(unit, one ? theirs : ours, mine, other, before);
    const merged = mergeUnit(before.get(unit.id), one, two);
    if (merged.isContested) contested.push(unit.id);
    const { codes: _, ...rest } = merged.unit;
    const { text, gap, terms, codes } = unit;
    return { ...rest, text, gap, terms, ...(codes && { codes }) };
  };
  const structure = mergeStructure(base, ours, theirs);
  const blocks = structure.blocks.map(block => ({ ...block, segments: block.segments.map(merge) }));
  return { bitext: { ...structure, blocks }, contested };
}

function unitsById(bitext: Bitext | undefined): ReadonlyMap<string, Unit> {
  return new Map(bitext?.blocks.flatMap(block => block.segments).map(unit => [unit.id, unit]));
}

// ── Paragraphs and sentences ────────────────────────────────────────────────────────────────────────────────────

/** The sentences as the side has them that changed them; where both did, ours with theirs put in. */
function mergeStructure(base: Bitext | undefined, ours: Bitext, theirs: Bitext): Bitext {
  const [before, mine, other] = [base && shape(base), shape(ours), shape(theirs)];
  if (mine === other || other === before) return ours;
  if (mine === before) return theirs;
  return { ...ours, blocks: withTheirBlocks(base, ours, theirs) };
}

function shape({ blocks }: Bitext): string {
  return JSON.stringify(blocks.map(({ id, kind, segments }) => [id, kind, segments.map(({ id, gap }) => [id, gap])]));
}

/**
 * Both sides changed the article. Which sentences it has is decided by the article, that git merges too; here none may be
 * lost, and each is to stand once.
 */
function withTheirBlocks(base: Bitext | undefined, ours: Bitext, theirs: Bitext): readonly Block<Unit>[] {
  const known = new Set([...unitsById(ours).keys(), ...unitsById(base).keys()]);
  const names = new Set(ours.blocks.map(block => block.id));
  const blocks = [...ours.blocks];
  let at = 0;
  for (const block of theirs.blocks) {
    const place = blocks.findIndex(each => each.id === block.id);
    if (place >= 0) at = place + 1;
    const fresh = block.segments.filter(unit => !known.has(unit.id));
    const [first] = fresh;
    if (!first) continue;
    const id = names.has(block.id) ? `b-${first.id.slice(2)}` : block.id;
    names.add(id);
    blocks.splice(at, 0, { ...block, id, segments: fresh });
    at += 1;
  }
  return blocks;
}

/** A sentence of one side alone: it is new, or was edited; what the other side made of the one before it is kept. */
function withOrphans(
  unit: Unit,
  elsewhere: Bitext,
  mine: ReadonlyMap<string, Unit>,
  other: ReadonlyMap<string, Unit>,
  before: ReadonlyMap<string, Unit>,
): Unit {
  const orphans = elsewhere.blocks
    .flatMap(block => block.segments)
    .filter(each => !(mine.has(each.id) && other.has(each.id)))
    .filter(each => unit.candidates.some(candidate => candidate.source === each.text))
    .filter(each => hasTarget(each) && !sameStanding(each, before.get(each.id)));
  const similarity = (text: string) => unit.candidates.find(candidate => candidate.source === text)?.similarity ?? 0;
  const candidates = orphans
    .filter(hasTarget)
    .map(each => withCodesOf(each, candidateFrom(each, similarity(each.text))));
  return { ...unit, candidates: united(candidates, unit.candidates) };
}

// ── One sentence ────────────────────────────────────────────────────────────────────────────────────────────────

function mergeUnit(base: Unit | undefined, ours: Unit, theirs: Unit): { unit: Unit; isContested: boolean } {
  const notes = mergeNotes(base, ours, theirs);
  const withRest = (unit: Unit, candidates: readonly Candidate[]): Unit => {
    const { notes: _, ...rest } = { notes: undefined, ...unit };
    return { ...rest, candidates, ...(notes.length > 0 && { notes }) };
  };
  const candidates = mergeCandidates(base, ours, theirs);
  const settled = settle(base, ours, theirs);
  if (settled) return { unit: withRest(settled, candidates), isContested: false };
  const both = [ours, theirs].filter(hasTarget);
  const draft = draftOf(preferred(both), both);
  const own = both.map(unit => candidateFrom(unit, 100));
  return { unit: withRest(draft, united(own, candidates)), isContested: true };
}

/** The side that counts; undefined where both changed the text, each in another way. */
function settle(base: Unit | undefined, ours: Unit, theirs: Unit): Unit | undefined {
  if (sameStanding(ours, theirs) || sameStanding(theirs, base)) return ours;
  if (sameStanding(ours, base)) return theirs;
  if (!hasTarget(ours)) return theirs;
  if (!hasTarget(theirs)) return ours;
  return ours.target === theirs.target ? settleState(base, ours, theirs) : undefined;
}

/** One text, and two opinions of it. An approval of it that one side took back is gone. */
function settleState(base: Unit | undefined, ours: TargetedUnit, theirs: TargetedUnit): Unit {
  const takenBack = [ours, theirs].find(unit => !isApproved(unit));
  if (takenBack && base && isApproved(base) && base.target === ours.target) return takenBack;
  return RANK[theirs.state] > RANK[ours.state] ? theirs : ours;
}

const RANK = { translated: 0, reviewed: 1, final: 2 } as const;

/** The text that stands until someone chooses: a person's before a machine's, else ours. */
function preferred(both: readonly TargetedUnit[]): TargetedUnit | undefined {
  return both.find(unit => isApproved(unit) || unit.origin.kind === 'person') ?? both[0];
}

function draftOf(chosen: TargetedUnit | undefined, both: readonly TargetedUnit[]): Unit {
  if (!chosen) throw new RangeError('Nothing is contested where neither side has a target.');
  const { id, text, gap, codes, terms, candidates, target, origin, termUses } = chosen;
  const lapse = both.map(lapseOf).find(each => each.lapsed);
  const draft = { id, text, gap, terms, candidates, ...(codes && { codes }) };
  return { ...draft, state: 'translated', target, origin, termUses, ...lapse };
}

/** Whether two versions of a unit say the same and stand the same. */
function sameStanding(one: Unit, other: Unit | undefined): boolean {
  return other !== undefined && standing(one) === standing(other);
}

function standing(unit: Unit): string {
  if (!hasTarget(unit)) return unit.state;
  const { state, target, origin, termUses } = unit;
  return JSON.stringify([state, target, origin, termUses, isApproved(unit) ? unit.approval : lapseOf(unit)]);
}

// ── What stands beside it ───────────────────────────────────────────────────────────────────────────────────────

function candidateFrom({ text: source, target, origin, termUses }: TargetedUnit, similarity: number): Candidate {
  return { source, target, origin, similarity, termUses };
}

function mergeCandidates(base: Unit | undefined, ours: Unit, theirs: Unit): readonly Candidate[] {
  return mergeLists(base?.candidates ?? [], ours.candidates, theirs.candidates, ({ source, target }) =>
    JSON.stringify([source, target]),
  );
}

function mergeNotes(base: Unit | undefined, ours: Unit, theirs: Unit): readonly Note[] {
  const notes = mergeLists(base?.notes ?? [], ours.notes ?? [], theirs.notes ?? [], note => JSON.stringify(note));
  return [...notes].sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
}

/** All that either side has, without what one of them took away. */
function mergeLists<T>(
  base: readonly T[],
  ours: readonly T[],
  theirs: readonly T[],
  keyOf: (each: T) => string,
): readonly T[] {
  const [before, mine, other] = [base, ours, theirs].map(list => new Set(list.map(keyOf)));
  const kept = ours.filter(each => other?.has(keyOf(each)) || !before?.has(keyOf(each)));
  return [...kept, ...theirs.filter(each => !mine?.has(keyOf(each)) && !before?.has(keyOf(each)))];
}

function united(first: readonly Candidate[], rest: readonly Candidate[]): readonly Candidate[] {
  const isIn = (list: readonly Candidate[], { source, target }: Candidate) =>
    list.some(each => each.source === source && each.target === target);
  return [...first, ...rest.filter(each => !isIn(first, each))];
}
