import stringWidth from 'string-width';

/**
 * A text on lines of at most `width` columns, broken between words. What stands between backquotes, and a word that is
 * wider than a line, stays whole: it is there to be copied.
 *
 * @param text  lines of its own, and what they are indented by, stay
 * @param first  what stands before the text: `  → `; the lines below are as far in
 */
export function wrapped(text: string, width: number, first = ''): string {
  return text
    .split('\n')
    .map((line, index) => wrappedLine(line, width, index === 0 ? first : (/^ */.exec(line)?.[0] ?? '')))
    .join('\n');
}

function wrappedLine(text: string, width: number, first: string): string {
  const indent = ' '.repeat(stringWidth(first));
  const lines: string[] = [];
  let line = first;
  let isEmpty = true;
  for (const word of text.match(WORD) ?? []) {
    if (!isEmpty && stringWidth(line) + 1 + stringWidth(word) > width) {
      lines.push(line);
      [line, isEmpty] = [indent, true];
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line].join('\n');
}

/** Words with the commands that are part of them, whose spaces are no place to break. */
const WORD = /(?:`[^`\n]*`|[^\s`]|`)+/gu;
