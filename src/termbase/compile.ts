import type { Locale, TermSwitches } from '../model.ts';
import { EdgeTable } from './edges.ts';
import type { Grammar, Pattern, Slot } from './pattern.ts';
import { fixedPattern } from './plain.ts';
import { packStrings, type StringArrays } from './strings.ts';
import { foldGap, foldWord } from './words.ts';

/** A term to be found, and the id to report it by. */
export interface TermEntry {
  readonly id: string;
  readonly term: string;
  /** The term is cited in the plural and has no singular use. */
  readonly plural?: boolean;
  readonly switches?: TermSwitches;
}

/**
 * Terms compiled for finding: words of a text lead to slots (by form, or by lexeme), slots lead through a trie to
 * patterns, patterns to entries. All in flat arrays, so that it is loaded as it is saved.
 */
export interface TermIndex {
  readonly locale: Locale;
  readonly ids: StringArrays;
  readonly forms: StringArrays;
  /** Per form, where its readings start; a reading is three numbers: slot, singular and plural tags. */
  readonly formStarts: Uint32Array;
  readonly formReadings: Uint32Array;
  readonly lexemes: StringArrays;
  /** Per lexeme, where its slots start. */
  readonly lexemeStarts: Uint32Array;
  readonly lexemeSlots: Uint32Array;
  /** The trie's edges: node and slot lead to a node. */
  readonly edges: Uint32Array;
  /** Per node, its first pattern's number plus 1, or 0. */
  readonly nodePatterns: Uint32Array;
  /** Per pattern eight numbers, in the order of `PATTERN`. */
  readonly patterns: Uint32Array;
  readonly gaps: StringArrays;
  /** Per pattern a run of numbers: gap, then capitals and gap for every slot. */
  readonly layout: Uint32Array;
  readonly citations: StringArrays;
  /** The forms that a terminologist took out, as `excludedForm` writes them. */
  readonly excluded: StringArrays;
}

/** The name of a form that an entry, by its number, is not to be found by. */
export function excludedForm(entry: number, form: string): string {
  return `${entry} ${foldGap(foldWord(form))}`;
}

/** The fields of a pattern in the array. */
export const PATTERN = {
  entry: 0,
  next: 1,
  singular: 2,
  plural: 3,
  agrees: 4,
  agreesInCase: 5,
  layout: 6,
  flags: 7,
  size: 8,
} as const;
export const JUDGED = 1;
export const LOOSE_HYPHENS = 2;
export const EXCLUDES = 4;
export const CAPITALISED = 8;
/** The entry has other patterns too, which may match on the same spot. */
export const SEVERAL = 16;
export const CAPITALS = ['any', 'initial', 'acronym', 'same'] as const;

/** Numbers distinct strings in the order they come. */
class Numbering {
  readonly #numbers = new Map<string, number>();

  of(name: string): number {
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(name, number);
    return number;
  }

  pack(): StringArrays {
    return packStrings([...this.#numbers.keys()]);
  }
}

/** Compiles terms for finding. */
export function compileTerms(entries: readonly TermEntry[], locale: Locale, grammar: Grammar): TermIndex {
  const slots = new SlotTable();
  const trie = new Trie();
  const excluded: string[] = [];
  entries.forEach((entry, number) => {
    const switches: TermSwitches = { ...(entry.plural ? { number: 'plural' } : {}), ...entry.switches };
    const notForms = switches.notForms ?? [];
    excluded.push(...notForms.map(form => excludedForm(number, form)));
    const patterns = patternsOf(entry.term, switches, locale, grammar);
    const flags = (notForms.length > 0 ? EXCLUDES : 0) | (patterns.length > 1 ? SEVERAL : 0);
    for (const pattern of patterns) {
      if (pattern.slots.length > LONGEST_TERM) continue;
      const path = pattern.slots.map(slot => slots.of(slot));
      trie.add(pattern, path, number, flags);
    }
  });
  return {
    locale,
    excluded: packStrings([...new Set(excluded)]),
    ids: packStrings(entries.map(entry => entry.id)),
    ...slots.pack(),
    ...trie.pack(),
  };
}

/** In words. What is longer is no term; it is not looked for. */
export const LONGEST_TERM = 60;

/** A term's patterns: those of its grammar, in any order if it may, and the forms that a terminologist added. */
function patternsOf(term: string, switches: TermSwitches, locale: Locale, grammar: Grammar): readonly Pattern[] {
  const patterns = grammar.compile(term, switches);
  const ordered = switches.anyOrder ? patterns.flatMap(inAnyOrder) : patterns;
  return [...ordered, ...(switches.forms ?? []).flatMap(form => fixedPattern(form, locale, switches))];
}

/** The orders of a pattern's words; of more than five words only the one given, for there are too many. */
function inAnyOrder(pattern: Pattern): readonly Pattern[] {
  const inner = pattern.gaps.slice(1, -1);
  if (pattern.slots.length > 5 || inner.some(gap => gap !== ' ')) return [pattern];
  return permutations(pattern.slots).map(slots => ({ ...pattern, slots }));
}

function permutations<T>(items: readonly T[]): readonly (readonly T[])[] {
  if (items.length < 2) return [items];
  return items.flatMap((item, at) => permutations(items.toSpliced(at, 1)).map(rest => [item, ...rest]));
}

/** Distinct slots, and how words lead to them. */
class SlotTable {
  readonly #slots = new Numbering();
  readonly #forms = new Map<string, number[]>();
  readonly #lexemes = new Map<string, number[]>();
  #known = 0;

  of({ forms, lexemes }: Slot): number {
    const name = [...lexemes, ...forms.map(form => `=${form.text},${form.tags.singular},${form.tags.plural}`)].join(
      '\n',
    );
    const slot = this.#slots.of(name);
    if (slot < this.#known) return slot;
    this.#known = slot + 1;
    for (const { text, tags } of forms) push(this.#forms, text, slot, tags.singular, tags.plural);
    for (const lexeme of lexemes) push(this.#lexemes, lexeme, slot);
    return slot;
  }

  pack(): Pick<TermIndex, 'forms' | 'formStarts' | 'formReadings' | 'lexemes' | 'lexemeStarts' | 'lexemeSlots'> {
    const [formStarts, formReadings] = flatten(this.#forms);
    const [lexemeStarts, lexemeSlots] = flatten(this.#lexemes);
    return {
      forms: packStrings([...this.#forms.keys()]),
      formStarts,
      formReadings,
      lexemes: packStrings([...this.#lexemes.keys()]),
      lexemeStarts,
      lexemeSlots,
    };
  }
}

function push(lists: Map<string, number[]>, name: string, ...numbers: readonly number[]): void {
  const list = lists.get(name);
  if (list) list.push(...numbers);
  else lists.set(name, [...numbers]);
}

function flatten(lists: ReadonlyMap<string, readonly number[]>): [starts: Uint32Array, values: Uint32Array] {
  const starts = new Uint32Array(lists.size + 1);
  let index = 0;
  for (const list of lists.values()) {
    starts[index + 1] = (starts[index] ?? 0) + list.length;
    index++;
  }
  const values = new Uint32Array(starts[lists.size] ?? 0);
  index = 0;
  for (const list of lists.values()) values.set(list, starts[index++] ?? 0);
  return [starts, values];
}

/** The trie over slots, with the patterns that end at its nodes. */
class Trie {
  readonly #edges = new EdgeTable();
  readonly #gaps = new Numbering();
  readonly #citations = new Numbering();
  readonly #nodePatterns: number[] = [0];
  readonly #patterns: number[] = [];
  readonly #layout: number[] = [];

  add(pattern: Pattern, path: readonly number[], entry: number, entryFlags: number): void {
    let node = 0;
    for (const slot of path) {
      node = this.#edges.follow(node, slot, this.#nodePatterns.length);
      if (node === this.#nodePatterns.length) this.#nodePatterns.push(0);
    }
    const next = this.#nodePatterns[node] ?? 0;
    this.#nodePatterns[node] = this.#patterns.length / PATTERN.size + 1;
    const agreeing = (kind: Slot['agreement']) =>
      pattern.slots.reduce((bits, slot, at) => (slot.agreement === kind && at < 31 ? bits | (1 << at) : bits), 0);
    const { singular, plural } = pattern.tags;
    const capitalised = pattern.slots.some(slot => slot.capitals !== 'any');
    const flags =
      entryFlags |
      (pattern.judged ? JUDGED : 0) |
      (pattern.looseHyphens ? LOOSE_HYPHENS : 0) |
      (capitalised ? CAPITALISED : 0);
    this.#patterns.push(entry, next, singular, plural, agreeing('full'), agreeing('case'), this.#layout.length, flags);
    this.#layout.push(this.#gaps.of(pattern.gaps[0] ?? ''));
    pattern.slots.forEach(({ capitals, citation }, at) => {
      const kind = CAPITALS.indexOf(capitals);
      const detail = capitals === 'same' ? this.#citations.of(citation) : 0;
      this.#layout.push(kind + detail * CAPITALS.length, this.#gaps.of(pattern.gaps[at + 1] ?? ''));
    });
  }

  pack(): Pick<TermIndex, 'edges' | 'nodePatterns' | 'patterns' | 'gaps' | 'layout' | 'citations'> {
    return {
      edges: this.#edges.pack(),
      nodePatterns: Uint32Array.from(this.#nodePatterns),
      patterns: Uint32Array.from(this.#patterns),
      gaps: this.#gaps.pack(),
      layout: Uint32Array.from(this.#layout),
      citations: this.#citations.pack(),
    };
  }
}
