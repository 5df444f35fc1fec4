import { resolve } from 'node:path';
import { AppError, EmbargoError } from '../errors.ts';
import { openProject } from '../project/project.ts';
import { watchProject } from '../project/watch.ts';
import { tellFailure } from './failures.ts';
import { type TranslateOptions, translateOnce } from './translate.ts';
import type { Command } from './world.ts';

export type WatchOptions = Omit<TranslateOptions, 'dryRun' | 'prune'>;

/**
 * `dragoman watch`: translates whenever an article, the glossary, the memory or the configuration changes. The cap of
 * `--max-chars` is for the whole watch. It ends when it is interrupted, when the engine refuses, or at the budget.
 */
export const watch: Command<WatchOptions> = async (options, world) => {
  const project = await openProject(resolve(world.cwd, options.project));
  let left = options.maxChars;
  const run = async () => {
    const asked = { ...options, ...(left !== undefined && { maxChars: left }) };
    const { result, characters } = await translateOnce(asked, world);
    if (left !== undefined) left = Math.max(0, left - characters);
    if (result instanceof AppError) goOn(result);
  };
  const goOn = (error: unknown) => {
    if (!(error instanceof AppError) || (ENDS.has(error.failure) && !(error instanceof EmbargoError))) throw error;
    tellFailure(error, world);
  };
  const ended = new AbortController();
  const changes = await watchProject(project, AbortSignal.any([world.signal, ended.signal]));
  try {
    await run();
    world.note('Watching for changes; Ctrl-C ends it.\n');
    // A configuration that cannot be read is mended by the next change of it.
    for await (const _ of changes) await run().catch(goOn);
    return 'interrupted';
  } finally {
    // What still watches the folders would keep the process from ending.
    ended.abort();
  }
};

/** Failures after which going on would fail again, or cost what nobody wants to pay. */
const ENDS: ReadonlySet<string> = new Set(['refused', 'budget', 'interrupted', 'usage']);
