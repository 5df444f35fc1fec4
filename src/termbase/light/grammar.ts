import type { Locale, TermSwitches } from '../../model.ts';
import type { Grammar, Pattern, Slot } from '../pattern.ts';
import { fixedPattern, fixedSlot, termWords } from '../plain.ts';
import { allTags } from '../tags.ts';
import { foldWord, isAcronym } from '../words.ts';

/** A language without a dictionary: rules that give a term's words the forms they can have. */
export interface LightLanguage {
  /** The forms of one word of a term, beside the word itself; all words are given in lower case. */
  readonly inflect: (word: string, place: Place) => readonly string[];
  /** Keys of a text's word that a term's word may also be known by (see `keys`). */
  readonly keysOfText?: (word: string) => readonly string[];
  readonly keys?: (word: string) => readonly string[];
}

/** Where a word stands in its term. */
export interface Place {
  readonly words: readonly string[];
  readonly at: number;
  /** Whether the term writes the word with a capital. */
  readonly capital: boolean;
  /** The number that the term is looked for in, if it is only one. */
  readonly number?: 'singular' | 'plural';
}

/** The grammar of such a language. Every word is inflected by itself: a text that is wrong in agreement still has the term. */
export function lightGrammar(locale: Locale, language: LightLanguage): Grammar {
  return {
    compile: (term, switches) => compile(term, switches, locale, language),
    lexemes: word => (language.keysOfText?.(foldWord(word)) ?? []).map(key => ({ key, tags: allTags })),
  };
}

function compile(term: string, switches: TermSwitches, locale: Locale, language: LightLanguage): readonly Pattern[] {
  const fixed = fixedPattern(term, locale, switches);
  if (switches.exact || fixed.length === 0) return fixed;
  const { words, gaps } = termWords(term, locale);
  const folded = words.map(foldWord);
  const { number } = switches;
  const slots = words.map((word, at) => {
    const place = { words: folded, at, capital: /^\p{Lu}/u.test(word), ...(number && { number }) };
    return slotOf(word, place, switches, language);
  });
  const pattern: Pattern = { slots, gaps, tags: allTags, judged: false, looseHyphens: true };
  return [pattern, ...closedUp(pattern, locale)];
}

function slotOf(word: string, place: Place, switches: TermSwitches, language: LightLanguage): Slot {
  const plain = fixedSlot(word, switches.case === 'sensitive' && place.capital ? 'initial' : 'any');
  const texts = new Set([foldWord(word), ...language.inflect(foldWord(word), place)]);
  return {
    ...plain,
    forms: [...texts].map(text => ({ text, tags: allTags })),
    lexemes: place.words.length === 1 ? (language.keys?.(foldWord(word)) ?? []) : [],
    capitals: switches.case === 'insensitive' ? 'any' : plain.capitals,
  };
}

/** A term with one hyphen is found closed up too: counter-terrorism, counterterrorism; Visegrád-Gruppe, Visegrádgruppe. */
function closedUp(pattern: Pattern, locale: Locale): readonly Pattern[] {
  const at = pattern.gaps.indexOf('-');
  const before = pattern.slots[at - 1];
  const after = pattern.slots[at];
  if (at < 1 || at !== pattern.gaps.lastIndexOf('-') || !before || !after || isAcronym(before.citation)) return [];
  const citation = before.citation + after.citation.toLowerCase();
  if (termWords(citation, locale).words.length !== 1) return [];
  const forms = after.forms.map(({ text, tags }) => ({ text: foldWord(before.citation) + text, tags }));
  const slot: Slot = { ...after, forms, citation, capitals: 'any', lexemes: [] };
  const slots = [...pattern.slots.slice(0, at - 1), slot, ...pattern.slots.slice(at + 1)];
  return [{ ...pattern, slots, gaps: pattern.gaps.filter((_, index) => index !== at) }];
}
