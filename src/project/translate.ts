import pLimit from 'p-limit';
import { AppError } from '../errors.ts';
import type { Bitext, Locale, Origin } from '../model.ts';
import { type Counts, check, type Tools, type Translated, translateArticle } from '../pipeline.ts';
import type { Answered } from '../steps/translate.ts';
import { units } from '../steps/units.ts';
import { unwaived } from '../waivers.ts';
import { openChecker } from './checking.ts';
import { openDesk } from './desk.ts';
import { type Freshness, sentenceKey } from './fresh.ts';
import { asFault, type Fault, type Project } from './project.ts';
import { digest } from './recipe.ts';
import { readSource, type SourceFile } from './sources.ts';
import type { Toolbox } from './tools.ts';

/** One article in one locale, as a run left it; without its text, so that an archive fits into memory. */
export interface TranslatedSummary extends Pick<Answered, 'sent' | 'failed' | 'stop'> {
  readonly slug: string;
  /** The source file, relative to the project. */
  readonly path: string;
  readonly locale: Locale;
  readonly counts: Counts;
  /** How many targets came from where, in this run or an earlier one. */
  readonly origins: Readonly<Record<Origin['kind'], number>>;
  /** How many findings the checks have, those about missing translations left out. */
  readonly findings: number;
  /** Whether an engine should still propose something beside a person's text. */
  readonly proposalsDue: boolean;
}

export interface RunResult {
  readonly translated: readonly TranslatedSummary[];
  /** Articles and locales whose files could not be read; the others are done. */
  readonly faults: readonly Fault[];
  /** Files that were written, relative to the project, sorted. */
  readonly written: readonly string[];
  /** How many articles were not looked at, because the run was interrupted. */
  readonly notBegun: number;
}

/** Articles in a locale that are under way at once: enough to keep an engine busy, few enough to keep memory flat. */
const AT_ONCE = 96;

/**
 * Takes articles the whole way, into every locale; each is saved as soon as it is done. Articles that have not changed
 * since they were done are only looked at.
 *
 * @param fresh  what was up to date after the last run; it is brought up to date, and saved
 * @param onArticle  told after each article
 */
export async function translateArticles(
  project: Project,
  files: readonly SourceFile[],
  locales: readonly Locale[],
  toolbox: Toolbox,
  { fresh, onArticle = () => {} }: { readonly fresh: Freshness; readonly onArticle?: () => void },
): Promise<RunResult> {
  const limit = pLimit(Math.ceil(AT_ONCE / locales.length));
  const written: string[] = [];
  let notBegun = 0;
  const setting = {
    concepts: toolbox.concepts,
    switches: toolbox.tools.switches,
    sourceLocale: project.config.sourceLocale,
    targetLocales: locales,
  };
  const checker = openChecker(setting, bitext => check(bitext, toolbox.tools));
  const tools: Tools = { ...toolbox.tools, checkElsewhere: checker.check };
  const translateFile = async (file: SourceFile) => {
    if (toolbox.signal.aborted) {
      notBegun += 1;
      return [];
    }
    const atRest = await fresh.check(file);
    if (!atRest) checker.expect(locales.length);
    const results = atRest ?? (await translateOne(project, file, locales, tools, fresh, each => written.push(each)));
    onArticle();
    return results;
  };
  const results = (await Promise.all(files.map(file => limit(translateFile, file))).finally(checker.close)).flat();
  await fresh.save();
  return {
    translated: results.filter(result => 'slug' in result),
    faults: results.filter(result => result instanceof AppError),
    written: written.sort(),
    notBegun,
  };
}

async function translateOne(
  project: Project,
  file: SourceFile,
  locales: readonly Locale[],
  tools: Tools,
  fresh: Freshness,
  onWrite: (file: string) => void,
): Promise<readonly (TranslatedSummary | AppError)[]> {
  const contents = new Map<string, string>();
  const onHeld = (path: string, content: Uint8Array | string) => contents.set(path, digest(content));
  const article = await readSource(project, file, onHeld).catch(asFault);
  if (article instanceof AppError) return [article];
  const desk = openDesk(project, article, { onWrite, onHeld });
  const settled = await translateArticle(article, locales, desk, tools).catch(asFault);
  if (settled instanceof AppError) return [settled];
  const results = settled.map((result, index) =>
    result.status === 'fulfilled' ? summaryOf(result.value, file, locales[index] ?? '') : asFault(result.reason),
  );
  await fresh.note(
    file,
    results.filter(result => 'slug' in result),
    sentencesOf(settled),
    contents,
  );
  return results;
}

function sentencesOf(settled: readonly PromiseSettledResult<Translated>[]): readonly string[] {
  const [first] = settled.filter(result => result.status === 'fulfilled');
  return first ? units(first.value.bitext).map(unit => sentenceKey(unit.text)) : [];
}

function summaryOf(
  { bitext, counts, sent, failed, stop, findings, proposalsDue }: Translated,
  file: SourceFile,
  locale: Locale,
): TranslatedSummary {
  const standing = units(bitext).flatMap(unit => unwaived(unit, findings.get(unit.id) ?? []));
  const found = standing.filter(finding => finding.check !== 'untranslated').length;
  const origins = originsIn(bitext);
  return { ...file, locale, counts, origins, sent, failed, findings: found, proposalsDue, ...(stop && { stop }) };
}

function originsIn(bitext: Bitext): TranslatedSummary['origins'] {
  const kinds = units(bitext).flatMap(unit => (unit.state === 'initial' ? [] : [unit.origin.kind]));
  const count = (kind: Origin['kind']) => kinds.filter(each => each === kind).length;
  return { memory: count('memory'), engine: count('engine'), person: count('person') };
}
