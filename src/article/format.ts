import type { CodedPiece } from '../codes.ts';
import type { Passage } from '../model.ts';

/**
 * A document format. `read` finds the prose; `write` puts translations in its place and leaves every other byte as it was.
 * Both are given the file as it is on disk, for some formats are no text.
 */
export interface Format {
  readonly name: string;
  /** File name endings, lower case, with the dot. */
  readonly extensions: readonly string[];
  /**
   * The blocks of a document, in order, not overlapping.
   * @param path  its name, for errors
   * @throws AppError where it cannot be read
   */
  read(document: Uint8Array, path: string): ReadDocument;
  /**
   * The document in another language.
   * @param texts  parallel to the passages that `read` gives
   * @throws AppError where it cannot be read
   */
  write(document: Uint8Array, path: string, texts: readonly NewText[]): Uint8Array;
}

export interface ReadDocument {
  readonly passages: readonly Passage[];
  /** `embargo: true` stands in it: it must not leave the house. */
  readonly embargo: boolean;
}

/** The translation of a passage, sentence by sentence; undefined where the passage stays as it is, byte for byte. */
export type NewText = readonly CodedPiece[] | undefined;
