import { join } from 'node:path';
import { decodeText } from '../article/decode.ts';
import type { Concept } from '../model.ts';
import { parseTermbase } from '../termbase/index.ts';
import { listFiles, readBytes } from './files.ts';
import { asFault, type Fault, type Project, paths } from './project.ts';

export interface Termbase {
  readonly concepts: readonly Concept[];
  readonly faults: readonly Fault[];
}

/** Reads every glossary of a project. Of two concepts with one id the first counts, and the second is a fault. */
export async function readTermbase(project: Project): Promise<Termbase> {
  const files = await listFiles(paths.glossary(project), ['.csv']);
  const parts = await Promise.all(files.map(file => readGlossary(project, `${project.config.glossary}/${file}`)));
  return parts.reduce(addGlossary, { concepts: [], faults: [] });
}

async function readGlossary(project: Project, file: string): Promise<Termbase & { readonly file: string }> {
  try {
    const bytes = await readBytes(join(project.root, file));
    const { concepts, problems } = parseTermbase(decodeText(bytes ?? new Uint8Array(), file).text, file);
    return { file, concepts, faults: [...problems, ...withoutSource(project, file, concepts)] };
  } catch (error) {
    return { file, concepts: [], faults: [asFault(error)] };
  }
}

/** A glossary whose every concept lacks the source language has lost a column, or never had it. */
function withoutSource({ config }: Project, file: string, concepts: readonly Concept[]): readonly Fault[] {
  const [language = ''] = config.sourceLocale.split('-');
  const isThere = concepts.some(({ terms }) => terms[config.sourceLocale]?.length || terms[language]?.length);
  if (isThere || concepts.length === 0) return [];
  const message = `No concept has a term in “${config.sourceLocale}”, the language of the articles.`;
  return [{ file, line: 1, message, advice: `Name a column “${config.sourceLocale}” in the first line.` }];
}

function addGlossary(all: Termbase, part: Termbase & { readonly file: string }): Termbase {
  const known = new Set(all.concepts.map(concept => concept.id));
  const twice = part.concepts.filter(concept => known.has(concept.id));
  const clashes = twice.map(({ id }) => ({
    file: part.file,
    message: `The concept “${id}” is in another glossary as well, which counts.`,
    advice: 'Give it another id, or remove it from one of them.',
  }));
  return {
    concepts: [...all.concepts, ...part.concepts.filter(concept => !known.has(concept.id))],
    faults: [...all.faults, ...part.faults, ...clashes],
  };
}
