import { protectedText } from '../codes.ts';
import type { InlineCode, Passage, Span } from '../model.ts';

/** A text beside the prose, on one line; nothing where it has no words. */
export function labelOf(value: string, span: Span, line: number): Passage | undefined {
  const codes: InlineCode[] = [];
  const text = protectedText(value.trim(), codes);
  if (!/[\p{L}\p{N}]/u.test(text)) return undefined;
  return { kind: 'label', text, span, line, ...(codes.length > 0 && { codes }) };
}
