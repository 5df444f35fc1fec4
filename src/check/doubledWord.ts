import { targetCheck, textAt } from './check.ts';
import { glance } from './glance.ts';
import { languageOf } from './language.ts';
import { startsCapital } from './letters.ts';
import { allMatches } from './pattern.ts';
import { says } from './wording.ts';

/**
 * | | Polish | translation | |
 * |---|---|---|
 * | en | | He had had enough. | passes |
 * | de | | Leute, die die Stadt kennen. | passes |
 * | fr | | Nous nous réjouissons. | passes |
 * | en | | It was in the the hall. | found |
 * | de | | Er war in in Brüssel. | found |
 * | uk | | Він був у у місті. | found |
 * | uk |  | Дуже дуже гарно. | passes |
 * | fr |  | Il était à à Bruxelles. | found |
 */
export const doubledWord = targetCheck(
  'doubled-word',
  'A word that stands twice in a row.',
  (unit, { targetLocale }) => {
    const allowed = ALLOWED[languageOf(targetLocale)];
    const twice = mayHaveTwice(unit.target) ? allMatches(unit.target, TWICE) : [];
    if (twice.length === 0 || (mayHaveTwice(unit.text) && unit.text.search(TWICE) >= 0)) return [];
    return twice
      .filter(match => match[1] && !allowed?.has(match[1].toLowerCase()))
      .filter(match => !(startsCapital(match[1] ?? '') && unit.text.includes(match[1] ?? '')))
      .map(match => {
        const span = { start: match.index, end: match.index + match[0].length };
        return {
          severity: 'error',
          ...says('doubled-word.twice', { words: textAt(unit.target, span) }),
          target: span,
        };
      });
  },
);

function mayHaveTwice(text: string): boolean {
  const { words, openings, isSimple } = glance(text);
  return words.some(({ start, end }, at) => {
    const before = words[at - 1];
    if (!before || before.end - before.start !== end - start) return false;
    return !isSimple || openings[at - 1]?.text.charAt(0) === openings[at]?.text.charAt(0);
  });
}

const TWICE = /(?<![\p{L}\p{N}’'-])(\p{L}+)[ \u00A0]+\1(?![\p{L}\p{N}’'-])/giu;

const ALLOWED: Readonly<Record<string, ReadonlySet<string>>> = {
  en: new Set(['had', 'that', 'her', 'is', 'bye', 'ha', 'no', 'so', 'very', 'do', 'long']),
  de: new Set([
    'die',
    'der',
    'das',
    'den',
    'dem',
    'sie',
    'ihr',
    'sich',
    'wie',
    'nach',
    'war',
    'waren',
    'haben',
    'hat',
    'ist',
  ]),
  fr: new Set(['nous', 'vous', 'très', 'si']),
  uk: new Set(['дуже', 'ледь', 'так', 'то', 'що', 'як', 'давно']),
};
