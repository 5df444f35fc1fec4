import { writeCell } from '../csv.ts';
import type { Concept, Locale } from '../model.ts';
import { formatCell } from './cell.ts';

/**
 * A termbase as a new file that `parseTermbase` reads: CSV, or TSV with a tab as the delimiter.
 * @param locales  the columns' order; default: the order in which the concepts bring them up
 */
export function writeTermbase(
  concepts: readonly Concept[],
  {
    delimiter = ',',
    locales = localesOf(concepts),
  }: { readonly delimiter?: string; readonly locales?: readonly Locale[] } = {},
): string {
  const header = ['id', 'domain', ...locales, 'note', 'source'];
  const rows = concepts.map(({ id, domain, note, source, terms }) => [
    id,
    domain,
    ...locales.map(locale => formatCell(terms[locale] ?? [])),
    note,
    source,
  ]);
  return [header, ...rows].map(row => `${row.map(cell => writeCell(cell, delimiter)).join(delimiter)}\n`).join('');
}

function localesOf(concepts: readonly Concept[]): readonly Locale[] {
  return [...new Set(concepts.flatMap(concept => Object.keys(concept.terms)))];
}
