import { copyFile, mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

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
    throw error;
  }
}
