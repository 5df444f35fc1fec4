import { marker, protectedText } from '../codes.ts';
import type { BlockKind, InlineCode, Passage, Span } from '../model.ts';
import type { Attributes } from './htmlTokens.ts';
import { inlineType, typed } from './inlineTypes.ts';

/** What stands in a passage. */
export type Item = TextItem | TagItem;

export interface TextItem extends Span {
  readonly kind: 'text';
  readonly text: string;
}

export interface TagItem extends Span {
  /** A tag of a span; or `whole`: a void element, a comment, or an element that stays as it is. */
  readonly kind: 'open' | 'close' | 'whole';
  readonly name: string;
  readonly attributes?: Attributes;
  /** The words of an element that stays as it is. */
  readonly stands?: string;
}

/** A passage of HTML, without the white space and the codes at its edges that belong to no words; none without words. */
export function passageOf(
  source: string,
  items: readonly Item[],
  kind: Exclude<BlockKind, 'verbatim'>,
  lineOf: (offset: number) => number,
): Passage | undefined {
  const partners = partnersIn(items);
  const isEdge = (item: Item) => {
    if (item.kind === 'text') return /^[ \t\n\r\f]*$/.test(item.text);
    return !partners.has(item) && !item.stands;
  };
  const first = items.findIndex(item => !isEdge(item));
  const last = items.findLastIndex(item => !isEdge(item));
  const inside = items.slice(first, last + 1);
  if (first < 0 || !inside.some(item => item.kind === 'text' && /[\p{L}\p{N}]/u.test(item.text))) return undefined;
  const codes: InlineCode[] = [];
  const numbers = new Map<Item, number>();
  const parts = inside.map(item => {
    if (item.kind === 'text') return protectedText(item.text.replace(/[ \t\n\r\f]+/g, ' '), codes);
    const partner = partners.get(item);
    const number = partner && numbers.get(partner);
    if (number !== undefined) return marker('close', number);
    codes.push(codeOf(source, item, partner));
    numbers.set(item, codes.length);
    return marker(partner ? 'open' : 'single', codes.length);
  });
  const whole = parts.join('');
  const text = whole.trim();
  const span = trimmed(source, { start: inside[0]?.start ?? 0, end: inside.at(-1)?.end ?? 0 });
  return { kind, text, span, line: lineOf(span.start), ...(codes.length > 0 && { codes }) };
}

function codeOf(source: string, item: TagItem, partner: Item | undefined): InlineCode {
  const data = source.slice(item.start, item.end);
  const type = typed(inlineType(item.name));
  if (partner) return { kind: 'pair', open: data, close: source.slice(partner.start, partner.end), ...type };
  const stands = item.name === 'br' ? '\n' : item.stands;
  return { kind: 'single', data, ...(stands !== undefined && { stands }), ...type };
}

function trimmed(source: string, { start, end }: Span): Span {
  const raw = source.slice(start, end);
  const lead = /^[ \t\n\r\f]*/.exec(raw)?.[0].length ?? 0;
  const words = raw.slice(lead).replace(/[ \t\n\r\f]+$/, '');
  return { start: start + lead, end: start + lead + words.length };
}

/** Tags that belong together, both ways. Of spans that cross, the inner one is in pieces. */
function partnersIn(items: readonly Item[]): ReadonlyMap<Item, Item> {
  const partners = new Map<Item, Item>();
  const open: TagItem[] = [];
  const counts = new Map<string, number>();
  const count = (name: string, by: number) => counts.set(name, (counts.get(name) ?? 0) + by);
  for (const item of items) {
    if (item.kind === 'open') {
      open.push(item);
      count(item.name, 1);
    }
    if (item.kind !== 'close' || !counts.get(item.name)) continue;
    for (let last = open.pop(); last; last = open.pop()) {
      count(last.name, -1);
      if (last.name !== item.name) continue;
      partners.set(last, item);
      partners.set(item, last);
      break;
    }
  }
  return partners;
}
