import { dirname, join, relative, resolve } from 'node:path';
import { decodeText } from '../article/decode.ts';
import { AppError } from '../errors.ts';
import type { Locale, Problem } from '../model.ts';
import { CONFIG_FILE, type Config, parseConfig } from './config.ts';
import { readBytes } from './files.ts';

/** A folder with a configuration. */
export interface Project {
  /** The folder's absolute path. */
  readonly root: string;
  readonly config: Config;
}

/**
 * Opens the project that a folder belongs to: the nearest folder above it (or itself) that has a configuration.
 * @throws AppError where there is none, or where it is invalid
 */
export async function openProject(folder: string): Promise<Project> {
  for (let root = resolve(folder); ; root = dirname(root)) {
    const project = await readProject(root);
    if (project) return project;
    if (root === dirname(root)) break;
  }
  throw new AppError(
    'project',
    `There is no ${CONFIG_FILE} in ${folder}, nor in a folder above it.`,
    'Go to your project’s folder, or make one here with `dragoman init`.',
  );
}

/** The project of just that folder; undefined where it is none. @throws AppError where its configuration is invalid */
export async function readProject(root: string): Promise<Project | undefined> {
  const bytes = await readBytes(join(root, CONFIG_FILE));
  return bytes && { root, config: parseConfig(decodeText(bytes, CONFIG_FILE).text, CONFIG_FILE) };
}

/** Where a project's files are; all absolute. */
export const paths = {
  config: (project: Project) => join(project.root, CONFIG_FILE),
  sources: (project: Project) => join(project.root, project.config.sources),
  glossary: (project: Project) => join(project.root, project.config.glossary),
  memory: (project: Project) => join(project.root, project.config.memory),
  locale: (project: Project, locale: Locale) => join(project.root, project.config.locales, locale),
  localeFile: (project: Project, locale: Locale, slug: string) => join(paths.locale(project, locale), `${slug}.json`),
  record: (project: Project, locale: Locale, slug: string) => join(paths.locale(project, locale), `${slug}.xlf`),
  published: (project: Project, locale: Locale, slug: string) =>
    join(project.root, project.config.publish.folder, locale, slug),
  disclosure: (project: Project, locale: Locale) =>
    join(project.root, project.config.publish.disclosures, `${locale}.json`),
  /** Journal and caches: can be deleted at any time. */
  cache: (project: Project, ...names: readonly string[]) => join(project.root, '.dragoman', ...names),
};

/** A path as messages and records show it: relative to the project, with `/`. */
export function shown(project: Project, path: string): string {
  return relative(project.root, path).split('\\').join('/');
}

/** A file that a person named, as messages show it: relative to the project where it is in there, else in full. */
export function nameOf(project: Project, path: string): string {
  const inside = shown(project, path);
  return inside === '' || inside.startsWith('../') || inside === '..' ? path : inside;
}

/** Something wrong with a file of the project, while the rest of the work goes on: a line of it, or all of it. */
export type Fault = Problem | AppError;

/** A failure that concerns one file of the project, or the disk it is on; anything else is thrown on. */
export function asFault(error: unknown): AppError {
  if (error instanceof AppError && (error.failure === 'project' || error.failure === 'unavailable')) return error;
  throw error;
}
