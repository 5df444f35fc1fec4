import {
  appendFileSync,
  closeSync,
  constants,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { type FileHandle, open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../errors.ts';
import { type JournalEntry, writeLine } from './journal-lines.ts';

/** The journal's files, oldest first; none where there is no folder. */
export async function journalFiles(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter(name => /^\d{4}-\d{2}\.jsonl$/.test(name)).sort();
}

/** A file's bytes from `offset` on, or from its beginning where it has become shorter than that. */
export async function readFrom(
  path: string,
  offset: number,
): Promise<{ readonly begin: number; readonly bytes: Buffer }> {
  const { size } = await stat(path);
  const begin = size < offset ? 0 : offset;
  if (size === begin) return { begin, bytes: Buffer.alloc(0) };
  return using(path, 'r', async file => ({ begin, bytes: await readBytes(file, begin, size) }));
}

/** Bytes `from` up to `to` of a file; nothing where it cannot be read. */
export function readPiece(path: string, from: number, to: number): Buffer | undefined {
  try {
    const file = openSync(path, 'r');
    try {
      const bytes = Buffer.alloc(to - from);
      return bytes.subarray(0, readSync(file, bytes, 0, bytes.length, from));
    } finally {
      closeSync(file);
    }
  } catch {
    return undefined;
  }
}

export interface Writer {
  /** The file of this month. */
  file(): string;
  /**
   * Writes one entry at a file's end, at once: from then on it outlives this process. Fulfilled when that is done;
   * `durable`: when it outlives the machine's power, too. @throws AppError
   */
  append(file: string, entry: JournalEntry, durable?: 'durable'): Promise<void>;
}

/**
 * Appends entries to the files of a folder. Writing does not wait for anything, for what is paid for and not yet written
 * is lost if the process is killed; flushing does, and everything written meanwhile shares the next flush.
 */
export function openWriter(folder: string, name: string, now: () => number): Writer {
  const settled = new Set<string>();
  const named = new Set<string>();
  let full: unknown;
  let torn: readonly Torn[] = [];
  const flushes = new Map<string, { readonly running: Promise<void>; next?: Promise<void> }>();

  return {
    file: () => `${new Date(now()).toISOString().slice(0, 7)}.jsonl`,
    async append(file, entry, durable) {
      try {
        write(file, writeLine(entry), durable === 'durable');
        if (durable) await flush(file);
      } catch (error) {
        throw unwritable(`${name}/${file}`, error);
      }
    },
  };

  function write(file: string, line: string, durable: boolean): void {
    if (!settled.has(file)) settle(file);
    if (full !== undefined && !durable) throw full;
    try {
      appendWhole(file, line);
    } catch (error) {
      // Somebody deleted the journal; or the disk is full: then what is already paid for takes the room kept for it, and
      // nothing more is bought.
      if (codeOf(error) === 'ENOENT') settle(file);
      else if (!durable || !giveUpReserve(folder)) throw error;
      else full = error;
      appendWhole(file, line);
    }
  }

  /** What came of a line before the disk was full is of no use; that is said in the file as soon as there is room. */
  function appendWhole(file: string, line: string): void {
    appendToExisting(join(folder, file), line, piece => {
      torn = [...torn, { file, ...piece }];
    });
    for (const { file: its, from, to } of torn)
      try {
        appendToExisting(join(folder, its), writeLine({ kind: 'damaged', at: now(), from, to }));
      } catch {
        return;
      }
    torn = [];
  }

  /** Makes a file, and keeps room for the day when the disk is full. */
  function settle(file: string): void {
    mkdirSync(folder, { recursive: true });
    keepReserve(folder);
    appendFileSync(join(folder, file), '');
    settled.add(file);
    named.delete(file);
  }

  /** A flush that has begun may miss what was written since: whoever comes later shares the next one. */
  function flush(file: string): Promise<void> {
    const current = flushes.get(file);
    if (current) {
      current.next ??= current.running.catch(() => undefined).then(() => begin(file));
      return current.next;
    }
    return begin(file);
  }

  function begin(file: string): Promise<void> {
    const running = flushToDisk(file);
    const state = { running };
    flushes.set(file, state);
    return running.finally(() => {
      if (flushes.get(file) === state && !('next' in state)) flushes.delete(file);
    });
  }

  /** The file; and, once, the folder that has its name: not every system can flush a folder. */
  async function flushToDisk(file: string): Promise<void> {
    await using(join(folder, file), 'a', handle => handle.datasync());
    if (named.has(file)) return;
    named.add(file);
    await using(folder, 'r', handle => handle.sync()).catch(() => undefined);
  }
}

/** Room for the answers of all requests under way: 50 texts of 1 000 bytes each, for 20 requests. */
const RESERVE = 1_000_000;

function keepReserve(folder: string): void {
  const path = join(folder, 'reserve');
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) >= RESERVE) return;
  try {
    writeFileSync(path, Buffer.alloc(RESERVE, '.'));
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  }
}

/** Whether there was anything to give up. */
function giveUpReserve(folder: string): boolean {
  const path = join(folder, 'reserve');
  const kept = existsSync(path);
  rmSync(path, { force: true });
  return kept;
}

interface Torn extends Piece {
  readonly file: string;
}

/** Bytes `from` up to `to` of a file, a line without its line feed. */
interface Piece {
  readonly from: number;
  readonly to: number;
}

/**
 * @param onTorn  told of a part that was written, where the rest could not be
 * @throws where there is no such file: it was deleted, and its folder perhaps with it
 */
function appendToExisting(path: string, text: string, onTorn: (piece: Piece) => void = () => {}): void {
  const file = openSync(path, constants.O_WRONLY | constants.O_APPEND);
  const bytes = Buffer.from(text);
  let done = 0;
  try {
    while (done < bytes.length) done += writeSync(file, bytes, done);
  } catch (error) {
    const to = fstatSync(file).size;
    if (done > 0) onTorn({ from: to - done + 1, to });
    throw error;
  } finally {
    closeSync(file);
  }
}

async function readBytes(file: FileHandle, from: number, to: number): Promise<Buffer> {
  const bytes = Buffer.alloc(to - from);
  const { bytesRead } = await file.read(bytes, 0, bytes.length, from);
  return bytes.subarray(0, bytesRead);
}

async function using<T>(path: string, flags: string, use: (file: FileHandle) => Promise<T>): Promise<T> {
  const file = await open(path, flags);
  try {
    return await use(file);
  } finally {
    await file.close();
  }
}

export function unreadable(path: string, error: unknown): AppError {
  return new AppError('project', `Cannot read ${path}: ${words(error)}`, 'Make it readable, or delete it.', {
    cause: error,
  });
}

function unwritable(path: string, error: unknown): AppError {
  return new AppError(
    'unavailable',
    `Cannot write ${path}: ${words(error)}`,
    'Nothing is asked for without a record of what it costs. Make room, or make the folder writable, and run again.',
    { cause: error },
  );
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

function words(error: unknown): string {
  return error instanceof Error
    ? error.message.replace(/[,:]? ?(?:open|write|stat|read|mkdir) '[^']*'$/, '')
    : String(error);
}
