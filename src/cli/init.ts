import { makeProject, planProject } from '../project/init.ts';
import { splitLocales } from './locales.ts';
import type { Command } from './world.ts';

export interface InitOptions {
  readonly from: string;
  readonly to: string;
  readonly glossary: boolean;
  readonly dryRun?: true;
  readonly json?: true;
}

export const init: Command<InitOptions> = async (options, world) => {
  const wanted = {
    sourceLocale: options.from,
    targetLocales: splitLocales(options.to),
    withGlossary: options.glossary,
  };
  const files = await planProject(world.cwd, wanted);
  const written = options.dryRun ? files.map(file => file.path) : await makeProject(world.cwd, files);
  if (options.json) world.out(`${JSON.stringify({ written, dryRun: options.dryRun ?? false }, null, 2)}\n`);
  else {
    for (const path of written) world.out(`${options.dryRun ? 'would write' : world.paint.green('✓ wrote')} ${path}\n`);
    if (!options.dryRun) world.out('\nNow put an article (.txt) into seeds/ and run: dragoman translate\n');
  }
  return 'done';
};
