import { AppError } from '../errors.ts';
import type { Locale } from '../model.ts';
import type { Editing } from '../project/editing.ts';
import type { Counted } from '../project/editingCount.ts';
import type { ActivityView, ArticleView, ProjectView } from './api.ts';
import { titleOf } from './views.ts';

/** How far every article is in every locale, counted in the background. */
export interface Overview {
  view(): Promise<ProjectView>;
  activity(): ActivityView;
  /** Counts anew: one article in one locale, or all. */
  recount(slug?: string, locale?: Locale): void;
  close(): void;
}

/** @param onProgress  told when something was counted, at most every so often */
export function openOverview(editing: Editing, name: string, onProgress: () => void): Overview {
  const counted = new Map<string, Counted>();
  const queue = new Map<string, readonly [string, Locale]>();
  let hasBegun = false;
  let isCounting = false;
  let later: NodeJS.Timeout | undefined;
  let isClosed = false;

  const count = async () => {
    if (isCounting) return;
    isCounting = true;
    let told = performance.now();
    for (const [key, [slug, locale]] of queue) {
      if (isClosed) break;
      queue.delete(key);
      const done = await editing.count(slug, locale).catch(gone);
      if (done) counted.set(key, done);
      if (performance.now() - told < TOLD_EVERY) continue;
      told = performance.now();
      onProgress();
    }
    isCounting = false;
    if (!isClosed) onProgress();
  };
  const countSoon = (wait: number) => {
    later ??= setTimeout(() => {
      later = undefined;
      void count();
    }, wait);
  };
  const queueAll = async () => {
    const { articles } = await editing.sources();
    for (const { slug } of articles)
      for (const locale of editing.project.config.targetLocales) queue.set(keyOf(slug, locale), [slug, locale]);
  };
  const recount = (slug?: string, locale?: Locale) => {
    if (slug !== undefined && locale !== undefined) {
      queue.set(keyOf(slug, locale), [slug, locale]);
      countSoon(SOON);
    } else void queueAll().then(() => countSoon(SOON));
  };

  return {
    recount,
    async view() {
      if (!hasBegun) {
        hasBegun = true;
        await queueAll();
        countSoon(AFTER_FIRST);
      }
      const { articles } = await editing.sources();
      const { config } = editing.project;
      return {
        name,
        sourceLocale: config.sourceLocale,
        targetLocales: config.targetLocales,
        articles: articles.map(({ slug, path, embargo, passages }): ArticleView => {
          const pairs = config.targetLocales.flatMap(locale => {
            const known = counted.get(keyOf(slug, locale));
            return known ? [[locale, known.progress] as const] : [];
          });
          return {
            slug,
            path,
            embargo,
            title: titleOf(passages[0]?.text ?? slug),
            locales: Object.fromEntries(pairs),
          };
        }),
        pending: queue.size,
        faults: editing.faults().map(fault => ({
          message: fault.message,
          advice: fault.advice,
          ...('file' in fault && { place: fault.line === undefined ? fault.file : `${fault.file}:${fault.line}` }),
        })),
      };
    },
    activity() {
      const days = new Map<string, number>();
      for (const { approvals } of counted.values())
        for (const [day, count] of Object.entries(approvals)) days.set(day, (days.get(day) ?? 0) + count);
      return { days: [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([day, approved]) => ({ day, approved })) };
    },
    close() {
      isClosed = true;
      clearTimeout(later);
    },
  };
}

/** An article that was deleted meanwhile is not counted. */
function gone(error: unknown): undefined {
  if (!(error instanceof AppError)) throw error;
}

/** In milliseconds. */
const TOLD_EVERY = 1500;

/** After a change an article is counted anew once there is a pause of this length, in milliseconds, or so. */
const SOON = 700;

/** The page is there first; then it is counted. */
const AFTER_FIRST = 300;

function keyOf(slug: string, locale: Locale): string {
  return `${locale}/${slug}`;
}
