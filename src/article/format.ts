import type { Passage } from '../model.ts';

/**
 * A document format. `read` finds the prose; `write` puts translations in its place and leaves every other character
 * as it was. With the passages' own texts `write` gives the source back.
 */
export interface Format {
  readonly name: string;
  /** File name endings, lower case, with the dot. */
  readonly extensions: readonly string[];
  /** The blocks of a decoded document, in order, not overlapping. */
  read(source: string): readonly Passage[];
  /** The document with each passage's text replaced; `texts` runs parallel to `passages`. */
  write(source: string, passages: readonly Passage[], texts: readonly string[]): string;
}

/** Replaces each passage's span by its new text. */
export function splice(source: string, passages: readonly Passage[], texts: readonly string[]): string {
  let written = '';
  let end = 0;
  passages.forEach((passage, index) => {
    written += source.slice(end, passage.span.start) + (texts[index] ?? passage.text);
    end = passage.span.end;
  });
  return written + source.slice(end);
}
