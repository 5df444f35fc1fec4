/** The edges of a trie in one open-addressing table: node and slot lead to a node. Grows to twice the size at 2/3. */
export class EdgeTable {
  #table = new Uint32Array(1024 * 3);
  #size = 0;

  /** The node that this edge leads to; a new edge leads to `fresh`. */
  follow(node: number, slot: number, fresh: number): number {
    const at = place(this.#table, node, slot);
    const known = this.#table[at + 2] ?? 0;
    if (known !== 0) return known;
    this.#table[at] = node;
    this.#table[at + 1] = slot;
    this.#table[at + 2] = fresh;
    this.#size++;
    if (this.#size * 4.5 > this.#table.length) this.#grow();
    return fresh;
  }

  pack(): Uint32Array {
    return this.#table;
  }

  #grow(): void {
    const old = this.#table;
    this.#table = new Uint32Array(old.length * 2);
    for (let from = 0; from < old.length; from += 3) {
      if (old[from + 2] !== 0)
        this.#table.set(old.subarray(from, from + 3), place(this.#table, old[from] ?? 0, old[from + 1] ?? 0));
    }
  }
}

/** Where the edge stands in the table, or where it would. Its third number, the target, is 0 if it does not exist. */
function place(table: Uint32Array, node: number, slot: number): number {
  const mask = table.length / 3 - 1;
  let at = (Math.imul(node, 0x9e3779b1) ^ Math.imul(slot, 0x85ebca6b)) >>> 0;
  at = (at ^ (at >>> 15)) & mask;
  while (table[at * 3 + 2] !== 0 && (table[at * 3] !== node || table[at * 3 + 1] !== slot)) at = (at + 1) & mask;
  return at * 3;
}

/** The node that an edge leads to, or 0. */
export function nextNode(table: Uint32Array, node: number, slot: number): number {
  return table[place(table, node, slot) + 2] ?? 0;
}
