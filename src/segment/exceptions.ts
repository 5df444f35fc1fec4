import { classOf, LETTER, SPACE } from './characters.ts';

/** What a project adds to a language's rules. */
export interface Exceptions {
  /** Abbreviations after which no sentence ends, with or without their full stop: `gosp.`, `sp. k.`. */
  readonly abbreviations?: readonly string[];
  /** Strings that stay whole: `Yahoo! Inc.`; where one has no space inside, no sentence ends right after it. */
  readonly never?: readonly string[];
}

interface Kept {
  readonly text: string;
  /** Offsets in the string at which no sentence may end. */
  readonly offsets: readonly number[];
}

/**
 * A project's exceptions, made ready: its one-word abbreviations, and whether a sentence that would end at a place
 * would break what is to be kept.
 */
export function keeper(exceptions: Exceptions): {
  readonly abbreviations: readonly string[];
  readonly keeps: (text: string, end: number) => boolean;
} {
  const abbreviations = (exceptions.abbreviations ?? []).map(text => text.trim()).filter(text => text !== '');
  const kept: Kept[] = [
    ...abbreviations.map(text => keptWithEnd(text.endsWith('.') ? text : `${text}.`)),
    ...(exceptions.never ?? []).filter(text => text.trim() !== '').map(text => keptWhole(text.trim())),
  ];
  return {
    abbreviations: abbreviations.filter(isWord).flatMap(text => [text, text.toLowerCase()]),
    keeps: (text, end) => kept.some(string => string.offsets.some(offset => isAt(string.text, text, end - offset))),
  };
}

function isWord(text: string): boolean {
  return /^[\p{L}\p{M}]+(?:\.[\p{L}\p{M}]+)*\.?$/u.test(text);
}

/** Whether the string stands there, and not as the tail of a word. */
function isAt(string: string, text: string, at: number): boolean {
  if (at < 0 || !text.startsWith(string, at)) return false;
  return at === 0 || !(classOf(text.charCodeAt(at - 1)) & LETTER) || !(classOf(string.charCodeAt(0)) & LETTER);
}

function keptWithEnd(text: string): Kept {
  return { text, offsets: [...gapsOf(text), text.length] };
}

function keptWhole(text: string): Kept {
  const gaps = gapsOf(text);
  return { text, offsets: gaps.length > 0 ? gaps : [text.length] };
}

function gapsOf(text: string): number[] {
  const gaps: number[] = [];
  for (let at = 1; at < text.length; at++)
    if (classOf(text.charCodeAt(at)) & SPACE && !(classOf(text.charCodeAt(at - 1)) & SPACE)) gaps.push(at);
  return gaps;
}
