import { renumbered, shown, shownFinding, shownSpan, suggested, withoutMarkers } from '../codes.ts';
import type { Bitext, Concept, InlineCode, Locale, Unit } from '../model.ts';
import type { OpenBitext } from '../project/editing.ts';
import { termChangesOf, unitVersion } from '../project/editing.ts';
import type { BitextView, CodeView, ConceptView, FindingsView, UnitView } from './api.ts';

/** An article in a locale as the page shows it. */
export function bitextView(open: OpenBitext, conceptsById: ReadonlyMap<string, Concept>): BitextView {
  const { bitext, article } = open;
  const { slug, path, sourceLocale, targetLocale } = bitext;
  const blocks = bitext.blocks.map(({ id, kind, segments }) => ({
    id,
    kind,
    segments: segments.map(unit => unitView(unit, open)),
  }));
  const ids = new Set(blocks.flatMap(block => block.segments.flatMap(conceptsOf)));
  const concepts = [...ids].flatMap(id => {
    const concept = conceptsById.get(id);
    return concept ? [[id, conceptView(concept, bitext)] as const] : [];
  });
  return {
    ...{ slug, path, sourceLocale, targetLocale, blocks },
    title: titleOf(article.passages[0]?.text ?? slug),
    concepts: Object.fromEntries(concepts),
  };
}

function conceptsOf(unit: UnitView): readonly string[] {
  return [...unit.terms.map(({ concept }) => concept), ...unit.termChanges.map(({ concept }) => concept)];
}

export function unitView(unit: Unit, { bitext }: Pick<OpenBitext, 'bitext'>): UnitView {
  const { id, gap, state, codes } = unit;
  const asShown = (text: string) => shown(text, unit);
  const target = unit.state === 'initial' ? '' : unit.target;
  return {
    ...{ id, text: asShown(unit.text), gap: withoutMarkers(gap, codes), state },
    ...(codes && { codes: codes.map(codeView) }),
    version: unitVersion(unit),
    terms: unit.terms.map(({ concept, ...span }) => ({ ...shownSpan(span, unit.text, unit), concept: concept.id })),
    ...(unit.state !== 'initial' && { target: asShown(target), origin: unit.origin }),
    ...((unit.state === 'reviewed' || unit.state === 'final') && { approval: unit.approval }),
    ...(unit.state === 'translated' && unit.lapsed && { lapsed: unit.lapsed }),
    candidates: unit.candidates
      .map(candidate => renumbered(candidate, unit))
      .map(({ source, target, origin, similarity }) => ({
        source: suggested(source, unit),
        target: suggested(target, unit),
        origin,
        similarity,
      })),
    termChanges: termChangesOf(unit, bitext),
    notes: unit.notes ?? [],
  };
}

/** What a chip in the text stands for, as it is written in the document. */
function codeView(code: InlineCode): CodeView {
  const { type } = code;
  const data = code.kind === 'pair' ? `${code.open}…${code.close}` : code.data;
  return { data: data.length > LONGEST_CODE ? `${data.slice(0, LONGEST_CODE)}…` : data, ...(type && { type }) };
}

const LONGEST_CODE = 200;

/** What is found in some units. */
export async function findingsView(units: readonly Unit[], { checks }: OpenBitext): Promise<FindingsView> {
  const found = await checks.all(units);
  const ofUnit = (unit: Unit) => (found.get(unit.id) ?? []).map(finding => shownFinding(finding, unit));
  return Object.fromEntries(units.filter(({ id }) => found.has(id)).map(unit => [unit.id, ofUnit(unit)]));
}

export function unitsOf({ bitext }: OpenBitext): readonly Unit[] {
  return bitext.blocks.flatMap(block => block.segments);
}

function conceptView(
  { id, note, domain, terms }: Concept,
  { sourceLocale, targetLocale }: Pick<Bitext, 'sourceLocale' | 'targetLocale'>,
): ConceptView {
  const inLocale = (locale: Locale) => (terms[locale] ?? []).map(({ text, status }) => ({ text, status }));
  return { id, note, domain, source: inLocale(sourceLocale), target: inLocale(targetLocale) };
}

/** The beginning of a text in words alone, up to where its first sentence may end, for lists. */
export function titleOf(text: string): string {
  const line = withoutMarkers(text).replace(/\s+/g, ' ').trim();
  return line.length <= LONGEST_TITLE ? line : `${line.slice(0, LONGEST_TITLE).replace(/\s+\S*$/, '')}…`;
}

const LONGEST_TITLE = 90;
