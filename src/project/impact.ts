import type { AppError } from '../errors.ts';
import type { AnnotatedSegment, Article, Bitext, Locale, TargetedUnit, TermUse, Unit } from '../model.ts';
import { annotateArticle } from '../pipeline.ts';
import { sizeOf, termUsesIn, units } from '../steps/units.ts';
import { openDesk } from './desk.ts';
import { asFault, type Project } from './project.ts';
import type { Toolbox } from './tools.ts';

/** What happens to a segment when its terms change: made anew, or kept, with or without a proposal beside it. */
export type Consequence = 'redo' | 'propose' | 'keep';

/** A segment that a change of the termbase touches. */
export interface Touched {
  readonly article: Article;
  readonly locale: Locale;
  readonly unit: TargetedUnit;
  /** Ids of the concepts that touch it. */
  readonly concepts: readonly string[];
  readonly consequence: Consequence;
  /** What asking an engine for it costs, in code points; 0 where nothing is asked. */
  readonly characters: number;
}

/**
 * Which segments a change of the termbase touches. Sends and writes nothing.
 *
 * @param ids  concepts that are to change: every segment that has one. Without any, the segments whose concepts are
 *   others today than when the target was made
 */
export async function impact(
  project: Project,
  articles: readonly Article[],
  locales: readonly Locale[],
  ids: readonly string[],
  { tools }: Toolbox,
): Promise<{ readonly touched: readonly Touched[]; readonly faults: readonly AppError[] }> {
  const touched: Touched[] = [];
  const faults: AppError[] = [];
  for (const article of articles) {
    const annotated = await annotateArticle(article, tools);
    const segments = new Map(annotated.flatMap(block => block.segments).map(segment => [segment.id, segment]));
    const desk = openDesk(project, article);
    for (const locale of locales)
      try {
        const earlier = await desk.earlier(locale, annotated);
        if (earlier) touched.push(...touchedIn(earlier, segments, ids).map(each => ({ ...each, article, locale })));
      } catch (error) {
        faults.push(asFault(error));
      }
  }
  return { touched, faults };
}

function touchedIn(
  earlier: Bitext,
  segments: ReadonlyMap<string, AnnotatedSegment>,
  ids: readonly string[],
): readonly Omit<Touched, 'article' | 'locale'>[] {
  const termUses = termUsesIn(earlier.sourceLocale, earlier.targetLocale);
  return units(earlier).flatMap(unit => {
    const segment = segments.get(unit.id);
    if (unit.state === 'initial' || !segment) return [];
    const concepts = ids.length ? named(unit, termUses(segment), ids) : changed(unit.termUses, termUses(segment));
    if (concepts.length === 0) return [];
    const consequence = consequenceFor(unit);
    return [{ unit, concepts, consequence, characters: consequence === 'keep' ? 0 : sizeOf([unit.text]).characters }];
  });
}

function named(unit: TargetedUnit, today: readonly TermUse[], ids: readonly string[]): readonly string[] {
  const has = new Set([...unit.termUses, ...today].map(use => use.concept));
  return ids.filter(id => has.has(id));
}

/** Concepts that came, went, or have other terms. */
function changed(before: readonly TermUse[], today: readonly TermUse[]): readonly string[] {
  const names = (uses: readonly TermUse[]) => new Map(uses.map(use => [use.concept, use.hash]));
  const [old, now] = [names(before), names(today)];
  return [...new Set([...old.keys(), ...now.keys()])].filter(id => old.get(id) !== now.get(id));
}

function consequenceFor(unit: Unit): Consequence {
  if (unit.state !== 'translated') return 'propose';
  return ({ engine: 'redo', person: 'propose', memory: 'keep' } as const)[unit.origin.kind];
}
