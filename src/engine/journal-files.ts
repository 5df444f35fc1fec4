import { type FileHandle, mkdir, open, readdir, stat, unlink } from 'node:fs/promises';
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
export function readPiece(path: string, from: number, to: number): Promise<Buffer | undefined> {
  return using(path, 'r', file => readBytes(file, from, to)).catch(() => undefined);
}

export interface Writer {
  /** The file of this month. */
  file(): string;
  /** Writes one entry at a file's end; `durable`: and has it on the disk itself when fulfilled. @throws AppError */
  append(file: string, entry: JournalEntry, durable?: 'durable'): Promise<void>;
}

interface Waiting {
  readonly file: string;
  readonly line: string;
  readonly durable: boolean;
  readonly done: (error?: unknown) => void;
}

/** Appends entries: all that are waiting in one write and at most one flush. */
export function openWriter(folder: string, name: string, now: () => number): Writer {
  let waiting: Waiting[] = [];
  let writing = false;
  const settled = new Set<string>();

  return {
    file: () => `${new Date(now()).toISOString().slice(0, 7)}.jsonl`,
    append: (file, entry, durable) =>
      new Promise((resolve, reject) => {
        const done = (error?: unknown) =>
          error === undefined ? resolve() : reject(unwritable(`${name}/${file}`, error));
        waiting.push({ file, line: writeLine(entry), durable: durable === 'durable', done });
        if (!writing) void writeAll();
      }),
  };

  async function writeAll(): Promise<void> {
    writing = true;
    for (let next = waiting[0]; next; next = waiting[0]) {
      const { file } = next;
      const group = waiting.filter(entry => entry.file === file);
      waiting = waiting.filter(entry => entry.file !== file);
      const failure = await writeGroup(file, group).then(
        () => undefined,
        error => error ?? new Error('The journal could not be written.'),
      );
      for (const { done } of group) done(failure);
    }
    writing = false;
  }

  async function writeGroup(file: string, group: readonly Waiting[]): Promise<void> {
    const text = group.map(({ line }) => line).join('');
    const durable = group.some(entry => entry.durable);
    if (!settled.has(file)) await settle(file);
    const path = join(folder, file);
    await appendText(path, text, durable).catch(async error => {
      // Somebody deleted the journal; or the disk is full, and what is already paid for takes the room kept for it.
      if (codeOf(error) === 'ENOENT') await settle(file);
      else if (!durable || !(await giveUpReserve(folder))) throw error;
      await appendText(path, text, durable);
    });
  }

  /** Once a file: makes it, has its name on the disk, and keeps room for the day when the disk is full. */
  async function settle(file: string): Promise<void> {
    await mkdir(folder, { recursive: true });
    await keepReserve(folder);
    await appendText(join(folder, file), '', true);
    await using(folder, 'r', directory => directory.sync()).catch(() => undefined);
    settled.add(file);
  }
}

/** Room for the answers of all requests under way: 50 texts of 1 000 bytes each, for 20 requests. */
const RESERVE = 1_000_000;

async function keepReserve(folder: string): Promise<void> {
  const path = join(folder, 'reserve');
  const size = await stat(path).then(
    ({ size }) => size,
    () => 0,
  );
  if (size >= RESERVE) return;
  await using(path, 'w', async file => {
    await file.writeFile(Buffer.alloc(RESERVE, '.'));
    await file.sync();
  }).catch(async error => {
    await unlink(path).catch(() => undefined);
    throw error;
  });
}

function giveUpReserve(folder: string): Promise<boolean> {
  return unlink(join(folder, 'reserve')).then(
    () => true,
    () => false,
  );
}

function appendText(path: string, text: string, durable: boolean): Promise<void> {
  return using(path, 'a', async file => {
    if (text !== '') await file.appendFile(text);
    if (durable) await file.datasync();
  });
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
