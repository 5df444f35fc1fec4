import { resolve } from 'node:path';
import { AppError } from '../errors.ts';
import { openProject, type Project } from '../project/project.ts';
import { openSegmenter } from '../project/segmenter.ts';
import { exportSrx, parseSrx, type Segmenter, segmenter } from '../segment/index.ts';
import { decodeXml } from '../xml.ts';
import { readInput, readInputBytes } from './input.ts';
import type { Command, World } from './world.ts';

export interface SegmentOptions {
  readonly file: string;
  readonly locale: string;
  /** A file of SRX rules to use instead of our own. */
  readonly srx?: string;
  /** Print our rules as SRX instead of segmenting. */
  readonly exportSrx?: true;
  readonly project: string;
  readonly json?: true;
}

export const segmentFile: Command<SegmentOptions> = async (options, world) => {
  if (options.exportSrx) {
    world.out(exportSrx());
    return 'done';
  }
  const { split } = await chooseSegmenter(options, world);
  const text = await readInput(options.file, world);
  const sentences = split(text)
    .map(piece => piece.text)
    .filter(Boolean);
  world.out(options.json ? `${JSON.stringify(sentences, null, 2)}\n` : sentences.map(each => `${each}\n`).join(''));
  return 'done';
};

/** By a file of SRX rules, by the project's rules and exceptions if the text is in its language, or by our own rules. */
async function chooseSegmenter({ srx, locale, project }: SegmentOptions, world: World): Promise<Segmenter> {
  if (srx !== undefined) {
    const rules = parseSrx(decodeXml(await readInputBytes(srx, world), { file: srx }), srx);
    return segmenter(locale, { srx: rules });
  }
  const own = await projectAt(resolve(world.cwd, project));
  return own?.config.sourceLocale === locale ? openSegmenter(own) : segmenter(locale);
}

async function projectAt(folder: string): Promise<Project | undefined> {
  return openProject(folder).catch(error => {
    if (error instanceof AppError) return undefined;
    throw error;
  });
}
