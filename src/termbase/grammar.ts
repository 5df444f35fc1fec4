import type { Locale } from '../model.ts';
import { english } from './light/english.ts';
import { french } from './light/french.ts';
import { german } from './light/german.ts';
import { type LightLanguage, lightGrammar } from './light/grammar.ts';
import { ukrainian } from './light/ukrainian.ts';
import type { Morphology } from './morphology.ts';
import type { Grammar } from './pattern.ts';
import { plainGrammar } from './plain.ts';
import { polishGrammar } from './polish/grammar.ts';

const lightLanguages: Readonly<Record<string, LightLanguage>> = {
  en: english,
  de: german,
  fr: french,
  uk: ukrainian,
};

/** The grammar of a locale's language; of a language without one, terms are found as they are. */
export function grammarOf(locale: Locale, morphology?: Morphology): Grammar {
  const language = new Intl.Locale(locale).language;
  if (language === 'pl') return polishGrammar(locale, morphology);
  const light = Object.hasOwn(lightLanguages, language) ? lightLanguages[language] : undefined;
  return light ? lightGrammar(locale, light) : plainGrammar(locale);
}
