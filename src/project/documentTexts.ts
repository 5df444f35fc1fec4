import type { NewText } from '../article/format.ts';
import { withoutMarkers } from '../codes.ts';
import type { Article, Block, Unit } from '../model.ts';

/**
 * What to put in the place of each passage of an article for its translation: where every sentence is as in the source, or is
 * left alone, the passage stays as it is. A sentence without a target keeps its source text.
 *
 * @param blocks  the article's, as it is now
 */
export function documentTexts(article: Article, blocks: readonly Block<Unit>[]): readonly NewText[] {
  const rest = [...blocks];
  return article.passages.map(({ kind, text }) => {
    if (kind === 'verbatim') return undefined;
    const block = rest.shift();
    if (!block || wordsOf(block) !== withoutMarkers(text))
      throw new Error(`${article.path}: a paragraph is not that of the source.`);
    const isAsInSource = block.segments.every(unit => targetOf(unit) === unit.text);
    if (isAsInSource) return undefined;
    return block.segments.map(unit => ({
      text: targetOf(unit),
      gap: unit.gap,
      ...(unit.codes && { codes: unit.codes }),
    }));
  });
}

function targetOf(unit: Unit): string {
  return unit.state === 'initial' ? unit.text : unit.target;
}

function wordsOf({ segments }: Block<Unit>): string {
  return segments.map(({ text, gap }) => withoutMarkers(text + gap)).join('');
}
