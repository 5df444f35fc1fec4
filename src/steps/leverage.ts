import { hasTarget, sameTerms } from '../bitext/approval.ts';
import type { Context } from '../memory/entry.ts';
import type { Match, TranslationMemory } from '../memory/memory.ts';
import type { Bitext, Candidate, TargetedUnit, TermUse, TranslatedUnit, Unit } from '../model.ts';
import { mapUnits, termUsesIn, units } from './units.ts';

/** A memory, opened for some texts. */
export interface KnownTexts extends Pick<TranslationMemory, 'exact'> {
  /** Opens what there is about similar texts; undefined where none are wanted. */
  readonly openSimilar: () => Promise<SimilarTexts | undefined>;
}

/** Offers translations of texts that are like a text, without being it. */
export interface SimilarTexts {
  /** The best first. They score below 100, so that none is ever taken for the translation of the text itself. */
  find(text: string, targetLocale: string, context: Context | undefined): readonly Candidate[];
  /** Whether a file is one that the memory is made of. */
  isFrom(file: string): boolean;
}

/**
 * Gives units without a target what is known already: their own earlier text, or an exact match of the memory. Those that
 * still have none get similar texts as candidates.
 *
 * @param openMemory  opens a memory for these texts; called only where a unit has no target
 * @param hasItsTerms  whether a unit's target has today's terms: a draft of another article is taken only then
 */
export async function leverage(
  bitext: Bitext,
  openMemory: (texts: readonly string[]) => Promise<KnownTexts>,
  hasItsTerms: (unit: TargetedUnit) => boolean,
): Promise<Bitext> {
  const wanted = units(bitext).filter(unit => !hasTarget(unit));
  if (wanted.length === 0) return bitext;
  const memory = await openMemory(wanted.map(unit => unit.text));
  const contexts = contextsOf(units(bitext));
  const filled = fillExact(bitext, memory, contexts, hasItsTerms);
  const similar = units(filled).every(hasTarget) ? undefined : await memory.openSimilar();
  return similar ? mapUnits(filled, unit => offer(unit, similar, filled.targetLocale, contexts.get(unit.id))) : filled;
}

function fillExact(
  bitext: Bitext,
  memory: KnownTexts,
  contexts: ReadonlyMap<string, Context>,
  hasItsTerms: (unit: TargetedUnit) => boolean,
): Bitext {
  const termUses = termUsesIn(bitext.sourceLocale, bitext.targetLocale);
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
    source === unit.text && !isFuzzy(origin) && (origin.kind !== 'engine' || sameTerms(used, termUses));
  const own = unit.candidates.find(isGood);
  if (!own) return undefined;
  const { target, origin, termUses: used } = own;
  const candidates = unit.candidates.filter(candidate => candidate !== own);
  return { ...unit, state: 'translated', target, origin, termUses: used, candidates };
}

/**
 * Similar texts are offered anew as long as there is no target, so that those of the sentence before it was edited, or of
 * a memory that has changed, do not pile up. What else stands beside the unit stays.
 */
function offer(unit: Unit, similar: SimilarTexts, targetLocale: string, context: Context | undefined): Unit {
  if (hasTarget(unit)) return unit;
  const others = unit.candidates.filter(({ origin }) => !(isFuzzy(origin) && similar.isFrom(origin.from)));
  const isKnown = (one: Candidate) => others.some(other => other.source === one.source && other.target === one.target);
  const offered = similar.find(unit.text, targetLocale, context).filter(candidate => !isKnown(candidate));
  return { ...unit, candidates: [...others, ...offered] };
}

function isFuzzy(origin: Candidate['origin']): origin is Extract<Candidate['origin'], { kind: 'memory' }> {
  return origin.kind === 'memory' && origin.score < 100;
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
