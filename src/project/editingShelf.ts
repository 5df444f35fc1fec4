import { isDeepStrictEqual } from 'node:util';
import { AppError } from '../errors.ts';
import { CONFIG_FILE } from './config.ts';
import { stampOf } from './editingFiles.ts';
import type { KeptWith } from './editingKept.ts';
import { listFiles } from './files.ts';
import { asFault, type Fault, type Project, paths, readProject } from './project.ts';
import { recipeOf } from './recipe.ts';
import { readSources, type Sources } from './sources.ts';
import { openTools, type Surroundings, type Toolbox } from './tools.ts';

/** What all articles of a project share, as of some moment. */
export interface Shelf {
  /** As its configuration has it; the very same object until that changes. */
  readonly project: Project;
  readonly sources: Sources;
  readonly toolbox: Toolbox;
  /** What articles that are kept depend on. */
  readonly kept: KeptWith;
  /** What is wrong with the configuration, with sources, glossary and memory. */
  faults(): readonly Fault[];
  readonly stamp: string;
}

/** @param before  the project so far: a configuration that cannot be read leaves it as it was, and is a fault */
export async function fillShelf(before: Project, surroundings: Surroundings): Promise<Shelf> {
  const configStamp = await stampOf([paths.config(before)]);
  const read = (await readProject(before.root).catch(asFault)) ?? gone();
  const project = 'config' in read && !isDeepStrictEqual(read, before) ? read : before;
  const stamp = `${configStamp} ${await filesStamp(project)}`;
  const [sources, { toolbox, kept }] = await Promise.all([readSources(project, []), openWith(project, surroundings)]);
  const broken = 'config' in read ? [] : [read];
  return { project, sources, toolbox, kept, stamp, faults: () => [...broken, ...sources.faults, ...toolbox.faults()] };
}

/** What every article is opened with. */
export async function openWith(project: Project, surroundings: Surroundings): Promise<Pick<Shelf, 'toolbox' | 'kept'>> {
  const recipe = await recipeOf(project);
  const toolbox = await openTools(project, surroundings);
  return { toolbox, kept: { concepts: toolbox.concepts, recipe } };
}

function gone(): AppError {
  return new AppError('project', `${CONFIG_FILE} is gone.`, 'Restore it; until then what it said last holds.');
}

/** Another one than the shelf's means that something was written since. */
export async function shelfStamp(project: Project): Promise<string> {
  return `${await stampOf([paths.config(project)])} ${await filesStamp(project)}`;
}

async function filesStamp(project: Project): Promise<string> {
  const folders = [
    { folder: paths.sources(project), endings: [''] },
    { folder: paths.glossary(project), endings: ['.csv'] },
  ];
  const files = await Promise.all(
    folders.map(async ({ folder, endings }) => (await listFiles(folder, endings)).map(file => `${folder}/${file}`)),
  );
  return `${files.flat().join('|')} ${await stampOf(files.flat())}`;
}
