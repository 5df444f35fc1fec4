/**
 * Sets of case, number and gender as bits, so that agreement is an `&`. Singular: seven cases by four genders
 * (masculine animate, masculine inanimate, feminine, neuter). Plural: seven cases by two (virile, other).
 */
export interface Tags {
  readonly singular: number;
  readonly plural: number;
}

export const cases = ['nom', 'gen', 'dat', 'acc', 'inst', 'loc', 'voc'] as const;
export type Case = (typeof cases)[number];

/** Genders as PoliMorf has them: m1 persons, m2 animals, m3 things; p1 like m1 and p2, p3 without a singular. */
export type Gender = 'm1' | 'm2' | 'm3' | 'f' | 'n';

const CASES = cases.length;
const SINGULAR: Readonly<Record<Gender, number>> = { m1: 0, m2: 0, m3: 1, f: 2, n: 3 };
const PLURAL: Readonly<Record<Gender, number>> = { m1: 0, m2: 1, m3: 1, f: 1, n: 1 };

export const noTags: Tags = { singular: 0, plural: 0 };
export const allTags: Tags = { singular: 2 ** (4 * CASES) - 1, plural: 2 ** (2 * CASES) - 1 };
export const singularTags: Tags = { singular: allTags.singular, plural: 0 };
export const pluralTags: Tags = { singular: 0, plural: allTags.plural };

/** The set of one case and number, in some genders. */
export function tagsOf(number: 'sg' | 'pl', grammaticalCase: Case, genders: readonly Gender[]): Tags {
  const at = cases.indexOf(grammaticalCase);
  let bits = 0;
  for (const gender of genders) bits |= 1 << ((number === 'sg' ? SINGULAR : PLURAL)[gender] * CASES + at);
  return number === 'sg' ? { singular: bits, plural: 0 } : { singular: 0, plural: bits };
}

const everyGender: readonly Gender[] = ['m1', 'm2', 'm3', 'f', 'n'];

/** The set of one case in both numbers and all genders. */
export function caseTags(grammaticalCase: Case): Tags {
  return union(tagsOf('sg', grammaticalCase, everyGender), tagsOf('pl', grammaticalCase, everyGender));
}

export function union(a: Tags, b: Tags): Tags {
  return { singular: a.singular | b.singular, plural: a.plural | b.plural };
}

export function common(a: Tags, b: Tags): Tags {
  return { singular: a.singular & b.singular, plural: a.plural & b.plural };
}

export function isEmpty(tags: Tags): boolean {
  return tags.singular === 0 && tags.plural === 0;
}

/** The cases of a set, whatever the number and gender, as seven bits. */
export function casesOf(singular: number, plural: number): number {
  return (singular | (singular >>> 7) | (singular >>> 14) | (singular >>> 21) | plural | (plural >>> 7)) & 0x7f;
}

/** A set's singular or plural bits in these cases only. */
export function inCases(bits: number, casesWanted: number): number {
  return bits & (casesWanted * 0x204081);
}

export const nominative: Tags = caseTags('nom');
export const locative: Tags = caseTags('loc');
