import type { Concept } from '../model.ts';
import { addConcepts, parseTermbase, removeConcept, setConcepts } from '../termbase/index.ts';
import { readSheet } from '../termbase/sheet.ts';

/**
 * Merges two versions of a glossary that come from one, concept by concept and cell by cell. A row of which both sides
 * changed a cell, or that one deleted and the other changed, is given twice between git's markers.
 *
 * @returns undefined where a version has rows that cannot be read, or columns of its own were changed: there git's lines
 *   are the better way
 */
export function mergeGlossaries(
  base: string,
  ours: string,
  theirs: string,
): { readonly text: string; readonly contested: readonly string[] } | undefined {
  const [before, mine, other] = [base, ours, theirs].map(text => parseTermbase(text, ''));
  if (!before || !mine || !other || mine.problems.length + other.problems.length > 0) return undefined;
  if (unknownCells(base) !== unknownCells(theirs)) return undefined;
  const [old, own] = [byId(before.concepts), byId(mine.concepts)];
  const added: Concept[] = [];
  const changed: Concept[] = [];
  const contested: Concept[] = [];
  let text = ours;
  for (const concept of other.concepts) {
    const [was, now] = [old.get(concept.id), own.get(concept.id)];
    if (same(was, concept)) continue;
    if (!now && !was) added.push(concept);
    else if (!now) contested.push(concept);
    else {
      const merged = mergeConcept(was, now, concept);
      if (merged) changed.push(merged);
      else contested.push(concept);
    }
  }
  text = addConcepts(setConcepts(text, changed), added);
  const left = byId(other.concepts);
  const removed = before.concepts.filter(({ id }) => !left.has(id) && own.has(id));
  for (const { id } of removed.filter(concept => same(concept, own.get(concept.id)))) text = removeConcept(text, id);
  const kept = removed.filter(concept => !same(concept, own.get(concept.id)));
  for (const concept of contested) text = withBoth(text, concept);
  for (const { id } of kept) text = marked(text, id, '');
  return { text, contested: [...contested, ...kept].map(({ id }) => id) };
}

function byId(concepts: readonly Concept[]): ReadonlyMap<string, Concept> {
  return new Map(concepts.map(concept => [concept.id, concept]));
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Cell by cell; undefined where both sides changed one, each in another way. */
function mergeConcept(was: Concept | undefined, ours: Concept, theirs: Concept): Concept | undefined {
  let isContested = false;
  const pick = <T>(before: T | undefined, mine: T, other: T): T => {
    if (same(mine, other) || same(other, before)) return mine;
    if (!same(mine, before)) isContested = true;
    return other;
  };
  const locales = [...new Set([was, ours, theirs].flatMap(each => Object.keys(each?.terms ?? {})))];
  const terms = locales.map(
    locale => [locale, pick(was?.terms[locale] ?? [], ours.terms[locale] ?? [], theirs.terms[locale] ?? [])] as const,
  );
  const merged = {
    id: ours.id,
    domain: pick(was?.domain, ours.domain, theirs.domain),
    note: pick(was?.note, ours.note, theirs.note),
    source: pick(was?.source, ours.source, theirs.source),
    terms: Object.fromEntries(terms),
  };
  return isContested ? undefined : merged;
}

/** The row twice: as ours has it (or not at all), and as theirs does. */
function withBoth(text: string, theirs: Concept): string {
  const isHere = parseTermbase(text, '').concepts.some(({ id }) => id === theirs.id);
  if (!isHere) return marked(addConcepts(text, [theirs]), theirs.id, undefined);
  return marked(text, theirs.id, rowOf(setConcepts(text, [theirs]), theirs.id).text);
}

/** @param theirs  the row of theirs; undefined where the row in the text is theirs, and ours has none */
function marked(text: string, id: string, theirs: string | undefined): string {
  const { start, end, text: row } = rowOf(text, id);
  const [mine, other] = theirs === undefined ? ['', row] : [row, theirs];
  const lines = ['<<<<<<< ours', mine, '=======', other, '>>>>>>> theirs'].filter(line => line !== '');
  return `${text.slice(0, start)}${lines.join('\n')}${text.slice(end)}`;
}

function rowOf(text: string, id: string): { readonly start: number; readonly end: number; readonly text: string } {
  const row = readSheet(text, '').rows.find(({ concept }) => concept.id === id)?.row;
  if (!row) throw new RangeError(`no row ${id}`);
  return { start: row.start, end: row.end, text: text.slice(row.start, row.end) };
}

/** What stands in columns that mean nothing to us. */
function unknownCells(text: string): string {
  const { columns, rows } = readSheet(text, '');
  const cells = rows.flatMap(({ concept, row }) =>
    columns.flatMap((column, index) =>
      column.kind === 'unknown' && row.cells[index]?.value ? [`${concept.id} ${row.cells[index]?.value}`] : [],
    ),
  );
  return JSON.stringify(cells);
}
