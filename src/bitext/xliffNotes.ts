import type { Note, Unit } from '../model.ts';
import { childElements, element, escapeText, type Markup, textElement, textOf, type XmlElement } from '../xml.ts';
import { CORE_NAMESPACES, fromNameToken, fromValue, NAMESPACES, OURS, toNameToken, toValue } from './xliffNames.ts';

/**
 * The notes on a block's segments. XLIFF has notes for a unit only, so each says in attributes of our own which segment
 * it is on, who wrote it and when.
 */
export function writeNotes(segments: readonly Unit[]): readonly Markup[] {
  const notes = segments.flatMap(({ id, notes = [] }) => notes.map((note, index) => noteElement(id, note, index + 1)));
  return notes.length > 0 ? [element('notes', {}, notes)] : [];
}

function noteElement(segment: string, { by, at, text }: Note, number: number): Markup {
  const attributes = {
    id: `${toNameToken(segment)}-n${number}`,
    category: `${OURS}:comment`,
    [`${OURS}:segment`]: toNameToken(segment),
    [`${OURS}:by`]: toValue(by),
    [`${OURS}:at`]: toValue(at),
  };
  return textElement('note', attributes, escapeText(lines(text)));
}

/** A note's lines stay lines, for the people who read it in their own tools. */
function lines(text: string): string {
  return text.split('\n').map(toValue).join('\n');
}

/** The notes in a unit by the id of the segment that they are on; one that another tool wrote is on the first. */
export function readNotes(unit: XmlElement, firstSegment: string): ReadonlyMap<string, readonly Note[]> {
  const bySegment = new Map<string, Note[]>();
  const elements = childElements(unit, 'notes')
    .filter(({ namespace }) => CORE_NAMESPACES.includes(namespace))
    .flatMap(notes => childElements(notes, 'note'));
  for (const note of elements) {
    const own = (name: string) => note.attributes[`{${NAMESPACES.dragoman}}${name}`];
    const segment = own('segment');
    const id = segment === undefined ? firstSegment : fromNameToken(segment);
    const text = segment === undefined ? textOf(note) : fromValue(textOf(note));
    const ofSegment = bySegment.get(id) ?? [];
    bySegment.set(id, ofSegment);
    ofSegment.push({ by: fromValue(own('by') ?? ''), at: fromValue(own('at') ?? ''), text });
  }
  return bySegment;
}
