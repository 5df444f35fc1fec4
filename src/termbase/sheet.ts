import { findDelimiter, type Row, rowFault, scanCsv } from '../csv.ts';
import type { Concept, Locale, Problem, Term } from '../model.ts';
import { parseCell } from './cell.ts';

/** A column that means something to us; any other column is kept and never read. */
export type Column =
  | { readonly kind: 'id' | 'domain' | 'note' | 'source' }
  | { readonly kind: 'terms'; readonly locale: Locale }
  | { readonly kind: 'unknown' };

/** A glossary file as read: the concepts, each with the row it came from. */
export interface Sheet {
  readonly delimiter: string;
  readonly header: Row | undefined;
  readonly columns: readonly Column[];
  readonly rows: readonly { readonly concept: Concept; readonly row: Row }[];
  readonly problems: readonly Problem[];
}

/**
 * Reads a glossary (CSV; also with `;` or tabs) with the places of its rows. What is wrong with a row becomes a
 * problem with the file and the line, and the other rows are used.
 */
export function readSheet(text: string, file: string): Sheet {
  const delimiter = findDelimiter(text);
  const [header, ...body] = scanCsv(text, delimiter);
  const problems: Problem[] = [];
  const report = (line: number, message: string, advice: string) => problems.push({ file, line, message, advice });
  const columns = header ? readHeader(header, report) : [];
  if (!header) problems.push({ file, message: 'The glossary is empty.', advice: NO_HEADER });

  const drafts: Draft[] = [];
  for (const row of columns.some(column => column.kind === 'terms') ? body : []) {
    const fault = rowFault(row, columns.length) ?? hostileIn(text.slice(row.start, row.end));
    if (fault) report(row.line, ...fault);
    else drafts.push(readRow(row, columns, report));
  }
  return { delimiter, header, columns, rows: identify(drafts, report), problems };
}

type Report = (line: number, message: string, advice: string) => void;

const NO_HEADER = 'Start it with a header such as id,domain,note,source,pl,en.';

function readHeader(header: Row, report: Report): readonly Column[] {
  const seen = new Set<string>();
  const columns = header.cells.map((cell): Column => {
    const column = readColumn(cell.value.trim());
    const name = column.kind === 'terms' ? column.locale : column.kind;
    if (column.kind !== 'unknown' && seen.has(name)) {
      report(header.line, `The column “${name}” stands there twice.`, 'Keep one of them; the second is not read.');
      return { kind: 'unknown' };
    }
    seen.add(name);
    return column;
  });
  if (!columns.some(column => column.kind === 'terms'))
    report(header.line, 'No column of the header is a locale, so there are no terms to read.', NO_HEADER);
  return columns;
}

function readColumn(name: string): Column {
  const plain = name.toLowerCase();
  if (plain === 'id' || plain === 'domain' || plain === 'note' || plain === 'source') return { kind: plain };
  const locale = asLocale(name);
  return locale === undefined ? { kind: 'unknown' } : { kind: 'terms', locale };
}

const languages = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/** The BCP 47 tag that a column's name is, in its canonical spelling, if it names a known language. */
function asLocale(name: string): Locale | undefined {
  const tag = name.replaceAll('_', '-');
  if (!/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(tag)) return undefined;
  try {
    const [locale] = Intl.getCanonicalLocales(tag);
    return locale !== undefined && languages.of(locale) !== undefined ? locale : undefined;
  } catch {
    return undefined;
  }
}

/** NUL, lone surrogates, bidirectional controls. */
const HOSTILE = /\0|\p{Surrogate}|[\u202A-\u202E\u2066-\u2069]/u;

function hostileIn(row: string): readonly [message: string, advice: string] | undefined {
  const hostile = hostileCharacter(row);
  return hostile === undefined
    ? undefined
    : [
        `The row holds the invisible or broken character ${hostile}.`,
        'Remove the character; type the row anew if need be.',
      ];
}

/** The first character of a text that no term needs and that hides or spoils text, as `U+202E`. */
export function hostileCharacter(text: string): string | undefined {
  const hostile = HOSTILE.exec(text)?.[0];
  return hostile && `U+${(hostile.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** A row's concept before it is sure of its id. */
interface Draft {
  readonly row: Row;
  readonly concept: Concept;
}

function readRow(row: Row, columns: readonly Column[], report: Report): Draft {
  const texts = { id: '', domain: '', note: '', source: '' };
  const terms: [Locale, readonly Term[]][] = [];
  columns.forEach((column, index) => {
    const value = row.cells[index]?.value ?? '';
    if (column.kind === 'terms') {
      const reading = parseCell(value);
      for (const { message, advice } of reading.faults) report(row.line, `Column ${column.locale}: ${message}`, advice);
      if (reading.terms.length > 0) terms.push([column.locale, reading.terms]);
    } else if (column.kind !== 'unknown') texts[column.kind] = value.trim();
  });
  return { row, concept: { ...texts, terms: Object.fromEntries(terms) } };
}

/** Gives every concept an id of its own: the written one, else one made from its first term. */
function identify(drafts: readonly Draft[], report: Report): Sheet['rows'] {
  const lines = new Map<string, number>();
  const makeId = idMaker(drafts.map(draft => draft.concept.id));
  const rows: Draft[] = [];
  for (const { concept, row } of drafts) {
    const first = lines.get(concept.id);
    if (concept.id !== '' && first !== undefined) {
      report(
        row.line,
        `The id “${concept.id}” is taken by line ${first}.`,
        'Give the concept another id, or merge the rows.',
      );
      continue;
    }
    const id = concept.id === '' ? makeId(concept) : concept.id;
    if (id === undefined) {
      if (row.cells.some(cell => cell.value.trim() !== ''))
        report(row.line, 'The row has neither an id nor a term.', 'Fill in a term, or remove the row.');
      continue;
    }
    lines.set(id, row.line);
    rows.push({ row, concept: { ...concept, id } });
  }
  return rows;
}

/** Makes ids of concepts' first terms, with `-2`, `-3` … where one is taken; the ids it gives are taken too. */
export function idMaker(ids: Iterable<string>): (concept: Pick<Concept, 'terms'>) => string | undefined {
  const taken = new Set(ids);
  const numbers = new Map<string, number>();
  return concept => {
    const term = Object.values(concept.terms)[0]?.[0];
    if (!term) return undefined;
    const slug = slugOf(term.text) || 'concept';
    let number = numbers.get(slug) ?? 1;
    const name = () => (number === 1 ? slug : `${slug}-${number}`);
    while (taken.has(name())) number++;
    numbers.set(slug, number);
    taken.add(name());
    return name();
  };
}

function slugOf(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ł', 'l')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}
