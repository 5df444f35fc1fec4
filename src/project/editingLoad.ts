import { stat } from 'node:fs/promises';
import { hasTarget, isApproved, sameTerms } from '../bitext/approval.ts';
import { carryOver } from '../bitext/carryOver.ts';
import { bitextChecks, checkUnit } from '../check/list.ts';
import type { AnnotatedSegment, Article, Bitext, Concept, Finding, Locale, TermUse, Unit } from '../model.ts';
import { annotateArticle, checkContextFor, type Tools } from '../pipeline.ts';
import { sizeOf, termUsesIn, units } from '../steps/units.ts';
import { openDesk } from './desk.ts';
import { type Project, paths } from './project.ts';

/** An article in a locale, open for editing. */
export interface OpenBitext {
  readonly article: Article;
  readonly locale: Locale;
  readonly bitext: Bitext;
  /** Findings by the unit's id; units without any are left out. */
  readonly findings: Findings;
  /** What was found in each unit alone. */
  readonly unitFindings: Findings;
  /** What the files looked like when they were read: another stamp means that something else has written them. */
  readonly stamp: string;
}

/**
 * Opens an article in a locale. As in `translate`, sentences keep their translations wherever they moved; unlike there, a
 * machine's text that was made with other terms stays until it is redone, so that saving one sentence takes nothing from
 * another.
 */
export async function openBitext(
  project: Project,
  article: Article,
  locale: Locale,
  tools: Tools,
): Promise<OpenBitext> {
  const stamp = await stampOf(filesOf(project, article, locale));
  const annotated = annotateArticle(article, tools);
  const earlier = await openDesk(project, article).earlier(locale, annotated);
  const { slug, path, locale: sourceLocale } = article;
  const blocks = carryOver(annotated, earlier, {
    termUsesOf: usesAsTheyWere(earlier),
    redoes: () => false,
    termsAreWhole: true,
  });
  const extensions = earlier?.extensions;
  const bitext: Bitext = { slug, path, sourceLocale, targetLocale: locale, blocks, ...(extensions && { extensions }) };
  return { article, locale, bitext, ...findingsIn(bitext, tools), stamp };
}

/** Takes every target's terms for today's, so that none counts as made with others. */
function usesAsTheyWere(earlier: Bitext | undefined): (segment: AnnotatedSegment) => readonly TermUse[] {
  const known = new Map(earlier && units(earlier).map(unit => [unit.id, hasTarget(unit) ? unit.termUses : []]));
  return segment => known.get(segment.id) ?? [];
}

/** Findings by the unit's id; units without any are left out. */
type Findings = ReadonlyMap<string, readonly Finding[]>;

/**
 * What the checks find: of each unit alone, and with what is found between units.
 *
 * @param known  what was found in units that have not changed since
 */
export function findingsIn(
  bitext: Bitext,
  tools: Tools,
  known: Findings = new Map(),
): Pick<OpenBitext, 'unitFindings' | 'findings'> {
  const context = checkContextFor(bitext, tools);
  const all = units(bitext);
  const unitFindings = new Map(all.map(unit => [unit.id, known.get(unit.id) ?? checkUnit(unit, context)] as const));
  const between = bitextChecks.map(check => check.run(bitext));
  const findings = all.map(({ id }) => {
    const ofBitext = between.flatMap(found => found.get(id) ?? []);
    return [id, [...(unitFindings.get(id) ?? []), ...ofBitext]] as const;
  });
  return { unitFindings, findings: new Map(findings.filter(([, found]) => found.length > 0)) };
}

/** How a concept differs from what it was when a target was made. */
export interface TermChange {
  readonly concept: string;
  readonly change: 'changed' | 'added' | 'removed';
}

/** Which concepts of a unit are others today than when its target was made. */
export function termChangesOf(unit: Unit, { sourceLocale, targetLocale }: Bitext): readonly TermChange[] {
  if (!hasTarget(unit)) return [];
  const today = usesOfToday(unit, sourceLocale, targetLocale);
  // What came from memory was not made with a glossary; an approval of it was given with one.
  if (sameTerms(unit.termUses, today) || (unit.origin.kind === 'memory' && !isApproved(unit))) return [];
  const then = new Map(unit.termUses.map(use => [use.concept, use.hash]));
  const now = new Map(today.map(use => [use.concept, use.hash]));
  return [...new Set([...then.keys(), ...now.keys()])]
    .filter(concept => then.get(concept) !== now.get(concept))
    .map(concept => ({ concept, change: !now.has(concept) ? 'removed' : !then.has(concept) ? 'added' : 'changed' }));
}

const knownUses = new WeakMap<Concept, Map<string, readonly TermUse[]>>();

/** As `termUsesIn`, remembering each concept's hash: a page asks for thousands of units at once. */
function usesOfToday({ terms }: Unit, source: Locale, target: Locale): readonly TermUse[] {
  const pair = `${source} ${target}`;
  const concepts = [...new Set(terms.map(({ concept }) => concept))];
  return concepts.flatMap(concept => {
    const known = knownUses.get(concept) ?? new Map<string, readonly TermUse[]>();
    knownUses.set(concept, known);
    const uses = known.get(pair) ?? termUsesIn(source, target)({ terms: [{ concept, start: 0, end: 0 }] });
    known.set(pair, uses);
    return uses;
  });
}

/** How far an article is in a locale. The states add up to `segments`; approved but out of date is `outOfDate` only. */
export interface Progress {
  readonly segments: number;
  readonly words: number;
  readonly initial: number;
  readonly translated: number;
  readonly reviewed: number;
  readonly final: number;
  readonly outOfDate: number;
  readonly errors: number;
  readonly warnings: number;
  /** Ids of the concepts because of which targets are out of date. */
  readonly changedConcepts: readonly string[];
}

export function progressOf({ bitext, findings }: OpenBitext): Progress {
  const all = units(bitext);
  const stale = new Map(all.map(unit => [unit, termChangesOf(unit, bitext)]));
  const isCurrent = (unit: Unit) => stale.get(unit)?.length === 0;
  const count = (state: Unit['state']) => all.filter(unit => unit.state === state && isCurrent(unit)).length;
  const severities = [...findings.values()].flat().map(finding => finding.severity);
  return {
    segments: all.length,
    words: sizeOf(all.map(unit => unit.text)).words,
    initial: count('initial'),
    translated: count('translated'),
    reviewed: count('reviewed'),
    final: count('final'),
    outOfDate: all.filter(unit => !isCurrent(unit)).length,
    errors: severities.filter(severity => severity === 'error').length,
    warnings: severities.filter(severity => severity === 'warning').length,
    changedConcepts: [...new Set([...stale.values()].flat().map(({ concept }) => concept))],
  };
}

/** The files that an open bitext comes from. */
export function filesOf(project: Project, article: Article, locale: Locale): readonly string[] {
  return [
    `${project.root}/${article.path}`,
    paths.record(project, locale, article.slug),
    paths.localeFile(project, locale, article.slug),
  ];
}

/** What the system says of files, so that any write by anyone is noticed. */
export async function stampOf(files: readonly string[]): Promise<string> {
  const stats = await Promise.all(files.map(file => stat(file, { bigint: true }).catch(() => undefined)));
  return stats.map(found => (found ? `${found.ino}:${found.size}:${found.mtimeNs}` : '-')).join(' ');
}
