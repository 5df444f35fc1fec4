import type { Bitext } from '../../model.ts';
import { writeXliff } from '../xliff.ts';
import { writeXliff1 } from './write1.ts';
import { writePo } from './writePo.ts';
import { writeTable } from './writeTable.ts';

/** XLIFF by its version, PO, or a table. */
export type ExchangeForm = '1.2' | '2.0' | '2.1' | 'po' | 'csv' | 'tsv';

export interface WriteOptions {
  readonly form: ExchangeForm;
  /** Whether an empty target is to hold the source: some tools of old fill only those. XLIFF 1.2 only. */
  readonly copySource: boolean;
  /** The line (1-based) of the source file on which each sentence begins, by its id. PO only. */
  readonly lines: ReadonlyMap<string, number>;
}

/** The ending of a file's name; that of XLIFF is the one of its media type. */
export function extensionOf(form: ExchangeForm): string {
  return { '1.2': 'xlf', '2.0': 'xlf', '2.1': 'xlf', po: 'po', csv: 'csv', tsv: 'tsv' }[form];
}

/** A bitext for other tools. 2.1 is the record itself; 2.0 is the same, for tools that take nothing newer. */
export function writeExchange(bitext: Bitext, { form, copySource, lines }: WriteOptions): string {
  switch (form) {
    case '2.1':
      return writeXliff(bitext);
    case '2.0':
      return writeXliff(bitext).replace(' version="2.1"', ' version="2.0"');
    case '1.2':
      return writeXliff1(bitext, copySource);
    case 'po':
      return writePo(bitext, lines);
    case 'csv':
      return writeTable(bitext, ',');
    case 'tsv':
      return writeTable(bitext, '\t');
  }
}
