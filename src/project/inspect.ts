import { writeXliffInTurns } from '../bitext/xliff.ts';
import type { AppError } from '../errors.ts';
import type { Article, Locale } from '../model.ts';
import { type Inspected, inspect } from '../pipeline.ts';
import { isOutOfDate } from '../steps/translate.ts';
import { termUsesIn, units } from '../steps/units.ts';
import { localeFileContent, openDesk } from './desk.ts';
import { readBytes } from './files.ts';
import { openPace } from './pace.ts';
import { asFault, type Project, paths } from './project.ts';
import { readSource, type SourceFile } from './sources.ts';
import type { Toolbox } from './tools.ts';

export interface InspectedArticle extends Inspected {
  readonly article: Article;
  readonly locale: Locale;
  /** Ids of units that a person wrote or approved when a term was another. */
  readonly outOfDate: ReadonlySet<string>;
  /** Whether the files on disk hold what the article gives today. */
  readonly isUpToDate: boolean;
}

/**
 * Looks at how articles stand, in every locale. Writes nothing.
 *
 * @param visit  told each article in each locale, in order; what it returns is kept, and the article is not
 */
export async function inspectArticles<T>(
  project: Project,
  files: readonly SourceFile[],
  locales: readonly Locale[],
  { tools }: Toolbox,
  visit: (inspected: InspectedArticle) => T | Promise<T>,
): Promise<{ readonly visited: readonly T[]; readonly faults: readonly AppError[] }> {
  const visited: T[] = [];
  const faults: AppError[] = [];
  for (const file of files)
    try {
      const article = await readSource(project, file);
      const desk = openDesk(project, article);
      for (const locale of locales)
        await inspect(article, locale, desk, tools)
          .then(async result => ({ ...result, article, locale, ...(await standing(project, result)) }))
          .then(async inspected => visited.push(await visit(inspected)))
          .catch(error => faults.push(asFault(error)));
    } catch (error) {
      faults.push(asFault(error));
    }
  return { visited, faults };
}

async function standing(project: Project, { bitext, sourceFile, targetFile }: Inspected) {
  const { slug, sourceLocale, targetLocale } = bitext;
  const termUses = termUsesIn(sourceLocale, targetLocale);
  const outOfDate = new Set(
    units(bitext)
      .filter(unit => isOutOfDate(unit, termUses(unit)))
      .map(unit => unit.id),
  );
  const localeFiles = [
    [paths.localeFile(project, sourceLocale, slug), sourceFile],
    [paths.localeFile(project, targetLocale, slug), targetFile],
  ] as const;
  const contents = localeFiles.map(
    async ([path, file]) => [path, await localeFileContent(project, path, file)] as const,
  );
  const record = [paths.record(project, targetLocale, slug), await writeXliffInTurns(bitext, openPace())] as const;
  const files = [...(await Promise.all(contents)), record];
  const same = await Promise.all(files.map(async ([path, content]) => holds(path, content)));
  return { outOfDate, isUpToDate: same.every(Boolean) };
}

async function holds(path: string, content: string): Promise<boolean> {
  const bytes = await readBytes(path);
  return bytes !== undefined && Buffer.from(bytes).equals(Buffer.from(content, 'utf8'));
}
