import { type Marker, markersIn, spansIn } from '../codes.ts';
import type { InlineCode, Span, Unit } from '../model.ts';
import { element, escapeText, inlineElement, type Markup, openTag, textElement } from '../xml.ts';
import { hex4, OURS, toNameToken, toValue } from './xliffNames.ts';

/** What the markers of a text are of, and how their elements are called. */
export interface Wording {
  /** The segment's id as a name token: codes are `<prefix>-c1`. */
  readonly prefix: string;
  /** Where it is empty, there are no markers. */
  readonly codes: readonly InlineCode[];
  /** Parts that become elements of their own, in order and apart: terms. */
  readonly spans?: readonly (Span & { readonly attributes: Markup['attributes'] })[];
  /** Of a target: what its source is written as, for a span written in another form needs an id of its own. */
  readonly source?: { readonly text: string; readonly wording: Wording };
  /** Of a half of a span that goes on in another segment, by its number: the element that begins it. */
  readonly mates?: ReadonlyMap<number, string>;
}

/**
 * A text as the content of XLIFF 2: a span is `<pc>`, one that crosses another or a term is `<sc>` and `<ec>`, what stands alone
 * is `<ph>`. A marker that has no such place (lost its other end, or is of no code) is a `<ph>` that says what it is, so that
 * nothing is lost and the file stays valid. What XML cannot hold is `<cp>`.
 */
export function inlineContent(text: string, wording: Wording): string {
  const events = eventsOf(text, wording);
  const whole = wholeSpans(events, wording);
  const { source } = wording;
  const inSource = source ? wholeSpans(eventsOf(source.text, source.wording), source.wording) : whole;
  const ofSource = new Set(markersIn((source ?? { text }).text).map(({ number }) => number));
  const writeMarker = markerWriter(wording, whole, inSource, ofSource);
  let written = '';
  let end = 0;
  for (const event of events) {
    written += plain(text.slice(end, event.at));
    end = event.kind === 'marker' ? event.marker.end : event.at;
    if (event.kind === 'start') written += openTag('mrk', event.attributes);
    else written += event.kind === 'end' ? '</mrk>' : writeMarker(event.marker);
  }
  return written + plain(text.slice(end));
}

function plain(text: string): string {
  return escapeText(text, code => inlineElement('cp', { hex: hex4(code) }));
}

type Event =
  | { readonly kind: 'end'; readonly at: number }
  | { readonly kind: 'start'; readonly at: number; readonly attributes: Markup['attributes'] }
  | { readonly kind: 'marker'; readonly at: number; readonly marker: Marker };

function eventsOf(text: string, { codes, spans = [] }: Wording): readonly Event[] {
  const markers = codes.length === 0 ? [] : markersIn(text);
  const rank = { end: 0, start: 1, marker: 2 };
  const events: Event[] = [
    ...spans.map(({ end }) => ({ kind: 'end', at: end }) as const),
    ...spans.map(({ start, attributes }) => ({ kind: 'start', at: start, attributes }) as const),
    ...markers.map(marker => ({ kind: 'marker', at: marker.start, marker }) as const),
  ];
  return events.sort((a, b) => a.at - b.at || rank[a.kind] - rank[b.kind]);
}

/** How a span is written whose both ends stand once in the text, the beginning first. */
type Form = 'element' | 'ends';

/** Elements within elements are capped by readers, ours too. */
const DEEPEST = 40;

function wholeSpans(events: readonly Event[], { codes }: Wording): ReadonlyMap<number, Form> {
  const markers = events.flatMap(event => (event.kind === 'marker' ? [event.marker] : []));
  const spans = spansIn(markers);
  const isPair = (number: number) => spans.has(number) && codes[number - 1]?.kind === 'pair';
  const forms = new Map<number, Form>();
  const open: (number | 'term')[] = [];
  const cross = (number: number | 'term' | undefined) => number !== 'term' && number && forms.set(number, 'ends');
  for (const event of events) {
    if (event.kind === 'start') open.push('term');
    else if (event.kind === 'end') {
      const at = open.lastIndexOf('term');
      open.splice(at).forEach(cross);
    } else if (isPair(event.marker.number)) {
      const { number, kind } = event.marker;
      if (kind === 'open') {
        forms.set(number, open.length < DEEPEST ? 'element' : 'ends');
        open.push(number);
      } else if (open.includes(number)) {
        const above = open.splice(open.lastIndexOf(number)).slice(1);
        if (above.includes('term')) cross(number);
        above.forEach(cross);
        open.push(...above.filter(each => each === 'term'));
      }
    }
  }
  return forms;
}

function markerWriter(
  { prefix, codes, mates }: Wording,
  whole: ReadonlyMap<number, Form>,
  inSource: ReadonlyMap<number, Form>,
  ofSource: ReadonlySet<number>,
): (marker: Marker) => string {
  const used = new Map<string, number>();
  const unique = (id: string) => {
    const times = (used.get(id) ?? 0) + 1;
    used.set(id, times);
    return times === 1 ? id : `${id}-${times}`;
  };
  return ({ number, kind }) => {
    const id = `${prefix}-c${number}`;
    const code = codes[number - 1];
    const look = lookOf(code);
    const form = whole.get(number);
    const ownId = form === inSource.get(number) ? id : `${id}-x`;
    const data = dataIds(id);
    const known = code !== undefined;
    if (form === 'element') {
      const refs = { dataRefStart: known ? data.open : undefined, dataRefEnd: known ? data.close : undefined };
      return kind === 'open' ? openTag('pc', { id: ownId, ...refs, ...look }) : '</pc>';
    }
    if (form === 'ends') {
      if (kind === 'open') return inlineElement('sc', { id: ownId, dataRef: known ? data.open : undefined, ...look });
      return inlineElement('ec', { startRef: ownId, dataRef: known ? data.close : undefined });
    }
    const mate = mates?.get(number);
    if (code?.kind === 'opening' && kind === 'open' && !used.has(id)) {
      const isolated = mate === undefined ? 'yes' : undefined;
      return inlineElement('sc', { id: unique(id), isolated, dataRef: data.open, ...look });
    }
    if (code?.kind === 'closing' && kind === 'close' && !used.has(id)) {
      if (mate === undefined)
        return inlineElement('ec', { id: unique(id), isolated: 'yes', dataRef: data.open, ...look });
      unique(id);
      return inlineElement('ec', { startRef: mate, dataRef: data.open, ...look });
    }
    if (code?.kind === 'single' && kind === 'single') {
      const equiv = code.stands === undefined ? undefined : toValue(code.stands);
      // Where the source has it between two sentences, its id is taken.
      const own = ofSource.has(number) ? id : `${id}-x`;
      return inlineElement('ph', { id: unique(own), equiv, dataRef: data.open, ...look });
    }
    return inlineElement('ph', { id: unique(`${id}-${kind}`) });
  };
}

function dataIds(id: string): { readonly open: string; readonly close: string } {
  return { open: `${id}-d`, close: `${id}-e` };
}

/** The words of XLIFF for what a code does, where it has any (XLIFF 2.1, 4.3.1.39 and 4.3.1.40). */
const TYPES: Readonly<Record<NonNullable<InlineCode['type']>, readonly [type: string, subType?: string]>> = {
  bold: ['fmt', 'xlf:b'],
  italic: ['fmt', 'xlf:i'],
  underlined: ['fmt', 'xlf:u'],
  struck: ['fmt', `${OURS}:struck`],
  code: ['fmt', `${OURS}:code`],
  break: ['fmt', 'xlf:lb'],
  link: ['link'],
  image: ['image'],
  note: ['other', `${OURS}:note`],
};

function lookOf(code: InlineCode | undefined): Markup['attributes'] {
  const [type, subType] = code?.type ? TYPES[code.type] : [];
  return { type, subType };
}

/** What a code does, by XLIFF's words for it. */
export function typeNamed(type: string | undefined, subType: string | undefined): InlineCode['type'] {
  const found = Object.entries(TYPES).find(([, [one, other]]) => one === type && other === subType)?.[0];
  return found as InlineCode['type'];
}

/**
 * The codes' own data, which XLIFF keeps apart from the text.
 * @param wanted  the numbers of those that are; all if absent
 */
export function originalData(
  segments: readonly Pick<Unit, 'id' | 'codes'>[],
  wanted?: ReadonlySet<number>,
): readonly Markup[] {
  const data = segments.flatMap(({ id, codes = [] }) =>
    codes.flatMap((code, index) => {
      if (wanted && !wanted.has(index + 1)) return [];
      const ids = dataIds(`${toNameToken(id)}-c${index + 1}`);
      if (code.kind !== 'pair') return [dataElement(ids.open, code.data)];
      return [dataElement(ids.open, code.open), dataElement(ids.close, code.close)];
    }),
  );
  return data.length > 0 ? [element('originalData', {}, data)] : [];
}

function dataElement(id: string, data: string): Markup {
  return textElement('data', { id, 'xml:space': 'preserve' }, plain(data));
}

/** Which halves of spans belong together over the segments of a block, on one side of it. */
export function matesIn(
  segments: readonly Unit[],
  side: 'source' | 'target',
): ReadonlyMap<string, ReadonlyMap<number, string>> {
  const mates = new Map(segments.map(({ id }) => [id, new Map<number, string>()]));
  const open: { readonly unit: Unit; readonly number: number }[] = [];
  for (const unit of segments) {
    const seen = new Set<number>();
    const target = unit.state === 'initial' ? '' : unit.target;
    for (const { number, kind } of markersIn(side === 'source' ? unit.text + unit.gap : target)) {
      const code = unit.codes?.[number - 1];
      if (seen.has(number)) continue;
      seen.add(number);
      if (code?.kind === 'opening' && kind === 'open') open.push({ unit, number });
      const begun = code?.kind === 'closing' && kind === 'close' ? takeBeginning(open, code) : undefined;
      // In one sentence a beginning and an end of different spans are no span.
      if (!begun || (side === 'target' && begun.unit === unit)) continue;
      const id = `${toNameToken(begun.unit.id)}-c${begun.number}`;
      mates.get(begun.unit.id)?.set(begun.number, id);
      mates.get(unit.id)?.set(number, id);
    }
  }
  return mates;
}

/** The last beginning of a span that does the same. */
function takeBeginning<T extends { readonly unit: Unit; readonly number: number }>(
  open: T[],
  { type }: InlineCode,
): T | undefined {
  const at = open.findLastIndex(({ unit, number }) => unit.codes?.[number - 1]?.type === type);
  return at < 0 ? undefined : open.splice(at, 1)[0];
}
