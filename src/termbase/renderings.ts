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
  if (lastAsked?.target !== target || lastAsked.locale !== locale || lastAsked.morphology !== morphology)
    lastAsked = { target, locale, morphology, found: new Map() };
  const known = lastAsked.found.get(concept);
  if (known) return known;
  const found = finderFor(concept, locale, morphology)(target);
  lastAsked.found.set(concept, found);
  return found;
}

/** What was found in the last target: one check after another asks for the same. */
let lastAsked:
  | {
      readonly target: string;
      readonly locale: Locale;
      readonly morphology: Morphology | undefined;
      readonly found: Map<Concept, readonly Rendering[]>;
    }
  | undefined;

function finderFor(concept: Concept, locale: Locale, morphology: Morphology | undefined): Finder {
  const finders = remembered.get(concept) ?? new Map();
  remembered.set(concept, finders);
  let known = finders.get(locale);
  if (known?.morphology !== morphology || known === undefined) {
    known = { morphology, find: renderingFinder(concept.terms[locale] ?? [], locale, morphology) };
    finders.set(locale, known);
  }
  return known.find;
}

/** How many words are remembered for each concept: there may be thousands of concepts. */
const WORDS_KEPT = 2000;

function renderingFinder(terms: readonly Term[], locale: Locale, morphology: Morphology | undefined): Finder {
  if (terms.length === 0) return () => [];
  const grammar = grammarOf(locale, morphology);
  const entries = terms.map(term => ({ id: term.text, term: term.text, switches: term.switches }));
  const find: (target: string) => Hit[] = hitFinder(compileTerms(entries, locale, grammar), grammar, WORDS_KEPT);
  return target => {
    const hits = find(target);
    return longest(hits, target.length).flatMap(({ entry, start, end }) => {
      const rivals = hits.filter(hit => hit.start === start && hit.end === end).map(hit => terms[hit.entry]);
      const term = rivals.find(rival => rival?.text === target.slice(start, end)) ?? terms[entry];
      return term ? [{ term, start, end }] : [];
    });
  };
}
