/** A finite-state automaton that accepts a set of byte strings. */
export interface Automaton {
  /** What follows this prefix in each accepted string that starts with it, in the automaton's order. */
  readonly endings: (prefix: Uint8Array) => Uint8Array[];
  /**
   * Every beginning that starts with the prefix and ends before this byte, of at most so many bytes, such that it and
   * the byte and what `tail` gives for it begin an accepted string.
   * @param tail  is given many beginnings, each as the first `length` bytes of an array that is used again
   */
  readonly beginnings: (
    prefix: Uint8Array,
    end: number,
    longest: number,
    tail: (beginning: Uint8Array, length: number) => Uint8Array,
  ) => Uint8Array[];
}

const VERSION = 0xc6;
/** Bits of an arc's first byte; the five others are the label's number in the table, or 0 for a label of its own. */
const NEXT = 0x80;
const LAST = 0x40;
const FINAL = 0x20;
const LABEL = 0x1f;

/**
 * Opens an automaton in the CFSA2 format of Morfologik (fsa5 magic, version 0xC6): a table of frequent labels, then
 * nodes as runs of arcs. An arc is a byte of flags, a label byte if the table has none, and the target's address in
 * little-endian base 128 unless the target is the next node.
 * Undefined if the bytes are something else.
 */
export function openAutomaton(bytes: Uint8Array): Automaton | undefined {
  const isAutomaton = bytes[0] === 0x5c && bytes[1] === 0x66 && bytes[2] === 0x73 && bytes[3] === 0x61;
  if (!isAutomaton || bytes[4] !== VERSION || bytes.length < 64) return undefined;
  const tableLength = bytes[7] ?? 0;
  const labels = bytes.subarray(8, 8 + tableLength);
  const arcs = bytes.subarray(8 + tableLength);

  const at = (offset: number) => arcs[offset] ?? LAST;
  const labelOf = (arc: number) => ((at(arc) & LABEL) === 0 ? at(arc + 1) : (labels[at(arc) & LABEL] ?? 0));

  function afterArc(arc: number): number {
    let offset = arc + ((at(arc) & LABEL) === 0 ? 2 : 1);
    if ((at(arc) & NEXT) === 0) {
      while ((at(offset) & 0x80) !== 0) offset++;
      offset++;
    }
    return offset;
  }

  /** The first arc of the node that an arc leads to; 0 if it leads to none. */
  function targetOf(arc: number): number {
    let offset = arc;
    if ((at(arc) & NEXT) !== 0) {
      while ((at(offset) & LAST) === 0) offset = afterArc(offset);
      return afterArc(offset);
    }
    offset += (at(arc) & LABEL) === 0 ? 2 : 1;
    let address = 0;
    for (let shift = 0; shift < 35; shift += 7, offset++) {
      address |= (at(offset) & 0x7f) << shift;
      if ((at(offset) & 0x80) === 0) break;
    }
    return address;
  }

  function arcTo(node: number, label: number): number {
    for (let arc = node; arc < arcs.length; arc = afterArc(arc)) {
      if (labelOf(arc) === label) return arc;
      if ((at(arc) & LAST) !== 0) break;
    }
    return -1;
  }

  const root = targetOf(0);
  const buffer = new Uint8Array(4096);

  function collect(node: number, depth: number, found: Uint8Array[]): void {
    for (let arc = node; arc < arcs.length && depth < buffer.length; arc = afterArc(arc)) {
      buffer[depth] = labelOf(arc);
      if ((at(arc) & FINAL) !== 0) found.push(buffer.slice(0, depth + 1));
      const target = targetOf(arc);
      if (target !== 0) collect(target, depth + 1, found);
      if ((at(arc) & LAST) !== 0) break;
    }
  }

  /** The node that a string leads to from another; 0 if it leads nowhere. */
  function follow(from: number, string: Uint8Array): number {
    let node = from;
    for (const byte of string) {
      const arc = arcTo(node, byte);
      node = arc < 0 ? 0 : targetOf(arc);
      if (node === 0) return 0;
    }
    return node;
  }

  return {
    endings(prefix) {
      const found: Uint8Array[] = [];
      const node = follow(root, prefix);
      if (node !== 0) collect(node, 0, found);
      return found;
    },
    beginnings(prefix, end, longest, tail) {
      const found: Uint8Array[] = [];
      buffer.set(prefix);
      const visit = (node: number, depth: number) => {
        for (let arc = node; arc < arcs.length; arc = afterArc(arc)) {
          const label = labelOf(arc);
          const target = targetOf(arc);
          if (label === end) {
            if (follow(target, tail(buffer, depth)) !== 0) found.push(buffer.slice(0, depth));
          } else if (target !== 0 && depth < longest) {
            buffer[depth] = label;
            visit(target, depth + 1);
          }
          if ((at(arc) & LAST) !== 0) break;
        }
      };
      const start = follow(root, prefix);
      if (start !== 0) visit(start, prefix.length);
      return found;
    },
  };
}
