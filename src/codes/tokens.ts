import type { InlineCode } from '../model.ts';
import { type CodedPiece, type Marker, type MarkerKind, markersIn } from './markers.ts';

/** What a text is made of, for a document: words, and the data of codes. */
export type CodedToken =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly data: string; readonly role: MarkerKind };

/**
 * A block's pieces as words and codes' data, in order. A span of which only one end is left, or that crosses another,
 * would break the document, and is left out (the check for codes has said so).
 */
export function tokensOf(pieces: readonly CodedPiece[]): readonly CodedToken[] {
  const tokens: Token[] = [];
  for (const { text, gap, codes = [] } of pieces) {
    const whole = text + gap;
    let end = 0;
    const words = (to: number) => to > end && tokens.push({ kind: 'text', text: whole.slice(end, to) });
    for (const each of markersIn(whole)) {
      words(each.start);
      tokens.push(...codeToken(each, codes));
      end = each.end;
    }
    words(whole.length);
  }
  const broken = brokenEnds(tokens);
  return tokens
    .filter(token => token.kind === 'text' || (token.data !== '' && !broken.has(token)))
    .map(token => (token.kind === 'text' ? token : { kind: 'code', data: token.data, role: token.role }));
}

/** Words and codes' data in a row, where neither needs an escape. */
export function writtenAsIs(tokens: readonly CodedToken[]): string {
  return tokens.map(token => (token.kind === 'text' ? token.text : token.data)).join('');
}

type Token = Extract<CodedToken, { kind: 'text' }> | CodeToken;

interface CodeToken {
  readonly kind: 'code';
  readonly data: string;
  readonly role: MarkerKind;
  /** Of a span that has both ends in one sentence. */
  readonly code?: InlineCode;
}

function codeToken({ kind, number }: Marker, codes: readonly InlineCode[]): readonly CodeToken[] {
  const code = codes[number - 1];
  if (!code) return [];
  if (code.kind === 'pair') {
    if (kind === 'single') return [];
    return [{ kind: 'code', data: kind === 'open' ? code.open : code.close, role: kind, code }];
  }
  const role = code.kind === 'opening' ? 'open' : code.kind === 'closing' ? 'close' : 'single';
  return role === kind ? [{ kind: 'code', data: code.data, role }] : [];
}

function brokenEnds(tokens: readonly Token[]): ReadonlySet<Token> {
  const broken = new Set<Token>();
  const open: CodeToken[] = [];
  for (const token of tokens) {
    if (token.kind === 'text' || token.role === 'single') continue;
    if (token.role === 'open') {
      open.push(token);
      continue;
    }
    const at = open.findLastIndex(each => each.code === token.code);
    if (at < 0) broken.add(token);
    else for (const crossed of open.splice(at).slice(1)) broken.add(crossed);
  }
  for (const token of open) broken.add(token);
  return broken;
}
