import { withoutMarkers } from '../codes.ts';
import { directionOf, escapeHtml, languageName, localeAttributes, wholePage } from '../html.ts';
import type { Bitext, Block, Finding, InlineCode, Locale, Span, TermMatch, Unit } from '../model.ts';
import { codedHtml, codeMarks, type Mark } from './codes.ts';
import { STYLE } from './style.ts';

/** One article in one language, to be read beside its source. */
export interface BilingualArticle {
  readonly bitext: Bitext;
  /** By the unit's id. */
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
}

/**
 * A reading copy for people without Dragoman: one page of HTML that needs nothing else, to be read and printed. Source and
 * target stand side by side with their states; glossary terms are underlined, and findings stand in the margin.
 */
export function renderBilingual(articles: readonly BilingualArticle[]): string {
  const title = [...new Set(articles.map(({ bitext }) => titleOf(bitext)))].join(', ');
  return wholePage({
    title,
    style: { html: STYLE },
    body: { html: `<main>${articles.map(renderArticle).join('')}</main>\n` },
  });
}

function titleOf({ blocks, slug }: Bitext): string {
  const [first] = blocks;
  return first?.kind === 'heading'
    ? first.segments.map(({ text, codes }) => withoutMarkers(text, codes)).join(' ')
    : slug;
}

function renderArticle({ bitext, findings }: BilingualArticle): string {
  const { sourceLocale, targetLocale, path, blocks } = bitext;
  return `<article>
<header><h1 ${localeAttributes(sourceLocale).html}>${escapeHtml(titleOf(bitext))}</h1>
<p>${escapeHtml(path)} · ${escapeHtml(languageName(sourceLocale, 'en'))} → ${escapeHtml(languageName(targetLocale, 'en'))} · ${summary(bitext)}</p></header>
<table>
<thead><tr><th scope="col" dir="${directionOf(sourceLocale)}">${escapeHtml(languageName(sourceLocale, 'en'))}</th><th scope="col"><span class="hidden">State</span></th><th scope="col" dir="${directionOf(targetLocale)}">${escapeHtml(languageName(targetLocale, 'en'))}</th><th scope="col">Remarks</th></tr></thead>
${blocks.map(block => renderBlock(block, bitext, findings)).join('')}</table>
</article>
`;
}

const STATES = {
  initial: { mark: '○', name: 'not translated' },
  translated: { mark: '◐', name: 'draft' },
  reviewed: { mark: '✓', name: 'reviewed' },
  final: { mark: '⬢', name: 'signed off' },
} as const;

/** `12 drafts, 3 reviewed`, for those states that there are. */
function summary({ blocks }: Bitext): string {
  const units = blocks.flatMap(block => block.segments);
  const counts = Object.entries(STATES).map(([state, { mark, name }]) => {
    const count = units.filter(unit => unit.state === state).length;
    return count === 0 ? '' : `${mark} ${count} ${name}`;
  });
  return counts.filter(Boolean).join(', ');
}

function renderBlock(block: Block<Unit>, bitext: Bitext, findings: BilingualArticle['findings']): string {
  const rows = block.segments.map(unit => renderUnit(unit, bitext, findings.get(unit.id) ?? []));
  return `<tbody class="${block.kind}">\n${rows.join('')}</tbody>\n`;
}

function renderUnit(unit: Unit, { sourceLocale, targetLocale }: Bitext, findings: readonly Finding[]): string {
  const { mark, name } = STATES[unit.state];
  const target = unit.state === 'initial' ? '' : unit.target;
  const sourceMarks = [
    ...unit.terms.map(term => termMark(term, targetLocale)),
    ...findings.flatMap(finding => findingMark(finding, finding.source)),
  ];
  const targetMarks = findings.flatMap(finding => findingMark(finding, finding.target));
  return `<tr class="${unit.state}">
<td ${localeAttributes(sourceLocale).html}>${markUp(unit.text, sourceMarks, unit.codes)}</td>
<td class="state" title="${name}">${mark}<span class="hidden"> ${name}</span></td>
<td ${localeAttributes(targetLocale).html}>${target === '' ? '<span class="missing">—</span>' : markUp(target, targetMarks, unit.codes)}</td>
<td class="margin">${[...verdict(unit), ...findings.map(remark), ...noteLines(unit)].join('')}</td>
</tr>
`;
}

function verdict(unit: Unit): readonly string[] {
  if (unit.state !== 'reviewed' && unit.state !== 'final') return [];
  const { by, at } = unit.approval;
  return [`<p class="by">${STATES[unit.state].name}: ${escapeHtml(by)}, ${escapeHtml(at.slice(0, 10))}</p>`];
}

function remark({ severity, message, advice }: Finding): string {
  return `<p class="${severity}"><b>${severity === 'error' ? 'Error' : 'Warning'}</b> ${escapeHtml(message)} <span>${escapeHtml(advice)}</span></p>`;
}

function noteLines({ notes = [] }: Unit): readonly string[] {
  return notes.map(({ by, text }) => `<p class="note"><b>${escapeHtml(by || 'Note')}</b> ${escapeHtml(text)}</p>`);
}

// ── Marks in a text ─────────────────────────────────────────────────────────────────────────────────────────────

function termMark({ start, end, concept }: TermMatch, locale: Locale): Mark {
  const translations = (concept.terms[locale] ?? []).filter(({ status }) => status !== 'forbidden');
  const title = translations.map(({ text }) => text).join(', ');
  return { start, end, open: `<u class="term" title="${escapeHtml(title)}">`, close: '</u>' };
}

function findingMark({ severity, message }: Finding, span: Span | undefined): readonly Mark[] {
  return span ? [{ ...span, open: `<mark class="${severity}" title="${escapeHtml(message)}">`, close: '</mark>' }] : [];
}

/** A text with marks in it. Where marks overlap, each stretch has all that cover it, so that the tags nest. */
function markUp(text: string, marks: readonly Mark[], codes: readonly InlineCode[] = []): string {
  const fitting = [...marks, ...codeMarks(text, codes)].filter(
    ({ start, end }) => start >= 0 && start < end && end <= text.length,
  );
  const edges = [...new Set([0, text.length, ...fitting.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  );
  return edges
    .slice(0, -1)
    .map((start, index) => {
      const end = edges[index + 1] ?? text.length;
      const over = fitting.filter(mark => mark.start <= start && mark.end >= end);
      const opening = over.map(mark => mark.open).join('');
      const closing = [...over].reverse().map(mark => mark.close);
      return `${opening}${codedHtml(text.slice(start, end), text, codes, escapeHtml)}${closing.join('')}`;
    })
    .join('');
}
