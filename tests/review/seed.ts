import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { readXliff } from '../../src/bitext/xliff.ts';
import type { Unit } from '../../src/model.ts';
import { emptyFolder, seedProject, type TestProject } from '../cli/project.ts';

let template: Promise<string> | undefined;

/** The repository's own project, translated into four languages: made once for a file of tests, and copied. */
export async function translatedSeed(): Promise<TestProject> {
  template ??= makeTemplate();
  const project = await emptyFolder();
  await cp(await template, project.root, { recursive: true });
  return project;
}

async function makeTemplate(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'dragoman-seed-'));
  const project = await seedProject();
  expect((await project.run(['translate'])).code).toBe(0);
  await cp(project.root, folder, { recursive: true });
  return folder;
}

export async function removeTemplate(): Promise<void> {
  if (template) await rm(await template, { recursive: true, force: true });
  template = undefined;
}

/** The units of a record as they are on disk. */
export async function unitsOf(project: TestProject, locale: string, slug = 'nato-bruksela'): Promise<readonly Unit[]> {
  const file = `locales/${locale}/${slug}.xlf`;
  return readXliff(await project.read(file), file).blocks.flatMap(block => block.segments);
}
