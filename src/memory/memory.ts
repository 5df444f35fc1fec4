import type { Locale } from '../model.ts';
import { type Context, type MemoryEntry, type Standing, standings } from './entry.ts';
import { closeness } from './locales.ts';
import { contextHash, packer, UNFIT } from './pack.ts';
import { type Hit, likeness, searcher } from './search.ts';
import { type Difference, differences, normalForm, score } from './similarity.ts';
import { readStore, type Store, writeStore } from './store.ts';

/** A pair of texts from the memory that fits. */
export interface Match {
  readonly source: string;
  readonly target: string;
  /** The file that it comes from, relative to the project. */
  readonly from: string;
  readonly targetLocale: Locale;
  readonly standing: Standing;
  /** In percent: 101 exact and in context, 100 exact, below that fuzzy, as `similarity` counts. */
  readonly score: number;
}

export interface FuzzyMatch extends Match {
  /** Where its source text differs from the one looked up, in order; empty for an exact match. */
  readonly differences: readonly Difference[];
}

export interface FuzzyOptions {
  /** The least score, in percent, at least 1. The default is 70. */
  readonly threshold?: number;
  /** How many at most. The default is 5. */
  readonly limit?: number;
  readonly context?: Context;
}

export interface TranslationMemory {
  /** How many pairs there are. */
  readonly size: number;
  /**
   * The best pair with exactly this source text for a target locale: the same words with codes in the same places, all of
   * which the target has, once.
   *
   * Of several, the one wins whose locale is closer (`en-GB` for `en-GB`, then `en`, then `en-US`), then whose standing is
   * better (approved, imported, draft), then the one in the same context, then the one changed last (one without a date
   * counts as oldest), then the last in the order given.
   *
   * @param context  the neighbours of the text, where they are known: a pair that had the same ones scores 101
   */
  exact(source: string, locale: Locale, context?: Context): Match | undefined;
  /** The pairs with the most similar source texts, best first, the best one for each source text. */
  fuzzy(source: string, locale: Locale, options?: FuzzyOptions): readonly FuzzyMatch[];
  /** All pairs in the order given, without their contexts; sources in their normal form. */
  entries(): Iterable<MemoryEntry>;
  /** The memory without what comes from some files. */
  without(files: ReadonlySet<string>): TranslationMemory;
}

/**
 * @param entries  in the order of their files, each file's in its own; one whose text is longer than 20 000 UTF-16 code
 * units, or has half a character in it, is left out
 */
export function openMemory(entries: Iterable<MemoryEntry>): TranslationMemory {
  return filled(entries).open();
}

/**
 * The memory as the bytes of a file, in parts, that `openPackedMemory` opens at once. It is a cache, good for the machine
 * that it was made on.
 * @param key  a fingerprint of what the entries were made from
 */
export function packMemory(entries: Iterable<MemoryEntry>, key: string): readonly Uint8Array[] {
  return filled(entries).pack(key);
}

/** A memory in the making, for entries that come one by one: as many as there are never are in memory at once. */
export interface MemoryBuilder {
  add(entry: MemoryEntry): void;
  /** As `openMemory`; nothing can be added any more. */
  open(): TranslationMemory;
  /** As `packMemory`. */
  pack(key: string): readonly Uint8Array[];
}

export function memoryBuilder(): MemoryBuilder {
  const { add, store } = packer();
  let stored: Store | undefined;
  const done = () => {
    stored ??= store();
    return stored;
  };
  return { add, open: () => memoryOf(done()), pack: key => writeStore(done(), key) };
}

function filled(entries: Iterable<MemoryEntry>): MemoryBuilder {
  const builder = memoryBuilder();
  for (const entry of entries) builder.add(entry);
  return builder;
}

/** The memory in a file of `packMemory`; undefined where it was made with another key, or cut off. */
export function openPackedMemory(bytes: Uint8Array, key: string): TranslationMemory | undefined {
  const store = readStore(bytes, key);
  return store && memoryOf(store);
}

function memoryOf(store: Store, leftOut: ReadonlySet<string> = new Set()): TranslationMemory {
  const search = searcher(store);
  const isFileIn = store.files.map(file => !leftOut.has(file));
  const isIn = leftOut.size === 0 ? EVERY : (entry: number) => isFileIn[store.file[entry] ?? 0] === true;
  return {
    size: leftOut.size === 0 ? store.order.length : store.order.filter((_, entry) => isIn(entry)).length,
    exact(source, locale, context) {
      const text = normalForm(source);
      const number = store.sources.find(text);
      if (number < 0 || sourceText(store, number) !== text) return undefined;
      const isExact = (entry: number) => isIn(entry) && isFit(store, entry);
      const entry = bestEntry(store, number, locale, context, isExact);
      return entry === undefined ? undefined : match(store, number, entry, exactScore(store, entry, context));
    },
    fuzzy(source, locale, { threshold = 70, limit = 5, context } = {}) {
      const text = normalForm(source);
      const usable = usableSources(store, locale, isIn);
      const hits = search(text, usable, Math.max(1, threshold) / 100, limit);
      const found = hits.flatMap(hit => {
        const entry = bestEntry(store, hit.source, locale, context, isIn);
        return entry === undefined ? [] : [{ hit, entry, points: points(store, hit, entry, text, context) }];
      });
      found.sort(
        (a, b) =>
          b.points - a.points ||
          likeness(b.hit) - likeness(a.hit) ||
          compareEntries(store, b.entry, a.entry, locale, context),
      );
      return found.slice(0, limit).map(({ hit, entry, points }) => {
        const fuzzy = match(store, hit.source, entry, points);
        return { ...fuzzy, differences: differences(text, fuzzy.source) };
      });
    },
    entries: () => entriesIn(store, isIn),
    without: files => memoryOf(store, new Set([...leftOut, ...files])),
  };
}

const EVERY = () => true;

function* entriesIn(store: Store, isIn: (entry: number) => boolean): Generator<MemoryEntry> {
  const places = new Uint32Array(store.order.length);
  const sources = new Uint32Array(store.order.length);
  for (const [entry, place] of store.order.entries()) places[place] = entry;
  for (let source = 0; source + 1 < store.entryStart.length; source += 1)
    sources.fill(source, store.entryStart[source], store.entryStart[source + 1]);
  for (const entry of places.filter(isIn)) {
    const { score: _, ...pair } = match(store, sources[entry] ?? 0, entry, 0);
    const changed = store.changed[entry] ?? 0;
    yield {
      ...pair,
      ...(changed > 0 && { changed: new Date(changed * 1000).toISOString() }),
    };
  }
}

/** Whether a source has a target that serves for the locale. */
function usableSources(store: Store, locale: Locale, isIn: (entry: number) => boolean): (source: number) => boolean {
  const serves = store.locales.map(offered => closeness(locale, offered) > 0);
  if (isIn === EVERY && serves.every(Boolean)) return () => true;
  return source => {
    const end = store.entryStart[source + 1] ?? 0;
    for (let entry = store.entryStart[source] ?? 0; entry < end; entry += 1)
      if (serves[store.locale[entry] ?? 0] && isIn(entry)) return true;
    return false;
  };
}

function isFit(store: Store, entry: number): boolean {
  return (store.standing[entry] ?? 0) < UNFIT;
}

function bestEntry(
  store: Store,
  source: number,
  locale: Locale,
  context: Context | undefined,
  usable: (entry: number) => boolean,
): number | undefined {
  let best: number | undefined;
  const end = store.entryStart[source + 1] ?? 0;
  for (let entry = store.entryStart[source] ?? 0; entry < end; entry += 1) {
    if (!usable(entry) || localeCloseness(store, entry, locale) === 0) continue;
    if (best === undefined || compareEntries(store, entry, best, locale, context) > 0) best = entry;
  }
  return best;
}

/** Above 0 where `one` is better; the rule is `exact`'s. */
function compareEntries(
  store: Store,
  one: number,
  other: number,
  locale: Locale,
  context: Context | undefined,
): number {
  const inContext = (entry: number) => Number(isInContext(store, entry, context));
  return (
    localeCloseness(store, one, locale) - localeCloseness(store, other, locale) ||
    standingRank(store, other) - standingRank(store, one) ||
    inContext(one) - inContext(other) ||
    (store.changed[one] ?? 0) - (store.changed[other] ?? 0) ||
    (store.order[one] ?? 0) - (store.order[other] ?? 0)
  );
}

function localeCloseness(store: Store, entry: number, locale: Locale): number {
  return closeness(locale, store.locales[store.locale[entry] ?? 0] ?? '');
}

function standingRank(store: Store, entry: number): number {
  return (store.standing[entry] ?? 0) % UNFIT;
}

function isInContext(store: Store, entry: number, context: Context | undefined): boolean {
  return context !== undefined && store.context[entry] === contextHash(context);
}

function exactScore(store: Store, entry: number, context: Context | undefined): number {
  return isInContext(store, entry, context) ? 101 : 100;
}

function points(store: Store, hit: Hit, entry: number, text: string, context: Context | undefined): number {
  const isSame = sourceText(store, hit.source) === text && isFit(store, entry);
  return isSame ? exactScore(store, entry, context) : score(hit.distance, hit.weight);
}

function sourceText(store: Store, source: number): string {
  return store.texts.get(store.sourceStart[source] ?? 0, store.sourceSize[source] ?? 0);
}

function match(store: Store, source: number, entry: number, points: number): Match {
  return {
    source: sourceText(store, source),
    target: store.texts.get(store.targetStart[entry] ?? 0, store.targetSize[entry] ?? 0),
    from: store.files[store.file[entry] ?? 0] ?? '',
    targetLocale: store.locales[store.locale[entry] ?? 0] ?? '',
    standing: standings[standingRank(store, entry)] ?? 'draft',
    score: points,
  };
}
