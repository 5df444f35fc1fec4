import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../errors.ts';
import { cannot, hasCode } from './files.ts';

interface Holder {
  readonly pid: number;
  readonly host: string;
}

/** This process among others, as the command line knows it. */
export interface Processes {
  readonly pid: number;
  isAlive(pid: number): boolean;
}

/**
 * Runs something while no other process works on the project. A second run waits for the first; a lock whose process is
 * gone (`kill -9`) is taken over.
 *
 * @param path  the lock's file
 * @param onWait  told once, when there is something to wait for
 * @throws AppError when interrupted while waiting, or when the lock's holder is on another machine
 */
export async function withLock<T>(
  path: string,
  { processes, signal, onWait }: { processes: Processes; signal: AbortSignal; onWait: (holder: number) => void },
  work: () => Promise<T>,
): Promise<T> {
  const me: Holder = { pid: processes.pid, host: hostname() };
  await mkdir(dirname(path), { recursive: true }).catch(error => {
    throw cannot('write', dirname(path), error);
  });
  for (let told = false; !(await take(path, me)); ) {
    const holder = await holderOf(path);
    if (!holder) continue;
    if (holder.host !== me.host) throw heldElsewhere(path, holder);
    // A holder with this process's own number is from before a restart that gave the number out anew.
    if (holder.pid === me.pid || !processes.isAlive(holder.pid)) {
      await takeAway(path, holder, me);
      continue;
    }
    if (!told) onWait(holder.pid);
    told = true;
    await sleep(200, undefined, { signal }).catch(() => {
      throw new AppError('interrupted', 'Interrupted while waiting for another run.', 'Run the command again.');
    });
  }
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}

/** Makes the lock's file, complete from the first moment: written beside, then linked, which fails if it exists. */
async function take(path: string, me: Holder): Promise<boolean> {
  const beside = `${path}.${me.pid}`;
  try {
    await writeFile(beside, JSON.stringify(me));
    await link(beside, path);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw cannot('write', path, error);
  } finally {
    await rm(beside, { force: true });
  }
}

async function holderOf(path: string): Promise<Holder | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'));
    if (typeof value === 'object' && value && 'pid' in value && 'host' in value)
      return { pid: Number(value.pid), host: String(value.host) };
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
  }
  throw new AppError('project', `Cannot read the lock ${path}.`, 'If no other run is under way, delete that file.');
}

/** Takes a dead process's lock away. If another run was quicker and the lock is now its own, it is put back. */
async function takeAway(path: string, dead: Holder, me: Holder): Promise<void> {
  const aside = `${path}.${me.pid}.old`;
  try {
    await rename(path, aside);
    const taken = await holderOf(aside);
    if (taken && taken.pid !== dead.pid) await link(aside, path).catch(() => undefined);
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
  } finally {
    await rm(aside, { force: true });
    // What it had beside the lock when it was killed just then.
    await rm(`${path}.${dead.pid}`, { force: true });
  }
}

function heldElsewhere(path: string, holder: Holder): AppError {
  return new AppError(
    'unavailable',
    `Another machine (${holder.host}, process ${holder.pid}) is working on this project.`,
    `Wait until it has finished; if it has crashed, delete ${path}.`,
  );
}
