import { AppError } from '../errors.ts';
import type { Locale, Passage } from '../model.ts';
import { countBelow } from '../spans.ts';
import { childElements } from '../xml.ts';
import { encodeLike } from './decode.ts';
import { type Place, placesIn, titlePlaces } from './docxPlaces.ts';
import { paragraphKinds } from './docxStyles.ts';
import { type Part, parsePart } from './docxXml.ts';
import { openZip, type Zip } from './docxZip.ts';
import type { Format, NewText } from './format.ts';

/**
 * Word documents (ECMA-376, both its transitional and its strict form). Read are the text, headers and footers, notes,
 * text boxes, the descriptions of pictures and the document's title. A translation is written into the parts where the
 * text stands; every other part keeps its bytes. docs/documents.md says what stays as it is.
 */
export const docx: Format = {
  read: (document, path) => ({ passages: readDocument(openZip(document, path), path).passages, embargo: false }),
  write(document, path, texts, locale) {
    if (texts.every(text => text === undefined)) return document;
    const zip = openZip(document, path);
    const contents = new Map<string, Uint8Array>();
    let at = 0;
    for (const { part, places } of readDocument(zip, path).parts) {
      const own = texts.slice(at, at + places.length);
      at += places.length;
      const text = rewritten(part, places, own, locale);
      if (text !== part.text) contents.set(part.name, encodeLike(text, zip.read(part.name) ?? document));
    }
    return zip.withEntries(contents);
  },
};

interface ReadPart {
  readonly part: Part;
  readonly places: readonly Place[];
}

function readDocument(
  zip: Zip,
  path: string,
): { readonly passages: readonly Passage[]; readonly parts: readonly ReadPart[] } {
  const parts = partsOf(zip, path);
  const read = (kind: PartKind) =>
    parts
      .filter(each => each.kind === kind)
      .map(({ name }) => parsePart(zip.read(name) ?? new Uint8Array(), name, path));
  const [styles] = read('styles');
  const kindOf = paragraphKinds(styles?.root);
  let paragraphs = 0;
  const prose = PROSE.flatMap(read).map(part => {
    const { places, count } = placesIn(part, kindOf, paragraphs);
    paragraphs += count;
    return { part, places };
  });
  const titles = read('title').map(part => ({ part, places: titlePlaces(part) }));
  const all = [...prose, ...titles];
  return { parts: all, passages: all.flatMap(({ places }) => places.map(({ passage }) => passage)) };
}

type PartKind = 'main' | 'header' | 'footer' | 'footnotes' | 'endnotes' | 'styles' | 'title';

/** In the order in which they are read. */
const PROSE: readonly PartKind[] = ['main', 'header', 'footer', 'footnotes', 'endnotes'];

/** By the ends of their content types (ECMA-376-1, 11.3). */
const CONTENT_TYPES: readonly (readonly [RegExp, PartKind])[] = [
  [/wordprocessingml\.(?:document|template)\.main\+xml$|ms-word\.\w+\.macroEnabled\w*\.main\+xml$/, 'main'],
  [/wordprocessingml\.header\+xml$/, 'header'],
  [/wordprocessingml\.footer\+xml$/, 'footer'],
  [/wordprocessingml\.footnotes\+xml$/, 'footnotes'],
  [/wordprocessingml\.endnotes\+xml$/, 'endnotes'],
  [/wordprocessingml\.styles\+xml$/, 'styles'],
  [/core-properties\+xml$/, 'title'],
];

/** The parts of interest, in the file's order; those of the glossary of building blocks are no text of the document. */
function partsOf(zip: Zip, path: string): readonly { readonly name: string; readonly kind: PartKind }[] {
  const types = zip.read(TYPES);
  const root = types ? parsePart(types, TYPES, path).root : undefined;
  const byName = new Map(zip.names.map(name => [name.toLowerCase(), name]));
  const parts = (root ? childElements(root, 'Override') : []).flatMap(({ attributes }) => {
    const name = byName.get((attributes.PartName ?? '').replace(/^\//, '').toLowerCase());
    const kind = CONTENT_TYPES.find(([pattern]) => pattern.test(attributes.ContentType ?? ''))?.[1];
    return name && kind && !/(?:^|\/)glossary\//.test(name) ? [{ name, kind }] : [];
  });
  if (parts.some(({ kind }) => kind === 'main')) return parts.sort((a, b) => natural.compare(a.name, b.name));
  throw new AppError(
    'project',
    `Cannot read ${path}: it is a ZIP file, but no Word document is in it.`,
    'Open the document in Word or LibreOffice and save it as a Word document (.docx).',
  );
}

const TYPES = '[Content_Types].xml';
const natural = new Intl.Collator('en', { numeric: true });

/** A part's text with the new texts; a place within another (a text box in a paragraph) is written within that one. */
function rewritten(part: Part, places: readonly Place[], texts: readonly NewText[], locale: Locale): string {
  const edits = places
    .flatMap((place, index) => {
      const text = texts[index];
      return text ? place.spans.map(span => ({ ...span, xml: place.write(text, locale) })) : [];
    })
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const starts = edits.map(edit => edit.start);
  // What one edit writes may be a stretch of the part that has edits of its own.
  const write = (start: number, end: number): string => {
    let text = '';
    let at = start;
    let index = countBelow(starts, start);
    for (; index < edits.length; index += 1) {
      const edit = edits[index];
      if (!edit || edit.start >= end) break;
      if (edit.start < at || edit.end > end) continue;
      text += part.text.slice(at, edit.start);
      for (const each of edit.xml) text += typeof each === 'string' ? each : write(each.start, each.end);
      at = edit.end;
    }
    return text + part.text.slice(at, end);
  };
  return write(0, part.text.length);
}
