/** What stands at the head of an article between two lines of `---`, for programs and not for readers. */
export interface FrontMatter {
  /** Where the article's text begins; 0 where there is no front matter. */
  readonly end: number;
  readonly values: ReadonlyMap<string, string>;
}

const NONE: FrontMatter = { end: 0, values: new Map() };

/**
 * Reads front matter: `---`, lines of `key: value` (or blank, or comments after `#`), `---`. Anything else between the
 * two lines is text, for a line of hyphens may as well open a dialogue or part two paragraphs.
 */
export function readFrontMatter(source: string): FrontMatter {
  const match = /^---[ \t]*(?:\r\n|\n|\r)((?:[^\r\n]*(?:\r\n|\n|\r)){0,50}?)---[ \t]*(?:\r\n|\n|\r|$)/.exec(source);
  if (!match) return NONE;
  const lines = (match[1] ?? '').split(/\r\n|[\n\r]/).filter(line => line.trim() !== '' && !/^\s*#/.test(line));
  const entries = lines.map(line => /^([A-Za-z][\w-]*)[ \t]*:[ \t]*(.*)$/.exec(line));
  if (entries.some(entry => entry === null)) return NONE;
  const values = entries.flatMap(entry => (entry ? [[entry[1] ?? '', unquoted(entry[2] ?? '')] as const] : []));
  return { end: match[0].length, values: new Map(values) };
}

function unquoted(value: string): string {
  return value.trim().replace(/^(["'])(.*)\1$/, '$2');
}
