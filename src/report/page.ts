import { wholePage } from '../html.ts';

/**
 * A page on its own, readable in the dark and in print, and without colours: whatever differs in colour differs in lightness or pattern too.
 *
 * @param body  HTML, with all text escaped
 */
export function writePage(title: string, body: string): string {
  return wholePage({ title, style: { html: STYLE }, body: { html: `${PATTERNS}\n<main>\n${body}\n</main>\n` } });
}

/**
 * A table; cells are HTML. A first cell that repeats the one above is seen once.
 *
 * @param headings  how many columns say what a row is about; in the others there are figures
 */
export function table(head: readonly string[], rows: readonly (readonly string[])[], headings = 1): string {
  const cells = (row: readonly string[], above: readonly string[] | undefined) =>
    row.map((cell, index) => {
      if (index >= headings) return `<td>${cell}</td>`;
      const repeats = index === 0 && headings > 1 && above?.[0] === cell;
      return `<th scope="row">${repeats ? `<span class="again">${cell}</span>` : cell}</th>`;
    });
  const title = (text: string, index: number) =>
    `<th scope="col"${index < headings ? ' class="name"' : ''}>${text}</th>`;
  return `<div class="wide" role="group" aria-label="Table" tabindex="0"><table>
<thead><tr>${head.map(title).join('')}</tr></thead>
<tbody>
${rows.map((row, index) => `<tr>${cells(row, rows[index - 1]).join('')}</tr>`).join('\n')}
</tbody></table></div>`;
}

/** `12 345`: digits in groups, by a narrow no-break space. */
export function figure(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, '\u202F');
}

const STYLE = `
:root {
  color-scheme: light dark;
  --paper: light-dark(#faf9f6, #15181b); --card: light-dark(#fff, #1d2125);
  --ink: light-dark(#1c2124, #e7e5e0); --muted: light-dark(#586268, #a0a9ae); --line: light-dark(#e3dfd5, #343b42);
  --accent: light-dark(#17566b, #78c4d8);
  --initial: light-dark(#eeebe3, #2b3136); --translated: light-dark(#e6b25c, #8a5a12);
  --reviewed: light-dark(#5a9bd0, #4d8fc8); --final: light-dark(#12495a, #a6dfee); --outOfDate: light-dark(#b03a0a, #f28a58);
  --error: light-dark(#a3261e, #ff9a8f); --warning: light-dark(#e6b25c, #8a5a12);
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 15px/1.55 system-ui, "Segoe UI", Roboto, "Helvetica Neue", "DejaVu Sans", sans-serif; font-variant-numeric: tabular-nums; }
main { max-width: 60rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .25rem; letter-spacing: -.01em; overflow-wrap: anywhere; }
h2 { font-size: 1.15rem; margin: 0 0 .75rem; }
h3 { font-size: .95rem; margin: 1.25rem 0 .5rem; color: var(--muted); }
p { margin: 0 0 .75rem; max-width: 44rem; } section > :last-child { margin-bottom: 0; }
.muted { color: var(--muted); }
section { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 1.25rem 1.5rem 1.5rem; margin-top: 1.25rem; }
.figures { display: flex; flex-wrap: wrap; gap: 1rem 2.5rem; margin: 1.5rem 0 0; padding: 0; }
.figures div { display: flex; flex-direction: column-reverse; }
.figures dd { margin: 0; font-size: 1.75rem; font-weight: 650; line-height: 1.15; letter-spacing: -.01em; }
.figures dt { color: var(--muted); font-size: .85rem; }
.legend { display: flex; flex-wrap: wrap; gap: .35rem 1.25rem; padding: 0; margin: 0 0 .75rem; list-style: none; font-size: .85rem; }
.legend svg { width: 1.1rem; height: .8rem; margin-right: .4rem; vertical-align: -1px; }
.grid { display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: 1rem 1.5rem; }
.grid h3 { margin: 0 0 .5rem; }
.wide { overflow-x: auto; }
.narrow { display: none; }
table { border-collapse: collapse; width: 100%; font-size: .875rem; }
caption { text-align: left; padding-bottom: .5rem; }
th, td { padding: .4rem .75rem .4rem 0; text-align: right; vertical-align: baseline; border-bottom: 1px solid var(--line); white-space: nowrap; }
th.name, tbody th { text-align: left; white-space: normal; }
tbody th:first-child { overflow-wrap: anywhere; }
tbody th { font-weight: 500; } tbody th:first-child { min-width: 8rem; max-width: 18rem; } tbody th + th { font-weight: 400; }
.again { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; white-space: nowrap; }
thead th { color: var(--muted); font-weight: 500; }
svg.plot { display: block; width: 100%; height: auto; font-size: 13px; }
svg text { fill: var(--ink); } svg text.dim { fill: var(--muted); } svg text.end { text-anchor: end; } svg text.mid { text-anchor: middle; }
svg .axis { stroke: var(--line); stroke-width: 1; } svg .limit { stroke: var(--error); stroke-width: 1.5; stroke-dasharray: 5 4; }
svg .mark { fill: var(--accent); } svg .whisker { stroke: var(--accent); stroke-width: 2; }
svg .edge { stroke: var(--ink); stroke-opacity: .55; stroke-width: .75; }
.initial { fill: var(--initial); } .translated { fill: var(--translated); } .reviewed { fill: var(--reviewed); }
.final { fill: var(--final); } .outOfDate { fill: var(--outOfDate); } .error { fill: var(--error); } .warning { fill: var(--warning); }
.bar { fill: var(--accent); }
.stripe { stroke: var(--ink); stroke-opacity: .5; stroke-width: 1.2; }
.stripe.over { stroke: var(--card); stroke-opacity: .9; stroke-width: 1; }
.dot { fill: var(--ink); fill-opacity: .45; }
footer { margin-top: 2rem; color: var(--muted); font-size: .85rem; }
@media screen and (max-width: 40rem) {
  main { padding: 1.5rem 1rem 3rem; } section { padding: 1rem 1rem 1.25rem; }
  .broad { display: none; } .narrow { display: block; }
}
@media print {
  :root { color-scheme: light; --paper: #fff; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  main { max-width: none; padding: 0; } section { break-inside: avoid; border-radius: 0; }
}`;

/** Patterns that lie over a colour, so that it is told apart without it. */
const PATTERNS = `<svg width="0" height="0" style="position:absolute" aria-hidden="true"><defs>
<pattern id="draft" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="stripe" d="M0 0V6"/></pattern>
<pattern id="stale" width="6" height="6" patternUnits="userSpaceOnUse"><path class="stripe over" d="M0 0L6 6M6 0L0 6"/></pattern>
<pattern id="none" width="6" height="6" patternUnits="userSpaceOnUse"><circle class="dot" cx="3" cy="3" r=".8"/></pattern>
</defs></svg>`;
