import type { Locale } from '../model.ts';
import { Numbering, Texts } from './arrays.ts';

/**
 * The columns of a memory. A source text is kept once, and sources are numbered by their weight; entries are numbered by
 * their source, those of one source in the order given. A `…Start` has one number more than there are things, for the
 * end of the last.
 */
export const COLUMNS = {
  /** By word: the kin that it belongs to. */
  kinOf: Uint32Array,
  /** By kin: the weight of each of its tokens, and its sources, in order. Marks have no postings: they are everywhere. */
  kinWeight: Uint8Array,
  postingStart: Uint32Array,
  postings: Uint32Array,
  /** By source. */
  weight: Uint32Array,
  sourceStart: Uint32Array,
  sourceSize: Uint16Array,
  tokenStart: Uint32Array,
  tokenCount: Uint16Array,
  entryStart: Uint32Array,
  /** The number of the word × 4, and the variant. */
  tokens: Uint32Array,
  /** By entry. */
  order: Uint32Array,
  targetStart: Uint32Array,
  targetSize: Uint16Array,
  locale: Uint16Array,
  file: Uint32Array,
  /** The standing's place in `standings`, + 16 where the target's codes are not the source's. */
  standing: Uint8Array,
  /** Seconds since 1970; 0 where it is not known. */
  changed: Uint32Array,
  /** A hash of the neighbours; 0 where they are not known. */
  context: Uint32Array,
} as const;

export type Columns = { readonly [K in keyof typeof COLUMNS]: Column<(typeof COLUMNS)[K]> };

type Numbers = Uint8Array | Uint16Array | Uint32Array;
type Column<T> = T extends Uint8ArrayConstructor
  ? Uint8Array
  : T extends Uint16ArrayConstructor
    ? Uint16Array
    : Uint32Array;

/** A memory in typed arrays: a million units take a few hundred bytes each, on disk as in use. */
export interface Store extends Columns {
  readonly words: Numbering;
  readonly kins: Numbering;
  readonly sources: Numbering;
  /** Sources and targets. */
  readonly texts: Texts;
  readonly locales: readonly Locale[];
  readonly files: readonly string[];
}

/** Raise it when the layout, or what stands in it, changes: older files are then built anew. */
const FORMAT = 2;
const MAGIC = 'dragoman memory';

interface Head {
  readonly magic: string;
  readonly format: number;
  readonly key: string;
  readonly locales: readonly Locale[];
  readonly files: readonly string[];
  /** In bytes, by section. */
  readonly sizes: Readonly<Record<string, number>>;
}

/**
 * The store as a file, in parts to be written one after the other: a line of JSON, then the sections, each at a multiple
 * of eight bytes. Numbers are in the machine's order of bytes.
 * @param key  says what it was made from; `readStore` wants the same
 */
export function writeStore(store: Store, key: string): readonly Uint8Array[] {
  const sections = sectionsOf(store);
  const sizes = Object.fromEntries(Object.entries(sections).map(([name, parts]) => [name, total(parts)]));
  const head: Head = { magic: MAGIC, format: FORMAT, key, locales: store.locales, files: store.files, sizes };
  const line = Buffer.from(`${JSON.stringify(head)}\n`);
  return [line, padding(line.length), ...Object.values(sections).flatMap(parts => [...parts, padding(total(parts))])];
}

function sectionsOf(store: Store): Readonly<Record<string, readonly Uint8Array[]>> {
  const columns = columnNames.map(name => [name, [bytesOf(store[name])]] as const);
  return {
    ...Object.fromEntries(columns),
    words: [bytesOf(store.words.hashes())],
    kins: [bytesOf(store.kins.hashes())],
    sources: [bytesOf(store.sources.hashes())],
    texts: store.texts.bytes(),
  };
}

const columnNames = Object.keys(COLUMNS) as readonly (keyof typeof COLUMNS)[];

function bytesOf(array: Numbers): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

function total(parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, part) => sum + part.length, 0);
}

function padding(length: number): Uint8Array {
  return new Uint8Array((8 - (length % 8)) % 8);
}

/** The store in a file that `writeStore` made with the same key; undefined where it is anything else. */
export function readStore(bytes: Uint8Array, key: string): Store | undefined {
  const head = readHead(bytes);
  if (head?.magic !== MAGIC || head.format !== FORMAT || head.key !== key || !head.sizes) return undefined;
  const sections = new Map<string, Uint8Array>();
  let at = roundUp(bytes.indexOf(NEWLINE) + 1);
  for (const [name, size] of Object.entries(head.sizes)) {
    sections.set(name, bytes.subarray(at, at + size));
    at = roundUp(at + size);
  }
  if (at !== bytes.length) return undefined;
  const section = (name: string) => sections.get(name) ?? new Uint8Array();
  const columns = columnNames.map(name => [name, viewOf<Numbers>(COLUMNS[name], section(name))]);
  const numbering = (name: string) => Numbering.from(viewOf(Uint32Array, section(name)));
  return {
    ...(Object.fromEntries(columns) as Columns),
    words: numbering('words'),
    kins: numbering('kins'),
    sources: numbering('sources'),
    texts: Texts.from(section('texts')),
    locales: head.locales,
    files: head.files,
  };
}

const NEWLINE = 0x0a;

function readHead(bytes: Uint8Array): Head | undefined {
  try {
    return JSON.parse(Buffer.from(bytes.subarray(0, bytes.indexOf(NEWLINE))).toString());
  } catch {
    return undefined;
  }
}

function roundUp(length: number): number {
  return Math.ceil(length / 8) * 8;
}

/** A view where the bytes stand at a multiple of eight, else a copy. */
function viewOf<T extends Numbers>(Column: NumbersConstructor<T>, bytes: Uint8Array): T {
  const aligned = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
  return new Column(aligned.buffer, aligned.byteOffset, aligned.byteLength / Column.BYTES_PER_ELEMENT);
}

interface NumbersConstructor<T> {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBufferLike, start: number, length: number): T;
}
