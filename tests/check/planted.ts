import { readFileSync } from 'node:fs';
import type { CheckContext } from '../../src/check/check.ts';
import { checkUnit } from '../../src/check/list.ts';
import type { Finding, TranslatedUnit } from '../../src/model.ts';
import { lemmasFor } from '../../src/project/dictionary.ts';

export const targets = ['en', 'de', 'fr', 'uk'] as const;

/** A right translation, and ways to make it wrong: each changes one thing, which the named check is to find. */
export interface Pair {
  readonly source: string;
  readonly target: string;
  readonly errors: readonly Planted[];
}

export interface Planted {
  readonly check: string;
  readonly right: string;
  readonly wrong: string;
}

export function readCorpus(locale: string): readonly Pair[] {
  return JSON.parse(readFileSync(new URL(`corpus/${locale}.json`, import.meta.url), 'utf8'));
}

/** A pair of the corpora of news; a planted error is of a kind, and whichever check sees it will do. */
export interface NewsPair {
  readonly locale: string;
  readonly source: string;
  readonly target: string;
  readonly errors: readonly { readonly kind: string; readonly right: string; readonly wrong: string }[];
}

export function readNews(name: 'news' | 'fresh' | 'domains' | 'agency'): readonly NewsPair[] {
  return JSON.parse(readFileSync(new URL(`corpus/${name}.json`, import.meta.url), 'utf8'));
}

export function plant({ target }: Pick<Pair, 'target'>, { right, wrong }: Pick<Planted, 'right' | 'wrong'>): string {
  return target.replace(right, () => wrong);
}

/** The citation forms of a Polish form, as the product gives them to the checks. */
export const lemmas = lemmasFor('pl') ?? (() => []);

/** A context with the Polish dictionary and without a glossary. */
export function contextFor(targetLocale: string): CheckContext {
  return { sourceLocale: 'pl', targetLocale, lemmas, findRenderings: () => [] };
}

export function findingsIn(source: string, target: string, locale: string): readonly Finding[] {
  return checkUnit(unitOf(source, target), contextFor(locale));
}

export function unitOf(text: string, target: string, id = 's-1'): TranslatedUnit {
  const origin = { kind: 'person' } as const;
  return { id, text, target, gap: ' ', terms: [], candidates: [], state: 'translated', origin, termUses: [] };
}
