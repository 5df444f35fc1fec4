import type { BitextView, Finding, UnitView } from '../../api.ts';
import { differenceOf } from './diff.ts';

interface Range {
  readonly start: number;
  readonly end: number;
  readonly class: string;
  readonly tip?: string;
}

/** A source text with its terms, numbered, and the places that findings are about. */
export function SourceText(props: {
  readonly unit: UnitView;
  readonly findings: readonly Finding[];
  readonly bitext: BitextView;
}) {
  const { unit, bitext } = props;
  const terms = unit.terms.map(
    ({ start, end, concept }): Range => ({ start, end, class: 'term', tip: tipFor(bitext, concept) }),
  );
  const findings = props.findings.flatMap(({ source, severity }) =>
    source ? [{ ...source, class: `found found-${severity}` }] : [],
  );
  return (
    <Marked text={unit.text} ranges={[...terms, ...findings, ...codesIn(unit.text), ...chipsIn(unit.text, unit)]} />
  );
}

/** A target with the places that findings are about; none where the text is not the one that they were found in. */
export function TargetText(props: {
  readonly unit: UnitView;
  readonly findings: readonly Finding[];
  readonly text: string;
}) {
  const { unit, text } = props;
  const isCurrent = text === unit.target;
  const findings = (isCurrent ? props.findings : []).flatMap(({ target, severity }) =>
    target ? [{ ...target, class: `found found-${severity}` }] : [],
  );
  return <Marked text={text} ranges={[...findings, ...codesIn(text), ...chipsIn(text, unit)]} />;
}

function tipFor(bitext: BitextView, id: string): string {
  return wordsFor(bitext, id).join(' · ');
}

/** The words that may render a concept, the preferred one first. */
export function wordsFor(bitext: BitextView, id: string): readonly string[] {
  const terms = bitext.concepts[id]?.target ?? [];
  return terms.filter(term => term.status !== 'forbidden').map(term => term.text);
}

/** Placeholders and tags, which a translation must keep as they are. */
function codesIn(text: string): readonly Range[] {
  return [...text.matchAll(/\{\{[^{}]*\}\}|<\/?[a-zA-Z][^<>]*>|%\d*\$?[sd]|\$t\([^)]*\)/g)].map(match => ({
    start: match.index,
    end: match.index + match[0].length,
    class: 'code',
  }));
}

/** The document's own formatting, links and notes: `<1>`, `</1>`, `<2/>`. */
function chipsIn(text: string, { codes }: UnitView): readonly Range[] {
  if (!codes) return [];
  return [...text.matchAll(TAGS)].map(match => {
    const tip = codes[Number(match[1]) - 1]?.data;
    return { start: match.index, end: match.index + match[0].length, class: 'inline-code', ...(tip && { tip }) };
  });
}

const TAGS = /<\/?(\d{1,5})\/?>/g;

/** A text cut where ranges begin and end; each piece has the classes of all that cover it. */
function Marked({ text, ranges }: { readonly text: string; readonly ranges: readonly Range[] }) {
  if (ranges.length === 0) return <>{text}</>;
  const cuts = [...new Set([0, text.length, ...ranges.flatMap(({ start, end }) => [start, end])])]
    .filter(cut => cut >= 0 && cut <= text.length)
    .sort((a, b) => a - b);
  return (
    <>
      {cuts.slice(0, -1).map((start, index) => {
        const end = cuts[index + 1] ?? text.length;
        const covering = ranges.filter(range => range.start <= start && end <= range.end);
        const piece = text.slice(start, end);
        if (covering.length === 0) return piece;
        const tip = covering.find(range => range.tip)?.tip;
        return (
          <span key={start} class={covering.map(range => range.class).join(' ')} {...(tip && { 'data-tip': tip })}>
            {piece}
          </span>
        );
      })}
    </>
  );
}

/** How one text became another, letter by letter where words are alike. */
export function Difference({ before, after }: { readonly before: string; readonly after: string }) {
  return (
    <>
      {differenceOf(before, after).map(({ text, kind }, index) =>
        kind === 'same' ? text : kind === 'added' ? <ins key={index}>{text}</ins> : <del key={index}>{text}</del>,
      )}
    </>
  );
}
