import { diffChars, diffWordsWithSpace } from 'diff';

export interface Part {
  readonly text: string;
  readonly kind: 'same' | 'added' | 'removed';
}

/**
 * How one text became another: word by word, and letter by letter where a word gave way to one like it.
 */
export function differenceOf(before: string, after: string): readonly Part[] {
  const words = diffWordsWithSpace(before, after);
  const parts: Part[] = [];
  for (let index = 0; index < words.length; index++) {
    const [one, other] = [words[index], words[index + 1]];
    if (one?.removed && other?.added && areAlike(one.value, other.value)) {
      parts.push(...diffChars(one.value, other.value).map(partOf));
      index++;
    } else if (one) parts.push(partOf(one));
  }
  return parts;
}

function partOf({ value, added, removed }: { value: string; added?: boolean; removed?: boolean }): Part {
  return { text: value, kind: added ? 'added' : removed ? 'removed' : 'same' };
}

/** Long enough in common at the start or the end that letters tell more than whole words. */
function areAlike(one: string, other: string): boolean {
  if (Math.max(one.length, other.length) > 200) return false;
  const shorter = Math.min(one.length, other.length);
  let common = 0;
  while (common < shorter && one[common] === other[common]) common++;
  let tail = 0;
  while (tail < shorter - common && one.at(-1 - tail) === other.at(-1 - tail)) tail++;
  return common + tail >= shorter / 2;
}
