import { parseXml, xmlError } from '../../xml.ts';
import { CORE_NAMESPACES } from '../xliffNames.ts';
import { readXliff1 } from './read1.ts';
import { readXliff2 } from './read2.ts';
import { readPo } from './readPo.ts';
import { readTable } from './readTable.ts';
import type { Returned, ReturnedFile } from './returned.ts';

export type ReturnedKind = 'xliff' | 'po' | 'table';

/** What a file is, by its name: anything unknown is looked at as XLIFF. */
export function kindOf(path: string): ReturnedKind {
  if (/\.po$/i.test(path)) return 'po';
  return /\.(?:csv|tsv|tab)$/i.test(path) ? 'table' : 'xliff';
}

/**
 * Reads what another tool gives back: XLIFF 1.1, 1.2, 2.0, 2.1 or 2.2, PO, or a table as CSV or TSV, with any number of
 * articles in it.
 *
 * @param text  the decoded file
 * @param path  its name, which says what it is
 * @throws AppError that names file and line where it is nothing of the kind, or a XLIFF that is not valid
 */
export function readReturned(text: string, path: string): Returned {
  switch (kindOf(path)) {
    case 'po':
      return readPo(text, path);
    case 'table':
      return readTable(text, path);
    case 'xliff':
      return { files: readXliff(text, path), problems: [] };
  }
}

function readXliff(text: string, path: string): readonly ReturnedFile[] {
  const root = parseXml(text, { file: path });
  if (root.local !== 'xliff')
    throw xmlError(path, root.line, `it is no XLIFF but “${root.name}”`, 'Export it as XLIFF 1.2, 2.0 or 2.1.');
  if (CORE_NAMESPACES.includes(root.namespace)) return readXliff2(root, path);
  if (/^1\.[012]$/.test(root.attributes.version ?? '')) return readXliff1(root, path);
  throw xmlError(
    path,
    root.line,
    `it is XLIFF of version “${root.attributes.version ?? ''}”`,
    'Export it as XLIFF 1.2, 2.0 or 2.1.',
  );
}
