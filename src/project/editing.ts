import pLimit from 'p-limit';
import { AppError } from '../errors.ts';
import type { Article, Locale } from '../model.ts';
import type { TextPair } from '../standing.ts';
import { sourceFile, targetFile } from '../steps/units.ts';
import { openDesk } from './desk.ts';
import { type Applied, applyAll, type Pending, withUnits } from './editingApply.ts';
import type { Change, Outcome } from './editingChange.ts';
import { type Counted, countOpen, openCounter } from './editingCount.ts';
import { filesOf, stampOf } from './editingFiles.ts';
import { appendHistory } from './editingHistory.ts';
import { openKeeper } from './editingKeeper.ts';
import { type OpenBitext, openBitext } from './editingLoad.ts';
import { type Matches, openEditingMatches } from './editingMemory.ts';
import { openSearch, type Search } from './editingSearch.ts';
import { fillShelf, type Shelf, shelfStamp } from './editingShelf.ts';
import { readPairs } from './editingTexts.ts';
import { type Processes, withLock } from './lock.ts';
import type { Peek } from './memoryRecords.ts';
import { type Fault, type Project, paths } from './project.ts';
import type { Sources } from './sources.ts';
import type { Surroundings, Toolbox } from './tools.ts';

/** What happens to a project's texts while they are open: by people here, or by other tools. */
export type EditingEvent =
  | {
      readonly kind: 'changed';
      readonly slug: string;
      readonly locale: Locale;
      readonly ids: readonly string[];
      readonly by: string;
    }
  /** Something else is found in units than before, because others were changed. */
  | { readonly kind: 'found'; readonly slug: string; readonly locale: Locale; readonly ids: readonly string[] }
  /** Another tool wrote the files: read the article anew. */
  | { readonly kind: 'reloaded'; readonly slug: string; readonly locale: Locale }
  /** Articles, glossary or configuration changed: read everything anew. */
  | { readonly kind: 'project' }
  /** A change waits until another process has finished with the project. */
  | { readonly kind: 'waiting'; readonly holder: number };

export interface EditingOptions {
  readonly surroundings: Surroundings;
  readonly processes: Processes;
  readonly onEvent?: (event: EditingEvent) => void;
}

/** The one way in which people change units, from the page or the command line. Every change is on disk when it is told. */
export interface Editing {
  /** As its configuration has it now. */
  readonly project: Project;
  sources(): Promise<Sources>;
  toolbox(): Promise<Toolbox>;
  /**
   * @param passing  true for a glance at one of many: it does not stay open
   * @throws AppError where there is no such article or locale, or its files cannot be read
   */
  open(slug: string, locale: Locale, passing?: boolean): Promise<OpenBitext>;
  /**
   * Makes changes to units of one article in one locale; those in conflict with someone else's are left out.
   * @returns one outcome for each change, in order
   */
  change(slug: string, locale: Locale, changes: readonly Change[], by: string): Promise<readonly Outcome[]>;
  /**
   * The texts alone, at once, as the locale files have them; undefined where there are none.
   * @throws AppError as `open` does
   */
  texts(slug: string, locale: Locale): Promise<readonly (readonly TextPair[])[] | undefined>;
  readonly search: Search;
  /** How far an article is in a locale; nobody who works waits for the counting. */
  count(slug: string, locale: Locale): Promise<Counted>;
  /** What the memory and the project's own records have that is like a segment's text. */
  readonly matches: Matches;
  /** Runs something while nobody else writes to the project. */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
  /** Looks whether files were changed by others, and tells. */
  refresh(): Promise<void>;
  faults(): readonly Fault[];
}

/** Articles that stay in memory after they were looked at. */
const KEPT_OPEN = 12;

/** How long articles, glossary and configuration are taken to be as they were, in milliseconds. */
const LOOK_AGAIN = 800;

export async function openEditing(opening: Project, options: EditingOptions): Promise<Editing> {
  const { surroundings, processes, onEvent = () => {} } = options;
  const one = pLimit(1);
  const opened = new Map<string, Promise<OpenBitext>>();
  const beingOpened = new Map<string, Promise<OpenBitext>>();
  /** What could not be read, perhaps because someone was just writing it: what its files looked like. */
  const broken = new Map<string, { readonly article: Article; readonly locale: Locale; readonly stamp: string }>();
  const keeper = openKeeper(opening);
  const waiting = new Map<string, Pending[]>();
  let shelf = await fillShelf(opening, surroundings);
  const peek = async (slug: string, locale: Locale) => {
    const known = await opened.get(keyOf(slug, locale))?.catch(() => undefined);
    return known?.bitext;
  };
  let across = openAcross(shelf.project, surroundings.now, peek);
  let looked = surroundings.now();

  const current = async (): Promise<Shelf> => {
    if (surroundings.now() - looked < LOOK_AGAIN) return shelf;
    looked = surroundings.now();
    const stamp = await shelfStamp(shelf.project);
    if (stamp === shelf.stamp) return shelf;
    const { project } = shelf;
    shelf = await fillShelf(project, surroundings);
    if (shelf.project !== project) across = openAcross(shelf.project, surroundings.now, peek);
    opened.clear();
    // What is being opened has the terms of before.
    beingOpened.clear();
    onEvent({ kind: 'project' });
    return shelf;
  };

  const articleOf = async (slug: string, locale: Locale): Promise<Article> => {
    const { articles } = (await current()).sources;
    const article = articles.find(each => each.slug === slug);
    if (!article || !shelf.project.config.targetLocales.includes(locale)) throw notThere(slug, locale);
    return article;
  };

  const open = async (slug: string, locale: Locale, passing = false): Promise<OpenBitext> => {
    const article = await articleOf(slug, locale);
    const { project } = shelf;
    const key = keyOf(slug, locale);
    const known = await opened.get(key)?.catch(() => undefined);
    const stamp = await stampOf(filesOf(project, article, locale));
    if (known?.stamp === stamp) {
      keeper.soon(known, shelf.kept);
      return known;
    }
    const fresh = beingOpened.get(key) ?? openBitext(project, article, locale, shelf);
    beingOpened.set(key, fresh);
    const isThrough = () => {
      if (beingOpened.get(key) === fresh) beingOpened.delete(key);
    };
    const isWhole = () => {
      isThrough();
      if (broken.delete(key)) onEvent({ kind: 'reloaded', slug, locale });
    };
    const isBroken = () => {
      isThrough();
      broken.set(key, { article, locale, stamp });
    };
    fresh.then(isWhole, isBroken);
    if (passing && !known) return fresh;
    opened.delete(key);
    opened.set(key, fresh);
    for (const oldest of opened.keys()) if (opened.size > KEPT_OPEN) opened.delete(oldest);
    if (known) onEvent({ kind: 'reloaded', slug, locale });
    return fresh;
  };

  const exclusively = <T>(work: () => Promise<T>): Promise<T> => {
    const onWait = (holder: number) => onEvent({ kind: 'waiting', holder });
    const lock = { processes, signal: surroundings.signal, onWait };
    return one(() => withLock(paths.cache(shelf.project, 'lock'), lock, work));
  };

  /** Changes that came in while another write was under way are written together. */
  const writeWaiting = async (slug: string, locale: Locale): Promise<void> => {
    const key = keyOf(slug, locale);
    const pending = waiting.get(key) ?? [];
    waiting.delete(key);
    if (pending.length === 0) return;
    const moved: string[] = [];
    try {
      const before = await open(slug, locale);
      const done = applyAll(before, pending, new Date(surroundings.now()).toISOString());
      if (done.changed.size > 0) {
        const after = await save(shelf.project, before, done);
        opened.set(key, Promise.resolve(after));
        moved.push(...after.checks.movedSince(before.checks).filter(id => !done.changed.has(id)));
      }
      pending.forEach((each, index) => void each.resolve(done.outcomes[index] ?? []));
      for (const { by, ids } of done.told) onEvent({ kind: 'changed', slug, locale, ids, by });
      if (moved.length > 0) onEvent({ kind: 'found', slug, locale, ids: moved });
    } catch (error) {
      opened.delete(key);
      for (const { reject } of pending) reject(error);
    }
  };

  return {
    get project() {
      return shelf.project;
    },
    get matches() {
      return across.matches;
    },
    get search() {
      return across.search;
    },
    open,
    async count(slug, locale) {
      if (opened.has(keyOf(slug, locale))) {
        const counted = await countOpen(open(slug, locale, true));
        // Now that all of it was checked, it may be kept.
        await open(slug, locale, true).catch(() => undefined);
        return counted;
      }
      // Whoever opens an article goes first: both would read and check at once.
      await Promise.allSettled(beingOpened.values());
      return across.counter.count({ article: await articleOf(slug, locale), locale, stamp: shelf.stamp });
    },
    async texts(slug, locale) {
      const article = await articleOf(slug, locale);
      return readPairs(shelf.project, article, locale);
    },
    exclusively,
    sources: async () => (await current()).sources,
    toolbox: async () => (await current()).toolbox,
    change(slug, locale, changes, by) {
      const key = keyOf(slug, locale);
      const outcomes = new Promise<readonly Outcome[]>((resolve, reject) => {
        waiting.set(key, [...(waiting.get(key) ?? []), { changes, by, resolve, reject }]);
      });
      exclusively(() => writeWaiting(slug, locale)).catch(error => {
        for (const { reject } of waiting.get(key) ?? []) reject(error);
        waiting.delete(key);
      });
      return outcomes;
    },
    async refresh() {
      await current();
      for (const each of [...opened.values()]) {
        const known = await each.catch(() => undefined);
        if (known && one.activeCount === 0) await open(known.article.slug, known.locale).catch(() => undefined);
      }
      for (const { article, locale, stamp } of [...broken.values()])
        if (stamp !== (await stampOf(filesOf(shelf.project, article, locale))))
          await open(article.slug, locale).catch(() => undefined);
    },
    faults: () => shelf.faults(),
  };
}

/** What looks across all articles of a project, and is begun anew where its configuration has changed. */
function openAcross(project: Project, now: () => number, peek: Peek) {
  return {
    matches: openEditingMatches(project, now, peek),
    search: openSearch(project, now),
    counter: openCounter(project),
  };
}

function keyOf(slug: string, locale: Locale): string {
  return `${locale}/${slug}`;
}

function notThere(slug: string, locale: Locale): AppError {
  return new AppError('usage', `There is no article “${slug}” in “${locale}”.`, 'List them with `dragoman status`.');
}

/** Writes record and locale file, and then the history. */
async function save(project: Project, before: OpenBitext, done: Applied): Promise<OpenBitext> {
  const { article, locale } = before;
  const bitext = withUnits(before.bitext, done.changed);
  const desk = openDesk(project, article);
  await desk.writeSource(sourceFile(bitext.blocks));
  await desk.writeTarget(bitext, targetFile(bitext));
  // What anyone writes from here on is another's.
  const stamp = await stampOf(filesOf(project, article, locale));
  await appendHistory(project, locale, article.slug, done.history);
  return { article, locale, bitext, checks: before.checks.after(bitext), stamp };
}

export { type Change, type Outcome, unitVersion } from './editingChange.ts';
export { commitsOf, isInRepository } from './editingCommits.ts';
export { happeningsOf } from './editingHistory.ts';
export type { OpenBitext } from './editingLoad.ts';
export { progressOf, termChangesOf } from './editingStanding.ts';
