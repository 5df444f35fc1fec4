import { decodeText } from '../article/decode.ts';
import { identifier } from '../article/read.ts';
import { fromReadable, withoutMarkers } from '../codes.ts';
import { readLocaleFile } from '../locale/file.ts';
import type { Article, Locale } from '../model.ts';
import type { TextPair } from '../standing.ts';
import { readBytes } from './files.ts';
import { type Project, paths, shown } from './project.ts';

/**
 * The sentences of a locale file, paragraph by paragraph, with markers where it has tags; a title is a paragraph of one.
 * @returns undefined where there is no such file
 */
export async function readSentences(
  project: Project,
  locale: Locale,
  slug: string,
): Promise<readonly (readonly string[])[] | undefined> {
  const path = paths.localeFile(project, locale, slug);
  const bytes = await readBytes(path);
  if (!bytes) return undefined;
  const { title, body } = readLocaleFile(decodeText(bytes, shown(project, path)).text, shown(project, path));
  return (title === undefined ? body : [[title], ...body]).map(sentences => sentences.map(fromReadable));
}

/**
 * An article in a locale as its locale files have it, in words alone, which is read at once where the record takes seconds.
 * @returns undefined where the source was never written, or the two have not the same paragraphs
 */
export async function readPairs(
  project: Project,
  { slug, locale }: Pick<Article, 'slug' | 'locale'>,
  target: Locale,
): Promise<readonly (readonly TextPair[])[] | undefined> {
  const [sources, targets] = await Promise.all([locale, target].map(each => readSentences(project, each, slug)));
  if (!sources || (targets && !haveSameShape(sources, targets))) return undefined;
  const identify = identifier();
  return sources.map((sentences, index) =>
    sentences.map((text, place) => ({
      id: identify(text),
      text: withoutMarkers(text),
      target: withoutMarkers(targets?.[index]?.[place] ?? ''),
    })),
  );
}

export function haveSameShape(one: readonly (readonly string[])[], other: readonly (readonly string[])[]): boolean {
  return one.length === other.length && one.every((each, index) => each.length === other[index]?.length);
}
