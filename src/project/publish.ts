import { approvalHolds, isApproved } from '../bitext/approval.ts';
import { bitextChecks, checks as unitChecks } from '../check/list.ts';
import { switchedOn } from '../check/switches.ts';
import type { AppError } from '../errors.ts';
import { changedByI18next } from '../locale/i18next.ts';
import type { Article, Finding, Locale, Switches } from '../model.ts';
import { type Disclosure, disclosureFor } from '../publish/disclosure.ts';
import { type Obstacle, obstaclesTo, type Standing } from '../publish/gates.ts';
import type { Alternate } from '../publish/page.ts';
import { units } from '../steps/units.ts';
import { waiversOf } from '../waivers.ts';
import { type InspectedArticle, inspectArticles } from './inspect.ts';
import { asFault, type Project } from './project.ts';
import { type Edition, writeEdition } from './publishEdition.ts';
import { alternatesOf, unlinked } from './publishLinks.ts';
import type { SourceFile } from './sources.ts';
import type { Toolbox } from './tools.ts';

export interface Publishing {
  /** Who holds editorial responsibility. */
  readonly editor?: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly dryRun: boolean;
}

/** What came of one article in one locale. */
export interface Publication {
  readonly article: Article;
  readonly locale: Locale;
  /** Why it is not published; empty where it is. */
  readonly obstacles: readonly Obstacle[];
  readonly standings: readonly Standing[];
  readonly disclosure: Disclosure;
  /** All its files, relative to the project; none where it is not published. */
  readonly files: readonly string[];
  /** Those of them that were written (or would be): none where it is published already, and nothing has changed. */
  readonly written: readonly string[];
}

export interface Published {
  readonly publications: readonly Publication[];
  /** Pages of earlier that do not link to a language published since: publish them again. */
  readonly unlinked: readonly { readonly article: string; readonly locale: Locale }[];
  readonly faults: readonly AppError[];
}

/**
 * Publishes articles for which the gates hold, in each locale by itself; the others are told with what stands in the way.
 * Publishing again what has not changed writes nothing.
 */
export async function publishArticles(
  project: Project,
  files: readonly SourceFile[],
  locales: readonly Locale[],
  toolbox: Toolbox,
  publishing: Publishing,
): Promise<Published> {
  const publications: Publication[] = [];
  const lacking: { readonly article: string; readonly locale: Locale }[] = [];
  const faults: AppError[] = [];
  for (const file of files) {
    const look = (inspected: InspectedArticle) => judge(project, inspected, publishing);
    const judged = await inspectArticles(project, [file], locales, toolbox, look);
    faults.push(...judged.faults);
    const passed = judged.visited.filter(isFree).map(({ edition }) => edition.locale);
    const alternates = await alternatesOf(project, file.slug, passed);
    for (const each of judged.visited)
      await publish(project, each, alternates, publishing)
        .then(publication => publications.push(publication))
        .catch(error => faults.push(asFault(error)));
    if (passed.length > 0)
      for (const locale of await unlinked(project, file.slug, alternates, passed))
        lacking.push({ article: file.slug, locale });
  }
  return { publications, unlinked: lacking, faults };
}

function isFree({ obstacles }: Judged): boolean {
  return obstacles.length === 0;
}

async function publish(
  project: Project,
  judged: Judged,
  alternates: readonly Alternate[],
  publishing: Publishing,
): Promise<Publication> {
  const { obstacles, edition } = judged;
  const { article, locale, standings, disclosure } = edition;
  const done = isFree(judged) ? await writeEdition(project, { ...edition, alternates }, publishing) : NOTHING;
  return { article, locale, obstacles, standings, disclosure, ...done };
}

const NOTHING = { files: [], written: [] } as const;

interface Judged {
  readonly edition: Omit<Edition, 'alternates'>;
  readonly obstacles: readonly Obstacle[];
}

async function judge(project: Project, inspected: InspectedArticle, { editor }: Publishing): Promise<Judged> {
  const { article, locale, bitext, isUpToDate } = inspected;
  const standings = await standingsOf(inspected);
  const whole = { embargo: article.embargo, isWritten: isUpToDate, standings, ...(editor !== undefined && { editor }) };
  return {
    edition: {
      article,
      locale,
      blocks: bitext.blocks,
      standings,
      ...checksOf(project.config.checks),
      disclosure: disclosureFor(standings, editor),
    },
    obstacles: obstaclesTo(whole, project.config.publish.gates),
  };
}

async function standingsOf(inspected: InspectedArticle): Promise<readonly Standing[]> {
  const { article, locale, bitext, findings, outOfDate, targetFile } = inspected;
  const changed = new Set(await changedByI18next(targetFile, locale, article.slug));
  return units(bitext).map((unit, index) => ({
    unit,
    isOutOfDate: outOfDate.has(unit.id),
    findings: [...(findings.get(unit.id) ?? []), ...(changed.has(index) ? [NOT_LOADED] : [])],
    waivers: waiversOf(unit),
    ...(isApproved(unit) && approvalHolds(unit) && { approval: unit.approval }),
  }));
}

const NOT_LOADED: Finding = {
  check: 'i18next',
  severity: 'error',
  message: 'i18next does not give this sentence back unchanged.',
  advice: 'Take private-use characters out of the text.',
};

/** The names of the checks that are run, and what the project makes of checks of translations. */
function checksOf(switches: Switches): Pick<Edition, 'checks' | 'switches'> {
  const all = [...unitChecks, ...bitextChecks];
  const known = new Set(all.map(({ name }) => name));
  return {
    checks: [...switchedOn(all, switches).map(({ name }) => name), NOT_LOADED.check],
    switches: Object.fromEntries(Object.entries(switches).filter(([name]) => known.has(name))),
  };
}
