import { type Project, paths, shown } from '../project/project.ts';
import { articleKinds } from '../project/sources.ts';
import type { World } from './world.ts';
import { wrapped } from './wrap.ts';

/** Says of a project that has no article yet where to put one. */
export function noArticle(project: Project, { columns }: Pick<World, 'columns'>): string {
  const text = `There is no article yet: put one (${articleKinds()}) into ${shown(project, paths.sources(project))}/.`;
  return `${wrapped(text, columns)}\n`;
}
