import type { Locale } from '../../model.ts';
import type { LanguageRules } from '../language.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';
import { none } from './none.ts';
import { pl } from './pl.ts';
import { uk } from './uk.ts';

/** The languages with rules of their own. */
export const languages: readonly LanguageRules[] = [pl, en, de, fr, uk];

/** The rules for a locale: its language's, or those that know no abbreviations. */
export function rulesFor(locale: Locale): LanguageRules {
  const language = locale.toLowerCase().split(/[-_]/)[0];
  return languages.find(rules => rules.locale === language) ?? none;
}
