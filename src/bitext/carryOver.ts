import { hasMarkers } from '../codes.ts';
import type { AnnotatedSegment, Bitext, Block, Candidate, Origin, TermUse, Unit } from '../model.ts';
import { approvalHolds, hasTarget, isApproved, lapseOf, notesOf, sameTerms } from './approval.ts';
import { similarity } from './similarity.ts';

/** What decides whether a target that was there before still counts. */
export interface Today {
  /** The concepts of a segment, as they are today. */
  termUsesOf(segment: AnnotatedSegment): readonly TermUse[];
  /** Whether targets of this origin are to be made anew although nothing has changed: trial texts. */
  redoes(origin: Origin): boolean;
  /** False where a glossary could not be read wholly: then a term that is gone is no reason to pay for a sentence again. */
  readonly termsAreWhole: boolean;
}

/**
 * Pairs an article as it is now with what earlier runs and people made of it.
 *
 * A sentence that was there before keeps target, state and candidates, wherever it moved. A new one starts without a
 * target; where it looks like one that has gone, it is that sentence edited, and the old translation becomes its
 * candidate. A machine's target that was made with other terms than today's goes the same way: it is to be redone.
 * What a person wrote or approved is never taken away, nor is what came from memory: there the term check tells what
 * today's terms ask for.
 */
export function carryOver(
  blocks: readonly Block<AnnotatedSegment>[],
  previous: Bitext | undefined,
  today: Today,
): readonly Block<Unit>[] {
  const before = unitsById(previous);
  const claim = claimEdited(blocks, before);
  const extensions = new Map(previous?.blocks.map(block => [block.id, block.extensions]));
  return blocks.map(block => ({
    ...withExtensions(block, extensions.get(block.id)),
    segments: block.segments.map(segment => {
      const known = before.get(segment.id);
      return known ? keep(segment, known, today) : initial(segment, claim(segment));
    }),
  }));
}

/** What other tools put on a block stays with it. */
function withExtensions<S>(block: Block<S>, extensions: Block<S>['extensions']): Block<S> {
  return extensions ? { ...block, extensions } : block;
}

function unitsById(bitext: Bitext | undefined): ReadonlyMap<string, Unit> {
  return new Map(bitext?.blocks.flatMap(block => block.segments).map(unit => [unit.id, unit]));
}

function initial(segment: AnnotatedSegment, candidates: readonly Candidate[]): Unit {
  return { ...segment, state: 'initial', candidates };
}

function keep(segment: AnnotatedSegment, known: Unit, today: Today): Unit {
  const { codes: _, ...before } = known;
  const unit = withoutVoidApproval({ ...before, ...segment });
  if (unit.state !== 'translated' || unit.origin.kind === 'person') return unit;
  const termUses = today.termUsesOf(segment);
  const anew = { ...segment, ...notesOf(unit) };
  if (today.redoes(unit.origin)) return initial(anew, unit.candidates);
  if (!today.termsAreWhole || sameTerms(unit.termUses, termUses)) return unit;
  if (unit.origin.kind === 'memory') return { ...unit, termUses };
  return initial(anew, [candidateFrom(unit, 100), ...unit.candidates]);
}

/** A record may have been edited by other tools: an approval that is not of this source and target has lapsed. */
function withoutVoidApproval(unit: Unit): Unit {
  if (!isApproved(unit) || approvalHolds(unit)) return unit;
  const { approval: _, ...draft } = unit;
  return { ...draft, state: 'translated', ...lapseOf(unit) };
}

/** Below this a sentence is a new one rather than an edited one, in percent. */
const EDITED = 50;

/** How far apart, counted in sentences of one gap between kept ones, an edited sentence is looked for. */
const REACH = 50;

/**
 * Gives each new sentence the translations of the gone sentence that it most resembles, of those that stood between the
 * same two kept sentences; each is given once.
 */
function claimEdited(
  blocks: readonly Block<AnnotatedSegment>[],
  before: ReadonlyMap<string, Unit>,
): (segment: AnnotatedSegment) => readonly Candidate[] {
  const now = blocks.flatMap(block => block.segments);
  const ids = new Set(now.map(segment => segment.id));
  const gone = byAnchor([...before.values()], id => ids.has(id));
  const places = new Map(
    [...byAnchor(now, id => before.has(id))].flatMap(([anchor, segments]) =>
      segments.map((segment, place) => [segment.id, { anchor, place }] as const),
    ),
  );
  const claimed = new Set<string>();
  return segment => {
    const { anchor, place } = places.get(segment.id) ?? { anchor: '', place: 0 };
    const near = (gone.get(anchor) ?? []).slice(Math.max(0, place - REACH), place + REACH + 1);
    const scored = near
      .filter(unit => !claimed.has(unit.id))
      .map(unit => ({ unit, score: similarity(unit.text, segment.text) }));
    const best = scored.reduce<(typeof scored)[number] | undefined>(
      (a, b) => (a && a.score >= b.score ? a : b),
      undefined,
    );
    if (!best || best.score < EDITED) return [];
    claimed.add(best.unit.id);
    const own = hasTarget(best.unit) ? [candidateFrom(best.unit, best.score)] : [];
    return [...own, ...best.unit.candidates].map(candidate => withCodesOf(best.unit, candidate));
  };
}

/** A candidate that leaves the unit whose codes it has takes them along. */
export function withCodesOf({ codes }: Unit, candidate: Candidate): Candidate {
  const isCoded = hasMarkers(candidate.source + candidate.target);
  return codes && isCoded && !candidate.codes ? { ...candidate, codes } : candidate;
}

/** Sentences that are not kept, in order, by the kept one that they come after (`''` for the first). */
function byAnchor<S extends { readonly id: string }>(
  all: readonly S[],
  isKept: (id: string) => boolean,
): ReadonlyMap<string, readonly S[]> {
  const groups = new Map<string, S[]>();
  let anchor = '';
  for (const each of all)
    if (isKept(each.id)) anchor = each.id;
    else {
      const group = groups.get(anchor);
      if (group) group.push(each);
      else groups.set(anchor, [each]);
    }
  return groups;
}

function candidateFrom(unit: Extract<Unit, { target: string }>, score: number): Candidate {
  const { text: source, target, origin, termUses } = unit;
  return { source, target, origin, similarity: score, termUses };
}
