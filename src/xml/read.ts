import { SaxesParser } from 'saxes';
import type { Pause } from '../turns.ts';
import { newlines, type XmlFile, xmlError } from './file.ts';

/** Files of people's tools stay far below; deeper ones are attacks (or broken exports). */
const MAX_DEPTH = 256;
/** In UTF-16 code units, for one text node, attribute or comment. */
const MAX_TEXT = 10_000_000;

/**
 * Attributes by name. In a tree (`parseXml`) the names are prefix-independent: `id`, `xml:lang`, and `{uri}local` for
 * other namespaces. In a stream (`readXml`) they are as written. The object has no prototype.
 */
export type XmlAttributes = Readonly<Record<string, string>>;

export interface XmlElement {
  /** As written, prefix included. */
  readonly name: string;
  readonly local: string;
  /** The namespace's URI; empty where there is none. */
  readonly namespace: string;
  readonly attributes: XmlAttributes;
  /** Elements and text in order, comments and processing instructions left out; no two texts are neighbours. */
  readonly children: readonly XmlNode[];
  /** 1-based, where the start tag begins. */
  readonly line: number;
  /** Where it stands in the text, and where what is between its tags does; half-open, in UTF-16 code units. */
  readonly span: Place;
  readonly content: Place;
}

interface Place {
  readonly start: number;
  readonly end: number;
}

export type XmlNode = XmlElement | string;

/**
 * What a streaming reader is told. Names are as written; a TMX has no namespaces. Lines are 1-based. `end` is the offset
 * after the tag; an empty-element tag opens and closes at the same one.
 */
export interface XmlHandler {
  open(name: string, attributes: XmlAttributes, line: number, end: number): void;
  /** May come in several parts. */
  text(text: string, line: number): void;
  close(name: string, line: number, end: number): void;
}

/**
 * Reads a whole XML document (decoded, see `decodeXml`) into a tree with namespaces resolved.
 * Throws an `AppError` that names file and line.
 */
export function parseXml(text: string, { file }: XmlFile): XmlElement {
  const tree = treeBuilder(text, file);
  const parser = xmlParser(tree, file);
  parser.write(text);
  parser.close();
  return tree.root();
}

/** As `parseXml`, with a pause after each part of a long document, so that others have their turn. */
export async function parseXmlInTurns(text: string, { file }: XmlFile, pause: Pause): Promise<XmlElement> {
  const tree = treeBuilder(text, file);
  const parser = xmlParser(tree, file);
  for (let start = 0; start < text.length; start += SLICE) {
    parser.write(text.slice(start, start + SLICE));
    await pause();
  }
  parser.close();
  return tree.root();
}

/** Reads an XML document of any size, part by part; the handler may throw to stop. Throws as `parseXml` does. */
export async function readXml(
  chunks: Iterable<string> | AsyncIterable<string>,
  handler: XmlHandler,
  { file }: XmlFile,
): Promise<void> {
  const parser = xmlParser(handler, file);
  for await (const chunk of chunks) parser.write(chunk);
  parser.close();
}

/**
 * Reads one element, or a document, out of a larger file.
 * @param line   where in the file the text begins, 1-based
 * @param whole  false where the text is only the beginning of a document
 */
export function readXmlPart(
  text: string,
  handler: XmlHandler,
  { file, line, whole }: XmlFile & { readonly line: number; readonly whole: boolean },
): void {
  const parser = xmlParser(handler, file, line);
  parser.write(text);
  if (whole) parser.close();
}

/** The elements among the children, of one local name if given. */
export function childElements(element: XmlElement, local?: string): readonly XmlElement[] {
  return element.children.filter(
    (child): child is XmlElement => typeof child !== 'string' && (local === undefined || child.local === local),
  );
}

/** The text in an element and all below it. */
export function textOf(element: XmlElement): string {
  return element.children.map(child => (typeof child === 'string' ? child : textOf(child))).join('');
}

interface Parser {
  write(chunk: string): void;
  close(): void;
}

/** Text is fed to `saxes` in slices, so that the caps are checked before much of it is held. */
const SLICE = 1 << 16;
const LONE_SURROGATE = /\p{Cs}/u;
const ENDS_IN_HALF = /[\uD800-\uDBFF]$/;

function xmlParser(handler: XmlHandler, file: string, firstLine = 1): Parser {
  const parser = new SaxesParser({ xmlns: false, position: true });
  parser.line = firstLine;
  const fail = (message: string, advice: string, line = parser.line): never => {
    throw xmlError(file, line, message, advice);
  };

  let depth = 0;
  let tagLine = 1;
  let textLength = 0;
  let lastEvent = 0;
  const heard = () => {
    lastEvent = parser.position;
  };
  const capText = (length: number) => {
    if (length > MAX_TEXT)
      fail(`a text is longer than ${MAX_TEXT / 1e6} million characters`, 'Split the file, or export it again.');
  };
  const onText = (text: string) => {
    heard();
    textLength += text.length;
    capText(textLength);
    if (depth > 0) handler.text(text, parser.line);
  };
  parser.on('error', error =>
    fail(
      `the XML is broken: ${error.message.replace(/^\d+:\d+: /, '').replace(/\.$/, '')}`,
      'Export the file again from the tool that made it, or correct the line.',
    ),
  );
  parser.on('doctype', doctype => {
    heard();
    if (doctype.replace(/"[^"]*"|'[^']*'/g, '').includes('['))
      fail('its DOCTYPE has declarations of its own, which are refused', 'Delete the part of the DOCTYPE in [ … ].');
  });
  parser.on('comment', heard);
  parser.on('processinginstruction', heard);
  parser.on('text', onText);
  parser.on('cdata', onText);
  parser.on('opentagstart', () => {
    tagLine = parser.line;
  });
  parser.on('opentag', tag => {
    heard();
    textLength = 0;
    depth += 1;
    if (depth > MAX_DEPTH)
      fail(`elements are nested more than ${MAX_DEPTH} deep`, 'Export the file again from the tool that made it.');
    handler.open(tag.name, tag.attributes, tagLine, parser.position);
  });
  parser.on('closetag', tag => {
    heard();
    textLength = 0;
    depth -= 1;
    handler.close(tag.name, parser.line, parser.position);
  });

  let carried = '';
  return {
    write(chunk) {
      let text = carried + chunk;
      carried = ENDS_IN_HALF.test(text) ? text.slice(-1) : '';
      if (carried) text = text.slice(0, -1);
      const lone = text.search(LONE_SURROGATE);
      if (lone >= 0)
        fail('half a character (a lone surrogate)', 'Save it as UTF-8 again.', parser.line + newlines(text, lone));
      for (let start = 0; start < text.length; start += SLICE) {
        parser.write(text.slice(start, start + SLICE));
        capText(parser.position - lastEvent);
      }
    },
    close() {
      if (carried) fail('the file ends in half a character', 'Export it again; it was cut off.');
      parser.close();
    },
  };
}

const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';

/** Namespace by prefix, the empty prefix for the default one. */
type Scope = ReadonlyMap<string, string>;

interface OpenElement extends XmlElement {
  readonly children: XmlNode[];
  span: Place;
  content: Place;
}

/**
 * Builds the tree, and resolves namespaces itself: saxes does so in time quadratic in the nesting.
 */
function treeBuilder(source: string, file: string): XmlHandler & { root(): XmlElement } {
  const path: OpenElement[] = [];
  const scopes: Scope[] = [new Map([['xml', XML_NAMESPACE]])];
  let root: XmlElement | undefined;
  return {
    open(name, written, line, end) {
      const scope = withDeclarations(scopes.at(-1) ?? new Map(), written);
      const resolve = (prefix: string): string => {
        const uri = scope.get(prefix);
        if (uri === undefined && prefix)
          throw xmlError(file, line, `the prefix “${prefix}” is not declared`, `Declare it: xmlns:${prefix}="…".`);
        return uri ?? '';
      };
      const [prefix, local] = splitName(name);
      const attributes = resolveAttributes(written, resolve);
      // No attribute holds a `<`, so the last one begins this tag.
      const span = { start: source.lastIndexOf('<', end - 1), end };
      const content = { start: end, end };
      const namespace = resolve(prefix);
      const element: OpenElement = { name, local, namespace, attributes, children: [], line, span, content };
      path.at(-1)?.children.push(element);
      root ??= element;
      path.push(element);
      scopes.push(scope);
    },
    text(text) {
      const children = path.at(-1)?.children;
      const last = children?.at(-1);
      if (typeof last === 'string') children?.splice(-1, 1, last + text);
      else children?.push(text);
    },
    close(_name, _line, end) {
      const element = path.pop();
      scopes.pop();
      if (!element) return;
      // An empty-element tag closes where it opened.
      const contentEnd = end === element.content.start ? end : source.lastIndexOf('<', end - 1);
      element.content = { start: element.content.start, end: contentEnd };
      element.span = { start: element.span.start, end };
    },
    root() {
      if (!root) throw xmlError(file, undefined, 'it holds no XML', 'Export the file again.');
      return root;
    },
  };
}

function withDeclarations(scope: Scope, attributes: XmlAttributes): Scope {
  const declarations = Object.entries(attributes).filter(([name]) => isDeclaration(name));
  if (declarations.length === 0) return scope;
  return new Map([
    ...scope,
    ...declarations.map(([name, uri]): [string, string] => [name.slice('xmlns:'.length), uri]),
  ]);
}

function isDeclaration(name: string): boolean {
  return name === 'xmlns' || name.startsWith('xmlns:');
}

function resolveAttributes(written: XmlAttributes, resolve: (prefix: string) => string): XmlAttributes {
  const attributes: Record<string, string> = Object.create(null);
  for (const [name, value] of Object.entries(written)) {
    if (isDeclaration(name)) continue;
    const [prefix, local] = splitName(name);
    attributes[!prefix || prefix === 'xml' ? name : `{${resolve(prefix)}}${local}`] = value;
  }
  return attributes;
}

function splitName(name: string): [prefix: string, local: string] {
  const colon = name.indexOf(':');
  return colon < 0 ? ['', name] : [name.slice(0, colon), name.slice(colon + 1)];
}
