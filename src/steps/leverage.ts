import { hasTarget, sameTerms } from '../bitext/approval.ts';
import type { Context } from '../memory/entry.ts';
import type { Match, TranslationMemory } from '../memory/memory.ts';
import type { Bitext, Candidate, TargetedUnit, TermUse, TranslatedUnit, Unit } from '../model.ts';
import { mapUnits, termUsesIn, units } from './units.ts';

/**
 * Gives units without a target what is known already: their own earlier text, or an exact match of the memory.
 *
 * @param openMemory  opens a memory for these texts; called only where a unit has no target
 * @param hasItsTerms  whether a unit's target has today's terms: a draft of another article is taken only then
 */
export async function leverage(
  bitext: Bitext,
  openMemory: (texts: readonly string[]) => Promise<Pick<TranslationMemory, 'exact'>>,
  hasItsTerms: (unit: TargetedUnit) => boolean,
): Promise<Bitext> {
  const wanted = units(bitext).filter(unit => !hasTarget(unit));
  if (wanted.length === 0) return bitext;
  const memory = await openMemory(wanted.map(unit => unit.text));
  const termUses = termUsesIn(bitext.sourceLocale, bitext.targetLocale);
  const contexts = contextsOf(units(bitext));
  return mapUnits(bitext, unit => {
    if (hasTarget(unit)) return unit;
    const own = restore(unit, termUses(unit));
    if (own) return own;
    const match = memory.exact(unit.text, bitext.targetLocale, contexts.get(unit.id));
    const filled = match && fill(unit, match, termUses(unit));
    return filled && (match.standing !== 'draft' || hasItsTerms(filled)) ? filled : unit;
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

/** The neighbours of each sentence: the same sentence between the same ones is an even better match. */
function contextsOf(all: readonly Unit[]): ReadonlyMap<string, Context> {
  return new Map(
    all.map((unit, index) => [unit.id, { before: all[index - 1]?.text ?? '', after: all[index + 1]?.text ?? '' }]),
  );
}

function fill(unit: Unit, { target, from, score }: Match, termUses: readonly TermUse[]): TranslatedUnit {
  return { ...unit, state: 'translated', target, origin: { kind: 'memory', from, score }, termUses };
}
