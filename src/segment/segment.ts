import type { Locale, Piece } from '../model.ts';
import { isBoundary } from './boundary.ts';
import type { Exceptions } from './exceptions.ts';
import { keeper } from './exceptions.ts';
import { prepare } from './language.ts';
import { rulesFor } from './rules/index.ts';
import type { Judge } from './scan.ts';
import { cutsOf, skipSpace, trimBack } from './scan.ts';
import type { SrxRules } from './srx/rules.ts';
import { srxCutter } from './srx/split.ts';

/** Cuts a text into sentences. */
export interface Segmenter {
  /**
   * The sentences of a text, in order, each with the white space after it. Joining `text + gap` gives the input back,
   * byte for byte, whatever it is. No text has white space at its edges. Only where the input opens with white space
   * (or is nothing else) does a first piece with an empty `text` hold it. An empty input has no pieces.
   */
  split(text: string): readonly Piece[];
}

export interface SegmenterOptions {
  /** A project's own abbreviations and strings to keep whole. */
  readonly exceptions?: Exceptions;
  /** A CAT tool's rules (`parseSrx`), used instead of the package's own. */
  readonly srx?: SrxRules;
}

/**
 * A segmenter for a locale (BCP 47; `pl-PL` has the rules of `pl`). A locale without rules of its own gets rules that
 * know no abbreviations. A line break always ends a sentence; by SRX rules, where they say so.
 * @throws AppError where the SRX rules have none for the locale; `split` throws one where a rule does not come to an end
 */
export function segmenter(locale: Locale, options: SegmenterOptions = {}): Segmenter {
  const cut = cutterFor(locale, options);
  return { split: text => piecesOf(text, cut(text)) };
}

/** The sentences of a text alone: none is empty, none has white space at its edges. */
export function segment(text: string, locale: Locale): string[] {
  return sentencesOf(text, ownCutter(locale)(text));
}

/** Gives the places where a text is cut: where each sentence but the last ends, and where the next begins. */
type Cutter = (text: string) => number[];

function cutterFor(locale: Locale, { exceptions, srx }: SegmenterOptions): Cutter {
  if (!exceptions) return srx ? srxCutter(srx, locale) : ownCutter(locale);
  const { abbreviations, keeps } = keeper(exceptions);
  if (srx) return srxCutter(srx, locale, keeps);
  const language = prepare(rulesFor(locale), abbreviations);
  return text => cutsOf(text, place => isBoundary(place, language) && !keeps(text, place.end));
}

const cutters = new Map<Locale, Cutter>();

function ownCutter(locale: Locale): Cutter {
  const known = cutters.get(locale);
  if (known) return known;
  const language = prepare(rulesFor(locale));
  const judge: Judge = place => isBoundary(place, language);
  const cutter: Cutter = text => cutsOf(text, judge);
  cutters.set(locale, cutter);
  return cutter;
}

function piecesOf(text: string, cuts: readonly number[]): readonly Piece[] {
  if (text === '') return [];
  const pieces: Piece[] = [];
  let start = skipSpace(text, 0);
  if (start > 0) pieces.push({ text: '', gap: text.slice(0, start) });
  if (start === text.length) return pieces;
  for (let i = 0; i < cuts.length; i += 2) {
    const end = cuts[i] ?? 0;
    const next = cuts[i + 1] ?? 0;
    pieces.push({ text: text.slice(start, end), gap: text.slice(end, next) });
    start = next;
  }
  const end = trimBack(text, start, text.length);
  pieces.push({ text: text.slice(start, end), gap: text.slice(end) });
  return pieces;
}

function sentencesOf(text: string, cuts: readonly number[]): string[] {
  const sentences: string[] = [];
  let start = skipSpace(text, 0);
  for (let i = 0; i < cuts.length; i += 2) {
    sentences.push(text.slice(start, cuts[i]));
    start = cuts[i + 1] ?? 0;
  }
  if (start < text.length) sentences.push(text.slice(start, trimBack(text, start, text.length)));
  return sentences;
}
