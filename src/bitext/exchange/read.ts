import { parseXml, xmlError } from '../../xml.ts';
import { CORE_NAMESPACES } from '../xliffNames.ts';
import { readXliff1 } from './read1.ts';
import { readXliff2 } from './read2.ts';
import type { ReturnedFile } from './returned.ts';

/**
 * Reads what another tool gives back: XLIFF 1.1, 1.2, 2.0, 2.1 or 2.2, with any number of files in it.
 *
 * @param text  the decoded file
 * @param path  its name for messages
 * @throws AppError that names file and line where it is no XLIFF, or not a valid one
 */
export function readReturned(text: string, path: string): readonly ReturnedFile[] {
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
