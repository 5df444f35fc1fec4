/** A cell of a CSV file: what it says, and where it stands in the text with its quotes. */
export interface Cell {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** A record of a CSV file. Its span leaves the line end out. */
export interface Row {
  readonly cells: readonly Cell[];
  /** The 1-based line that the record starts on. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
  /** Why the record cannot be read; its cells are then worth nothing. */
  readonly fault?: 'unclosed quote' | 'text after a closing quote';
}

const DELIMITERS = [',', ';', '\t'] as const;

/** The delimiter that gives the first line the most columns; a comma where that leaves it open. */
export function findDelimiter(text: string): string {
  const end = text.search(/[^\uFEFF\r\n][\r\n]/);
  const line = end < 0 ? text : text.slice(0, end + 1);
  const counts = DELIMITERS.map(delimiter => scanCsv(line, delimiter)[0]?.cells.length ?? 0);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}

/**
 * Splits CSV (RFC 4180, with any of CR, LF and CRLF, and quoted line ends) into records that know where they stand,
 * which lets an edit leave every other byte alone. A record with a broken quotation takes only its own line with it.
 * Blank lines are left out.
 */
export function scanCsv(text: string, delimiter: string): readonly Row[] {
  const rows: Row[] = [];
  const lastQuote = text.lastIndexOf('"');
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  let line = 1;
  while (at < text.length) {
    const row = scanRow(text, at, line, delimiter, lastQuote);
    if (row.end > row.start) rows.push(row);
    line += countLines(text, row.start, row.end);
    at = row.end;
    if (at < text.length) {
      at += text.startsWith('\r\n', at) ? 2 : 1;
      line += 1;
    }
  }
  return rows;
}

function scanRow(text: string, start: number, line: number, delimiter: string, lastQuote: number): Row {
  const cells: Cell[] = [];
  let at = start;
  for (;;) {
    const cell = text[at] === '"' ? scanQuoted(text, at, lastQuote) : scanPlain(text, at, delimiter);
    if (cell === undefined) return { cells, line, start, end: lineEnd(text, start), fault: 'unclosed quote' };
    cells.push(cell);
    const next = text[cell.end];
    if (next === delimiter) at = cell.end + 1;
    else if (next === undefined || next === '\r' || next === '\n') return { cells, line, start, end: cell.end };
    else return { cells, line, start, end: lineEnd(text, start), fault: 'text after a closing quote' };
  }
}

function scanPlain(text: string, start: number, delimiter: string): Cell {
  let end = start;
  for (; end < text.length; end++) {
    const char = text[end];
    if (char === delimiter || char === '\n' || char === '\r') break;
  }
  return { value: text.slice(start, end), start, end };
}

function scanQuoted(text: string, start: number, lastQuote: number): Cell | undefined {
  let at = start + 1;
  while (at <= lastQuote) {
    const quote = text.indexOf('"', at);
    if (text[quote + 1] !== '"')
      return { value: text.slice(start + 1, quote).replaceAll('""', '"'), start, end: quote + 1 };
    at = quote + 2;
  }
  return undefined;
}

function lineEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && text[end] !== '\n' && text[end] !== '\r') end++;
  return end;
}

function countLines(text: string, start: number, end: number): number {
  let lines = 0;
  for (let at = start; at < end; at++) {
    const char = text[at];
    if (char === '\n' || (char === '\r' && text[at + 1] !== '\n')) lines++;
  }
  return lines;
}

/** Why a record does not fit a header of so many columns, and what to do about it; undefined where it fits. */
export function rowFault(
  { cells, fault }: Row,
  columns: number,
): readonly [message: string, advice: string] | undefined {
  if (fault === 'unclosed quote')
    return [
      'A quotation mark opens a cell and is never closed.',
      'Close it, or double each quotation mark inside a cell.',
    ];
  if (fault)
    return [
      'There is text after the closing quotation mark of a cell.',
      'Double each quotation mark inside a cell: "".',
    ];
  const surplus = cells.slice(columns).some(cell => cell.value !== '');
  if (cells.length === columns || (cells.length > columns && !surplus)) return undefined;
  return [
    `The row has ${cells.length} cells; the header has ${columns}.`,
    'Quote a cell that holds the delimiter, and leave no cell out.',
  ];
}

/** A value as a cell of a file with this delimiter: quoted where it must be, or where the cell it replaces was. */
export function writeCell(value: string, delimiter: string, quoted = false): string {
  const must = value.includes(delimiter) || /["\r\n]|^\s|\s$/.test(value);
  return must || quoted ? `"${value.replaceAll('"', '""')}"` : value;
}
