import type { Locale } from '../../model.ts';
import { languageOf } from '../language.ts';
import { german } from './de.ts';
import { english } from './en.ts';
import { french } from './fr.ts';
import type { Numerals } from './numeral.ts';
import { polish } from './pl.ts';
import { ukrainian } from './uk.ts';

const numerals: Readonly<Record<string, Numerals>> = {
  pl: polish,
  en: english,
  de: german,
  fr: french,
  uk: ukrainian,
};

/** The words for numbers of a locale's language; none where Dragoman does not know them. */
export function numeralsFor(locale: Locale): Numerals | undefined {
  return numerals[languageOf(locale)];
}
