import { AppError } from '../errors.ts';
import type { Block } from '../model.ts';

/**
 * What a locale file holds: the title, if the article opens with a heading, and the body as paragraphs of sentences.
 * The shape is the same in every locale, so that position aligns them; an untranslated sentence is `''`.
 */
export interface LocaleFile {
  readonly title?: string;
  readonly body: readonly (readonly string[])[];
  /** Keys that people have added for their site, with whatever they hold: kept as they are. Absent where there are none. */
  readonly others?: Readonly<Record<string, unknown>>;
}

/** Lays blocks out as a locale file; `textOf` gives a segment's text in that locale. */
export function toLocaleFile<S>(blocks: readonly Block<S>[], textOf: (segment: S) => string): LocaleFile {
  const [heading, rest] = splitHeading(blocks);
  const body = rest.map(block => block.segments.map(textOf));
  return heading ? { title: heading.segments.map(textOf).join(' '), body } : { body };
}

/** The sentences of a locale file in the blocks' order, or undefined where its shape is not theirs. */
export function textsInOrder<S>(file: LocaleFile, blocks: readonly Block<S>[]): readonly string[] | undefined {
  const [heading, rest] = splitHeading(blocks);
  const sameShape =
    (file.title !== undefined) === (heading !== undefined) &&
    file.body.length === rest.length &&
    rest.every((block, index) => block.segments.length === file.body[index]?.length);
  return sameShape ? [...(file.title === undefined ? [] : [file.title]), ...file.body.flat()] : undefined;
}

/** The line (1-based) on which `writeLocaleFile` puts each sentence, in order. */
export function linesInOrder(file: LocaleFile): readonly number[] {
  let line = file.title === undefined ? 3 : 4;
  const lines = file.title === undefined ? [] : [2];
  for (const paragraph of file.body) {
    for (const _ of paragraph) lines.push(++line);
    line += paragraph.length > 0 ? 2 : 1;
  }
  return lines;
}

/** One sentence a line, so that a diff shows sentences; keys that are not ours come last. */
export function writeLocaleFile({ others, ...own }: LocaleFile): string {
  return `${JSON.stringify({ ...own, ...others }, null, 2)}\n`;
}

/**
 * A file that is to be written, with the keys that people have added to the one that stands in its place.
 * @param before  that one's text; it may be broken, and then has nothing to keep
 */
export function keepOthers(file: LocaleFile, before: string | undefined): LocaleFile {
  try {
    const { others } = before === undefined ? file : readLocaleFile(before, '');
    return others ? { ...file, others } : file;
  } catch {
    return file;
  }
}

/**
 * @param name  the file's name, for the error
 * @throws AppError where the text is not JSON, or not of the shape of a locale file
 */
export function readLocaleFile(text: string, name: string): LocaleFile {
  const value = parseJson(text, name);
  if (isLocaleFile(value)) {
    const { title, body, ...others } = value;
    const own = title === undefined ? { body } : { title, body };
    return Object.keys(others).length > 0 ? { ...own, others } : own;
  }
  throw new AppError(
    'project',
    `Cannot read ${name}: it is not of the shape {"title": "…", "body": [["sentence", …], …]}.`,
    'Restore it from version control, or delete it to have it written anew.',
  );
}

/** Whether a block that an article opens with is its title. */
export function isTitle<S>({ kind, segments }: Block<S>): boolean {
  return kind === 'heading' || (kind === 'label' && segments.length === 1);
}

/** The title's block and the others. A title is one segment: a heading, or the title that a document has beside its prose. */
function splitHeading<S>(blocks: readonly Block<S>[]): readonly [Block<S> | undefined, readonly Block<S>[]] {
  const [first, ...rest] = blocks;
  return first && isTitle(first) ? [first, rest] : [undefined, blocks];
}

function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AppError(
      'project',
      `Cannot read ${name}: it is not valid JSON (${cause instanceof Error ? cause.message : cause}).`,
      'Correct it, or restore it from version control.',
      { cause },
    );
  }
}

function isLocaleFile(value: unknown): value is Omit<LocaleFile, 'others'> & Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const { title, body } = value as { title?: unknown; body?: unknown };
  return (
    (title === undefined || typeof title === 'string') &&
    Array.isArray(body) &&
    body.every(block => Array.isArray(block) && block.every(sentence => typeof sentence === 'string'))
  );
}
