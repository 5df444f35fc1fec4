import { distance } from 'fastest-levenshtein';

/** How far a text is from the one that it was made of: insertions, deletions and substitutions (Levenshtein). */
export interface Change {
  /** In Unicode code points; `ofCharacters` is the length of the longer text. */
  readonly characters: number;
  readonly ofCharacters: number;
  /** In words; a punctuation mark is a word of its own, white space is none. */
  readonly words: number;
  readonly ofWords: number;
}

export function changeBetween(before: string, after: string): Change {
  const [characters, ofCharacters] = between([...before], [...after]);
  const [words, ofWords] = between(wordsOf(before), wordsOf(after));
  return { characters, ofCharacters, words, ofWords };
}

/** Several changes added up. */
export function sumOfChanges(changes: readonly Change[]): Change {
  const sum = (of: (change: Change) => number) => changes.reduce((total, change) => total + of(change), 0);
  return {
    characters: sum(change => change.characters),
    ofCharacters: sum(change => change.ofCharacters),
    words: sum(change => change.words),
    ofWords: sum(change => change.ofWords),
  };
}

const WORDS = /[\p{L}\p{M}\p{N}]+(?:['’.,-][\p{L}\p{M}\p{N}]+)*|[^\s\p{L}\p{M}\p{N}]/gu;

function wordsOf(text: string): readonly string[] {
  return text.match(WORDS) ?? [];
}

/** The distance of two sequences, and the length of the longer one. Each different item becomes one code unit. */
function between(before: readonly string[], after: readonly string[]): readonly [number, number] {
  const codes = new Map<string, number>();
  const coded = (items: readonly string[]) => {
    let text = '';
    for (const item of items) {
      const code = codes.get(item) ?? codes.size;
      codes.set(item, code);
      text += String.fromCharCode(code);
    }
    return text;
  };
  return [distance(coded(before), coded(after)), Math.max(before.length, after.length)];
}
