import { isAbsolute, join, relative, resolve } from 'node:path';
import picomatch from 'picomatch';
import { extensions, formatOf } from '../article/formats.ts';
import { readArticle, slugOf } from '../article/read.ts';
import { AppError } from '../errors.ts';
import type { Article } from '../model.ts';
import { listFiles, readBytes, stampOf } from './files.ts';
import { asFault, type Fault, type Project, paths, shown } from './project.ts';

/** The endings of articles' names, for a sentence: `.txt, .md or .docx`. */
export function articleKinds(): string {
  return new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(extensions);
}

/** A file with an article, not yet read. */
export interface SourceFile {
  readonly slug: string;
  /** Relative to the project. */
  readonly path: string;
}

export interface SourceList {
  /** In the order of their paths. */
  readonly files: readonly SourceFile[];
  /** Files whose name another file has taken. */
  readonly faults: readonly Fault[];
  /** Files of kinds that no format knows, relative to the project. */
  readonly leftOut: readonly string[];
}

/**
 * Lists the source files of a project without reading them.
 *
 * @param only  files or folders, absolute, to which to keep; all where it is empty
 * @throws AppError where one of `only` holds no article
 */
export async function listSources(project: Project, only: readonly string[]): Promise<SourceList> {
  const chosen = await chosenFiles(project, only);
  const files = chosen
    .filter(path => formatOf(path))
    .map(path => ({ path, slug: slugOf(path, project.config.sources) }));
  return { ...bySlug(files), leftOut: chosen.filter(path => !formatOf(path)) };
}

/**
 * @param onRead  told what the file held
 * @throws AppError where the file cannot be read as an article
 */
export async function readSource(
  project: Project,
  { path }: SourceFile,
  onRead: (path: string, content: Uint8Array) => void = () => {},
): Promise<Article> {
  const { sources, sourceLocale, embargo } = project.config;
  const { size } = await stampOf(join(project.root, path));
  const most = formatOf(path)?.mostBytes ?? MOST_BYTES;
  if (size > most) throw tooLarge(path, size, most);
  const bytes = await readBytes(join(project.root, path));
  const document = bytes ?? new Uint8Array();
  onRead(join(project.root, path), document);
  return readArticle(document, path, { root: sources, locale: sourceLocale, embargo: isUnderEmbargo(path, embargo) });
}

/** A novel has about 1 MB. A record of much more than this could not be read by the tools that are to read it. */
const MOST_BYTES = 8 * 1024 * 1024;

function tooLarge(path: string, size: number, most: number): AppError {
  return new AppError(
    'project',
    `Cannot read ${path}: it has ${Math.ceil(size / 1e6)} MB, and an article has at most ${Math.floor(most / 1e6)}.`,
    'Split it into several files.',
  );
}

export interface Sources extends Omit<SourceList, 'files'> {
  readonly articles: readonly Article[];
}

/** Lists and reads the source articles of a project; a file that cannot be read is a fault. */
export async function readSources(project: Project, only: readonly string[]): Promise<Sources> {
  const { files, faults, leftOut } = await listSources(project, only);
  const read = await Promise.all(files.map(file => readSource(project, file).catch(asFault)));
  return {
    articles: read.filter(result => 'slug' in result),
    faults: [...faults, ...read.filter(result => 'advice' in result)],
    leftOut,
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

function isUnderEmbargo(file: string, patterns: readonly string[]): boolean {
  return patterns.length > 0 && picomatch([...patterns], { dot: true, nocase: true })(file);
}

/** Two sources of one name would write the same files: the second is a fault. */
function bySlug(files: readonly SourceFile[]): Pick<SourceList, 'files' | 'faults'> {
  const unique = new Map<string, SourceFile>();
  const faults: Fault[] = [];
  for (const file of files) {
    const other = unique.get(file.slug);
    if (!other) unique.set(file.slug, file);
    else
      faults.push({
        file: file.path,
        message: `${file.path} and ${other.path} would both be called “${file.slug}”.`,
        advice: 'Rename one of them.',
      });
  }
  return { files: [...unique.values()], faults };
}
