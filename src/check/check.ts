import type { Bitext, Concept, Finding, Locale, Rendering, Span, TargetedUnit, Unit } from '../model.ts';

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
    run: (unit, context) =>
      unit.state === 'initial' ? [] : look(unit, context).map(finding => ({ check: name, ...finding })),
  };
}

/** The part of a text at a span, for a message. */
export function quoteAt(text: string, span: Span): string {
  return `“${text.slice(span.start, span.end)}”`;
}

export function spanOf({ start, end }: Span): Span {
  return { start, end };
}

/** Inside a term the glossary knows better, and the term checks see to it: „Defender 2020” is Defender-Europe 20. */
export function isPartOfTerm(span: Span, unit: TargetedUnit, { targetLocale }: CheckContext): boolean {
  return unit.terms.some(
    ({ start, end, concept }) => start <= span.start && span.end <= end && concept.terms[targetLocale]?.length,
  );
}
