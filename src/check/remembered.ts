import type { Locale } from '../model.ts';

/**
 * A reading of a text that keeps its last few results: several checks in turn ask for the numbers of the same source
 * and the same target.
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

/** Enough for the source and the target of a unit, small enough to hold no article in memory. */
const KEPT = 8;
