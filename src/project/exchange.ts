import { isAbsolute, join, relative, resolve } from 'node:path';
import { decodeText } from '../article/decode.ts';
import { formatOf } from '../article/formats.ts';
import { decodePo } from '../bitext/exchange/poParts.ts';
import { kindOf, readReturned } from '../bitext/exchange/read.ts';
import type { Decision } from '../bitext/exchange/reconcile.ts';
import { reconcile } from '../bitext/exchange/reconcile.ts';
import type { Returned, ReturnedFile } from '../bitext/exchange/returned.ts';
import { shown } from '../codes.ts';
import { AppError } from '../errors.ts';
import type { Article, Locale, Problem } from '../model.ts';
import { units } from '../steps/units.ts';
import { decodeXml } from '../xml.ts';
import { type Change, type Editing, type Outcome, unitVersion } from './editing.ts';
import { readBytes, stampOf, writeFileSafely } from './files.ts';
import { type Project, paths } from './project.ts';

/** Where a file comes from that was given on the command line. */
export interface Import {
  /** Absolute paths. */
  readonly files: readonly string[];
  /** Whose texts and approvals they are. */
  readonly by: string;
  /** Whether `by` answers for what the files say is reviewed; without it such texts are drafts. */
  readonly mayApprove: boolean;
  readonly dryRun: boolean;
}

/** What came of one file, or of one of the articles in it. */
export interface Imported {
  readonly file: string;
  readonly article: Article;
  readonly locale: Locale;
  readonly decisions: readonly Decision[];
  /** Remarks that are new. */
  readonly notes: number;
  /** Units that someone changed while the file was imported. */
  readonly overtaken: readonly string[];
  /** Sentences that the file says are reviewed, and that were taken as drafts. */
  readonly unnamed: number;
}

/** No file of people's tools for one article is larger. */
const MOST_BYTES = 256 * 1024 * 1024;

/**
 * Takes what other tools send back into the records. What was changed here since is never overwritten: both texts stay.
 *
 * @throws AppError where a file is not to be read, or is about no article or language of the project; nothing is then
 *   changed by any file
 */
export async function importFiles(
  editing: Editing,
  asked: Import,
): Promise<{ readonly imported: readonly Imported[]; readonly problems: readonly Problem[] }> {
  const parts: { readonly returned: ReturnedFile; readonly article: Article; readonly locale: Locale }[] = [];
  const problems: Problem[] = [];
  for (const file of asked.files) {
    const read = await readFile(file, editing.project);
    problems.push(...read.problems);
    for (const returned of read.files) parts.push({ returned, ...(await placeOf(returned, editing)) });
  }
  const imported: Imported[] = [];
  for (const { returned, article, locale } of parts)
    imported.push(await importFile(editing, returned, article, locale, asked));
  return { imported, problems };
}

async function readFile(path: string, { root }: Project): Promise<Returned> {
  const name = path.startsWith(`${root}/`) ? path.slice(root.length + 1) : path;
  const { size } = await stampOf(path);
  const bytes = size > MOST_BYTES ? undefined : await readBytes(path);
  if (!bytes)
    throw new AppError(
      'usage',
      size > MOST_BYTES ? `${name} is larger than any article.` : `There is no file ${name}.`,
      'Name a file that a translator’s tool has saved: XLIFF, PO, CSV or TSV.',
    );
  return readReturned(decode(bytes, name), name);
}

function decode(bytes: Uint8Array, name: string): string {
  const kind = kindOf(name);
  if (kind === 'xliff') return decodeXml(bytes, { file: name });
  const text = kind === 'po' ? decodePo(bytes) : undefined;
  return text ?? decodeText(bytes, name).text;
}

/** The article and language that a file is about. */
async function placeOf(
  { file, slug, original, sourceLocale, targetLocale }: ReturnedFile,
  editing: Editing,
): Promise<{ readonly article: Article; readonly locale: Locale }> {
  const { config } = editing.project;
  const { articles } = await editing.sources();
  const article = articles.find(each => each.slug === slug) ?? articles.find(each => each.path === original);
  if (!article)
    throw new AppError(
      'usage',
      `${file} is about ${original || slug || 'something unnamed'}, which is no article of this project.`,
      'Import it in the project that it was exported from; `dragoman status` lists this one’s articles.',
    );
  if (sourceLocale !== '' && !sameTag(sourceLocale, article.locale) && !sameButForRegion(sourceLocale, article.locale))
    throw new AppError(
      'usage',
      `${file} translates from “${sourceLocale}”, and ${article.path} is in “${article.locale}”.`,
      'Export the article again, and translate that file.',
    );
  const [near, ...others] = config.targetLocales.filter(each => sameButForRegion(each, targetLocale));
  const locale =
    config.targetLocales.find(each => sameTag(each, targetLocale)) ?? (others.length === 0 ? near : undefined);
  if (!locale)
    throw new AppError(
      'usage',
      targetLocale
        ? `${file} translates into “${targetLocale}”, which is no target language of this project.`
        : `${file} does not say which language it translates into.`,
      `The project’s are ${config.targetLocales.join(', ')}.`,
    );
  return { article, locale };
}

function sameTag(one: string, other: string): boolean {
  return normalTag(one) === normalTag(other);
}

/** `en` and `en-US`: some tools know languages only with a region, and write one into what they were given without. */
function sameButForRegion(one: string, other: string): boolean {
  const [short = '', long = ''] = [normalTag(one), normalTag(other)].sort((a, b) => a.length - b.length);
  return short !== '' && long.startsWith(short) && /^-(?:[a-z]{2}|\d{3})$/.test(long.slice(short.length));
}

function normalTag(tag: string): string {
  return tag.replaceAll('_', '-').toLowerCase();
}

async function importFile(
  editing: Editing,
  { file, segments }: ReturnedFile,
  article: Article,
  locale: Locale,
  { by, mayApprove, dryRun }: Import,
): Promise<Imported> {
  const { bitext } = await editing.open(article.slug, locale);
  const decisions = reconcile(units(bitext), segments, by);
  const changes = decisions.flatMap(decision => changesFor(decision, mayApprove));
  const notes = decisions.flatMap(decision => notesIn(decision, by));
  const outcomes = dryRun || changes.length === 0 ? [] : await editing.change(article.slug, locale, changes, by);
  if (!dryRun)
    for (const note of notes)
      await editing.change(article.slug, locale, [{ unit: note.unit, comment: note.text }], note.by);
  return {
    ...{ file, article, locale, decisions, notes: notes.length },
    overtaken: outcomes.flatMap((outcome, index) => (isOvertaken(outcome) ? [changes[index]?.unit ?? ''] : [])),
    unnamed: mayApprove ? 0 : decisions.filter(each => each.kind === 'taken' && each.approves).length,
  };
}

function changesFor(decision: Decision, mayApprove: boolean): readonly Change[] {
  switch (decision.kind) {
    case 'taken': {
      const { unit, target, approves } = decision;
      const state = approves && mayApprove ? ({ state: 'reviewed' } as const) : {};
      if (target === undefined && !state.state) return [];
      return [
        {
          unit: unit.id,
          base: unitVersion(unit),
          ...(target !== undefined && { target: shown(target, unit) }),
          ...state,
        },
      ];
    }
    case 'conflict':
      return [{ unit: decision.unit.id, candidate: decision.candidate }];
    case 'gone':
      return decision.near ? [{ unit: decision.near.unit.id, candidate: decision.near.candidate }] : [];
    default:
      return [];
  }
}

function isOvertaken({ kind }: Outcome): boolean {
  return kind === 'conflict' || kind === 'gone' || kind === 'refused';
}

/** The remarks in a file that the record does not have. */
function notesIn(decision: Decision, by: string): readonly { unit: string; by: string; text: string }[] {
  if (decision.kind === 'gone') return [];
  const { unit, returned } = decision;
  const known = new Set(unit.notes?.map(note => plain(note.text)));
  return returned.notes
    .filter(note => plain(note.text) !== '' && !known.has(plain(note.text)))
    .map(note => ({ unit: unit.id, by: note.by || by, text: note.text.trim() }));
}

/** Some formats have a line for a note. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** A file to be handed out. */
export interface Export {
  readonly name: string;
  readonly content: string | Uint8Array;
  /** How many sentences have no target, where the source stands for them. */
  readonly untranslated?: number;
}

/**
 * Writes exported files.
 * @param out  a file (for one export only) or a folder, absolute
 * @returns what was written, absolute
 * @throws AppError where one would become an article of the project; then none is written
 */
export async function writeExports(
  project: Project,
  exports: readonly Export[],
  out: string,
  isFile: boolean,
): Promise<readonly string[]> {
  const written: string[] = [];
  const pathOf = (name: string) => (isFile ? resolve(out) : join(resolve(out), name));
  for (const { name } of exports) refuseAmongArticles(project, pathOf(name));
  for (const { name, content } of exports) {
    const path = pathOf(name);
    await writeFileSafely(path, content);
    written.push(path);
  }
  return written;
}

/**
 * What lies among the articles and is of a kind that articles are is one, and would be translated.
 * @param path  absolute
 * @throws AppError for such a file
 */
export function refuseAmongArticles(project: Project, path: string): void {
  const inside = relative(paths.sources(project), path);
  if (inside.startsWith('..') || isAbsolute(inside) || !formatOf(path)) return;
  throw new AppError(
    'usage',
    `${project.config.sources} is the folder of the articles: ${inside} would become one there.`,
    'Name another folder.',
  );
}
