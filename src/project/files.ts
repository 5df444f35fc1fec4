import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '../errors.ts';

/** The bytes of a file, or undefined where there is none. */
export async function readBytes(path: string): Promise<Uint8Array | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw cannot('read', path, error);
  }
}

/** The size of a file in bytes, and when it was changed (milliseconds since 1970); zeros where there is none. */
export async function stampOf(path: string): Promise<{ readonly size: number; readonly changed: number }> {
  return stat(path).then(
    found => ({ size: found.size, changed: found.mtimeMs }),
    () => ({ size: 0, changed: 0 }),
  );
}

/**
 * Writes a file so that it is never half written: beside, flushed, renamed. A file that already has this content is not
 * touched.
 *
 * @returns whether it was written
 */
export async function writeFileSafely(path: string, content: string | Uint8Array): Promise<boolean> {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  const existing = await readBytes(path);
  if (existing && Buffer.compare(existing, bytes) === 0) return false;
  const beside = join(dirname(path), `.${fileName(path)}${TEMPORARY}`);
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeDurably(beside, bytes);
    await rename(beside, path);
    await flushFolder(dirname(path));
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined);
    throw cannot('write', path, error);
  }
  return true;
}

/** The ending of files that a run leaves behind only when it is killed while writing. */
const TEMPORARY = '.dragoman-tmp';

/** Files below a folder with one of the endings, as paths relative to it with `/`, sorted; none where it is missing. */
export async function listFiles(folder: string, endings: readonly string[]): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const prefix = folder.length + 1;
    return entries
      .filter(entry => entry.isFile() && !entry.name.startsWith('.'))
      .map(entry => join(entry.parentPath, entry.name).slice(prefix).split('\\').join('/'))
      .filter(path => endings.some(ending => path.toLowerCase().endsWith(ending)))
      .sort();
  } catch (error) {
    if (isMissing(error)) return [];
    throw cannot('read', folder, error);
  }
}

export async function removeFile(path: string): Promise<void> {
  await rm(path, { force: true });
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'w');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A rename is durable once its folder is flushed. Some systems cannot open a folder; there the rename must do. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

function fileName(path: string): string {
  return path.slice(dirname(path).length + 1);
}

function isMissing(error: unknown): boolean {
  return hasCode(error, 'ENOENT') || hasCode(error, 'ENOTDIR');
}

/** Whether a system call failed with this code. */
export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

const ADVICE: Readonly<Record<string, string>> = {
  EACCES: 'Change its permissions, or run as a user who has them.',
  EPERM: 'Change its permissions, or run as a user who has them.',
  EROFS: 'The disk is read-only: work on a copy of the project elsewhere.',
  ENOSPC: 'The disk is full: make room, then run again. Nothing is half written.',
  EISDIR: 'There is a folder of that name where a file should be: rename it.',
  EMFILE: 'Too many files are open: close other programs, or raise the limit (ulimit -n).',
};

function cannot(verb: string, path: string, cause: unknown): unknown {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const advice = ADVICE[code];
  return advice ? new AppError('project', `Cannot ${verb} ${path} (${code}).`, advice, { cause }) : cause;
}
