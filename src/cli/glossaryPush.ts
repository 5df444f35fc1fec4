import { resolve } from 'node:path';
import type { TermSync } from '../engine/engine.ts';
import { AppError } from '../errors.ts';
import { openProject } from '../project/project.ts';
import { glossariesFor } from '../project/termSync.ts';
import { openTools } from '../project/tools.ts';
import { chooseEngine } from './engines.ts';
import { faultData, outcomeOfFaults, tellFaults } from './failures.ts';
import { surroundings } from './surroundings.ts';
import { counted } from './table.ts';
import type { Command, World } from './world.ts';

export interface PushOptions {
  readonly engine?: string;
  readonly dryRun?: true;
  readonly project: string;
  readonly json?: true;
}

/** `dragoman glossary push`: brings the engine's own glossary up to date; only dictionaries that changed are sent. */
export const push: Command<PushOptions> = async (options, world) => {
  const project = await openProject(resolve(world.cwd, options.project));
  const { engine, why } = chooseEngine(project, options.engine, world);
  if (!engine)
    throw new AppError('refused', `There is no engine to push to: ${why}.`, 'Set DEEPL_API_KEY to your DeepL key.');
  if (!engine.syncTerms)
    throw new AppError(
      'usage',
      `The engine ${engine.name} has no glossary of its own.`,
      'Its terms go along with each text.',
    );
  const { tools, concepts, faults, termSync } = await openTools(project, surroundings(world), { engine });
  if (options.dryRun) {
    const counts = (await glossariesFor(project, concepts)).map(({ pair, entries }) => ({
      to: pair.target,
      entries: entries.length,
    }));
    world.out(options.json ? `${JSON.stringify({ dryRun: true, dictionaries: counts })}\n` : dryRunText(counts));
    return 'done';
  }
  await tools.prepareEngine();
  const sync = termSync();
  if (options.json) world.out(`${JSON.stringify({ ...sync, problems: faults().map(faultData) }, null, 2)}\n`);
  else if (sync) tellSync(sync, world);
  tellFaults(faults(), world);
  return outcomeOfFaults(faults());
};

function dryRunText(counts: readonly { readonly to: string; readonly entries: number }[]): string {
  return counts.map(({ to, entries }) => `${to}: ${counted(entries, 'entry', 'entries')}\n`).join('');
}

/** How many entries that an engine cannot take are told one by one. */
const TOLD = 10;

/** What was sent, and what was left out. */
export function tellSync(sync: TermSync, world: World): void {
  const { sent } = sync;
  const pairs = sent.map(({ source, target }) => `${source} → ${target}`).join(', ');
  world.out(
    sent.length
      ? `${world.paint.green('✓')} Glossary sent: ${pairs}.\n`
      : 'The glossary has not changed: nothing was sent.\n',
  );
  tellLeftOutTerms(sync, world);
}

/** What of the termbase the engine did not get. */
export function tellLeftOutTerms(
  { unsupported, leftOut }: Pick<TermSync, 'unsupported' | 'leftOut'>,
  { note, paintNotes }: World,
): void {
  for (const { source, target } of unsupported)
    note(
      `${paintNotes.yellow('!')} The engine has no glossary for ${source} → ${target}: terms are checked, not handed over.\n`,
    );
  for (const { entry, pair, reason } of leftOut.slice(0, TOLD))
    note(`${paintNotes.yellow('!')} “${entry.source}” → “${entry.target}” (${pair.target}) was left out: ${reason}\n`);
  if (leftOut.length > TOLD) note(`${paintNotes.yellow('!')} … and ${leftOut.length - TOLD} more entries.\n`);
}
