import { shown } from '../../codes.ts';
import { writeCell } from '../../csv.ts';
import type { Bitext, Origin, Unit } from '../../model.ts';
import { hasTarget } from '../approval.ts';
import { escapeUnwritable } from './escapes.ts';
import { disarm } from './formulas.ts';
import { noteLines } from './noteLines.ts';
import { recordCell } from './tableNames.ts';

/**
 * A bitext for spreadsheets: a row a sentence, with a byte order mark (without which Excel takes it for another encoding)
 * and CRLF. No cell is ever a formula. The last column says what the row belongs to and how it stood, for the way back.
 *
 * @param delimiter  a comma, or a tab
 */
export function writeTable(bitext: Bitext, delimiter: ',' | '\t'): string {
  const rows = bitext.blocks.flatMap(block => block.segments).map(unit => rowOf(unit, bitext));
  const header = ['id', 'source', 'target', 'state', 'origin', 'note', 'record'];
  const lines = [header, ...rows].map(row => row.map(cell => writeCell(cell, delimiter)).join(delimiter));
  return `\uFEFF${lines.map(line => `${line}\r\n`).join('')}`;
}

function rowOf(unit: Unit, bitext: Bitext): readonly string[] {
  const { target, origin } = hasTarget(unit)
    ? { target: shown(unit.target, unit), origin: unit.origin }
    : { target: '', origin: undefined };
  const cells = [
    unit.id,
    shown(unit.text, unit),
    target,
    unit.state,
    origin ? originLabel(origin) : '',
    noteLines(unit.notes),
  ];
  return [...cells.map(cell => disarm(escapeUnwritable(cell))), recordCell(unit, bitext)];
}

function originLabel(origin: Origin): string {
  switch (origin.kind) {
    case 'engine':
      return `engine ${origin.engine}`;
    case 'memory':
      return `memory ${origin.from} ${origin.score} %`;
    case 'person':
      return origin.name === undefined ? 'person' : `person ${origin.name}`;
  }
}
