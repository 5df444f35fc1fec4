import { escapeHtml } from '../html.ts';
import { oneLine } from './finding.ts';
import { figure } from './page.ts';

/** How a stretch of a plot looks: a colour, and the pattern that goes with it. */
export type Look = 'initial' | 'translated' | 'reviewed' | 'final' | 'outOfDate' | 'error' | 'warning' | 'bar';

const PATTERN: Partial<Readonly<Record<Look, string>>> = {
  initial: 'none',
  translated: 'draft',
  outOfDate: 'stale',
  warning: 'draft',
};

/** For which page a plot is drawn: its width in its own units, and how a row's label stands. */
interface Sheet {
  readonly name: 'broad' | 'narrow';
  readonly width: number;
  /** Room for labels beside the rows, at most. */
  readonly label: number;
  readonly row: number;
  /** Where a row's bar begins, from the row's top. */
  readonly bar: number;
}

/** On a phone the labels stand above the rows, so that the letters stay as large as on a desk. */
const SHEETS: readonly Sheet[] = [
  { name: 'broad', width: 840, label: 225, row: 30, bar: 4 },
  { name: 'narrow', width: 330, label: 0, row: 48, bar: 22 },
];

/** As thick as a bar is. */
const BAR = 20;

export interface Part {
  readonly look: Look;
  /** What it is, for people who hover or listen. */
  readonly name: string;
  readonly value: number;
}

/** A bar for each row, of the same length, divided into parts: what share of a whole is in which state. */
export function shareBars(rows: readonly { readonly label: string; readonly parts: readonly Part[] }[]): string {
  return onEachSheet('Shares', rows, sheet => {
    const room = sheet.width - sheet.label;
    const drawn = rows.map(({ label, parts }, row) => {
      const all = parts.reduce((sum, part) => sum + part.value, 0);
      let x = sheet.label;
      const bars = parts.map(part => {
        const width = all === 0 ? 0 : (room * part.value) / all;
        const bar = block(part, x, row * sheet.row + sheet.bar, width, BAR);
        x += width;
        return bar;
      });
      return rowLabel(label, row, sheet) + bars.join('');
    });
    return { height: rows.length * sheet.row, content: drawn };
  });
}

/** A bar for each row, as long as its parts add up to, with the sum behind it. */
export function countBars(rows: readonly { readonly label: string; readonly parts: readonly Part[] }[]): string {
  const sums = rows.map(({ parts }) => parts.reduce((sum, part) => sum + part.value, 0));
  return onEachSheet('Counts', rows, sheet => {
    const scale = (sheet.width - sheet.label - 60) / Math.max(1, ...sums);
    const drawn = rows.map(({ label, parts }, row) => {
      const y = row * sheet.row + sheet.bar;
      let x = sheet.label;
      const bars = parts.map(part => {
        const bar = block(part, x, y, part.value * scale, BAR, part.value < (sums[row] ?? 0));
        x += part.value * scale;
        return bar;
      });
      return `${rowLabel(label, row, sheet)}${bars.join('')}${words(figure(sums[row] ?? 0), x + 8, y + 15, 'dim')}`;
    });
    return { height: rows.length * sheet.row, content: drawn };
  });
}

/** A column for each label, with its value above it, and a line at a limit. */
export function columns(values: readonly { readonly label: string; readonly value: number }[], limit?: number): string {
  const [height, foot, head] = [170, 26, 22];
  const top = Math.max(1, limit ?? 0, ...values.map(({ value }) => value));
  const y = (value: number) => head + (height - head - foot) * (1 - value / top);
  return onEachSheet('By month', [], ({ width }) => {
    const step = Math.min(90, width / Math.max(1, values.length));
    // Where all do not fit beside one another, the last has its words, and each so many before it.
    const every = Math.ceil(ROOM_OF_WORDS / step);
    const drawn = values.map(({ label, value }, index) => {
      const middle = step * (index + 0.5);
      const part: Part = { look: 'bar', name: label, value };
      const bar = block(part, middle - step * 0.32, y(value), step * 0.64, height - foot - y(value), false);
      if ((values.length - 1 - index) % every > 0) return bar;
      const place = Math.max(ROOM_OF_WORDS / 2, Math.min(width - ROOM_OF_WORDS / 2, middle));
      return `${bar}${words(figure(value), place, y(value) - 6, 'mid')}${words(label, place, height - 8, 'dim mid')}`;
    });
    const line =
      limit === undefined
        ? ''
        : `<path class="limit" d="M0 ${at(y(limit))}H${width}"/>${words(`budget ${figure(limit)}`, width, y(limit) - 6, 'dim end')}`;
    const axis = `<path class="axis" d="M0 ${height - foot}H${width}"/>`;
    return { height, content: [axis, ...drawn, line] };
  });
}

/** As wide as a month or a figure is, with air about it. */
const ROOM_OF_WORDS = 58;

/** Shares (0 to 1) day by day, stacked from below: small, to be set beside others. */
export function trend(
  days: readonly string[],
  layers: readonly { readonly look: Look; readonly shares: readonly number[] }[],
) {
  const [width, height, foot] = [260, 110, 20];
  const times = days.map(day => Date.parse(day));
  const [first = 0] = times;
  const span = Math.max(1, (times.at(-1) ?? 0) - first);
  const x = (index: number) => (days.length < 2 ? index * width : (width * ((times[index] ?? first) - first)) / span);
  const y = (share: number) => (height - foot) * (1 - share);
  const xs = days.length < 2 ? [0, width] : days.map((_, index) => x(index));
  let below = xs.map(() => 0);
  const areas = layers.map(({ look, shares }) => {
    const above = below.map((share, index) => share + (shares[Math.min(index, shares.length - 1)] ?? 0));
    const points = [
      ...above.map((share, index) => `${at(xs[index] ?? 0)} ${at(y(share))}`),
      ...below.map((share, index) => `${at(xs[index] ?? 0)} ${at(y(share))}`).reverse(),
    ];
    below = above;
    return area(look, `M${points.join('L')}Z`);
  });
  const dates = `${words(days[0] ?? '', 0, height - 4, 'dim')}${days.length > 1 ? words(days.at(-1) ?? '', width, height - 4, 'dim end') : ''}`;
  const frame = `<path class="axis" fill="none" d="M0 0H${width}V${height - foot}H0Z"/>`;
  return plot('Day by day', width, { height, content: [...areas, frame, dates] });
}

/** A dot for each row with a line from `low` to `high`, on a scale from 0 to 100. */
export function intervals(
  rows: readonly { readonly label: string; readonly value: number; readonly low: number; readonly high: number }[],
): string {
  const least = Math.max(0, Math.floor(Math.min(100, ...rows.map(({ low }) => low)) / 10) * 10 - 10);
  return onEachSheet('Scores with their confidence', rows, sheet => {
    const room = sheet.width - sheet.label - 60;
    // Room for half of the scale's first figure.
    const start = Math.max(12, sheet.label);
    const x = (value: number) => start + ((room + sheet.label - start) * (value - least)) / (100 - least);
    const bottom = rows.length * sheet.row + 6;
    const step = room > 400 || least >= 60 ? 10 : 20;
    const marks = Array.from({ length: Math.floor((100 - least) / step) + 1 }, (_, index) => 100 - step * index);
    const grid = marks.map(
      mark =>
        `<path class="axis" d="M${at(x(mark))} 0V${bottom}"/>${words(`${mark}`, x(mark), bottom + 16, 'dim mid')}`,
    );
    const dots = rows.map(({ label, value, low, high }, row) => {
      const y = row * sheet.row + sheet.bar + BAR / 2;
      const title = `<title>${escapeHtml(`${label}: ${value.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`)}</title>`;
      const whisker = `<path class="whisker" d="M${at(x(low))} ${y}H${at(x(high))}M${at(x(low))} ${y - 5}v10M${at(x(high))} ${y - 5}v10"/>`;
      return `<g>${title}${rowLabel(label, row, sheet)}${whisker}<circle class="mark" cx="${at(x(value))}" cy="${y}" r="5.5"/>${words(value.toFixed(1), sheet.width, y + 5, 'end')}</g>`;
    });
    return { height: bottom + 22, content: [...grid, ...dots] };
  });
}

/** What the looks mean. */
export function legend(entries: readonly { readonly look: Look; readonly name: string }[]): string {
  const items = entries.map(({ look, name }) => {
    const sample = `<svg viewBox="0 0 22 16" aria-hidden="true">${area(look, 'M.5.5H21.5V15.5H.5Z')}</svg>`;
    return `<li>${sample}${escapeHtml(name)}</li>`;
  });
  return `<ul class="legend">${items.join('')}</ul>`;
}

/** What is drawn on a sheet. */
interface Drawing {
  readonly height: number;
  readonly content: readonly string[];
}

/** The same plot for a broad and for a narrow page; the page shows the one that fits. */
function onEachSheet(
  name: string,
  rows: readonly { readonly label: string }[],
  draw: (sheet: Sheet) => Drawing,
): string {
  const longest = Math.max(0, ...rows.map(({ label }) => label.length));
  return SHEETS.map(sheet => {
    const label = Math.min(sheet.label, 20 + 8 * longest);
    return `<div class="${sheet.name}">${plot(name, sheet.width, draw({ ...sheet, label }))}</div>`;
  }).join('');
}

function plot(name: string, width: number, { height, content }: Drawing): string {
  return `<svg class="plot" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeHtml(name)}">${content.join('\n')}</svg>`;
}

/** A rectangle with its number on it where there is room. */
function block(
  { look, name, value }: Part,
  x: number,
  y: number,
  width: number,
  height: number,
  numbered = true,
): string {
  if (value === 0) return '';
  const number = figure(value);
  const room = numbered && width > 14 + 8 * number.length && look !== 'bar';
  const inner = room ? numberOn(number, x + width / 2, y + height / 2) : '';
  const shape = `M${at(x)} ${at(y)}h${at(width)}v${at(height)}h${at(-width)}Z`;
  return `<g><title>${escapeHtml(`${name}: ${number}`)}</title>${area(look, shape)}${inner}</g>`;
}

/** On a plate of the page's colour: neither colour nor pattern may get in the way of a number. */
function numberOn(number: string, x: number, y: number): string {
  const width = 9 + 7.5 * number.length;
  const plate = `<rect x="${at(x - width / 2)}" y="${at(y - 8)}" width="${at(width)}" height="16" rx="4" style="fill:var(--card)"/>`;
  return `${plate}${words(number, x, y + 4.5, 'mid')}`;
}

function area(look: Look, shape: string): string {
  const pattern = PATTERN[look];
  const over = pattern ? `<path d="${shape}" fill="url(#${pattern})"/>` : '';
  return `<path class="${look} edge" d="${shape}"/>${over}`;
}

function rowLabel(label: string, row: number, sheet: Sheet): string {
  const short = oneLine(label, sheet.label > 0 ? 26 : 40);
  const title = short === label ? '' : `<title>${escapeHtml(label)}</title>`;
  const beside = sheet.label > 0;
  const [x, y] = beside ? [sheet.label - 12, sheet.bar + 15] : [0, sheet.bar - 6];
  return `<text${beside ? ' class="end"' : ''} x="${x}" y="${row * sheet.row + y}">${title}${escapeHtml(short)}</text>`;
}

function words(text: string, x: number, y: number, classes: string): string {
  return `<text class="${classes}" x="${at(x)}" y="${at(y)}">${escapeHtml(text)}</text>`;
}

/** A coordinate, to a tenth. */
function at(value: number): string {
  return String(Math.round(value * 10) / 10);
}
