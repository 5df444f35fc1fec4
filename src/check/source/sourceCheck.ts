import type { AnnotatedSegment, Block, Finding, Locale, Span, Switches } from '../../model.ts';

/** One thing that a form of the source language can be: its lemma, PoliMorf's word class, and its cases as bits. */
export interface Reading {
  readonly lemma: string;
  /** `subst`, `adj`, `fin`, `praet`, `prep` …; empty where nothing is known but the lemma. */
  readonly pos: string;
  /** Case, number and gender as bits: two words agree where they share one. */
  readonly singular: number;
  readonly plural: number;
}

/** What a check of the source may ask about besides the text. */
export interface SourceContext {
  readonly locale: Locale;
  /** What a form can be, spelled exactly so; absent where there is no dictionary of the language. */
  readonly readings?: (form: string) => readonly Reading[];
  /** All forms of a lemma that start so. */
  readonly formsOf?: (lemma: string, prefix: string) => readonly string[];
  /** What the project makes of single checks; absent where it leaves them as they are. */
  readonly switches?: Switches;
}

/** A finding in a segment of a block. */
export interface SourceFinding {
  readonly segment: string;
  readonly finding: Finding;
}

/** One thing that an editor should put right before a text is translated. The text itself is never changed. */
export interface SourceCheck {
  readonly name: string;
  readonly finds: string;
  /** Looks at a block at a time, since quotations and paragraphs go beyond a sentence. */
  run(block: Block<AnnotatedSegment>, context: SourceContext): readonly SourceFinding[];
}

/** A check that looks at one sentence at a time. */
export function sentenceCheck(
  name: string,
  finds: string,
  look: (segment: AnnotatedSegment, context: SourceContext) => readonly Omit<Finding, 'check'>[],
): SourceCheck {
  return {
    name,
    finds,
    run: ({ segments }, context) =>
      segments.flatMap(segment =>
        look(segment, context).map(finding => ({ segment: segment.id, finding: { check: name, ...finding } })),
      ),
  };
}

export interface Word extends Span {
  readonly text: string;
}

/** The words of a text, without addresses, codes and what has figures in it. */
export function wordsOf(text: string): readonly Word[] {
  return [
    ...text.matchAll(/(?<![\p{L}\p{N}@#./_’'-])\p{L}+(?:-\p{L}+)*(?![\p{L}\p{N}@_/’'])(?!\.\p{L})(?!-\p{N})/gu),
  ].map(match => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Whether two words stand side by side. */
export function follows(text: string, first: Word | undefined, second: Word | undefined): boolean {
  return first !== undefined && second !== undefined && text.slice(first.end, second.start) === ' ';
}

/** „Sojusz” at the start of a name is found as „sojusz”. */
export function readingsOf(word: string, { readings }: SourceContext): readonly Reading[] {
  const own = readings?.(word) ?? [];
  const small = word.toLowerCase();
  return small === word ? own : [...own, ...(readings?.(small) ?? [])];
}
