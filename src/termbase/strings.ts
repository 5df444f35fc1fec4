/** A set of strings numbered from 0, in flat arrays that are saved and loaded as they are. */
export interface StringArrays {
  /** All strings, one after another, in UTF-16. */
  readonly pool: Uint16Array;
  /** Where each string starts in the pool, and where the last ends. */
  readonly starts: Uint32Array;
  /** Open addressing: 0 for none, else a string's number plus 1. The length is a power of two. */
  readonly slots: Uint32Array;
}

/** Puts distinct strings into arrays; a string's number is its place in the list. */
export function packStrings(strings: readonly string[]): StringArrays {
  const starts = new Uint32Array(strings.length + 1);
  strings.forEach((string, index) => {
    starts[index + 1] = (starts[index] ?? 0) + string.length;
  });
  const pool = new Uint16Array(starts[strings.length] ?? 0);
  const slots = new Uint32Array(2 ** Math.ceil(Math.log2(strings.length * 2 + 2)));
  strings.forEach((string, index) => {
    const start = starts[index] ?? 0;
    for (let at = 0; at < string.length; at++) pool[start + at] = string.charCodeAt(at);
    let slot = hashOf(string) & (slots.length - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
    slots[slot] = index + 1;
  });
  return { pool, starts, slots };
}

/** A string's number, or -1. */
export function findString({ pool, starts, slots }: StringArrays, string: string): number {
  for (let slot = hashOf(string) & (slots.length - 1); ; slot = (slot + 1) & (slots.length - 1)) {
    const index = (slots[slot] ?? 0) - 1;
    if (index < 0) return -1;
    const start = starts[index] ?? 0;
    if ((starts[index + 1] ?? 0) - start !== string.length) continue;
    let at = 0;
    while (at < string.length && pool[start + at] === string.charCodeAt(at)) at++;
    if (at === string.length) return index;
  }
}

/** The string of a number. */
export function stringAt({ pool, starts }: StringArrays, index: number): string {
  let string = '';
  const end = starts[index + 1] ?? 0;
  for (let at = starts[index] ?? 0; at < end; at += 4096)
    string += String.fromCharCode(...pool.subarray(at, Math.min(end, at + 4096)));
  return string;
}

/** All strings, by their numbers. */
export function allStrings(arrays: StringArrays): readonly string[] {
  return Array.from({ length: arrays.starts.length - 1 }, (_, index) => stringAt(arrays, index));
}

/** FNV-1a over UTF-16 code units, with a last mix so that the low bits are good. */
function hashOf(string: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < string.length; at++) hash = Math.imul(hash ^ string.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}
