import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { AppError } from '../errors.ts';
import { gitSettings, planGitAttributes } from '../project/gitSetup.ts';
import { makeProject } from '../project/init.ts';
import { openProject } from '../project/project.ts';
import type { World } from './world.ts';

/**
 * Has git merge the project's files by sentence and concept: writes .gitattributes, and says what each clone has to set,
 * or sets it.
 */
export async function initGit(
  { gitConfig, dryRun }: { readonly gitConfig?: true; readonly dryRun?: true },
  world: World,
): Promise<readonly string[]> {
  const project = await openProject(world.cwd);
  const plan = await planGitAttributes(project);
  const files = plan ? [plan] : [];
  const written = dryRun ? files.map(file => file.path) : await makeProject(project.root, files);
  if (gitConfig && !dryRun) for (const [name, value] of gitSettings) await setInGit(project.root, name, value);
  return written;
}

async function setInGit(cwd: string, name: string, value: string): Promise<void> {
  try {
    await promisify(execFile)('git', ['config', name, value], { cwd });
  } catch (cause) {
    throw new AppError(
      'usage',
      `Git does not take ${name}.`,
      'Run `git init` here first, and `dragoman init --git` then.',
      {
        cause,
      },
    );
  }
}

/** The commands that a clone needs. */
export function gitCommands(): readonly string[] {
  return gitSettings.map(([name, value]) => `git config ${name} "${value}"`);
}
