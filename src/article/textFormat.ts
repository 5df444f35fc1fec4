import type { Locale } from '../model.ts';
import { countBelow } from '../spans.ts';
import { decodeText, encodeLike } from './decode.ts';
import type { Format, NewText, ReadDocument } from './format.ts';

/** A format whose documents are text, decoded already. */
export interface TextFormat {
  read(source: string, path: string): ReadDocument;
  write(source: string, path: string, texts: readonly NewText[], locale: Locale): string;
}

/** A text format as one of files; a translation is written in the source's own encoding. */
export function textFormat({ read, write }: TextFormat): Format {
  return {
    read: (document, path) => read(decodeText(document, path).text, path),
    write: (document, path, texts, locale) =>
      encodeLike(write(decodeText(document, path).text, path, texts, locale), document),
  };
}

/** Tells the line of an offset, from 1. */
export function lineCounter(source: string): (offset: number) => number {
  const starts = [0];
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) starts.push(at + 1);
  return offset => countBelow(starts, offset + 1);
}
