import { join } from 'node:path';
import { slugOf } from '../article/read.ts';
import { listFiles, removeFile } from './files.ts';
import { type Project, paths } from './project.ts';

/**
 * Files below the locales folder whose article is gone (or whose locale is no longer wanted), relative to the project.
 * A source that is there but cannot be read is not gone.
 */
export async function findOrphans(project: Project): Promise<readonly string[]> {
  const { config } = project;
  const sources = await listFiles(paths.sources(project), ['']);
  const slugs = new Set(sources.map(file => slugOf(`${config.sources}/${file}`, config.sources)));
  const wanted = new Set([config.sourceLocale, ...config.targetLocales]);
  const files = await listFiles(join(project.root, config.locales), ['.json', '.xlf']);
  return files
    .filter(file => {
      const [locale = '', name = '', ...deeper] = file.split('/');
      return deeper.length > 0 ? false : !wanted.has(locale) || !slugs.has(name.replace(/\.(json|xlf)$/, ''));
    })
    .map(file => `${config.locales}/${file}`);
}

/** Deletes files of articles that are gone. */
export async function prune(project: Project, orphans: readonly string[]): Promise<void> {
  await Promise.all(orphans.map(file => removeFile(join(project.root, file))));
}
