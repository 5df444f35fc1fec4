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
const TOKEN = /\p{L}[\p{L}\p{M}\p{N}]*(?:['’-][\p{L}\p{M}\p{N}]+)*|\p{N}+(?:[.,:/]\p{N}+)*|[^\s\p{L}\p{N}]/gu;

export function tokenize(text: string): readonly Token[] {
  let end = 0;
  // `match` and `indexOf` take a third of the time that `matchAll` takes, and this is what building a memory waits for.
  return (text.match(TOKEN) ?? []).map(token => {
    const start = text.indexOf(token, end);
    end = start + token.length;
    return { text: token, start, end, ...forms(token) };
  });
}

type Forms = Pick<Token, 'kind' | 'folded' | 'variant' | 'kin'>;

function forms(text: string): Forms {
  switch (kindOf(text)) {
    case 'word':
      return wordForms(text);
    case 'number':
      return { kind: 'number', folded: text, variant: 0, kin: '#' };
    case 'mark':
      return markForms(text);
  }
}

/** By the first character. */
function kindOf(token: string): Token['kind'] {
  const code = token.charCodeAt(0);
  const kind = kinds[code] ?? (/^\p{L}/u.test(token) ? 'word' : /^\p{N}/u.test(token) ? 'number' : 'mark');
  const isHalf = code >= 0xd800 && code <= 0xdfff;
  if (!isHalf) kinds[code] = kind;
  return kind;
}

const kinds: Token['kind'][] = [];

const STEM = 5;

function wordForms(text: string): Forms {
  const folded = text.toLowerCase();
  return { kind: 'word', folded, variant: letterCase(text, folded), kin: folded.slice(0, STEM) };
}

/** 0 lower case, 1 capitalised, 2 capitals, 3 anything else. */
function letterCase(text: string, folded: string): number {
  if (text === folded) return 0;
  if (text.slice(1) === folded.slice(1)) return 1;
  return text === text.toUpperCase() ? 2 : 3;
}

const MARKS = ['"„”“«»‟', "'’‘‚‛`´", '-–—−‐‑', '.…'];

function markForms(text: string): Forms {
  const group = MARKS.find(marks => marks.includes(text)) ?? text;
  const folded = group[0] ?? text;
  return {
    kind: 'mark',
    folded: text.length > 1 ? text : folded,
    variant: Math.min(3, group.indexOf(text)),
    kin: `.${folded}`,
  };
}
