import { mkdtemp, readFile, rm, stat, writeFile, readdir } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { listFiles, writeFileSafely } from '../../src/project/files.ts';
import { type Processes, withLock } from '../../src/project/lock.ts';

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'dragoman-lock-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

const living = (...pids: readonly number[]): Processes => ({ pid: pids[0] ?? 1, isAlive: pid => pids.includes(pid) });
const never = new AbortController().signal;

describe('a project’s lock', () => {
  it('lets one run work at a time', async () => {
    const path = join(await folder(), 'lock');
    const order: string[] = [];
    const run = (pid: number, name: string) =>
      withLock(path, { processes: { ...living(1, 2, 3), pid }, signal: never, onWait: () => order.push(`${name} waits`) }, async () => {
        order.push(`${name} begins`);
        await wait(50);
        order.push(`${name} ends`);
      });
    await Promise.all([run(1, 'a'), wait(10).then(() => run(2, 'b')), wait(20).then(() => run(3, 'c'))]);
    const work = order.filter(each => !each.endsWith('waits'));
    for (let at = 0; at < work.length; at += 2) expect(work[at]?.[0]).toBe(work[at + 1]?.[0]);
    expect(order.filter(each => each.endsWith('waits'))).toHaveLength(2);
    await expect(stat(path)).rejects.toThrow();
  });

  it('is taken over from a process that was killed', async () => {
    const path = join(await folder(), 'lock');
    for (const left of [path, `${path}.99`]) await writeFile(left, JSON.stringify({ pid: 99, host: hostname() }));
    expect(await withLock(path, { processes: living(1), signal: never, onWait: () => {} }, async () => 'done')).toBe('done');
    expect(await readdir(dirname(path))).toEqual([]);
  });

  it('of another machine is left alone, with a word of what to do', async () => {
    const path = join(await folder(), 'lock');
    await writeFile(path, JSON.stringify({ pid: 99, host: 'inna-maszyna' }));
    await expect(withLock(path, { processes: living(1), signal: never, onWait: () => {} }, async () => 1)).rejects.toMatchObject({
      failure: 'unavailable',
      message: expect.stringContaining('inna-maszyna'),
    });
    expect(await readFile(path, 'utf8')).toContain('inna-maszyna');
  });

  it('that is spoilt is named', async () => {
    const path = join(await folder(), 'lock');
    await writeFile(path, 'zzz');
    await expect(withLock(path, { processes: living(1), signal: never, onWait: () => {} }, async () => 1)).rejects.toThrow(path);
  });

  it('is waited for no longer than until Ctrl-C', async () => {
    const path = join(await folder(), 'lock');
    await writeFile(path, JSON.stringify({ pid: 2, host: hostname() }));
    const interruption = new AbortController();
    setTimeout(() => interruption.abort(), 50);
    const waiting = withLock(path, { processes: living(1, 2), signal: interruption.signal, onWait: () => {} }, async () => 1);
    await expect(waiting).rejects.toMatchObject({ failure: 'interrupted' });
  });
});

describe('writing a file', () => {
  it('leaves one alone that has this content already', async () => {
    const path = join(await folder(), 'a/b.txt');
    expect(await writeFileSafely(path, 'zażółć')).toBe(true);
    const { mtimeMs, ino } = await stat(path);
    await wait(20);
    expect(await writeFileSafely(path, 'zażółć')).toBe(false);
    expect(await stat(path)).toMatchObject({ mtimeMs, ino });
  });

  it('leaves nothing beside it', async () => {
    const root = await folder();
    await writeFileSafely(join(root, 'a.txt'), 'jeden');
    await writeFileSafely(join(root, 'a.txt'), 'dwa');
    expect(await listFiles(root, [''])).toEqual(['a.txt']);
  });

  it('says what to do where a folder is in the way', async () => {
    const root = await folder();
    await writeFileSafely(join(root, 'a.txt/b.txt'), 'x');
    await expect(writeFileSafely(join(root, 'a.txt'), 'x')).rejects.toMatchObject({ failure: 'project' });
  });
});
