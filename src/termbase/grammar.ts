import type { Locale } from '../model.ts';
import type { Morphology } from './morphology.ts';
import type { Grammar } from './pattern.ts';
import { plainGrammar } from './plain.ts';

/** The grammar of a locale's language; of a language without one, terms are found as they are. */
export function grammarOf(locale: Locale, _morphology?: Morphology): Grammar {
  return plainGrammar(locale);
}
