import type { Format } from '../../src/article/format.ts';
import { segmentArticle } from '../../src/article/read.ts';
import { type CodedPiece, readable } from '../../src/codes.ts';
import { pseudo } from '../../src/engine/pseudo.ts';
import type { Passage, Segment } from '../../src/model.ts';
import { segmenter } from '../../src/segment/index.ts';

/** A document of one format, as a translator sees it. */
export interface Desk {
  passages(source: string): readonly Passage[];
  /** `kind: text` of each passage, codes as tags. */
  seen(source: string): readonly string[];
  /** Its sentences. */
  segments(source: string): readonly Segment[];
  /** The document in English. @param change  what becomes of a passage; undefined where it stays */
  changed(source: string, change: (text: string, passage: Passage) => string | undefined): string;
  /** The document with every sentence in pseudo-English. */
  pseudo(source: string): string;
}

export function desk(format: Format, path: string): Desk {
  const read = (source: string) => format.read(Buffer.from(source, 'utf8'), path).passages;
  const write = (source: string, texts: readonly (readonly CodedPiece[] | undefined)[]) =>
    Buffer.from(format.write(Buffer.from(source, 'utf8'), path, texts, 'en')).toString('utf8');
  const blocks = (passages: readonly Passage[]) => [
    ...segmentArticle({ slug: 'a', locale: 'pl', path, passages, embargo: false }, segmenter('pl').split),
  ];
  return {
    passages: read,
    seen: source => read(source).map(({ kind, text, codes }) => `${kind}: ${codes ? readable(text) : text}`),
    segments: source => blocks(read(source)).flatMap(each => each.segments),
    changed: (source, change) =>
      write(
        source,
        read(source).map(passage => {
          const text = passage.kind === 'verbatim' ? undefined : change(passage.text, passage);
          return text === undefined ? undefined : [{ text, gap: '', ...(passage.codes && { codes: passage.codes }) }];
        }),
      ),
    pseudo: source => {
      const passages = read(source);
      const rest = [...blocks(passages)];
      return write(
        source,
        passages.map(({ kind }) =>
          kind === 'verbatim'
            ? undefined
            : rest
                .shift()
                ?.segments.map(({ text, gap, codes }) => ({ text: pseudo(text), gap, ...(codes && { codes }) })),
        ),
      );
    },
  };
}
