import type { LightLanguage, Place } from './grammar.ts';

/**
 * English: the last word of the noun phrase takes the plural (Ministries of Defence), the last word of the term takes
 * the possessive (the Ministry of Defence's). Nothing is stemmed: *deterrent* is not *deterrence*.
 */
export const english: LightLanguage = {
  inflect(word, place) {
    const numbers = isHead(place)
      ? [...(place.number === 'singular' ? [] : plurals(word)), ...(place.number === 'plural' ? [] : singulars(word))]
      : [];
    const possessives = place.at === place.words.length - 1 ? [word, ...numbers].map(form => `${form}'s`) : [];
    return [...numbers, ...possessives];
  },
};

const PREPOSITIONS = new Set('of on for in to with against at by from under over and or between within'.split(' '));

/** Whether the word is the last before the first preposition, or the last of all. */
function isHead({ words, at }: Place): boolean {
  const end = words.findIndex((word, index) => index > 0 && PREPOSITIONS.has(word));
  return at === (end < 0 ? words.length : end) - 1 || at === words.length - 1;
}

const IRREGULAR: Readonly<Record<string, string>> = {
  man: 'men',
  woman: 'women',
  child: 'children',
  person: 'people',
  foot: 'feet',
  tooth: 'teeth',
  goose: 'geese',
  mouse: 'mice',
  life: 'lives',
  leaf: 'leaves',
  half: 'halves',
  thief: 'thieves',
  wife: 'wives',
  knife: 'knives',
  medium: 'media',
  datum: 'data',
  phenomenon: 'phenomena',
  criterion: 'criteria',
  matrix: 'matrices',
  index: 'indices',
  appendix: 'appendices',
};

function plurals(word: string): readonly string[] {
  const irregular = Object.entries(IRREGULAR).find(
    ([singular]) => word === singular || (word.endsWith(singular) && singular === 'man'),
  );
  if (irregular) return [word.slice(0, word.length - irregular[0].length) + irregular[1]];
  if (/sis$/.test(word)) return [word.replace(/is$/, 'es')];
  if (/[^aeiou]y$/.test(word)) return [word.replace(/y$/, 'ies')];
  if (/(?:s|x|z|ch|sh)$/.test(word)) return [`${word}es`];
  if (/[^aeiou]o$/.test(word)) return [`${word}es`, `${word}s`];
  return [`${word}s`];
}

/** A term cited in the plural, in the singular: forces, force; policies, policy. */
function singulars(word: string): readonly string[] {
  const irregular = Object.entries(IRREGULAR).find(([, plural]) => word === plural);
  if (irregular) return [irregular[0]];
  if (/ies$/.test(word)) return [word.replace(/ies$/, 'y')];
  if (/(?:x|z|ch|sh|ss)es$/.test(word)) return [word.replace(/es$/, '')];
  return /[^siu]s$/.test(word) && word.length > 3 ? [word.slice(0, -1)] : [];
}
