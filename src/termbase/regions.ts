import type { Concept, Locale } from '../model.ts';

/**
 * Gives concepts the terms of their language where a regional locale has none of its own: a project that translates into
 * `en-GB` with a glossary that has a column `en` uses that.
 */
export function withRegions(concepts: readonly Concept[], locales: readonly Locale[]): readonly Concept[] {
  const regional = locales.filter(locale => locale.includes('-'));
  if (regional.length === 0) return concepts;
  return concepts.map(concept => {
    const borrowed = regional.flatMap(locale => {
      const terms = concept.terms[new Intl.Locale(locale).language];
      return concept.terms[locale] === undefined && terms ? [[locale, terms] as const] : [];
    });
    return borrowed.length === 0
      ? concept
      : { ...concept, terms: { ...concept.terms, ...Object.fromEntries(borrowed) } };
  });
}
