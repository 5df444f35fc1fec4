import { fingerprint } from '../fingerprint.ts';
import type { Concept, Locale, Term } from '../model.ts';

/**
 * The fingerprint of what a translation from one locale into the other could depend on: the concept's terms in these
 * two, with statuses and switches. Notes, domains and other locales do not change it, nor does the order of forms.
 */
export function conceptHash(concept: Concept, sourceLocale: Locale, targetLocale: Locale): string {
  const pair = `${sourceLocale} ${targetLocale}`;
  const hashes = remembered.get(concept) ?? new Map<string, string>();
  remembered.set(concept, hashes);
  const known = hashes.get(pair) ?? computeHash(concept, sourceLocale, targetLocale);
  hashes.set(pair, known);
  return known;
}

/** Concepts do not change; a termbase is read anew. */
const remembered = new WeakMap<Concept, Map<string, string>>();

function computeHash(concept: Concept, sourceLocale: Locale, targetLocale: Locale): string {
  return fingerprint(
    ...[sourceLocale, targetLocale].flatMap(locale => {
      const terms = concept.terms[locale] ?? [];
      return [locale, String(terms.length), ...terms.map(canonical)];
    }),
  );
}

function canonical({ text, status, switches }: Term): string {
  const { number = '', exact = false, case: letters = '', anyOrder = false, forms = [], notForms = [] } = switches;
  return JSON.stringify([text, status, number, exact, letters, anyOrder, [...forms].sort(), [...notForms].sort()]);
}
