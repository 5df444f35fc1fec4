import { InvalidArgumentError, Option } from 'commander';
import type { Outcome } from '../errors.ts';
import type { World } from './world.ts';

/** Runs a command's module, which is loaded only then: `--help` must not wait for what it does not need. */
export type Run = (start: (world: World) => Promise<Outcome>) => void;

export const json = () => new Option('--json', 'print the result as JSON on standard output');

export const dryRun = () => new Option('-n, --dry-run', 'say what would be done; write and send nothing');

export const project = () =>
  new Option('--project <folder>', 'the project’s folder').default('.', 'the current folder');

export const toOption = () => new Option('--to <locales>', 'only these languages, separated by commas');

export const engineOption = () =>
  new Option('--engine <name>', 'what translates: auto, deepl, pseudo, … or none (default: the configuration’s)');

/** The example at the end of a command's help. */
export function example(command: string): string {
  return `\nExample:\n  $ ${command}\n`;
}

export function wholeNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be a whole number.');
}
