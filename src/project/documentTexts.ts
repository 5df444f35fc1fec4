import { join } from 'node:path';
import type { NewText } from '../article/format.ts';
import { writeArticle } from '../article/read.ts';
import { withoutMarkers } from '../codes.ts';
import type { Article, Block, Locale, Passage, Unit } from '../model.ts';
import { readBytes } from './files.ts';
import type { Project } from './project.ts';

/** An article in another language, in its own format, from its source file as it is on disk. */
export async function translatedDocument(
  project: Project,
  article: Article,
  blocks: readonly Block<Unit>[],
  locale: Locale,
): Promise<Uint8Array> {
  const source = (await readBytes(join(project.root, article.path))) ?? new Uint8Array();
  return writeArticle(source, article.path, documentTexts(article, blocks), locale);
}

/** Pairs an article's passages, in order, with its blocks; one that is left alone has none. */
export function passagesWithBlocks(
  article: Article,
  blocks: readonly Block<Unit>[],
): readonly (readonly [Passage, Block<Unit> | undefined])[] {
  const rest = [...blocks];
  return article.passages.map(passage => {
    if (passage.kind === 'verbatim') return [passage, undefined];
    const block = rest.shift();
    if (!block || wordsOf(block) !== withoutMarkers(passage.text))
      throw new Error(`${article.path}: a paragraph is not that of the source.`);
    return [passage, block];
  });
}

/**
 * What to put in the place of each passage of an article for its translation: where every sentence is as in the source, or is
 * left alone, the passage stays as it is. A sentence without a target keeps its source text.
 *
 * @param blocks  the article's, as it is now
 */
export function documentTexts(article: Article, blocks: readonly Block<Unit>[]): readonly NewText[] {
  return passagesWithBlocks(article, blocks).map(([, block]) => {
    if (!block || block.segments.every(unit => targetOf(unit) === unit.text)) return undefined;
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
