import { markersIn } from '../codes.ts';
import type { Bitext, Block, Candidate, Origin, TermMatch, Unit } from '../model.ts';
import type { Pause } from '../turns.ts';
import { element, escapeText, type Markup, renderXml, textElement, verbatimElement, writeXml } from '../xml.ts';
import { inlineContent, matesIn, originalData, type Wording } from './inlineCodes.ts';
import { extensionAttributes, extensionElements } from './xliffExtensions.ts';
import { writeCandidateFacts, writeUnitFacts } from './xliffMetadata.ts';
import { NAMESPACES, OURS, toNameToken, toValue } from './xliffNames.ts';
import { writeNotes } from './xliffNotes.ts';

/**
 * The record: a bitext as XLIFF 2.1. A unit is a block, a segment a sentence, an ignorable the white space after it.
 * One element a line in a stable order, so that git merges line by line and equal bitexts give equal bytes.
 */
export function writeXliff(bitext: Bitext): string {
  const attributes = {
    xmlns: NAMESPACES.xlf,
    'xmlns:gls': NAMESPACES.gls,
    'xmlns:mda': NAMESPACES.mda,
    'xmlns:mtc': NAMESPACES.mtc,
    [`xmlns:${OURS}`]: NAMESPACES.dragoman,
    version: '2.1',
    srcLang: bitext.sourceLocale,
    trgLang: bitext.targetLocale,
  };
  return writeXml(element('xliff', attributes, [file(bitext)]));
}

/** As `writeXliff`, with pauses in a long record, so that others have their turn. */
export async function writeXliffInTurns(bitext: Bitext, pause: Pause): Promise<string> {
  for (const block of bitext.blocks) {
    remembered(block, bitext);
    await pause();
  }
  return writeXliff(bitext);
}

function file(bitext: Bitext): Markup {
  const { extensions, blocks } = bitext;
  const attributes = {
    id: toNameToken(bitext.slug),
    original: toValue(bitext.path),
    canResegment: 'no',
    ...extensionAttributes(extensions),
  };
  // XLIFF wants a unit or a group in every file; an article without prose has no unit.
  const units = blocks.length > 0 ? blocks.map(block => remembered(block, bitext)) : [element('group', { id: 'none' })];
  return element('file', attributes, [
    ...extensionElements(extensions, 'skeleton'),
    ...extensionElements(extensions),
    ...extensionElements(extensions, 'notes'),
    ...units,
  ]);
}

const written = new WeakMap<Block<Unit>, { readonly pair: string; readonly markup: Markup }>();

/** A block that was written before is not laid out again: of a long article, one sentence at a time is edited. */
function remembered(block: Block<Unit>, bitext: Bitext): Markup {
  const pair = `${bitext.sourceLocale} ${bitext.targetLocale}`;
  const known = written.get(block);
  if (known?.pair === pair) return known.markup;
  const markup = verbatimElement(renderXml(unit(block, bitext), UNIT_DEPTH).trim());
  written.set(block, { pair, markup });
  return markup;
}

/** A unit stands in a file, which stands in the root. */
const UNIT_DEPTH = 2;

function unit(block: Block<Unit>, bitext: Bitext): Markup {
  const { segments, extensions } = block;
  const attributes = {
    id: toNameToken(block.id),
    type: `${OURS}:${block.kind}`,
    'xml:space': 'preserve',
    ...extensionAttributes(extensions),
  };
  return element('unit', attributes, [
    ...some('mtc:matches', segments.flatMap(matches)),
    ...some(
      'gls:glossary',
      segments.flatMap(segment => glossEntries(segment, bitext)),
    ),
    ...some('mda:metadata', [
      ...segments.flatMap(segment => (segment.state === 'initial' ? [] : [writeUnitFacts(segment)])),
      ...extensionElements(extensions, 'mda:metaGroup'),
    ]),
    ...extensionElements(extensions),
    ...writeNotes(segments),
    ...originalData(segments),
    ...segmentElements(segments),
  ]);
}

/** An element round its children, or nothing where there are none. */
function some(name: string, children: readonly Markup[]): readonly Markup[] {
  return children.length > 0 ? [element(name, {}, children)] : [];
}

function segmentElements(segments: readonly Unit[]): readonly Markup[] {
  const sourceMates = matesIn(segments, 'source');
  const targetMates = matesIn(segments, 'target');
  return segments.flatMap(unit => [
    segmentElement(unit, wordingOf(unit, sourceMates.get(unit.id)), wordingOf(unit, targetMates.get(unit.id))),
    ...gap(unit, wordingOf(unit, sourceMates.get(unit.id))),
  ]);
}

function wordingOf({ id, codes = [] }: Unit, mates: Wording['mates']): Wording {
  return { prefix: toNameToken(id), codes, ...(mates && { mates }) };
}

function segmentElement(unit: Unit, ofSource: Wording, ofTarget: Wording): Markup {
  const wording = { ...ofSource, spans: termSpans(unit) };
  const source = textElement('source', {}, inlineContent(unit.text, wording));
  if (unit.state === 'initial') return element('segment', { id: toNameToken(unit.id), state: unit.state }, [source]);
  const attributes = { id: toNameToken(unit.id), state: unit.state, subState: `${OURS}:${unit.origin.kind}` };
  return element('segment', attributes, [
    source,
    textElement('target', {}, inlineContent(unit.target, { ...ofTarget, source: { text: unit.text, wording } })),
  ]);
}

function gap({ gap }: Unit, wording: Wording): readonly Markup[] {
  return gap === '' ? [] : [element('ignorable', {}, [textElement('source', {}, inlineContent(gap, wording))])];
}

// ── Terms: marked in the source, explained in the glossary, for people and their tools. ─────────────────────────

function termSpans(unit: Unit): NonNullable<Wording['spans']> {
  return marked(unit).map(({ start, end }, index) => ({
    start,
    end,
    attributes: { id: markerId(unit, index), type: 'term' },
  }));
}

/** The term matches that can be marked: within the text, and after the one before. */
function marked({ text, terms }: Unit): readonly TermMatch[] {
  let end = 0;
  return terms.filter(term => {
    const fits = term.start >= end && term.end > term.start && term.end <= text.length;
    if (fits) end = term.end;
    return fits;
  });
}

function markerId(unit: Unit, index: number): string {
  return `${toNameToken(unit.id)}-t${index + 1}`;
}

function glossEntries(unit: Unit, { sourceLocale, targetLocale }: Bitext): readonly Markup[] {
  return marked(unit).flatMap(({ concept }, index) => {
    const usable = (locale: string) => (concept.terms[locale] ?? []).filter(term => term.status !== 'forbidden');
    const [preferred] = usable(sourceLocale);
    const translations = usable(targetLocale).map(term => glossText('gls:translation', term.text));
    const definition = concept.note === '' ? [] : [glossText('gls:definition', concept.note)];
    if (!preferred || translations.length + definition.length === 0) return [];
    const attributes = { ref: `#${markerId(unit, index)}`, [`${OURS}:concept`]: toValue(concept.id) };
    return [
      element('gls:glossEntry', attributes, [glossText('gls:term', preferred.text), ...translations, ...definition]),
    ];
  });
}

function glossText(name: string, text: string): Markup {
  return textElement(name, {}, escapeText(toValue(text)));
}

// ── Candidates ──────────────────────────────────────────────────────────────────────────────────────────────────

function matches(unit: Unit): readonly Markup[] {
  return unit.candidates.map(candidate => {
    const { source, target } = candidate;
    const codes = candidate.codes ?? unit.codes ?? [];
    const wording: Wording = { prefix: toNameToken(unit.id), codes };
    return element('mtc:match', { ref: `#${toNameToken(unit.id)}`, ...matchAttributes(candidate) }, [
      writeCandidateFacts(candidate),
      ...originalData([{ id: unit.id, codes }], new Set(markersIn(source + target).map(({ number }) => number))),
      textElement('source', {}, inlineContent(source, wording)),
      textElement('target', {}, inlineContent(target, { ...wording, source: { text: source, wording } })),
    ]);
  });
}

function matchAttributes({ origin, similarity }: Candidate): Markup['attributes'] {
  return { type: matchTypes[origin.kind], origin: toValue(originLabel(origin)), similarity: decimal(similarity) };
}

const matchTypes: Readonly<Record<Origin['kind'], string>> = { engine: 'mt', memory: 'tm', person: 'other' };

function originLabel(origin: Origin): string {
  switch (origin.kind) {
    case 'engine':
      return origin.engine;
    case 'memory':
      return origin.from;
    case 'person':
      return origin.name ?? 'person';
  }
}

/** A percentage as an XML Schema decimal, which has no exponent. */
function decimal(percent: number): string {
  const within = Math.min(100, Math.max(0, percent));
  const text = String(within);
  return text.includes('e') ? '0' : text;
}
