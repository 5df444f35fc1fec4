import { childElements, parseXml, type XmlElement } from '../xml.ts';
import { decodeText } from './decode.ts';

/** A part of a DOCX: its text, and the tree that says where in it things stand. */
export interface Part {
  readonly name: string;
  readonly text: string;
  readonly root: XmlElement;
}

/** Parts are UTF-8 or UTF-16 (ECMA-376-2, 8.1). @throws AppError naming the document, the part and the line */
export function parsePart(bytes: Uint8Array, name: string, path: string): Part {
  const file = `${path} (${name})`;
  const { text } = decodeText(bytes, file);
  return { name, text, root: parseXml(text, { file }) };
}

const WORD = new Set([
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  'http://purl.oclc.org/ooxml/wordprocessingml/main',
]);

/** An element's name among those of WordprocessingML (`p`, `r`); another vocabulary's with a mark that none of these has. */
export function wordName(element: XmlElement): string {
  return WORD.has(element.namespace) ? element.local : `*${element.local}`;
}

/** An attribute, whichever namespace it is in. */
export function attribute(element: XmlElement | undefined, local: string): string | undefined {
  if (!element) return undefined;
  const plain = element.attributes[local];
  if (plain !== undefined) return plain;
  const key = Object.keys(element.attributes).find(each => each.endsWith(`}${local}`));
  return key === undefined ? undefined : element.attributes[key];
}

/** The first child of a name. */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element && childElements(element).find(each => wordName(each) === name);
}

/** `val` of a child: what most properties are. */
export function settingOf(element: XmlElement | undefined, name: string): string | undefined {
  return attribute(child(element, name), 'val');
}

/** Whether a property of yes or no is set (ECMA-376-1, 17.17.4: there alone, it is). */
export function isOn(element: XmlElement | undefined, name: string): boolean {
  const property = child(element, name);
  return property !== undefined && !/^(?:0|false|off|none)$/.test(attribute(property, 'val') ?? 'true');
}

/** An element as it is written. */
export function raw({ text }: Part, { span }: XmlElement): string {
  return text.slice(span.start, span.end);
}

/** An element's tags as they are written, with nothing between them. */
export function tagsOf({ text }: Part, { span, content }: XmlElement): readonly [open: string, close: string] {
  return [text.slice(span.start, content.start), text.slice(content.end, span.end)];
}
