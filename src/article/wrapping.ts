/** A paragraph whose lines were broken at a width: as mails, terminals and older editors do. */
export interface Wrapped {
  /** The paragraph on one line. */
  readonly text: string;
  /** The longest line, in UTF-16 code units. */
  readonly width: number;
}

/** Nobody breaks lines for their length at less, or leaves one as short in a broken paragraph; nor at more. */
const [SHORTEST, WIDEST] = [40, 160];

/** A carriage return before a line feed is half of one break. */
export const LINE_BREAK = /\r\n|\n|\r(?!\n)/u;
const LIST_ITEM = /^(?:[-–—•*·>|]|\p{N}{1,3}[.)]|\p{L}\))\s/u;
const ENDS_SOMETHING = /[.!?…:;,]["'”’»)\]]*$/u;

/**
 * The paragraph without the breaks in its lines; undefined where they are somebody's own. They are not where each line is
 * as long as it could be (the next line's first word had no room in it) and somewhere a sentence plainly goes on: a line
 * ends in a word, and the next begins in lower case.
 */
export function unwrapped(paragraph: string): Wrapped | undefined {
  const lines = paragraph.split(LINE_BREAK).map(line => line.trim());
  const width = lines.reduce((longest, line) => Math.max(longest, line.length), 0);
  if (lines.length < 2 || width > WIDEST || lines.some(line => LIST_ITEM.test(line))) return undefined;
  const breaks = lines.slice(1).map((after, index) => ({ before: lines[index] ?? '', after }));
  const isFull = ({ before, after }: Break) =>
    before.length >= SHORTEST && before.length + 1 + (after.split(/\s/u, 1)[0] ?? '').length > width;
  const goesOn = ({ before, after }: Break) => !ENDS_SOMETHING.test(before) && /^\p{Ll}/u.test(after);
  return breaks.every(isFull) && breaks.some(goesOn) ? { text: lines.join(' '), width } : undefined;
}

interface Break {
  readonly before: string;
  readonly after: string;
}

/** A text on lines that are no longer than `width`, where its words allow it. */
export function wrapped(text: string, width: number, lineBreak: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/ +/u)) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join(lineBreak);
}
