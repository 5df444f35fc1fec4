import { hasTarget, sameTerms } from '../bitext/approval.ts';
import type { TranslationMemory } from '../memory/memory.ts';
import type { Bitext, Candidate, Locale, TermUse, Unit } from '../model.ts';
import { mapUnits, termUsesIn, units } from './units.ts';

/**
 * Gives units without a target what is known already: their own earlier text, or an exact match of the memory.
 *
 * @param openMemory  called only where a unit has no target
 */
export async function leverage(bitext: Bitext, openMemory: () => Promise<TranslationMemory>): Promise<Bitext> {
  if (units(bitext).every(hasTarget)) return bitext;
  const memory = await openMemory();
  const termUses = termUsesIn(bitext.sourceLocale, bitext.targetLocale);
  return mapUnits(bitext, unit => {
    if (hasTarget(unit)) return unit;
    return restore(unit, termUses(unit)) ?? fill(unit, memory, bitext.targetLocale, termUses(unit)) ?? unit;
  });
}

/** An edited sentence put back as it was gets its old translation back, unless a machine made it with other terms. */
function restore(unit: Unit, termUses: readonly TermUse[]): Unit | undefined {
  const isGood = ({ source, origin, termUses: used }: Candidate) =>
    source === unit.text && (origin.kind !== 'engine' || sameTerms(used, termUses));
  const own = unit.candidates.find(isGood);
  if (!own) return undefined;
  const { target, origin, termUses: used } = own;
  const candidates = unit.candidates.filter(candidate => candidate !== own);
  return { ...unit, state: 'translated', target, origin, termUses: used, candidates };
}

function fill(unit: Unit, memory: TranslationMemory, locale: Locale, termUses: readonly TermUse[]): Unit | undefined {
  const match = memory.exact(unit.text, locale);
  if (!match) return undefined;
  return {
    ...unit,
    state: 'translated',
    target: match.target,
    origin: { kind: 'memory', from: match.from, score: 100 },
    termUses,
  };
}
