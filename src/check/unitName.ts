/** What a measure measures: only units of one dimension can be mistaken for each other. */
export type Dimension = 'share' | 'currency' | 'length' | 'mass' | 'area' | 'volume' | 'power' | 'energy' | 'duration';

export interface UnitName {
  readonly id: string;
  readonly dimension: Dimension;
  /** How it is named after a number, per language; a word, of which regular endings are part. */
  readonly names: Readonly<Record<string, string>>;
  /** Signs that are the same in every language. */
  readonly signs?: string;
}

export function unit(
  dimension: Dimension,
  id: string,
  signs: string,
  pl: string,
  en: string,
  de: string,
  fr: string,
  uk: string,
): UnitName {
  return { id, dimension, names: { pl, en, de, fr, uk }, ...(signs && { signs }) };
}
