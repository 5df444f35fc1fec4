import { type ReadonlySignal, signal } from '@preact/signals';
import type { Finding, FindingsView } from '../../api.ts';
import { get } from '../connection.ts';
import type { Row } from './rows.ts';

/** What the checks find, fetched part by part: of a long article they need seconds, and what is in sight comes first. */
export interface FindingsFeed {
  /** How many segments are checked by now. */
  readonly checked: ReadonlySignal<number>;
  /** What is found in some segments now; those that `found` has not are clean. */
  take(ids: readonly string[], found: FindingsView): void;
  /** Begins anew; what was found before stays until it is known better. */
  restart(first: number): void;
  stop(): void;
}

/** As many segments are asked for at once. */
const PART = 100;

const NOTHING: readonly Finding[] = [];

/**
 * @param path  the article's address
 * @param rows  the segments as they are now
 */
export function openFindings(path: string, rows: () => readonly Row[]): FindingsFeed {
  const checked = signal(0);
  /** When a segment was last heard of, so that an answer that was on its way meanwhile does not overwrite it. */
  const heard = new Map<string, number>();
  let time = 0;
  let round = 0;

  const set = (row: Row, findings: readonly Finding[]) => {
    if (row.findings.peek().length + findings.length > 0) row.findings.value = findings;
  };

  const fetchPart = async (start: number, isCurrent: () => boolean) => {
    const asked = ++time;
    const found = await get<FindingsView>(`${path}/findings?from=${start}&count=${PART}`);
    if (!isCurrent()) return;
    const part = rows().slice(start, start + PART);
    for (const row of part) if ((heard.get(row.id) ?? 0) < asked) set(row, found[row.id] ?? NOTHING);
    checked.value += part.length;
  };

  const fetchAll = async (first: number, isCurrent: () => boolean) => {
    const starts = Array.from({ length: Math.ceil(rows().length / PART) }, (_, index) => index * PART);
    const nearest = starts.sort((a, b) => distance(a, first) - distance(b, first));
    for (const start of nearest) {
      if (!isCurrent()) return;
      await fetchPart(start, isCurrent);
    }
  };

  return {
    checked,
    take(ids, found) {
      const wanted = new Set(ids);
      time++;
      for (const row of rows()) {
        if (!wanted.has(row.id)) continue;
        heard.set(row.id, time);
        set(row, found[row.id] ?? NOTHING);
      }
    },
    restart(first) {
      const mine = ++round;
      checked.value = 0;
      fetchAll(first, () => round === mine).catch(() => undefined);
    },
    stop() {
      round++;
    },
  };
}

/** How far a part is from a segment, in segments. */
function distance(start: number, segment: number): number {
  return Math.abs(start + PART / 2 - segment);
}
