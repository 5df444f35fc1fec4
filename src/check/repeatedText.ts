import type { Span } from '../model.ts';
import { targetCheck } from './check.ts';
import { type Glance, glance, type Word } from './glance.ts';
import { pattern } from './pattern.ts';
import { says } from './wording.ts';

/**
 * | | Polish | translation | |
 * |---|---|---|
 * | en | Kto pyta, ten pyta. | Who asks, asks. | passes |
 * | en | Rozmowy trwały długo. | The talks went on for long. The talks went on for long. | found |
 * | en | Rozmowy dotyczyły Iraku. | The talks were about Iraq, the talks were about Iraq. | found |
 * | de | Rozmowy trwały długo. | Die Gespräche dauerten lange. | passes |
 * | de | Rozmowy trwały długo. | Die Gespräche dauerten lange. Die Gespräche dauerten lange. | found |
 * | fr | Rozmowy trwały długo. | Les discussions ont été longues, les discussions ont été longues. | found |
 * | uk | Rozmowy trwały bardzo długo. | Переговори тривали дуже довго. Переговори тривали дуже довго. | found |
 */
export const repeatedText = targetCheck(
  'repeated-text',
  'A stretch of the translation that comes twice although the source has nothing twice.',
  unit => {
    const again = firstRepeat(unit.target);
    if (!again || firstRepeat(unit.text)) return [];
    return [
      {
        severity: 'error',
        ...says('repeated-text.twice'),
        target: again,
      },
    ];
  },
);

/** As many words in a row, of 20 letters or more, are no chance. */
const WORDS = 4;
const LETTERS = 16;

/** Where a run of words comes for the second time, soon after the first. */
function firstRepeat(text: string): Span | undefined {
  if (!mayRepeat(glance(text))) return undefined;
  const words = wordsIn(text);
  if (!hasPairTwice(words)) return undefined;
  const seen = new Map<string, number>();
  for (let at = 0; at + WORDS <= words.length; at++) {
    const run = words.slice(at, at + WORDS);
    const key = run.map(word => word.text).join(' ');
    const [first, last] = [run[0], run.at(-1)];
    const before = seen.get(key);
    if (
      before !== undefined &&
      at - before >= WORDS &&
      first &&
      last &&
      key.length >= LETTERS &&
      isWhole(words, before, at)
    )
      return { start: first.start, end: last.end };
    if (before === undefined) seen.set(key, at);
  }
  return undefined;
}

/** Whether two words in a row may come again, by their lengths and first letters. */
function mayRepeat({ words, openings, hasNumber, isSimple }: Glance): boolean {
  if (hasNumber || !isSimple) return true;
  const pairs = new Set<number>();
  let before = 0;
  return words.some(({ start, end }, at) => {
    const sign = (openings[at]?.text.charCodeAt(0) ?? 0) * 64 + ((end - start) & 63);
    const pair = before * 2 ** 24 + sign;
    before = sign;
    return pairs.size === pairs.add(pair).size;
  });
}

function wordsIn(text: string): readonly Word[] {
  const { words, hasNumber } = glance(text);
  const found = hasNumber
    ? WORD.all(text).map(({ 0: word, index: start }) => ({
        text: word,
        start,
        end: start + word.length,
      }))
    : words;
  return found.map(word => ({ ...word, text: word.text.toLowerCase() }));
}

const WORD = pattern(/[\p{L}\p{N}]+/gu);

/** Whether two words in a row come again, without which no longer run does. */
function hasPairTwice(words: readonly Word[]): boolean {
  const numbers = new Map<string, number>();
  const pairs = new Set<number>();
  let before = 0;
  for (const { text } of words) {
    const number = numbers.get(text) ?? numbers.size + 1;
    numbers.set(text, number);
    const pair = before * words.length + number;
    if (before > 0 && pairs.has(pair)) return true;
    pairs.add(pair);
    before = number;
  }
  return false;
}

/** Whether all that stands between is repeated, so that it is not a phrase that comes up again: “the Ministry of Defence”. */
function isWhole(words: readonly Word[], before: number, at: number): boolean {
  let same = 0;
  while (at + same < words.length && words[before + same]?.text === words[at + same]?.text && before + same < at)
    same++;
  return same >= at - before || same >= 8;
}
