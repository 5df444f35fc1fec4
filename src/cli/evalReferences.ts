import { decodeText } from '../article/decode.ts';
import { plainText } from '../article/plainText.ts';
import { isApproved } from '../bitext/approval.ts';
import { fromShown, withoutMarkers } from '../codes.ts';
import { AppError } from '../errors.ts';
import { readLocaleFile, textsInOrder } from '../locale/file.ts';
import type { Bitext, Locale, Unit } from '../model.ts';
import { readBytes } from '../project/files.ts';
import { align } from '../score/align.ts';
import { segmenter } from '../segment/index.ts';
import { units } from '../steps/units.ts';

/** People's translations of a sentence, or of sentences that one of them translated as one. */
export interface Reference {
  readonly units: readonly Unit[];
  readonly texts: readonly [string, ...string[]];
}

/** A file with a person's translation of an article. */
export interface ReferenceFile {
  /** As the user named it, for errors. */
  readonly name: string;
  readonly text: string;
}

/** One person's translation of a sentence, or of two that were translated as one. */
interface Rendering {
  readonly units: readonly Unit[];
  readonly text: string;
}

/** What people have approved of an article. */
export function referencesIn(bitext: Bitext): readonly Reference[] {
  return units(bitext)
    .filter(isApproved)
    .filter(({ target }) => target !== '')
    .map(unit => ({ units: [unit], texts: [unit.target] }));
}

/** @throws AppError for a file that is not there */
export async function readReferenceFiles(
  names: readonly string[],
  pathOf: (name: string) => string,
): Promise<readonly ReferenceFile[]> {
  const read = names.map(async name => {
    const bytes = await readBytes(pathOf(name));
    if (!bytes) throw new AppError('usage', `There is no file ${name}.`, 'Check the path of --reference.');
    return { name, text: decodeText(bytes, name).text };
  });
  return Promise.all(read);
}

/**
 * References of an article: each file is a locale file of its shape, or a text whose sentences are paired with its own.
 * Where files divide the text differently, the sentences that one of them takes together are taken together for all.
 *
 * @throws AppError for a file that is not of this article
 */
export function referencesFrom(files: readonly ReferenceFile[], bitext: Bitext): readonly Reference[] {
  const renderings = files.map(({ name, text }) =>
    (/\.json$/i.test(name) ? fromLocaleFile(text, name, bitext) : fromText(text, name, bitext)).filter(
      rendering => rendering.text !== '' && rendering.units.length > 0,
    ),
  );
  return stretchesOf(renderings, units(bitext)).flatMap(stretch => {
    const [first, ...others] = renderings.flatMap(file => textOf(stretch, file) ?? []);
    return first === undefined ? [] : [{ units: stretch, texts: [first, ...others] }];
  });
}

/** The article's sentences, those together that some file takes together. */
function stretchesOf(files: readonly (readonly Rendering[])[], all: readonly Unit[]): readonly (readonly Unit[])[] {
  const places = new Map(all.map((unit, index) => [unit, index]));
  const joined = new Set<number>();
  for (const { units: together } of files.flat())
    for (const unit of together.slice(1)) joined.add(places.get(unit) ?? 0);
  const stretches: Unit[][] = [];
  for (const [index, unit] of all.entries()) {
    const last = stretches.at(-1);
    if (joined.has(index) && last) last.push(unit);
    else stretches.push([unit]);
  }
  return stretches;
}

/** What a file has for a stretch; nothing where it leaves out a sentence of it. */
function textOf(stretch: readonly Unit[], file: readonly Rendering[]): string | undefined {
  const within = new Set(stretch);
  const parts = file.filter(({ units: [first] }) => first !== undefined && within.has(first));
  const covered = parts.reduce((sum, part) => sum + part.units.length, 0);
  return covered === stretch.length ? parts.map(({ text }) => text).join(' ') : undefined;
}

function fromLocaleFile(text: string, name: string, bitext: Bitext): readonly Rendering[] {
  const texts = textsInOrder(readLocaleFile(text, name), bitext.blocks);
  if (!texts)
    throw new AppError(
      'usage',
      `${name} has not the paragraphs and sentences of ${bitext.path}.`,
      'Give the locale file of the same version of the article, or a plain text, whose sentences are paired by length.',
    );
  return units(bitext).map((unit, index) => ({
    units: [unit],
    text: withoutMarkers(fromShown(texts[index] ?? '', unit)),
  }));
}

function fromText(text: string, name: string, bitext: Bitext): readonly Rendering[] {
  const target = paragraphsOf(text, name, bitext.targetLocale);
  const source = bitext.blocks.map(block => block.segments);
  if (source.length === target.length) return source.flatMap((segments, at) => pair(segments, target[at] ?? [], name));
  return pair(source.flat(), target.flat(), name);
}

/** Sentences by paragraph. */
function paragraphsOf(text: string, name: string, locale: Locale): readonly (readonly string[])[] {
  const { split } = segmenter(locale);
  return plainText
    .read(Buffer.from(text), name)
    .passages.filter(({ kind }) => kind !== 'verbatim')
    .map(passage => (passage.kind === 'heading' ? [passage.text] : split(passage.text).map(piece => piece.text)));
}

/** One to one where there are as many; else by length. */
function pair(source: readonly Unit[], target: readonly string[], name: string): readonly Rendering[] {
  if (source.length === target.length)
    return source.map((unit, index) => ({ units: [unit], text: target[index] ?? '' }));
  if (source.length * target.length > MOST_PAIRS)
    throw new AppError(
      'usage',
      `${name} is too long to pair its sentences with the article’s.`,
      'Give both the same number of paragraphs, or split them into chapters.',
    );
  const lengths = (texts: readonly string[]) => texts.map(text => text.length);
  return align(lengths(source.map(unit => unit.text)), lengths(target)).map(bead => ({
    units: bead.source.flatMap(at => source[at] ?? []),
    text: bead.target.map(at => target[at] ?? '').join(' '),
  }));
}

/** Some seconds' work, and 250 MB. */
const MOST_PAIRS = 25_000_000;
