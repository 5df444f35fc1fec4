import { resolve } from 'node:path';
import { decodeText } from '../article/decode.ts';
import { AppError } from '../errors.ts';
import { readBytes } from '../project/files.ts';
import type { World } from './world.ts';

/** The bytes of a file, or of standard input for `-`. @throws AppError where there is no such file */
export async function readInputBytes(file: string, world: World): Promise<Uint8Array> {
  if (file === '-') {
    if (world.canAsk) world.note(`Reads what you type, until ${END_OF_INPUT}.\n`);
    return world.readStdin();
  }
  const bytes = await readBytes(resolve(world.cwd, file));
  if (bytes) return bytes;
  throw new AppError('usage', `There is no file ${file}.`, 'Check the spelling, or use - for standard input.');
}

/** What ends one's input at a terminal. */
const END_OF_INPUT = process.platform === 'win32' ? 'Ctrl-Z and Enter' : 'Ctrl-D on a new line';

/** The text of a file, or of standard input for `-`. */
export async function readInput(file: string, world: World): Promise<string> {
  return decodeText(await readInputBytes(file, world), file === '-' ? 'standard input' : file).text;
}
