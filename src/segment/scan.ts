import { attention, CLOSE, classOf, INVISIBLE, LETTER, LINE_BREAK, QUOTE, SPACE, STOP } from './characters.ts';
import { cannotOpen, headOf, type Place } from './following.ts';

/** Decides whether a sentence ends at a place. */
export type Judge = (place: Place) => boolean;

/**
 * The places where a text is cut: for each sentence but the last where its text ends and where the next begins.
 * One pass; what is judged at a place looks back and ahead only so far, so the time is linear in the length.
 */
export function cutsOf(text: string, judge: Judge): number[] {
  const cuts: number[] = [];
  const { length } = text;
  let start = skipSpace(text, 0);
  let at = start;
  while (at < length) {
    const code = text.charCodeAt(at);
    if (attention[code] === 0) {
      at++;
      continue;
    }
    const stop = at;
    if (classOf(code) & LINE_BREAK) {
      at = skipSpace(text, at);
      if (at === length) break;
      cuts.push(trimBack(text, start, stop), at);
      start = at;
      continue;
    }
    const stopsEnd = skipStops(text, stop);
    const end = skipClosing(text, stopsEnd);
    at = end;
    if (end === length || !(classOf(text.charCodeAt(end)) & SPACE || isFullWidth(text.charCodeAt(stopsEnd - 1))))
      continue;
    const next = skipSpace(text, end);
    if (next === length) break;
    if (!hasLineBreak(text, end, next)) {
      const head = headOf(text, next);
      const headClass = classOf(text.charCodeAt(head));
      if (cannotOpen(text, head, headClass)) continue;
      if (!judge({ text, start, stop, stopsEnd, end, next, head, headClass })) continue;
    }
    cuts.push(end, next);
    start = next;
    at = next;
  }
  return cuts;
}

/** Where white space ends that begins at `at`. */
export function skipSpace(text: string, at: number): number {
  let to = at;
  while (to < text.length && classOf(text.charCodeAt(to)) & SPACE) to++;
  return to;
}

/** Where the text ends before white space that ends at `end`. */
export function trimBack(text: string, start: number, end: number): number {
  let to = end;
  while (to > start && classOf(text.charCodeAt(to - 1)) & SPACE) to--;
  return to;
}

function skipStops(text: string, at: number): number {
  let to = at + 1;
  while (to < text.length && classOf(text.charCodeAt(to)) & STOP) to++;
  return to;
}

/** Past what closes with the sentence: quotation marks, brackets, `»` after a space, a note's number, an emoji. */
function skipClosing(text: string, at: number): number {
  if (text.charCodeAt(at) === 0x20 && classOf(text.charCodeAt(at + 1)) & LETTER) return at;
  let to = at;
  for (;;) {
    const kind = classOf(text.charCodeAt(to));
    if (kind & (QUOTE | CLOSE | INVISIBLE)) to++;
    else if (isSuperscript(text.charCodeAt(to))) to++;
    else if (kind & SPACE && closesAfterSpace(text, to)) to += 2;
    else break;
  }
  const note = skipNote(text, to);
  return skipEmoji(text, note);
}

/** ` »` and ` ”` that a space or nothing follows: French puts a space before what closes. */
function closesAfterSpace(text: string, at: number): boolean {
  const code = text.charCodeAt(at + 1);
  if (code !== 0xbb && code !== 0x201d) return false;
  return at + 2 >= text.length || (classOf(text.charCodeAt(at + 2)) & (SPACE | STOP)) !== 0;
}

function isSuperscript(code: number): boolean {
  return code === 0xb9 || code === 0xb2 || code === 0xb3 || code === 0x2070 || (code >= 0x2074 && code <= 0x2079);
}

/** `[12]` right after the full stop. */
function skipNote(text: string, at: number): number {
  if (text[at] !== '[') return at;
  let to = at + 1;
  while (to < at + 6 && text.charCodeAt(to) >= 0x30 && text.charCodeAt(to) <= 0x39) to++;
  return to > at + 1 && text[to] === ']' ? to + 1 : at;
}

/** An emoji or emoticon after the sentence belongs to it. */
function skipEmoji(text: string, at: number): number {
  if (!(classOf(text.charCodeAt(at)) & SPACE) || classOf(text.charCodeAt(at)) & LINE_BREAK)
    return skipPictures(text, at);
  const from = at + 1;
  const to = skipPictures(text, from);
  if (to > from) return to;
  const eyes = text[from];
  if (eyes !== ':' && eyes !== ';') return at;
  const mouth = text[from + 1] === '-' ? from + 2 : from + 1;
  const closed = mouth + 1 === text.length || (classOf(text.charCodeAt(mouth + 1)) & SPACE) !== 0;
  return closed && '()DPp*/|'.includes(text[mouth] ?? ' ') ? mouth + 1 : at;
}

function skipPictures(text: string, at: number): number {
  let to = at;
  for (;;) {
    const code = text.charCodeAt(to);
    if (code >= 0xd83c && code <= 0xd83e && isLowSurrogate(text.charCodeAt(to + 1))) to += 2;
    else if ((code >= 0x2600 && code <= 0x27bf) || (to > at && (code === 0x200d || code === 0xfe0f))) to++;
    else return Math.min(to, text.length);
  }
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}

/** Chinese and Japanese put no space after a sentence. */
function isFullWidth(code: number): boolean {
  return code === 0x3002 || code === 0xff01 || code === 0xff1f || code === 0xff61;
}

function hasLineBreak(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (classOf(text.charCodeAt(at)) & LINE_BREAK) return true;
  return false;
}
