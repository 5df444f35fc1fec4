import { stat } from 'node:fs/promises';
import { hasTarget } from '../bitext/approval.ts';
import { carryOver } from '../bitext/carryOver.ts';
import type { AnnotatedSegment, Article, Bitext, Locale, TermUse } from '../model.ts';
import { annotateArticle, type Tools } from '../pipeline.ts';
import { units } from '../steps/units.ts';
import { openDesk } from './desk.ts';
import { type Checks, openChecks } from './editingChecks.ts';
import { type Project, paths } from './project.ts';

/** An article in a locale, open for editing. */
export interface OpenBitext {
  readonly article: Article;
  readonly locale: Locale;
  readonly bitext: Bitext;
  readonly checks: Checks;
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
  return { article, locale, bitext, checks: openChecks(bitext, tools), stamp };
}

/** Takes every target's terms for today's, so that none counts as made with others. */
function usesAsTheyWere(earlier: Bitext | undefined): (segment: AnnotatedSegment) => readonly TermUse[] {
  const known = new Map(earlier && units(earlier).map(unit => [unit.id, hasTarget(unit) ? unit.termUses : []]));
  return segment => known.get(segment.id) ?? [];
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
