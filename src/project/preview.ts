import type { AppError } from '../errors.ts';
import type { Locale } from '../model.ts';
import { type Preview, preview } from '../pipeline.ts';
import { openDesk } from './desk.ts';
import type { Freshness } from './fresh.ts';
import { asFault, type Project } from './project.ts';
import { readSource, type SourceFile } from './sources.ts';
import type { Toolbox } from './tools.ts';

export interface ArticlePreview extends Preview, SourceFile {
  readonly locale: Locale;
}

/** What `translateArticles` would do. Writes and sends nothing. */
export async function previewArticles(
  project: Project,
  files: readonly SourceFile[],
  locales: readonly Locale[],
  { tools }: Toolbox,
  fresh: Freshness,
): Promise<{ readonly previews: readonly ArticlePreview[]; readonly faults: readonly AppError[] }> {
  const previews: ArticlePreview[] = [];
  const faults: AppError[] = [];
  for (const file of files)
    try {
      const done = await fresh.check(file);
      if (done) previews.push(...done.map(({ counts, locale }) => ({ ...file, locale, counts, estimate: NOTHING })));
      if (done) continue;
      const article = await readSource(project, file);
      const desk = openDesk(project, article);
      for (const locale of locales)
        await preview(article, locale, desk, tools)
          .then(result => previews.push({ ...result, ...file, locale }))
          .catch(error => faults.push(asFault(error)));
    } catch (error) {
      faults.push(asFault(error));
    }
  return { previews, faults };
}

const NOTHING: Preview['estimate'] = {
  segments: 0,
  texts: 0,
  characters: 0,
  words: 0,
  fromJournal: 0,
  againCharacters: 0,
};
