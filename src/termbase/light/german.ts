import type { LightLanguage, Place } from './grammar.ts';

/**
 * German: nouns by the endings of all declensions, with and without umlaut; adjectives before a noun by theirs.
 * An abstract noun is found as the first part of a compound too, where its linking -s- marks the joint
 * (Abschreckung in Abschreckungspolitik); as the last part it is not (Premierminister is no Minister).
 */
export const german: LightLanguage = {
  inflect: (word, place) => (isAdjective(word, place) ? adjective(word) : isNoun(place) ? noun(word) : []),
  keys: word => (ABSTRACT.test(word) ? [`${word}s-`] : []),
  keysOfText: word => {
    if (word.length > LONGEST_COMPOUND) return [];
    const joint = /^(.*(?:ung|heit|keit|schaft|tion|tät|tum)s)\p{L}{3,}$/u.exec(word)?.[1];
    return joint === undefined ? [] : joints(word);
  },
};

const ABSTRACT = /.(?:ung|heit|keit|schaft|tion|tät|tum)$/;

/** In letters. What is longer is no word. */
const LONGEST_COMPOUND = 80;

/** Every beginning of a compound that ends in an abstract noun and its linking -s-. */
function joints(word: string): readonly string[] {
  return [...word.matchAll(/(?:ung|heit|keit|schaft|tion|tät|tum)s(?=\p{L}{3})/gu)].map(
    ({ index, 0: end }) => `${word.slice(0, index + end.length)}-`,
  );
}

/** What stands before another word of the term and ends like an adjective. */
function isAdjective(word: string, { words, at }: Place): boolean {
  return at < words.length - 1 && /(?:e|er|es|en|em)$/.test(word) && !FIXED.has(word);
}

const FIXED = new Set(
  'der die das des dem den für im am zur zum über unter ober vor einer eines einem einen eine'.split(' '),
);

/** Only what has a capital, or stands alone, is a noun. */
function isNoun({ words, capital }: Place): boolean {
  return capital || words.length === 1;
}

function adjective(word: string): readonly string[] {
  const stem = word.replace(/(?:e|er|es|en|em)$/, '');
  return [...['e', 'er', 'es', 'en', 'em'].map(end => stem + end), ...noun(word)];
}

const ENDINGS = ['s', 'es', 'e', 'en', 'n', 'er', 'ern'];

function noun(word: string): readonly string[] {
  const forms = ENDINGS.map(end => word + end);
  for (const umlauted of umlauts(word))
    forms.push(umlauted, ...['e', 'en', 'er', 'ern', 'n'].map(end => umlauted + end));
  if (/nis$/.test(word)) forms.push(`${word}ses`, `${word}se`, `${word}sen`);
  if (/(?:um|us|on|a)$/.test(word)) forms.push(word.replace(/(?:um|us|on|a)$/, 'en'), word.replace(/(?:um|on)$/, 'a'));
  if (/(?:er|at|ent|ant|ist|or|är|eur)$/.test(word)) forms.push(`${word}in`, `${word}innen`);
  if (/e$/.test(word)) forms.push(...[word, ...plainVowels(word)].map(form => form.slice(0, -1)));
  if (/en$/.test(word)) forms.push(word.slice(0, -1), word.slice(0, -2));
  return forms;
}

/** The word with its last a, o, u or au as an umlaut: Vertrag, Verträg-. */
function umlauts(word: string): readonly string[] {
  const match = /^(.*)(au|[aou])([^aeiouäöüy]*(?:el|er|en|e)?)$/.exec(word);
  if (!match) return [];
  const [, before = '', vowel = '', after = ''] = match;
  const changed = { au: 'äu', a: 'ä', o: 'ö', u: 'ü' }[vowel];
  return changed === undefined ? [] : [before + changed + after];
}

/** A plural's word without its umlaut: Kräfte, Krafte. */
function plainVowels(word: string): readonly string[] {
  const match = /^(.*)(äu|[äöü])([^aeiouäöü]*e)$/.exec(word);
  if (!match) return [];
  const [, before = '', vowel = '', after = ''] = match;
  return [before + ({ äu: 'au', ä: 'a', ö: 'o', ü: 'u' }[vowel] ?? vowel) + after];
}
