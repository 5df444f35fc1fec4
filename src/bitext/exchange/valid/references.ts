import type { XmlElement } from '../../../xml.ts';
import type { Refuse } from './types.ts';

/**
 * Refuses a reference within XLIFF documents that is none: selectors between slashes, from the file to what is in a unit
 * (XLIFF 2.1, 3 “Fragment Identification”). Other addresses are not looked at, nor what stands before the `#`.
 */
export function checkReference(element: XmlElement, reference: string, refuse: Refuse): void {
  if (!reference.startsWith('#')) return;
  let last = -1;
  for (const selector of reference.slice(1).replace(/^\//, '').split('/')) {
    const [, prefix, id = ''] = /^(?:([^=]*)=)?(.*)$/s.exec(selector) ?? [];
    const rank = prefix === undefined ? LEAF : (RANKS[prefix] ?? (MODULES.includes(prefix) ? LEAF : undefined));
    if (rank === undefined) throw refuse(element, `the reference “${reference}” has “${prefix}=”, which means nothing`);
    if (!TOKEN.test(id) || rank <= last) throw refuse(element, `the reference “${reference}” is malformed`);
    last = rank;
  }
}

const LEAF = 2;
/** A file, then a group or a unit, then what is in it: a note, data, a code of a target, or (without prefix) any element. */
const RANKS: Readonly<Record<string, number>> = { f: 0, g: 1, u: 1, n: LEAF, d: LEAF, t: LEAF };
/** Of modules, and those that OASIS has registered for extensions. */
const MODULES: readonly string[] = ['ctr', 'fs', 'gls', 'its', 'mda', 'mtc', 'res', 'slr', 'tbx', 'val'];
const TOKEN = /^[-.:\p{L}\p{M}\p{N}·_]+$/u;
