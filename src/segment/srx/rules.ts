import { AppError } from '../../errors.ts';
import type { Locale } from '../../model.ts';
import type { CharacterSet } from './characterset.ts';
import type { Matcher } from './matcher.ts';

/** One rule of an SRX file, ready for matching. */
export interface SrxRule {
  readonly breaks: boolean;
  /** For messages: `rule 12 of “Polish” (line 345)`. */
  readonly name: string;
  /** What stands before the place, matched leftwards, and what follows it. */
  readonly before: Matcher;
  readonly after: Matcher;
  /** The characters that can stand right before and right after the place. */
  readonly last: CharacterSet;
  readonly first: CharacterSet;
}

/** The rules of an SRX 2.0 file. */
export interface SrxRules {
  /** The file's name, for messages. */
  readonly file: string;
  /** Whether all language maps that fit count, in order, or the first alone. */
  readonly cascade: boolean;
  readonly maps: readonly { readonly pattern: RegExp; readonly rules: readonly SrxRule[] }[];
}

/** The rules for a locale, in order. Throws an `AppError` where the file has none. */
export function rulesForLocale({ file, cascade, maps }: SrxRules, locale: Locale): readonly SrxRule[] {
  const fitting = maps.filter(map => spellings(locale).some(spelling => map.pattern.test(spelling)));
  const chosen = cascade ? fitting : fitting.slice(0, 1);
  if (fitting.length === 0)
    throw new AppError(
      'project',
      `Cannot segment by ${file}: no languagemap fits “${locale}”`,
      'Add a languagemap whose languagepattern fits, such as “.*”, or use another file.',
    );
  return chosen.flatMap(map => map.rules);
}

/** Tools write `pl-PL`, `PL_pl`, `pl_PL`. */
function spellings(locale: Locale): readonly string[] {
  return [locale, locale.replace(/-/g, '_')];
}
