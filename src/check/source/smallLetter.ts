import { says } from '../wording.ts';
import { follows, readingsOf, type SourceContext, sentenceCheck, type Word, wordsOf } from './sourceCheck.ts';

/**
 * Names of states and regions in two words, from Unicode CLDR and a few more: if the second has its capital, the first
 * must have one.
 *
 * | Polish | |
 * |---|---|
 * | minister obrony Wielkiej Brytanii | passes |
 * | wielka Rosja | passes |
 * | minister obrony wielkiej Brytanii | found |
 * | w stanach Zjednoczonych | found |
 */
export const smallLetter = sentenceCheck(
  'small-letter',
  'A name of two words of which only the second has its capital: „wielkiej Brytanii”.',
  ({ text }, context) => {
    if (!context.readings) return [];
    const words = wordsOf(text);
    return words.flatMap((first, at) => {
      const second = words[at + 1];
      if (!second || !follows(text, first, second) || !isName(first, second, context)) return [];
      const right = `${first.text.slice(0, 1).toUpperCase()}${first.text.slice(1)} ${second.text}`;
      return [
        {
          severity: 'warning' as const,
          ...says('small-letter.name', { words: `${first.text} ${second.text}`, right }),
          source: { start: first.start, end: second.end },
        },
      ];
    });
  },
);

function isName(first: Word, second: Word, context: SourceContext): boolean {
  if (!/^\p{Ll}/u.test(first.text) || !/^\p{Lu}/u.test(second.text)) return false;
  const [firsts, seconds] = [first, second].map(word => lemmasOf(word.text, context));
  return namesIn(context.locale).some(([one, other]) => firsts?.has(one) && seconds?.has(other));
}

function lemmasOf(form: string, context: SourceContext): ReadonlySet<string> {
  return new Set([form.toLowerCase(), ...readingsOf(form, context).map(({ lemma }) => lemma.toLowerCase())]);
}

const cache = new Map<string, readonly (readonly [string, string])[]>();

/** Lemmas in lower case; an adjective’s is its masculine: „wielki”, „brytania”. */
function namesIn(locale: string): readonly (readonly [string, string])[] {
  const known = cache.get(locale);
  if (known) return known;
  const regions = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' });
  const states = REGIONS.map(code => regions.of(code) ?? '');
  const pairs = [...states, ...MORE]
    .map(name => name.toLowerCase().split(' '))
    .filter(([one, other, ...more]) => one && other && more.length === 0)
    .map(([one = '', other = '']) => [masculine(one), masculine(other)] as const);
  cache.set(locale, pairs);
  return pairs;
}

const REGIONS = ['GB', 'SA', 'NZ', 'KP', 'KR', 'TL', 'MK', 'SS', 'PG'];
const MORE = [
  'Stan Zjednoczony',
  'Unia Europejska',
  'Królestwo Zjednoczone',
  'Zjednoczone Królestwo',
  'Bliski Wschód',
  'Daleki Wschód',
  'Nowy Jork',
  'Morze Bałtyckie',
  'Morze Czarne',
  'Biały Dom',
  'Sojusz Północnoatlantycki',
  'Grupa Wyszehradzka',
  'Zielona Góra',
  'Nowy Sącz',
  'Rada Europejska',
  'Komisja Europejska',
  'Parlament Europejski',
];

/** The lemma of an adjective in a name, „wielka”, „zjednoczone”: „wielki”, „zjednoczony”. */
function masculine(word: string): string {
  if (word.startsWith('zjednoczon')) return 'zjednoczyć';
  if (/[kg]a$/.test(word)) return ['rada', 'grupa', 'góra'].includes(word) ? word : `${word.slice(0, -1)}i`;
  return /(?:niowa|nocna|wa|ona|na)$/.test(word) && !/(?:unia|góra|brytania|arabia|gwinea)$/.test(word)
    ? `${word.slice(0, -1)}y`
    : word.replace(/one$/, 'ony');
}
