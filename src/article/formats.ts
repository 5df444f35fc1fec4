import type { Format } from './format.ts';

/** What is known of a document format before it is loaded: parsers are large, and most runs meet one kind of file. */
export interface KnownFormat {
  readonly name: 'plain text' | 'Markdown' | 'HTML' | 'Word document';
  /** File name endings, lower case, with the dot. */
  readonly extensions: readonly string[];
  /** The largest file that is read, where it may be larger than a text: one with pictures. */
  readonly mostBytes?: number;
  load(): Promise<Format>;
}

/** Every document format there is. A new one is one file and one entry here. */
const formats: readonly KnownFormat[] = [
  { name: 'plain text', extensions: ['.txt'], load: async () => (await import('./plainText.ts')).plainText },
  { name: 'Markdown', extensions: ['.md', '.markdown'], load: async () => (await import('./markdown.ts')).markdown },
  { name: 'HTML', extensions: ['.html', '.htm'], load: async () => (await import('./html.ts')).html },
  {
    name: 'Word document',
    extensions: ['.docx'],
    mostBytes: 64 * 1024 * 1024,
    load: async () => (await import('./docx.ts')).docx,
  },
];

/** How the names of articles end: `.txt`, `.md`. */
export const extensions: readonly string[] = formats.flatMap(each => each.extensions);

/** The format of a file by its name; undefined for a file that is no article. */
export function formatOf(path: string): KnownFormat | undefined {
  const name = path.toLowerCase();
  return formats.find(format => format.extensions.some(extension => name.endsWith(extension)));
}
