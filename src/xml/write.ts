/** An element to be written: with child elements, one a line, or with content (text and inline markup) on its line. */
export interface Markup {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number | undefined>>;
  readonly children?: readonly Markup[];
  /** Markup already escaped, by `escapeText` and `inlineElement`; its white space is kept. */
  readonly content?: string;
  /** The whole element as it is to be written; nothing else counts then. */
  readonly verbatim?: string;
}

/** An element whose children stand one a line, indented; attributes are written in the order given, undefined ones not. */
export function element(name: string, attributes: Markup['attributes'], children: readonly Markup[] = []): Markup {
  return { name, attributes, children };
}

/** An element written on one line with its content: text and inline markup, escaped already, white space kept. */
export function textElement(name: string, attributes: Markup['attributes'], content: string): Markup {
  return { name, attributes, content };
}

/** An element as `inlineElement` gives it. */
export function verbatimElement(markup: string): Markup {
  return { name: '', attributes: {}, verbatim: markup };
}

/** The whole document: declaration, an optional DOCTYPE line, the elements, a final newline. */
export function writeXml(root: Markup, { doctype }: { readonly doctype?: string } = {}): string {
  return `${xmlDeclaration(doctype)}${renderXml(root)}`;
}

/** The lines before the root element. */
export function xmlDeclaration(doctype?: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${doctype ? `${doctype}\n` : ''}`;
}

/** One element and what is in it, each line indented by two spaces a level and ended by a newline. */
export function renderXml({ name, attributes, children = [], content, verbatim }: Markup, depth = 0): string {
  const indent = '  '.repeat(depth);
  if (verbatim !== undefined) return `${indent}${verbatim}\n`;
  if (content !== undefined) return `${indent}${inlineElement(name, attributes, content)}\n`;
  if (children.length === 0) return `${indent}${inlineElement(name, attributes)}\n`;
  const inner = children.map(child => renderXml(child, depth + 1)).join('');
  return `${indent}${startTag(name, attributes)}>\n${inner}${indent}</${name}>\n`;
}

/** An element as markup within text; empty content gives an empty-element tag. */
export function inlineElement(name: string, attributes: Markup['attributes'], content = ''): string {
  return `${startTag(name, attributes)}${content ? `>${content}</${name}>` : '/>'}`;
}

/** The tag that opens an element within text, for content that is written piece by piece. */
export function openTag(name: string, attributes: Markup['attributes']): string {
  return `${startTag(name, attributes)}>`;
}

function startTag(name: string, attributes: Markup['attributes']): string {
  const written = Object.entries(attributes).map(([key, value]) =>
    value === undefined ? '' : ` ${key}="${escapeAttribute(String(value))}"`,
  );
  return `<${name}${written.join('')}`;
}

/** What XML 1.0 cannot hold, even escaped: most control characters, U+FFFE, U+FFFF and halves of surrogate pairs. */
const UNWRITABLE = /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF\p{Cs}]/gu;

/**
 * Text for the inside of an element. Carriage returns are written as `&#13;`, else a reader would make newlines of them.
 * @param unwritable  gives the markup for a code point that XML 1.0 cannot hold; without it, such a one is a bug
 */
export function escapeText(text: string, unwritable: (codePoint: number) => string = refuse): string {
  return text
    .replace(/[&<>\r]/g, character => ESCAPES[character] ?? character)
    .replace(UNWRITABLE, character => unwritable(character.charCodeAt(0)));
}

function escapeAttribute(text: string): string {
  return text
    .replace(/[&<>"\t\n\r]/g, character => ESCAPES[character] ?? character)
    .replace(UNWRITABLE, character => refuse(character.charCodeAt(0)));
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

function refuse(codePoint: number): never {
  throw new RangeError(`XML cannot hold U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`);
}

/** The text with every code point that XML cannot hold replaced. */
export function replaceUnwritable(text: string, replacement: (codePoint: number) => string): string {
  return text.replace(UNWRITABLE, character => replacement(character.charCodeAt(0)));
}
