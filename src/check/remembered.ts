import type { Locale } from '../model.ts';

/**
 * A reading of a text that keeps its last results: several checks in turn ask for the numbers of the same source and the
 * same target, and a source is asked for again with each target language.
 */
export function remembered<T>(read: (text: string, locale: Locale) => T): (text: string, locale: Locale) => T {
  const results = new Map<string, T>();
  return (text, locale) => {
    const key = `${locale} ${text}`;
    const known = results.get(key);
    if (known !== undefined) return known;
    const result = read(text, locale);
    if (results.size >= KEPT) results.clear();
    results.set(key, result);
    return result;
  };
}

/** Enough for the articles that are under way, small enough to be no matter in memory. */
const KEPT = 4096;
