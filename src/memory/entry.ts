import type { Bitext, Locale, MemoryUnit, TargetedUnit, Unit } from '../model.ts';

/**
 * How far a pair of texts can be trusted, best first: approved in this project, imported from elsewhere, or a draft
 * (a machine's, or one that nobody has checked).
 */
export const standings = ['approved', 'imported', 'draft'] as const;

export type Standing = (typeof standings)[number];

/** The source texts of the neighbours in the article; empty at its edges. */
export interface Context {
  readonly before: string;
  readonly after: string;
}

/** A pair of texts that the memory is made of. */
export interface MemoryEntry extends MemoryUnit {
  readonly targetLocale: Locale;
  readonly standing: Standing;
  /** When it was last changed (ISO 8601); absent where that is not known. */
  readonly changed?: string;
  /** Absent where it is not known. */
  readonly context?: Context;
  /** Placeholders were left out of the texts, so that they are no exact match for any plain text. */
  readonly incomplete?: true;
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
    const context = { before: units[index - 1]?.text ?? '', after: units[index + 1]?.text ?? '' };
    const { text: source, target } = unit;
    return [{ source, target, from, targetLocale: bitext.targetLocale, ...standingOf(unit), context }];
  });
}

function standingOf(unit: TargetedUnit): Pick<MemoryEntry, 'standing' | 'changed'> {
  return isDraft(unit) ? { standing: 'draft' } : { standing: 'approved', changed: unit.approval.at };
}

function isDraft(unit: TargetedUnit): unit is Extract<Unit, { state: 'translated' }> {
  return unit.state === 'translated';
}
