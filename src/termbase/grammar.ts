import type { Locale } from '../model.ts';
import type { Morphology } from './morphology.ts';
import type { Grammar } from './pattern.ts';
import { plainGrammar } from './plain.ts';
import { polishGrammar } from './polish/grammar.ts';

/** The grammar of a locale's language; of a language without one, terms are found as they are. */
export function grammarOf(locale: Locale, morphology?: Morphology): Grammar {
  if (/^pl\b/.test(locale)) return polishGrammar(locale, morphology);
  return plainGrammar(locale);
}
