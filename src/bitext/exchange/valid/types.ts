import { childElements, type XmlElement, type XmlError, xmlError } from '../../../xml.ts';
import { CORE_NAMESPACES } from '../../xliffNames.ts';

/** Says what is wrong with an element. */
export type Refuse = (element: XmlElement, reason: string, advice?: string) => XmlError;

export function refusalsFor(path: string): Refuse {
  return ({ line }, reason, advice = 'Save the file again from the tool that made it, or correct the line.') =>
    xmlError(path, line, reason, advice);
}

export function isCore({ namespace }: XmlElement): boolean {
  return CORE_NAMESPACES.includes(namespace);
}

/** Child elements of XLIFF's own namespace. */
export function core(parent: XmlElement, ...names: readonly string[]): readonly XmlElement[] {
  return childElements(parent).filter(child => isCore(child) && (names.length === 0 || names.includes(child.local)));
}

/** XLIFF's own elements below an element, in the order in which they stand. */
export function coreWithin(parent: XmlElement): readonly XmlElement[] {
  return core(parent).flatMap(child => [child, ...coreWithin(child)]);
}

export function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/** Whether a language is another, or a variety of it. */
export function isWithin(language: string, wanted: string): boolean {
  const [one, other] = [language.toLowerCase(), wanted.toLowerCase()];
  return one === other || one.startsWith(`${other}-`);
}

/** @throws the refusal of the second of two elements with one id */
export function refuseTwice(elements: readonly XmlElement[], what: string, refuse: Refuse): void {
  const seen = new Set<string>();
  for (const element of elements) {
    const id = element.attributes.id ?? element.attributes['xml:id'];
    if (id !== undefined && seen.has(id))
      throw refuse(
        element,
        `the id “${id}” is there twice among ${what}`,
        'Give one of the two another id, or delete it.',
      );
    if (id !== undefined) seen.add(id);
  }
}

/** What the rules of a unit ask of the document. */
export interface Around {
  readonly root: XmlElement;
  readonly file: XmlElement;
  /** The file's profiles of sizes, where it has any. */
  readonly profiles: XmlElement | undefined;
  /** The ids of the file's units. */
  readonly unitIds: ReadonlySet<string>;
}

/** What `xml:space` and `xml:lang` are in an element, where it or one round it says so. */
export interface Inherited {
  readonly space: string | undefined;
  readonly language: string | undefined;
}

/** A segment or an ignorable. */
export interface Part {
  readonly element: XmlElement;
  readonly source: XmlElement;
  readonly target: XmlElement | undefined;
}
