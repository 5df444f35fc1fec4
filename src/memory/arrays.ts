/** A typed array of 32-bit numbers that grows at its end. */
export class Growing {
  length = 0;
  private array: Uint32Array;

  /** @param room  for how many numbers there is room before it has to be copied */
  constructor(room = 1024) {
    this.array = new Uint32Array(room);
  }

  /** It takes the array for its own. */
  static from(array: Uint32Array): Growing {
    const growing = new Growing(0);
    growing.array = array;
    growing.length = array.length;
    return growing;
  }

  push(value: number): void {
    if (this.length === this.array.length) {
      const larger = new Uint32Array(Math.ceil(this.length * 1.5) + 64);
      larger.set(this.array);
      this.array = larger;
    }
    this.array[this.length++] = value;
  }

  get(index: number): number {
    return this.array[index] ?? 0;
  }

  /** Changes a number that is there. */
  set(index: number, value: number): void {
    this.array[index] = value;
  }

  /** What is in it: a view, good until it grows. */
  values(): Uint32Array {
    return this.array.subarray(0, this.length);
  }
}

/** A number from 0 to 2³² − 1 for a text (FNV-1a over UTF-16 code units, finished as MurmurHash3 does). */
export function hash32(text: string, seed = 0x811c9dc5): number {
  let hash = seed;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return finish(hash);
}

/** Another, made in another way (MurmurHash3 over UTF-16 code units), so that texts that agree in one differ in it. */
function otherHash32(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i += 1) {
    const mixed = Math.imul(rotate(Math.imul(text.charCodeAt(i), 0xcc9e2d51), 15), 0x1b873593);
    hash = (Math.imul(rotate(hash ^ mixed, 13), 5) + 0xe6546b64) | 0;
  }
  return finish(hash ^ text.length);
}

function rotate(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by));
}

function finish(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/**
 * Gives texts numbers, from 0 in the order they are added. It keeps no text, only 64 bits of hash for each: that any two
 * of a million have the same is as likely as 1 in 10⁷.
 */
export class Numbering {
  private slots = new Uint32Array(2048);

  /** @param pairs  two halves of a hash for each number */
  private constructor(
    private readonly pairs: Growing,
    expected = 0,
  ) {
    this.spread(Math.max(this.size, expected));
  }

  /** @param expected  how many texts there may be; more are taken, at the cost of copies */
  static empty(expected = 0): Numbering {
    return new Numbering(new Growing(Math.max(1024, 2 * expected)), expected);
  }

  /** As it was when `hashes` gave these. */
  static from(hashes: Uint32Array): Numbering {
    return new Numbering(Growing.from(hashes));
  }

  get size(): number {
    return this.pairs.length / 2;
  }

  /** The text's number, or -1. */
  find(text: string): number {
    return this.look(hash32(text), otherHash32(text));
  }

  /** The text's number; a new text gets the next one. */
  add(text: string): number {
    const [one, other] = [hash32(text), otherHash32(text)];
    const known = this.look(one, other);
    if (known >= 0) return known;
    this.pairs.push(one);
    this.pairs.push(other);
    if (this.size * 2 > this.slots.length) this.spread();
    else this.place(this.size - 1);
    return this.size - 1;
  }

  /** The hashes by number, two halves each; `order` gives the old number for each new one. */
  hashes(order?: Uint32Array): Uint32Array {
    if (!order) return this.pairs.values();
    const hashes = new Uint32Array(order.length * 2);
    for (const [at, number] of order.entries()) {
      hashes[at * 2] = this.pairs.get(number * 2);
      hashes[at * 2 + 1] = this.pairs.get(number * 2 + 1);
    }
    return hashes;
  }

  private look(one: number, other: number): number {
    const mask = this.slots.length - 1;
    for (let slot = one & mask; ; slot = (slot + 1) & mask) {
      const number = (this.slots[slot] ?? 0) - 1;
      if (number < 0) return -1;
      if (this.pairs.get(number * 2) === one && this.pairs.get(number * 2 + 1) === other) return number;
    }
  }

  /** Gives all numbers new slots, so many that no more than half are ever taken. */
  private spread(numbers = this.size): void {
    let length = this.slots.length;
    while (length <= numbers * 2) length *= 2;
    this.slots = new Uint32Array(length);
    for (let number = 0; number < this.size; number += 1) this.place(number);
  }

  private place(number: number): void {
    const mask = this.slots.length - 1;
    let slot = this.pairs.get(number * 2) & mask;
    while (this.slots[slot]) slot = (slot + 1) & mask;
    this.slots[slot] = number + 1;
  }
}

/** 16 MiB. */
const BLOCK = 1 << 24;

/** Texts in UTF-8, one after the other, in blocks that are never copied. */
export class Texts {
  private readonly blocks: Buffer[] = [];
  private length = 0;

  static from(bytes: Uint8Array): Texts {
    const texts = new Texts();
    for (let at = 0; at < bytes.length; at += BLOCK) texts.blocks.push(asBuffer(bytes.subarray(at, at + BLOCK)));
    texts.length = bytes.length;
    return texts;
  }

  /** Where the text begins. A text stands in one block. */
  add(text: string): { readonly start: number; readonly size: number } {
    const size = Buffer.byteLength(text);
    if (size > BLOCK) throw new RangeError('a text of a memory is longer than 16 MiB');
    const room = BLOCK - (this.length % BLOCK);
    if (size > room) this.length += room;
    const start = this.length;
    if (size > 0 && Math.floor(start / BLOCK) === this.blocks.length) this.blocks.push(Buffer.alloc(BLOCK));
    this.blocks[Math.floor(start / BLOCK)]?.write(text, start % BLOCK);
    this.length += size;
    return { start, size };
  }

  get(start: number, size: number): string {
    const at = start % BLOCK;
    return this.blocks[Math.floor(start / BLOCK)]?.toString('utf8', at, at + size) ?? '';
  }

  /** All of it, in parts. */
  bytes(): readonly Uint8Array[] {
    return this.blocks.map((block, index) => block.subarray(0, Math.min(BLOCK, this.length - index * BLOCK)));
  }

  get size(): number {
    return this.length;
  }
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
