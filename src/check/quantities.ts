import type { Locale, Span } from '../model.ts';
import { languageOf } from './language.ts';
import { findNumbers } from './numbers.ts';
import { remembered } from './remembered.ts';
import type { Dimension, UnitName } from './unitName.ts';
import { unitNames } from './unitNames.ts';

/** A number with the unit that it counts. */
export interface Quantity extends Span {
  readonly values: readonly number[];
  readonly unit: UnitName;
}

/** The numbers of a text that have a unit: „1,5 mln zł”, “PLN 1.5 million”, „10-dniowy”. */
export const findQuantities = remembered(readQuantities);

function readQuantities(text: string, locale: Locale): readonly Quantity[] {
  const names = namesFor(locale);
  return findNumbers(text, locale).flatMap(number => {
    const after = names.find(({ after }) => after.test(text.slice(number.end, number.end + FARTHEST)));
    const before = names.find(({ before }) => before?.test(text.slice(Math.max(0, number.start - 6), number.start)));
    const named = before ?? after;
    if (!named) return [];
    const end = before ? number.end : number.end + (named.after.exec(text.slice(number.end))?.[0].length ?? 0);
    return [
      { start: number.start, end, values: [...number.values, ...number.loose, ...number.parts], unit: named.unit },
    ];
  });
}

/** Whether a text mentions a unit of a dimension at all, with or without a number. */
export function mentions(text: string, dimension: Dimension, locale: Locale, id?: string): boolean {
  return namesFor(locale).some(
    ({ unit, anywhere }) => unit.dimension === dimension && (id === undefined || unit.id === id) && anywhere.test(text),
  );
}

/** As far as a unit's name reaches, with a word or two before it, in UTF-16 code units. */
const FARTHEST = 48;

interface Named {
  readonly unit: UnitName;
  readonly after: RegExp;
  /** Signs of money may come first: “$5”, “PLN 5”. */
  readonly before: RegExp | undefined;
  readonly anywhere: RegExp;
}

const cache = new Map<string, readonly Named[]>();

function namesFor(locale: Locale): readonly Named[] {
  const language = languageOf(locale);
  const known = cache.get(language);
  if (known) return known;
  const named = unitNames.map(unit => namedIn(unit, language));
  cache.set(language, named);
  return named;
}

function namedIn(unit: UnitName, language: string): Named {
  const names = [unit.signs, unit.names[language]].filter(Boolean).join('|');
  const isMoney = unit.dimension === 'currency';
  return {
    unit,
    after: new RegExp(`^[ \\u00A0\\u202F\\u2009-]?(?:${MODIFIER[language] ?? ''})(?:${names})(?![\\p{L}\\p{N}])`, 'u'),
    before: isMoney && unit.signs ? new RegExp(`(?<![\\p{L}])(?:${unit.signs})[ \\u00A0\\u202F]?$`, 'u') : undefined,
    anywhere: new RegExp(`(?<![\\p{L}])(?:${names})(?![\\p{L}])`, 'iu'),
  };
}

/** What may stand between a number and its unit: „5 mln polskich złotych”, “two more days”. */
const MODIFIER: Readonly<Record<string, string>> = {
  pl: '(?:(?:kolejn|następn|ostatni|pełn|cał)\\p{L}+ )?',
  en: '(?:(?:more|other|full|whole|consecutive|further|additional|last|of|Polish) )?',
  de: '(?:(?:weitere|ganze|volle|letzte)\\p{L}* )?',
  fr: '(?:(?:autres|derniers|de|d’|dernières) ?)?',
  uk: '(?:(?:наступн|останн|повн|ціл)\\p{L}+ )?',
};
