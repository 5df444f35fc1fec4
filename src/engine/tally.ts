import type { Locale } from '../model.ts';
import type { Capabilities, LanguagePair, OptionName } from './engine.ts';
import type { Found, Totals } from './job.ts';

/** Counts what a run does, and tells whoever watches. */
export interface Tally {
  /** A request is being sent. */
  request(): void;
  /** The engine went on without these options. */
  leave(options: readonly OptionName[], pair: LanguagePair): void;
  /** A text is settled; gives it back. */
  count(found: Found, can: Capabilities): Found;
  totals(): Totals;
  leftOut(): readonly LeftOut[];
}

/** An option that the engine does not have for a language. */
export interface LeftOut {
  readonly option: OptionName;
  readonly target: Locale;
}

type Counts = { -readonly [K in keyof Totals]: Totals[K] };

export function openTally(spent: () => number, onProgress: ((totals: Totals) => void) | undefined): Tally {
  const counts: Counts = {
    requests: 0,
    texts: 0,
    fromJournal: 0,
    repeats: 0,
    failed: 0,
    characters: 0,
    words: 0,
    left: 0,
    leftCharacters: 0,
  };
  const left = new Map<string, LeftOut>();
  const totals = () => ({ ...counts, characters: spent() });

  return {
    totals,
    leftOut: () => [...left.values()],
    leave(options, { target }) {
      for (const option of options) left.set(`${option} ${target}`, { option, target });
    },
    request() {
      counts.requests += 1;
    },
    count(found, can) {
      add(found, can);
      onProgress?.(totals());
      return found;
    },
  };

  function add({ ask, from, resolution }: Found, can: Capabilities): void {
    if (resolution.kind === 'failed') counts.failed += 1;
    else if (resolution.kind === 'left') {
      counts.left += 1;
      if (from === 'engine') counts.leftCharacters += can.billedChars(ask.words);
    } else if (from === 'engine') {
      counts.texts += 1;
      counts.words += wordsOf(ask.words);
    } else if (from === 'journal') counts.fromJournal += 1;
    else counts.repeats += 1;
  }
}

/** Words as people count them for a bill: what stands between white space and has a letter or a digit. */
export function wordsOf(text: string): number {
  return text.split(/\s+/).filter(word => /[\p{L}\p{N}]/u.test(word)).length;
}
