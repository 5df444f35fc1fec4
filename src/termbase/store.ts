import type { TermIndex } from './compile.ts';
import type { StringArrays } from './strings.ts';

/** Raised whenever an index of before would be read or used wrongly: then `loadIndex` refuses it. */
const VERSION = 2;
const MAGIC = 0x44_54_49_31;

type Arrays = Readonly<Record<string, Uint32Array | Uint16Array>>;

/** An index as bytes, to be kept in a cache. */
export function packIndex(index: TermIndex): Uint8Array {
  const arrays = arraysOf(index);
  const layout = Object.entries(arrays).map(([name, array]) => [name, array.BYTES_PER_ELEMENT, array.length]);
  const header = new TextEncoder().encode(JSON.stringify({ locale: index.locale, layout }));
  let at = 12 + padded(header.length);
  const bytes = new Uint8Array(Object.values(arrays).reduce((sum, array) => sum + padded(array.byteLength), at));
  new Uint32Array(bytes.buffer, 0, 3).set([MAGIC, VERSION, header.length]);
  bytes.set(header, 12);
  for (const array of Object.values(arrays)) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    at += padded(array.byteLength);
  }
  return bytes;
}

/** The index in these bytes; undefined if another version or machine made them, or they are cut. */
export function unpackIndex(packed: Uint8Array): TermIndex | undefined {
  const bytes = new Uint8Array(packed);
  if (bytes.length < 12) return undefined;
  const [magic, version, length = 0] = new Uint32Array(bytes.buffer, bytes.byteOffset, 3);
  if (magic !== MAGIC || version !== VERSION || bytes.length < 12 + length) return undefined;
  const { locale, layout } = JSON.parse(new TextDecoder().decode(bytes.subarray(12, 12 + length))) as {
    locale: string;
    layout: [name: string, width: number, length: number][];
  };
  const arrays: Record<string, Uint32Array | Uint16Array> = {};
  let at = 12 + padded(length);
  for (const [name, width, count] of layout) {
    if (at + width * count > bytes.length) return undefined;
    const ArrayType = width === 2 ? Uint16Array : Uint32Array;
    arrays[name] = new ArrayType(bytes.buffer, bytes.byteOffset + at, count);
    at += padded(width * count);
  }
  return fromArrays(locale, arrays);
}

function padded(length: number): number {
  return Math.ceil(length / 4) * 4;
}

const STRINGS = ['ids', 'forms', 'lexemes', 'gaps', 'citations', 'excluded'] as const;
const NUMBERS = [
  'formStarts',
  'formReadings',
  'lexemeStarts',
  'lexemeSlots',
  'edges',
  'nodePatterns',
  'patterns',
  'layout',
] as const;

function arraysOf(index: TermIndex): Arrays {
  const arrays: Record<string, Uint32Array | Uint16Array> = {};
  for (const name of STRINGS)
    for (const [part, array] of Object.entries(index[name])) arrays[`${name}.${part}`] = array;
  for (const name of NUMBERS) arrays[name] = index[name];
  return arrays;
}

function fromArrays(locale: string, arrays: Arrays): TermIndex {
  const numbers = (name: string) => {
    const array = arrays[name];
    return array instanceof Uint32Array ? array : new Uint32Array(0);
  };
  const strings = (name: string): StringArrays => {
    const pool = arrays[`${name}.pool`];
    return {
      pool: pool instanceof Uint16Array ? pool : new Uint16Array(0),
      starts: numbers(`${name}.starts`),
      slots: numbers(`${name}.slots`),
    };
  };
  return {
    locale,
    ids: strings('ids'),
    forms: strings('forms'),
    formStarts: numbers('formStarts'),
    formReadings: numbers('formReadings'),
    lexemes: strings('lexemes'),
    lexemeStarts: numbers('lexemeStarts'),
    lexemeSlots: numbers('lexemeSlots'),
    edges: numbers('edges'),
    nodePatterns: numbers('nodePatterns'),
    patterns: numbers('patterns'),
    gaps: strings('gaps'),
    layout: numbers('layout'),
    citations: strings('citations'),
    excluded: strings('excluded'),
  };
}
