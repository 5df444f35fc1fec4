/** How a reading copy looks, on a screen (also a small or a dark one) and on paper. */
export const STYLE = `
:root { color-scheme: light dark; --ink: light-dark(#1c1c1a, #e8e6e1); --soft: light-dark(#66635c, #a5a198);
  --line: light-dark(#dedbd2, #3d3b36); --paper: light-dark(#fffefa, #1b1a18); --term: light-dark(#2a6f6b, #6fc4be);
  --error: light-dark(#b3261e, #ff8a80); --warning: light-dark(#8a5a00, #f0b95a); }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 84rem; padding: 2rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.55 Georgia, "Noto Serif", "Times New Roman", serif; }
article + article { margin-top: 4rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0; }
header p, th, .margin { font-family: system-ui, "Noto Sans", sans-serif; font-size: .8rem; color: var(--soft); }
table { width: 100%; border-collapse: collapse; table-layout: fixed; margin-top: 1rem; }
th { text-align: start; font-weight: 600; padding: .3rem .6rem; border-bottom: 2px solid var(--line); }
th:nth-child(2) { width: 2.2rem; } th:nth-child(4) { width: 22%; }
td { vertical-align: top; padding: .3rem .6rem; overflow-wrap: anywhere; white-space: pre-wrap; }
tbody { border-bottom: 1px solid var(--line); }
tbody tr:first-child td { padding-top: .7rem; } tbody tr:last-child td { padding-bottom: .7rem; }
.heading td:not(.margin) { font-weight: bold; font-size: 1.15rem; }
.quote td:nth-child(odd) { font-style: italic; }
.listItem td:first-child { padding-inline-start: 1.4rem; }
.state { text-align: center; color: var(--soft); padding-inline: 0; }
.final .state, .reviewed .state { color: var(--term); }
.missing { color: var(--soft); }
.term { text-decoration: underline var(--term) 1.5px; text-underline-offset: .18em; }
mark { background: none; color: inherit; text-decoration: underline wavy 1px; text-underline-offset: .18em; }
mark.error { text-decoration-color: var(--error); } mark.warning { text-decoration-color: var(--warning); }
.link { border-bottom: 1px dotted var(--ink); } .code { color: var(--soft); font-size: .75em; }
code { font: .9em ui-monospace, monospace; }
.margin { white-space: normal; border-inline-start: 1px solid var(--line); line-height: 1.4; }
.margin p { margin: 0 0 .35rem; }
p.error b { color: var(--error); } p.warning b { color: var(--warning); }
.note { color: var(--ink); }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media (max-width: 46rem) {
  body { padding: 1rem; }
  thead { display: none; } table, tbody, td { display: block; } .margin { border: 0; }
  tr { display: grid; grid-template-columns: auto minmax(0, 1fr); } td { grid-column: 1 / -1; }
  td.state { grid-column: 1; padding-inline-end: 0; } td.state + td { grid-column: 2; }
}
@media print {
  :root { color-scheme: light; }
  @page { margin: 15mm; }
  body { padding: 0; max-width: none; font-size: 9.5pt; }
  article + article { break-before: page; margin: 0; }
  thead { display: table-header-group; } tr { break-inside: avoid; }
}
`;
