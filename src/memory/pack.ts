import { hasSameCodes } from '../codes.ts';
import { Growing, hash32, Numbering, Texts } from './arrays.ts';
import { type Context, type MemoryEntry, standings } from './entry.ts';
import { normalForm, wordsOf } from './similarity.ts';
import type { Columns, Store } from './store.ts';
import { tokenize, WEIGHT } from './tokens.ts';

/**
 * Puts entries in a store, in the order in which they come. Left out are those with a text that is empty, too long for a
 * sentence, or has half a surrogate pair in it, which UTF-8 cannot hold.
 */
export function packer(): { add(entry: MemoryEntry): void; store(): Store } {
  const vocabulary = new Vocabulary();
  const sources = new Sources(vocabulary);
  const rows = new Rows(sources.texts);
  return {
    add(entry) {
      const source = normalForm(entry.source);
      if (fits(source) && fits(entry.target)) rows.add(entry, sources.add(source));
    },
    store() {
      const byWeight = countingSort(sources.weight.values());
      const rankOf = inverse(byWeight);
      return {
        ...vocabulary.columns(),
        ...sources.columns(byWeight),
        ...rows.columns(rankOf),
        ...postings(sources, vocabulary, byWeight),
        texts: sources.texts,
      };
    },
  };
}

function fits(text: string): boolean {
  return text.length <= LONGEST && text.trim() !== '' && !/\p{Cs}/u.test(text);
}

/**
 * In UTF-16 code units. Comparing two texts takes time in the product of their lengths, and the columns of lengths take
 * what UTF-8 makes of so many.
 */
const LONGEST = 20_000;

class Vocabulary {
  private readonly words = Numbering.empty();
  private readonly kins = Numbering.empty();
  readonly kinOf = new Growing();
  readonly kinWeight = new Growing();

  /** The number of a word, by its folded form. */
  add(folded: string, kin: string, weight: number): number {
    const word = this.words.add(folded);
    if (word === this.kinOf.length) {
      const number = this.kins.add(kin);
      if (number === this.kinWeight.length) this.kinWeight.push(weight);
      this.kinOf.push(number);
    }
    return word;
  }

  columns() {
    const { words, kins } = this;
    return { words, kins, kinOf: this.kinOf.values(), kinWeight: Uint8Array.from(this.kinWeight.values()) };
  }
}

/** The source texts, numbered as they come; `columns` puts them in another order. */
class Sources {
  readonly texts = new Texts();
  private readonly numbering = Numbering.empty();
  readonly weight = new Growing();
  private readonly start = new Growing();
  private readonly size = new Growing();
  readonly tokenStart = new Growing();
  readonly tokenCount = new Growing();
  readonly tokens = new Growing();

  constructor(private readonly vocabulary: Vocabulary) {}

  add(text: string): number {
    const number = this.numbering.add(text);
    if (number < this.weight.length) return number;
    const { start, size } = this.texts.add(text);
    this.start.push(start);
    this.size.push(size);
    this.tokenStart.push(this.tokens.length);
    let weight = 0;
    for (const token of tokenize(wordsOf(text))) {
      weight += WEIGHT[token.kind];
      this.tokens.push(this.vocabulary.add(token.folded, token.kin, WEIGHT[token.kind]) * 4 + token.variant);
    }
    this.tokenCount.push(this.tokens.length - this.tokenStart.get(number));
    this.weight.push(weight);
    return number;
  }

  columns(order: Uint32Array) {
    const sorted = (column: Growing) => order.map(number => column.get(number));
    return {
      sources: Numbering.from(this.numbering.hashes(order)),
      weight: sorted(this.weight),
      sourceStart: sorted(this.start),
      sourceSize: Uint16Array.from(sorted(this.size)),
      tokenStart: sorted(this.tokenStart),
      tokenCount: Uint16Array.from(sorted(this.tokenCount)),
      tokens: this.tokens.values(),
    };
  }
}

/** The entries; `columns` groups them by source. */
class Rows {
  private readonly source = new Growing();
  private readonly targetStart = new Growing();
  private readonly targetSize = new Growing();
  private readonly locale = new Growing();
  private readonly file = new Growing();
  private readonly standing = new Growing();
  private readonly changed = new Growing();
  private readonly context = new Growing();
  private readonly locales = new Map<string, number>();
  private readonly files = new Map<string, number>();

  constructor(private readonly texts: Texts) {}

  add(entry: MemoryEntry, source: number): void {
    const { start, size } = this.texts.add(entry.target);
    this.source.push(source);
    this.targetStart.push(start);
    this.targetSize.push(size);
    this.locale.push(numberIn(this.locales, entry.targetLocale));
    this.file.push(numberIn(this.files, entry.from));
    this.standing.push(standings.indexOf(entry.standing) + (hasSameCodes(entry.source, entry.target) ? 0 : UNFIT));
    this.changed.push(seconds(entry.changed));
    this.context.push(contextHash(entry.context));
  }

  columns(rankOf: Uint32Array) {
    const ranks = this.source.values().map(source => rankOf[source] ?? 0);
    const order = countingSort(ranks);
    const sorted = (column: Growing) => order.map(number => column.get(number));
    return {
      entryStart: starts(ranks, rankOf.length),
      order,
      targetStart: sorted(this.targetStart),
      targetSize: Uint16Array.from(sorted(this.targetSize)),
      locale: Uint16Array.from(sorted(this.locale)),
      file: sorted(this.file),
      standing: Uint8Array.from(sorted(this.standing)),
      changed: sorted(this.changed),
      context: sorted(this.context),
      locales: [...this.locales.keys()],
      files: [...this.files.keys()],
    };
  }
}

/** Added to a standing's number where the target does not have the source's codes, each once: it can fill nothing. */
export const UNFIT = 16;

function numberIn(numbers: Map<string, number>, name: string): number {
  const known = numbers.get(name) ?? numbers.size;
  numbers.set(name, known);
  return known;
}

function seconds(date: string | undefined): number {
  const time = Date.parse(date ?? '') / 1000;
  return time > 0 && time < 2 ** 32 ? Math.floor(time) : 0;
}

/** A hash of the neighbours, never 0; 0 where they are not known. */
export function contextHash(context: Context | undefined): number {
  if (!context) return 0;
  return hash32(normalForm(context.after), hash32(normalForm(context.before))) || 1;
}

/** The sources of each kin, in order, each once. */
function postings(
  sources: Sources,
  { kinOf, kinWeight }: Vocabulary,
  order: Uint32Array,
): Pick<Columns, 'postingStart' | 'postings'> {
  const eachOnce = (take: (kin: number, rank: number) => void) => {
    const last = new Uint32Array(kinWeight.length);
    for (const [rank, number] of order.entries()) {
      const start = sources.tokenStart.get(number);
      const end = start + sources.tokenCount.get(number);
      for (let at = start; at < end; at += 1) {
        const kin = kinOf.get(sources.tokens.get(at) >>> 2);
        if (last[kin] === rank + 1 || kinWeight.get(kin) === WEIGHT.mark) continue;
        last[kin] = rank + 1;
        take(kin, rank);
      }
    }
  };
  const postingStart = new Uint32Array(kinWeight.length + 1);
  eachOnce(kin => {
    postingStart[kin + 1] = (postingStart[kin + 1] ?? 0) + 1;
  });
  for (let kin = 0; kin < kinWeight.length; kin += 1)
    postingStart[kin + 1] = (postingStart[kin + 1] ?? 0) + (postingStart[kin] ?? 0);
  const next = postingStart.slice();
  const lists = new Uint32Array(postingStart.at(-1) ?? 0);
  eachOnce((kin, rank) => {
    const at = next[kin] ?? 0;
    lists[at] = rank;
    next[kin] = at + 1;
  });
  return { postingStart, postings: lists };
}

/** The places of the values from least to greatest, equal ones in order. The values are small whole numbers. */
function countingSort(values: Uint32Array): Uint32Array {
  const next = starts(values, values.reduce((a, b) => Math.max(a, b), 0) + 1);
  const order = new Uint32Array(values.length);
  for (const [at, value] of values.entries()) {
    const place = next[value] ?? 0;
    order[place] = at;
    next[value] = place + 1;
  }
  return order;
}

/** Where each value begins among the sorted values, and where the last ends. */
function starts(values: Uint32Array, count: number): Uint32Array {
  const start = new Uint32Array(count + 1);
  for (const value of values) start[value + 1] = (start[value + 1] ?? 0) + 1;
  for (let value = 0; value < count; value += 1) start[value + 1] = (start[value + 1] ?? 0) + (start[value] ?? 0);
  return start;
}

function inverse(order: Uint32Array): Uint32Array {
  const rank = new Uint32Array(order.length);
  for (const [place, number] of order.entries()) rank[number] = place;
  return rank;
}
