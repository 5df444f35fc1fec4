/**
 * A translation model of a few kilobytes that Marian loads and runs like a real one: a Transformer whose weights are set
 * by hand so that each word of a small dictionary becomes its translation, and everything else is copied letter by
 * letter. It has all that the published models have: 8-bit weights with fixed scales, a SentencePiece vocabulary and a
 * lexical shortlist.
 */
export interface TinyModel {
  readonly model: Uint8Array;
  readonly lex: Uint8Array;
  /** The same bytes where both languages share a vocabulary. */
  readonly srcvocab: Uint8Array;
  readonly trgvocab: Uint8Array;
}

/**
 * @param dictionary  source words and their translations, one word each; a space before a word is part of it
 * @param isShared    both languages have one vocabulary, as most published models have
 */
export function tinyModel(dictionary: Readonly<Record<string, string>>, isShared = false): TinyModel {
  const { sources, targets, translations } = isShared ? sharedPieces(dictionary) : ownPieces(dictionary);
  const srcvocab = sentencePieces(sources);
  return {
    model: marianModel(translations),
    lex: shortlist(translations),
    srcvocab,
    trgvocab: isShared ? srcvocab : sentencePieces(targets),
  };
}

// ── The vocabulary ──────────────────────────────────────────────────────────────────────────────────────────────

/** How SentencePiece writes the space before a word. */
const SPACE = '▁';
const LETTERS =
  'aąbcćdeęfghijklłmnńoóprsśtuwyzźżqvxAĄBCĆDEĘFGHIJKLŁMNŃOÓPRSŚTUWYZŹŻQVX0123456789.,;:!?()[]„”“’\'"–-—…/&%<>=+*#@€';

/** The pieces of both languages, a multiple of eight, and for each source piece the number of its target piece. */
interface Pieces {
  readonly sources: readonly string[];
  readonly targets: readonly string[];
  readonly translations: readonly number[];
}

/** Each language has its own words, in the dictionary's order: a word has its translation's number. */
function ownPieces(dictionary: Readonly<Record<string, string>>): Pieces {
  const sources = withLetters(Object.keys(dictionary));
  return { sources, targets: withLetters(Object.values(dictionary)), translations: sources.map((_, at) => at) };
}

function sharedPieces(dictionary: Readonly<Record<string, string>>): Pieces {
  const words = Object.entries(dictionary).flat();
  const pieces = withLetters([...new Set(words)]);
  const translated = (piece: string) => {
    const target = piece.startsWith(SPACE) ? dictionary[piece.slice(SPACE.length)] : undefined;
    return pieces.indexOf(target === undefined ? piece : SPACE + target);
  };
  return { sources: pieces, targets: pieces, translations: pieces.map(translated) };
}

function withLetters(words: readonly string[]): readonly string[] {
  const pieces = ['</s>', '<unk>', SPACE, ...LETTERS, ...words.map(word => SPACE + word)];
  const missing = (8 - (pieces.length % 8)) % 8;
  return [...pieces, ...Array.from({ length: missing }, (_, at) => `\u0001${at}`)];
}

/** https://github.com/google/sentencepiece/blob/master/src/sentencepiece_model.proto: a unigram model. */
function sentencePieces(pieces: readonly string[]): Uint8Array {
  const [NORMAL, UNKNOWN, CONTROL] = [1, 2, 3];
  const entries = pieces.map((piece, at) => {
    const type = at === 0 ? CONTROL : at === 1 ? UNKNOWN : NORMAL;
    // Longer pieces win: a word is better than its letters.
    const score = type === NORMAL ? Math.fround(-20 + piece.length * 0.01 + (piece.length > 1 ? 10 : 0)) : 0;
    return field(1, bytes(field(1, text(piece)), float(2, score), varint(3, type)));
  });
  const trainer = bytes(
    varint(3, 1),
    varint(4, pieces.length),
    varint(40, 1),
    varint(41, -1),
    varint(42, 0),
    varint(43, -1),
  );
  const normalizer = bytes(field(1, text('identity')), varint(3, 1), varint(4, 1), varint(5, 1));
  return bytes(...entries, field(2, trainer), field(3, normalizer));
}

function field(number: number, content: Uint8Array): Uint8Array {
  return bytes(variable((BigInt(number) << 3n) | 2n), variable(BigInt(content.length)), content);
}

function varint(number: number, value: number): Uint8Array {
  return bytes(variable(BigInt(number) << 3n), variable(BigInt.asUintN(64, BigInt(value))));
}

function float(number: number, value: number): Uint8Array {
  const content = Buffer.alloc(4);
  content.writeFloatLE(value);
  return bytes(variable((BigInt(number) << 3n) | 5n), content);
}

function variable(value: bigint): Uint8Array {
  const out: number[] = [];
  for (; value > 127n; value >>= 7n) out.push(Number(value & 127n) | 128);
  return Uint8Array.from([...out, Number(value)]);
}

const text = (value: string): Uint8Array => Buffer.from(value, 'utf8');
const bytes = (...parts: readonly Uint8Array[]): Uint8Array => Buffer.concat(parts);

// ── The network ─────────────────────────────────────────────────────────────────────────────────────────────────

const DIM = 64;
/** Pairs of dimensions (sine and cosine) that tell positions apart; the rest tells pieces apart. */
const POSITIONS = 12;
const HALF = DIM / 2;
/** How sharply the decoder looks at the source piece of its own position. */
const FOCUS = 12;
const GAIN = 4;

const CONFIG = `type: transformer
dim-emb: ${DIM}
dim-vocabs:
  - VOCABULARY
  - VOCABULARY
enc-depth: 0
dec-depth: 1
transformer-heads: 1
transformer-no-projection: false
transformer-dim-ffn: ${DIM}
transformer-ffn-depth: 1
transformer-ffn-activation: relu
transformer-decoder-autoreg: self-attention
transformer-preprocess: ""
transformer-postprocess: a
transformer-postprocess-emb: ""
transformer-postprocess-top: ""
transformer-train-positions: false
transformer-tied-layers:
  []
transformer-guided-alignment-layer: last
tied-embeddings: false
tied-embeddings-src: false
tied-embeddings-all: false
layer-normalization: false
skip: false
lemma-dim-emb: 0
ulr: false
version: tiny
`;

function marianModel(translations: readonly number[]): Uint8Array {
  const vocabulary = translations.length;
  const zero = matrix(DIM, DIM, () => 0);
  const positions = matrix(DIM, DIM, (row, column) => (row === column && isPosition(row) ? FOCUS : 0));
  const pieces = matrix(DIM, DIM, (row, column) => (row === column && !isPosition(row) ? GAIN : 0));
  const identity = matrix(DIM, DIM, (row, column) => (row === column ? 1 : 0));
  const embedding = (codes: readonly number[]) =>
    matrix(vocabulary, DIM, (row, column) => (codeOf(codes[row] ?? 0).includes(column) ? 1 : 0));
  const output = matrix(DIM, vocabulary, (row, column) => (codeOf(column).includes(row) ? 1 : 0));
  const weights: Readonly<Record<string, Matrix>> = {
    decoder_Wemb: embedding(translations.map((_, at) => at)),
    decoder_ff_logit_out_W: output,
    decoder_l1_context_Wk: positions,
    decoder_l1_context_Wo: identity,
    decoder_l1_context_Wq: positions,
    decoder_l1_context_Wv: pieces,
    decoder_l1_ffn_W1: zero,
    decoder_l1_self_Wk: zero,
    decoder_l1_self_Wo: zero,
    decoder_l1_self_Wq: zero,
    decoder_l1_self_Wv: zero,
    // A source word looks like its translation from the start.
    encoder_Wemb: embedding(translations),
  };
  const items: Item[] = [];
  for (const [name, weight] of Object.entries(weights)) {
    items.push(quantized(name, weight));
    if (name.endsWith('Wemb')) continue;
    items.push(floats(name.replace(/_W/, '_b').replace('ffn_b1', 'ffn_b1'), 1, Array(weight.columns).fill(0)));
    items.push(floats(`${name}_QuantMultA`, 1, [127 / (LARGEST[name] ?? 10)]));
  }
  items.push({
    name: 'special:model.yml',
    type: INT8,
    shape: [CONFIG.length + 1],
    content: text(`${CONFIG.replaceAll('VOCABULARY', String(vocabulary))}\0`),
  });
  return marianFile(items);
}

/** The largest activation that each matrix meets, where it is not that of an embedding. */
const LARGEST: Readonly<Record<string, number>> = { decoder_l1_context_Wo: 40, decoder_ff_logit_out_W: 48 };

function isPosition(dimension: number): boolean {
  return dimension % HALF < POSITIONS;
}

/** Two of the dimensions that are not for positions: one of the first half and one of the second. */
function codeOf(piece: number): readonly [number, number] {
  const each = HALF - POSITIONS;
  return [POSITIONS + (piece % each), HALF + POSITIONS + Math.floor(piece / each)];
}

interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly at: (row: number, column: number) => number;
}

function matrix(rows: number, columns: number, at: Matrix['at']): Matrix {
  return { rows, columns, at };
}

interface Item {
  readonly name: string;
  readonly type: number;
  readonly shape: readonly number[];
  readonly content: Uint8Array;
}

const INT8 = 0x101;
const FLOAT32 = 0x404;
const INTGEMM8 = 0x4101;

function floats(name: string, rows: number, values: readonly number[]): Item {
  return {
    name,
    type: FLOAT32,
    shape: [rows, values.length / rows],
    content: padded(new Uint8Array(Float32Array.from(values).buffer)),
  };
}

/** 8-bit weights, transposed but for embeddings, with the scale after them. */
function quantized(name: string, { rows, columns, at }: Matrix): Item {
  const values = Array.from({ length: rows * columns }, (_, index) => at(Math.floor(index / columns), index % columns));
  const scale = 127 / (Math.max(...values.map(Math.abs)) || 1);
  const isEmbedding = name.endsWith('Wemb');
  const order = isEmbedding
    ? values
    : Array.from({ length: rows * columns }, (_, index) => at(index % rows, Math.floor(index / rows)));
  const weights = Int8Array.from(order, value => Math.round(value * scale));
  const scaleBytes = new Uint8Array(Float32Array.of(scale).buffer);
  return {
    name,
    type: INTGEMM8,
    shape: [rows, columns],
    content: padded(bytes(new Uint8Array(weights.buffer), scaleBytes)),
  };
}

function padded(content: Uint8Array): Uint8Array {
  return bytes(content, new Uint8Array((256 - (content.length % 256)) % 256));
}

/** Marian's binary format, version 1: headers, names, shapes, padding, data. */
function marianFile(items: readonly Item[]): Uint8Array {
  const names = items.map(({ name }) => text(`${name}\0`));
  const long = (value: number) => {
    const out = Buffer.alloc(8);
    out.writeBigUInt64LE(BigInt(value));
    return out;
  };
  const head = bytes(
    long(1),
    long(items.length),
    ...items.map(({ type, shape, content }, at) =>
      bytes(long(names[at]?.length ?? 0), long(type), long(shape.length), long(content.length)),
    ),
    ...names,
    ...items.map(({ shape }) => new Uint8Array(Int32Array.from(shape).buffer)),
  );
  const offset = (256 - ((head.length + 8) % 256)) % 256;
  return bytes(head, long(offset), new Uint8Array(offset), ...items.map(({ content }) => content));
}

// ── The shortlist ───────────────────────────────────────────────────────────────────────────────────────────────

/** For each source piece its own target piece, and the first pieces for all. */
function shortlist(translations: readonly number[]): Uint8Array {
  const first = 8;
  const offsets = BigUint64Array.from({ length: translations.length + 1 }, (_, at) => BigInt(at));
  const words = Uint32Array.from(translations);
  const head = BigUint64Array.of(
    0xf11a48d5013417f5n,
    0n,
    BigInt(first),
    8n,
    BigInt(offsets.length),
    BigInt(words.length),
  );
  return bytes(new Uint8Array(head.buffer), new Uint8Array(offsets.buffer), new Uint8Array(words.buffer));
}
