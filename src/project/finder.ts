import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fingerprint } from '../fingerprint.ts';
import type { Concept, TermMatch } from '../model.ts';
import { compileIndex, conceptEntries, conceptFinder } from '../termbase/index.ts';
import { dictionaryFor } from './dictionary.ts';
import { type Project, paths } from './project.ts';
import { packageVersion } from './version.ts';

/** Below this many terms compiling is quicker than reading what was compiled. */
const WORTH_KEEPING = 2000;

/**
 * Finds a project's concepts in source texts. What a large termbase compiles to is kept in `.dragoman/`, under the
 * fingerprint of what it was made from.
 */
export function openFinder(project: Project, concepts: readonly Concept[]): (text: string) => readonly TermMatch[] {
  const { sourceLocale } = project.config;
  const morphology = dictionaryFor(sourceLocale);
  const entries = conceptEntries(concepts, sourceLocale);
  if (entries.length < WORTH_KEEPING) return conceptFinder(concepts, sourceLocale, morphology);
  const path = paths.cache(project, 'terms.idx');
  const key = Buffer.from(fingerprint(packageVersion(), sourceLocale, JSON.stringify(entries)));
  const compiled = readKept(path, key) ?? keep(path, key, compileIndex(entries, sourceLocale, morphology));
  return conceptFinder(concepts, sourceLocale, morphology, compiled);
}

/** The bytes after the key, if they were made from the same terms. */
function readKept(path: string, key: Buffer): Uint8Array | undefined {
  try {
    const bytes = readFileSync(path);
    return bytes.subarray(0, key.length).equals(key) ? Uint8Array.from(bytes.subarray(key.length)) : undefined;
  } catch {
    return undefined;
  }
}

/** A cache that cannot be written is done without. */
function keep(path: string, key: Buffer, compiled: Uint8Array): Uint8Array {
  const beside = `${path}.new`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(beside, Buffer.concat([key, compiled]));
    renameSync(beside, path);
  } catch {
    rmSync(beside, { force: true });
  }
  return compiled;
}
