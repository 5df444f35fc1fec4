import type { TargetedUnit } from '../model.ts';
import type { CheckContext } from './check.ts';
import { languageOf } from './language.ts';
import { findNumbers, type NumberFound } from './numbers.ts';
import { type Pattern, wordPattern } from './pattern.ts';

/**
 * Multiples of the source in whose place the translation has others: „trzykrotnie” for which it says “doubled”. One
 * that is gone may well be said in another way.
 */
export function multiplesChanged(
  unit: TargetedUnit,
  { sourceLocale, targetLocale }: CheckContext,
): readonly NumberFound[] {
  const own = multiplesIn(unit.text, languageOf(sourceLocale));
  if (own.length === 0) return [];
  const given = multiplesIn(unit.target, languageOf(targetLocale));
  if (given.length === 0) return [];
  const written = new Set(
    [...findNumbers(unit.target, targetLocale), ...given].flatMap(({ values, parts }) => [...values, ...parts]),
  );
  const isOwn = ({ values }: NumberFound) => own.some(each => each.values[0] === values[0]);
  return given.every(isOwn) ? [] : own.filter(({ values: [value = 0] }) => !written.has(value));
}

function multiplesIn(text: string, language: string): readonly NumberFound[] {
  return (MULTIPLES[language] ?? []).flatMap(([value, names]) =>
    names.all(text).map(match => ({
      start: match.index,
      end: match.index + match[0].length,
      values: [value],
      loose: [],
      parts: [],
      manner: 'words' as const,
      soft: false,
    })),
  );
}

const multiple = (value: number, names: string): readonly [number, Pattern] => [
  value,
  wordPattern(new RegExp(`(?<!\\p{L})(?:${names})(?!\\p{L})`, 'giu')),
];

const MULTIPLES: Readonly<Record<string, readonly (readonly [number, Pattern])[]>> = {
  pl: [
    multiple(2, 'dwukrotn(?:ie|y|ą|ego)|podw(?:oił|oi|oiły|oiła|ojono|ojenie)'),
    multiple(3, 'trzykrotn(?:ie|y|ą|ego)|potr(?:oił|oi|oiły|oiła|ojono|ojenie)'),
    multiple(4, 'czterokrotn(?:ie|y|ą|ego)'),
    multiple(5, 'pięciokrotn(?:ie|y|ą|ego)'),
    multiple(10, 'dziesięciokrotn(?:ie|y|ą|ego)'),
  ],
  en: [
    multiple(2, 'doubl(?:e|ed|es|ing)|twofold|twice'),
    multiple(3, 'tripl(?:e|ed|es|ing)|threefold|thrice'),
    multiple(4, 'quadrupl(?:e|ed|es|ing)|fourfold'),
    multiple(5, 'quintupl(?:e|ed|es|ing)|fivefold'),
    multiple(10, 'tenfold'),
  ],
  de: [
    multiple(2, 'verdoppel\\p{L}+|zweimal|zweifach\\p{L}*'),
    multiple(3, 'verdreifach\\p{L}*|dreimal|dreifach\\p{L}*'),
    multiple(4, 'vervierfach\\p{L}*|viermal|vierfach\\p{L}*'),
    multiple(5, 'verfünffach\\p{L}*|fünfmal|fünffach\\p{L}*'),
    multiple(10, 'verzehnfach\\p{L}*|zehnmal|zehnfach\\p{L}*'),
  ],
  fr: [
    multiple(2, 'doubl(?:é|ée|és|ées|er|e|ent)'),
    multiple(3, 'tripl(?:é|ée|és|ées|er|e|ent)'),
    multiple(4, 'quadrupl(?:é|ée|és|ées|er|e|ent)'),
    multiple(5, 'quintupl(?:é|ée|és|ées|er|e|ent)'),
    multiple(10, 'décupl(?:é|ée|és|ées|er|e|ent)'),
  ],
  uk: [
    multiple(2, '[ув]двічі|двічі|подво\\p{L}+'),
    multiple(3, '[ув]тричі|тричі|потро\\p{L}+'),
    multiple(4, '[ув]четверо'),
    multiple(5, "[ув]п[’ʼ']ятеро"),
    multiple(10, '[ув]десятеро'),
  ],
};
