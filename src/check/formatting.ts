import { type Marker, markersIn, readable } from '../codes.ts';
import type { Finding, TargetedUnit } from '../model.ts';
import { spanOf, targetCheck } from './check.ts';
import { says } from './wording.ts';

type Found = Omit<Finding, 'check'>;

/**
 * What a document has within its sentences, bold and links and notes, stands once in the translation as it does in the
 * source: a span has its beginning before its end, and does not cross another.
 */
export const formatting = targetCheck(
  'formatting',
  'Bold, a link, a picture or a note within the sentence that the translation lacks, doubles, adds or crosses.',
  unit => {
    const source = markersIn(unit.text);
    const target = markersIn(unit.target);
    if (source.length + target.length === 0) return [];
    const lost = source.filter(each => countOf(each, target) < countOf(each, source));
    const surplus = target.filter(
      (each, at) => target.slice(0, at + 1).filter(isSame(each)).length > countOf(each, source),
    );
    return [
      ...lost.map(each => missing(each, unit)),
      ...surplus.map(each => added(each, unit)),
      ...(lost.length + surplus.length === 0 ? crossed(target, source) : []),
    ];
  },
);

const isSame = (a: Marker) => (b: Marker) => a.number === b.number && a.kind === b.kind;

function countOf(marker: Marker, among: readonly Marker[]): number {
  return among.filter(isSame(marker)).length;
}

function missing(marker: Marker, { text }: TargetedUnit): Found {
  return {
    severity: 'error',
    ...says('formatting.missing', { mark: markOf(marker, text) }),
    source: spanOf(marker),
  };
}

function added(marker: Marker, { target, text }: TargetedUnit): Found {
  const isDouble = markersIn(text).some(isSame(marker));
  return {
    severity: 'error',
    ...says(isDouble ? 'formatting.double' : 'formatting.added', { mark: markOf(marker, target) }),
    target: spanOf(marker),
  };
}

function markOf({ start, end }: Marker, text: string): string {
  return readable(text.slice(start, end));
}

/** Ends that come before their beginning, or that leave another span open; not where the source has it so. */
function crossed(target: readonly Marker[], source: readonly Marker[]): readonly Found[] {
  if (disorderIn(source)) return [];
  const wrong = disorderIn(target);
  if (!wrong) return [];
  return [
    {
      severity: 'error',
      ...says('formatting.crossed', { number: wrong.number }),
      target: spanOf(wrong),
    },
  ];
}

/** The first end that is not that of the span opened last; a half of a span that goes on elsewhere counts for nothing. */
function disorderIn(markers: readonly Marker[]): Marker | undefined {
  const open: number[] = [];
  const isWhole = ({ number }: Marker) => markers.filter(each => each.number === number).length > 1;
  return markers.filter(isWhole).find(({ kind, number }) => {
    if (kind === 'open') open.push(number);
    return kind === 'close' && open.pop() !== number;
  });
}
