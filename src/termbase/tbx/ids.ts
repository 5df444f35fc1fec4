/** Concept ids as XML ids (NCName) and back: what one cannot hold is written as `_u` + code point in hex + `_`. */

export function toXmlId(id: string): string {
  return id.replace(/[\s\S]/gu, (char, at: number) => {
    const allowed = at === 0 ? /^[A-Za-z_]$/.test(char) : /^[A-Za-z0-9._-]$/.test(char);
    // An underscore before a u could be taken for the beginning of an escape.
    if (allowed && !id.startsWith('_u', at)) return char;
    return `_u${(char.codePointAt(0) ?? 0).toString(16)}_`;
  });
}

export function fromXmlId(id: string): string {
  return id.replace(/_u([0-9a-f]{1,6})_/g, (whole, hex: string) => {
    const code = Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
