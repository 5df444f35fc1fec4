import type { Span } from '../model.ts';

/** Weights and costs of the match score, in twentieths of a word; `similarity` says how they are used. */
export const WEIGHT = { word: 20, number: 10, mark: 5 } as const;
export const COST = {
  /** The same word in other letter case, or another quotation mark or dash. */
  variant: 2,
  /** Words that share their first five letters: most often the same word in another case, number or person. */
  kindredWord: 8,
  /** A number for another. */
  kindredNumber: 5,
} as const;

/** A word, a number or a mark of a text; white space is none. */
export interface Token extends Span {
  readonly kind: keyof typeof WEIGHT;
  readonly text: string;
  /** What tokens that differ only in letter case (or in the kind of quotation mark or dash) have in common. */
  readonly folded: string;
  /** Which variant of the folded form it is, 0 to 3. */
  readonly variant: number;
  /** What kindred tokens have in common. Words of up to five letters are kin only to themselves. */
  readonly kin: string;
}

/** Words may hold digits, hyphens and apostrophes (`F-16`, `INF-u`); numbers their separators (`1,5`, `15:30`). */
const TOKEN = /(\p{L}[\p{L}\p{M}\p{N}]*(?:['’-][\p{L}\p{M}\p{N}]+)*)|(\p{N}+(?:[.,:/]\p{N}+)*)|[^\s\p{L}\p{N}]/gu;

export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const found of text.matchAll(TOKEN)) {
    const [whole, word, number] = found;
    const span = { text: whole, start: found.index, end: found.index + whole.length };
    if (word !== undefined) tokens.push({ ...span, kind: 'word', ...wordForms(whole) });
    else if (number !== undefined) tokens.push({ ...span, kind: 'number', folded: whole, variant: 0, kin: '#' });
    else tokens.push({ ...span, kind: 'mark', ...markForms(whole) });
  }
  return tokens;
}

const STEM = 5;

function wordForms(text: string): Pick<Token, 'folded' | 'variant' | 'kin'> {
  const folded = text.toLowerCase();
  return { folded, variant: letterCase(text, folded), kin: folded.slice(0, STEM) };
}

/** 0 lower case, 1 capitalised, 2 capitals, 3 anything else. */
function letterCase(text: string, folded: string): number {
  if (text === folded) return 0;
  if (text.slice(1) === folded.slice(1)) return 1;
  return text === text.toUpperCase() ? 2 : 3;
}

const MARKS = ['"„”“«»‟', "'’‘‚‛`´", '-–—−‐‑', '.…'];

function markForms(text: string): Pick<Token, 'folded' | 'variant' | 'kin'> {
  const group = MARKS.find(marks => marks.includes(text)) ?? text;
  const folded = group[0] ?? text;
  return { folded: text.length > 1 ? text : folded, variant: Math.min(3, group.indexOf(text)), kin: `.${folded}` };
}
