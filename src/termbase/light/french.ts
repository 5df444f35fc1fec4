import type { LightLanguage } from './grammar.ts';

/** French: plurals and feminines of every word but the small ones. Elided articles are words of their own (l'OTAN). */
export const french: LightLanguage = {
  inflect: word =>
    SMALL.has(word) || word.length < 3 ? [] : [...new Set([word, ...singulars(word)].flatMap(formsOf))],
};

const SMALL = new Set(
  'de du des la le les un une et ou en à au aux sur sous dans par pour avec sans contre entre vers'.split(' '),
);

function formsOf(word: string): readonly string[] {
  const feminine = feminineOf(word);
  return [word, pluralOf(word), feminine, `${feminine}s`];
}

function pluralOf(word: string): string {
  if (/(?:s|x|z)$/.test(word)) return word;
  if (/al$/.test(word)) return word.replace(/al$/, 'aux');
  return /(?:eau|au|eu)$/.test(word) ? `${word}x` : `${word}s`;
}

/** Of a term cited in the plural. */
function singulars(word: string): readonly string[] {
  if (/aux$/.test(word)) return [word.replace(/aux$/, 'al'), word.slice(0, -1)];
  return /[^s]s$/.test(word) ? [word.slice(0, -1)] : [];
}

const FEMININES: readonly (readonly [masculine: RegExp, feminine: string])[] = [
  [/e$/, 'e'],
  [/if$/, 'ive'],
  [/eux$/, 'euse'],
  [/teur$/, 'trice'],
  [/er$/, 'ère'],
  [/(i?e)n$/, '$1nne'],
  [/el$/, 'elle'],
  [/et$/, 'ète'],
  [/c$/, 'que'],
  [/$/, 'e'],
];

function feminineOf(word: string): string {
  const rule = FEMININES.find(([masculine]) => masculine.test(word));
  return rule ? word.replace(rule[0], rule[1]) : word;
}
