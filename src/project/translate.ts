import pLimit from 'p-limit';
import { AppError } from '../errors.ts';
import type { Article, Locale } from '../model.ts';
import { type Translated, translateArticle } from '../pipeline.ts';
import { openDesk } from './desk.ts';
import { asFault, type Fault, type Project } from './project.ts';
import type { Toolbox } from './tools.ts';

/** One article in one locale, as a run left it. */
export interface TranslatedArticle extends Translated {
  readonly article: Article;
  readonly locale: Locale;
}

export interface RunResult {
  readonly translated: readonly TranslatedArticle[];
  /** Articles and locales whose files could not be read; the others are done. */
  readonly faults: readonly Fault[];
  /** Files that were written, relative to the project, sorted. */
  readonly written: readonly string[];
}

/** Articles that are under way at once: enough to keep an engine busy, few enough to keep memory flat. */
const AT_ONCE = 16;

/**
 * Takes articles the whole way, into every locale; each is saved as soon as it is done.
 *
 * @param onArticle  told after each article
 */
export async function translateArticles(
  project: Project,
  articles: readonly Article[],
  locales: readonly Locale[],
  { tools }: Toolbox,
  onArticle: (article: Article) => void = () => {},
): Promise<RunResult> {
  const limit = pLimit(AT_ONCE);
  const written: string[] = [];
  const results = await Promise.all(
    articles.map(article =>
      limit(async () => {
        const desk = openDesk(project, article, file => written.push(file));
        const settled = await translateArticle(article, locales, desk, tools);
        onArticle(article);
        return settled.map((result, index) => resultOf(result, article, locales[index] ?? ''));
      }),
    ),
  );
  const all = results.flat();
  return {
    translated: all.filter(result => 'bitext' in result),
    faults: all.filter(result => result instanceof AppError),
    written: written.sort(),
  };
}

function resultOf(
  result: PromiseSettledResult<Translated>,
  article: Article,
  locale: Locale,
): TranslatedArticle | AppError {
  return result.status === 'fulfilled' ? { ...result.value, article, locale } : asFault(result.reason);
}
