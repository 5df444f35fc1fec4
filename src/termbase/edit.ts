import { type Cell, type Row, writeCell } from '../csv.ts';
import { AppError } from '../errors.ts';
import type { Concept, Locale } from '../model.ts';
import { type Edit, spliced } from '../spans.ts';
import { formatCell, parseCell } from './cell.ts';
import { type Column, readSheet, type Sheet } from './sheet.ts';

/** What is to be changed of a concept: a locale that is not named keeps its terms, one with an empty list loses them. */
export type ConceptPatch = Pick<Concept, 'id'> & Partial<Omit<Concept, 'id'>>;

/**
 * Writes a concept's new values into its row of a glossary. Every cell that already says the same stays as it is, and
 * so does everything else in the file, save that a locale without a column gets one.
 * @throws AppError if no row has the id
 */
export function setConcept(text: string, patch: ConceptPatch): string {
  return setConcepts(text, [patch]);
}

/** `setConcept` for many, in one pass. @throws AppError if no row has one of the ids */
export function setConcepts(text: string, patches: readonly ConceptPatch[]): string {
  const widened = withColumns(text, patches);
  const sheet = readSheet(widened, '');
  const rows = new Map(sheet.rows.map(({ concept, row }) => [concept.id, row]));
  const changes = patches.flatMap(patch => {
    const row = rows.get(patch.id) ?? rowOf(sheet, patch.id);
    return sheet.columns.flatMap((column, index) => {
      const cell = row.cells[index];
      const value = cell && changedValue(column, cell.value, patch);
      return cell && value !== undefined ? [replaceCell(cell, value, sheet.delimiter, widened)] : [];
    });
  });
  return spliced(
    widened,
    changes.sort((one, other) => one.start - other.start),
  );
}

/**
 * Adds a concept as the last row. A glossary without an id column gives it the id made from its first term.
 * @throws AppError if the id is taken
 */
export function addConcept(text: string, concept: Concept): string {
  return addConcepts(text, [concept]);
}

/** `addConcept` for many, in one pass. @throws AppError if one of the ids is taken */
export function addConcepts(text: string, concepts: readonly Concept[]): string {
  const [first] = concepts;
  if (!first) return text;
  const widened = withColumns(text === '' ? emptyGlossary(first) : text, concepts);
  const sheet = readSheet(widened, '');
  const taken = new Set(sheet.rows.map(({ concept }) => concept.id));
  const double = concepts.find(({ id }) => {
    const isTaken = taken.has(id);
    taken.add(id);
    return isTaken;
  });
  if (double)
    throw new AppError(
      'usage',
      `The glossary already has a concept “${double.id}”.`,
      'Change that one, or choose another id.',
    );
  const end = lineEndOf(widened);
  const rows = concepts.map(concept =>
    sheet.columns.map(column => writeCell(valueFor(column, concept), sheet.delimiter)).join(sheet.delimiter),
  );
  return `${widened}${/[\r\n]$/.test(widened) ? '' : end}${rows.map(row => row + end).join('')}`;
}

/**
 * Removes a concept's row with its line end.
 * @throws AppError if no row has the id
 */
export function removeConcept(text: string, id: string): string {
  const row = rowOf(readSheet(text, ''), id);
  const after = text.slice(row.end);
  return text.slice(0, row.start) + after.replace(/^(?:\r\n|\r|\n)/, '');
}

function rowOf(sheet: Sheet, id: string): Row {
  const found = sheet.rows.find(row => row.concept.id === id);
  if (!found)
    throw new AppError(
      'usage',
      `The glossary has no concept “${id}”.`,
      'List the concepts with: dragoman glossary list',
    );
  return found.row;
}

/** The new text of a cell; undefined where the cell already says it. */
function changedValue(column: Column, value: string, patch: ConceptPatch): string | undefined {
  if (column.kind === 'unknown') return undefined;
  if (column.kind !== 'terms') {
    const wanted = patch[column.kind];
    return wanted === undefined || wanted === value.trim() ? undefined : wanted;
  }
  const terms = patch.terms?.[column.locale];
  if (terms === undefined || formatCell(terms) === formatCell(parseCell(value).terms)) return undefined;
  return formatCell(terms, value.includes(' | ') ? ' | ' : '|');
}

function valueFor(column: Column, concept: Concept): string {
  if (column.kind === 'unknown') return '';
  return column.kind === 'terms' ? formatCell(concept.terms[column.locale] ?? []) : concept[column.kind];
}

function replaceCell({ start, end }: Cell, value: string, delimiter: string, text: string): Edit {
  return { start, end, text: writeCell(value, delimiter, text[start] === '"') };
}

/** The glossary with a column for every locale of the concept, new ones at the end. */
function withColumns(text: string, patches: readonly ConceptPatch[]): string {
  const sheet = readSheet(text, '');
  const known = new Set(sheet.columns.flatMap(column => (column.kind === 'terms' ? [column.locale] : [])));
  const used = patches.flatMap(({ terms = {} }) => Object.keys(terms).filter(locale => terms[locale]?.length));
  return [...new Set(used)].filter(locale => !known.has(locale)).reduce(withColumn, text);
}

function withColumn(text: string, locale: Locale): string {
  const { header, rows, delimiter, columns } = readSheet(text, '');
  if (!header) return text;
  const full = rows.filter(({ row }) => row.cells.length === columns.length);
  const inserts = [
    { start: header.end, end: header.end, text: `${delimiter}${locale}` },
    ...full.map(({ row }) => ({ start: row.end, end: row.end, text: delimiter })),
  ];
  return spliced(text, inserts);
}

function emptyGlossary({ terms }: Concept): string {
  return `id,domain,note,source,${Object.keys(terms).join(',')}\n`;
}

function lineEndOf(text: string): string {
  return /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
}
