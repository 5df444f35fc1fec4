import {
  type Marker,
  type MarkerKind,
  MOST_CODES,
  marker,
  markersIn,
  replaced,
  spansIn,
  withoutMarkers,
} from '../codes.ts';
import type { InlineCode } from '../model.ts';
import { escapeText, inlineElement, replaceUnwritable } from '../xml.ts';

/** The `type` of a `<ph>` that is a character which XML cannot hold, by its hexadecimal code. */
export const CODE_POINT = 'x-dragoman-cp';

// ── Writing ─────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * A text as the content of a `<seg>` of level 2: a span is `<bpt>` and `<ept>`, what stands alone `<ph>`, an end whose other end
 * is not in the text `<it>`. `x` is the code's number, and the same in both languages; within them is the code's own data.
 */
export function segContent(text: string, codes: readonly InlineCode[] = []): string {
  const markers = codes.length === 0 ? [] : markersIn(text);
  const spans = spansIn(markers);
  let written = '';
  let end = 0;
  for (const each of markers) {
    written += escapeText(text.slice(end, each.start), codePoint);
    written += codeElement(each, codes[each.number - 1], spans.has(each.number));
    end = each.end;
  }
  return written + escapeText(text.slice(end), codePoint);
}

function codeElement({ kind, number: x }: Marker, code: InlineCode | undefined, isSpan: boolean): string {
  const type = code?.type && TYPES[code.type];
  const data = escapeText(replaceUnwritable(dataOf(code, kind), () => '\uFFFD'));
  if (kind === 'single') return inlineElement('ph', { x, type }, data);
  if (!isSpan) return inlineElement('it', { pos: kind === 'open' ? 'begin' : 'end', x, type }, data);
  return kind === 'open' ? inlineElement('bpt', { i: x, x, type }, data) : inlineElement('ept', { i: x }, data);
}

function dataOf(code: InlineCode | undefined, kind: MarkerKind): string {
  if (code?.kind === 'pair') return kind === 'open' ? code.open : kind === 'close' ? code.close : '';
  return code?.data ?? '';
}

/** The words of TMX 1.4b for what a code does. */
const TYPES: Readonly<Record<NonNullable<InlineCode['type']>, string>> = {
  bold: 'bold',
  italic: 'italic',
  underlined: 'ulined',
  struck: 'x-struck',
  code: 'x-code',
  break: 'lb',
  link: 'link',
  image: 'image',
  note: 'fnote',
};

function codePoint(code: number): string {
  return inlineElement('ph', { type: CODE_POINT }, code.toString(16).toUpperCase().padStart(4, '0'));
}

// ── Reading ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** Elements of codes: what is in them is code, not text. */
export const CODE_ELEMENTS: ReadonlySet<string> = new Set(['bpt', 'ept', 'it', 'ph', 'ut']);

/** A code as it stands in a `<seg>`, or a character of the text that looks like one of our markers. */
export interface SegCode {
  readonly element: string;
  readonly attributes: Readonly<Record<string, string | undefined>>;
  data: string;
}

/** A text in the making: where a code stands, it has a single marker with the code's place in `codes`, from 1. */
export interface SegText {
  text: string;
  readonly codes: SegCode[];
}

export function addCode(seg: SegText, code: SegCode): void {
  seg.codes.push(code);
  if (seg.codes.length <= MOST_CODES) seg.text += marker('single', seg.codes.length);
}

export function addText(seg: SegText, text: string): void {
  const markers = markersIn(text);
  let end = 0;
  for (const { start, end: next } of markers) {
    seg.text += text.slice(end, start);
    addCode(seg, { element: 'character', attributes: {}, data: text.slice(start, next) });
    end = next;
  }
  seg.text += text.slice(end);
}

/**
 * The texts of a pair with the same numbers for the same codes, in the order of the source. Codes correspond that have the same
 * `x`; where they have none, those that are the same to the letter, or that are the only ones of their kind left. What does not
 * correspond has a number that the source does not have.
 */
export function pairedTexts(source: SegText, target: SegText): { readonly source: string; readonly target: string } {
  if (source.codes.length + target.codes.length === 0) return { source: source.text, target: target.text };
  if (source.codes.length + target.codes.length > TOO_MANY)
    return { source: withoutMarkers(source.text), target: withoutMarkers(target.text) };
  const [from, to] = [endsOf(source.codes), endsOf(target.codes)];
  const numbers = new Map<string, number>();
  for (const { span } of from) if (!numbers.has(span)) numbers.set(span, numbers.size + 1);
  const ofTarget = corresponding(spansOf(from), spansOf(to), numbers);
  return {
    source: withNumbers(source, from, span => numbers.get(span)),
    target: withNumbers(target, to, span => ofTarget.get(span)),
  };
}

/** No sentence has as many codes; comparing each with each would take long. */
const TOO_MANY = 1000;

/** A code of a text, and the span that it is of, which may have another end. */
interface End {
  readonly code: SegCode;
  readonly kind: MarkerKind;
  readonly span: string;
}

function endsOf(codes: readonly SegCode[]): readonly End[] {
  const open = new Map<string, string>();
  return codes.map((code, index): End => {
    const { element, attributes } = code;
    const i = attributes.i ?? '';
    if (element === 'bpt') {
      open.set(i, `${index}`);
      return { code, kind: 'open', span: `${index}` };
    }
    if (element === 'ept') {
      const span = open.get(i) ?? `${index}`;
      open.delete(i);
      return { code, kind: 'close', span };
    }
    const kind = element !== 'it' ? 'single' : /^(?:begin|open)/.test(attributes.pos ?? '') ? 'open' : 'close';
    return { code, kind, span: `${index}` };
  });
}

interface CodeSpan {
  readonly span: string;
  /** As in the file; undefined where it has none. */
  readonly x: string | undefined;
  readonly kinds: string;
  /** What it is to the letter. */
  readonly look: string;
}

function spansOf(ends: readonly End[]): readonly CodeSpan[] {
  const spans = new Map<string, End[]>();
  for (const end of ends) spans.set(end.span, [...(spans.get(end.span) ?? []), end]);
  return [...spans].map(([span, own]) => ({
    span,
    x: own.map(({ code }) => code.attributes.x).find(Boolean),
    kinds: own.map(({ kind }) => kind).join(),
    look: JSON.stringify(own.map(({ kind, code }) => [kind, code.data])),
  }));
}

/** The number of each span of the target. */
function corresponding(
  source: readonly CodeSpan[],
  target: readonly CodeSpan[],
  numbers: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  let left = [...source];
  const take = (each: CodeSpan, like: CodeSpan | undefined, stays = false) => {
    const number = like && numbers.get(like.span);
    if (number === undefined) return;
    found.set(each.span, number);
    if (!stays) left = left.filter(other => other !== like);
  };
  const byX = (each: CodeSpan) => source.find(({ x }) => x !== undefined && x === each.x);
  // The same `x` twice is the same code twice.
  for (const each of target) take(each, byX(each), true);
  left = left.filter(({ x }) => x === undefined || !target.some(each => each.x === x));
  const others = () => target.filter(({ span, x }) => !found.has(span) && (x === undefined || !source.some(s => s.x)));
  for (const each of others())
    take(
      each,
      left.find(({ look }) => look === each.look),
    );
  for (const kinds of new Set(others().map(each => each.kinds))) {
    const [ours, theirs] = [left, others()].map(all => all.filter(each => each.kinds === kinds));
    const [one, other] = [ours?.[0], theirs?.[0]];
    if (ours?.length === 1 && theirs?.length === 1 && other) take(other, one);
  }
  const used = new Set(numbers.values());
  for (const { span, x } of target.filter(each => !found.has(each.span))) {
    const own = /^[1-9]\d{0,4}$/.test(x ?? '') ? Number(x) : 0;
    const number = own > numbers.size && own <= MOST_CODES ? own : Math.max(...used, 0) + 1;
    found.set(span, number);
    used.add(number);
  }
  return found;
}

function withNumbers({ text }: SegText, ends: readonly End[], numberOf: (span: string) => number | undefined): string {
  return replaced(text, markersIn(text), ({ number }) => {
    const end = ends[number - 1];
    const known = end && numberOf(end.span);
    return known === undefined || known > MOST_CODES ? '' : marker(end?.kind ?? 'single', known);
  });
}
