import stringWidth from 'string-width';

export interface Column {
  readonly title: string;
  readonly align: 'left' | 'right';
}

/** A row of cells, or a rule across the table. */
export type Row = readonly string[] | 'rule';

/**
 * Lays rows out in columns, two spaces apart. Where the table is wider than it may be, the first column gives way. Cells
 * may hold colours and wide characters.
 *
 * @param width  in columns of the terminal
 */
export function renderTable(columns: readonly Column[], rows: readonly Row[], width: number): string {
  const titles = columns.map(column => column.title);
  const cells = [titles, ...rows.filter(row => row !== 'rule')];
  const widths = columns.map((_, index) => Math.max(...cells.map(row => widthOf(row[index] ?? ''))));
  const total = () => widths.reduce((sum, each) => sum + each, 0) + GAP.length * (columns.length - 1);
  const [first = 0] = widths;
  widths[0] = Math.max(NARROWEST, first - Math.max(0, total() - width));
  const rule = '─'.repeat(total());
  const line = (row: readonly string[]) =>
    columns
      .map((column, index) => pad(row[index] ?? '', widths[index] ?? 0, column.align))
      .join(GAP)
      .trimEnd();
  return [line(titles), rule, ...rows.map(row => (row === 'rule' ? rule : line(row)))]
    .map(each => `${each}\n`)
    .join('');
}

const GAP = '  ';
const NARROWEST = 12;

/** Most cells are plain: to measure them as any text may be takes a second for a few thousand rows. */
function widthOf(text: string): number {
  return PLAIN.test(text) ? text.length : stringWidth(text);
}

const PLAIN = /^[ -~·\u202F]*$/;

function pad(text: string, width: number, align: Column['align']): string {
  const cut = shorten(text, width);
  const space = ' '.repeat(Math.max(0, width - widthOf(cut)));
  return align === 'left' ? cut + space : space + cut;
}

/** More UTF-16 units a column than any text on a terminal needs. */
const UNITS_A_COLUMN = 32;

/** The text, cut to what a terminal shows in `width` columns. Of a very long one only the beginning is measured. */
export function shorten(text: string, width: number): string {
  const start = text.slice(0, width * UNITS_A_COLUMN);
  return start.length < text.length || widthOf(start) > width ? `${truncate(start, width - 1)}…` : text;
}

function truncate(text: string, width: number): string {
  let kept = '';
  for (const character of text) {
    if (widthOf(kept + character) > width) break;
    kept += character;
  }
  return kept;
}

/** `12 345`: digits in groups of three, by a narrow no-break space; `·` for nothing, so that a table can be skimmed. */
export function figure(value: number): string {
  return value === 0 ? '·' : String(value).replace(/\B(?=(\d{3})+$)/g, '\u202F');
}

/** `1 segment`, `29 segments`. */
export function counted(value: number, noun: string, plural = `${noun}s`): string {
  return `${String(value).replace(/\B(?=(\d{3})+$)/g, '\u202F')} ${value === 1 ? noun : plural}`;
}
