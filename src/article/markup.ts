import { type CodedToken, tokensOf, writtenAsIs } from '../codes.ts';
import type { Passage, Span } from '../model.ts';
import { type Edit, spliced } from '../spans.ts';
import type { NewText } from './format.ts';

/** A block of a document with markup, as it was read: what may be put in its place, and how. */
export interface MarkedBlock {
  readonly passage: Passage;
  /** What stands at the passage's span when it has other words. */
  write(tokens: readonly CodedToken[]): string;
  /** Where codes stand whose data hold labels. */
  readonly holders: readonly Holder[];
  /** The labels within it, in order; each is a passage that follows the block's. */
  readonly labels: readonly MarkedLabel[];
}

/** A code with words of its own in its data: a picture with its description, a link with its title. */
export interface Holder {
  readonly at: number;
  readonly data: string;
}

export interface MarkedLabel {
  readonly passage: Passage;
  /** Everywhere where it stands: codes that are alike have one label. */
  readonly spans: readonly Span[];
  write(text: string): string;
}

/** The passages of blocks, each followed by those of its labels. */
export function passagesOf(blocks: readonly MarkedBlock[]): readonly Passage[] {
  return blocks.flatMap(({ passage, labels }) => [passage, ...labels.map(label => label.passage)]).filter(hasWords);
}

/** A block may be nothing but a picture: it has a label and no words. */
function hasWords({ text }: Passage): boolean {
  return text !== '';
}

/** The document with new texts. @param texts  parallel to `passagesOf(blocks)` */
export function writeMarked(source: string, blocks: readonly MarkedBlock[], texts: readonly NewText[]): string {
  const edits: Edit[] = [];
  let next = 0;
  const newText = (passage: Passage) => (hasWords(passage) ? changed(passage, texts[next++]) : undefined);
  for (const block of blocks) {
    const tokens = newText(block.passage);
    const inside = block.labels.flatMap(label => {
      const words = newText(label.passage);
      if (!words) return [];
      const text = label.write(writtenAsIs(words));
      return label.spans.map(span => ({ ...span, text }));
    });
    inside.sort((a, b) => a.start - b.start);
    if (!tokens) edits.push(...inside);
    else edits.push({ ...block.passage.span, text: block.write(withLabels(tokens, block.holders, inside)) });
  }
  return spliced(source, edits);
}

/** The tokens of a text that differs from the passage's own. */
function changed(passage: Passage, text: NewText): readonly CodedToken[] | undefined {
  if (!text) return undefined;
  const tokens = tokensOf(text);
  const own = tokensOf([{ text: passage.text, gap: '', ...(passage.codes && { codes: passage.codes }) }]);
  return joined(tokens) === joined(own) ? undefined : tokens;
}

function joined(tokens: readonly CodedToken[]): string {
  let written = '';
  for (const token of tokens) written += token.kind === 'text' ? token.text : `\u0000${token.data}\u0000`;
  return written;
}

/** Tokens whose codes have the labels' new words. */
function withLabels(
  tokens: readonly CodedToken[],
  holders: readonly Holder[],
  edits: readonly Edit[],
): readonly CodedToken[] {
  if (edits.length === 0) return tokens;
  const renewed = new Map<string, string>();
  let next = 0;
  for (const { at, data } of [...holders].sort((a, b) => a.at - b.at)) {
    while ((edits[next]?.start ?? Number.POSITIVE_INFINITY) < at) next += 1;
    const own: Edit[] = [];
    for (let edit = edits[next]; edit && edit.end <= at + data.length; edit = edits[++next])
      own.push({ start: edit.start - at, end: edit.end - at, text: edit.text });
    if (own.length > 0 && !renewed.has(data)) renewed.set(data, spliced(data, own));
  }
  return tokens.map(token =>
    token.kind === 'code' ? { ...token, data: renewed.get(token.data) ?? token.data } : token,
  );
}
