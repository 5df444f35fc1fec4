import mammoth from 'mammoth';
import { micromark } from 'micromark';
import { frontmatter, frontmatterHtml } from 'micromark-extension-frontmatter';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { decodeText } from './decode.ts';
import { formatOf } from './formats.ts';
import { safeHtml } from './safeHtml.ts';

/**
 * What a document shows its readers, as HTML that is safe to put into a page; undefined for formats that say too little of
 * it, which are shown block by block.
 *
 * @param path  its name, which says what it is
 */
export async function webBody(document: Uint8Array, path: string): Promise<string | undefined> {
  switch (formatOf(path)?.name) {
    case 'Markdown':
      return safeHtml(ofMarkdown(decodeText(document, path).text));
    case 'HTML':
      return safeHtml(decodeText(document, path).text);
    case 'Word document':
      return ofWord(document);
    default:
      return undefined;
  }
}

/** With its author's own HTML, which `safeHtml` looks after. The parser's heading over notes, in English, is left out by it. */
function ofMarkdown(source: string): string {
  return micromark(source, {
    allowDangerousHtml: true,
    extensions: [frontmatter(['yaml', 'toml']), gfm()],
    htmlExtensions: [frontmatterHtml(['yaml', 'toml']), gfmHtml({ labelTagName: 'title', clobberPrefix: 'note-' })],
  });
}

/** Styles by the names that every language's Word writes. */
const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => p:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "p[style-name='Quotations'] => blockquote > p:fresh",
  'u => u',
  'strike => s',
];

/** Without headers and footers, which are of paper; undefined where a document is one that the library cannot read. */
async function ofWord(document: Uint8Array): Promise<string | undefined> {
  // A picture is its description: its bytes need not be read.
  const convertImage = mammoth.images.imgElement(async () => ({ src: '' }));
  const read = mammoth.convertToHtml({ buffer: Buffer.from(document) }, { styleMap: STYLES, convertImage });
  return read.then(
    ({ value }) => safeHtml(value),
    () => undefined,
  );
}
