import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { AppError, type Outcome } from '../errors.ts';
import { type MergeOutcome, mergeFile, type Versions } from '../project/merge.ts';
import type { World } from './world.ts';

/** Merges one file for git, by sentences and concepts; what that cannot do is merged as git would, line by line. */
export async function mergeDriver(files: readonly [string, string, string, string], world: World): Promise<Outcome> {
  const [base = '', ours = '', theirs = '', place = ''] = files.map(file => resolve(world.cwd, file));
  const versions = { base, ours, theirs, place };
  const outcome = await mergeFile(versions).catch((error: unknown): MergeOutcome => {
    if (!(error instanceof AppError)) throw error;
    world.note(`${error.message}\n  → It is merged line by line instead.\n`);
    return { kind: 'untried' };
  });
  if (outcome.kind === 'untried') return byLines(versions);
  tell(outcome, files[3], world);
  return outcome.kind === 'merged' ? 'done' : 'findings';
}

function tell({ kind, contested }: Exclude<MergeOutcome, { kind: 'untried' }>, file: string, world: World): void {
  if (contested.length === 0) return;
  const [what, advice] =
    kind === 'merged'
      ? ['changed on both sides, drafts now with both texts as candidates', 'Choose in `dragoman review`.']
      : ['changed on both sides', 'Keep one row of each between the markers.'];
  world.note(`${file}: ${what}: ${contested.join(', ')}\n  → ${advice}\n`);
}

/** Git's own merge; what it cannot decide stands between markers. */
async function byLines({ base, ours, theirs }: Versions): Promise<Outcome> {
  const names = ['-L', 'ours', '-L', 'base', '-L', 'theirs'];
  return promisify(execFile)('git', ['merge-file', '-q', ...names, ours, base, theirs]).then(
    () => 'done',
    () => 'findings',
  );
}
