import { readFileSync } from 'node:fs';
import { AppError } from '../errors.ts';
import type { Locale } from '../model.ts';
import { type Morphology, openMorphology } from '../termbase/index.ts';

let polish: Morphology | undefined;

/** The dictionary of word forms for a locale: PoliMorf for Polish, opened once, when first asked for; none for others. */
export function dictionaryFor(locale: Locale): Morphology | undefined {
  if (!hasDictionary(locale)) return undefined;
  polish ??= openMorphology(readDictionary());
  return polish;
}

/** The citation forms that a form may belong to; the dictionary is opened when the first is asked for. */
export function lemmasFor(locale: Locale): ((form: string) => readonly string[]) | undefined {
  if (!hasDictionary(locale)) return undefined;
  return form =>
    dictionaryFor(locale)
      ?.analyse(form)
      .map(({ lemma }) => lemma) ?? [];
}

function hasDictionary(locale: Locale): boolean {
  return /^pl(?:-|$)/i.test(locale);
}

function readDictionary(): Uint8Array {
  try {
    return readFileSync(new URL('../../src/termbase/polimorf/polish.dict', import.meta.url));
  } catch (cause) {
    throw new AppError('project', 'The Polish dictionary is missing.', 'Install the package again.', { cause });
  }
}
