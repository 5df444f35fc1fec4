import { MOST_CODES, splitCoded, TooManyCodes } from '../codes.ts';
import { AppError } from '../errors.ts';
import { fingerprint } from '../fingerprint.ts';
import type { Article, Block, Locale, Piece, Segment } from '../model.ts';
import type { Format, NewText, ReadDocument } from './format.ts';
import { extensions, formatOf } from './formats.ts';

/** What is known of a source file besides its text. */
export interface Provenance {
  /** The folder of the source files, which is not part of the slug: `seeds`. */
  readonly root: string;
  readonly locale: Locale;
  readonly embargo: boolean;
}

/**
 * Reads a source file. `embargo: true` in its front matter holds the article back.
 *
 * @param path  relative to the project, with `/`
 * @throws AppError where it cannot be read, or is of a kind that is not known
 */
export async function readArticle(
  document: Uint8Array,
  path: string,
  { root, locale, embargo }: Provenance,
): Promise<Article> {
  const read = readDocument(await knownFormat(path), document, path);
  return { slug: slugOf(path, root), locale, path, passages: read.passages, embargo: embargo || read.embargo };
}

function readDocument(format: Format, document: Uint8Array, path: string): ReadDocument {
  try {
    return format.read(document, path);
  } catch (error) {
    if (!(error instanceof TooManyCodes)) throw error;
    const message = `Cannot read ${path}: a paragraph has more than ${MOST_CODES} pieces of formatting.`;
    throw new AppError('project', message, 'Split the paragraph into several.', { cause: error });
  }
}

/**
 * An article in another language, in its own format.
 * @param texts  parallel to the article's passages
 */
export async function writeArticle(
  document: Uint8Array,
  path: string,
  texts: readonly NewText[],
  locale: Locale,
): Promise<Uint8Array> {
  return (await knownFormat(path)).write(document, path, texts, locale);
}

async function knownFormat(path: string): Promise<Format> {
  const format = formatOf(path);
  if (format) return format.load();
  throw new AppError(
    'project',
    `Cannot read ${path}: this kind of file is not known.`,
    `Known are ${extensions.join(', ')}.`,
  );
}

/**
 * An article's name, from its path below the source folder: `seeds/2020/Szczyt w Łodzi.txt` → `2020-szczyt-w-lodzi`.
 * Only ASCII letters, digits and hyphens, so that it is a file name and an i18next namespace everywhere.
 */
export function slugOf(path: string, root: string): string {
  const below = path.startsWith(`${root}/`) ? path.slice(root.length + 1) : path;
  const slug = below
    .replace(/\.[^./]*$/, '')
    .toLowerCase()
    .replace(/ł/g, 'l')
    .replace(/ß/g, 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return slug || `article-${fingerprint(below)}`;
}

/**
 * Splits an article's prose into blocks of segments with ids, one after the other. A heading is one segment.
 *
 * @param split  cuts a block's text into sentences with the gaps between them
 */
export function* segmentArticle(
  article: Article,
  split: (text: string) => readonly Piece[],
): Generator<Block<Segment>, void> {
  const identify = identifier();
  const whole = (text: string) => [{ text, gap: '' }];
  for (const { kind, text, codes = [] } of article.passages) {
    if (kind === 'verbatim') continue;
    const pieces = splitCoded(text, codes, kind === 'heading' ? whole : split);
    const segments = pieces.map(piece => ({ id: identify(piece.text), ...piece }));
    const [first] = segments;
    if (first) yield { id: `b-${first.id.slice(2)}`, kind, segments };
  }
}

/** Gives ids within one article: `s-` and the text's fingerprint, then `-2`, `-3` for repeats. */
export function identifier(): (text: string) => string {
  const seen = new Map<string, number>();
  return text => {
    const id = `s-${fingerprint(text)}`;
    const occurrence = (seen.get(id) ?? 0) + 1;
    seen.set(id, occurrence);
    return occurrence === 1 ? id : `${id}-${occurrence}`;
  };
}
