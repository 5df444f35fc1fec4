import { markersIn, replaced } from '../codes.ts';
import { COST, type Token, tokenize, WEIGHT } from './tokens.ts';

/**
 * How alike two source texts are, in percent: 100 × (1 − D / W), rounded down, and at most 99 for texts that are not
 * the same.
 *
 * D is the edit distance over words, numbers and marks (Levenshtein 1966, weighted as by Wagner and Fischer 1974, with
 * words for units as CAT tools count): a word weighs 1, a number ½, a mark ¼; leaving one out costs its weight, one for
 * another the greater of their weights. It costs less where they are akin: 1/10 for other letter case or another kind of
 * quotation mark or dash, 2/5 for words with the same first five letters, ¼ for a number in place of a number.
 * W is the weight of the heavier text. White space counts for nothing, and neither do inline codes: texts of the same words
 * with other codes, or the same ones elsewhere, are 99 % alike.
 */
export function similarity(one: string, other: string): number {
  if (sameText(one, other)) return 100;
  const [a, b] = [tokenize(wordsOf(one)), tokenize(wordsOf(other))];
  return score(align(a, b).distance, Math.max(weightOf(a), weightOf(b)));
}

/** The score of two texts that are not the same. */
export function score(distance: number, weight: number): number {
  return weight === 0 ? 0 : Math.min(99, Math.floor((100 * (weight - distance)) / weight));
}

/** Texts that differ only in how accents are encoded, or in white space round them, are the same. */
export function normalForm(text: string): string {
  return text.normalize('NFC').trim();
}

/** A text's words without its codes; one that stands alone may stand between two words. */
export function wordsOf(text: string): string {
  return normalForm(replaced(text, markersIn(text), ({ kind }) => (kind === 'single' ? ' ' : '')));
}

function sameText(one: string, other: string): boolean {
  return normalForm(one) === normalForm(other);
}

function weightOf(tokens: readonly Token[]): number {
  return tokens.reduce((sum, token) => sum + WEIGHT[token.kind], 0);
}

/** A stretch of the one text that stands for a stretch of the other; an empty one where something is only in the other. */
export interface Difference {
  /** What the text has that is looked up. */
  readonly wanted: string;
  /** What the text in the memory has instead. */
  readonly found: string;
  /** `number` and `name` where nothing but numbers, or words written with a capital, stand for each other. */
  readonly kind: 'number' | 'name' | 'other';
}

/** Pairs of tokens to look at; beyond that, texts that differ do so as a whole. */
const TOO_MANY = 4_000_000;

/** Where two texts differ, in order, so that a translator sees what to change. */
export function differences(wanted: string, found: string): readonly Difference[] {
  const [one, other] = [wordsOf(wanted), wordsOf(found)];
  const [a, b] = [tokenize(one), tokenize(other)];
  if (a.length * b.length > TOO_MANY) return one === other ? [] : [{ wanted: one, found: other, kind: 'other' }];
  const groups: { from: number; to: number; fromOther: number; toOther: number }[] = [];
  let last: (typeof groups)[number] | undefined;
  for (const { i, j, cost } of align(a, b).steps) {
    if (cost === 0) {
      last = undefined;
      continue;
    }
    if (!last) {
      last = { from: i.at, to: i.at, fromOther: j.at, toOther: j.at };
      groups.push(last);
    }
    last.to = i.at + i.taken;
    last.toOther = j.at + j.taken;
  }
  return groups.map(group => {
    const [ours, theirs] = [a.slice(group.from, group.to), b.slice(group.fromOther, group.toOther)];
    return { wanted: textOf(one, ours), found: textOf(other, theirs), kind: kindOf(ours, theirs) };
  });
}

function textOf(text: string, tokens: readonly Token[]): string {
  return text.slice(tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? 0);
}

function kindOf(ours: readonly Token[], theirs: readonly Token[]): Difference['kind'] {
  const all = [...ours, ...theirs];
  if (ours.length === 0 || theirs.length === 0) return 'other';
  if (all.every(token => token.kind === 'number')) return 'number';
  // A capital at the beginning of the sentence says nothing.
  const isName = (token: Token) => token.kind === 'word' && token.variant > 0 && token.start > 0;
  return all.every(isName) ? 'name' : 'other';
}

interface Step {
  readonly i: { readonly at: number; readonly taken: 0 | 1 };
  readonly j: { readonly at: number; readonly taken: 0 | 1 };
  readonly cost: number;
}

/** The cheapest way from one text to the other, in full: for few texts, where `distanceWithin` is for many. */
function align(
  a: readonly Token[],
  b: readonly Token[],
): { readonly distance: number; readonly steps: readonly Step[] } {
  const width = b.length + 1;
  const table = new Float64Array((a.length + 1) * width);
  const at = (i: number, j: number) => table[i * width + j] ?? 0;
  for (let i = 0; i <= a.length; i += 1)
    for (let j = 0; j <= b.length; j += 1) {
      if (i === 0 && j === 0) continue;
      const left = i > 0 ? at(i - 1, j) + weight(a[i - 1]) : Number.POSITIVE_INFINITY;
      const up = j > 0 ? at(i, j - 1) + weight(b[j - 1]) : Number.POSITIVE_INFINITY;
      const both = i > 0 && j > 0 ? at(i - 1, j - 1) + substitution(a[i - 1], b[j - 1]) : Number.POSITIVE_INFINITY;
      table[i * width + j] = Math.min(left, up, both);
    }
  const steps: Step[] = [];
  let [i, j] = [a.length, b.length];
  while (i > 0 || j > 0) {
    const here = at(i, j);
    const cost = substitution(a[i - 1], b[j - 1]);
    const both = i > 0 && j > 0 && here === at(i - 1, j - 1) + cost;
    const left = !both && i > 0 && here === at(i - 1, j) + weight(a[i - 1]);
    const [taken, takenOther]: [0 | 1, 0 | 1] = both ? [1, 1] : left ? [1, 0] : [0, 1];
    i -= taken;
    j -= takenOther;
    steps.push({ i: { at: i, taken }, j: { at: j, taken: takenOther }, cost: both ? cost : 1 });
  }
  return { distance: at(a.length, b.length), steps: steps.reverse() };
}

function weight(token: Token | undefined): number {
  return token ? WEIGHT[token.kind] : 0;
}

function substitution(one: Token | undefined, other: Token | undefined): number {
  if (!one || !other) return 0;
  if (one.kind !== other.kind || one.kin !== other.kin) return Math.max(weight(one), weight(other));
  if (one.folded === other.folded) return one.variant === other.variant ? 0 : COST.variant;
  return one.kind === 'number' ? COST.kindredNumber : COST.kindredWord;
}
