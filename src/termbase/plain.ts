import type { Locale, Span, TermSwitches } from '../model.ts';
import type { Grammar, Pattern, Slot } from './pattern.ts';
import { allTags } from './tags.ts';
import { foldGap, foldWord, isAcronym, wordSpans } from './words.ts';

/** A term's words, and what stands before, between and after them. */
export interface TermWords {
  readonly words: readonly string[];
  readonly gaps: readonly string[];
}

/** Splits a term as texts are split. */
export function termWords(term: string, locale: Locale): TermWords {
  const spans = wordSpans(term, locale);
  const cuts: readonly Span[] = [...spans, { start: term.length, end: term.length }];
  return {
    words: spans.map(({ start, end }) => term.slice(start, end)),
    gaps: cuts.map(({ start }, index) => foldGap(term.slice(cuts[index - 1]?.end ?? 0, start))),
  };
}

/** A place that takes one word, as it is. */
export function fixedSlot(word: string, capitals: Slot['capitals'] = 'any'): Slot {
  return {
    lexemes: [],
    forms: [{ text: foldWord(word), tags: allTags }],
    agreement: 'none',
    capitals: capitals === 'any' && isAcronym(word) ? 'acronym' : capitals,
    citation: word,
  };
}

/** The pattern of exactly these words, letter case aside. */
export function fixedPattern(term: string, locale: Locale, switches: TermSwitches): readonly Pattern[] {
  const { words, gaps } = termWords(term, locale);
  if (words.length === 0) return [];
  const slots = words.map(word => fixedSlot(word, switches.case === 'sensitive' ? 'same' : 'any'));
  return [{ slots, gaps, tags: allTags, judged: false, looseHyphens: false }];
}

/** The grammar of a language we know nothing of: terms as they are. */
export function plainGrammar(locale: Locale): Grammar {
  return { compile: (term, switches) => fixedPattern(term, locale, switches), lexemes: () => [] };
}
