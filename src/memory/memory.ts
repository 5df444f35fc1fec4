import type { Locale } from '../model.ts';
import { type MemoryEntry, standings } from './entry.ts';
import { closeness } from './locales.ts';

/** A pair of texts from the memory that fits. */
export interface Match {
  readonly source: string;
  readonly target: string;
  /** The file that it comes from, relative to the project. */
  readonly from: string;
  readonly targetLocale: Locale;
  readonly standing: MemoryEntry['standing'];
  /** In percent: 100 exact. */
  readonly score: number;
}

export interface TranslationMemory {
  /**
   * The best pair with exactly this source text for a target locale.
   *
   * Of several, the one wins whose locale is closer (`en-GB` for `en-GB`, then `en`, then `en-US`), then whose standing is
   * better (approved, imported, draft), then the one changed last (one without a date counts as oldest), then the last
   * in the order given.
   */
  exact(source: string, locale: Locale): Match | undefined;
}

/** @param entries  in the order of their files, each file's in its own */
export function openMemory(entries: Iterable<MemoryEntry>): TranslationMemory {
  const bySource = new Map<string, MemoryEntry[]>();
  for (const entry of entries) {
    if (entry.incomplete) continue;
    const key = exactKey(entry.source);
    const same = bySource.get(key);
    if (same) same.push(entry);
    else bySource.set(key, [entry]);
  }
  return {
    exact(source, locale) {
      const usable = (bySource.get(exactKey(source)) ?? []).filter(entry => closeness(locale, entry.targetLocale) > 0);
      const best = usable.reduce<MemoryEntry | undefined>(
        (best, entry) => (best && compare(best, entry, locale) > 0 ? best : entry),
        undefined,
      );
      return best && { ...pick(best), score: 100 };
    },
  };
}

/** Texts that differ only in how accents are encoded, or in white space round them, are the same. */
function exactKey(text: string): string {
  return text.normalize('NFC').trim();
}

function pick({ source, target, from, targetLocale, standing }: MemoryEntry): Omit<Match, 'score'> {
  return { source, target, from, targetLocale, standing };
}

/** Above 0 where `one` is better for the locale; the rule is `exact`'s. */
function compare(one: MemoryEntry, other: MemoryEntry, locale: Locale): number {
  return (
    closeness(locale, one.targetLocale) - closeness(locale, other.targetLocale) ||
    standings.indexOf(other.standing) - standings.indexOf(one.standing) ||
    compareText(one.changed ?? '', other.changed ?? '')
  );
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
