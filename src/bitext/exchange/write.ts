import type { Bitext } from '../../model.ts';
import { writeXliff } from '../xliff.ts';
import { writeXliff1 } from './write1.ts';

export type XliffVersion = '1.2' | '2.0' | '2.1';

export interface WriteOptions {
  readonly version: XliffVersion;
  /** Whether an empty target is to hold the source: some tools of old fill only those. XLIFF 1.2 only. */
  readonly copySource: boolean;
}

/** A bitext for other tools. 2.1 is the record itself; 2.0 is the same, for tools that take nothing newer. */
export function writeExchange(bitext: Bitext, { version, copySource }: WriteOptions): string {
  if (version === '1.2') return writeXliff1(bitext, copySource);
  const text = writeXliff(bitext);
  return version === '2.1' ? text : text.replace(' version="2.1"', ' version="2.0"');
}
