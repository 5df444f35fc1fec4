import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { AppError } from '../errors.ts';
import type { World } from './world.ts';

/**
 * Who is at work: `--by`, then DRAGOMAN_NAME, then the name that git signs with, then the account's.
 * @throws AppError where none of them says a name
 */
export async function personName(by: string | undefined, world: World): Promise<string> {
  const name = by ?? world.env.DRAGOMAN_NAME ?? (await gitName(world.cwd)) ?? world.env.USER ?? world.env.USERNAME;
  if (name?.trim()) return name.trim();
  throw new AppError('usage', 'It is not known who approves.', 'Say it with --by "Anna Nowak".');
}

async function gitName(cwd: string): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)('git', ['config', 'user.name'], { cwd });
    return stdout.trim() || undefined;
  } catch {
    return undefined;
  }
}
