import type { Concept, Locale, Rendering, Term } from '../model.ts';
import { compileTerms } from './compile.ts';
import { type Hit, hitFinder, longest } from './find.ts';
import { grammarOf } from './grammar.ts';
import type { Morphology } from './morphology.ts';

type Finder = (target: string) => readonly Rendering[];

const remembered = new WeakMap<Concept, Map<Locale, { morphology: Morphology | undefined; find: Finder }>>();

/**
 * Finds a concept's terms of the target's locale in a target text, inflected as that language inflects: preferred,
 * admitted and forbidden ones, so that the caller can see which was used. Where terms overlap, the longest counts; of two
 * on one spot, the one written exactly so.
 */
export function findRenderings(
  target: string,
  concept: Concept,
  locale: Locale,
  morphology?: Morphology,
): readonly Rendering[] {
  const finders = remembered.get(concept) ?? new Map();
  remembered.set(concept, finders);
  let known = finders.get(locale);
  if (known?.morphology !== morphology || known === undefined) {
    known = { morphology, find: renderingFinder(concept.terms[locale] ?? [], locale, morphology) };
    finders.set(locale, known);
  }
  return known.find(target);
}

function renderingFinder(terms: readonly Term[], locale: Locale, morphology: Morphology | undefined): Finder {
  if (terms.length === 0) return () => [];
  const grammar = grammarOf(locale, morphology);
  const entries = terms.map(term => ({ id: term.text, term: term.text, switches: term.switches }));
  const find: (target: string) => Hit[] = hitFinder(compileTerms(entries, locale, grammar), grammar);
  return target => {
    const hits = find(target);
    return longest(hits, target.length).flatMap(({ entry, start, end }) => {
      const rivals = hits.filter(hit => hit.start === start && hit.end === end).map(hit => terms[hit.entry]);
      const term = rivals.find(rival => rival?.text === target.slice(start, end)) ?? terms[entry];
      return term ? [{ term, start, end }] : [];
    });
  };
}
