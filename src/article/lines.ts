import { withoutMarkers } from '../codes.ts';
import type { Article, Block, Segment } from '../model.ts';

/**
 * The line of the source file on which each segment begins (see `Passage`), by its id. Nothing where the blocks are not
 * the article's as it is now.
 */
export function segmentLines(article: Article, blocks: readonly Block<Segment>[]): ReadonlyMap<string, number> {
  const passages = article.passages.filter(({ kind }) => kind !== 'verbatim');
  if (passages.length !== blocks.length) return new Map();
  return new Map(
    blocks.flatMap(({ segments }, index) => {
      let line = passages[index]?.line ?? 1;
      return segments.map(({ id, text, gap, codes }) => {
        const entry = [id, line] as const;
        line += withoutMarkers(text + gap, codes).match(/\r\n|[\n\r]/g)?.length ?? 0;
        return entry;
      });
    }),
  );
}
