import { hasTarget, sameTerms } from '../bitext/approval.ts';
import { fitted, marker, markersIn, peeled, replaced, withoutMarkers } from '../codes.ts';
import { type Context, contextAt } from '../memory/entry.ts';
import type { Match, TranslationMemory } from '../memory/memory.ts';
import type { Bitext, Candidate, Locale, TargetedUnit, TermUse, TranslatedUnit, Unit } from '../model.ts';
import type { Pause } from '../turns.ts';
import { mapUnitsInTurns, termUsesIn, units } from './units.ts';

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

/** What a bitext is leveraged with. */
export interface Leveraging {
  /** Opens a memory for these texts; called only where a unit has no target. */
  readonly openMemory: (texts: readonly string[]) => Promise<KnownTexts>;
  /** Whether a unit's target has today's terms: a draft of another article is taken only then. */
  readonly hasItsTerms: (unit: TargetedUnit) => boolean;
  readonly pause: Pause;
}

/**
 * Gives units without a target what is known already: their own earlier text, or an exact match of the memory. Those that
 * still have none get similar texts as candidates.
 */
export async function leverage(bitext: Bitext, { openMemory, hasItsTerms, pause }: Leveraging): Promise<Bitext> {
  const wanted = units(bitext).filter(unit => !hasTarget(unit));
  if (wanted.length === 0) return bitext;
  const memory = await openMemory([...new Set(wanted.flatMap(({ text }) => [text, withinEnds(text).text]))]);
  const contexts = contextsOf(units(bitext));
  const filled = await mapUnitsInTurns(bitext, filler(bitext, memory, contexts, hasItsTerms), pause);
  const similar = units(filled).every(hasTarget) ? undefined : await memory.openSimilar();
  if (!similar) return filled;
  return mapUnitsInTurns(filled, unit => offer(unit, similar, filled.targetLocale, contexts.get(unit.id)), pause);
}

/** Gives a unit its exact match, where there is one. */
function filler(
  bitext: Bitext,
  memory: KnownTexts,
  contexts: ReadonlyMap<string, Context>,
  hasItsTerms: Leveraging['hasItsTerms'],
): (unit: Unit) => Unit {
  const termUses = termUsesIn(bitext.sourceLocale, bitext.targetLocale);
  return unit => {
    if (hasTarget(unit)) return unit;
    const own = restore(unit, termUses(unit));
    if (own) return own;
    const match = exactMatch(unit.text, memory, bitext.targetLocale, contexts.get(unit.id));
    const filled = match && fill(unit, match, termUses(unit));
    return filled && (match.standing !== 'draft' || hasItsTerms(filled)) ? filled : unit;
  };
}

/**
 * A sentence all of which is bold, or that ends in a note, is translated as its words are where the memory has nothing better:
 * where the codes at its very ends stand in the translation is certain.
 */
function exactMatch(text: string, memory: KnownTexts, locale: Locale, context: Context | undefined): Match | undefined {
  const match = memory.exact(text, locale, context);
  if (match) return match;
  const { text: within, around } = withinEnds(text);
  const inner = within === text ? undefined : memory.exact(within, locale, context);
  return inner && { ...inner, target: around(inner.target) };
}

/** A sentence without the codes at its ends, as the memory has such a one, and the way back; itself where it has none. */
function withinEnds(text: string): { readonly text: string; around(target: string): string } {
  const { before, inner, after } = peeled(text);
  if (before + after === '' || inner !== inner.trim() || inner === '') return { text, around: target => target };
  const numbers = [...new Set(markersIn(inner).map(({ number }) => number))];
  const renumbered = replaced(inner, markersIn(inner), ({ kind, number }) => marker(kind, numbers.indexOf(number) + 1));
  const back = (target: string) =>
    replaced(target, markersIn(target), ({ kind, number }) => marker(kind, numbers[number - 1] ?? number));
  return { text: renumbered, around: target => before + back(target) + after };
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
  const isKnown = (one: Candidate) =>
    others.some(other => sameWords(other.source, one.source) && sameWords(other.target, one.target));
  const found = similar.find(unit.text, targetLocale, context).map(candidate => fitted(candidate, unit));
  const offered = found.filter(candidate => !isKnown(candidate));
  return { ...unit, candidates: [...others, ...offered] };
}

/** An earlier translation may stand there with its codes, where the memory has it with its words. */
function sameWords(one: string, other: string): boolean {
  return withoutMarkers(one) === withoutMarkers(other);
}

function isFuzzy(origin: Candidate['origin']): origin is Extract<Candidate['origin'], { kind: 'memory' }> {
  return origin.kind === 'memory' && origin.score < 100;
}

/** The neighbours of each sentence: the same sentence between the same ones is an even better match. */
function contextsOf(all: readonly Unit[]): ReadonlyMap<string, Context> {
  return new Map(all.map((unit, index) => [unit.id, contextAt(all, index)]));
}

function fill(unit: Unit, { target, from, score }: Match, termUses: readonly TermUse[]): TranslatedUnit {
  return { ...unit, state: 'translated', target, origin: { kind: 'memory', from, score }, termUses };
}
