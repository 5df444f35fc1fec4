import { Growing, hash32, Numbering } from './arrays.ts';
import type { MemoryEntry } from './entry.ts';

/**
 * Compares pairs of texts as they come, keeping of each source some thirty bytes, so that millions of them fit into little
 * memory. Two sources that are taken for one are as unlikely as with `Numbering`.
 */
export class Census {
  private readonly sources: Numbering;
  /** By source: 31 bits of a hash of the target that came first, and one that says whether another came after. */
  private readonly first: Growing;
  private contradictoryCount = 0;

  /** @param expected  about how many sources there may be */
  constructor(expected = 0) {
    this.sources = Numbering.empty(expected);
    this.first = new Growing(Math.max(1024, expected));
  }

  /** How a pair stands to those before it. */
  add({ source, target, targetLocale }: Pick<MemoryEntry, 'source' | 'target' | 'targetLocale'>): PairStanding {
    const number = this.sources.add(sourceKey(source, targetLocale));
    const hash = (hash32(target.normalize('NFC')) & ~CONTRADICTED) >>> 0;
    if (number === this.first.length) {
      this.first.push(hash);
      return 'new';
    }
    const known = this.first.get(number);
    if ((known & ~CONTRADICTED) >>> 0 === hash) return 'repeated';
    if ((known & CONTRADICTED) === 0) this.contradictoryCount += 1;
    this.first.set(number, known | CONTRADICTED);
    return 'contradictory';
  }

  /** How many sources have several targets. */
  get contradictory(): number {
    return this.contradictoryCount;
  }
}

const CONTRADICTED = 1;

/** Whether a source is new, has the same target as the first time, or another. */
export type PairStanding = 'new' | 'repeated' | 'contradictory';

/** A name for a source text into a language. */
export function sourceKey(source: string, targetLocale: string): string {
  return `${targetLocale}\n${source.normalize('NFC')}`;
}
