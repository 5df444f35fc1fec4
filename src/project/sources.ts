import { isAbsolute, join, relative, resolve } from 'node:path';
import picomatch from 'picomatch';
import { decodeText } from '../article/decode.ts';
import { formatOf, readArticle } from '../article/read.ts';
import { AppError } from '../errors.ts';
import type { Article, Problem } from '../model.ts';
import { listFiles, readBytes } from './files.ts';
import { asFault, type Fault, type Project, paths, shown } from './project.ts';

export interface Sources {
  readonly articles: readonly Article[];
  /** Files that cannot be read as articles. */
  readonly faults: readonly Fault[];
  /** Files of kinds that no format knows, relative to the project. */
  readonly leftOut: readonly string[];
}

/**
 * Reads the source articles of a project, in the order of their paths.
 *
 * @param only  files or folders, absolute, to which to keep; all articles where it is empty
 * @throws AppError where one of `only` holds no article
 */
export async function readSources(project: Project, only: readonly string[]): Promise<Sources> {
  const files = await chosenFiles(project, only);
  const known = files.filter(file => formatOf(file));
  const read = await Promise.all(known.map(file => readSource(project, file)));
  const articles = read.filter(result => 'slug' in result);
  const { unique, clashes } = bySlug(articles);
  return {
    articles: unique,
    faults: [...read.filter(result => 'message' in result), ...clashes],
    leftOut: files.filter(file => !formatOf(file)),
  };
}

/** All source files, relative to the project. */
async function allFiles(project: Project): Promise<readonly string[]> {
  const files = await listFiles(paths.sources(project), ['']);
  return files.map(file => `${project.config.sources}/${file}`);
}

async function chosenFiles(project: Project, only: readonly string[]): Promise<readonly string[]> {
  const files = await allFiles(project);
  if (only.length === 0) return files;
  const chosen = only.map(path => {
    const wanted = shown(project, path);
    const found = files.filter(file => file === wanted || file.startsWith(`${wanted}/`) || wanted === '');
    if (found.length === 0) throw notASource(project, path);
    return found;
  });
  return [...new Set(chosen.flat())].sort();
}

function notASource(project: Project, path: string): AppError {
  const inside = relative(paths.sources(project), resolve(path));
  const isOutside = inside.startsWith('..') || isAbsolute(inside);
  return new AppError(
    'usage',
    `There is no article at ${shown(project, path)}.`,
    isOutside
      ? `Articles are in ${project.config.sources}/: put it there, or name one that is.`
      : 'Check the spelling; `dragoman status` lists the articles.',
  );
}

async function readSource(project: Project, file: string): Promise<Article | AppError> {
  try {
    const bytes = await readBytes(join(project.root, file));
    const { text } = decodeText(bytes ?? new Uint8Array(), file);
    const { sources, sourceLocale, embargo } = project.config;
    return readArticle(text, file, { root: sources, locale: sourceLocale, embargo: isUnderEmbargo(file, embargo) });
  } catch (error) {
    return asFault(error);
  }
}

function isUnderEmbargo(file: string, patterns: readonly string[]): boolean {
  return patterns.length > 0 && picomatch([...patterns], { dot: true, nocase: true })(file);
}

/** Two sources of one name would write the same files: the second is a problem. */
function bySlug(articles: readonly Article[]): { unique: readonly Article[]; clashes: readonly Problem[] } {
  const unique = new Map<string, Article>();
  const clashes: Problem[] = [];
  for (const article of articles) {
    const other = unique.get(article.slug);
    if (!other) unique.set(article.slug, article);
    else
      clashes.push({
        file: article.path,
        message: `${article.path} and ${other.path} would both be called “${article.slug}”.`,
        advice: 'Rename one of them.',
      });
  }
  return { unique: [...unique.values()], clashes };
}
