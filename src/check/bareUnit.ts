import { bare } from '../codes.ts';
import type { Bitext, Finding, Span, Unit } from '../model.ts';

/** A unit's words without the markers of codes, as most checks want them, and the way back for what they find. */
export interface BareUnit {
  readonly unit: Unit;
  /** A finding in the words, placed in the texts with markers. */
  placed(finding: Finding): Finding;
}

export function bareUnit(unit: Unit): BareUnit {
  if (!unit.codes) return { unit, placed: finding => finding };
  const source = bare(unit.text, unit.codes);
  const target = bare(unit.state === 'initial' ? '' : unit.target, unit.codes);
  const terms = unit.terms.map(term => ({ ...term, ...source.unmarked(term) }));
  const words = { text: source.text, terms };
  return {
    unit: unit.state === 'initial' ? { ...unit, ...words } : { ...unit, ...words, target: target.text },
    placed: finding => ({
      ...finding,
      ...placedAt('source', finding.source, source.marked),
      ...placedAt('target', finding.target, target.marked),
    }),
  };
}

function placedAt(side: 'source' | 'target', span: Span | undefined, place: (span: Span) => Span): Partial<Finding> {
  return span ? { [side]: place(span) } : {};
}

/** A bitext of words alone. */
export function bareBitext(bitext: Bitext): Bitext {
  const hasCodes = bitext.blocks.some(block => block.segments.some(unit => unit.codes));
  if (!hasCodes) return bitext;
  const blocks = bitext.blocks.map(block => ({ ...block, segments: block.segments.map(unit => bareUnit(unit).unit) }));
  return { ...bitext, blocks };
}
