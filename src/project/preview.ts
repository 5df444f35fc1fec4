import type { AppError } from '../errors.ts';
import type { Article, Locale } from '../model.ts';
import { type Preview, preview } from '../pipeline.ts';
import { openDesk } from './desk.ts';
import { asFault, type Project } from './project.ts';
import type { Toolbox } from './tools.ts';

export interface ArticlePreview extends Preview {
  readonly article: Article;
  readonly locale: Locale;
}

/** What `translateArticles` would do. Writes and sends nothing. */
export async function previewArticles(
  project: Project,
  articles: readonly Article[],
  locales: readonly Locale[],
  { tools }: Toolbox,
): Promise<{ readonly previews: readonly ArticlePreview[]; readonly faults: readonly AppError[] }> {
  const previews: ArticlePreview[] = [];
  const faults: AppError[] = [];
  for (const article of articles) {
    const desk = openDesk(project, article);
    for (const locale of locales)
      await preview(article, locale, desk, tools)
        .then(result => previews.push({ ...result, article, locale }))
        .catch(error => faults.push(asFault(error)));
  }
  return { previews, faults };
}
