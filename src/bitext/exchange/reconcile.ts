import { fitted, fromShown, hasMarkers, marker, markersIn, replaced, shown, withoutMarkers } from '../../codes.ts';
import { fingerprint } from '../../fingerprint.ts';
import type { Candidate, Unit } from '../../model.ts';
import { hasTarget, isApproved } from '../approval.ts';
import { similarity } from '../similarity.ts';
import { type ReturnedSegment, standingOf } from './returned.ts';

/** What is to become of a sentence that came back. */
export type Decision =
  /** Nothing new. */
  | { readonly kind: 'same'; readonly unit: Unit; readonly returned: ReturnedSegment }
  /** The text, the approval or both are new, and nobody has worked on the unit since. */
  | {
      readonly kind: 'taken';
      readonly unit: Unit;
      readonly returned: ReturnedSegment;
      /** Absent where the text is the unit's own. */
      readonly target?: string;
      readonly approves: boolean;
    }
  /** The file has what was exported; the unit was changed here since. */
  | { readonly kind: 'newer'; readonly unit: Unit; readonly returned: ReturnedSegment }
  /** Both were changed: the unit stays, the other text becomes its candidate. */
  | {
      readonly kind: 'conflict';
      readonly unit: Unit;
      readonly returned: ReturnedSegment;
      readonly reason: 'changed here' | 'other source';
      readonly candidate: Candidate;
    }
  /** The article no longer has the sentence; the text becomes a candidate of the one most like it, if there is one. */
  | {
      readonly kind: 'gone';
      readonly returned: ReturnedSegment;
      readonly near?: { readonly unit: Unit; readonly candidate: Candidate };
    };

/**
 * Compares what came back with the units as they are. A text never takes the place of work that is newer than the file.
 *
 * @param by  whose texts these are
 */
export function reconcile(
  units: readonly Unit[],
  returned: readonly ReturnedSegment[],
  by: string | undefined,
): readonly Decision[] {
  const find = finder(units);
  const taken = new Set<string>();
  let lookedFor = 0;
  return returned.map(each => {
    const unit = find(each, taken);
    if (!unit) return gone(each, lookedFor++ < MOST_GONE ? units : [], by);
    taken.add(unit.id);
    return decide(unit, withMarkers(each, unit), by);
  });
}

/** What came back as text of the unit's: with markers in the place of tags, and with the unit's numbers. */
function withMarkers(returned: ReturnedSegment, unit: Unit): ReturnedSegment {
  if (!unit.codes) return returned;
  return withOwnCodes(returned.hasTags ? untagged(returned, unit) : returned, unit);
}

function untagged({ source, target, ...returned }: ReturnedSegment, unit: Unit): ReturnedSegment {
  const [sourceText, targetText] = [
    fromShown(source, unit),
    target === undefined ? undefined : fromShown(target, unit),
  ];
  return { ...returned, source: sourceText, target: targetText, hasTags: false };
}

/**
 * A tool may have left all codes out of the source, which is the same sentence all the same, or have numbered them anew; what it
 * did to those of the translation is for the checks.
 */
function withOwnCodes(returned: ReturnedSegment, { text }: Unit): ReturnedSegment {
  if (sameText(returned.source, text) || !sameText(withoutMarkers(returned.source), withoutMarkers(text)))
    return returned;
  if (!hasMarkers(returned.source)) return { ...returned, source: text };
  const [theirs, ours] = [returned.source, text].map(markersIn);
  const numbers = new Map(theirs?.map(({ number }, at) => [number, ours?.[at]?.number ?? number]));
  const renumbered = (each: string) =>
    replaced(each, markersIn(each), ({ kind, number }) => marker(kind, numbers.get(number) ?? number));
  if (!sameText(renumbered(returned.source), text)) return returned;
  const { target } = returned;
  return { ...returned, source: text, target: target === undefined ? undefined : renumbered(target) };
}

function decide(unit: Unit, returned: ReturnedSegment, by: string | undefined): Decision {
  const { target, base, isApproved: claims } = returned;
  const now = hasTarget(unit) ? unit.target : undefined;
  if (target === undefined) return { kind: 'same', unit, returned };
  if (!sameText(unit.text, returned.source)) {
    const candidate = candidateFrom(returned, target, similarity(unit.text, returned.source), by);
    return { kind: 'conflict', unit, returned, reason: 'other source', candidate: fitted(candidate, unit) };
  }
  if (target === now) {
    const approves = claims && !isApproved(unit) && !base?.isApproved;
    return approves ? { kind: 'taken', unit, returned, approves } : { kind: 'same', unit, returned };
  }
  if (base?.target === fingerprint(target)) return { kind: 'newer', unit, returned };
  const isUntouched = base !== undefined && base.token === standingOf(unit).token;
  if (!isUntouched && isWork(unit)) {
    const candidate = candidateFrom(returned, target, 100, by);
    return { kind: 'conflict', unit, returned, reason: 'changed here', candidate };
  }
  // An approval that was there at the export was of another text.
  return { kind: 'taken', unit, returned, target, approves: claims && !base?.isApproved };
}

/** What a person wrote or approved. A machine's draft and the memory's give way to a person's text, and stay beside it. */
function isWork(unit: Unit): boolean {
  return hasTarget(unit) && (isApproved(unit) || unit.origin.kind === 'person');
}

/** Below this two sentences are not taken for one that was edited, in percent. */
const EDITED = 50;

/** A file with more sentences that the article does not have is of another article. */
const MOST_GONE = 500;

function gone(returned: ReturnedSegment, units: readonly Unit[], by: string | undefined): Decision {
  const { target } = returned;
  if (target === undefined) return { kind: 'gone', returned };
  const best = units
    .map(unit => ({ unit, score: similarity(unit.text, withMarkers(returned, unit).source) }))
    .reduce<{ unit: Unit; score: number } | undefined>((a, b) => (a && a.score >= b.score ? a : b), undefined);
  if (!best || best.score < EDITED) return { kind: 'gone', returned };
  const marked = withMarkers(returned, best.unit);
  const candidate = candidateFrom(marked, marked.target ?? target, best.score, by);
  return { kind: 'gone', returned, near: { unit: best.unit, candidate: fitted(candidate, best.unit) } };
}

function candidateFrom(
  { source }: ReturnedSegment,
  target: string,
  similarity: number,
  name: string | undefined,
): Candidate {
  const origin = { kind: 'person', ...(name !== undefined && { name }) } as const;
  return { source, target, origin, similarity, termUses: [] };
}

/** Finds a returned sentence's unit: by its id, else by its text; each unit is found once by text. */
function finder(units: readonly Unit[]): (returned: ReturnedSegment, taken: ReadonlySet<string>) => Unit | undefined {
  const byId = new Map(units.map(unit => [unit.id, unit]));
  const byText = new Map<string, Unit[]>();
  for (const unit of units)
    for (const text of new Set([unit.text, shown(unit.text, unit), withoutMarkers(unit.text)])) {
      const key = plain(text);
      const same = byText.get(key);
      if (same) same.push(unit);
      else byText.set(key, [unit]);
    }
  return (returned, taken) => {
    const named = byId.get(returned.id);
    if (named) return named;
    return byText.get(plain(returned.source))?.find(unit => !taken.has(unit.id));
  };
}

/** Tools write white space in their own ways. */
function plain(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}

function sameText(one: string, other: string): boolean {
  return plain(one) === plain(other);
}
