import { AppError, type Outcome } from '../errors.ts';
import type { Fault } from '../project/project.ts';
import type { World } from './world.ts';
import { wrapped } from './wrap.ts';

/** Tells a failure: what happened, then what to do. Something unexpected is a bug, told with its stack. */
export function tellFailure(error: unknown, world: World): Outcome {
  const { paintNotes: paint } = world;
  if (error instanceof AppError) {
    tell(error, `${paint.red('✗')} `, world);
    return error.failure;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  world.note(`${paint.red('✗')} This is a bug in Dragoman. Finished work is kept.\n${stack}\n`);
  world.note('  → Please report it, with the lines above and what you did.\n');
  return 'bug';
}

/** What happened, then what to do. */
function tell(fault: Fault, sign: string, { note, columns }: World): void {
  note(`${wrapped(messageOf(fault), columns, sign)}\n${wrapped(fault.advice, columns, '  → ')}\n`);
}

/** How many faults of one run are told one by one. */
const TOLD = 20;

/** Tells what is wrong with the project's files; the rest was used. */
export function tellFaults(faults: readonly Fault[], world: World): void {
  const { paintNotes: paint } = world;
  for (const fault of faults.slice(0, TOLD)) tell(fault, `${paint.yellow('!')} `, world);
  if (faults.length > TOLD) world.note(`${paint.yellow('!')} … and ${faults.length - TOLD} more.\n`);
}

/** What a run with such faults comes to, all else being done: a file to correct, or a disk to look at before the next run. */
export function outcomeOfFaults(faults: readonly Fault[]): Outcome {
  if (faults.some(fault => fault instanceof AppError && fault.failure === 'unavailable')) return 'unavailable';
  return faults.length > 0 ? 'project' : 'done';
}

/** A fault as data for a program. */
export function faultData(fault: Fault): object {
  const { advice } = fault;
  return fault instanceof AppError ? { message: fault.message, advice } : fault;
}

function messageOf(fault: Fault): string {
  if (fault instanceof AppError) return fault.message;
  return `${fault.file}${fault.line === undefined ? '' : `, line ${fault.line}`}: ${fault.message}`;
}
