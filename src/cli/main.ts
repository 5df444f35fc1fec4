#!/usr/bin/env node
import { CommanderError } from 'commander';
import { exitCodes, type Outcome } from '../errors.ts';
import { packageVersion } from '../project/version.ts';
import { tellFailure } from './failures.ts';
import { program } from './program.ts';
import { realWorld, type World } from './world.ts';

const interruption = new AbortController();
const world = realWorld(interruption.signal);

/** What is not done by then is left: everything that was paid for is in the journal, and no file is half written. */
const MOST_TO_END_MS = 600;

/** The first Ctrl-C ends the run in good order, the second at once. */
process.once('SIGINT', () => {
  world.note('\nStopping: finished work is kept. Press Ctrl-C again to stop at once.\n');
  interrupt();
  process.once('SIGINT', () => process.exit(exitCodes.interrupted));
});
process.once('SIGTERM', interrupt);

/** Someone who reads only the first lines of the output (`| head`) is not an error. */
process.stdout.on('error', error => {
  if ('code' in error && error.code === 'EPIPE') process.exit(exitCodes.done);
  throw error;
});

let outcome: Promise<Outcome> = Promise.resolve('done');
try {
  await program(packageVersion(), start => {
    outcome = outcomeOf(start, world);
  }).parseAsync();
  process.exitCode = exitCodes[await outcome];
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
}

function interrupt(): void {
  interruption.abort();
  setTimeout(() => process.exit(exitCodes.interrupted), MOST_TO_END_MS).unref();
}

async function outcomeOf(start: (world: World) => Promise<Outcome>, world: World): Promise<Outcome> {
  try {
    return await start(world);
  } catch (error) {
    return tellFailure(error, world);
  }
}
