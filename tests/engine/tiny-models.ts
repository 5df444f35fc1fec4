import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, onTestFinished } from 'vitest';
import type { FileRole, InstalledModel } from '../../src/engine/models.ts';
import { install } from '../../src/engine/models-install.ts';
import { type TinyModel, tinyModel } from './tiny-model.ts';

/** What the tiny models know; all other words they copy, letter by letter. */
export const DICTIONARIES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'pl-en': {
    Wojsko: 'Army',
    wojsko: 'army',
    Polska: 'Poland',
    jest: 'is',
    nie: 'not',
    i: 'and',
    w: 'in',
    ćwiczenia: 'exercises',
    gotowe: 'ready',
    minister: 'minister',
    obrony: 'defence',
    brygada: 'brigade',
    Brygada: 'Brigade',
  },
  'en-de': { Army: 'Heer', army: 'Truppe', Poland: 'Polen', is: 'ist', not: 'nicht', and: 'und', ready: 'bereit' },
};

/** A folder that is gone after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'dragoman-models-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** A folder that is gone after the tests of a file. */
export async function temporaryFolderForAll(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'dragoman-models-'));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export function tiny(name: string): TinyModel {
  return tinyModel(DICTIONARIES[name] ?? {});
}

export function contentsOf(model: TinyModel): Map<FileRole, Uint8Array> {
  return new Map<FileRole, Uint8Array>([
    ['model', model.model],
    ['shortlist', model.lex],
    ['sourceVocabulary', model.srcvocab],
    ['targetVocabulary', model.trgvocab],
  ]);
}

export async function installTiny(folder: string, ...names: readonly string[]): Promise<readonly InstalledModel[]> {
  const about = { architecture: 'tiny', origin: 'a test' };
  return Promise.all(names.map(name => install(name, about, contentsOf(tiny(name)), folder)));
}
