import { hasTarget, isApproved, sameTerms } from '../bitext/approval.ts';
import type { Bitext, Concept, Locale, TermUse, Unit } from '../model.ts';
import type { Findings } from '../pipeline.ts';
import type { Progress, TermChange } from '../standing.ts';
import { sizeOf, termUsesIn, units } from '../steps/units.ts';

/** How far an article is, counted with what the checks find in it. */
export function progressOf(bitext: Bitext, findings: Findings): Progress {
  const all = units(bitext);
  const stale = new Map(all.map(unit => [unit, termChangesOf(unit, bitext)]));
  const isCurrent = (unit: Unit) => stale.get(unit)?.length === 0;
  const count = (state: Unit['state']) => all.filter(unit => unit.state === state && isCurrent(unit)).length;
  const severities = [...findings.values()].flat().map(finding => finding.severity);
  return {
    segments: all.length,
    words: sizeOf(all.map(unit => unit.text)).words,
    initial: count('initial'),
    translated: count('translated'),
    reviewed: count('reviewed'),
    final: count('final'),
    outOfDate: all.filter(unit => !isCurrent(unit)).length,
    errors: severities.filter(severity => severity === 'error').length,
    warnings: severities.filter(severity => severity === 'warning').length,
    changedConcepts: [...new Set([...stale.values()].flat().map(({ concept }) => concept))],
  };
}

/** Which concepts of a unit are others today than when its target was made. */
export function termChangesOf(unit: Unit, { sourceLocale, targetLocale }: Bitext): readonly TermChange[] {
  if (!hasTarget(unit)) return [];
  const today = usesOfToday(unit, sourceLocale, targetLocale);
  // What came from memory was not made with a glossary; an approval of it was given with one.
  if (sameTerms(unit.termUses, today) || (unit.origin.kind === 'memory' && !isApproved(unit))) return [];
  const then = new Map(unit.termUses.map(use => [use.concept, use.hash]));
  const now = new Map(today.map(use => [use.concept, use.hash]));
  return [...new Set([...then.keys(), ...now.keys()])]
    .filter(concept => then.get(concept) !== now.get(concept))
    .map(concept => ({ concept, change: !now.has(concept) ? 'removed' : !then.has(concept) ? 'added' : 'changed' }));
}

const knownUses = new WeakMap<Concept, Map<string, readonly TermUse[]>>();

/** As `termUsesIn`, remembering each concept's hash: a page asks for thousands of units at once. */
function usesOfToday({ terms }: Unit, source: Locale, target: Locale): readonly TermUse[] {
  const pair = `${source} ${target}`;
  const concepts = [...new Set(terms.map(({ concept }) => concept))];
  return concepts.flatMap(concept => {
    const known = knownUses.get(concept) ?? new Map<string, readonly TermUse[]>();
    knownUses.set(concept, known);
    const uses = known.get(pair) ?? termUsesIn(source, target)({ terms: [{ concept, start: 0, end: 0 }] });
    known.set(pair, uses);
    return uses;
  });
}
