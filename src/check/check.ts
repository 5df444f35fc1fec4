import type {
  Bitext,
  Concept,
  Finding,
  Locale,
  Rendering,
  Span,
  Switches,
  TargetedUnit,
  TermMatch,
  Unit,
} from '../model.ts';
import { isInOneOf } from './spans.ts';

/** What a check may ask about besides the unit. */
export interface CheckContext {
  readonly sourceLocale: Locale;
  readonly targetLocale: Locale;
  /** Where a concept's terms stand in a target text, in whatever inflected form. */
  readonly findRenderings: (target: string, concept: Concept) => readonly Rendering[];
  /**
   * The citation forms that a form of the source language may belong to, spelled exactly so: „Esperem” has “Esper”.
   * None for a form that the dictionary does not know; absent where there is no dictionary.
   */
  readonly lemmas?: (form: string) => readonly string[];
  /** What the project makes of single checks; absent where it leaves them as they are. */
  readonly switches?: Switches;
}

/** One thing that can be wrong with a translation. */
export interface Check {
  /** Kebab case, as findings and the configuration name it. */
  readonly name: string;
  /** What it finds, in a sentence. */
  readonly finds: string;
  run(unit: Unit, context: CheckContext): readonly Finding[];
}

/** One thing that can be wrong between the units of a bitext. */
export interface BitextCheck {
  readonly name: string;
  readonly finds: string;
  /** Findings by the unit's id; units without any are left out. */
  run(bitext: Bitext): ReadonlyMap<string, readonly Finding[]>;
}

/** A check that looks at the target, and has nothing to say where there is none. */
export function targetCheck(
  name: string,
  finds: string,
  look: (unit: TargetedUnit, context: CheckContext) => readonly Omit<Finding, 'check'>[],
): Check {
  return {
    name,
    finds,
    run(unit, context) {
      const found = unit.state === 'initial' ? [] : look(unit, context);
      return found.length === 0 ? NOTHING : found.map(finding => ({ check: name, ...finding }));
    },
  };
}

const NOTHING: readonly Finding[] = [];

/** The part of a text at a span, for a message. */
export function textAt(text: string, span: Span): string {
  return text.slice(span.start, span.end);
}

export function spanOf({ start, end }: Span): Span {
  return { start, end };
}

/** Inside a term the glossary knows better, and the term checks see to it: „Defender 2020” is Defender-Europe 20. */
export function isPartOfTerm(span: Span, { terms }: TargetedUnit, { targetLocale }: CheckContext): boolean {
  if (terms.length === 0) return false;
  const known = termSpans?.terms === terms && termSpans.targetLocale === targetLocale ? termSpans : undefined;
  termSpans = known ?? {
    terms,
    targetLocale,
    isPart: isInOneOf(terms.filter(({ concept }) => concept.terms[targetLocale]?.length)),
  };
  return termSpans.isPart(span);
}

/** Those of the unit that was asked about last: all checks ask in turn about all that they find in it. */
let termSpans:
  | { readonly terms: readonly TermMatch[]; readonly targetLocale: Locale; readonly isPart: (span: Span) => boolean }
  | undefined;

/** A comparison of a unit that keeps its last result, since several checks ask in turn for the same. */
export function keepsLast<T>(
  compare: (unit: TargetedUnit, context: CheckContext) => T,
): (unit: TargetedUnit, context: CheckContext) => T {
  let last: { readonly unit: TargetedUnit; readonly context: CheckContext; readonly result: T } | undefined;
  return (unit, context) => {
    if (last?.unit !== unit || last.context !== context) last = { unit, context, result: compare(unit, context) };
    return last.result;
  };
}
