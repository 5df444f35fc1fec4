import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { decodeText } from '../article/decode.ts';
import { AppError } from '../errors.ts';
import type { Locale } from '../model.ts';
import { type Evidence, type FileEvidence, sha256 } from '../publish/evidence.ts';
import { listFiles, readBytes } from './files.ts';
import { type Project, paths, shown } from './project.ts';

/** The name of the file beside a published article. */
export const EVIDENCE = 'evidence.json';

/**
 * Reads evidence.
 *
 * @param file  its name, for errors
 * @throws AppError where it is not JSON, or not of the form that evidence.schema.json describes
 */
export function parseEvidence(bytes: Uint8Array, file: string): Evidence {
  const value = parseJson(decodeText(bytes, file).text, file);
  const validate = new Ajv({ allowUnionTypes: true }).compile(readSchema());
  if (validate(value)) return value as Evidence;
  const [error] = validate.errors ?? [];
  const at = error?.instancePath ? ` at ${error.instancePath}` : '';
  throw new AppError('project', `${file} is not evidence of a publication: it ${error?.message}${at}.`, ADVICE);
}

const ADVICE = 'Name an evidence.json that `dragoman publish` wrote; if it is one, it was changed: restore it.';

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (/^\uFEFF?\s*<(?:!doctype|html)/i.test(text))
      throw new AppError('project', `${file} is the page for people.`, 'Name the evidence.json beside it.', { cause });
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new AppError('project', `${file} is not evidence of a publication: no valid JSON (${why}).`, ADVICE, {
      cause,
    });
  }
}

function readSchema(): Record<string, unknown> {
  return JSON.parse(readFileSync(new URL('../../src/project/evidence.schema.json', import.meta.url), 'utf8'));
}

/** The files that an article in a locale is made of, each with its hash, as they are now. */
export async function inputFiles(
  project: Project,
  { slug, path, locale: sourceLocale }: { readonly slug: string; readonly path: string; readonly locale: Locale },
  locale: Locale,
): Promise<readonly FileEvidence[]> {
  const own: readonly (readonly [FileEvidence['role'], string])[] = [
    ['source', join(project.root, path)],
    ['sourceLocaleFile', paths.localeFile(project, sourceLocale, slug)],
    ['localeFile', paths.localeFile(project, locale, slug)],
    ['record', paths.record(project, locale, slug)],
  ];
  const files = await Promise.all(own.map(([role, file]) => hashed(project, role, file)));
  return [...files, ...(await glossaryFiles(project))];
}

/** The glossary as it is now. */
export async function glossaryFiles(project: Project): Promise<readonly FileEvidence[]> {
  const names = await listFiles(paths.glossary(project), ['.csv']);
  return Promise.all(names.map(name => hashed(project, 'glossary', join(paths.glossary(project), name))));
}

async function hashed(project: Project, role: FileEvidence['role'], path: string): Promise<FileEvidence> {
  return { role, path: shown(project, path), sha256: sha256((await readBytes(path)) ?? new Uint8Array()) };
}
