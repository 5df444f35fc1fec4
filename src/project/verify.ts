import { basename, dirname, join } from 'node:path';
import { decodeText } from '../article/decode.ts';
import { isApproved } from '../bitext/approval.ts';
import { shown as textShown } from '../codes.ts';
import { AppError } from '../errors.ts';
import { readLocaleFile } from '../locale/file.ts';
import type { Unit } from '../model.ts';
import {
  type Evidence,
  type FileEvidence,
  sealHolds,
  sha256,
  sha256OfFiles,
  type UnitEvidence,
  writeEvidence,
} from '../publish/evidence.ts';
import { units } from '../steps/units.ts';
import { readRecord } from './desk.ts';
import { EVIDENCE, glossaryFiles, parseEvidence } from './evidence.ts';
import { listFiles, readBytes } from './files.ts';
import { asFault, openProject, type Project, paths } from './project.ts';

/** Something that is no longer as it was when the article was published. */
export interface Difference {
  readonly kind: 'evidence' | 'published' | 'project' | 'segment';
  /** The file, as the evidence names it. */
  readonly path: string;
  /** The unit's id, where it is one sentence. */
  readonly segment?: string;
  readonly message: string;
}

export interface Verified {
  readonly evidence: Evidence;
  /** How many files and sentences were compared. */
  readonly compared: { readonly files: number; readonly segments: number };
  readonly differences: readonly Difference[];
  /** Files that could not be looked for, because the evidence lies in no project. */
  readonly unchecked: readonly string[];
}

/**
 * The evidence in a folder and below it, as paths relative to the folder; the file itself (`''`) where it is none.
 *
 * @param given  absolute
 */
export async function evidenceAt(given: string): Promise<readonly string[]> {
  const found = (await listFiles(given, [EVIDENCE])).filter(path => basename(path) === EVIDENCE);
  return found.length > 0 ? found : [''];
}

/**
 * Recomputes every hash of an evidence file that can be recomputed, and compares its sentences with the record and the
 * locale file. Published files are looked for beside the evidence, the others in the project that it lies in.
 *
 * @param given  the evidence, or the folder that it is in; absolute
 * @param called  as the user named it, for errors
 * @throws AppError where it is no evidence
 */
export async function verifyEvidence(given: string, called = given): Promise<Verified> {
  const inside = join(given, EVIDENCE);
  const path = (await readBytes(inside)) ? inside : given;
  const name = basename(path);
  const bytes = await readBytes(path);
  if (!bytes)
    throw new AppError('usage', `There is no ${called}.`, 'Name an evidence.json that `dragoman publish` wrote.');
  const evidence = parseEvidence(bytes, name);
  const project = await projectOf(path);
  const published = evidence.files.filter(isPublished);
  const inputs = evidence.files.filter(file => !isPublished(file));
  const differences = [
    ...sealDifferences(evidence, bytes, name),
    ...(await fileDifferences(published, 'published', file => join(dirname(path), basename(file)))),
    ...(project ? await projectDifferences(project, evidence, inputs) : []),
  ];
  return {
    evidence,
    compared: {
      files: published.length + (project ? inputs.length : 0),
      segments: project ? evidence.units.length : 0,
    },
    differences,
    unchecked: project ? [] : inputs.map(file => file.path),
  };
}

function isPublished({ role }: FileEvidence): boolean {
  return role === 'article' || role === 'page' || role === 'readableEvidence';
}

/** The project that the evidence lies in; evidence that was sent to someone lies in none. */
async function projectOf(path: string): Promise<Project | undefined> {
  try {
    return await openProject(dirname(path));
  } catch (error) {
    asFault(error);
    return undefined;
  }
}

/** Laid out as it was written, too: of two keys of one name a reader of JSON sees one only. */
function sealDifferences(evidence: Evidence, bytes: Uint8Array, path: string): readonly Difference[] {
  const change = (message: string): Difference => ({ kind: 'evidence', path, message });
  const isAsWritten = Buffer.from(writeEvidence(evidence), 'utf8').equals(bytes);
  const glossary = sha256OfFiles(evidence.files.filter(({ role }) => role === 'glossary'));
  return [
    ...(sealHolds(evidence) ? [] : [change('The evidence itself was changed: its content does not give its seal.')]),
    ...(sealHolds(evidence) && !isAsWritten ? [change('The evidence file is not laid out as it was written.')] : []),
    ...(glossary === evidence.glossary ? [] : [change('The hash of the glossary is not that of its files.')]),
  ];
}

async function fileDifferences(
  files: readonly FileEvidence[],
  kind: Difference['kind'],
  placeOf: (path: string) => string,
): Promise<readonly Difference[]> {
  const found = await Promise.all(
    files.map(async ({ path, sha256: then }): Promise<readonly Difference[]> => {
      const bytes = await readBytes(placeOf(path));
      if (!bytes) return [{ kind, path, message: 'The file is gone.' }];
      return sha256(bytes) === then ? [] : [{ kind, path, message: 'The file has changed since it was published.' }];
    }),
  );
  return found.flat();
}

async function projectDifferences(
  project: Project,
  evidence: Evidence,
  inputs: readonly FileEvidence[],
): Promise<readonly Difference[]> {
  return [
    ...(await fileDifferences(inputs, 'project', file => join(project.root, file))),
    ...(await newGlossaryFiles(project, inputs)),
    ...(await recordDifferences(project, evidence)),
    ...(await localeFileDifferences(project, evidence)),
  ];
}

async function newGlossaryFiles(project: Project, inputs: readonly FileEvidence[]): Promise<readonly Difference[]> {
  const known = new Set(inputs.map(({ path }) => path));
  return (await glossaryFiles(project))
    .filter(({ path }) => !known.has(path))
    .map(({ path }) => ({ kind: 'project', path, message: 'The glossary has had no such file then.' }));
}

/** Sentence by sentence: what the record says today of text and approval. */
async function recordDifferences(project: Project, evidence: Evidence): Promise<readonly Difference[]> {
  const { slug, targetLocale } = evidence.article;
  const path = pathOf(evidence, 'record');
  try {
    const record = await readRecord(project, targetLocale, slug);
    if (!record) return [];
    const known = new Map(units(record).map(unit => [unit.id, unit]));
    const then = new Set(evidence.units.map(unit => unit.segment));
    const added = units(record).filter(({ id }) => !then.has(id));
    return [
      ...evidence.units.flatMap(unit => recordDifference(unit, known.get(unit.segment), path)),
      ...added.map(({ id }) => ofSegment(path, id, 'The sentence is new in the record.')),
    ];
  } catch (error) {
    return [{ kind: 'project', path, message: asFault(error).message }];
  }
}

function recordDifference(then: UnitEvidence, now: Unit | undefined, path: string): readonly Difference[] {
  const differs = (message: string) => [ofSegment(path, then.segment, message)];
  if (!now || now.state === 'initial') return differs('The record no longer has the translation.');
  if (sha256(textShown(now.text, now)) !== then.sourceSha256)
    return differs('The source text in the record is another.');
  if (textShown(now.target, now) !== then.target)
    return differs('The translation in the record is another than the one published.');
  const approval = isApproved(now) ? now.approval : undefined;
  if (!then.approval) return approval ? differs(`${approval.by} has approved it since.`) : [];
  if (!approval) return differs(`The record no longer says that ${then.approval.by} approved it.`);
  const isSame = approval.by === then.approval.by && approval.at === then.approval.at && now.state === then.state;
  return isSame ? [] : differs('The record says something else of who approved it, as what, and when.');
}

async function localeFileDifferences(project: Project, evidence: Evidence): Promise<readonly Difference[]> {
  const { slug, targetLocale } = evidence.article;
  const path = pathOf(evidence, 'localeFile');
  const bytes = await readBytes(paths.localeFile(project, targetLocale, slug));
  if (!bytes) return [];
  try {
    const { title, body } = readLocaleFile(decodeText(bytes, path).text, path);
    const texts = [...(title === undefined ? [] : [title]), ...body.flat()];
    if (texts.length !== evidence.units.length)
      return [{ kind: 'project', path, message: 'The locale file has more or fewer sentences than were published.' }];
    return evidence.units
      .filter(({ target }, index) => target !== texts[index])
      .map(unit => ofSegment(path, unit.segment, 'The text in the locale file is another than the one published.'));
  } catch (error) {
    return [{ kind: 'project', path, message: asFault(error).message }];
  }
}

function ofSegment(path: string, segment: string, message: string): Difference {
  return { kind: 'segment', path, segment, message };
}

function pathOf({ files, article }: Evidence, role: FileEvidence['role']): string {
  return files.find(file => file.role === role)?.path ?? article.slug;
}
