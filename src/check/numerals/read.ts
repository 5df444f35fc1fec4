import type { Span } from '../../model.ts';
import { glance, joinedWords, type Word } from '../glance.ts';
import type { Numeral, Numerals } from './numeral.ts';

/** A number in words; `soft` where it hints at a value rather than states it: „obaj”, “a decade”, “one”. */
export interface WordNumber extends Span {
  readonly values: readonly number[];
  readonly soft: boolean;
}

/**
 * The numbers in words of a text: „dwadzieścia pięć tysięcy” is 25 000, „pół tysiąca” 500, “two and a half million”
 * 2 500 000. Words count up as long as each is smaller than the room that the one before it left.
 */
export function readWordNumbers(text: string, numerals: Numerals): readonly WordNumber[] {
  if (!mayHaveNumeral(text, numerals)) return [];
  const words = wordsIn(text);
  const found: WordNumber[] = [];
  let at = 0;
  while (at < words.length) {
    const reading = readNumeral(text, words, at, numerals);
    if (reading) found.push(reading.number);
    at = reading?.next ?? at + 1;
  }
  return found;
}

function mayHaveNumeral(text: string, { mayBegin }: Numerals): boolean {
  const { openings, isSimple } = glance(text);
  return !isSimple || openings.some(mayBegin);
}

interface Reading {
  readonly number: WordNumber;
  /** The word after the numeral. */
  readonly next: number;
}

function readNumeral(text: string, words: readonly Word[], from: number, numerals: Numerals): Reading | undefined {
  const first = words[from];
  const numeral = first && numerals.read(first.text);
  if (!numeral) return undefined;
  const sum = new Sum();
  if (numeral.kind === 'hint') return readHint(text, words, from, numeral.values, numerals);
  if (numeral.kind === 'half') return readHalf(text, words, from, numerals);
  sum.add(numeral);
  let last = from;
  for (;;) {
    const at = nextPart(text, words, last, numerals, sum);
    if (at === undefined) break;
    last = at;
  }
  const soft = sum.isSoft;
  const half = soft ? undefined : halfAfterUnit(text, words, last, numerals);
  const values = half === undefined ? [sum.value] : [sum.value + 0.5, sum.value];
  return { number: numberAt(first, words[half ?? last] ?? first, values, soft), next: (half ?? last) + 1 };
}

/** « sept heures et demie »: the half stands after what is counted. Where it is, if it is there. */
function halfAfterUnit(text: string, words: readonly Word[], last: number, numerals: Numerals): number | undefined {
  const [unit, joint, ...rest] = words.slice(last + 1, last + 5);
  // “Two years and a half”.
  const article = numerals.articles.has(rest[0]?.text ?? '') ? 1 : 0;
  const half = rest[article];
  if (!unit || !joint || !half || numerals.read(unit.text) || !numerals.joins.has(joint.text)) return undefined;
  const isHalf =
    isJoined(text, unit, joint) &&
    /^ (?:\p{L}+ )?$/u.test(text.slice(joint.end, half.start)) &&
    text.charAt(half.end) !== '-';
  return isHalf && numerals.read(half.text)?.kind === 'half' ? last + 3 + article : undefined;
}

/** Adds the next word to the sum if it belongs to the same numeral, and says where it is. */
function nextPart(
  text: string,
  words: readonly Word[],
  last: number,
  numerals: Numerals,
  sum: Sum,
): number | undefined {
  const next = words[last + 1];
  if (!next || !isJoined(text, words[last], next)) return undefined;
  const numeral = numerals.read(next.text);
  if (numeral) return sum.add(numeral) ? last + 1 : undefined;
  if (!numerals.joins.has(next.text)) return undefined;
  const isArticle = numerals.articles.has(words[last + 2]?.text ?? '');
  const at = last + (isArticle ? 3 : 2);
  const after = words[at];
  const joined = after && isJoined(text, words[at - 1], after) ? numerals.read(after.text) : undefined;
  if (!joined) return undefined;
  if (joined.kind === 'half') return sum.addHalf() ? at : undefined;
  return sum.isOpenToJoin && joined.kind === 'count' && sum.add(joined) ? at : undefined;
}

/** „kilkanaście tysięcy”, „setki tysięcy”: roughly so many thousands. */
function readHint(
  text: string,
  words: readonly Word[],
  from: number,
  values: readonly number[],
  numerals: Numerals,
): Reading | undefined {
  const [first, scale] = [words[from], words[from + 1]];
  if (!first) return undefined;
  const numeral = scale && isJoined(text, first, scale) ? numerals.read(scale.text) : undefined;
  if (!scale || numeral?.kind !== 'scale') return { number: numberAt(first, first, values, true), next: from + 1 };
  return {
    number: numberAt(
      first,
      scale,
      values.map(value => value * numeral.value),
      true,
    ),
    next: from + 2,
  };
}

/** „pół tysiąca”, “half a million”; alone it may be half an hour, half a year or half of all. */
function readHalf(text: string, words: readonly Word[], from: number, numerals: Numerals): Reading | undefined {
  const half = words[from];
  if (!half) return undefined;
  const at = from + (numerals.articles.has(words[from + 1]?.text ?? '') ? 2 : 1);
  const scale = words[at];
  const numeral = scale && isJoined(text, words[at - 1], scale) ? numerals.read(scale.text) : undefined;
  if (scale && numeral?.kind === 'scale')
    return { number: numberAt(half, scale, [numeral.value / 2], false), next: at + 1 };
  const isMore = [1, 2].some(back => numerals.joins.has(words[from - back]?.text ?? ''));
  return { number: numberAt(half, half, isMore ? [...HALVES, ...MORE_HALVES] : HALVES, true), next: from + 1 };
}

const HALVES = [0.5, 2, 50, 6, 30];
/** “a year and a half”, « un an et demi ». */
const MORE_HALVES = [1.5, 2.5, 18];

/** A numeral being added up: thousands and more are closed by their scale, what is below is still open. */
class Sum {
  #closed = 0;
  #open = 0;
  #room = Number.POSITIVE_INFINITY;
  #lastScale = Number.POSITIVE_INFINITY;
  #soft = false;
  #parts = 0;

  get value(): number {
    return rounded(this.#closed + this.#open);
  }

  get isSoft(): boolean {
    return this.#soft && this.#parts === 1;
  }

  /** Whether “and” may follow: after a hundred or a scale, not after “five”. */
  get isOpenToJoin(): boolean {
    return this.#room >= 10 && this.#room < Number.POSITIVE_INFINITY;
  }

  /** Whether the numeral goes on with this word; it is added if it does. */
  add(numeral: Numeral): boolean {
    const added =
      numeral.kind === 'count' ? this.#addCount(numeral) : numeral.kind === 'scale' && this.#addScale(numeral);
    if (added) {
      this.#parts++;
      if (this.#parts === 1) this.#soft = 'soft' in numeral && numeral.soft === true;
    }
    return added;
  }

  addHalf(): boolean {
    if (this.#parts === 0 || (this.#open === 0 && this.#lastScale === Number.POSITIVE_INFINITY)) return false;
    if (this.#open > 0) this.#open += 0.5;
    else this.#closed += this.#lastScale / 2;
    this.#room = 0;
    this.#parts++;
    return true;
  }

  #addCount({ value, room }: Extract<Numeral, { kind: 'count' }>): boolean {
    const isVingt = value === 20 && this.#open % 100 === 4;
    if (isVingt) {
      this.#open += 76;
      this.#room = 20;
      return true;
    }
    if (value >= this.#room || (value === 0 && this.#parts > 0)) return false;
    this.#open += value;
    this.#room = value === 0 ? 0 : room;
    return true;
  }

  #addScale({ value }: Extract<Numeral, { kind: 'scale' }>): boolean {
    if (value === 100) {
      if (this.#open >= 100 || (this.#open === 0 && this.#parts > 0)) return false;
      this.#open = (this.#open || 1) * 100;
      this.#room = 100;
      return true;
    }
    if (value >= this.#lastScale || (this.#open === 0 && this.#parts > 0)) return false;
    this.#closed += (this.#open || 1) * value;
    this.#open = 0;
    this.#lastScale = value;
    this.#room = value;
    return true;
  }
}

function numberAt(first: Word, last: Word, values: readonly number[], soft: boolean): WordNumber {
  return { start: first.start, end: last.end, values, soft };
}

function wordsIn(text: string): readonly Word[] {
  return joinedWords(text).map(({ start, end, text }) => {
    const small = text.toLowerCase();
    return { start, end, text: small.endsWith('s') ? small.replace(/[’']s$/, '') : small };
  });
}

function isJoined(text: string, before: Word | undefined, after: Word): boolean {
  return before !== undefined && /^[\s\u00AD-]{0,2}$/.test(text.slice(before.end, after.start));
}

/** To twelve digits, which are more than any numeral has. */
function rounded(value: number): number {
  return Number.isInteger(value) && value < 1e12 ? value : Number(value.toPrecision(12));
}
