import { hasTarget } from '../bitext/approval.ts';
import { shown, withoutMarkers } from '../codes.ts';
import { wordsOf } from '../engine/tally.ts';
import { type LocaleFile, toLocaleFile } from '../locale/file.ts';
import type { AnnotatedSegment, Bitext, Block, Locale, Segment, TermUse, Unit } from '../model.ts';
import { conceptHash } from '../termbase/hash.ts';
import { mapInTurns, type Pause } from '../turns.ts';

/** A bitext's units in order. */
export function units(bitext: Bitext): readonly Unit[] {
  return bitext.blocks.flatMap(block => block.segments);
}

export function mapSegments<A, B>(blocks: readonly Block<A>[], change: (segment: A) => B): readonly Block<B>[] {
  return blocks.map(block => ({ ...block, segments: block.segments.map(change) }));
}

export function mapUnits(bitext: Bitext, change: (unit: Unit) => Unit): Bitext {
  return { ...bitext, blocks: mapSegments(bitext.blocks, change) };
}

/** As `mapUnits`, with a pause after each unit: an article may be as long as a book. */
export async function mapUnitsInTurns(bitext: Bitext, change: (unit: Unit) => Unit, pause: Pause): Promise<Bitext> {
  const blocks: Block<Unit>[] = [];
  for (const block of bitext.blocks)
    blocks.push({ ...block, segments: await mapInTurns(block.segments, change, pause) });
  return { ...bitext, blocks };
}

/** The concepts of a segment that have terms in the target locale, each with its hash of today. */
export function termUsesIn(
  source: Locale,
  target: Locale,
): (segment: Pick<AnnotatedSegment, 'terms'>) => readonly TermUse[] {
  return ({ terms }) => {
    const concepts = new Map(terms.map(({ concept }) => [concept.id, concept]));
    return [...concepts.values()]
      .filter(concept => concept.terms[target]?.length)
      .map(concept => ({ concept: concept.id, hash: conceptHash(concept, source, target) }));
  };
}

/** The locale file of the source. */
export function sourceFile(blocks: readonly Block<Segment>[]): LocaleFile {
  return toLocaleFile(blocks, segment => shown(segment.text, segment));
}

/** The locale file of a target; an untranslated sentence is `''`. */
export function targetFile(bitext: Bitext): LocaleFile {
  return toLocaleFile(bitext.blocks, unit => (hasTarget(unit) ? shown(unit.target, unit) : ''));
}

/** How much text that is, in Unicode code points (what most services charge by) and words, as the engines' bill counts them. */
export function sizeOf(marked: readonly string[]): { readonly characters: number; readonly words: number } {
  const texts = marked.map(text => withoutMarkers(text));
  return {
    characters: texts.reduce((sum, text) => sum + [...text].length, 0),
    words: texts.reduce((sum, text) => sum + wordsOf(text), 0),
  };
}
