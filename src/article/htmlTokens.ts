import { type Token, Tokenizer, TokenizerMode } from 'parse5';
import type { Span } from '../model.ts';
import { FOREIGN, RAWTEXT, RCDATA } from './htmlNames.ts';

/** A piece of a document, as a browser's tokenizer cuts it. Pieces follow each other without a gap, but for the end. */
export type HtmlToken =
  | (Span & { readonly kind: 'text'; readonly text: string })
  | (Span & { readonly kind: 'open' | 'close'; readonly name: string; readonly attributes: Attributes })
  | (Span & { readonly kind: 'comment' });

export interface Attributes {
  /** The value of an attribute, by its name in small letters. */
  value(name: string): string | undefined;
  /** Where the whole attribute stands in the document. */
  span(name: string): Span | undefined;
}

/**
 * Reads HTML into tokens, as browsers do. No tree is built: tag soup cannot move or lose text, and depth costs nothing.
 */
export function tokenize(source: string, take: (token: HtmlToken) => void): void {
  const spanOf = (location: Token.Location | null): Span => ({
    start: location?.startOffset ?? 0,
    end: location?.endOffset ?? 0,
  });
  const text = ({ chars, location }: Token.CharacterToken) => take({ kind: 'text', text: chars, ...spanOf(location) });
  const tag = (kind: 'open' | 'close') => (token: Token.TagToken) => {
    const { start, end } = spanOf(token.location);
    const told = { name: token.tagName, attributes: attributesOf(token) };
    take({ kind, ...told, start, end });
    if (kind === 'open' && token.selfClosing && FOREIGN.has(token.tagName))
      take({ kind: 'close', ...told, start: end, end });
    if (kind === 'open' && !token.selfClosing) tokenizer.state = stateIn(token.tagName) ?? tokenizer.state;
    if (kind === 'open') tokenizer.lastStartTagName = token.tagName;
  };
  const ignore = ({ location }: Token.CommentToken | Token.DoctypeToken) =>
    take({ kind: 'comment', ...spanOf(location) });
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onCharacter: text,
      onWhitespaceCharacter: text,
      onNullCharacter: text,
      onStartTag: tag('open'),
      onEndTag: tag('close'),
      onComment: ignore,
      onDoctype: ignore,
      onEof: () => undefined,
    },
  );
  tokenizer.write(source, true);
}

function stateIn(name: string): Tokenizer['state'] | undefined {
  if (RCDATA.has(name)) return TokenizerMode.RCDATA;
  if (RAWTEXT.has(name)) return TokenizerMode.RAWTEXT;
  if (name === 'script') return TokenizerMode.SCRIPT_DATA;
  return name === 'plaintext' ? TokenizerMode.PLAINTEXT : undefined;
}

function attributesOf({ attrs, location }: Token.TagToken): Attributes {
  return {
    value: name => attrs.find(each => each.name === name)?.value,
    span: name => {
      const place = location?.attrs?.[name];
      return place && { start: place.startOffset, end: place.endOffset };
    },
  };
}
