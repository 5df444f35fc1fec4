import { wordsOf } from './similarity.ts';
import type { Store } from './store.ts';
import { COST, tokenize, WEIGHT } from './tokens.ts';

/** A source text of the store that is like the one looked for. */
export interface Hit {
  readonly source: number;
  /** D and W, as `similarity` has them. */
  readonly distance: number;
  readonly weight: number;
}

/** 1 − D / W. */
export function likeness({ distance, weight }: Pick<Hit, 'distance' | 'weight'>): number {
  return (weight - distance) / weight;
}

/**
 * The sources that are most like a text, best first; of several that are as good as the last, a hundred more.
 * @param usable  whether a source is wanted at all
 * @param least   the least likeness, above 0 and up to 1
 * @param count   how many, if there are
 */
export type Search = (
  text: string,
  usable: (source: number) => boolean,
  least: number,
  count: number,
) => readonly Hit[];

/**
 * Searches a store and misses nothing, but for texts that have little else than marks in common.
 *
 * What two texts share, by kin, must weigh at least `t` of the heavier one if they are to be alike by `t`, since D is at
 * least W less what they share. So a source that has none of the query's rarest kins, which together weigh more than
 * `1 − t` of it, is not alike enough: only the lists of those few kins are read (the prefix filter of Chaudhuri, Ganti and
 * Kaushik 2006), and in them only sources of a fitting weight. The same bound, taken for each of those, leaves few for the
 * edit distance. As good ones are found, `t` rises.
 */
export function searcher(store: Store): Search {
  const seen = new Uint32Array(store.weight.length);
  const bound = sharedWeight(store);
  const distance = editDistance(store);
  let turn = 0;
  return (text, usable, least, count) => {
    turn += 1;
    const query = encode(text, store);
    const best = bestHits(least, count);
    const measure = (hopeful: Hit[]) => {
      hopeful.sort((a, b) => likeness(b) - likeness(a));
      for (const hope of hopeful) {
        if (!best.wants(likeness(hope))) break;
        best.add({ ...hope, distance: distance(query, hope.source) });
      }
    };
    bound.expect(query);
    let unread = query.weight;
    for (const { kin, weight } of query.groups) {
      if (unread + ROUNDING < best.bar() * query.weight) break;
      let hopeful: Hit[] = [];
      const { list, first, last } = sourcesWith(store, kin, query.weight, unread, best.bar());
      for (let at = first; at < last; at += 1) {
        const source = list[at] ?? 0;
        if (seen[source] === turn) continue;
        seen[source] = turn;
        const heavier = Math.max(query.weight, store.weight[source] ?? 0);
        const shared = bound.of(source, best.bar() * heavier);
        if (!best.wants(shared / heavier) || !usable(source)) continue;
        hopeful.push({ source, distance: heavier - shared, weight: heavier });
        if (hopeful.length < MANY) continue;
        measure(hopeful);
        hopeful = [];
      }
      measure(hopeful);
      unread -= weight;
    }
    bound.forget(query);
    return best.hits();
  };
}

/** A memory may hold the same sentence with a hundred thousand numbers in it. */
const MANY = 1000;

/** A text with the store's numbers; -1 where the store does not know a word or kin. */
interface Query {
  readonly length: number;
  readonly weight: number;
  readonly codes: Int32Array;
  readonly kins: Int32Array;
  readonly weights: Int32Array;
  /** Its kins with the weight of all their tokens; the rarest first, marks last. */
  readonly groups: readonly { readonly kin: number; readonly weight: number }[];
}

function encode(text: string, store: Store): Query {
  const tokens = tokenize(wordsOf(text));
  const codes = Int32Array.from(tokens, token => {
    const word = store.words.find(token.folded);
    return word < 0 ? -1 : word * 4 + token.variant;
  });
  const kins = Int32Array.from(tokens, token => store.kins.find(token.kin));
  const weights = Int32Array.from(tokens, token => WEIGHT[token.kind]);
  const groups = new Map<string, { kin: number; weight: number; rarity: number }>();
  for (const [at, token] of tokens.entries()) {
    const kin = kins[at] ?? -1;
    const group = groups.get(token.kin) ?? {
      kin,
      weight: 0,
      rarity: token.kind === 'mark' ? Infinity : listLength(store, kin),
    };
    group.weight += WEIGHT[token.kind];
    groups.set(token.kin, group);
  }
  const weight = weights.reduce((a, b) => a + b, 0);
  return {
    length: tokens.length,
    weight,
    codes,
    kins,
    weights,
    groups: [...groups.values()].sort((a, b) => a.rarity - b.rarity),
  };
}

function listLength({ postingStart }: Store, kin: number): number {
  return kin < 0 ? 0 : (postingStart[kin + 1] ?? 0) - (postingStart[kin] ?? 0);
}

/**
 * The part of a kin's list that may hold sources alike by `least`. Sources are numbered by weight, and lists in order.
 * @param unread  what a source can share at most, if it is in none of the lists read before
 */
function sourcesWith(store: Store, kin: number, weight: number, unread: number, least: number) {
  const { postings, postingStart } = store;
  const [start, end] = kin < 0 ? [0, 0] : [postingStart[kin] ?? 0, postingStart[kin + 1] ?? 0];
  const lightest = lowerBound(store.weight, least * weight - ROUNDING, 0, store.weight.length);
  const tooHeavy = lowerBound(store.weight, unread / least + ROUNDING, lightest, store.weight.length);
  const first = lowerBound(postings, lightest, start, end);
  return { list: postings, first, last: lowerBound(postings, tooHeavy, first, end) };
}

/** Weights are whole numbers; their products with a likeness may be off by as good as nothing. */
const ROUNDING = 1e-6;

/** The first place from `low` on in a sorted array whose value is not less, or `high`. */
function lowerBound(sorted: Uint32Array, value: number, low: number, high: number): number {
  let [from, to] = [low, high];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((sorted[middle] ?? 0) < value) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** The weight of what a query shares with a source, by kin. */
function sharedWeight({ kinOf, kinWeight, tokens, tokenStart, tokenCount, weight }: Store) {
  const left = new Uint16Array(kinWeight.length);
  /** The kins that a source has used up. */
  let spent = new Uint32Array(64);
  return {
    expect({ kins }: Query): void {
      for (const kin of kins) if (kin >= 0) left[kin] = (left[kin] ?? 0) + 1;
    },
    forget({ kins }: Query): void {
      for (const kin of kins) if (kin >= 0) left[kin] = 0;
    },
    /** It stops, with something less, where it cannot come to `enough`. */
    of(source: number, enough: number): number {
      const start = tokenStart[source] ?? 0;
      const count = tokenCount[source] ?? 0;
      if (spent.length < count) spent = new Uint32Array(count * 2);
      let shared = 0;
      let taken = 0;
      let hope = weight[source] ?? 0;
      for (let at = start; at < start + count && hope + ROUNDING >= enough; at += 1) {
        const kin = kinOf[(tokens[at] ?? 0) >>> 2] ?? 0;
        const available = left[kin] ?? 0;
        if (available === 0) {
          hope -= kinWeight[kin] ?? 0;
          continue;
        }
        left[kin] = available - 1;
        shared += kinWeight[kin] ?? 0;
        spent[taken++] = kin;
      }
      while (taken > 0) {
        const kin = spent[--taken] ?? 0;
        left[kin] = (left[kin] ?? 0) + 1;
      }
      return shared;
    },
  };
}

/** The D of `similarity`. */
function editDistance({
  kinOf,
  kinWeight,
  tokens,
  tokenStart,
  tokenCount,
}: Store): (query: Query, source: number) => number {
  let row = new Int32Array(64);
  return ({ length, codes, kins, weights }, source) => {
    if (row.length <= length) row = new Int32Array(length * 2 + 2);
    row[0] = 0;
    for (let i = 0; i < length; i += 1) row[i + 1] = (row[i] ?? 0) + (weights[i] ?? 0);
    const start = tokenStart[source] ?? 0;
    const end = start + (tokenCount[source] ?? 0);
    for (let at = start; at < end; at += 1) {
      const code = tokens[at] ?? 0;
      const kin = kinOf[code >>> 2] ?? 0;
      const weight = kinWeight[kin] ?? 0;
      let diagonal: number = row[0] ?? 0;
      let left: number = diagonal + weight;
      row[0] = left;
      for (let i = 0; i < length; i += 1) {
        const own = codes[i] ?? 0;
        const up = row[i + 1] ?? 0;
        let cost: number;
        if (own === code) cost = 0;
        else if (kins[i] !== kin) cost = Math.max(weight, weights[i] ?? 0);
        else if (own >= 0 && own >>> 2 === code >>> 2) cost = COST.variant;
        else cost = weight === WEIGHT.number ? COST.kindredNumber : COST.kindredWord;
        left = Math.min(diagonal + cost, up + weight, left + (weights[i] ?? 0));
        diagonal = up;
        row[i + 1] = left;
      }
    }
    return row[length] ?? 0;
  };
}

/** How many hits are kept beyond those asked for, if they are as good as the last of them. */
const TIES = 100;

/** Keeps the best hits, and a number of those that are as good as the last of them. */
function bestHits(least: number, count: number) {
  let kept: Hit[] = [];
  const bar = (): number => {
    const last = kept[count - 1];
    return last ? likeness(last) : least;
  };
  const wants = (value: number): boolean => value > bar() || (value === bar() && kept.length < count + TIES);
  return {
    /** What a hit must come to. */
    bar,
    wants,
    add(hit: Hit): void {
      if (!wants(likeness(hit))) return;
      const place = kept.findIndex(other => likeness(other) < likeness(hit));
      kept.splice(place < 0 ? kept.length : place, 0, hit);
      const last = bar();
      if (kept.length > count) kept = kept.filter(other => likeness(other) >= last);
    },
    hits: (): readonly Hit[] => kept,
  };
}
