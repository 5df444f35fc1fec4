import type { Html, Image, ImageReference, Link, LinkReference, PhrasingContent } from 'mdast';
import { marker, protectedText } from '../codes.ts';
import type { InlineCode, Span } from '../model.ts';
import { inlineType, typed } from './inlineTypes.ts';
import { labelOf } from './labels.ts';
import { escapeText, escapeTitle, type Surroundings } from './markdownEscape.ts';
import type { Parsed } from './markdownParse.ts';
import type { Holder, MarkedLabel } from './markup.ts';

/** What stands in a block, as text with codes, and the labels in the codes. */
export interface CodedPhrasing {
  readonly text: string;
  readonly codes: readonly InlineCode[];
  readonly holders: readonly Holder[];
  readonly labels: readonly MarkedLabel[];
}

export function codedPhrasing(
  nodes: readonly PhrasingContent[],
  parsed: Parsed,
  surroundings: Surroundings,
): CodedPhrasing {
  const writing: Writing = { parsed, surroundings, codes: [], holders: [], labels: new Map() };
  const text = textOf(nodes, writing).trim();
  return { text, codes: writing.codes, holders: writing.holders, labels: [...writing.labels.values()] };
}

interface Writing {
  readonly parsed: Parsed;
  readonly surroundings: Surroundings;
  readonly codes: InlineCode[];
  readonly holders: Holder[];
  /** By the code's data and the place in it, so that codes that are alike have one label. */
  readonly labels: Map<string, MarkedLabel>;
}

function textOf(nodes: readonly PhrasingContent[], writing: Writing): string {
  const partners = tagPairs(nodes);
  const tags = new Map<PhrasingContent, number>();
  return nodes
    .map((node, index) => {
      const partner = node.type === 'html' ? partners.get(node) : undefined;
      if (partner && node.type === 'html') return tagOf(node, partner, tags, writing);
      return nodeText(node, nodes[index + 1], writing);
    })
    .join('');
}

function nodeText(node: PhrasingContent, next: PhrasingContent | undefined, writing: Writing): string {
  const { start, end } = spanOf(node);
  const { source } = writing.parsed;
  switch (node.type) {
    case 'text':
      return protectedText(oneLine(node.value), writing.codes);
    case 'strong':
      return pair(node.children, { start, end }, 'bold', writing);
    case 'emphasis':
      return pair(node.children, { start, end }, 'italic', writing);
    case 'delete':
      return pair(node.children, { start, end }, 'struck', writing);
    case 'link':
    case 'linkReference':
      return linkText(node, writing);
    case 'image':
    case 'imageReference':
      return imageText(node, writing);
    case 'inlineCode':
      return single({ data: source.slice(start, end), stands: node.value, type: 'code' }, writing);
    case 'break': {
      // What opens the next line of a quote or a list item belongs to the break.
      const data = source.slice(start, next ? spanOf(next).start : end);
      return single({ data, stands: '\n', type: 'break' }, writing);
    }
    case 'footnoteReference':
      return single({ data: source.slice(start, end), type: 'note' }, writing);
    default:
      return single({ data: source.slice(start, end) }, writing);
  }
}

function spanOf({ position }: Pick<PhrasingContent, 'position'>): Span {
  return { start: position?.start.offset ?? 0, end: position?.end.offset ?? 0 };
}

/** A line break within a paragraph, with what opens the next line, is a space. */
export function oneLine(text: string): string {
  return text.replace(/[ \t]*(?:\r\n|[\n\r])[ \t]*/g, ' ');
}

function single(code: Omit<Extract<InlineCode, { kind: 'single' }>, 'kind'>, { codes }: Writing): string {
  codes.push({ kind: 'single', ...code });
  return marker('single', codes.length);
}

/** A span whose ends stand before its first child and after its last. */
function pair(children: readonly PhrasingContent[], span: Span, type: InlineCode['type'], writing: Writing): string {
  const { source } = writing.parsed;
  const [first, last] = [children[0], children.at(-1)];
  if (!first || !last) return single({ data: source.slice(span.start, span.end), ...typed(type) }, writing);
  const open = source.slice(span.start, spanOf(first).start);
  const close = source.slice(spanOf(last).end, span.end);
  return enclosed({ kind: 'pair', open, close, ...typed(type) }, children, writing);
}

function enclosed(code: InlineCode, children: readonly PhrasingContent[], writing: Writing): string {
  writing.codes.push(code);
  const number = writing.codes.length;
  return marker('open', number) + textOf(children, writing) + marker('close', number);
}

// ── Links and pictures ──────────────────────────────────────────────────────────────────────────────────────────

function linkText(node: Link | LinkReference, writing: Writing): string {
  const { source, brackets } = writing.parsed;
  const span = spanOf(node);
  const bracket = source[span.start] === '[' ? brackets.within(span.start, span.end) : undefined;
  if (!bracket) {
    const stands = node.children.map(child => ('value' in child ? child.value : '')).join('');
    return single({ data: source.slice(span.start, span.end), stands, type: 'link' }, writing);
  }
  const isNamedByText = node.type === 'linkReference' && node.referenceType !== 'full';
  // The text of such a link is the name of its definition, which a translation has to keep.
  const name = oneLine(source.slice(span.start + 1, bracket.start).replace(/(\r\n|[\n\r])[ \t>]*/g, '$1'));
  const close = isNamedByText ? `][${name}]` : source.slice(bracket.start, span.end);
  if (node.type === 'link') {
    titleLabel(node, { start: bracket.start, end: span.end }, writing);
    writing.holders.push({ at: bracket.start, data: close });
  }
  return enclosed({ kind: 'pair', open: '[', close, type: 'link' }, node.children, writing);
}

function imageText(node: Image | ImageReference, writing: Writing): string {
  const { source, brackets } = writing.parsed;
  const span = spanOf(node);
  const data = source.slice(span.start, span.end);
  const bracket = brackets.within(span.start, span.end);
  if (bracket) {
    const isNamedByText = node.type === 'imageReference' && node.referenceType !== 'full';
    const name = source.slice(span.start + 2, bracket.start);
    const alt = { start: span.start + 2, end: isNamedByText ? span.end : bracket.start };
    const write = (text: string) =>
      escapeText(text, writing.surroundings, 'link') + (isNamedByText ? `][${name}]` : '');
    addLabel(node.alt ?? '', { span: alt, code: span, line: node.position?.start.line ?? 1, write }, writing);
  }
  if (node.type === 'image') titleLabel(node, span, writing);
  writing.holders.push({ at: span.start, data });
  return single({ data, type: 'image' }, writing);
}

function titleLabel({ title, position }: Link | Image, code: Span, writing: Writing): void {
  const place = writing.parsed.titles.within(code.start, code.end);
  if (!title || !place) return;
  const quote = writing.parsed.source[place.start] ?? '"';
  const write = (text: string) => escapeTitle(text, quote, writing.surroundings.place);
  const span = { start: place.start + 1, end: place.end - 1 };
  addLabel(title, { span, code, line: position?.start.line ?? 1, write }, writing);
}

interface LabelPlace {
  readonly span: Span;
  /** The code in which it stands. */
  readonly code: Span;
  readonly line: number;
  write(text: string): string;
}

function addLabel(text: string, { span, code, line, write }: LabelPlace, { labels, parsed }: Writing): void {
  const passage = labelOf(oneLine(text), span, line);
  if (!passage) return;
  const key = `${span.start - code.start} ${parsed.source.slice(code.start, code.end)}`;
  const known = labels.get(key);
  labels.set(key, known ? { ...known, spans: [...known.spans, span] } : { passage, spans: [span], write });
}

// ── Inline HTML ─────────────────────────────────────────────────────────────────────────────────────────────────

const TAG = /^<(\/?)([A-Za-z][A-Za-z\d-]*)/;

/** Tags that belong together, both ways. Spans that cross are none. */
function tagPairs(nodes: readonly PhrasingContent[]): ReadonlyMap<Html, Html> {
  const pairs = new Map<Html, Html>();
  const open: { readonly name: string; readonly node: Html }[] = [];
  for (const node of nodes) {
    const [, closes, tag = ''] = (node.type === 'html' && TAG.exec(node.value)) || [];
    if (node.type !== 'html' || tag === '') continue;
    const name = tag.toLowerCase();
    if (!closes) {
      if (!node.value.endsWith('/>')) open.push({ name, node });
      continue;
    }
    const at = open.findLastIndex(each => each.name === name);
    const opening = open.splice(at < 0 ? open.length : at)[0];
    if (!opening) continue;
    pairs.set(opening.node, node);
    pairs.set(node, opening.node);
  }
  return pairs;
}

function tagOf(node: Html, partner: Html, numbers: Map<PhrasingContent, number>, writing: Writing): string {
  const number = numbers.get(partner);
  if (number !== undefined) return marker('close', number);
  const { source } = writing.parsed;
  const data = (each: Html) => source.slice(spanOf(each).start, spanOf(each).end);
  const type = inlineType(TAG.exec(node.value)?.[2]?.toLowerCase() ?? '');
  writing.codes.push({ kind: 'pair', open: data(node), close: data(partner), ...typed(type) });
  numbers.set(node, writing.codes.length);
  return marker('open', writing.codes.length);
}
