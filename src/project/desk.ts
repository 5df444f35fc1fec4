import { decodeText } from '../article/decode.ts';
import { adoptHandEdits } from '../bitext/handEdits.ts';
import { readXliffInTurns, writeXliff } from '../bitext/xliff.ts';
import { AppError } from '../errors.ts';
import { fingerprint } from '../fingerprint.ts';
import { keepOthers, type LocaleFile, readLocaleFile, textsInOrder, writeLocaleFile } from '../locale/file.ts';
import type { AnnotatedSegment, Article, Bitext, Block, Locale } from '../model.ts';
import type { Desk } from '../pipeline.ts';
import { termUsesIn } from '../steps/units.ts';
import { decodeXml } from '../xml.ts';
import { readBytes, removeFile, writeFileSafely } from './files.ts';
import { openPace } from './pace.ts';
import { type Project, paths, shown } from './project.ts';

/** The files of one article in a project. `onWrite` is told each file that was written, relative to the project. */
export function openDesk(project: Project, article: Article, onWrite: (file: string) => void = () => {}): Desk {
  const { slug } = article;
  const write = async (path: string, content: string) => {
    if (await writeFileSafely(path, content)) onWrite(shown(project, path));
  };
  return {
    async earlier(target, now) {
      const record = await readRecord(project, target, slug);
      const texts = await editedTexts(project, target, slug, record ?? freshRecord(article, target, now));
      if (!record && !texts) return undefined;
      const base = record ?? freshRecord(article, target, now);
      const segments = new Map(now.flatMap(block => block.segments).map(segment => [segment.id, segment]));
      const termUses = termUsesIn(article.locale, target);
      return texts ? adoptHandEdits(base, texts, unit => termUses(segments.get(unit.id) ?? unit)) : base;
    },
    async writeSource(file) {
      const path = paths.localeFile(project, article.locale, slug);
      await write(path, await localeFileContent(project, path, file));
    },
    async writeTarget(bitext, file) {
      const localeFile = paths.localeFile(project, bitext.targetLocale, slug);
      const content = await localeFileContent(project, localeFile, file);
      const intent = intentFile(project, bitext.targetLocale, slug);
      const before = await readText(project, localeFile);
      if (before !== undefined && before !== content) await writeFileSafely(intent, intentFor(before));
      await write(paths.record(project, bitext.targetLocale, slug), writeXliff(bitext));
      await write(localeFile, content);
      await removeFile(intent);
    },
  };
}

/** What a locale file should hold: its sentences, and the keys that people have added to the file that is there. */
export async function localeFileContent(project: Project, path: string, file: LocaleFile): Promise<string> {
  // A file of the source language that cannot be read is written anew; one of a target is told where it is opened.
  const before = await readText(project, path).catch(() => undefined);
  return writeLocaleFile(keepOthers(file, before));
}

/** The record of an article in a locale; undefined where there is none yet. @throws AppError where it is broken */
export async function readRecord(project: Project, locale: Locale, slug: string): Promise<Bitext | undefined> {
  const path = paths.record(project, locale, slug);
  const bytes = await readBytes(path);
  const file = shown(project, path);
  const record = bytes && (await readXliffInTurns(decodeXml(bytes, { file }), file, openPace()));
  if (record && record.targetLocale.toLowerCase() !== locale.toLowerCase())
    throw new AppError(
      'project',
      `Cannot use ${file}: it is a record of “${record.targetLocale}”, not of “${locale}”.`,
      'Put it where it belongs, and restore the right one from version control (or delete it to begin anew).',
    );
  return record;
}

/** A record for an article that has none: a locale file may be there already, made by hand. */
function freshRecord(article: Article, targetLocale: Locale, now: readonly Block<AnnotatedSegment>[]): Bitext {
  const blocks = now.map(block => ({
    ...block,
    segments: block.segments.map(segment => ({ ...segment, state: 'initial', candidates: [] }) as const),
  }));
  return { slug: article.slug, path: article.path, sourceLocale: article.locale, targetLocale, blocks };
}

/**
 * The locale file's sentences, to be compared with the record; undefined where there is no such file, or where it is
 * still the one that a killed run was about to replace.
 */
async function editedTexts(
  project: Project,
  locale: Locale,
  slug: string,
  record: Bitext,
): Promise<readonly string[] | undefined> {
  const path = paths.localeFile(project, locale, slug);
  const text = await readText(project, path);
  if (text === undefined) return undefined;
  if ((await readText(project, intentFile(project, locale, slug))) === intentFor(text)) return undefined;
  const file = readLocaleFile(text, shown(project, path));
  const texts = textsInOrder(file, record.blocks);
  if (!texts) throw otherShape(project, path, locale, slug);
  return texts;
}

function otherShape(project: Project, path: string, locale: Locale, slug: string): AppError {
  const record = shown(project, paths.record(project, locale, slug));
  return new AppError(
    'project',
    `${shown(project, path)} has other paragraphs or sentences than ${record}: it cannot be told what was edited.`,
    'Restore the file’s paragraphs and sentences (edit texts only), or delete it to have it written anew.',
  );
}

/**
 * A run writes the record, then the locale file. While it does, this note tells what the locale file held before, so
 * that after a kill between the two the old file is not taken for a person's edit.
 */
function intentFile(project: Project, locale: Locale, slug: string): string {
  return paths.cache(project, 'writing', locale, `${slug}.txt`);
}

function intentFor(before: string): string {
  return `${fingerprint(before)}\n`;
}

async function readText(project: Project, path: string): Promise<string | undefined> {
  const bytes = await readBytes(path);
  return bytes && decodeText(bytes, shown(project, path)).text;
}
