import { targetCheck } from './check.ts';
import { pattern } from './pattern.ts';
import { says } from './wording.ts';

/**
 * | | Polish | translation | |
 * |---|---|---|
 * | fr | Czy to prawda? | Est-ce vrai ? | passes |
 * | en | Powiedział: „Tak”. | He said: “Yes.” | passes |
 * | uk | Odszedł… | Він пішов... | passes |
 * | en | Nowe stawki od 1 stycznia 2026 r. | New rates from January 1, 2026 | passes |
 * | en | Kurs euro (stan na godz. 8) | Euro rate (as of 8 a.m.) | passes |
 * | en | Czy to prawda? | This is true. | found |
 * | de | Rozmowy trwają. | Die Gespräche dauern an | found |
 * | en | Tytuł bez kropki | A headline with a full stop. | found |
 * | de | Czy to prawda? | Ist das wahr? | passes |
 * | fr | Czy to prawda? | C’est vrai. | found |
 * | uk | Rozmowy trwają. | Переговори тривають | found |
 */
export const endPunctuation = targetCheck(
  'end-punctuation',
  'A sentence that ends in another punctuation mark than the source’s.',
  unit => {
    const [source, target] = [lastMark(unit.text), lastMark(unit.target)];
    if (source === target || isAlike(source, target) || (source === '' && ABBREVIATED.isIn(unit.target))) return [];
    if (source === '.' && target === '' && POLISH_ABBREVIATED.isIn(unit.text)) return [];
    const end = unit.target.trimEnd().length;
    return [
      {
        severity: 'warning',
        ...saysOf(source, target),
        target: { start: Math.max(0, end - 1), end },
      },
    ];
  },
);

function saysOf(mark: string, other: string) {
  if (other === '') return says('end-punctuation.missing', { mark });
  if (mark === '') return says('end-punctuation.added', { other });
  return says('end-punctuation.differs', { mark, other });
}

/** The mark that a text ends in, apart from what closes a quotation or a bracket. */
function lastMark(text: string): string {
  let end = text.length;
  while (end > 0 && CLOSING.test(text.charAt(end - 1))) end--;
  const mark = /(\.{2,3}|…|[?!]+|[.:;])$/u.exec(text.slice(Math.max(0, end - 4), end))?.[0] ?? '';
  if (/^(?:\.{2,3}|…)$/.test(mark)) return '…';
  return mark.includes('?') ? '?' : mark.slice(0, 1);
}

const CLOSING = /[\s"“”„«»’'‘)\]]/u;
/** A title may end in an abbreviation, which has a full stop of its own. */
const ABBREVIATED = pattern(/(?:\p{L}\.){2,}[)\]”"]*$|\b(?:etc|Inc|Ltd|Co|Jr|Sr|al)\.[)\]”"]*$/u);
const POLISH_ABBREVIATED = pattern(
  /(?<![\p{L}])(?:r|br|bm|w|proc|tys|mln|mld|godz|min|in|itp|itd|gr|st|pkt|os|nr|płn|płd|\p{Lu})\.[)\]”"]*$/u,
);

/** An exclamation is often toned down, a colon is a dash or a full stop before a list, a semicolon a full stop. */
function isAlike(a: string, b: string): boolean {
  const pair = [a, b].sort().join('');
  return pair === '!.' || pair === '.…' || pair === '.;';
}
