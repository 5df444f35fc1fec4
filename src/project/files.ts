import { type FileHandle, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError, type Failure } from '../errors.ts';

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
  const { size } = await stampOf(path);
  const existing = size === bytes.length ? await readBytes(path) : undefined;
  if (existing && Buffer.compare(existing, bytes) === 0) return false;
  await replace(path, bytes, { isDurable: true });
  return true;
}

/**
 * Writes what can be made again: where that is not possible, the next run makes it anew. A kill leaves the old file or the
 * new one; after a power cut it may be empty, as nothing waits for the disk.
 */
export async function keepIfPossible(path: string, content: string | Uint8Array): Promise<void> {
  await replace(path, typeof content === 'string' ? Buffer.from(content, 'utf8') : content, { isDurable: false }).catch(
    () => undefined,
  );
}

async function replace(path: string, bytes: Uint8Array, { isDurable }: { readonly isDurable: boolean }): Promise<void> {
  const folder = dirname(path);
  const beside = join(folder, `.${fileName(path)}${TEMPORARY}`);
  try {
    await writeNew(beside, bytes, isDurable);
    await rename(beside, path);
    if (isDurable) await flushFolder(folder);
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined);
    throw cannot('write', path, error);
  }
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

async function writeNew(path: string, bytes: Uint8Array, isDurable: boolean): Promise<void> {
  const file = await openInFolder(path);
  try {
    await file.writeFile(bytes);
    if (isDurable) await file.sync();
  } finally {
    await file.close();
  }
}

/** Its folder is nearly always there: it is made only where it is not. */
async function openInFolder(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'w');
  } catch (error) {
    if (!isMissing(error)) throw error;
    await mkdir(dirname(path), { recursive: true });
    return open(path, 'w');
  }
}

interface Flush {
  isUnderWay: boolean;
  readonly done: Promise<void>;
}

/** The last flush of each folder that is not done. */
const flushes = new Map<string, Flush>();

/** A rename is durable once its folder is flushed: one flush serves all that were renamed before it begins. */
function flushFolder(folder: string): Promise<void> {
  const last = flushes.get(folder);
  if (last && !last.isUnderWay) return last.done;
  const done = Promise.resolve(last?.done).then(async () => {
    flush.isUnderWay = true;
    await flushNow(folder);
    if (flushes.get(folder) === flush) flushes.delete(folder);
  });
  const flush: Flush = { isUnderWay: false, done };
  flushes.set(folder, flush);
  return done;
}

/** Some systems cannot open a folder; there the rename must do. */
async function flushNow(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close().catch(() => undefined);
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

interface Trouble {
  readonly failure: Failure;
  readonly advice: string;
}

const permissions: Trouble = { failure: 'project', advice: 'Change its permissions, or run as a user who has them.' };
const full: Trouble = {
  failure: 'unavailable',
  advice: 'The disk is full: make room, then run again. Nothing is half written.',
};
const inTheWay: Trouble = { failure: 'project', advice: 'There is a file where a folder should be: rename it.' };

const TROUBLES: Readonly<Record<string, Trouble>> = {
  EACCES: permissions,
  EPERM: permissions,
  EROFS: { failure: 'project', advice: 'The disk is read-only: work on a copy of the project elsewhere.' },
  ENOSPC: full,
  EDQUOT: full,
  EISDIR: { failure: 'project', advice: 'There is a folder of that name where a file should be: rename it.' },
  ENOTDIR: inTheWay,
  EEXIST: inTheWay,
  ENAMETOOLONG: { failure: 'project', advice: 'Its name is longer than this system takes: shorten it.' },
  EBUSY: { failure: 'unavailable', advice: 'Another program has it open: close it there, then run again.' },
  EMFILE: {
    failure: 'unavailable',
    advice: 'Too many files are open: close other programs, or raise the limit (ulimit -n).',
  },
};

const other: Trouble = { failure: 'unavailable', advice: 'Look at the disk, then run again. Nothing is half written.' };

/** What the system says about a file, as something that a person can mend; anything else as it is. */
export function cannot(verb: 'read' | 'write', path: string, cause: unknown): unknown {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (!/^E[A-Z]+$/.test(code)) return cause;
  const { failure, advice } = TROUBLES[code] ?? other;
  return new AppError(failure, `Cannot ${verb} ${path} (${code}).`, advice, { cause });
}
