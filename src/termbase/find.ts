import type { Locale, Span } from '../model.ts';
import {
  CAPITALISED,
  CAPITALS,
  EXCLUDES,
  excludedForm,
  JUDGED,
  LOOSE_HYPHENS,
  PATTERN,
  SEVERAL,
  type TermIndex,
} from './compile.ts';
import { nextNode } from './edges.ts';
import type { Grammar } from './pattern.ts';
import { allStrings, findString, stringAt } from './strings.ts';
import { casesOf, inCases, type Tags } from './tags.ts';
import { foldGap, foldWord, isAcronym, wordSpans } from './words.ts';

/** An entry found in a text, by its number. Offsets are in UTF-16 code units. */
export interface Hit extends Span {
  readonly entry: number;
  /** Whether the entry demands capitals, and has them here. */
  readonly capitalised: boolean;
}

/** Per slot that a word leads to four numbers: slot, singular and plural tags, and whether the word is doubtful there. */
type Readings = Uint32Array;

const UNKNOWN: Readings = new Uint32Array(0);
/** How many different words a finder remembers the readings of, if it is not told otherwise. */
const REMEMBERED = 100_000;

/**
 * Makes the finder of an index: text → all hits, in no order. `longest` picks among them.
 * It remembers the words that it has met, so it is slow to start with and fast then.
 */
export function hitFinder(index: TermIndex, grammar: Grammar, most = REMEMBERED): (text: string) => Hit[] {
  const remembered = new Map<string, Readings>();
  const tools: Tools = { index, grammar, gaps: allStrings(index.gaps) };
  const readingsOf = (word: string) => {
    const known = remembered.get(word);
    if (known !== undefined) return known;
    if (remembered.size >= most) remembered.clear();
    const readings = read(word, index, grammar);
    remembered.set(word, readings);
    return readings;
  };
  return text => {
    const { spans, words } = splitWords(text, index.locale);
    const readings = words.map(readingsOf);
    return readings.every(reading => reading === UNKNOWN) ? [] : new Walk(tools, text, spans, readings).hits();
  };
}

interface SplitText {
  readonly text: string;
  readonly locale: Locale;
  readonly spans: readonly Span[];
  readonly words: readonly string[];
}

let lastSplit: SplitText | undefined;

/** A text in words. The last is remembered, for many concepts are looked for in one text. */
function splitWords(text: string, locale: Locale): SplitText {
  if (lastSplit?.text === text && lastSplit.locale === locale) return lastSplit;
  const spans = wordSpans(text, locale);
  lastSplit = { text, locale, spans, words: spans.map(({ start, end }) => text.slice(start, end)) };
  return lastSplit;
}

/** What every walk of a finder needs. */
interface Tools {
  readonly index: TermIndex;
  readonly grammar: Grammar;
  readonly gaps: readonly string[];
}

function read(word: string, index: TermIndex, grammar: Grammar): Readings {
  const found = new Map<number, [singular: number, plural: number]>();
  const add = (slot: number, singular: number, plural: number) => {
    const tags = found.get(slot);
    if (!tags) found.set(slot, [singular, plural]);
    else {
      tags[0] |= singular;
      tags[1] |= plural;
    }
  };
  const form = findString(index.forms, foldWord(word));
  for (let at = index.formStarts[form] ?? 0; form >= 0 && at < (index.formStarts[form + 1] ?? 0); at += 3) {
    const [slot = 0, singular = 0, plural = 0] = index.formReadings.subarray(at, at + 3);
    add(slot, singular, plural);
  }
  for (const { key, tags } of grammar.lexemes(word)) {
    for (const slot of slotsOf(index, key)) add(slot, tags.singular, tags.plural);
  }
  if (found.size === 0) return UNKNOWN;
  const doubtful = (slot: number) => grammar.isDoubtful?.(word, key => slotsOf(index, key).includes(slot)) ?? false;
  return Uint32Array.from([...found].flatMap(([slot, tags]) => [slot, ...tags, doubtful(slot) ? 1 : 0]));
}

/** One text being walked through. */
class Walk {
  readonly #index: TermIndex;
  readonly #grammar: Grammar;
  readonly #gaps: readonly string[];
  readonly #text: string;
  readonly #spans: readonly Span[];
  readonly #words: readonly Readings[];
  readonly #hits: Hit[] = [];
  /** Where entries of several patterns were found. */
  readonly #spots = new Set<string>();
  /** Of the words walked from the start: where the reading taken stands. */
  readonly #path: number[] = [];

  constructor({ index, grammar, gaps }: Tools, text: string, spans: readonly Span[], words: readonly Readings[]) {
    this.#index = index;
    this.#grammar = grammar;
    this.#gaps = gaps;
    this.#text = text;
    this.#spans = spans;
    this.#words = words;
  }

  hits(): Hit[] {
    for (let from = 0; from < this.#words.length; from++) this.#walk(from, from, 0);
    return this.#hits;
  }

  #walk(from: number, at: number, node: number): void {
    const readings = this.#words[at];
    if (readings === undefined) return;
    for (let reading = 0; reading < readings.length; reading += 4) {
      const next = nextNode(this.#index.edges, node, readings[reading] ?? 0);
      if (next === 0) continue;
      this.#path[at - from] = reading;
      let pattern = this.#index.nodePatterns[next] ?? 0;
      while (pattern !== 0) {
        const fields = (pattern - 1) * PATTERN.size;
        this.#accept(from, at, fields);
        pattern = this.#index.patterns[fields + PATTERN.next] ?? 0;
      }
      this.#walk(from, at + 1, next);
    }
  }

  #accept(from: number, last: number, fields: number): void {
    const { patterns } = this.#index;
    let singular = patterns[fields + PATTERN.singular] ?? 0;
    let plural = patterns[fields + PATTERN.plural] ?? 0;
    const agrees = patterns[fields + PATTERN.agrees] ?? 0;
    const agreesInCase = patterns[fields + PATTERN.agreesInCase] ?? 0;
    let sharedCases = 0x7f;
    for (let at = from; at <= last; at++) {
      const reading = this.#path[at - from] ?? 0;
      const wordSingular = this.#words[at]?.[reading + 1] ?? 0;
      const wordPlural = this.#words[at]?.[reading + 2] ?? 0;
      if ((agrees >>> (at - from)) & 1) {
        singular &= wordSingular;
        plural &= wordPlural;
      } else if ((agreesInCase >>> (at - from)) & 1) sharedCases &= casesOf(wordSingular, wordPlural);
    }
    singular = inCases(singular, sharedCases);
    plural = inCases(plural, sharedCases);
    if (singular === 0 && plural === 0) return;
    const flags = patterns[fields + PATTERN.flags] ?? 0;
    const span = this.#fit(from, last, patterns[fields + PATTERN.layout] ?? 0, (flags & LOOSE_HYPHENS) !== 0);
    if (!span) return;
    if (flags & JUDGED && !this.#judge(from, { singular, plural })) return;
    const entry = patterns[fields + PATTERN.entry] ?? 0;
    if (flags & EXCLUDES && this.#isExcluded(entry, span)) return;
    if (flags & SEVERAL && this.#isKnown(entry, span)) return;
    this.#hits.push({ entry, capitalised: (flags & CAPITALISED) !== 0, ...span });
  }

  #isExcluded(entry: number, { start, end }: Span): boolean {
    return findString(this.#index.excluded, excludedForm(entry, this.#text.slice(start, end))) >= 0;
  }

  /** Whether another pattern of the entry has been found on this spot. */
  #isKnown(entry: number, { start, end }: Span): boolean {
    const spot = `${entry} ${start} ${end}`;
    if (this.#spots.has(spot)) return true;
    this.#spots.add(spot);
    return false;
  }

  /** Compares what stands between the words, and the capitals, with the term's. */
  #fit(from: number, last: number, layout: number, loose: boolean): Span | undefined {
    const gapAt = (at: number) => this.#gaps[this.#index.layout[layout + at * 2] ?? 0] ?? '';
    for (let at = from; at <= last; at++) {
      const { start = 0, end = 0 } = this.#spans[at] ?? {};
      const capitals = this.#index.layout[layout + (at - from) * 2 + 1] ?? 0;
      if (capitals !== 0 && !this.#capitals(this.#text.slice(start, end), capitals)) return;
      if (at > from && !sameGap(this.#text.slice(this.#spans[at - 1]?.end ?? 0, start), gapAt(at - from), loose))
        return;
    }
    const before = gapAt(0);
    const after = gapAt(last - from + 1);
    const start = (this.#spans[from]?.start ?? 0) - before.length;
    const end = (this.#spans[last]?.end ?? 0) + after.length;
    if (before !== '' && foldGap(this.#text.slice(Math.max(0, start), start + before.length)) !== before) return;
    if (after !== '' && foldGap(this.#text.slice(end - after.length, end)) !== after) return;
    return { start, end };
  }

  #capitals(word: string, rule: number): boolean {
    const kind = CAPITALS[rule % CAPITALS.length];
    if (kind === 'initial') return /^\p{Lu}/u.test(word);
    if (kind === 'acronym') return isAcronym(word);
    if (kind === 'same') return word.startsWith(stringAt(this.#index.citations, Math.floor(rule / CAPITALS.length)));
    return true;
  }

  #judge(at: number, tags: Tags): boolean {
    const { isTerm } = this.#grammar;
    const reading = this.#path[0] ?? 0;
    if (!isTerm || this.#words[at]?.[reading + 3] !== 1) return true;
    const slot = this.#words[at]?.[reading] ?? 0;
    const wordAt = (place: number) => {
      const span = this.#spans[place];
      return span && this.#text.slice(span.start, span.end);
    };
    return isTerm({
      word: wordAt(at) ?? '',
      tags,
      accepts: key => slotsOf(this.#index, key).includes(slot),
      neighbour: distance => wordAt(at + distance),
      gap: side => {
        const [before, after] = side < 0 ? [at - 1, at] : [at, at + 1];
        return this.#text.slice(this.#spans[before]?.end ?? 0, this.#spans[after]?.start ?? this.#text.length);
      },
    });
  }
}

/** The slots that accept a lexeme. */
function slotsOf(index: TermIndex, key: string): Uint32Array {
  const lexeme = findString(index.lexemes, key);
  return lexeme < 0 ? UNKNOWN : index.lexemeSlots.subarray(index.lexemeStarts[lexeme], index.lexemeStarts[lexeme + 1]);
}

/** Whether what stands between two words of a text is what the term has there. */
function sameGap(gap: string, wanted: string, looseHyphens: boolean): boolean {
  if (gap === wanted) return true;
  const folded = foldGap(gap);
  return (
    folded === wanted || (looseHyphens && (folded === ' ' || folded === '-') && (wanted === ' ' || wanted === '-'))
  );
}

/**
 * Settles overlaps: the longest hit wins (in characters), then the one further left; of two on one spot, the entry that
 * demands the capitals that stand there (*Sojusz*, not *sojusz*), then the earlier entry. In order of position.
 */
export function longest(hits: readonly Hit[], length: number): readonly Hit[] {
  const taken = new Uint8Array(length);
  const order = bestOnEachSpot(hits, length).sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  const kept = order.filter(({ start, end }) => {
    // A longer hit that overlaps this one covers one of its ends.
    if (taken[start] || taken[end - 1]) return false;
    taken.fill(1, start, end);
    return true;
  });
  return kept.sort((a, b) => a.start - b.start);
}

function bestOnEachSpot(hits: readonly Hit[], length: number): Hit[] {
  const best = new Map<number, Hit>();
  for (const hit of hits) {
    const spot = hit.start * (length + 1) + hit.end;
    const other = best.get(spot);
    const order = other ? Number(other.capitalised) - Number(hit.capitalised) || hit.entry - other.entry : -1;
    if (order < 0) best.set(spot, hit);
  }
  return [...best.values()];
}

/** Every hit, in order of position, the longer first. */
export function inOrder(hits: readonly Hit[]): readonly Hit[] {
  return [...hits].sort((a, b) => a.start - b.start || b.end - a.end || a.entry - b.entry);
}
