import { join } from 'node:path';
import { fingerprint } from '../fingerprint.ts';
import type { Locale } from '../model.ts';
import { keepIfPossible, readBytes } from './files.ts';
import { type Project, paths } from './project.ts';
import { type Contents, contentsOf, recipeOf } from './recipe.ts';
import type { SourceFile } from './sources.ts';
import type { TranslatedSummary } from './translate.ts';

/**
 * What was up to date after the last run: an article whose files are byte for byte what they were then, made by the
 * same recipe, needs no work. It is a cache, and may be deleted at any time.
 */
export interface Freshness {
  /** The summaries of an article that needs no work; undefined where it does. */
  check(file: SourceFile): Promise<readonly TranslatedSummary[] | undefined>;
  /**
   * Notes an article that is done; one with something left to do is forgotten.
   * @param sentences  the keys of its sentences (`sentenceKey`)
   * @param contents  of the files that the run read or wrote: what somebody makes of them meanwhile is not up to date
   */
  note(
    file: SourceFile,
    summaries: readonly TranslatedSummary[],
    sentences: readonly string[],
    contents: Contents,
  ): Promise<void>;
  /** The slugs of all articles that were up to date when they were last looked at, each with its sentences' keys. */
  sentences(): Iterable<readonly [slug: string, sentences: readonly string[]]>;
  save(): Promise<void>;
}

interface Entry {
  readonly hash: string;
  readonly summaries: readonly TranslatedSummary[];
  readonly sentences: readonly string[];
}

/** A sentence's text, in short. */
export function sentenceKey(text: string): string {
  return fingerprint(text);
}

/**
 * @param locales  the target locales of the run
 * @param engine  the id of the run's engine
 */
export async function openFreshness(
  project: Project,
  locales: readonly Locale[],
  engine: string | undefined,
): Promise<Freshness> {
  const path = paths.cache(project, 'fresh.json');
  const recipe = await recipeOf(project, locales.join(), engine ?? '');
  const entries = await readEntries(path, recipe);
  let isChanged = false;
  return {
    async check(file) {
      const entry = entries.get(file.slug);
      return entry && entry.hash === (await hashOf(project, file, locales)) ? entry.summaries : undefined;
    },
    async note(file, summaries, sentences, contents) {
      isChanged = true;
      if (summaries.length < locales.length || !summaries.every(isDone)) entries.delete(file.slug);
      else
        entries.set(file.slug, {
          hash: await hashOf(project, file, locales, contents),
          summaries: summaries.map(atRest),
          sentences,
        });
    },
    *sentences() {
      for (const [slug, entry] of entries) yield [slug, entry.sentences];
    },
    async save() {
      if (isChanged) await keepIfPossible(path, JSON.stringify({ recipe, entries: [...entries] }));
    },
  };
}

function isDone({ counts, failed, stop, proposalsDue }: TranslatedSummary): boolean {
  return counts.initial === 0 && failed.length === 0 && !stop && !proposalsDue;
}

/** As the next run will find it: all targets were there before. */
function atRest(summary: TranslatedSummary): TranslatedSummary {
  const { segments } = summary.counts;
  const counts = { segments, untouched: segments, fromMemory: 0, byEngine: 0, initial: 0 };
  return { ...summary, counts, sent: { characters: 0, words: 0 } };
}

/** The bytes of an article's source, locale files and records. */
function hashOf(
  project: Project,
  { path, slug }: SourceFile,
  locales: readonly Locale[],
  known?: Contents,
): Promise<string> {
  const files = [
    join(project.root, path),
    paths.localeFile(project, project.config.sourceLocale, slug),
    ...locales.flatMap(locale => [paths.localeFile(project, locale, slug), paths.record(project, locale, slug)]),
  ];
  return contentsOf(files, known);
}

/** What the last run noted, if it had the same recipe; a file that cannot be read is as good as none. */
async function readEntries(path: string, recipe: string): Promise<Map<string, Entry>> {
  const bytes = await readBytes(path);
  try {
    const noted = JSON.parse(new TextDecoder().decode(bytes ?? new Uint8Array()));
    return new Map(noted.recipe === recipe ? noted.entries : []);
  } catch {
    return new Map();
  }
}
