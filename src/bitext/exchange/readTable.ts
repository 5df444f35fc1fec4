import { findDelimiter, type Row, rowFault, scanCsv } from '../../csv.ts';
import { AppError } from '../../errors.ts';
import type { Problem } from '../../model.ts';
import { unescapeUnwritable } from './escapes.ts';
import { rearm } from './formulas.ts';
import { readNoteLines } from './noteLines.ts';
import type { Returned, ReturnedFile, ReturnedSegment } from './returned.ts';
import { type RowPlace, readRecordCell } from './tableNames.ts';

/**
 * Reads a table of sentences as a spreadsheet saves it: commas, semicolons or tabs, columns in any order. A row that cannot
 * be read is a problem with its line, and the others are used. Rows of several articles may stand in one table.
 *
 * @param text  the decoded file
 * @param path  its name for messages
 * @throws AppError where it has no columns `source` and `target`, or no row
 */
export function readTable(text: string, path: string): Returned {
  const [header, ...rows] = scanCsv(text, findDelimiter(text));
  const columns = (header?.cells ?? []).map(cell => cell.value.trim().toLowerCase());
  if (!columns.includes('source') || !columns.includes('target'))
    throw new AppError(
      'project',
      `Cannot read ${path}, line 1: it has no columns “source” and “target”.`,
      'Keep the first line of the exported table: id, source, target, state, origin, note, record.',
    );
  const problems: Problem[] = [];
  const report: Report = (line, message, advice) => problems.push({ file: path, line, message, advice });
  const read = rows.flatMap(row => readRow(row, columns, report));
  const files = filesOf(unique(read, report), path);
  if (files.length > 0) return { files, problems };
  const [first] = problems;
  throw new AppError(
    'project',
    `Cannot read ${path}: ${first ? `line ${first.line}: ${first.message}` : 'it has no row below its header.'}`,
    first?.advice ?? 'Export the article again.',
  );
}

type Report = (line: number, message: string, advice: string) => void;

interface TableRow {
  readonly place: RowPlace | undefined;
  readonly segment: ReturnedSegment;
}

const STATES: readonly string[] = ['', 'initial', 'translated', 'reviewed', 'final'];

function readRow(row: Row, columns: readonly string[], report: Report): readonly TableRow[] {
  const { line, cells } = row;
  if (!row.fault && cells.every(cell => cell.value.trim() === '')) return [];
  const fault = rowFault(row, columns.length);
  if (fault) {
    report(line, ...fault);
    return [];
  }
  const cell = (name: string) => unescapeUnwritable(rearm(cells[columns.indexOf(name)]?.value ?? ''));
  const state = cell('state').trim().toLowerCase();
  if (!STATES.includes(state))
    report(line, `The state is “${cell('state')}”: the text is a draft.`, `Use ${STATES.slice(1).join(', ')}.`);
  const place = readRecordCell(cell('record'));
  const target = cell('target');
  const segment = {
    id: cell('id').trim(),
    source: cell('source'),
    target: target === '' ? undefined : target,
    isApproved: target !== '' && (state === 'reviewed' || state === 'final'),
    base: place?.base,
    notes: readNoteLines(cell('note')),
    hasTags: true,
    line,
  };
  return [{ place, segment }];
}

/** Rows by what they belong to; those that do not say it belong to the first, or to what the file is called after. */
function filesOf(rows: readonly TableRow[], file: string): readonly ReturnedFile[] {
  const first = rows.find(({ place }) => place)?.place;
  const groups = new Map<string, { place: RowPlace | undefined; segments: ReturnedSegment[] }>();
  for (const { place = first, segment } of rows) {
    const key = JSON.stringify([place?.path, place?.sourceLocale, place?.targetLocale]);
    const group = groups.get(key) ?? { place, segments: [] };
    group.segments.push(segment);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ place, segments }) => {
    const { slug, locale } = namedIn(file);
    const { path: original = '', sourceLocale = '', targetLocale = locale } = place ?? {};
    return { file, slug: place ? undefined : slug, original, sourceLocale, targetLocale, segments };
  });
}

/** `nato-bruksela.en.csv`, which is what an export is called. */
function namedIn(path: string): { readonly slug: string; readonly locale: string } {
  const [, slug = '', locale = ''] = /([^/\\]+)\.([A-Za-z0-9-]+)\.\w+$/.exec(path) ?? [];
  return { slug, locale };
}

function unique(rows: readonly TableRow[], report: Report): readonly TableRow[] {
  const seen = new Set<string>();
  return rows.filter(({ place, segment: { id, line } }) => {
    const key = JSON.stringify([place?.path, place?.targetLocale, id]);
    const isTwice = id !== '' && seen.has(key);
    seen.add(key);
    if (isTwice) report(line, `The sentence “${id}” is there twice; the first counts.`, 'Delete one of the two rows.');
    return !isTwice;
  });
}
