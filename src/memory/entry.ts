import { hasMarkers, withoutMarkers } from '../codes.ts';
import type { Bitext, InlineCode, Locale, MemoryUnit, TargetedUnit, Unit } from '../model.ts';

/**
 * How far a pair of texts can be trusted, best first: approved in this project, imported from elsewhere, or a draft
 * (a machine's, or one that nobody has checked).
 */
export const standings = ['approved', 'imported', 'draft'] as const;

export type Standing = (typeof standings)[number];

/** The source texts of the neighbours in the article, their words alone; empty at its edges. */
export interface Context {
  readonly before: string;
  readonly after: string;
}

/** A pair of texts that the memory is made of; both with markers where they have codes. */
export interface MemoryEntry extends MemoryUnit {
  readonly targetLocale: Locale;
  readonly standing: Standing;
  /** When it was last changed (ISO 8601); absent where that is not known. */
  readonly changed?: string;
  /** Absent where it is not known. */
  readonly context?: Context;
  /**
   * What the markers stand for, for other tools; absent where there are none, or where it is not known. The memory itself needs
   * only their places: a text that it fills has codes of its own.
   */
  readonly codes?: readonly InlineCode[];
}

/**
 * What a bitext gives the memory, in its order: its units with a target, approved ones and drafts.
 * @param from  the record's file, relative to the project
 * @param isWanted  which of them to take; the others still are neighbours
 */
export function entriesOf(
  bitext: Bitext,
  from: string,
  isWanted: (unit: TargetedUnit) => boolean = () => true,
): readonly MemoryEntry[] {
  const units = bitext.blocks.flatMap(block => block.segments);
  return units.flatMap((unit, index) => {
    if (unit.state === 'initial' || unit.target === '' || !isWanted(unit)) return [];
    const { text: source, target, codes } = unit;
    const entry = { source, target, from, targetLocale: bitext.targetLocale, ...standingOf(unit) };
    return [{ ...entry, ...(codes && hasMarkers(source + target) && { codes }), context: contextAt(units, index) }];
  });
}

/** The words of a text's neighbours; how these are formatted makes no other context. */
export function contextAt(units: readonly Pick<Unit, 'text'>[], index: number): Context {
  const wordsAt = (at: number) => withoutMarkers(units[at]?.text ?? '');
  return { before: wordsAt(index - 1), after: wordsAt(index + 1) };
}

function standingOf(unit: TargetedUnit): Pick<MemoryEntry, 'standing' | 'changed'> {
  return isDraft(unit) ? { standing: 'draft' } : { standing: 'approved', changed: unit.approval.at };
}

function isDraft(unit: TargetedUnit): unit is Extract<Unit, { state: 'translated' }> {
  return unit.state === 'translated';
}
