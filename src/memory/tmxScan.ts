/** A stretch of a TMX file. */
export interface TmxPart {
  /**
   * `head`: what comes before the first unit; `empty`: all of a file in which there is none. `unit`: a `<tu>` with its end. `unclosed`: a `<tu>` that another one, or the
   * end of the file, follows before its end. `tail`: what comes after the last unit.
   */
  readonly kind: 'head' | 'empty' | 'unit' | 'unclosed' | 'tail';
  readonly text: string;
  /** Where it begins, 1-based. */
  readonly line: number;
}

/** In UTF-16 code units; what is longer is no unit. */
const MAX_PART = 10_000_000;

/**
 * Cuts a TMX into its units, so that what is wrong in one ends there: an XML parser that goes on after a bare `&` or a
 * missing quote takes the units that follow for part of it. A part that grows beyond all measure ends the reading: it is
 * given as it is, and nothing after it.
 */
export async function* tmxParts(chunks: Iterable<string> | AsyncIterable<string>): AsyncGenerator<TmxPart> {
  const marks = markFinder();
  let text = '';
  let line = 1;
  let kind: TmxPart['kind'] = 'head';
  const cut = (at: number, as: TmxPart['kind']): TmxPart => {
    const part = { kind: as, text: text.slice(0, at), line };
    text = text.slice(at);
    line += newlines(part.text);
    marks.forget(at);
    return part;
  };
  for await (const chunk of chunks) {
    text += chunk;
    for (let mark = marks.next(text); mark; mark = marks.next(text)) {
      if (mark.opens) {
        const before = cut(mark.start, kind);
        if (kind !== 'tail') yield before;
        kind = 'unclosed';
      } else if (kind === 'unclosed') {
        yield cut(mark.end, 'unit');
        kind = 'tail';
      }
    }
    if (text.length > MAX_PART) break;
  }
  yield { kind: kind === 'head' ? 'empty' : kind, text, line };
}

/** What matters outside comments and the like; a unit holds no other unit. */
const MARKS = /<!--|<!\[CDATA\[|<\?|<tu(?=[\s/>])|<\/tu\s*>/g;
/** No mark is longer, but for white space within it. */
const LONGEST_MARK = 16;
const ENDS: Readonly<Record<string, string>> = { '<!--': '-->', '<![CDATA[': ']]>', '<?': '?>' };

interface Mark {
  readonly start: number;
  readonly end: number;
  /** Whether it is the start of a unit, rather than its end. */
  readonly opens: boolean;
}

/** Finds units' starts and ends in a text that grows at its end (and shrinks at its start: `forget`). */
function markFinder(): { next(text: string): Mark | undefined; forget(length: number): void } {
  /** Up to where the text has been looked through. */
  let seen = 0;
  /** What ends the comment or the like that we are in. */
  let awaited: string | undefined;
  return {
    forget(length) {
      seen = Math.max(0, seen - length);
    },
    next(text) {
      for (;;) {
        if (awaited) {
          const end = text.indexOf(awaited, seen);
          if (end < 0) {
            seen = Math.max(seen, text.length - awaited.length);
            return undefined;
          }
          seen = end + awaited.length;
          awaited = undefined;
        }
        MARKS.lastIndex = seen;
        const found = MARKS.exec(text);
        if (!found) {
          seen = Math.max(seen, text.length - LONGEST_MARK);
          return undefined;
        }
        seen = found.index + found[0].length;
        awaited = ENDS[found[0]];
        if (!awaited) return { start: found.index, end: seen, opens: !found[0].startsWith('</') };
      }
    },
  };
}

function newlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
