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

/** Width of every plot, in its own units; it grows and shrinks with the page. */
const WIDTH = 840;
const LABEL = 225;
const ROW = 30;

export interface Part {
  readonly look: Look;
  /** What it is, for people who hover or listen. */
  readonly name: string;
  readonly value: number;
}

/** A bar for each row, of the same length, divided into parts: what share of a whole is in which state. */
export function shareBars(rows: readonly { readonly label: string; readonly parts: readonly Part[] }[]): string {
  const room = WIDTH - LABEL;
  return plot(
    rows.length * ROW,
    'Shares',
    rows.map(({ label, parts }, row) => {
      const all = parts.reduce((sum, part) => sum + part.value, 0);
      let x = LABEL;
      const bars = parts.map(part => {
        const width = all === 0 ? 0 : (room * part.value) / all;
        const bar = block(part, x, row * ROW + 4, width, ROW - 10);
        x += width;
        return bar;
      });
      return rowLabel(label, row) + bars.join('');
    }),
  );
}

/** A bar for each row, as long as its parts add up to, with the sum behind it. */
export function countBars(rows: readonly { readonly label: string; readonly parts: readonly Part[] }[]): string {
  const sums = rows.map(({ parts }) => parts.reduce((sum, part) => sum + part.value, 0));
  const scale = (WIDTH - LABEL - 60) / Math.max(1, ...sums);
  return plot(
    rows.length * ROW,
    'Counts',
    rows.map(({ label, parts }, row) => {
      let x = LABEL;
      const bars = parts.map(part => {
        const bar = block(part, x, row * ROW + 4, part.value * scale, ROW - 10, part.value < (sums[row] ?? 0));
        x += part.value * scale;
        return bar;
      });
      return `${rowLabel(label, row)}${bars.join('')}${words(figure(sums[row] ?? 0), x + 8, row * ROW + 19, 'dim')}`;
    }),
  );
}

/** A column for each label, with its value above it, and a line at a limit. */
export function columns(values: readonly { readonly label: string; readonly value: number }[], limit?: number): string {
  const [height, foot, head] = [170, 26, 22];
  const top = Math.max(1, limit ?? 0, ...values.map(({ value }) => value));
  const y = (value: number) => head + (height - head - foot) * (1 - value / top);
  const step = Math.min(90, WIDTH / Math.max(1, values.length));
  const drawn = values.map(({ label, value }, index) => {
    const middle = step * (index + 0.5);
    const part: Part = { look: 'bar', name: label, value };
    const bar = block(part, middle - step * 0.32, y(value), step * 0.64, height - foot - y(value), false);
    return `${bar}${words(figure(value), middle, y(value) - 6, 'mid')}${words(label, middle, height - 8, 'dim mid')}`;
  });
  const line =
    limit === undefined
      ? ''
      : `<path class="limit" d="M0 ${at(y(limit))}H${WIDTH}"/>${words(`budget ${figure(limit)}`, WIDTH, y(limit) - 6, 'dim end')}`;
  return plot(height, 'By month', [axis(0, height - foot), ...drawn, line]);
}

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
  return plot(height, 'Day by day', [...areas, frame, dates], width);
}

/** A dot for each row with a line from `low` to `high`, on a scale from 0 to 100. */
export function intervals(
  rows: readonly { readonly label: string; readonly value: number; readonly low: number; readonly high: number }[],
): string {
  const least = Math.max(0, Math.floor(Math.min(100, ...rows.map(({ low }) => low)) / 10) * 10 - 10);
  const room = WIDTH - LABEL - 60;
  const x = (value: number) => LABEL + (room * (value - least)) / (100 - least);
  const bottom = rows.length * ROW + 6;
  const marks = Array.from({ length: (100 - least) / 10 + 1 }, (_, index) => least + 10 * index);
  const grid = marks.map(
    mark => `<path class="axis" d="M${at(x(mark))} 0V${bottom}"/>${words(`${mark}`, x(mark), bottom + 16, 'dim mid')}`,
  );
  const dots = rows.map(({ label, value, low, high }, row) => {
    const y = row * ROW + ROW / 2;
    const title = `<title>${escapeHtml(`${label}: ${value.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`)}</title>`;
    const whisker = `<path class="whisker" d="M${at(x(low))} ${y}H${at(x(high))}M${at(x(low))} ${y - 5}v10M${at(x(high))} ${y - 5}v10"/>`;
    return `<g>${title}${rowLabel(label, row)}${whisker}<circle class="mark" cx="${at(x(value))}" cy="${y}" r="5.5"/>${words(value.toFixed(1), WIDTH, y + 5, 'end')}</g>`;
  });
  return plot(bottom + 22, 'Scores with their confidence', [...grid, ...dots]);
}

/** What the looks mean. */
export function legend(entries: readonly { readonly look: Look; readonly name: string }[]): string {
  const items = entries.map(({ look, name }) => {
    const sample = `<svg viewBox="0 0 22 16" aria-hidden="true">${area(look, 'M.5.5H21.5V15.5H.5Z')}</svg>`;
    return `<li>${sample}${escapeHtml(name)}</li>`;
  });
  return `<ul class="legend">${items.join('')}</ul>`;
}

function plot(height: number, name: string, content: readonly string[], width = WIDTH): string {
  const svg = `<svg class="plot" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapeHtml(name)}">${content.join('\n')}</svg>`;
  return width === WIDTH ? `<div class="wide">${svg}</div>` : svg;
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

function rowLabel(label: string, row: number): string {
  const short = oneLine(label, 26);
  const title = short === label ? '' : `<title>${escapeHtml(label)}</title>`;
  return `<text class="end" x="${LABEL - 12}" y="${row * ROW + 19}">${title}${escapeHtml(short)}</text>`;
}

function words(text: string, x: number, y: number, classes: string): string {
  return `<text class="${classes}" x="${at(x)}" y="${at(y)}">${escapeHtml(text)}</text>`;
}

function axis(x: number, y: number): string {
  return `<path class="axis" d="M${x} ${y}H${WIDTH}"/>`;
}

/** A coordinate, to a tenth. */
function at(value: number): string {
  return String(Math.round(value * 10) / 10);
}
