import type { Locale } from '../model.ts';

/** What a run of figures may mean. */
export interface FigureReading {
  /** By the conventions of the locale. */
  readonly values: readonly number[];
  /** Only by another's: „1,5” in English, „10.000” in Polish. */
  readonly loose: readonly number[];
  /** What stands between marks, for what is no number: a time, a score, the number of a section. */
  readonly parts: readonly number[];
}

/**
 * A run of figures with its separators, by the conventions of Unicode CLDR: a decimal comma in Polish, German, French
 * and Ukrainian, a decimal point in English. Spaces group thousands everywhere, as ISO 80000 has it.
 */
export function readFigures(figures: string, locale: Locale): FigureReading {
  const text = figures.replace(SPACES, '');
  const marks = text.replace(/\d/g, '');
  if (marks === '') return { values: [Number(text)], loose: [], parts: [] };
  const readings = MARKS.flatMap(({ decimal, group }) => {
    const value = numberIn(text, decimal, group);
    return value === undefined ? [] : [{ decimal, value }];
  });
  const { decimal, group } = marksOf(locale);
  const own = numberIn(text, decimal, group);
  const others = readings.map(({ value }) => value).filter(value => value !== own);
  // The thousands of „37.037” are no number of their own.
  const isGrouped = own !== undefined && (text.split(decimal)[0] ?? '').includes(group);
  const parts = isGrouped ? [] : text.split(/\D/).map(Number);
  return { values: own === undefined ? [] : [own], loose: [...new Set(others)], parts };
}

const SPACES = /[ \u00A0\u202F\u2009’']/g;

const MARKS = [
  { decimal: ',', group: '.' },
  { decimal: '.', group: ',' },
] as const;

/** The value of figures in which these marks are used as they should be. */
function numberIn(text: string, decimal: string, group: string): number | undefined {
  const [whole = '', fraction, ...more] = text.split(decimal);
  if (more.length > 0 || (fraction !== undefined && !/^\d+$/.test(fraction))) return undefined;
  const groups = whole.split(group);
  const isGrouped = groups.every((each, index) => (index === 0 ? /^[1-9]\d{0,2}$/ : /^\d{3}$/).test(each));
  if (groups.length > 1 && !isGrouped) return undefined;
  return /^\d+$/.test(groups.join('')) ? Number(`${groups.join('')}.${fraction ?? 0}`) : undefined;
}

const cache = new Map<Locale, { readonly decimal: string; readonly group: string }>();

function marksOf(locale: Locale): { readonly decimal: string; readonly group: string } {
  const known = cache.get(locale);
  if (known) return known;
  const parts = partsOf(locale);
  const decimal = parts.find(part => part.type === 'decimal')?.value ?? '.';
  const marks = { decimal, group: decimal === ',' ? '.' : ',' };
  cache.set(locale, marks);
  return marks;
}

/** Of a locale that Intl rejects, the conventions of English. */
function partsOf(locale: Locale): readonly Intl.NumberFormatPart[] {
  const known = isKnown(locale) ? locale : 'en';
  return new Intl.NumberFormat(known).formatToParts(1234567.8);
}

function isKnown(locale: Locale): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf(locale).length > 0;
  } catch {
    return false;
  }
}
