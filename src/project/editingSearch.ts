import pLimit from 'p-limit';
import { identifier } from '../article/read.ts';
import { withoutMarkers } from '../codes.ts';
import type { Article, Locale } from '../model.ts';
import { stampOf } from './editingFiles.ts';
import { haveSameShape, readSentences } from './editingTexts.ts';
import { asFault, type Project, paths } from './project.ts';

/** Looks for a text in all articles at once; what was read is kept, so that the second word is found faster. */
export interface Search {
  /**
   * Finds the segments whose source or target has a text, whatever its letter case.
   * @param signal  ends the search early, with an error
   */
  find(text: string, within: Within, signal: AbortSignal): Promise<Found>;
}

export interface Within {
  readonly articles: readonly Article[];
  readonly locales: readonly Locale[];
  /** As many segments are shown at most, and as many of one article. */
  readonly most: number;
  readonly mostOfOne: number;
}

export interface Found {
  /** In the order of the articles; as many as are to be shown. */
  readonly articles: readonly FoundArticle[];
  /** How many there are in all. */
  readonly segments: number;
  readonly articleCount: number;
}

export interface FoundArticle {
  readonly article: Article;
  /** How many segments of the article have the text. */
  readonly count: number;
  readonly hits: readonly Hit[];
}

/** A segment that has the text: in its source, or in these of its targets. */
export interface Hit {
  readonly id: string;
  readonly text: string;
  readonly targets: readonly { readonly locale: Locale; readonly target: string }[];
}

/** Files that are read together. */
const AT_ONCE = 32;

/** Texts that are kept, in UTF-16 code units: some ten thousand articles; of the others, each search reads the files. */
const MOST_KEPT = 150_000_000;

/** How long a file is taken to be as it was, in milliseconds: while someone types, it is not looked at for each letter. */
const LOOK_AGAIN = 2000;

export function openSearch(project: Project, now: () => number): Search {
  const known = new Map<string, Folded>();
  let kept = 0;
  const read = async (locale: Locale, slug: string): Promise<Folded> => {
    const path = paths.localeFile(project, locale, slug);
    const before = known.get(path);
    if (before && now() - before.looked < LOOK_AGAIN) return before;
    const stamp = await stampOf([path]);
    const isSame = before?.stamp === stamp;
    const text = isSame ? before.text : foldAll(await readSentences(project, locale, slug).catch(asNone));
    const folded = { stamp, text, looked: now() };
    kept += folded.text.length - (before?.text.length ?? 0);
    if (kept < MOST_KEPT) known.set(path, folded);
    else known.delete(path);
    return folded;
  };

  return {
    async find(text, { articles, locales, most, mostOfOne }, signal) {
      const wanted = fold(text);
      const limit = pLimit(AT_ONCE);
      const found = await Promise.all(
        articles.map(article =>
          limit(async () => {
            signal.throwIfAborted();
            const [source, ...targets] = await Promise.all(
              [article.locale, ...locales].map(async locale =>
                placesOf((await read(locale, article.slug)).text, wanted),
              ),
            );
            const places = [...new Set([source ?? [], ...targets].flat())].sort((a, b) => a - b);
            return { article, source: new Set(source), targets: targets.map(each => new Set(each)), places };
          }),
        ),
      );
      const hitting = found.filter(({ places }) => places.length > 0);
      const shown: FoundArticle[] = [];
      let left = most;
      for (const each of hitting) {
        signal.throwIfAborted();
        if (left <= 0) break;
        const hits = await hitsOf(project, each, locales, Math.min(left, mostOfOne));
        left -= hits.length;
        shown.push({ article: each.article, count: each.places.length, hits });
      }
      const segments = hitting.reduce((sum, { places }) => sum + places.length, 0);
      return { articles: shown, segments, articleCount: hitting.length };
    },
  };
}

/** The sentences of a file as one text, with what tells them apart between them. */
interface Folded {
  readonly stamp: string;
  readonly text: string;
  /** When the file was last looked at, in milliseconds since 1970. */
  readonly looked: number;
}

/** What is wrong with a file is told where its article is opened. */
function asNone(error: unknown): undefined {
  asFault(error);
}

function foldAll(paragraphs: readonly (readonly string[])[] = []): string {
  return paragraphs.flat().map(fold).join(BETWEEN);
}

const BETWEEN = '\0';

/** Whatever their letter case, kind of space and formatting, texts are the same. */
function fold(text: string): string {
  return withoutMarkers(text)
    .toLowerCase()
    .replace(/[\s\u00A0\0]/g, ' ');
}

/** In which sentences a text is, counted from 0. */
function placesOf(text: string, wanted: string): readonly number[] {
  const places: number[] = [];
  let place = 0;
  let start = 0;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, start)) {
    for (let end = text.indexOf(BETWEEN, start); end >= 0 && end < at; end = text.indexOf(BETWEEN, start)) {
      place++;
      start = end + 1;
    }
    places.push(place);
    const end = text.indexOf(BETWEEN, at);
    if (end < 0) break;
    place++;
    start = end + 1;
  }
  return places;
}

interface Places {
  readonly article: Article;
  readonly source: ReadonlySet<number>;
  readonly targets: readonly ReadonlySet<number>[];
  readonly places: readonly number[];
}

async function hitsOf(
  project: Project,
  { article, source, targets, places }: Places,
  locales: readonly Locale[],
  most: number,
): Promise<readonly Hit[]> {
  const [texts, ...others] = await Promise.all(
    [article.locale, ...locales].map(locale => readSentences(project, locale, article.slug).catch(asNone)),
  );
  if (!texts) return [];
  const flat = texts.flat();
  const ids = flat.map(identifier());
  return places.slice(0, most).map(place => ({
    id: ids[place] ?? '',
    text: withoutMarkers(flat[place] ?? ''),
    targets: locales.flatMap((locale, index) => {
      const sentences = others[index];
      if (!source.has(place) && !targets[index]?.has(place)) return [];
      // Sentences of another shape are not those of this source.
      if (sentences && !haveSameShape(texts, sentences)) return [];
      return [{ locale, target: withoutMarkers(sentences?.flat()[place] ?? '') }];
    }),
  }));
}
