import { extname, resolve } from 'node:path';
import { decodeText } from '../article/decode.ts';
import { AppError } from '../errors.ts';
import type { Concept, Problem } from '../model.ts';
import { writeFileSafely } from '../project/files.ts';
import { readTermbase } from '../project/glossary.ts';
import { planImport, saveGlossary } from '../project/glossaryEditing.ts';
import { openProject } from '../project/project.ts';
import { parseTbx, parseTermbase, writeTbx, writeTermbase } from '../termbase/index.ts';
import { decodeXml } from '../xml.ts';
import { outcomeOfFaults, tellFaults } from './failures.ts';
import { readInputBytes } from './input.ts';
import { counted } from './table.ts';
import type { Command } from './world.ts';

const FORMATS = ['csv', 'tsv', 'tbx', 'martif'] as const;
type Format = (typeof FORMATS)[number];

export interface ImportOptions {
  readonly file: string;
  readonly into?: string;
  readonly dryRun?: true;
  readonly project: string;
  readonly json?: true;
}

/** `dragoman glossary import FILE`: known concepts get the file's terms, new ones are added. Nothing is taken away. */
export const importGlossary: Command<ImportOptions> = async (options, world) => {
  const project = await openProject(resolve(world.cwd, options.project));
  const { concepts, problems } = readConcepts(options.file, await readInputBytes(options.file, world));
  const { edits, added, changed } = await planImport(project, concepts, options.into);
  if (!options.dryRun) for (const edit of edits) await saveGlossary(project, edit);
  const files = edits.map(edit => edit.file);
  if (options.json)
    world.out(`${JSON.stringify({ added, changed, files, dryRun: options.dryRun ?? false, problems }, null, 2)}\n`);
  else {
    const verb = options.dryRun ? 'would be' : 'were';
    world.out(`${counted(added, 'concept')} ${verb} added, ${counted(changed, 'concept')} changed.\n`);
    for (const file of files) world.out(`${options.dryRun ? ' ' : world.paint.green('✓')} ${file}\n`);
  }
  tellFaults(problems, world);
  return outcomeOfFaults(problems);
};

export interface ExportOptions {
  readonly format: string;
  readonly out?: string;
  readonly project: string;
}

/** `dragoman glossary export`: all concepts, as CSV, TSV, TBX (ISO 30042) or its older form. */
export const exportGlossary: Command<ExportOptions> = async ({ format, out, project: folder }, world) => {
  const known = FORMATS.find(each => each === format);
  if (!known) throw new AppError('usage', `There is no format “${format}”.`, `Use one of: ${FORMATS.join(', ')}.`);
  const project = await openProject(resolve(world.cwd, folder));
  const { concepts, faults } = await readTermbase(project);
  const { sourceLocale, targetLocales } = project.config;
  const text = render(known, concepts, [sourceLocale, ...targetLocales]);
  if (out === undefined || out === '-') world.out(text);
  else {
    await writeFileSafely(resolve(world.cwd, out), text);
    world.note(`${world.paintNotes.green('✓')} ${out}: ${counted(concepts.length, 'concept')}\n`);
  }
  tellFaults(faults, world);
  return outcomeOfFaults(faults);
};

function render(format: Format, concepts: readonly Concept[], locales: readonly string[]): string {
  const further = concepts.flatMap(concept => Object.keys(concept.terms)).filter(locale => !locales.includes(locale));
  const columns = [...locales, ...new Set(further)];
  if (format === 'csv') return writeTermbase(concepts, { locales: columns });
  if (format === 'tsv') return writeTermbase(concepts, { locales: columns, delimiter: '\t' });
  const [sourceLocale = 'pl'] = locales;
  return writeTbx(concepts, { format: format === 'tbx' ? 'dca' : 'martif', sourceLocale, title: 'Dragoman glossary' });
}

function readConcepts(
  file: string,
  bytes: Uint8Array,
): { readonly concepts: readonly Concept[]; readonly problems: readonly Problem[] } {
  const isXml = ['.tbx', '.xml', '.mtf', '.martif'].includes(extname(file).toLowerCase());
  return isXml ? parseTbx(decodeXml(bytes, { file }), file) : parseTermbase(decodeText(bytes, file).text, file);
}
