import type { Locale } from '../model.ts';

/**
 * A reading of a text that keeps its last results: several checks in turn ask for the numbers of the same source and the
 * same target, and a source is asked for again with each target language.
 */
export function remembered<T>(read: (text: string, locale: Locale) => T): (text: string, locale: Locale) => T {
  const byLocale = new Map<Locale, (text: string) => T>();
  return (text, locale) => {
    const known = byLocale.get(locale);
    if (known) return known(text);
    const reading = rememberedText((each: string) => read(each, locale));
    if (byLocale.size >= LOCALES) byLocale.clear();
    byLocale.set(locale, reading);
    return reading(text);
  };
}

/** The same for a reading that is the same in every language. */
export function rememberedText<T>(read: (text: string) => T): (text: string) => T {
  return rememberedIn(texts, read);
}

/** The same for a reading of single words, which are many more. */
export function rememberedWord<T>(read: (word: string) => T): (word: string) => T {
  return rememberedIn(words, read);
}

/** Results stand under the number that a text has for all readings, so that it is looked up once. */
function rememberedIn<T>(numbers: Numbering, read: (text: string) => T): (text: string) => T {
  let results: T[] = [];
  let generation = 0;
  const resultsNow = () => {
    if (generation === numbers.generation) return results;
    generation = numbers.generation;
    results = [];
    return results;
  };
  return text => {
    const number = numbers.of(text);
    const known = resultsNow()[number];
    if (known !== undefined) return known;
    const result = read(text);
    // What was read meanwhile may have begun the numbering anew.
    const now = numbers.of(text);
    resultsNow()[now] = result;
    return result;
  };
}

/** Numbers texts from 0, and begins anew when there are too many or they are too long. */
class Numbering {
  generation = 0;
  readonly #most: number;
  readonly #numbers = new Map<string, number>();
  #length = 0;
  #last = { text: '', number: -1 };
  #before = this.#last;

  constructor(most: number) {
    this.#most = most;
  }

  /** Source and target come in turn: to see that it is the same string costs less than to look it up. */
  of(text: string): number {
    if (this.#last.text === text && this.#last.number >= 0) return this.#last.number;
    if (this.#before.text === text && this.#before.number >= 0) return this.#before.number;
    this.#before = this.#last;
    this.#last = { text, number: this.#find(text) };
    return this.#last.number;
  }

  #find(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    if (this.#numbers.size >= this.#most || this.#length > LENGTH_KEPT) this.#beginAnew();
    this.#length += text.length;
    const number = this.#numbers.size;
    this.#numbers.set(text, number);
    return number;
  }

  #beginAnew(): void {
    this.generation++;
    this.#numbers.clear();
    this.#length = 0;
    this.#before = { text: '', number: -1 };
  }
}

/** In UTF-16 units. */
const LENGTH_KEPT = 4_000_000;
const LOCALES = 64;
/** Enough for the articles that are under way, small enough to be no matter in memory. */
const texts = new Numbering(4096);
const words = new Numbering(20_000);
