import type { Unit } from '../model.ts';
import type { Check } from './check.ts';
import { pattern } from './pattern.ts';
import { says } from './wording.ts';

/**
 * A name, a code or a number may well be the same in both languages; a sentence is not.
 *
 * | | Polish | translation | |
 * |---|---|---|---|
 * | en | Mark Esper | Mark Esper | passes |
 * | de | F-16 | F-16 | passes |
 * | fr | www.gov.pl | www.gov.pl | passes |
 * | en | (PAP) ksi/ mir/ | (PAP) ksi/ mir/ | passes |
 * | en | Rozmowy trwają. | Rozmowy trwają. | found |
 * | uk | Rozmowy trwają. | Rozmowy trwają. | found |
 */
export const targetEqualsSource: Check = {
  name: 'target-equals-source',
  finds: 'A translation that is the source text, unchanged, although it has words to translate.',
  run: unit =>
    unit.state !== 'initial' && unit.target.trim() === unit.text.trim() && hasWordsToTranslate(unit)
      ? [
          {
            check: 'target-equals-source',
            severity: 'warning',
            ...says('target-equals-source.same'),
          },
        ]
      : [],
};

/** Whether a lower-case word is left once terms and addresses are taken out: names and codes have none. */
function hasWordsToTranslate(unit: Unit): boolean {
  const rest = unit.terms.reduceRight((text, { start, end }) => text.slice(0, start) + text.slice(end), unit.text);
  return SMALL_WORD.isIn(rest.replace(ADDRESS, ''));
}

/** Not the signs of those who wrote it, „ksi/ mir/”. */
const SMALL_WORD = pattern(/(?<![\p{L}\p{N}_-])\p{Ll}{2,}(?![\p{L}\p{N}_]|\/(?:\s|$))/u);

const ADDRESS = /(?<!\S)\S{1,200}[./@]\S+/gu;
