import type { InlineCode } from '../model.ts';

/** What HTML's inline elements do to a text; undefined for those that only mark it up, or that are none. */
export function inlineType(element: string): InlineCode['type'] {
  return TYPES.get(element);
}

const TYPES: ReadonlyMap<string, InlineCode['type']> = new Map([
  ['b', 'bold'],
  ['strong', 'bold'],
  ['i', 'italic'],
  ['em', 'italic'],
  ['cite', 'italic'],
  ['u', 'underlined'],
  ['ins', 'underlined'],
  ['s', 'struck'],
  ['del', 'struck'],
  ['strike', 'struck'],
  ['a', 'link'],
  ['img', 'image'],
  ['picture', 'image'],
  ['svg', 'image'],
  ['code', 'code'],
  ['kbd', 'code'],
  ['samp', 'code'],
  ['tt', 'code'],
  ['br', 'break'],
]);

/** The optional field of a code. */
export function typed(type: InlineCode['type']): Pick<InlineCode, 'type'> {
  return type ? { type } : {};
}
