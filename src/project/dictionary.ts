import { readFileSync } from 'node:fs';
import { AppError } from '../errors.ts';
import type { Locale } from '../model.ts';
import type { Tools } from '../pipeline.ts';
import { findRenderings, type Morphology, openMorphology } from '../termbase/index.ts';

let polish: Morphology | undefined;

/** The dictionary of word forms for a locale: PoliMorf for Polish, opened once, when first asked for; none for others. */
export function dictionaryFor(locale: Locale): Morphology | undefined {
  if (!hasDictionary(locale)) return undefined;
  polish ??= openMorphology(readDictionary());
  return polish;
}

/** The citation forms that a form may belong to; the dictionary is opened when the first is asked for. */
export function lemmasFor(locale: Locale): ((form: string) => readonly string[]) | undefined {
  return hasDictionary(locale) ? polishLemmas : undefined;
}

/** What the checks ask of a language, in whatever thread they are. */
export const languageTools: Pick<Tools, 'findRenderings' | 'lemmasFor'> = {
  findRenderings: (target, concept, locale) => findRenderings(target, concept, locale, dictionaryFor(locale)),
  lemmasFor,
};

const remembered = new Map<string, readonly string[]>();

/** The same few words come again and again: those of the last texts are remembered. */
function polishLemmas(form: string): readonly string[] {
  const known = remembered.get(form);
  if (known) return known;
  const lemmas =
    dictionaryFor('pl')
      ?.analyse(form)
      .map(({ lemma }) => lemma) ?? [];
  if (remembered.size >= REMEMBERED) remembered.clear();
  remembered.set(form, lemmas);
  return lemmas;
}

const REMEMBERED = 50_000;

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
