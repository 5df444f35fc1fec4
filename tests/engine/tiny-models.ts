import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, onTestFinished } from 'vitest';
import type { FileRole, InstalledModel } from '../../src/engine/models.ts';
import { install } from '../../src/engine/models-install.ts';
import { type TinyModel, tinyModel } from './tiny-model.ts';

/** What the tiny models know (those from English have one vocabulary for both languages); all other words they copy, letter by letter. */
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
  return tinyModel(DICTIONARIES[name] ?? {}, name.startsWith('en-'));
}

export function contentsOf({ model, lex, srcvocab, trgvocab }: TinyModel): Map<FileRole, Uint8Array> {
  const own: [FileRole, Uint8Array][] = [
    ['sourceVocabulary', srcvocab],
    ['targetVocabulary', trgvocab],
  ];
  const shared: [FileRole, Uint8Array][] = [['vocabulary', srcvocab]];
  return new Map([['model', model], ['shortlist', lex], ...(srcvocab === trgvocab ? shared : own)]);
}

export async function installTiny(folder: string, ...names: readonly string[]): Promise<readonly InstalledModel[]> {
  const about = { architecture: 'tiny', origin: 'a test' };
  return Promise.all(names.map(name => install(name, about, contentsOf(tiny(name)), folder)));
}
