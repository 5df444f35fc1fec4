import { lineEnds, wordCharacters } from './characterset.ts';
import type { Edge } from './pattern.ts';

/** The code point beside a place; -1 at the text's edge. */
export function beside(text: string, at: number, right: boolean): number {
  if (right) return text.codePointAt(at) ?? -1;
  const code = text.charCodeAt(at - 1);
  if (code >= 0xdc00 && code <= 0xdfff && at > 1) {
    const pair = text.codePointAt(at - 2) ?? code;
    return pair > 0xffff ? pair : code;
  }
  return at > 0 ? code : -1;
}

/** Where the place beyond a code point is. */
export function past(at: number, codePoint: number, right: boolean): number {
  const width = codePoint > 0xffff ? 2 : 1;
  return right ? at + width : at - width;
}

/** Whether an assertion such as `^` or `\\b` holds at a place. */
export function isEdge(text: string, at: number, edge: Edge): boolean {
  switch (edge) {
    case 'start':
      return at === 0;
    case 'end':
      return at === text.length;
    case 'lastEnd':
      return (
        at === text.length || (text.length - at <= 2 && /^(?:\r\n|[\n\r\u0085\u2028\u2029])$/.test(text.slice(at)))
      );
    case 'lineStart':
      return at === 0 || (lineEnds.has(beside(text, at, false)) && !(text[at - 1] === '\r' && text[at] === '\n'));
    case 'lineEnd':
      return (
        at === text.length || (lineEnds.has(beside(text, at, true)) && !(text[at - 1] === '\r' && text[at] === '\n'))
      );
    case 'word':
      return isWordEdge(text, at);
    case 'notWord':
      return !isWordEdge(text, at);
  }
}

function isWordEdge(text: string, at: number): boolean {
  const isWord = (codePoint: number) => codePoint >= 0 && wordCharacters.has(codePoint);
  return isWord(beside(text, at, false)) !== isWord(beside(text, at, true));
}
