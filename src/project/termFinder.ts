import type { Locale } from '../model.ts';
import { type FoundTerm, termFinder as finderWith, type TermEntry } from '../termbase/index.ts';
import { dictionaryFor } from './dictionary.ts';

/**
 * Makes a function that finds terms in a text in all their inflected forms. For Polish it opens the dictionary that
 * comes with the package, once.
 *
 * @param entries  terms in their citation form; `plural` marks one that is cited in the plural and has no singular use
 * @param overlaps  `longest`, the default: of terms that overlap the longest is found, of two equally long ones the one
 *   further left, of two on one spot the earlier entry; `all`: every one
 * @returns offsets are in UTF-16 code units, in order of position
 */
export function termFinder(
  entries: readonly TermEntry[],
  locale: Locale,
  { overlaps = 'longest' }: { readonly overlaps?: 'longest' | 'all' } = {},
): (text: string) => readonly FoundTerm[] {
  const morphology = dictionaryFor(locale);
  return finderWith(entries, locale, { overlaps, ...(morphology && { morphology }) });
}
