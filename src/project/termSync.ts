import type { Glossary, GlossaryEntry, TermSync } from '../engine/engine.ts';
import type { Scheduler } from '../engine/scheduler.ts';
import type { Concept, Locale } from '../model.ts';
import { termForms } from '../termbase/index.ts';
import { mapInTurns } from '../turns.ts';
import { dictionaryFor } from './dictionary.ts';
import { openPace } from './pace.ts';
import type { Project } from './project.ts';

/**
 * The termbase as engines with glossaries of their own take it: one glossary for each target locale, whose source side
 * has every inflected form of every term that is not forbidden, and whose target side has the preferred term.
 */
export async function glossariesFor({ config }: Project, concepts: readonly Concept[]): Promise<readonly Glossary[]> {
  const source = config.sourceLocale;
  const formsOf = (concept: Concept) => [concept.id, sourceForms(concept, source)] as const;
  const forms = new Map(await mapInTurns(concepts, formsOf, openPace()));
  return config.targetLocales.map(target => ({
    pair: { source, target },
    entries: concepts.flatMap(concept => entriesOf(concept, target, forms.get(concept.id) ?? [])),
  }));
}

/**
 * Brings the engine's glossary up to date; engines without one need nothing. The forms are made only where they are
 * asked for.
 */
export async function syncTerms(
  project: Project,
  concepts: readonly Concept[],
  scheduler: Scheduler,
): Promise<TermSync> {
  return scheduler.syncTerms(await glossariesFor(project, concepts));
}

function sourceForms(concept: Concept, locale: Locale): readonly string[] {
  const terms = (concept.terms[locale] ?? []).filter(term => term.status !== 'forbidden');
  const forms = terms.flatMap(term => [
    term.text,
    ...termForms(term.text, locale, dictionaryFor(locale), term.switches).forms.map(form => form.text),
  ]);
  return [...new Set(forms)];
}

function entriesOf(concept: Concept, target: Locale, forms: readonly string[]): readonly GlossaryEntry[] {
  const preferred = concept.terms[target]?.find(term => term.status !== 'forbidden');
  return preferred ? forms.map(source => ({ source, target: preferred.text })) : [];
}
