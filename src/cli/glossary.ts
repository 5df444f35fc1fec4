import { resolve } from 'node:path';
import { AppError } from '../errors.ts';
import type { Concept, Term } from '../model.ts';
import { readTermbase } from '../project/glossary.ts';
import { type GlossaryEdit, planAdd, planRemove, planSet, saveGlossary } from '../project/glossaryEditing.ts';
import { openProject, type Project } from '../project/project.ts';
import { type ConceptPatch, formatCell, parseCell } from '../termbase/index.ts';
import { faultData, outcomeOfFaults, tellFaults } from './failures.ts';
import { counted, renderTable, shorten } from './table.ts';
import type { Command, World } from './world.ts';

export interface GlossaryOptions {
  readonly project: string;
  readonly json?: true;
}

export interface ListOptions extends GlossaryOptions {
  readonly words: readonly string[];
  readonly domain?: string;
}

/** `dragoman glossary list [words]`: the concepts, or those that have all the words in a term, id or note. */
export const list: Command<ListOptions> = async ({ words, domain, ...options }, world) => {
  const project = await openProject(resolve(world.cwd, options.project));
  const { concepts, faults } = await readTermbase(project);
  const wanted = concepts.filter(
    concept => (domain === undefined || concept.domain === domain) && hasAll(concept, words),
  );
  if (options.json) world.out(`${JSON.stringify({ concepts: wanted, problems: faults.map(faultData) }, null, 2)}\n`);
  else world.out(conceptTable(project, wanted, world));
  tellFaults(faults, world);
  return outcomeOfFaults(faults);
};

export interface EditOptions extends GlossaryOptions {
  readonly id: string;
  /** `en=Visegrád Group|V4`, `note=…`. */
  readonly values: readonly string[];
  readonly into?: string;
  readonly dryRun?: true;
}

/** `dragoman glossary add <id> pl=… en=…` */
export const add: Command<EditOptions> = async (options, world) => {
  const project = await openProject(resolve(world.cwd, options.project));
  const patch = readPatch(project, options);
  if (!patch.terms?.[project.config.sourceLocale]?.length)
    throw new AppError(
      'usage',
      `A concept needs a ${project.config.sourceLocale} term.`,
      `Give one: ${project.config.sourceLocale}="Grupa Wyszehradzka".`,
    );
  const concept: Concept = { terms: {}, domain: '', note: '', source: '', ...patch };
  return finish(project, await planAdd(project, concept, options.into), options, world);
};

/** `dragoman glossary set <id> en=…` */
export const set: Command<EditOptions> = async (options, world) => {
  const project = await openProject(resolve(world.cwd, options.project));
  if (options.values.length === 0)
    throw new AppError('usage', 'There is nothing to set.', 'Say what: en="Visegrád Group|V4", note="…".');
  return finish(project, await planSet(project, readPatch(project, options)), options, world);
};

/** `dragoman glossary remove <id>` */
export const remove: Command<EditOptions> = async (options, world) => {
  const project = await openProject(resolve(world.cwd, options.project));
  return finish(project, await planRemove(project, options.id), options, world);
};

async function finish(project: Project, edit: GlossaryEdit, options: EditOptions, world: World) {
  const isNew = edit.before !== edit.after;
  if (isNew && !options.dryRun) await saveGlossary(project, edit);
  if (options.json)
    world.out(`${JSON.stringify({ file: edit.file, changed: isNew, dryRun: options.dryRun ?? false })}\n`);
  else {
    world.out(isNew ? difference(edit, world) : `${edit.file} says that already: nothing was changed.\n`);
    if (isNew && !options.dryRun) world.out(`\nSee what it touches, and what that costs: dragoman glossary impact\n`);
  }
  return 'done' as const;
}

/** The lines that went and came. */
function difference({ file, before, after }: GlossaryEdit, { paint }: World): string {
  const [old, now] = [before, after].map(text => text.split(/\r\n|[\n\r]/)) as [string[], string[]];
  const gone = old.filter(line => !now.includes(line)).map(line => paint.red(`- ${line}`));
  const come = now.filter(line => !old.includes(line)).map(line => paint.green(`+ ${line}`));
  return `${[file, ...gone, ...come].join('\n')}\n`;
}

const FIELDS = ['domain', 'note', 'source'] as const;

function readPatch({ config }: Project, { id, values }: EditOptions): ConceptPatch {
  const terms: Record<string, readonly Term[]> = {};
  const fields: { domain?: string; note?: string; source?: string } = {};
  for (const value of values) {
    const [, key = '', text = ''] = /^([\w-]+)=([\s\S]*)$/.exec(value) ?? [];
    const field = FIELDS.find(each => each === key);
    if (field) fields[field] = text;
    else if ([config.sourceLocale, ...config.targetLocales].includes(key)) terms[key] = readTerms(text);
    else
      throw new AppError(
        'usage',
        `“${value}” does not say what it is.`,
        `Write ${[config.sourceLocale, ...config.targetLocales, ...FIELDS].map(each => `${each}="…"`).join(', ')}.`,
      );
  }
  return { id, ...fields, ...(Object.keys(terms).length > 0 && { terms }) };
}

function readTerms(text: string): readonly Term[] {
  const { terms, faults } = parseCell(text);
  const [fault] = faults;
  if (fault) throw new AppError('usage', fault.message, fault.advice);
  return terms;
}

function hasAll({ id, terms, note, source }: Concept, words: readonly string[]): boolean {
  const all = [id, note, source, ...Object.values(terms).flatMap(each => each.map(term => term.text))]
    .join('\n')
    .toLowerCase();
  return words.every(word => all.includes(word.toLowerCase()));
}

function conceptTable({ config }: Project, concepts: readonly Concept[], world: World): string {
  const [target = ''] = config.targetLocales;
  const columns = ['id', config.sourceLocale, target].map(title => ({ title, align: 'left' as const }));
  const cell = (concept: Concept, locale: string) => formatCell(concept.terms[locale] ?? []);
  const width = Math.floor((world.columns - 6) / 3);
  const rows = concepts.map(concept =>
    [concept.id, cell(concept, config.sourceLocale), cell(concept, target)].map(text => shorten(text, width)),
  );
  return concepts.length === 0
    ? 'No concept is like that.\n'
    : `${renderTable(columns, rows, world.columns)}\n${counted(concepts.length, 'concept')}\n`;
}
