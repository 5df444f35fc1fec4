import type { Locale, Span } from '../model.ts';
import { isPartOfTerm, spanOf, targetCheck, textAt } from './check.ts';
import { languageOf } from './language.ts';
import { findNumbers, type NumberFound } from './numbers.ts';
import { type Pattern, pattern } from './pattern.ts';
import { says } from './wording.ts';

/**
 * A number may be below zero by a minus before it, or by words after it.
 *
 * | | Polish | translation | |
 * |---|---|---|
 * | en | Spadnie do minus 15 st. C. | It will drop to -15°C. | passes |
 * | en | Było 15 stopni mrozu. | It was 15 degrees below zero. | passes |
 * | en | Spadnie do minus 15 st. C. | It will drop to 15°C. | found |
 * | de | Spadnie do minus 8 stopni. | Es werden minus 8 Grad. | passes |
 * | de | Spadnie do minus 8 stopni. | Es werden 8 Grad. | found |
 * | fr | Spadnie do minus 8 stopni. | Il fera moins 8 degrés. | passes |
 * | fr | Spadnie do minus 8 stopni. | Il fera 8 degrés. | found |
 * | uk | Spadnie do minus 8 stopni. | Знизиться до мінус 8 градусів. | passes |
 * | uk | Spadnie do minus 8 stopni. | Знизиться до 8 градусів. | found |
 */
export const minusLost = targetCheck(
  'minus-lost',
  'A number below zero whose minus is not in the translation.',
  (unit, context) => {
    if (!HINT.isIn(unit.text)) return [];
    const below = belowZero(unit.text, context.sourceLocale).filter(number => !isPartOfTerm(number, unit, context));
    const written = new Set(findNumbers(unit.target, context.targetLocale).flatMap(valuesOf));
    const negative = new Set(belowZero(unit.target, context.targetLocale).flatMap(valuesOf));
    return below
      .filter(number => valuesOf(number).some(value => written.has(value)))
      .filter(number => !valuesOf(number).some(value => negative.has(value)))
      .map(number => ({
        severity: 'error' as const,
        ...says('minus-lost.lost', { number: textAt(unit.text, number) }),
        source: spanOf(number),
      }));
  },
);

function belowZero(text: string, locale: Locale): readonly NumberFound[] {
  const words = BELOW[languageOf(locale)];
  const isBelow = ({ start, end }: Span) =>
    MINUS.in(text).test(text.slice(Math.max(0, start - 7), start + 1)) ||
    words?.in(text).test(text.slice(end, end + 40));
  return findNumbers(text, locale).filter(isBelow);
}

function valuesOf({ values, loose }: NumberFound): readonly number[] {
  return [...values, ...loose];
}

/** Right before a figure; a hyphen only where it joins nothing. */
const MINUS = pattern(/(?:(?<!\p{L})(?:minus|moins|мінус)[ \u00A0]|−[ \u00A0]?|(?<=^|[\s(])[-–])\d$/iu);
/** A text without any of this needs no second look. */
const HINT = pattern(/minus|mrozu|poniżej zera|−|(?:^|[\s(])[-–]\d/iu);

const BELOW: Readonly<Record<string, Pattern>> = {
  pl: pattern(/^[^.;\d]{0,20}(?:mrozu|poniżej zera)/u),
  en: pattern(/^[^.;\d]{0,24}(?:below (?:zero|freezing)|of frost)/u),
  de: pattern(/^[^.;\d]{0,24}(?:unter (?:null|Null|dem Gefrierpunkt)|Frost|Minus)/u),
  fr: pattern(/^[^.;\d]{0,24}(?:en dessous de zéro|au-dessous de zéro|sous (?:le )?zéro)/u),
  uk: pattern(/^[^.;\d]{0,24}(?:нижче нуля|морозу)/u),
};
