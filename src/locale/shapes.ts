import { marker, markersIn, readable, replaced, shown } from '../codes.ts';
import { AppError } from '../errors.ts';
import type { Block, InlineCode, Locale } from '../model.ts';
import { isTitle } from './file.ts';

/**
 * Shapes of i18next files other than the project's own, for sites that have settled on one:
 * - `flat`: one file a locale; `nato-bruksela-p1-s2` is the second sentence of the first paragraph, `nato-bruksela-title`
 *   the title;
 * - `nested`: one file a locale; the same as objects in objects, `nato-bruksela.p1.s2`;
 * - `ids`: a file an article and locale; keys are sentences' ids, which stay when a sentence is put before;
 * - `paragraphs`: a file an article and locale; `title`, `p1`, `p2` …, each a whole paragraph.
 *
 * Keys have only letters, digits and hyphens, so that no separator of i18next and no plural suffix is in them.
 */
export const SHAPES = ['flat', 'nested', 'ids', 'paragraphs'] as const;

export type Shape = (typeof SHAPES)[number];

/** An article in a locale, its own or another. */
export interface LocalisedArticle {
  readonly slug: string;
  readonly locale: Locale;
  readonly blocks: readonly Block<LocalisedSegment>[];
}

export interface LocalisedSegment {
  readonly id: string;
  /** Empty where it is not translated. */
  readonly text: string;
  /** White space before the next one. */
  readonly gap: string;
  readonly codes?: readonly InlineCode[];
}

/**
 * @returns files by the path that i18next's backends load by default: `en/articles.json`, where `articles` is the namespace,
 *   or `en/nato-bruksela.json`. What is not translated is left out, so that i18next falls back to another language.
 */
export function shapeFiles(articles: readonly LocalisedArticle[], shape: Shape): ReadonlyMap<string, string> {
  const files = new Map<string, Record<string, unknown>>();
  for (const article of articles) {
    const isShared = shape === 'flat' || shape === 'nested';
    const name = `${article.locale}/${isShared ? 'articles' : article.slug}.json`;
    const file = files.get(name) ?? {};
    files.set(name, file);
    for (const [key, value] of entriesOf(article, shape)) {
      if (Object.hasOwn(file, key)) throw sameKey(key);
      file[key] = value;
    }
  }
  return new Map([...files].map(([name, file]) => [name, `${JSON.stringify(file, null, 2)}\n`]));
}

type Entries = readonly (readonly [key: string, value: unknown])[];

function entriesOf(article: LocalisedArticle, shape: Shape): Entries {
  const prefix = keyPrefix(article.slug);
  const parts = partsOf(article.blocks);
  switch (shape) {
    case 'flat':
      return parts.flatMap(({ key, block }) =>
        sentencesOf(block).map(([name, text]) => [
          key === 'title' ? `${prefix}-title` : `${prefix}-${key}-${name}`,
          text,
        ]),
      );
    case 'nested': {
      const blocks = parts.map(({ key, block }) => {
        const sentences = sentencesOf(block);
        return [key, key === 'title' ? sentences[0]?.[1] : some(sentences)] as const;
      });
      return [[prefix, some(blocks.filter(([, value]) => value !== undefined)) ?? {}]];
    }
    case 'ids':
      return article.blocks.flatMap(({ segments }) =>
        segments.filter(({ text }) => text !== '').map(segment => [segment.id, shown(segment.text, segment)] as const),
      );
    case 'paragraphs':
      return parts
        .filter(({ block }) => block.segments.every(({ text }) => text !== ''))
        .map(({ key, block }) => [key, paragraph(block)]);
  }
}

/** A slug may begin with a digit, and a key may not. */
function keyPrefix(slug: string): string {
  return /^[a-z]/.test(slug) ? slug : `article-${slug}`;
}

/** The title, which is a heading that the article opens with, and paragraphs counted from 1. */
function partsOf(blocks: LocalisedArticle['blocks']) {
  const hasTitle = blocks[0] !== undefined && isTitle(blocks[0]);
  return blocks.map((block, index) => {
    const number = hasTitle ? index : index + 1;
    return { key: number === 0 ? 'title' : `p${number}`, block };
  });
}

function sentencesOf({ segments }: Block<LocalisedSegment>): readonly (readonly [key: string, text: string])[] {
  return segments
    .map((segment, index) => [`s${index + 1}`, shown(segment.text, segment)] as const)
    .filter(([, text]) => text !== '');
}

/** The sentences with what is between them. Their codes are counted on, so that each tag has a number of its own. */
function paragraph({ segments }: Block<LocalisedSegment>): string {
  let before = 0;
  const whole = segments.map(({ text, gap, codes = [] }) => {
    const counted = replaced(text + gap, markersIn(text + gap), ({ kind, number }) => marker(kind, number + before));
    before += codes.length;
    return counted;
  });
  return before > 0 ? readable(whole.join('')) : whole.join('');
}

function some(entries: Entries): object | undefined {
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

function sameKey(key: string): AppError {
  return new AppError('project', `Two articles would both have the key “${key}”.`, 'Rename one of their files.');
}
