import type { Bitext, Unit } from '../../model.ts';

/** The glossary's terms in a sentence, for the translator's eyes: `Grupa Wyszehradzka = Visegrád Group, V4`. */
export function termLines({ terms }: Unit, { sourceLocale, targetLocale }: Bitext): readonly string[] {
  const concepts = new Set(terms.map(({ concept }) => concept));
  return [...concepts].flatMap(concept => {
    const usable = (locale: string) => (concept.terms[locale] ?? []).filter(term => term.status !== 'forbidden');
    const [preferred] = usable(sourceLocale);
    const translations = usable(targetLocale).map(term => term.text);
    return preferred && translations.length > 0 ? [`${preferred.text} = ${translations.join(', ')}`] : [];
  });
}
