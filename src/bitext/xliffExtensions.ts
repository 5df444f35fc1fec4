import type { Extensions } from '../model.ts';
import {
  childElements,
  escapeText,
  inlineElement,
  type Markup,
  replaceUnwritable,
  verbatimElement,
  type XmlAttributes,
  type XmlElement,
} from '../xml.ts';
import { CORE_NAMESPACES, NAMESPACES, OURS } from './xliffNames.ts';

/** What other tools put round a record's units: attributes of the root and the file, notes, skeleton, elements of theirs. */
export function fileExtensions(root: XmlElement, file: XmlElement): Extensions | undefined {
  const attributes = {
    ...foreign(root.attributes, ['version', 'srcLang', 'trgLang', 'xml:space', 'xml:lang']),
    ...foreign(file.attributes, ['id', 'original', 'canResegment', 'xml:space']),
  };
  const elements = childElements(file).filter(child => !isCore(child) || !['unit', 'group'].includes(child.local));
  return extensions(attributes, elements);
}

/** What other tools put into a unit. Inline codes are not kept, so neither is the original data of theirs. */
export function unitExtensions(unit: XmlElement): Extensions | undefined {
  const attributes = foreign(unit.attributes, ['id', 'type', 'canResegment', 'xml:space']);
  const modules = [NAMESPACES.mtc, NAMESPACES.gls, NAMESPACES.mda];
  const children = childElements(unit).filter(child => !isCore(child));
  const metaGroups = children
    .filter(({ namespace, local }) => namespace === NAMESPACES.mda && local === 'metadata')
    .flatMap(metadata => childElements(metadata, 'metaGroup'))
    .filter(group => group.attributes.category !== OURS);
  const others = children.filter(({ namespace }) => !modules.some(module => module === namespace));
  return extensions(attributes, [...metaGroups, ...others]);
}

function isCore({ namespace }: XmlElement): boolean {
  return CORE_NAMESPACES.includes(namespace);
}

function foreign(attributes: XmlAttributes, known: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => !known.includes(name)));
}

function extensions(attributes: Record<string, string>, elements: readonly XmlElement[]): Extensions | undefined {
  if (Object.keys(attributes).length + elements.length === 0) return undefined;
  return { attributes, elements: elements.map(element => markupOf(element, NAMESPACES.xlf)) };
}

// ── As text ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** The prefixes that a record declares at its root. */
const PREFIXES: ReadonlyMap<string, string> = new Map(
  Object.entries(NAMESPACES)
    .filter(([prefix]) => prefix !== 'xlf')
    .map(([prefix, uri]) => [uri, prefix]),
);

/** An element as XML text with the prefixes of a record; other namespaces are declared where they are needed. */
function markupOf(element: XmlElement, defaultNamespace: string): string {
  const namespace = isCore(element) ? NAMESPACES.xlf : element.namespace;
  const prefix = PREFIXES.get(namespace);
  const ownDefault = prefix === undefined ? namespace : defaultNamespace;
  const declaration = ownDefault === defaultNamespace ? {} : { xmlns: ownDefault };
  const content = element.children
    .map(child => (typeof child === 'string' ? escapeText(writable(child)) : markupOf(child, ownDefault)))
    .join('');
  const name = prefix === undefined ? element.local : `${prefix}:${element.local}`;
  return inlineElement(name, { ...declaration, ...prefixed(element.attributes) }, content);
}

/** Attributes by the names that they are written with. */
function prefixed(attributes: XmlAttributes): Record<string, string> {
  const written: Record<string, string> = {};
  for (const [index, [name, value]] of Object.entries(attributes).entries()) {
    const [, uri, local] = /^\{(.*)\}(.*)$/s.exec(name) ?? [];
    if (uri === undefined || local === undefined) written[name] = writable(value);
    else {
      const prefix = PREFIXES.get(uri) ?? `x${index + 1}`;
      if (!PREFIXES.has(uri)) written[`xmlns:${prefix}`] = uri;
      written[`${prefix}:${local}`] = writable(value);
    }
  }
  return written;
}

/** A file of XML 1.1 may hold control characters that a record cannot. */
function writable(text: string): string {
  return replaceUnwritable(text, () => '\uFFFD');
}

// ── Into a record ───────────────────────────────────────────────────────────────────────────────────────────────

export function extensionAttributes(extensions: Extensions | undefined): Markup['attributes'] {
  return prefixed(extensions?.attributes ?? {});
}

/** The elements that have a place of their own in XLIFF. */
const PLACED = ['skeleton', 'notes', 'mda:metaGroup'] as const;

/** The elements of one name that has its own place, or all those that have none. */
export function extensionElements(
  extensions: Extensions | undefined,
  name?: (typeof PLACED)[number],
): readonly Markup[] {
  const elements = extensions?.elements ?? [];
  return elements.filter(markup => PLACED.find(placed => isNamed(markup, placed)) === name).map(verbatimElement);
}

function isNamed(markup: string, name: string): boolean {
  return markup.startsWith(`<${name}`) && /^[\s/>]/.test(markup.slice(name.length + 1)) && !/^<\S+ xmlns=/.test(markup);
}
