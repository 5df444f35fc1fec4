import { isProject, makeProject, type NewFile, planProject } from '../project/init.ts';
import { articleKinds } from '../project/sources.ts';
import { gitCommands, initGit } from './initGit.ts';
import { splitLocales } from './locales.ts';
import type { Command, World } from './world.ts';
import { wrapped } from './wrap.ts';

export interface InitOptions {
  readonly from: string;
  readonly to: string;
  readonly glossary: boolean;
  /** Have git merge by sentence; a folder that is a project already gets only this. */
  readonly git?: true;
  readonly gitConfig?: true;
  readonly dryRun?: true;
  readonly json?: true;
}

export const init: Command<InitOptions> = async (options, world) => {
  const { dryRun, gitConfig } = options;
  const forGit = options.git === true || gitConfig === true;
  const isOld = forGit && (await isProject(world.cwd));
  const files = isOld ? [] : await planFiles(options, world);
  const made = dryRun ? files.map(file => file.path) : await makeProject(world.cwd, files);
  // A project that is not yet there has no configuration to read the folders from.
  const canGit = forGit && (isOld || !dryRun);
  const more = canGit ? await initGit({ ...(dryRun && { dryRun }), ...(gitConfig && { gitConfig }) }, world) : [];
  const written = [...made, ...more];
  if (options.json) {
    const git = forGit ? { git: { commands: gitCommands(), isSet: gitConfig === true && !dryRun } } : {};
    world.out(`${JSON.stringify({ written, dryRun: dryRun ?? false, ...git }, null, 2)}\n`);
    return 'done';
  }
  for (const path of written) world.out(`${dryRun ? 'would write' : world.paint.green('✓ wrote')} ${path}\n`);
  if (forGit) tellGit(gitConfig === true && !dryRun, world);
  if (!dryRun && !isOld)
    world.out(
      `\n${wrapped(`Now put an article (${articleKinds()}) into seeds/ and run: \`dragoman translate\``, world.columns)}\n`,
    );
  return 'done';
};

async function planFiles(options: InitOptions, world: World): Promise<readonly NewFile[]> {
  return planProject(world.cwd, {
    sourceLocale: options.from,
    targetLocales: splitLocales(options.to),
    withGlossary: options.glossary,
  });
}

function tellGit(isSet: boolean, { out, paint }: World): void {
  if (isSet) out(`${paint.green('✓')} set in this clone:\n`);
  else out('\nEach clone needs these once (or `dragoman init --git-config`):\n');
  for (const command of gitCommands()) out(`  ${command}\n`);
}
