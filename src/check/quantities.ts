import type { Locale, Span } from '../model.ts';
import { languageOf } from './language.ts';
import { findNumbers } from './numbers.ts';
import { type Pattern, pattern, wordPattern } from './pattern.ts';
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
    const following = text.slice(number.end, number.end + FARTHEST);
    const preceding = text.slice(Math.max(0, number.start - 6), number.start);
    const before = names.anyBefore.in(text).test(preceding)
      ? names.each.find(({ before }) => before?.in(text).test(preceding))
      : undefined;
    const named =
      before ??
      (names.anyAfter.in(text).test(following)
        ? names.each.find(({ after }) => after.in(text).test(following))
        : undefined);
    if (!named) return [];
    const end = before ? number.end : number.end + (named.after.in(text).exec(text.slice(number.end))?.[0].length ?? 0);
    return [
      { start: number.start, end, values: [...number.values, ...number.loose, ...number.parts], unit: named.unit },
    ];
  });
}

/** Whether a text mentions a unit of a dimension at all, with or without a number. */
export function mentions(text: string, dimension: Dimension, locale: Locale, id?: string): boolean {
  return namesFor(locale).each.some(
    ({ unit, anywhere }) => unit.dimension === dimension && (id === undefined || unit.id === id) && anywhere.isIn(text),
  );
}

/** As far as a unit's name reaches, with a word or two before it, in UTF-16 code units. */
const FARTHEST = 48;

interface Named {
  readonly unit: UnitName;
  readonly after: Pattern;
  /** Signs of money may come first: “$5”, “PLN 5”. */
  readonly before: Pattern | undefined;
  readonly anywhere: Pattern;
}

/** The names of all units in a language, one by one and in one pattern that says whether it is worth while. */
interface Names {
  readonly each: readonly Named[];
  readonly anyAfter: Pattern;
  readonly anyBefore: Pattern;
}

const cache = new Map<string, Names>();

function namesFor(locale: Locale): Names {
  const language = languageOf(locale);
  const known = cache.get(language);
  if (known) return known;
  const each = unitNames.map(unit => namedIn(unit, language));
  const names = {
    each,
    anyAfter: afterPattern(each.map(({ unit }) => namesOf(unit, language)).join('|'), language),
    anyBefore: beforePattern(
      unitNames.flatMap(({ dimension, signs }) => (dimension === 'currency' && signs ? [signs] : [])).join('|'),
    ),
  };
  cache.set(language, names);
  return names;
}

function namedIn(unit: UnitName, language: string): Named {
  const names = namesOf(unit, language);
  return {
    unit,
    after: afterPattern(names, language),
    before: unit.dimension === 'currency' && unit.signs ? beforePattern(unit.signs) : undefined,
    anywhere: wordPattern(new RegExp(`(?<![\\p{L}])(?:${names})(?![\\p{L}])`, 'iu')),
  };
}

function namesOf({ signs, names }: UnitName, language: string): string {
  return [signs, names[language]].filter(Boolean).join('|');
}

function afterPattern(names: string, language: string): Pattern {
  return pattern(
    new RegExp(`^[ \\u00A0\\u202F\\u2009-]?(?:${MODIFIER[language] ?? ''})(?:${names})(?![\\p{L}\\p{N}])`, 'u'),
  );
}

function beforePattern(signs: string): Pattern {
  return pattern(new RegExp(`(?<![\\p{L}])(?:${signs})[ \\u00A0\\u202F]?$`, 'u'));
}

/** What may stand between a number and its unit: „5 mln polskich złotych”, “two more days”. */
const MODIFIER: Readonly<Record<string, string>> = {
  pl: '(?:(?:kolejn|następn|ostatni|pełn|cał)\\p{L}+ )?',
  en: '(?:(?:more|other|full|whole|consecutive|further|additional|last|of|Polish|Czech|Danish|Swedish|Norwegian|US|American|Canadian|Australian|Swiss|Ukrainian|Russian|Hungarian|Turkish|British|Israeli|Icelandic) )?',
  de: '(?:(?:weitere|ganze|volle|letzte|polnische|tschechische|dänische|schwedische|norwegische|amerikanische|kanadische|britische|ukrainische)\\p{L}* )?',
  fr: '(?:(?:autres|derniers|de|d’|dernières) ?)?',
  uk: '(?:(?:наступн|останн|повн|ціл|польськ|чеськ|датськ|шведськ|норвезьк|американськ|канадськ|британськ)\\p{L}+ )?',
};
