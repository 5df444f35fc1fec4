import type { Candidate, TargetedUnit } from '../model.ts';

/** What the record has of an engine or a memory for the very sentence that a unit translates. */
export function rawTextsOf({ text, candidates }: Pick<TargetedUnit, 'text' | 'candidates'>): readonly Candidate[] {
  return candidates.filter(({ source, origin }) => source === text && origin.kind !== 'person');
}
