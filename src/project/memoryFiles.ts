import { copyFile, mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../errors.ts';
import { cannot, hasCode } from './files.ts';

/** Copies a file so that the copy is never half there: beside, flushed, renamed. */
export function copySafely(from: string, to: string): Promise<void> {
  return beside(to, async path => {
    await copyFile(from, path);
    const file = await open(path, 'r+');
    await file.sync().finally(() => file.close());
  });
}

/** Writes a file of any size, part by part, so that it is never half written. */
export function writePartsSafely(path: string, parts: Iterable<string>): Promise<void> {
  return beside(path, async temporary => {
    const file = await open(temporary, 'w');
    try {
      let waiting = '';
      for (const part of parts) {
        waiting += part;
        if (waiting.length < ENOUGH) continue;
        await file.write(waiting);
        waiting = '';
      }
      await file.write(waiting);
      await file.sync();
    } finally {
      await file.close();
    }
  });
}

/** As many UTF-16 code units are written at once. */
const ENOUGH = 1_000_000;

async function beside(path: string, write: (temporary: string) => Promise<void>): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.dragoman-tmp`);
  try {
    await mkdir(dirname(path), { recursive: true });
    await write(temporary);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw cannot('write', path, error);
  }
}

/** @throws AppError where there is no such file, or where it cannot be read */
export async function mustBeReadable(path: string): Promise<void> {
  try {
    const file = await open(path, 'r');
    const isFile = await file.stat().then(found => found.isFile());
    await file.close();
    if (isFile) return;
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw cannot('read', path, error);
  }
  throw new AppError('usage', `There is no file ${path}.`, 'Check the spelling.');
}
