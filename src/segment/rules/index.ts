import type { Locale } from '../../model.ts';
import type { LanguageRules } from '../language.ts';
import { none } from './none.ts';
import { pl } from './pl.ts';

/** The languages with rules of their own. */
export const languages: readonly LanguageRules[] = [pl];

/** The rules for a locale: its language's, or those that know no abbreviations. */
export function rulesFor(locale: Locale): LanguageRules {
  const language = locale.toLowerCase().split(/[-_]/)[0];
  return languages.find(rules => rules.locale === language) ?? none;
}
