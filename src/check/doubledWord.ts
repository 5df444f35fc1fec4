import { quoteAt, targetCheck } from './check.ts';
import { languageOf } from './language.ts';

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
    const inSource = new Set([...unit.text.matchAll(TWICE)].map(match => match[1]?.toLowerCase()));
    return [...unit.target.matchAll(TWICE)]
      .filter(match => match[1] && !allowed?.has(match[1].toLowerCase()) && inSource.size === 0)
      .filter(match => !(/^\p{Lu}/u.test(match[1] ?? '') && unit.text.includes(match[1] ?? '')))
      .map(match => {
        const span = { start: match.index, end: match.index + match[0].length };
        return {
          severity: 'error',
          message: `${quoteAt(unit.target, span)} has the same word twice.`,
          advice: 'Take one out.',
          target: span,
        };
      });
  },
);

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
