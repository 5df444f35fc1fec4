import { CLOSE, classOf, DIGIT, LETTER, OPEN, QUOTE, SPACE } from './characters.ts';
import { headOf, type Place } from './following.ts';

/** How far back brackets and quotation marks are looked for. It bounds the work at one place. */
const BRACKET_REACH = 300;
const TITLE_REACH = 48;

/** Whether a bracket closes here that was opened within the sentence: `(np. w Polsce?) Jan` goes on. */
export function closesInside({ text, start, stop, stopsEnd, end }: Place): boolean {
  for (let at = stopsEnd; at < end; at++) {
    if (!(classOf(text.charCodeAt(at)) & CLOSE)) continue;
    const limit = Math.max(start, stop - BRACKET_REACH);
    for (let open = stop - 1; open >= limit; open--) {
      const kind = classOf(text.charCodeAt(open));
      if (kind & CLOSE) return false;
      if (kind & OPEN) return open > headOf(text, start) || open === stop - 1;
    }
    return false;
  }
  return false;
}

/** Whether a short quotation closes here that is a part of its clause, such as a title: `w "Mam talent!" Jan śpiewa`. */
export function closesTitle({ text, start, stop, stopsEnd, end }: Place): boolean {
  if (end === stopsEnd) return false;
  const limit = Math.max(start, stop - TITLE_REACH);
  let open = stop - 1;
  while (open > limit && !(classOf(text.charCodeAt(open)) & QUOTE)) open--;
  if (open <= limit) return false;
  let before = open - 1;
  while (before > start && classOf(text.charCodeAt(before)) & SPACE) before--;
  return before < open - 1 && (classOf(text.charCodeAt(before)) & (LETTER | DIGIT)) !== 0;
}
