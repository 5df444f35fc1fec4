import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import { AppError } from '../errors.ts';

/** A ZIP file as it lies on the disk, with the means to read a few of its entries and to put others in their place. */
export interface Zip {
  readonly names: readonly string[];
  /** An entry's content; undefined where there is none of that name. @throws AppError where it is broken or far too large */
  read(name: string): Uint8Array | undefined;
  /** The file with new contents for some entries. All others keep their very bytes, compressed as they are, and their place. */
  withEntries(contents: ReadonlyMap<string, Uint8Array>): Uint8Array;
}

/**
 * Opens a DOCX as the ZIP that it is. No entry is unpacked before it is asked for, and none is ever written to a disk.
 *
 * (The format: PKWARE's APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16; ECMA-376-2 allows no encryption.)
 *
 * @param path  its name, for errors
 * @throws AppError where it is no ZIP, broken, encrypted or in the ZIP64 form
 */
export function openZip(bytes: Uint8Array, path: string): Zip {
  refuseOtherKinds(bytes, path);
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endRecordOf(file, path);
  const entries = entriesOf(file, end, path);
  const byName = new Map(entries.map(entry => [entry.name, entry]));
  let total = 0;
  return {
    names: entries.map(({ name }) => name),
    read(name) {
      const entry = byName.get(name);
      if (!entry) return undefined;
      const content = inflated(entry, path);
      total += content.length;
      if (total > MOST_IN_ALL) throw tooMuch(path, name);
      return content;
    },
    withEntries: contents => rewritten(file, end, entries, contents),
  };
}

/** Far more than the text of a book: its XML has about 10 MB. */
const MOST_A_PART = 32 * 1024 * 1024;
const MOST_IN_ALL = 96 * 1024 * 1024;
/** XML seldom shrinks to less than a hundredth; the utmost that the method can do is a thousandth. */
const MOST_TIMES = 250;
const SMALL = 4 * 1024 * 1024;
const MOST_ENTRIES = 10_000;

interface Entry {
  readonly name: string;
  /** Its header in the central directory, as it is. */
  readonly header: Buffer;
  /** Where its local record stands, up to the next. */
  readonly start: number;
  readonly end: number;
  readonly method: number;
  readonly packed: Buffer;
  readonly crc: number;
}

interface EndRecord {
  readonly at: number;
  readonly count: number;
  readonly directory: number;
}

// ── Reading ─────────────────────────────────────────────────────────────────────────────────────────────────────

/** What people call .docx, and is not. */
function refuseOtherKinds(bytes: Uint8Array, path: string): void {
  const head = Buffer.from(bytes.subarray(0, 512)).toString('latin1');
  const resave = 'Open it in Word or LibreOffice and save it as a Word document (.docx).';
  if (bytes.length === 0) throw unreadable(path, 'it is empty', 'Copy it again, or remove it from the folder.');
  if (head.startsWith('\xD0\xCF\x11\xE0')) {
    const isLocked = Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'));
    if (!isLocked) throw unreadable(path, 'it is an old Word document (.doc) with a new ending', resave);
    throw unreadable(path, 'it is locked with a password', 'Open it in Word, remove the password, and save it again.');
  }
  if (head.startsWith('{\\rtf')) throw unreadable(path, 'it is an RTF document with another ending', resave);
  if (/^(?:\xEF\xBB\xBF)?\s*</.test(head))
    throw unreadable(
      path,
      'it is a web page or XML with the ending .docx',
      `${resave} A web page may also end in .html.`,
    );
}

function endRecordOf(file: Buffer, path: string): EndRecord {
  const lowest = Math.max(0, file.length - 22 - 0xffff);
  for (let at = file.length - 22; at >= lowest; at -= 1) {
    if (file.readUInt32LE(at) !== 0x06054b50 || at + 22 + file.readUInt16LE(at + 20) !== file.length) continue;
    const count = file.readUInt16LE(at + 10);
    const directory = file.readUInt32LE(at + 16);
    if (count === 0xffff || directory === 0xffffffff || file.readUInt16LE(at + 4) !== 0) throw tooNew(path);
    if (count > MOST_ENTRIES) throw unreadable(path, `it has ${count} parts, which no document has`, RESAVE);
    return { at, count, directory };
  }
  throw broken(path, 'its end is missing');
}

function entriesOf(file: Buffer, end: EndRecord, path: string): readonly Entry[] {
  const headers: Buffer[] = [];
  let at = end.directory;
  for (let index = 0; index < end.count; index += 1) {
    if (at + 46 > end.at || file.readUInt32LE(at) !== 0x02014b50)
      throw broken(path, 'its table of contents is damaged');
    const length = 46 + file.readUInt16LE(at + 28) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
    if (at + length > end.at) throw broken(path, 'its table of contents is damaged');
    headers.push(file.subarray(at, at + length));
    at += length;
  }
  const starts = [...headers.map(header => header.readUInt32LE(42)), end.directory].sort((a, b) => a - b);
  const entries = headers.map(header => entryOf(file, header, starts, path));
  const seen = new Set<string>();
  for (const { name } of entries) {
    // Names of parts are equal without regard to case (ECMA-376-2, 6.2.2).
    const folded = name.toLowerCase();
    if (seen.has(folded)) throw broken(path, `it holds ${JSON.stringify(name)} twice`);
    seen.add(folded);
  }
  return entries;
}

function entryOf(file: Buffer, header: Buffer, starts: readonly number[], path: string): Entry {
  const nameLength = header.readUInt16LE(28);
  const name = header.subarray(46, 46 + nameLength).toString('utf8');
  const packedSize = header.readUInt32LE(20);
  const start = header.readUInt32LE(42);
  if ([packedSize, start, header.readUInt32LE(24)].includes(0xffffffff)) throw tooNew(path);
  if (header.readUInt16LE(8) & 0x2041)
    throw unreadable(path, 'it is encrypted', 'Open it in Word, remove the password, and save it again.');
  if (start + 30 > file.length || file.readUInt32LE(start) !== 0x04034b50)
    throw broken(path, `the part ${JSON.stringify(name)} is not where it should be`);
  const data = start + 30 + file.readUInt16LE(start + 26) + file.readUInt16LE(start + 28);
  const end = starts.find(each => each > start) ?? start;
  if (data + packedSize > end) throw broken(path, `the part ${JSON.stringify(name)} is cut off`);
  const packed = file.subarray(data, data + packedSize);
  return { name, header, start, end, method: header.readUInt16LE(10), packed, crc: header.readUInt32LE(16) };
}

function inflated({ name, method, packed, crc }: Entry, path: string): Uint8Array {
  if (method !== 0 && method !== 8) throw unreadable(path, `the part ${name} is packed in an unusual way`, RESAVE);
  const most = Math.min(MOST_A_PART, Math.max(SMALL, packed.length * MOST_TIMES));
  if (method === 0 && packed.length > MOST_A_PART) throw tooMuch(path, name);
  const content = method === 0 ? packed : inflate(packed, most, path, name);
  if (crc32(content) !== crc) throw broken(path, `the part ${name} is damaged`);
  return content;
}

function inflate(packed: Buffer, maxOutputLength: number, path: string, name: string): Uint8Array {
  try {
    return inflateRawSync(packed, { maxOutputLength });
  } catch (error) {
    if (error instanceof RangeError) throw tooMuch(path, name);
    throw broken(path, `the part ${name} is damaged`);
  }
}

const RESAVE = 'Open it in Word or LibreOffice and save it again.';

function unreadable(path: string, reason: string, advice: string): AppError {
  return new AppError('project', `Cannot read ${path}: ${reason}.`, advice);
}

function broken(path: string, reason: string): AppError {
  return unreadable(path, `the document is broken, ${reason}`, `Copy it again, or open it in Word and save it again.`);
}

function tooNew(path: string): AppError {
  return unreadable(path, 'it is packed for very large files (ZIP64)', RESAVE);
}

function tooMuch(path: string, name: string): AppError {
  return unreadable(
    path,
    `the part ${name} unpacks to far more than a document holds`,
    'If it comes from a stranger, delete it. Else split it into several documents.',
  );
}

// ── Writing ─────────────────────────────────────────────────────────────────────────────────────────────────────

function rewritten(
  file: Buffer,
  end: EndRecord,
  entries: readonly Entry[],
  contents: ReadonlyMap<string, Uint8Array>,
): Uint8Array {
  const inPlace = [...entries].sort((a, b) => a.start - b.start);
  const starts = new Map<Entry, number>();
  const headers = new Map<Entry, Buffer>();
  const written: Buffer[] = [file.subarray(0, inPlace[0]?.start ?? 0)];
  let at = inPlace[0]?.start ?? 0;
  for (const entry of inPlace) {
    const content = contents.get(entry.name);
    const [header, record] = content
      ? packedEntry(entry, content)
      : [Buffer.from(entry.header), file.subarray(entry.start, entry.end)];
    header.writeUInt32LE(at, 42);
    starts.set(entry, at);
    headers.set(entry, header);
    written.push(record);
    at += record.length;
  }
  const directory = Buffer.concat(entries.map(entry => headers.get(entry) ?? entry.header));
  const last = Buffer.from(file.subarray(end.at));
  last.writeUInt32LE(directory.length, 12);
  last.writeUInt32LE(at, 16);
  return Buffer.concat([...written, directory, last]);
}

/** An entry's header in the central directory and its local record, for a new content. */
function packedEntry(entry: Entry, content: Uint8Array): readonly [Buffer, Buffer] {
  const packed = deflateRawSync(content, { level: 9 });
  const header = Buffer.from(entry.header);
  const name = header.subarray(46, 46 + header.readUInt16LE(28));
  // Sizes stand in the record itself, so the flag for a descriptor behind it goes; the one for UTF-8 names stays.
  header.writeUInt16LE(header.readUInt16LE(8) & 0x0800, 8);
  header.writeUInt16LE(8, 10);
  header.writeUInt32LE(crc32(content), 16);
  header.writeUInt32LE(packed.length, 20);
  header.writeUInt32LE(content.length, 24);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  header.copy(local, 4, 6, 28);
  local.writeUInt16LE(name.length, 26);
  return [header, Buffer.concat([local, name, packed])];
}
