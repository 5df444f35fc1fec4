import type { Term, TermSwitches } from '../model.ts';

/** The terms of a cell, and what is wrong with those left out: a sentence, and what to do. */
export interface CellReading {
  readonly terms: readonly Term[];
  readonly faults: readonly { readonly message: string; readonly advice: string }[];
}

const SWITCHES = ['plural', 'singular', 'exact', 'case', 'any-case', 'any-order'] as const;

/**
 * Reads a cell: terms split by `|`, the first not forbidden is preferred, the others admitted; `!` before a forbidden
 * one; switches in braces after a term: `ćwiczenia {plural, case, +ćwiczeń, -ćwiczenie}`. A backslash takes the
 * meaning away from the character after it. A faulty term is left out, the others are read.
 */
export function parseCell(cell: string): CellReading {
  const terms: Term[] = [];
  const faults: { message: string; advice: string }[] = [];
  if (cell.trim() === '') return { terms, faults };
  for (const part of split(cell, '|')) {
    const reading = readTerm(part, !terms.some(term => term.status === 'preferred'));
    if ('message' in reading) faults.push(reading);
    else terms.push(reading);
  }
  return { terms, faults };
}

function readTerm(part: string, first: boolean): Term | { message: string; advice: string } {
  const text = part.trim();
  const forbidden = text.startsWith('!');
  const body = forbidden ? text.slice(1).trimStart() : text;
  const brace = indexOfBare(body, '{');
  if (brace >= 0 && !isClosed(body))
    return {
      message: `“${text}” has an opening brace that is not closed at its end.`,
      advice: 'Close it with }, or write \\{ for a brace.',
    };
  const word = plainText(brace < 0 ? body : body.slice(0, brace)).trim();
  if (word === '')
    return {
      message: 'There is a term without text between two bars.',
      advice: 'Remove the needless |, or write \\| for a bar.',
    };
  const switches = readSwitches(brace < 0 ? '' : body.slice(brace + 1, -1));
  if ('unknown' in switches)
    return {
      message: `“${word}” has the unknown switch “${switches.unknown}”.`,
      advice: `Use ${SWITCHES.join(', ')}, +form or -form.`,
    };
  return { text: word, status: forbidden ? 'forbidden' : first ? 'preferred' : 'admitted', switches };
}

/** Whether the last character is a closing brace that no backslash has disarmed. */
function isClosed(body: string): boolean {
  return indexOfBare(body, '}') === body.length - 1;
}

function readSwitches(list: string): TermSwitches | { unknown: string } {
  const forms: string[] = [];
  const notForms: string[] = [];
  const found = new Set<string>();
  for (const item of split(list, ',').map(item => item.trim())) {
    if (item === '') continue;
    if (item.startsWith('+')) forms.push(plainText(item.slice(1)).trim());
    else if (item.startsWith('-')) notForms.push(plainText(item.slice(1)).trim());
    else if (SWITCHES.some(name => name === item)) found.add(item);
    else return { unknown: item };
  }
  return {
    ...(found.has('plural') ? { number: 'plural' } : found.has('singular') ? { number: 'singular' } : {}),
    ...(found.has('exact') ? { exact: true } : {}),
    ...(found.has('case') ? { case: 'sensitive' } : found.has('any-case') ? { case: 'insensitive' } : {}),
    ...(found.has('any-order') ? { anyOrder: true } : {}),
    ...(forms.length > 0 ? { forms } : {}),
    ...(notForms.length > 0 ? { notForms } : {}),
  };
}

/** Terms as a cell that `parseCell` reads back as the same terms, the preferred one first. */
export function formatCell(terms: readonly Term[], bar = '|'): string {
  return [...terms.filter(isPreferred), ...terms.filter(term => !isPreferred(term))].map(formatTerm).join(bar);
}

function isPreferred(term: Term): boolean {
  return term.status === 'preferred';
}

function formatTerm(term: Term): string {
  const text = disarm(term.text, /[\\|{}]|^!/g);
  const switches = formatSwitches(term.switches);
  return `${term.status === 'forbidden' ? '!' : ''}${text}${switches && ` ${switches}`}`;
}

/** Switches in their braces; empty if there are none. */
export function formatSwitches(switches: TermSwitches): string {
  const { number, exact, case: letters, anyOrder, forms = [], notForms = [] } = switches;
  const list = [
    ...(number ? [number] : []),
    ...(exact ? ['exact'] : []),
    ...(letters ? [letters === 'sensitive' ? 'case' : 'any-case'] : []),
    ...(anyOrder ? ['any-order'] : []),
    ...forms.map(form => `+${disarm(form, /[\\|{},]/g)}`),
    ...notForms.map(form => `-${disarm(form, /[\\|{},]/g)}`),
  ];
  return list.length > 0 ? `{${list.join(', ')}}` : '';
}

function disarm(text: string, special: RegExp): string {
  return text.replace(special, char => `\\${char}`);
}

function plainText(text: string): string {
  return text.replace(/\\([\s\S])/g, '$1');
}

/** Splits at a character that no backslash precedes. */
function split(text: string, at: string): readonly string[] {
  const parts: string[] = [];
  let rest = text;
  for (;;) {
    const end = indexOfBare(rest, at);
    if (end < 0) return [...parts, rest];
    parts.push(rest.slice(0, end));
    rest = rest.slice(end + 1);
  }
}

function indexOfBare(text: string, wanted: string): number {
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === wanted) return at;
  }
  return -1;
}
