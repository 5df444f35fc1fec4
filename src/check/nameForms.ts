/**
 * What a Polish form of a name may be a form of: the dictionary's citation forms, and, since it does not know most
 * foreign names, what is left when a case ending is taken off („Esperem” → “Esper”, „Zełenskiego” → “Zełenski”).
 */
export function citationForms(
  form: string,
  lemmas: ((form: string) => readonly string[]) | undefined,
): readonly string[] {
  const known = lemmas?.(form) ?? [];
  const guessed = ENDINGS.filter(([ending]) => ending.test(form)).flatMap(([ending, repairs]) =>
    repairs.map(repair => form.replace(ending, repair)),
  );
  return [...new Set([...known, form, ...guessed])];
}

/** Endings of nouns and adjectives in the singular, and what the citation form has in their place. */
const ENDINGS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/(?<=[kg])iem$/, ['', 'o']],
  [/(?<=\p{L}{2})em$/u, ['', 'o']],
  [/(?<=\p{L}{2})owi$/u, ['', 'o']],
  [/(?<=\p{L}{2})a$/u, ['', 'o']],
  [/(?<=\p{L}{2})u$/u, ['']],
  [/(?<=\p{L}{2})(?:y|i|ą|ę|o|ie)$/u, ['a', '', 'o']],
  [/iego$/, ['i']],
  [/ego$/, ['y', 'e', '']],
  [/iemu$/, ['i']],
  [/emu$/, ['y', '']],
  [/im$/, ['i']],
  [/ym$/, ['y']],
  [/iej$/, ['a', 'ia']],
  [/ej$/, ['a']],
  [/ką$/, ['ka']],
  [/’?ów$/, ['']],
  [/cie$/, ['t', 'ta']],
  [/dzie$/, ['d', 'da']],
  [/rze$/, ['r', 'ra']],
  [/ce$/, ['ka']],
  [/dze$/, ['ga']],
  [/le$/, ['l', 'ł', 'la', 'ła']],
  [/sie$/, ['s', 'sa']],
  [/ńca$/, ['niec']],
  [/(?<=\p{L}{2})(.)a$/u, ['e$1']],
];
