import type { Concept, Finding, Locale, Rendering, Span, Unit } from '../model.ts';

/** What a check may ask about besides the unit. */
export interface CheckContext {
  readonly sourceLocale: Locale;
  readonly targetLocale: Locale;
  /** Where a concept's terms stand in a target text, in whatever inflected form. */
  readonly findRenderings: (target: string, concept: Concept) => readonly Rendering[];
}

/** One thing that can be wrong with a translation. */
export interface Check {
  /** Kebab case, as findings and the configuration name it. */
  readonly name: string;
  /** What it finds, in a sentence. */
  readonly finds: string;
  run(unit: Unit, context: CheckContext): readonly Finding[];
}

/** The part of a text at a span, for a message. */
export function quoteAt(text: string, span: Span): string {
  return `“${text.slice(span.start, span.end)}”`;
}
