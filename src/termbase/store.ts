import type { TermIndex } from './compile.ts';
import type { StringArrays } from './strings.ts';

/** Raised whenever an index of before would be read or used wrongly: then `loadIndex` refuses it. */
const VERSION = 3;
const MAGIC = 0x44_54_49_31;

type Arrays = Readonly<Record<string, Uint32Array | Uint16Array>>;

/** An index as bytes, to be kept in a cache. */
export function packIndex(index: TermIndex): Uint8Array {
  const arrays = arraysOf(index);
  const layout = Object.entries(arrays).map(([name, array]) => [name, array.BYTES_PER_ELEMENT, array.length]);
  const header = new TextEncoder().encode(JSON.stringify({ locale: index.locale, layout }));
  let at = 16 + padded(header.length);
  const bytes = new Uint8Array(Object.values(arrays).reduce((sum, array) => sum + padded(array.byteLength), at));
  bytes.set(header, 16);
  for (const array of Object.values(arrays)) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    at += padded(array.byteLength);
  }
  new Uint32Array(bytes.buffer, 0, 4).set([MAGIC, VERSION, header.length, checksum(bytes)]);
  return bytes;
}

/** The index in these bytes; undefined if another version made them, or they are damaged. */
export function unpackIndex(packed: Uint8Array): TermIndex | undefined {
  const bytes = new Uint8Array(packed);
  if (bytes.length < 16 || bytes.length % 4 !== 0) return undefined;
  const [magic, version, length = 0, sum] = new Uint32Array(bytes.buffer, 0, 4);
  if (magic !== MAGIC || version !== VERSION || sum !== checksum(bytes)) return undefined;
  const { locale, layout } = JSON.parse(new TextDecoder().decode(bytes.subarray(16, 16 + length))) as {
    locale: string;
    layout: [name: string, width: number, length: number][];
  };
  const arrays: Record<string, Uint32Array | Uint16Array> = {};
  let at = 16 + padded(length);
  for (const [name, width, count] of layout) {
    const ArrayType = width === 2 ? Uint16Array : Uint32Array;
    arrays[name] = new ArrayType(bytes.buffer, at, count);
    at += padded(width * count);
  }
  return fromArrays(locale, arrays);
}

/** FNV-1a over the words after the first four. */
function checksum(bytes: Uint8Array): number {
  const words = new Uint32Array(bytes.buffer, 16);
  let hash = 0x811c9dc5;
  for (let at = 0; at < words.length; at++) hash = Math.imul(hash ^ (words[at] ?? 0), 0x01000193);
  return hash >>> 0;
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
