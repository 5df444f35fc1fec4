import { decodeText } from '../article/decode.ts';
import { readArticle } from '../article/read.ts';
import { isApproved } from '../bitext/approval.ts';
import { fromShown, withoutMarkers } from '../codes.ts';
import { AppError } from '../errors.ts';
import { readLocaleFile, textsInOrder } from '../locale/file.ts';
import type { Bitext, Locale, Unit } from '../model.ts';
import { readBytes } from '../project/files.ts';
import { align } from '../score/align.ts';
import { segmenter } from '../segment/index.ts';
import { units } from '../steps/units.ts';

/** A person's translation of a sentence, or of two that were translated as one. */
export interface Reference {
  readonly units: readonly Unit[];
  readonly text: string;
}

/** What people have approved of an article. */
export function referencesIn(bitext: Bitext): readonly Reference[] {
  return units(bitext)
    .filter(isApproved)
    .filter(({ target }) => target !== '')
    .map(unit => ({ units: [unit], text: unit.target }));
}

/**
 * Reads a reference: a locale file of the article's shape, or a text whose sentences are paired with the article's.
 *
 * @param name  the file as the user named it, for errors
 * @throws AppError where there is no such file, or where it is not of this article
 */
export async function readReference(path: string, name: string, bitext: Bitext): Promise<readonly Reference[]> {
  const bytes = await readBytes(path);
  if (!bytes) throw new AppError('usage', `There is no file ${name}.`, 'Check the path of --reference.');
  const { text } = decodeText(bytes, name);
  const found = /\.json$/i.test(name) ? fromLocaleFile(text, name, bitext) : fromText(text, name, bitext);
  return found.filter(reference => reference.text !== '' && reference.units.length > 0);
}

function fromLocaleFile(text: string, name: string, bitext: Bitext): readonly Reference[] {
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

function fromText(text: string, name: string, bitext: Bitext): readonly Reference[] {
  const target = paragraphsOf(text, name, bitext.targetLocale);
  const source = bitext.blocks.map(block => block.segments);
  if (source.length === target.length) return source.flatMap((segments, at) => pair(segments, target[at] ?? [], name));
  return pair(source.flat(), target.flat(), name);
}

/** Sentences by paragraph. */
function paragraphsOf(text: string, name: string, locale: Locale): readonly (readonly string[])[] {
  const { split } = segmenter(locale);
  const article = readArticle(Buffer.from(text), name.replace(/\.\w+$/, '.txt'), { root: '', locale, embargo: false });
  return article.passages
    .filter(({ kind }) => kind !== 'verbatim')
    .map(passage => (passage.kind === 'heading' ? [passage.text] : split(passage.text).map(piece => piece.text)));
}

/** One to one where there are as many; else by length. */
function pair(source: readonly Unit[], target: readonly string[], name: string): readonly Reference[] {
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
