import { OPENING, type Opening } from '../glance.ts';
import { openingsOf } from '../openings.ts';
import { opensWith } from '../pattern.ts';

/**
 * What one word of a numeral adds to it. `room` is how large the next word's value may be, exclusive, to be added:
 * 100 after „dwieście”, 10 after „dwadzieścia”, 0 after „pięć”.
 */
export type Numeral =
  | { readonly kind: 'count'; readonly value: number; readonly room: number; readonly soft?: true }
  /** Multiplies what stands before it: „tysięcy”, “hundred”. Alone it is `soft` where it may be indefinite: „tysiące”. */
  | { readonly kind: 'scale'; readonly value: number; readonly soft?: true }
  | { readonly kind: 'half' }
  /** Complete in itself; a hint of a value rather than a statement of it: „obaj”, “twice”, “decade”. */
  | { readonly kind: 'hint'; readonly values: readonly number[] };

export interface Numerals {
  /** What a word in lower case says; nothing for a word that is no numeral. */
  readonly read: (word: string) => Numeral | undefined;
  /** Whether a word that begins so may be a numeral. */
  readonly mayBegin: (opening: Opening) => boolean;
  /** Words that may join two parts of one numeral: “two hundred and five”, „dwa i pół”. */
  readonly joins: ReadonlySet<string>;
  /** Words between “half” and its scale: “half a million”. */
  readonly articles: ReadonlySet<string>;
}

/** What words begin with that are among these, or begin so: apostrophes are of any kind. */
export function beginningsOf(words: Iterable<string>): (opening: Opening) => boolean {
  const openings = [...words].flatMap(word => ["'", '’', 'ʼ'].map(sign => word.replace("'", sign).slice(0, OPENING)));
  return opensWith(new Set(openings));
}

/** Lines of `value: form form …`; what the value is comes from its size. A `~` before a form makes it soft. */
export function counts(lines: string): readonly (readonly [string, Numeral])[] {
  return entries(lines).map(([form, value, soft]) => [
    form,
    { kind: 'count', value, room: roomAfter(value), ...(soft && { soft }) },
  ]);
}

/** Lines of `value: form form …`. */
export function scales(lines: string): readonly (readonly [string, Numeral])[] {
  return entries(lines).map(([form, value, soft]) => [form, { kind: 'scale', value, ...(soft && { soft }) }]);
}

/** Lines of `value,value: form form …`. */
export function hints(lines: string): readonly (readonly [string, Numeral])[] {
  return rows(lines).flatMap(([values, forms]) =>
    forms.map(form => [form, { kind: 'hint', values: values.split(',').map(Number) }] as const),
  );
}

/** Stems with each of the endings of their declension. */
export function inflect(stems: string, endings: string): string {
  return stems
    .split(' ')
    .flatMap(stem => endings.split(' ').map(ending => stem + ending.replace('-', '')))
    .join(' ');
}

/** Reads the first part of a compound, „trzyletni”, in lower case: the first pattern that fits counts. */
export function firstParts(rows: readonly (readonly [RegExp, number])[]): FirstParts {
  const byStart = new Map<string, (readonly [RegExp, number])[]>();
  for (const row of rows)
    for (const start of new Set([...openingsOf(row[0].source)].map(opening => opening.slice(0, 2))))
      byStart.set(start, [...(byStart.get(start) ?? []), row]);
  return {
    beginnings: rows.flatMap(([pattern]) => [...openingsOf(pattern.source)]),
    read(word) {
      const first = byStart.get(word.slice(0, 2))?.find(([pattern]) => pattern.test(word));
      return first && { kind: 'hint', values: [first[1]] };
    },
  };
}

interface FirstParts {
  readonly beginnings: readonly string[];
  readonly read: (word: string) => Numeral | undefined;
}

function entries(lines: string): readonly (readonly [string, number, true | undefined])[] {
  return rows(lines).flatMap(([value, forms]) =>
    forms.map(form => [form.replace('~', ''), Number(value), form.startsWith('~') || undefined] as const),
  );
}

function rows(lines: string): readonly (readonly [string, readonly string[]])[] {
  return lines
    .trim()
    .split('\n')
    .map(line => line.split(':'))
    .map(([key = '', forms = '']) => [key.trim(), forms.trim().split(/\s+/)]);
}

function roomAfter(value: number): number {
  if (value >= 100) return 100;
  return value >= 20 && value % 10 === 0 ? 10 : 0;
}
