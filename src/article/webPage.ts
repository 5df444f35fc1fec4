import { micromark } from 'micromark';
import { frontmatter, frontmatterHtml } from 'micromark-extension-frontmatter';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { decodeText } from './decode.ts';
import { html } from './html.ts';
import { markdown } from './markdown.ts';
import { formatOf } from './read.ts';
import { safeHtml } from './safeHtml.ts';

/**
 * What a document shows its readers, as HTML that is safe to put into a page; undefined for formats that say too little of
 * it, which are shown block by block.
 *
 * @param path  its name, which says what it is
 */
export function webBody(document: Uint8Array, path: string): string | undefined {
  const format = formatOf(path);
  if (format !== markdown && format !== html) return undefined;
  const { text } = decodeText(document, path);
  return safeHtml(format === markdown ? htmlOf(text) : text);
}

/** With its author's own HTML, which `safeHtml` looks after. The parser's heading over notes, in English, is left out by it. */
function htmlOf(source: string): string {
  return micromark(source, {
    allowDangerousHtml: true,
    extensions: [frontmatter(['yaml', 'toml']), gfm()],
    htmlExtensions: [frontmatterHtml(['yaml', 'toml']), gfmHtml({ labelTagName: 'title', clobberPrefix: 'note-' })],
  });
}
