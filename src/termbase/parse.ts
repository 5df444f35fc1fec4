import type { Concept, Problem } from '../model.ts';
import { readSheet } from './sheet.ts';

/**
 * Reads a termbase: CSV (also with `;` or tabs) whose header names `id`, `domain`, `note`, `source` and one column a
 * locale; see `parseCell` for what a cell holds. A concept without an id gets one made from its first term. Rows that
 * cannot be used become problems with file and line.
 */
export function parseTermbase(text: string, file: string): ParsedTermbase {
  const { rows, problems } = readSheet(text, file);
  return {
    concepts: rows.map(({ concept }) => concept),
    lines: new Map(rows.map(({ concept, row }) => [concept.id, row.line])),
    problems,
  };
}

/** A termbase as read from a file. */
export interface ParsedTermbase {
  readonly concepts: readonly Concept[];
  /** The 1-based line of each concept, by its id. */
  readonly lines: ReadonlyMap<string, number>;
  readonly problems: readonly Problem[];
}
