import { type MarkerKind, MOST_CODES, marker } from '../codes.ts';
import type { InlineCode } from '../model.ts';
import { childElements, type XmlElement, xmlError } from '../xml.ts';
import { codePointOf } from './exchange/codes.ts';
import { typeNamed } from './inlineCodes.ts';
import { fromValue } from './xliffNames.ts';

/** Reads the texts of one segment: the codes of its source are its table, and its other texts are of the same codes. */
export interface InlineReader {
  /**
   * Codes in a translation whose source has none are another tool's idea, and only their text counts.
   * @param isSource  whether codes that are new make the table longer
   */
  read(content: XmlElement, isSource: boolean): string;
  /** The table, after all of the source was read; absent where there is no code. */
  codes(): { readonly codes?: readonly InlineCode[] };
}

/** The `<data>` of a unit or match, by id. */
export function dataOf(unit: XmlElement, path: string): ReadonlyMap<string, string> {
  const elements = childElements(unit, 'originalData').flatMap(each => childElements(each, 'data'));
  return new Map(elements.map(data => [data.attributes.id ?? '', plainOf(data, path)]));
}

function plainOf(element: XmlElement, path: string): string {
  return element.children
    .map(child => (typeof child === 'string' ? child : codePointOf(child.attributes.hex ?? '', child, path)))
    .join('');
}

/**
 * @param prefix  of the ids of codes that Dragoman wrote for this segment: these say their number
 * @param data  the unit's
 */
export function inlineReader(prefix: string, data: ReadonlyMap<string, string>, path: string): InlineReader {
  const numbers = new Map<string, number>();
  const table = new Map<number, InlineCode>();
  /** The greatest number in the table, and of any code. */
  let [mostInTable, most] = [0, 0];

  return {
    read: (content, isSource) => {
      const texts: string[] = [];
      read(content, isSource, endsIn(content), texts);
      return texts.join('');
    },
    codes: () => {
      if (mostInTable === 0) return {};
      return {
        codes: Array.from({ length: mostInTable }, (_, at) => table.get(at + 1) ?? GAP),
      };
    },
  };

  function read(parent: XmlElement, isSource: boolean, ends: Ends, texts: string[]): void {
    for (const child of parent.children) {
      if (typeof child === 'string') texts.push(child);
      else readElement(child, isSource, ends, texts);
    }
  }

  function readElement(child: XmlElement, isSource: boolean, ends: Ends, texts: string[]): void {
    const { attributes, local } = child;
    const keep = (number: number, code: InlineCode) => {
      if (!isSource) return;
      table.set(number, code);
      mostInTable = Math.max(mostInTable, number);
    };
    if (local === 'cp') texts.push(codePointOf(attributes.hex ?? '', child, path));
    else if (local === 'pc') {
      const number = numberOf(attributes.id ?? '', isSource, child);
      keep(number, { kind: 'pair', open: dataAt('dataRefStart'), close: dataAt('dataRefEnd'), ...look() });
      texts.push(mark('open', number));
      read(child, isSource, ends, texts);
      texts.push(mark('close', number));
    } else if (local === 'sc') {
      const number = numberOf(attributes.id ?? '', isSource, child);
      const end = ends.ec.get(attributes.id ?? '');
      const close = end && (data.get(end.attributes.dataRef ?? '') ?? '');
      keep(
        number,
        close === undefined
          ? { kind: 'opening', data: dataAt('dataRef'), ...look() }
          : { kind: 'pair', open: dataAt('dataRef'), close, ...look() },
      );
      texts.push(mark('open', number));
    } else if (local === 'ec') {
      const { id, startRef = '' } = attributes;
      const number = numberOf(id ?? (ends.sc.has(startRef) ? startRef : `end of ${startRef}`), isSource, child);
      if (!table.has(number)) keep(number, { kind: 'closing', data: dataAt('dataRef'), ...look() });
      texts.push(mark('close', number));
    } else if (local === 'ph') {
      const number = numberOf(attributes.id ?? '', isSource, child);
      const stray = STRAY.exec(attributes.id ?? '')?.[1];
      const { equiv } = attributes;
      const stands = equiv === undefined ? {} : { stands: fromValue(equiv) };
      if (!stray) keep(number, { kind: 'single', data: dataAt('dataRef'), ...stands, ...look() });
      texts.push(mark(stray === 'open' || stray === 'close' ? stray : 'single', number));
    } else read(child, isSource, ends, texts);

    function mark(kind: MarkerKind, number: number): string {
      return isSource || table.size > 0 ? marker(kind, number) : '';
    }

    function dataAt(attribute: string): string {
      return data.get(attributes[attribute] ?? '') ?? '';
    }

    function look(): { readonly type?: NonNullable<InlineCode['type']> } {
      const type = typeNamed(attributes.type, attributes.subType);
      return type ? { type } : {};
    }
  }

  /** What the id says, or else the next number, in order of appearance. */
  function numberOf(id: string, isSource: boolean, element: XmlElement): number {
    const own = id.startsWith(`${prefix}-c`) ? /^\d{1,5}(?=$|-)/.exec(id.slice(prefix.length + 2))?.[0] : undefined;
    const known = own ? Number(own) : numbers.get(id);
    const number = known ?? (isSource ? mostInTable : Math.max(mostInTable, most)) + 1;
    if (number > MOST_CODES)
      throw xmlError(path, element.line, `a text has more than ${MOST_CODES} codes`, 'Split it into several.');
    numbers.set(id, number);
    most = Math.max(most, number);
    return number;
  }
}

/** What stands in a table for a number that no code of the text has. */
const GAP: InlineCode = { kind: 'single', data: '' };

export function isGap(code: InlineCode): boolean {
  return code.kind === 'single' && code.data === '' && code.type === undefined && code.stands === undefined;
}

/** The end of an id of a marker that had no place as an element of its own. */
const STRAY = /-c\d+-(open|close|single)(?:-\d+)?$/;

/** The beginnings of spans in a text, and the ends by what they end. */
interface Ends {
  readonly sc: ReadonlySet<string>;
  readonly ec: ReadonlyMap<string, XmlElement>;
}

function endsIn(content: XmlElement): Ends {
  const sc = new Set<string>();
  const ec = new Map<string, XmlElement>();
  const look = (element: XmlElement): void => {
    for (const child of childElements(element)) {
      if (child.local === 'sc') sc.add(child.attributes.id ?? '');
      if (child.local === 'ec' && child.attributes.startRef) ec.set(child.attributes.startRef, child);
      look(child);
    }
  };
  look(content);
  return { sc, ec };
}
