import { join } from 'node:path';
import { decodeText } from '../article/decode.ts';
import { AppError } from '../errors.ts';
import type { Concept } from '../model.ts';
import {
  addConcept,
  addConcepts,
  type ConceptPatch,
  parseTermbase,
  removeConcept,
  setConcept,
  setConcepts,
} from '../termbase/index.ts';
import { listFiles, readBytes, writeFileSafely } from './files.ts';
import { type Project, paths } from './project.ts';

/** A change of one glossary file, not yet written. */
export interface GlossaryEdit {
  /** Relative to the project. */
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

/** The glossary files of a project, relative to it. */
export async function glossaryFiles(project: Project): Promise<readonly string[]> {
  const names = await listFiles(paths.glossary(project), ['.csv']);
  return names.map(name => `${project.config.glossary}/${name}`);
}

/** @throws AppError where no glossary has the concept */
export async function planSet(project: Project, patch: ConceptPatch): Promise<GlossaryEdit> {
  return planEdit(project, patch.id, text => setConcept(text, patch));
}

/** @throws AppError where no glossary has the concept */
export async function planRemove(project: Project, id: string): Promise<GlossaryEdit> {
  return planEdit(project, id, text => removeConcept(text, id));
}

/**
 * @param into  the glossary's file, relative to the project; its only one by default
 * @throws AppError where the id is taken, or where it is not clear which file is meant
 */
export async function planAdd(project: Project, concept: Concept, into: string | undefined): Promise<GlossaryEdit> {
  const files = await glossaryFiles(project);
  const file = fileForNew(project, files, into);
  const owner = await ownerOf(project, files, concept.id);
  if (owner)
    throw new AppError('usage', `${owner.file} already has a concept “${concept.id}”.`, 'Use `dragoman glossary set`.');
  const before = await readGlossaryText(project, file);
  return { file, before, after: addConcept(before, concept) };
}

export interface GlossaryImport {
  readonly edits: readonly GlossaryEdit[];
  readonly added: number;
  readonly changed: number;
}

/**
 * Takes concepts from elsewhere in: those that are known get the new terms of the locales that these have, and what they
 * say of domain, note and source; the others are added. Nothing is taken away.
 *
 * @param into  the file for new concepts, relative to the project; the only one by default
 */
export async function planImport(
  project: Project,
  concepts: readonly Concept[],
  into: string | undefined,
): Promise<GlossaryImport> {
  const files = await glossaryFiles(project);
  const texts = await Promise.all(files.map(file => readGlossaryText(project, file)));
  const known = new Map<string, readonly [file: string, concept: Concept]>();
  files.forEach((file, index) => {
    for (const concept of parseTermbase(texts[index] ?? '', file).concepts) known.set(concept.id, [file, concept]);
  });
  const isNew = concepts.filter(concept => !known.has(concept.id));
  const target = isNew.length > 0 ? fileForNew(project, files, into) : undefined;
  const all = target !== undefined && !files.includes(target) ? [...files, target] : files;
  const edits = all.map((file, index): GlossaryEdit => {
    const before = texts[index] ?? '';
    const patches = concepts.filter(concept => known.get(concept.id)?.[0] === file).map(withoutEmpty);
    const changed = patches.length > 0 ? setConcepts(before, patches) : before;
    return { file, before, after: file === target ? addConcepts(changed, isNew) : changed };
  });
  const merged = concepts.filter(concept => {
    const [file = ''] = known.get(concept.id) ?? [];
    const edit = edits.find(each => each.file === file);
    return edit !== undefined && edit.before !== edit.after && differs(known.get(concept.id)?.[1], concept);
  });
  return { edits: edits.filter(edit => edit.before !== edit.after), added: isNew.length, changed: merged.length };
}

/** What is not said is not changed. */
function withoutEmpty({ id, terms, domain, note, source }: Concept): ConceptPatch {
  return { id, terms, ...(domain && { domain }), ...(note && { note }), ...(source && { source }) };
}

function differs(known: Concept | undefined, imported: Concept): boolean {
  const patch = withoutEmpty(imported);
  return JSON.stringify({ ...known, ...patch, terms: { ...known?.terms, ...patch.terms } }) !== JSON.stringify(known);
}

function fileForNew(project: Project, files: readonly string[], into: string | undefined): string {
  if (into === undefined && files.length > 1)
    throw new AppError('usage', `There are several glossaries: ${files.join(', ')}.`, 'Say which one with --into.');
  return into ?? files[0] ?? `${project.config.glossary}/terms.csv`;
}

/** Writes the edit, unless it changes nothing. */
export async function saveGlossary(project: Project, { file, after }: GlossaryEdit): Promise<boolean> {
  return writeFileSafely(join(project.root, file), after);
}

async function planEdit(project: Project, id: string, edit: (text: string) => string): Promise<GlossaryEdit> {
  const owner = await ownerOf(project, await glossaryFiles(project), id);
  if (!owner)
    throw new AppError('usage', `No glossary has a concept “${id}”.`, 'See them with `dragoman glossary list`.');
  return { file: owner.file, before: owner.text, after: edit(owner.text) };
}

async function ownerOf(project: Project, files: readonly string[], id: string) {
  for (const file of files) {
    const text = await readGlossaryText(project, file);
    if (parseTermbase(text, file).concepts.some(concept => concept.id === id)) return { file, text };
  }
  return undefined;
}

/** With its byte order mark, so that an edit keeps it. */
async function readGlossaryText(project: Project, file: string): Promise<string> {
  const { text, bom } = decodeText((await readBytes(join(project.root, file))) ?? new Uint8Array(), file);
  return bom + text;
}
