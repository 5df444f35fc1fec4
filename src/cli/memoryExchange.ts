import { resolve } from 'node:path';
import { tagged } from '../codes.ts';
import { AppError } from '../errors.ts';
import { collectUnits, exportStates, unitsAsTmx } from '../project/memoryExport.ts';
import { writePartsSafely } from '../project/memoryFiles.ts';
import { type Contradiction, carryOut, type ImportPlan, planImport } from '../project/memoryImport.ts';
import { type Fault, openProject } from '../project/project.ts';
import { faultData, outcomeOfFaults, tellFaults } from './failures.ts';
import { chosenLocales } from './locales.ts';
import { counted } from './table.ts';
import type { Command, World } from './world.ts';

export interface ImportOptions {
  readonly file: string;
  readonly replace?: true;
  readonly dryRun?: true;
  readonly project: string;
  readonly json?: true;
}

/** `dragoman memory import FILE`: looks a TMX through, and puts it into the memory. */
export const importMemory: Command<ImportOptions> = async (options, world) => {
  const project = await openProject(resolve(world.cwd, options.project));
  const path = resolve(world.cwd, options.file);
  const plan = await planImport(project, path, options.replace ?? false);
  if (!options.dryRun) await carryOut(project, path, plan);
  if (options.json) world.out(`${JSON.stringify({ ...plan, dryRun: options.dryRun ?? false }, null, 2)}\n`);
  else tellImport(plan, options.dryRun ?? false, world);
  tellFaults(plan.problems, world);
  return outcomeOfFaults(plan.problems);
};

function tellImport(plan: ImportPlan, dryRun: boolean, { out, paint }: World): void {
  const perLocale = Object.entries(plan.locales).map(([locale, count]) => `${locale} ${count}`);
  out(`${dryRun ? ' ' : paint.green('✓')} ${plan.file}: ${counted(plan.units, 'unit')} (${perLocale.join(', ')})\n`);
  if (plan.duplicates > 0) out(`  ${counted(plan.duplicates, 'unit')} of the same texts as one before.\n`);
  if (plan.known > 0) out(`  ${counted(plan.known, 'unit')} known to the memory already.\n`);
  if (plan.contradictory > 0)
    out(`  ${counted(plan.contradictory, 'sentence')} translated in several ways: the one changed last is taken.\n`);
  if (plan.otherwise > 0)
    out(
      `  ${counted(plan.otherwise, 'sentence')} translated otherwise in the memory: the one changed last is taken.\n`,
    );
  for (const contradiction of plan.contradictions) out(contradictionText(contradiction));
  if (dryRun) out('Nothing was written.\n');
}

function contradictionText({ source, targetLocale, targets }: Contradiction): string {
  const lines = [`  ${source}`, ...targets.map(target => `    ${targetLocale}  ${target}`)];
  return lines.map(line => `${tagged(line)}\n`).join('');
}

export interface ExportOptions {
  readonly out?: string;
  readonly to?: string;
  readonly state: string;
  readonly dryRun?: true;
  readonly project: string;
  readonly json?: true;
}

/** `dragoman memory export`: the project's units as TMX 1.4b. */
export const exportMemory: Command<ExportOptions> = async ({ out, state, dryRun = false, ...options }, world) => {
  const known = exportStates.find(each => each === state);
  if (!known) throw new AppError('usage', `There is no state “${state}”.`, `Use one of: ${exportStates.join(', ')}.`);
  const toStandardOutput = out === undefined || out === '-';
  if (options.json && toStandardOutput && !dryRun)
    throw new AppError('usage', 'The memory and --json cannot both go to standard output.', 'Name a file: --out FILE.');
  const project = await openProject(resolve(world.cwd, options.project));
  const faults: Fault[] = [];
  const units = await collectUnits(project, chosenLocales(project, options.to), known, faults);
  const written = !dryRun && !toStandardOutput;
  if (written) await writePartsSafely(resolve(world.cwd, out), unitsAsTmx(project, units));
  else if (!dryRun) for (const part of unitsAsTmx(project, units)) world.out(part);
  if (options.json)
    world.out(
      `${JSON.stringify({ file: out, units: units.length, dryRun, problems: faults.map(faultData) }, null, 2)}\n`,
    );
  else if (written) world.note(`${world.paintNotes.green('✓')} ${out}: ${counted(units.length, 'unit')}\n`);
  else if (dryRun) world.out(`${counted(units.length, 'unit')} would be exported. Nothing was written.\n`);
  if (units.length === 0 && known !== 'all' && !options.json)
    world.note(`Nothing is approved yet; --state all exports drafts too.\n`);
  tellFaults(faults, world);
  return outcomeOfFaults(faults);
};
