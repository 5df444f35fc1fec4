import { type MarkerKind, MOST_CODES, marker } from '../../codes.ts';
import { type XmlElement, xmlError } from '../../xml.ts';
import { CHARACTER, codePointOf } from './codes.ts';

/**
 * Reads the texts of one `<trans-unit>`, its source first. Codes become markers: of the number that their `id` says, as we
 * write it, else numbered in the order of the source. Codes in a target whose source has none are another tool's idea, and
 * only their text counts.
 */
export function inlineReader1(path: string): (content: XmlElement, isSource: boolean) => string {
  const numbers = new Map<string, number>();
  let hasCodes = false;
  let most = 0;
  return (content, isSource) => {
    const texts: string[] = [];
    read(content, isSource, texts);
    return texts.join('');
  };

  function read(parent: XmlElement, isSource: boolean, texts: string[]): void {
    for (const child of parent.children) {
      if (typeof child === 'string') texts.push(child);
      else readElement(child, isSource, texts);
    }
  }

  function readElement(child: XmlElement, isSource: boolean, texts: string[]): void {
    const { local, attributes } = child;
    const type = attributes.ctype ?? '';
    if (local === 'x' && type.startsWith(CHARACTER)) {
      texts.push(codePointOf(type.slice(CHARACTER.length), child, path));
      return;
    }
    if (local === 'g') {
      const number = numberOf(child, isSource);
      if (number) texts.push(marker('open', number));
      read(child, isSource, texts);
      if (number) texts.push(marker('close', number));
      return;
    }
    const kind = endOf(child);
    if (!kind) read(child, isSource, texts);
    else {
      const number = numberOf(child, isSource);
      if (number) texts.push(marker(kind, number));
    }
  }

  /** Undefined where codes do not count. */
  function numberOf(element: XmlElement, isSource: boolean): number | undefined {
    hasCodes ||= isSource;
    if (!hasCodes) return undefined;
    const { rid, id = '' } = element.attributes;
    const key = rid ?? id;
    const own = /^[1-9]\d{0,4}$/.test(key) ? Number(key) : undefined;
    const number = numbers.get(key) ?? own ?? most + 1;
    if (number > MOST_CODES)
      throw xmlError(path, element.line, `a text has more than ${MOST_CODES} codes`, 'Split it into several.');
    numbers.set(key, number);
    most = Math.max(most, number);
    return number;
  }
}

/** What a code is that has no text in it; the native code that some hold is no text. */
function endOf({ local, attributes }: XmlElement): MarkerKind | undefined {
  if (local === 'bx' || local === 'bpt') return 'open';
  if (local === 'ex' || local === 'ept') return 'close';
  if (local === 'it') return attributes.pos === 'close' ? 'close' : attributes.pos === 'open' ? 'open' : 'single';
  return local === 'x' || local === 'ph' || local === 'ut' ? 'single' : undefined;
}
