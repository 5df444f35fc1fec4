import type { Concept, Locale, TermMatch } from '../model.ts';
import { compileTerms, type TermEntry } from './compile.ts';
import { type Hit, hitFinder, inOrder, longest } from './find.ts';
import { grammarOf } from './grammar.ts';
import type { Morphology } from './morphology.ts';
import { packIndex, unpackIndex } from './store.ts';
import { stringAt } from './strings.ts';

/** A term found in a text; offsets are in UTF-16 code units. */
export interface FoundTerm {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

export interface FinderOptions {
  /**
   * What to do where terms overlap. `longest`, the default: the longest wins, of two equally long ones the one further
   * left, of two on one spot the one that demands the capitals there, then the earlier entry. `all`: every term is
   * reported.
   */
  readonly overlaps?: 'longest' | 'all';
  /** The dictionary, for Polish; without it, terms are found by rules alone. */
  readonly morphology?: Morphology;
}

/** Makes a function that finds terms in their inflected forms, in a text of this locale. */
export function termFinder(
  entries: readonly TermEntry[],
  locale: Locale,
  options: FinderOptions = {},
): (text: string) => readonly FoundTerm[] {
  const grammar = grammarOf(locale, options.morphology);
  return finderOf(
    hitFinder(compileTerms(entries, locale, grammar), grammar),
    entries.map(entry => entry.id),
    options,
  );
}

/** Terms compiled into bytes for a cache; see `loadIndex`. */
export function compileIndex(entries: readonly TermEntry[], locale: Locale, morphology?: Morphology): Uint8Array {
  return packIndex(compileTerms(entries, locale, grammarOf(locale, morphology)));
}

/**
 * The finder of a compiled index, without compiling again. It needs the morphology that the index was compiled with.
 * Undefined if the bytes are cut or another version made them: then compile anew.
 */
export function loadIndex(
  bytes: Uint8Array,
  options: FinderOptions = {},
): ((text: string) => readonly FoundTerm[]) | undefined {
  const index = unpackIndex(bytes);
  if (!index) return undefined;
  const find = hitFinder(index, grammarOf(index.locale, options.morphology));
  const settle = settler(options);
  return text =>
    settle(find(text), text.length).map(({ entry, start, end }) => ({ id: stringAt(index.ids, entry), start, end }));
}

/** The entries of all terms of concepts in one locale, in order: what `compileIndex` compiles for `conceptFinder`. */
export function conceptEntries(concepts: readonly Concept[], locale: Locale): readonly TermEntry[] {
  return concepts.flatMap(({ id, terms }) =>
    (terms[locale] ?? []).map(term => ({ id, term: term.text, switches: term.switches })),
  );
}

/**
 * Makes a function that finds concepts by their terms of one locale, forbidden ones included: a text that uses a term it
 * should not still means the concept. Overlaps are settled as `longest`.
 * @param compiled  the concepts' own index out of a cache (`compileIndex` of `conceptEntries`); if it cannot be used, the
 *   terms are compiled
 */
export function conceptFinder(
  concepts: readonly Concept[],
  locale: Locale,
  morphology?: Morphology,
  compiled?: Uint8Array,
): (text: string) => readonly TermMatch[] {
  const owners = concepts.flatMap(concept => (concept.terms[locale] ?? []).map(() => concept));
  const grammar = grammarOf(locale, morphology);
  const index = compiled && unpackIndex(compiled);
  const find = hitFinder(index ?? compileTerms(conceptEntries(concepts, locale), locale, grammar), grammar);
  return text =>
    longest(find(text), text.length).flatMap(({ entry, start, end }) => {
      const concept = owners[entry];
      return concept ? [{ concept, start, end }] : [];
    });
}

function finderOf(find: (text: string) => Hit[], ids: readonly string[], options: FinderOptions) {
  const settle = settler(options);
  return (text: string): readonly FoundTerm[] =>
    settle(find(text), text.length).map(({ entry, start, end }) => ({ id: ids[entry] ?? '', start, end }));
}

function settler({ overlaps = 'longest' }: FinderOptions): (hits: readonly Hit[], length: number) => readonly Hit[] {
  return overlaps === 'all' ? inOrder : longest;
}
