import { hasTarget } from '../bitext/approval.ts';
import { carryOver } from '../bitext/carryOver.ts';
import type { AnnotatedSegment, Article, Bitext, Locale, TermUse } from '../model.ts';
import { annotateArticle, type Tools } from '../pipeline.ts';
import { units } from '../steps/units.ts';
import { openDesk } from './desk.ts';
import { type Checks, openChecks } from './editingChecks.ts';
import { filesOf, stampOf } from './editingFiles.ts';
import { type KeptWith, readKept } from './editingKept.ts';
import type { Project } from './project.ts';
import type { Toolbox } from './tools.ts';

/** An article in a locale, open for editing. */
export interface OpenBitext {
  readonly article: Article;
  readonly locale: Locale;
  readonly bitext: Bitext;
  readonly checks: Checks;
  /** What the files looked like when they were read: another stamp means that something else has written them. */
  readonly stamp: string;
}

/** What an article is opened with. */
export interface OpenWith {
  readonly toolbox: Pick<Toolbox, 'tools'>;
  readonly kept: KeptWith;
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
  { toolbox: { tools }, kept }: OpenWith,
): Promise<OpenBitext> {
  const stamp = await stampOf(filesOf(project, article, locale));
  const known = await readKept(project, article, locale, { ...kept, stamp });
  const bitext = known?.bitext ?? (await readBitext(project, article, locale, tools));
  return { article, locale, bitext, checks: openChecks(bitext, tools, known?.alone), stamp };
}

async function readBitext(project: Project, article: Article, locale: Locale, tools: Tools): Promise<Bitext> {
  const annotated = await annotateArticle(article, tools);
  const earlier = await openDesk(project, article).earlier(locale, annotated);
  const { slug, path, locale: sourceLocale } = article;
  const blocks = carryOver(annotated, earlier, {
    termUsesOf: usesAsTheyWere(earlier),
    redoes: () => false,
    termsAreWhole: true,
  });
  const extensions = earlier?.extensions;
  return { slug, path, sourceLocale, targetLocale: locale, blocks, ...(extensions && { extensions }) };
}

/** Takes every target's terms for today's, so that none counts as made with others. */
function usesAsTheyWere(earlier: Bitext | undefined): (segment: AnnotatedSegment) => readonly TermUse[] {
  const known = new Map(earlier && units(earlier).map(unit => [unit.id, hasTarget(unit) ? unit.termUses : []]));
  return segment => known.get(segment.id) ?? [];
}
