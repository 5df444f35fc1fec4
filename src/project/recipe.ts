import { hash } from 'node:crypto';
import { join } from 'node:path';
import { fingerprint } from '../fingerprint.ts';
import { listFiles, readBytes } from './files.ts';
import { type Project, paths } from './project.ts';
import { packageVersion } from './version.ts';

/**
 * All that decides what is made of an article, besides its own files: with another recipe, what a cache has is not used.
 *
 * @param more  what else decides it: the engine, the locales
 */
export async function recipeOf(project: Project, ...more: readonly string[]): Promise<string> {
  const { config, root } = project;
  const files = (await listFiles(paths.glossary(project), ['.csv'])).map(name => join(paths.glossary(project), name));
  if (config.segmentation.srx) files.push(join(root, config.segmentation.srx));
  const contents = await Promise.all(files.map(async file => (await readBytes(file)) ?? new Uint8Array()));
  return fingerprint(packageVersion(), JSON.stringify(config), ...more, ...files, ...contents.map(digest));
}

/** What files hold, in short, by their paths. */
export type Contents = ReadonlyMap<string, string>;

/**
 * What these files hold, in short; one that is missing counts as that.
 * @param known  what a run has read from them or written into them: those are not read again
 */
export async function contentsOf(files: readonly string[], known: Contents = new Map()): Promise<string> {
  const each = files.map(async file => {
    const held = known.get(file);
    if (held !== undefined) return held;
    const bytes = await readBytes(file);
    return bytes ? digest(bytes) : '';
  });
  return digest((await Promise.all(each)).join());
}

/** SHA-256, in base64. */
export function digest(content: Uint8Array | string): string {
  return hash('sha256', content, 'base64');
}
