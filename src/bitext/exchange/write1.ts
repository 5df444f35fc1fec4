import { renumbered } from '../../codes.ts';
import type { Bitext, Block, Candidate, Unit } from '../../model.ts';
import { element, escapeText, type Markup, textElement, writeXml } from '../../xml.ts';
import { hasTarget, isApproved } from '../approval.ts';
import { toNameToken, toValue } from '../xliffNames.ts';
import { OURSELVES } from './codes.ts';
import { inlineContent1 as content } from './inline1Write.ts';
import { standingMark } from './returned.ts';
import { termLines } from './termLines.ts';

const NAMESPACE = 'urn:oasis:names:tc:xliff:document:1.2';

/**
 * A bitext as XLIFF 1.2, for tools that know nothing newer: a group is a block, a trans-unit a sentence. How each unit
 * stands goes along in `extradata`, so that what comes back can be told from what was there.
 */
export function writeXliff1(bitext: Bitext, copySource: boolean): string {
  const attributes = {
    original: toValue(bitext.path),
    'source-language': bitext.sourceLocale,
    'target-language': bitext.targetLocale,
    datatype: 'plaintext',
    'xml:space': 'preserve',
  };
  const body = bitext.blocks.map(block => group(block, bitext, copySource));
  const file = element('file', attributes, [element('body', {}, body)]);
  return writeXml(element('xliff', { xmlns: NAMESPACE, version: '1.2' }, [file]));
}

function group({ id, kind, segments }: Block<Unit>, bitext: Bitext, copySource: boolean): Markup {
  return element(
    'group',
    { id: toNameToken(id), restype: `x-${kind}` },
    segments.map(unit => transUnit(unit, bitext, copySource)),
  );
}

function transUnit(unit: Unit, bitext: Bitext, copySource: boolean): Markup {
  const attributes = {
    id: toNameToken(unit.id),
    approved: isApproved(unit) ? 'yes' : undefined,
    'xml:space': 'preserve',
    extradata: standingMark(unit),
  };
  return element('trans-unit', attributes, [
    textElement('source', {}, content(unit.text, unit)),
    ...target(unit, copySource),
    ...terms(unit, bitext),
    ...(unit.notes ?? []).map(({ by, text }) =>
      textElement('note', { from: by ? toValue(by) : undefined }, escapeText(text.split('\n').map(toValue).join('\n'))),
    ),
    ...unit.candidates.map(candidate => altTrans(candidate, unit)),
  ]);
}

const STATES = { translated: 'needs-review-translation', reviewed: 'translated', final: 'final' } as const;

function target(unit: Unit, copySource: boolean): readonly Markup[] {
  if (hasTarget(unit)) return [textElement('target', { state: STATES[unit.state] }, content(unit.target, unit))];
  return copySource ? [textElement('target', { state: 'needs-translation' }, content(unit.text, unit))] : [];
}

/** The glossary's terms in the sentence, for the translator's eyes. */
function terms(unit: Unit, bitext: Bitext): readonly Markup[] {
  return termLines(unit, bitext).map(line =>
    textElement('note', { from: OURSELVES, annotates: 'source' }, escapeText(toValue(line))),
  );
}

function altTrans(candidate: Candidate, unit: Unit): Markup {
  const { source, target, similarity, origin } = renumbered(candidate, unit);
  const from = { engine: 'engine', memory: 'from', person: 'name' }[origin.kind];
  const label = Object.entries(origin).find(([key]) => key === from)?.[1];
  const attributes = { 'match-quality': `${Math.round(similarity)}%`, origin: toValue(String(label ?? origin.kind)) };
  return element('alt-trans', attributes, [
    textElement('source', {}, content(source, unit)),
    textElement('target', {}, content(target, unit)),
  ]);
}
