import { type Html, html, languageName, localeAttributes, wholePage } from '../html.ts';
import type { Origin, Switches } from '../model.ts';
import type { Change } from './distance.ts';
import type { Content, FileEvidence } from './evidence.ts';

/** The evidence for people: a page of its own that prints well. Without the seal, which covers this page's hash. */
export function writeEvidencePage(evidence: Content): string {
  const { article } = evidence;
  const body = html`<main>
<header>
<p class="kind">Evidence of publication</p>
<h1 ${localeAttributes(article.targetLocale)}>${article.title}</h1>
</header>
${summary(evidence)}
${disclosure(evidence)}
${origins(evidence)}
${people(evidence)}
${checks(evidence)}
${sentences(evidence)}
${files(evidence)}
</main>
<footer>Made by ${evidence.tool.name} ${evidence.tool.version}. The same is in evidence.json, whose hashes <code>dragoman verify</code> recomputes. A hash shows that something was changed; it does not show by whom, and it is not a signature. This page is a record of work and not legal advice.</footer>
`;
  return wholePage({ title: `Evidence: ${article.title} (${article.targetLocale})`, style: STYLE, body });
}

function summary({ article, editor, publishedAt, gates, summary: counts }: Content): Html {
  const { sourceLocale, targetLocale, slug } = article;
  const rows: readonly [string, string][] = [
    ['Article', slug],
    ['Languages', `${languageName(sourceLocale, 'en')} → ${languageName(targetLocale, 'en')}`],
    ['Published', moment(publishedAt)],
    ['Editorial responsibility', editor ?? 'nobody named'],
    ['Segments', String(counts.segments)],
    ['Changed by people', changeText(counts.change)],
    ['Gates', gatesText(gates)],
  ];
  return html`<dl>${rows.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>\n`)}</dl>`;
}

function gatesText({ state, upToDate, noErrors, editor }: Content['gates']): string {
  const states = {
    final: 'every segment signed off',
    reviewed: 'every segment reviewed',
    translated: 'every segment translated',
  };
  return [
    states[state],
    upToDate ? 'none out of date' : 'out of date allowed',
    noErrors ? 'no error that is not waived' : 'errors allowed',
    editor ? 'an editor named' : 'no editor needed',
  ].join('; ');
}

function disclosure({ disclosure: { reason, text, due }, article }: Content): Html {
  const said =
    text === null ? undefined : html`<blockquote ${localeAttributes(article.targetLocale)}>${text}</blockquote>`;
  return html`<section><h2>Disclosure to readers</h2>
<p>${due === 'none' ? 'Not due.' : 'Due.'} ${reason}</p>${said}</section>`;
}

function origins({ summary: { origins: all } }: Content): Html {
  const rows = all.map(({ origin, segments, approved, change }) => [
    originText(origin),
    segments,
    approved,
    changeText(change),
  ]);
  return html`<section><h2>Where the text comes from</h2>
${table(['Origin', '#Segments', '#Approved', 'Changed since'], rows)}
<p class="note">A person’s text is compared with the nearest text of an engine or a memory that the record has for the same sentence.</p></section>`;
}

function people({ summary: { approvals } }: Content): Html {
  if (approvals.length === 0) return html`<section><h2>Who approved it</h2><p>Nobody.</p></section>`;
  const rows = approvals.map(({ by, state, segments, first, last }) => [
    by,
    state === 'final' ? 'signed off' : 'reviewed',
    segments,
    moment(first),
    moment(last),
  ]);
  return html`<section><h2>Who approved it</h2>
${table(['Name', 'What', '#Segments', 'First', 'Last'], rows)}</section>`;
}

function checks({ checks: names, switches = {}, findings, units }: Content): Html {
  const numbers = new Map(units.map(({ segment }, index) => [segment, index + 1]));
  const rows = findings.map(({ segment, check, severity, message, waiver }) => [
    numbers.get(segment) ?? '',
    severity,
    html`<code>${check}</code> ${message}`,
    waiver ? `${waiver.reason} (${waiver.by}, ${moment(waiver.at)})` : severity === 'error' ? 'not waived' : '–',
  ]);
  return html`<section><h2>Checks</h2>
${rows.length > 0 ? table(['#Sentence', 'Severity', 'Finding', 'Waived because'], rows) : html`<p>No findings.</p>`}
<p class="note">Run: ${names.join(', ')}.</p>${switchesText(switches)}</section>`;
}

/** A check that was not run is said: what it would have found is not among the findings. */
function switchesText(switches: Switches): Html | undefined {
  const set = (as: string) => Object.keys(switches).filter(name => switches[name] === as);
  const said = [
    ['Switched off by the project, and not run', set('off')],
    ['Counted as errors by the project’s own rule', set('error')],
    ['Counted as warnings by the project’s own rule', set('warning')],
  ] as const;
  const sentences = said
    .filter(([, names]) => names.length > 0)
    .map(([what, names]) => `${what}: ${names.join(', ')}.`);
  return sentences.length > 0 ? html`<p>${sentences.join(' ')}</p>` : undefined;
}

function sentences({ units, article }: Content): Html {
  const rows = units.map((unit, index) => [
    index + 1,
    html`<div class="text" ${localeAttributes(article.targetLocale)}>${unit.target}</div>`,
    html`${originText(unit.origin)}${
      unit.change && unit.change.characters > 0
        ? html`<br><span class="note">${changeText(unit.change)} of ${originText(unit.change.from)}</span>`
        : undefined
    }`,
    unit.approval ? html`${unit.approval.by}<br><span class="note when">${moment(unit.approval.at)}</span>` : '–',
  ]);
  return html`<section><h2>Sentence by sentence</h2>
${table(['#No.', 'Text', 'Origin', 'Approved by'], rows, 'sentences')}</section>`;
}

const ROLES: Readonly<Record<FileEvidence['role'], string>> = {
  source: 'article, source',
  sourceLocaleFile: 'locale file, source',
  localeFile: 'locale file',
  record: 'record',
  glossary: 'glossary',
  article: 'article, published',
  page: 'page, published',
  readableEvidence: 'this page',
};

function files({ files: all, glossary }: Content): Html {
  const hash = (text: string) => html`<code class="hash">${text}</code>`;
  const rows = all
    .filter(({ role }) => role !== 'readableEvidence')
    .map(({ role, path, sha256 }) => [ROLES[role], html`<code>${path}</code>`, hash(sha256)]);
  return html`<section><h2>Files</h2>
${table(['What', 'File', 'SHA-256'], [...rows, ['glossary, all of it', '', hash(glossary)]])}</section>`;
}

/**
 * A table; on a narrow page each row is a list, and each cell has its heading before it.
 *
 * @param heads  of the columns; those of figures begin with `#`
 */
function table(heads: readonly string[], rows: readonly (readonly (string | number | Html)[])[], kind = ''): Html {
  const columns = heads.map(head => ({ name: head.replace(/^#/, ''), look: head.startsWith('#') ? 'n' : '' }));
  const cells = (row: readonly (string | number | Html)[]) =>
    row.map(
      (cell, index) => html`<td class="${columns[index]?.look}" data-head="${columns[index]?.name}">${cell}</td>`,
    );
  return html`<table class="${kind}"><thead><tr>${columns.map(({ name, look }) => html`<th scope="col" class="${look}">${name}</th>`)}</tr></thead>
<tbody>${rows.map(row => html`<tr>${cells(row)}</tr>\n`)}</tbody></table>`;
}

/** `12 of 340 characters (3.5 %), 2 of 61 words (3.3 %)`. */
function changeText(change: Change | null): string {
  if (!change) return 'not known';
  const { characters, ofCharacters, words, ofWords } = change;
  if (characters === 0) return 'nothing';
  return `${share(characters, ofCharacters, 'character')}, ${share(words, ofWords, 'word')}`;
}

function share(part: number, whole: number, noun: string): string {
  return `${part} of ${whole} ${noun}${whole === 1 ? '' : 's'} (${((100 * part) / Math.max(whole, 1)).toFixed(1)} %)`;
}

export function originText(origin: Origin): string {
  switch (origin.kind) {
    case 'engine':
      return `engine ${origin.engine}`;
    case 'memory':
      return `memory ${origin.from} (${origin.score} %)`;
    case 'person':
      return origin.name ? `person ${origin.name}` : 'person';
  }
}

/** `2026-11-24 08:31 UTC`; a text that is no moment is shown as it is. */
function moment(at: string): string {
  const time = new Date(at);
  return Number.isNaN(time.getTime()) ? at : `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

const STYLE: Html = {
  html: `
:root { color-scheme: light; }
body { margin: 0 auto; max-width: 60rem; padding: 2.5rem 1.25rem; background: #fff; color: #1a1a1a; font: 1rem/1.5 "Source Serif 4", Charter, "Bitstream Charter", Cambria, Georgia, "DejaVu Serif", serif; overflow-wrap: anywhere; }
header { border-bottom: 2px solid #1a1a1a; margin-bottom: 1.5rem; }
.kind { margin: 0; font-size: .9rem; letter-spacing: .04em; }
h1 { margin: .2rem 0 1rem; font-size: 1.8rem; line-height: 1.2; text-wrap: balance; }
h2 { margin: 2rem 0 .6rem; font-size: 1.2rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .3rem 1.5rem; margin: 0; }
dt { color: #555; }
dd { margin: 0; }
table { width: 100%; border-collapse: collapse; font-size: .92rem; }
th, td { padding: .35rem .8rem .35rem 0; border-bottom: 1px solid #d0d0d0; text-align: start; vertical-align: top; }
th { border-bottom-color: #1a1a1a; font-weight: 600; overflow-wrap: normal; }
.n { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
.sentences td:nth-child(2) { width: 55%; }
.text { white-space: pre-wrap; }
code { font: .85em/1.4 ui-monospace, "DejaVu Sans Mono", monospace; }
.hash { font-size: .68em; white-space: nowrap; }
.when { white-space: nowrap; }
td, dd, h1, .note { unicode-bidi: isolate; }
.note, footer { color: #555; font-size: .88rem; }
blockquote { margin: .5rem 0; padding-inline-start: 1rem; border-inline-start: 3px solid #b9b9b9; }
footer { margin-top: 2.5rem; padding-top: .8rem; border-top: 1px solid #d0d0d0; }
@page { margin: 1.8cm 1.6cm; }
@media screen and (max-width: 48rem) {
  body { padding: 1.5rem 1.25rem; } h1 { font-size: 1.45rem; }
  dl { grid-template-columns: minmax(0, 1fr); gap: 0; } dd { margin-bottom: .5rem; }
  .hash, .when { white-space: normal; } .hash { font-size: .8em; }
  thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
  table, tbody { display: block; } tr { display: block; padding: .6rem 0; border-bottom: 1px solid #d0d0d0; }
  tbody td, tbody td.n { display: grid; grid-template-columns: 8rem minmax(0, 1fr); width: auto; padding: .1rem 0; border: 0; text-align: start; white-space: normal; }
  .sentences tbody td:nth-child(2) { width: auto; } td:empty { display: none; }
  td::before { content: attr(data-head); color: #555; grid-row: 1 / 9; } td > br { display: none; }
}
@media print { :root { font-size: 9.5pt; } body { max-width: none; padding: 0; } .hash, .when { white-space: nowrap; } thead { display: table-header-group; } tr { break-inside: avoid; } h2 { break-after: avoid; } }
`,
};
