import type { CodedPiece } from '../codes.ts';
import type { Locale, Passage } from '../model.ts';

/**
 * A document format. `read` finds the prose; `write` puts translations in its place and leaves every other byte as it was.
 * Both are given the file as it is on disk, for some formats are no text.
 */
export interface Format {
  /**
   * The blocks of a document, in order. They do not overlap; only a label or a text box may stand within a block, which it
   * then follows: it is part of the code that stands for the picture or the box.
   * @param path  its name, for errors
   * @throws AppError where it cannot be read
   */
  read(document: Uint8Array, path: string): ReadDocument;
  /**
   * The document in another language.
   * @param texts  parallel to the passages that `read` gives
   * @param locale  the language of the texts, for formats that say it
   * @throws AppError where it cannot be read
   */
  write(document: Uint8Array, path: string, texts: readonly NewText[], locale: Locale): Uint8Array;
}

export interface ReadDocument {
  readonly passages: readonly Passage[];
  /** `embargo: true` stands in it: it must not leave the house. */
  readonly embargo: boolean;
}

/** The translation of a passage, sentence by sentence; undefined where the passage stays as it is, byte for byte. */
export type NewText = readonly CodedPiece[] | undefined;
