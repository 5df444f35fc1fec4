import { AppError } from '../errors.ts';
import type { Concept, Locale } from '../model.ts';
import type { Tools } from '../pipeline.ts';
import type { ConceptDraft } from '../standing.ts';
import { conceptFinder, formatCell, parseCell, type TermForm, termForms } from '../termbase/index.ts';
import { dictionaryFor } from './dictionary.ts';
import type { Editing } from './editing.ts';
import { type GlossaryEdit, planAdd, planSet, saveGlossary } from './glossaryEditing.ts';
import { impact, type Touched } from './impact.ts';

export function draftOf({ id, domain, note, source, terms }: Concept): ConceptDraft {
  const cells = Object.entries(terms).map(([locale, each]) => [locale, formatCell(each)] as const);
  return { id, domain, note, source, cells: Object.fromEntries(cells) };
}

/** What saving a concept would do. */
export interface ConceptPlan {
  readonly edit: GlossaryEdit;
  readonly touched: readonly Touched[];
}

/**
 * What saving a concept would change in the glossary, and which segments it would touch. Writes nothing.
 * @throws AppError where a cell cannot be read, or where there is no such concept (or already one, for a new one)
 */
export async function planConcept(editing: Editing, draft: ConceptDraft, isNew: boolean): Promise<ConceptPlan> {
  const { project } = editing;
  const concept = readDraft(draft);
  const edit = isNew ? await planAdd(project, concept, undefined) : await planSet(project, concept);
  const [{ articles }, toolbox] = await Promise.all([editing.sources(), editing.toolbox()]);
  const others = toolbox.concepts.filter(each => each.id !== concept.id);
  const tools = withConcepts(toolbox.tools, [...others, concept], project.config.sourceLocale);
  const { touched } = await impact(project, articles, project.config.targetLocales, [], { ...toolbox, tools });
  return { edit, touched: touched.filter(each => each.concepts.includes(concept.id)) };
}

/** Saves a concept as a change of its row. @returns the segments that it touches */
export async function saveConcept(editing: Editing, draft: ConceptDraft, isNew: boolean): Promise<ConceptPlan> {
  return editing.exclusively(async () => {
    const plan = await planConcept(editing, draft, isNew);
    await saveGlossary(editing.project, plan.edit);
    return plan;
  });
}

/** The forms in which a term is looked for. @throws AppError where it cannot be read */
export function formsOf(term: string, locale: Locale): readonly TermForm[] {
  const [first] = readCell(term, locale);
  return first ? termForms(first.text, locale, dictionaryFor(locale), first.switches).forms : [];
}

function readDraft({ id, domain, note, source, cells }: ConceptDraft): Concept {
  if (!/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u.test(id))
    throw new AppError('project', `“${id}” cannot be a concept’s id.`, 'Use letters, digits and hyphens.');
  const terms = Object.entries(cells).map(([locale, cell]) => [locale, readCell(cell, locale)] as const);
  return { ...{ id, domain, note, source }, terms: Object.fromEntries(terms) };
}

function readCell(cell: string, locale: Locale) {
  const { terms, faults } = parseCell(cell);
  const [fault] = faults;
  if (fault) throw new AppError('project', `${locale}: ${fault.message}`, fault.advice);
  return terms;
}

/** The tools with another termbase. */
function withConcepts(tools: Tools, concepts: readonly Concept[], locale: Locale): Tools {
  return { ...tools, findTerms: conceptFinder(concepts, locale, dictionaryFor(locale)) };
}
