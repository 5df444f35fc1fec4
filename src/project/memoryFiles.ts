import { copyFile, mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../errors.ts';
import { type MemoryBuilder, openPackedMemory, type TranslationMemory } from '../memory/memory.ts';
import { cannot, hasCode, readBytes, stampOf } from './files.ts';

/** Copies a file so that the copy is never half there: beside, flushed, renamed. */
export function copySafely(from: string, to: string): Promise<void> {
  return beside(to, async path => {
    await copyFile(from, path);
    const file = await open(path, 'r+');
    await file.sync().finally(() => file.close());
  });
}

/** A memory that was packed with this key; undefined where there is none, or none that could be opened at once. */
export async function openKept(path: string, key: string): Promise<TranslationMemory | undefined> {
  const { size } = await stampOf(path);
  const bytes = size <= MOST_AT_ONCE ? await readBytes(path) : undefined;
  return bytes && openPackedMemory(bytes, key);
}

/** Node reads no larger file at once. */
const MOST_AT_ONCE = 2 ** 31 - 1;

/**
 * Packs a memory into a file. It is a cache: where it cannot be written, or is too large to be read at once, it is built
 * again next time.
 */
export async function keepBuilt(path: string, builder: MemoryBuilder, key: string): Promise<void> {
  const parts = builder.pack(key);
  if (parts.reduce((sum, part) => sum + part.length, 0) > MOST_AT_ONCE) return;
  await writePartsSafely(path, parts).catch(() => undefined);
}

/** Writes a file of any size, part by part, so that it is never half written. */
export function writePartsSafely(path: string, parts: Iterable<string | Uint8Array>): Promise<void> {
  return beside(path, async temporary => {
    const file = await open(temporary, 'w');
    try {
      let waiting: Uint8Array[] = [];
      let length = 0;
      const write = async () => {
        await file.writev(waiting);
        [waiting, length] = [[], 0];
      };
      for (const part of parts) {
        const bytes = typeof part === 'string' ? Buffer.from(part) : part;
        waiting.push(bytes);
        length += bytes.length;
        if (length >= ENOUGH) await write();
      }
      await write();
      await file.sync();
    } finally {
      await file.close();
    }
  });
}

/** As many bytes are written at once. */
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

/**
 * @param name  the file, as messages show it
 * @throws AppError where there is no such file, or where it cannot be read
 */
export async function mustBeReadable(path: string, name: string): Promise<void> {
  try {
    const file = await open(path, 'r');
    const isFile = await file.stat().then(found => found.isFile());
    await file.close();
    if (isFile) return;
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw cannot('read', name, error);
  }
  throw new AppError('usage', `There is no file ${name}.`, 'Check the spelling.');
}
