import { classOf, DIGIT, INVISIBLE, LETTER, LOWER, OPEN, QUOTE, SPACE, UPPER } from './characters.ts';
import type { Language } from './language.ts';

/** No abbreviation is longer; a longer run of letters is read only so far. */
const LONGEST = 32;

const DOT = 0x2e;

/** Where the word that ends at `end` begins: letters, and full stops between them (`m.in`). */
export function wordStart(text: string, start: number, end: number): number {
  const limit = Math.max(start, end - LONGEST);
  let from = end;
  while (from > limit) {
    const code = text.charCodeAt(from - 1);
    if (classOf(code) & (LETTER | INVISIBLE)) from--;
    else if (code === DOT && from < end && from - 1 > limit && classOf(text.charCodeAt(from - 2)) & LETTER) from--;
    else break;
  }
  return from;
}

/** The letters from `head` on. */
export function wordAt(text: string, head: number): string {
  const limit = Math.min(text.length, head + LONGEST);
  let end = head;
  while (end < limit && classOf(text.charCodeAt(end)) & (LETTER | INVISIBLE)) end++;
  return text.slice(head, end);
}

/**
 * The word or number before `from`, past white space and opening marks, and past the full stop of an abbreviation
 * (`kat. B`); empty where there is none.
 */
export function wordBefore(text: string, start: number, from: number): string {
  let end = from;
  while (end > start && from - end < 4 && classOf(text.charCodeAt(end - 1)) & (SPACE | QUOTE | OPEN)) end--;
  if (end > start && text.charCodeAt(end - 1) === DOT && classOf(text.charCodeAt(end - 2)) & LOWER) end--;
  let begin = end;
  const limit = Math.max(start, end - LONGEST);
  while (begin > limit && classOf(text.charCodeAt(begin - 1)) & (LETTER | DIGIT | INVISIBLE)) begin--;
  return text.slice(begin, end);
}

/** `J`, `J.K`, `Sz`: one capital, with or without the second letter of a digraph. */
export function isInitials(written: string): boolean {
  if (written.length > 2 && written[1] !== '.' && written[2] !== '.') return false;
  for (const part of written.split('.')) {
    if (part.length > 2 || !(classOf(part.charCodeAt(0)) & UPPER)) return false;
    if (part.length === 2 && !(classOf(part.charCodeAt(1)) & LOWER && isVowelless(part.slice(1)))) return false;
  }
  return true;
}

const vowels = new Set([...'aąeęioóuyáàâäéèêëíìîïöőôúùûüýаеєиіїоуюяыэё'].map(letter => letter.charCodeAt(0)));

/** Whether no letter is a small vowel. */
export function isVowelless(word: string): boolean {
  for (let i = 0; i < word.length; i++) if (vowels.has(word.charCodeAt(i))) return false;
  return true;
}

export function isRoman(word: string): boolean {
  return /^[IVXLCDM]+$/.test(word);
}

/** Whether an ordinal number is put before the word: `4. Pułk`. */
export function opensOrdinal(word: string, language: Language): boolean {
  if (language.ordinals === 'any' || language.ordinals.length === 0) return false;
  const small = word.toLowerCase();
  return language.ordinals.some(beginning => small.startsWith(beginning));
}

/** Whether the sentence so far is nothing but a label, `1.`, `a.`, `Art. 5. § 1.`: it belongs to what follows. */
export function isLabel(text: string, start: number, stop: number, language: Language): boolean {
  if (stop - start > 40) return false;
  let at = start;
  while (at < stop) {
    const code = text.charCodeAt(at);
    const kind = classOf(code);
    if (kind & LETTER) {
      const word = wordAt(text, at);
      const after = text.charCodeAt(at + word.length);
      const letter = word.length === 1 && (after === DOT || after === 0x29);
      if (!letter && !isRoman(word) && !language.listMarks.has(word)) return false;
      at += word.length;
    } else if (kind & (DIGIT | SPACE | OPEN) || code === DOT || code === 0xa7 || code === 0x29 || code === 0x5d) at++;
    else return false;
  }
  return true;
}

/** Whether every letter is a capital and there are two or more. */
export function isAllCapitals(word: string): boolean {
  if (word.length < 2) return false;
  for (let i = 0; i < word.length; i++) if (classOf(word.charCodeAt(i)) & LOWER) return false;
  return true;
}
