import { resolve } from 'node:path';
import { decodeText } from '../article/decode.ts';
import { AppError } from '../errors.ts';
import { readBytes } from '../project/files.ts';
import { segment } from '../segment/index.ts';
import type { Command, World } from './world.ts';

export interface SegmentOptions {
  readonly file: string;
  readonly locale: string;
  readonly json?: true;
}

export const segmentFile: Command<SegmentOptions> = async ({ file, locale, json }, world) => {
  const sentences = segment(await readInput(file, world), locale);
  world.out(json ? `${JSON.stringify(sentences, null, 2)}\n` : sentences.map(sentence => `${sentence}\n`).join(''));
  return 'done';
};

/** The text of a file, or of standard input for `-`. */
export async function readInput(file: string, world: World): Promise<string> {
  if (file === '-') return decodeText(await world.readStdin(), 'standard input').text;
  const bytes = await readBytes(resolve(world.cwd, file));
  if (!bytes)
    throw new AppError('usage', `There is no file ${file}.`, 'Check the spelling, or use - for standard input.');
  return decodeText(bytes, file).text;
}
