import type { FileRole } from './models.ts';

/**
 * Whether files are what a model consists of, whole and fitting together: what their own structure tells. A damaged file
 * must not reach the translator, which would read beyond its end.
 *
 * @returns what is wrong, beginning with the file's role in words; nothing where all is well
 */
export function faultOf(files: ReadonlyMap<FileRole, Uint8Array>): string | undefined {
  try {
    const model = readMarian(needed(files, 'model', 'the model'));
    const shared = files.get('vocabulary');
    const source = countPieces(shared ?? needed(files, 'sourceVocabulary', 'the vocabulary'));
    const target = countPieces(shared ?? needed(files, 'targetVocabulary', 'the vocabulary'));
    if (source > model.sourceWords || target > model.targetWords)
      throw new Fault(`the vocabulary has ${Math.max(source, target)} pieces, and the model was made for fewer`);
    checkShortlist(needed(files, 'shortlist', 'the shortlist'), source, target);
    return undefined;
  } catch (error) {
    if (error instanceof Fault) return error.message;
    // Beyond the end of a file.
    if (error instanceof RangeError) return 'a file of it is cut off';
    throw error;
  }
}

class Fault extends Error {}

function needed(files: ReadonlyMap<FileRole, Uint8Array>, role: FileRole, words: string): Uint8Array {
  const bytes = files.get(role);
  if (!bytes) throw new Fault(`${words} is missing`);
  return bytes;
}

/** No network has more parameters, and none of them a longer name or more dimensions. */
const MOST_ITEMS = 100_000;
const LONGEST_NAME = 1000;
const MOST_DIMENSIONS = 8;

/**
 * The embeddings of Marian's binary format (version 1): a count, as many headers, names, shapes, padding to 256 bytes,
 * and the data. https://github.com/browsermt/marian-dev/blob/master/src/common/binary.cpp
 */
function readMarian(bytes: Uint8Array): { readonly sourceWords: number; readonly targetWords: number } {
  const reader = readerOf(bytes);
  if (bytes.length < 16 || reader.long() !== 1n) throw new Fault('the model is not in Marian’s binary format');
  const count = reader.size(MOST_ITEMS);
  const headers = Array.from({ length: count }, () => ({
    nameLength: reader.size(LONGEST_NAME),
    type: reader.long(),
    dimensions: reader.size(MOST_DIMENSIONS),
    dataLength: reader.size(bytes.length),
  }));
  const names = headers.map(({ nameLength }) => reader.text(nameLength).replace(/\0$/, ''));
  const shapes = headers.map(({ dimensions }) => Array.from({ length: dimensions }, () => reader.int()));
  reader.skip(reader.size(bytes.length));
  for (const { dataLength } of headers) reader.skip(dataLength);
  if (!names.includes('special:model.yml')) throw new Fault('the model does not say how it is built');
  const rows = (wanted: string) => shapes[names.indexOf(wanted)]?.at(-2);
  const shared = rows('Wemb');
  const sourceWords = shared ?? rows('encoder_Wemb');
  const targetWords = shared ?? rows('decoder_Wemb') ?? sourceWords;
  if (!sourceWords || !targetWords) throw new Fault('the model has no embeddings of words');
  return { sourceWords, targetWords };
}

/**
 * The pieces of a SentencePiece model, a protocol buffer: pieces are its field 1, the trainer's and the normaliser's
 * settings, which come after them, its fields 2 and 3.
 * https://github.com/google/sentencepiece/blob/master/src/sentencepiece_model.proto
 */
function countPieces(bytes: Uint8Array): number {
  const reader = readerOf(bytes);
  const counts = new Map<number, number>();
  while (!reader.isAtEnd()) {
    const key = reader.variable();
    const [number, type] = [key >> 3, key & 7];
    if (number === 0 || type !== 2) throw new Fault('the vocabulary is not a SentencePiece model');
    reader.skip(reader.variable());
    counts.set(number, (counts.get(number) ?? 0) + 1);
  }
  const pieces = counts.get(1) ?? 0;
  if (pieces === 0 || !counts.has(2) || !counts.has(3)) throw new Fault('the vocabulary is cut off');
  return pieces;
}

const SHORTLIST_MAGIC = 0xf11a48d5013417f5n;

/**
 * The lexical shortlist: six numbers, where each source piece's list begins, and the lists, of target pieces.
 * https://github.com/browsermt/marian-dev/blob/master/src/data/shortlist.cpp
 */
function checkShortlist(bytes: Uint8Array, sourceWords: number, targetWords: number): void {
  const reader = readerOf(bytes);
  if (bytes.length < 48 || reader.long() !== SHORTLIST_MAGIC) throw new Fault('the shortlist is none');
  reader.skip(8);
  reader.size(targetWords);
  reader.skip(8);
  const offsets = reader.size(sourceWords + 1);
  const words = reader.size(bytes.length);
  if (bytes.length !== 48 + offsets * 8 + words * 4) throw new Fault('the shortlist is cut off');
  let before = 0;
  for (let at = 0; at < offsets; at += 1) {
    const offset = reader.size(words);
    if (offset < before) throw new Fault('the shortlist is damaged');
    before = offset;
  }
  if (before !== words) throw new Fault('the shortlist is damaged');
  for (let at = 0; at < words; at += 1)
    if (reader.int() >= targetWords) throw new Fault('the shortlist is damaged, or another model’s');
}

/** Reads numbers of the formats above, one after the other. @throws RangeError beyond the end */
function readerOf(bytes: Uint8Array) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const move = (length: number) => {
    const start = at;
    if (length < 0 || start + length > bytes.length) throw new RangeError('beyond the end');
    at += length;
    return start;
  };
  const long = () => view.getBigUint64(move(8), true);
  return {
    long,
    /** A number that can be at most this. */
    size(most: number): number {
      const value = long();
      if (value > BigInt(most)) throw new Fault('a file of it is damaged: a number in it is far too large');
      return Number(value);
    },
    int: () => view.getUint32(move(4), true),
    text: (length: number) => Buffer.from(bytes.subarray(move(length), at)).toString('utf8'),
    skip: (length: number) => void move(length),
    isAtEnd: () => at === bytes.length,
    /** A number of seven bits a byte, the lowest first; those that are used here are below 2³¹. */
    variable(): number {
      let value = 0;
      for (let shift = 0; shift < 32; shift += 7) {
        const byte = view.getUint8(move(1));
        value += (byte & 127) * 2 ** shift;
        if (byte < 128) return value;
      }
      throw new Fault('the vocabulary is damaged');
    },
  };
}
