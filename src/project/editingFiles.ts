import { stat } from 'node:fs/promises';
import type { Article, Locale } from '../model.ts';
import { type Project, paths } from './project.ts';

/** The files that an open article comes from. */
export function filesOf(project: Project, { slug, path }: Article, locale: Locale): readonly string[] {
  return [`${project.root}/${path}`, paths.record(project, locale, slug), paths.localeFile(project, locale, slug)];
}

/** What the system says of files, so that any write by anyone is noticed. */
export async function stampOf(files: readonly string[]): Promise<string> {
  const stats = await Promise.all(files.map(file => stat(file, { bigint: true }).catch(() => undefined)));
  return stats.map(found => (found ? `${found.ino}:${found.size}:${found.mtimeNs}` : '-')).join(' ');
}
