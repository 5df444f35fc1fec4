import { decodeText } from '../article/decode.ts';
import { adoptHandEdits, adoptToolEdits } from '../bitext/handEdits.ts';
import { readXliffInTurns, writeXliffInTurns } from '../bitext/xliff.ts';
import { AppError } from '../errors.ts';
import { fingerprint } from '../fingerprint.ts';
import { keepOthers, type LocaleFile, readLocaleFile, textsInOrder, writeLocaleFile } from '../locale/file.ts';
import type { AnnotatedSegment, Article, Bitext, Block, Locale } from '../model.ts';
import type { Desk } from '../pipeline.ts';
import { termUsesIn } from '../steps/units.ts';
import { decodeXml } from '../xml.ts';
import { stampOf } from './editingFiles.ts';
import { keepIfPossible, readBytes, writeFileSafely } from './files.ts';
import { openPace } from './pace.ts';
import { type Project, paths, shown } from './project.ts';
import { digest } from './recipe.ts';

/** What a desk tells while it writes. */
export interface DeskEvents {
  /** A file was written; its path is relative to the project. */
  onWrite?(file: string): void;
  /** A file holds this now, whether it had to be written or not. */
  onHeld?(path: string, content: string): void;
}

/** The files of one article in a project. */
export function openDesk(project: Project, article: Article, { onWrite, onHeld }: DeskEvents = {}): Desk {
  const { slug } = article;
  const write = async (path: string, content: string) => {
    if (await writeFileSafely(path, content)) onWrite?.(shown(project, path));
    onHeld?.(path, content);
  };
  /** What the files of a target looked like when they were read. */
  const stamps = new Map<Locale, string>();
  return {
    async earlier(target, now) {
      stamps.set(target, await stampOf(targetFiles(project, target, slug)));
      const record = await readRecord(project, target, slug);
      const base = record ?? freshRecord(article, target, now);
      const { texts, by } = await editedTexts(project, target, slug, base);
      if (!texts || (record && by === 'nobody')) return record;
      if (record && by === 'tool') return adoptToolEdits(record, texts);
      const segments = new Map(now.flatMap(block => block.segments).map(segment => [segment.id, segment]));
      const termUses = termUsesIn(article.locale, target);
      return adoptHandEdits(base, texts, unit => termUses(segments.get(unit.id) ?? unit));
    },
    async writeSource(file) {
      const path = paths.localeFile(project, article.locale, slug);
      await write(path, await localeFileContent(project, path, file));
    },
    async writeTarget(bitext, file) {
      const localeFile = paths.localeFile(project, bitext.targetLocale, slug);
      const stamp = stamps.get(bitext.targetLocale);
      if (stamp !== undefined && stamp !== (await stampOf(targetFiles(project, bitext.targetLocale, slug))))
        throw editedMeanwhile(shown(project, localeFile));
      const before = await readText(project, localeFile);
      const content = writeLocaleFile(keepOthers(file, before));
      const note = noteFile(project, bitext.targetLocale, slug);
      const record = await writeXliffInTurns(bitext, openPace());
      if (before !== undefined && before !== content) {
        const written = (await readText(project, note))?.match(/written \S+\n$/)?.[0] ?? '';
        await writeFileSafely(note, whileWriting(before, digest(record)) + written);
      }
      await write(paths.record(project, bitext.targetLocale, slug), record);
      await write(localeFile, content);
      await keepIfPossible(note, whenWritten(content));
    },
  };
}

function targetFiles(project: Project, locale: Locale, slug: string): readonly string[] {
  return [paths.localeFile(project, locale, slug), paths.record(project, locale, slug)];
}

/** An engine takes its time: what a person has saved meanwhile must not be overwritten. */
function editedMeanwhile(file: string): AppError {
  return new AppError(
    'unavailable',
    `${file} or its record was edited while it was being translated: it is left as it is.`,
    'Run again: the edit is taken up then, and what the engine answered is kept.',
  );
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

interface Edited {
  /** The locale file's sentences, in the order of the record; absent where there is no such file. */
  readonly texts?: readonly string[];
  /** Who has made the difference between them and the record, if there is one: see `noteFile`. */
  readonly by: 'person' | 'tool' | 'nobody';
}

async function editedTexts(project: Project, locale: Locale, slug: string, record: Bitext): Promise<Edited> {
  const path = paths.localeFile(project, locale, slug);
  const text = await readText(project, path);
  if (text === undefined) return { by: 'nobody' };
  const note = (await readText(project, noteFile(project, locale, slug))) ?? '';
  const by = (await isReplaced()) ? 'nobody' : note.endsWith(whenWritten(text)) ? 'tool' : 'person';
  const file = readLocaleFile(text, shown(project, path));
  const texts = textsInOrder(file, record.blocks);
  if (texts) return { texts, by };
  if (by === 'person') throw otherShape(project, path, locale, slug);
  return { by: 'nobody' };

  async function isReplaced(): Promise<boolean> {
    if (!note.startsWith('writing')) return false;
    const held = await readBytes(paths.record(project, locale, slug));
    return held !== undefined && note.startsWith(whileWriting(text ?? '', digest(held)));
  }
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
 * This note tells what the locale file held when it was written last. One that still does was edited by nobody: where it
 * differs from the record, somebody has saved that in a CAT tool. A run writes the record, then the locale file. While it
 * does, the note says so first: if the run is killed once the record is written, the file that it was about to replace is
 * nobody's edit either; and before, all is as if there had been no run. Without a note a person has edited the locale file.
 */
function noteFile(project: Project, locale: Locale, slug: string): string {
  return paths.cache(project, 'written', locale, `${slug}.txt`);
}

/** @param record  what the record will hold, in short */
function whileWriting(content: string, record: string): string {
  return `writing ${fingerprint(content)} ${record}\n`;
}

function whenWritten(content: string): string {
  return `written ${fingerprint(content)}\n`;
}

async function readText(project: Project, path: string): Promise<string | undefined> {
  const bytes = await readBytes(path);
  return bytes && decodeText(bytes, shown(project, path)).text;
}
