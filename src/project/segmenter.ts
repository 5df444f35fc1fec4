import { join } from 'node:path';
import { AppError } from '../errors.ts';
import { parseSrx, type Segmenter, segmenter } from '../segment/index.ts';
import { decodeXml } from '../xml.ts';
import { readBytes } from './files.ts';
import type { Project } from './project.ts';

/** The segmenter of a project: our rules with its exceptions, or the SRX rules that its configuration names. */
export async function openSegmenter({ root, config }: Project): Promise<Segmenter> {
  const { srx, abbreviations, neverBreak } = config.segmentation;
  const exceptions = { abbreviations, never: neverBreak };
  if (srx === undefined) return segmenter(config.sourceLocale, { exceptions });
  const bytes = await readBytes(join(root, srx));
  if (!bytes)
    throw new AppError('project', `There is no file ${srx}, which “segmentation.srx” names.`, 'Correct the path.');
  return segmenter(config.sourceLocale, { exceptions, srx: parseSrx(decodeXml(bytes, { file: srx }), srx) });
}
