import type { Span } from '../model.ts';
import { pattern } from './pattern.ts';
import { rememberedText } from './remembered.ts';

/** A quotation mark in its place: whether it opens or closes, and whether it is a double or a single one. */
export interface QuoteMark extends Span {
  readonly role: 'open' | 'close';
  readonly level: 'double' | 'single';
  readonly mark: string;
}

/**
 * The quotation marks of a text. What opens and what closes is told from where the mark stands, since one mark does
 * both in different languages („…“ and “…”, «…» and »…«) and straight ones do in all. A single closing mark may be an
 * apostrophe, so single ones are only seen when they open.
 */
export const findQuoteMarks = rememberedText((text: string): readonly QuoteMark[] => {
  if (!MAY_BE_QUOTED.test(text)) return [];
  let open = 0;
  return MARKS.all(text).flatMap((match): readonly QuoteMark[] => {
    const mark = match[0];
    const span = { start: match.index, end: match.index + mark.length };
    const level = /[‘‚‹']/.test(mark) && mark.length === 1 ? 'single' : 'double';
    if (level === 'single')
      return CLOSED.in(text).test(text.slice(span.end)) ? [{ ...span, role: 'open', level, mark }] : [];
    const role = roleOf(mark, text.slice(Math.max(0, span.start - 2), span.start), text.slice(span.end), open);
    open += role === 'open' ? 1 : -1;
    return [{ ...span, role, level, mark }];
  });
});

const MAY_BE_QUOTED = /,,|’’|``|["„“”«»″‟‘‚‹']/;

const MARKS = pattern(/,,|''|’’|``|["„“”«»″‟]|(?<=^|[\s„“”«»"([—–-])[‘‚‹'](?=\p{Lu}|\p{Ll}{2})/gu);

/** A single mark after a word that ends what one before began; that one may be an apostrophe, as in “’tis”. */
const CLOSED = pattern(/^[^\n]{0,400}?[\p{L}\d.,!?…][’'‘›](?![\p{L}\d])/u);

function roleOf(mark: string, before: string, after: string, open: number): QuoteMark['role'] {
  if (mark === '„' || mark === ',,') return 'open';
  const isFree = /(?:^|[\s([{—–/-]|[„“«»"‘‚])$/u.test(before);
  const isBound = /^[^\s.,;:!?)\]}…]/u.test(after);
  if (mark === '«' || mark === '»') return roleOfGuillemet(mark, before, after);
  if (isFree && isBound) return 'open';
  if (!isFree) return 'close';
  return open > 0 ? 'close' : 'open';
}

/** « opens in most languages and » in German; spaces inside tell as well. */
function roleOfGuillemet(mark: string, before: string, after: string): QuoteMark['role'] {
  const opensHere = /(?:^|[\s([—–-])$/u.test(before) && /^[^\s.,;:!?)]/u.test(after);
  const closesHere = /[^\s(]$/u.test(before) && /^(?:$|[\s.,;:!?)])/u.test(after);
  if (opensHere) return 'open';
  if (closesHere) return 'close';
  return mark === '«' ? 'open' : 'close';
}
