import { type Pattern, pattern } from './pattern.ts';
import { rememberedWord } from './remembered.ts';

/**
 * What a Polish form of a name may be a form of: the dictionary's citation forms, and, since it does not know most
 * foreign names, what is left when a case ending is taken off („Esperem” → “Esper”, „Zełenskiego” → “Zełenski”).
 */
export function citationForms(
  form: string,
  lemmas: ((form: string) => readonly string[]) | undefined,
): readonly string[] {
  const known = lemmas?.(form) ?? [];
  return [...new Set([...known, form, ...guessedForms(form)])];
}

const guessedForms = rememberedWord((form: string): readonly string[] =>
  ENDINGS.filter(([ending]) => ending.isIn(form)).flatMap(([ending, repairs]) =>
    repairs.map(repair => form.replace(ending.in(form), repair)),
  ),
);

/** Endings of nouns and adjectives in the singular, and what the citation form has in their place. */
const ENDINGS: readonly (readonly [Pattern, readonly string[]])[] = [
  [pattern(/(?<=[kg])iem$/), ['', 'o']],
  [pattern(/(?<=[bcfmnpswz])i(?:a|em|owi|u)$/), ['']],
  // „Bożympolem”, „Krasnymstawie”: both halves are inflected.
  [pattern(/(?:ego|emu|ym)pol(?:a|u|em)$/), ['epole']],
  [pattern(/(?:ego|emu|ym)staw(?:u|owi|em|ie)$/), ['ystaw']],
  [pattern(/(?<=\p{L}{2})em$/u), ['', 'o']],
  [pattern(/(?<=\p{L}{2})owi$/u), ['', 'o']],
  [pattern(/(?<=\p{L}{2})a$/u), ['', 'o', 'e']],
  [pattern(/(?<=\p{L}{2})u$/u), ['']],
  [pattern(/(?<=\p{L}{2})(?:y|i|ą|ę|o|ie)$/u), ['a', '', 'o']],
  [pattern(/é(?:go|mu|m)$/), ['é']],
  [pattern(/iego$/), ['i']],
  [pattern(/ego$/), ['y', 'e', '']],
  [pattern(/iemu$/), ['i']],
  [pattern(/emu$/), ['y', '']],
  [pattern(/im$/), ['i']],
  [pattern(/ym$/), ['y']],
  [pattern(/iej$/), ['a', 'ia']],
  [pattern(/ej$/), ['a']],
  [pattern(/ką$/), ['ka']],
  [pattern(/’?ów$/), ['']],
  [pattern(/cie$/), ['t', 'ta']],
  [pattern(/dzie$/), ['d', 'da']],
  [pattern(/rze$/), ['r', 'ra']],
  [pattern(/ce$/), ['ka']],
  [pattern(/dze$/), ['ga']],
  [pattern(/le$/), ['l', 'ł', 'la', 'ła']],
  [pattern(/sie$/), ['s', 'sa']],
  [pattern(/ńca$/), ['niec']],
  [pattern(/(?<=\p{L}{2})(.)a$/u), ['e$1']],
];
