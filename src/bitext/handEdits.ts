import { fromShown, shown } from '../codes.ts';
import type { Bitext, Candidate, TermUse, Unit } from '../model.ts';
import { lapseOf, notesOf } from './approval.ts';

/**
 * Takes a person's edits of a locale file into the record: wherever a text differs from the record's target, it becomes
 * a draft of a person's. It is never taken for approved, and an approval of the text before it ends.
 *
 * @param texts  the locale file's sentences, one for each unit of the bitext, in order
 * @param termUsesOf  the concepts in a unit's source, as they are today: what the person had before their eyes
 */
export function adoptHandEdits(
  bitext: Bitext,
  texts: readonly string[],
  termUsesOf: (unit: Unit) => readonly TermUse[],
): Bitext {
  return withTexts(bitext, texts, (unit, text) => adopt(unit, text, termUsesOf));
}

/**
 * Takes what somebody has changed in the record with a CAT tool for a person's: wherever a target differs from the locale
 * file, which nobody has edited, its text is kept, and the old one stands beside it.
 *
 * @param texts  the locale file's sentences, one for each unit of the bitext, in order
 */
export function adoptToolEdits(bitext: Bitext, texts: readonly string[]): Bitext {
  return withTexts(bitext, texts, adoptToolEdit);
}

/** Changes each unit by its text, which is '' where there are too few. */
function withTexts(bitext: Bitext, texts: readonly string[], change: (unit: Unit, text: string) => Unit): Bitext {
  let position = 0;
  const blocks = bitext.blocks.map(block => ({
    ...block,
    segments: block.segments.map(unit => change(unit, texts[position++] ?? '')),
  }));
  return { ...bitext, blocks };
}

function adoptToolEdit(unit: Unit, before: string): Unit {
  if (unit.state === 'initial' || before === '' || before === shown(unit.target, unit)) return unit;
  const old: Unit = { ...unit, target: fromShown(before, unit) };
  return { ...unit, origin: { kind: 'person' }, candidates: [...replaced(old), ...unit.candidates] };
}

function adopt(unit: Unit, text: string, termUsesOf: (unit: Unit) => readonly TermUse[]): Unit {
  if (text === (unit.state === 'initial' ? '' : shown(unit.target, unit))) return unit;
  const { id, text: source, gap, terms, codes } = unit;
  return {
    ...{ id, text: source, gap, terms, ...(codes && { codes }) },
    state: 'translated',
    target: fromShown(text, unit),
    origin: { kind: 'person' },
    termUses: termUsesOf(unit),
    candidates: [...replaced(unit), ...unit.candidates],
    ...lapseOf(unit),
    ...notesOf(unit),
  };
}

/** The text that the edit took the place of, kept beside the new one. */
function replaced(unit: Unit): readonly Candidate[] {
  if (unit.state === 'initial' || unit.target === '') return [];
  const { text: source, target, origin, termUses } = unit;
  return [{ source, target, origin, similarity: 100, termUses }];
}
