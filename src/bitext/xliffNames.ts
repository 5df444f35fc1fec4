/** The names that the record is written in: XLIFF 2.1 and its modules. */
export const NAMESPACES = {
  xlf: 'urn:oasis:names:tc:xliff:document:2.0',
  gls: 'urn:oasis:names:tc:xliff:glossary:2.0',
  mda: 'urn:oasis:names:tc:xliff:metadata:2.0',
  mtc: 'urn:oasis:names:tc:xliff:matches:2.0',
  dragoman: 'urn:dragoman:record:1',
} as const;

/** XLIFF 2.2 has a namespace of its own for the core; what Dragoman uses of it is the same. */
export const CORE_NAMESPACES: readonly string[] = [NAMESPACES.xlf, 'urn:oasis:names:tc:xliff:document:2.2'];

/** The `category` of Dragoman's own metadata, and the prefix of its `type` and `subState` values. */
export const OURS = 'dragoman';

/**
 * An id as an XML name token, which is what XLIFF takes: what is no (Latin) letter, digit, dot, hyphen or underscore is
 * written `_xHHHH_` per UTF-16 code unit, as .NET's XmlConvert does.
 */
export function toNameToken(id: string): string {
  if (id === '') return '_x_';
  return id
    .replace(/_(?=x([0-9A-F]{4})?_)/g, '_x005F_')
    .replace(/[^\w.\-\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u017F]/g, unit => `_x${hex4(unit.charCodeAt(0))}_`);
}

export function fromNameToken(token: string): string {
  if (token === '_x_') return '';
  return token.replace(/_x([0-9A-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/**
 * A text for an attribute or a metadata value, where XLIFF has no element for a control character: those (line breaks
 * too), halves of surrogate pairs and the backslash are written `\uHHHH`.
 */
export function toValue(text: string): string {
  return text.replace(
    /[\0-\x1F\x7F-\x9F\\\uFFFE\uFFFF\u2028\u2029\p{Cs}]/gu,
    found => `\\u${hex4(found.charCodeAt(0))}`,
  );
}

export function fromValue(value: string): string {
  return value.replace(/\\u([0-9A-F]{4})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

export function hex4(code: number): string {
  return code.toString(16).toUpperCase().padStart(4, '0');
}
