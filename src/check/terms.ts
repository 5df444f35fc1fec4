import type { Concept, Finding, Rendering, TargetedUnit, TermMatch } from '../model.ts';
import { type Check, type CheckContext, textAt } from './check.ts';
import { says } from './wording.ts';

/** A concept of the source sentence must be rendered by one of its target terms, in whatever inflected form. */
export const termMissing: Check = {
  name: 'term-missing',
  finds: 'A glossary concept in the source whose term is not in the translation.',
  run(unit, context) {
    if (unit.state === 'initial') return [];
    return conceptsOf(unit).flatMap(([match]) => missing(unit, match, context));
  },
};

/** A forbidden term must not stand in the translation of a sentence that holds its concept. */
export const termForbidden: Check = {
  name: 'term-forbidden',
  finds: 'A term in the translation that the glossary forbids.',
  run(unit, context) {
    if (unit.state === 'initial') return [];
    return conceptsOf(unit).flatMap(([match]) => forbidden(unit, match, context));
  },
};

/** The matches of each concept, so that a concept that is named twice is asked for once. */
function conceptsOf(unit: TargetedUnit): readonly (readonly [TermMatch, ...TermMatch[]])[] {
  const byConcept = new Map<string, [TermMatch, ...TermMatch[]]>();
  for (const match of unit.terms) {
    const matches = byConcept.get(match.concept.id);
    if (matches) matches.push(match);
    else byConcept.set(match.concept.id, [match]);
  }
  return [...byConcept.values()];
}

function missing(unit: TargetedUnit, match: TermMatch, context: CheckContext): readonly Finding[] {
  const wanted = allowedTerms(match.concept, context);
  const found = context.findRenderings(unit.target, match.concept);
  const [preferred, ...admitted] = wanted;
  if (preferred === undefined || found.some(isAllowed)) return [];
  const asked = { term: textAt(unit.text, match), preferred, concept: match.concept.id };
  return [
    {
      check: 'term-missing',
      severity: 'error',
      ...(admitted.length ? says('term-missing.several', { ...asked, admitted }) : says('term-missing.one', asked)),
      source: { start: match.start, end: match.end },
    },
  ];
}

function forbidden(unit: TargetedUnit, match: TermMatch, context: CheckContext): readonly Finding[] {
  const found = context.findRenderings(unit.target, match.concept);
  const allowed = found.filter(isAllowed);
  const [preferred] = allowedTerms(match.concept, context);
  const term = textAt(unit.text, match);
  return found
    .filter(rendering => !isAllowed(rendering) && !allowed.some(each => covers(each, rendering)))
    .map(rendering => ({
      check: 'term-forbidden',
      severity: 'error',
      ...(preferred === undefined
        ? says('term-forbidden.another', { forbidden: textAt(unit.target, rendering), term })
        : says('term-forbidden.use', { forbidden: textAt(unit.target, rendering), term, preferred })),
      source: { start: match.start, end: match.end },
      target: { start: rendering.start, end: rendering.end },
    }));
}

function allowedTerms(concept: Concept, context: CheckContext): readonly string[] {
  const terms = concept.terms[context.targetLocale] ?? [];
  return terms.filter(term => term.status !== 'forbidden').map(term => term.text);
}

function isAllowed(rendering: Rendering): boolean {
  return rendering.term.status !== 'forbidden';
}

function covers(outer: Rendering, inner: Rendering): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}
