import type { Finding, Span } from '../model.ts';
import { spanOf, targetCheck, textAt } from './check.ts';
import { pattern } from './pattern.ts';
import { says } from './wording.ts';

/**
 * Placeholders, tags, addresses and hashtags are for machines, and stay as they are.
 *
 * | | Polish | translation | |
 * |---|---|---|
 * | en | Zobacz <b>raport</b>. | See the <b>report</b>. | passes |
 * | de | Pisz na biuro@przyklad.pl. | Schreiben Sie an biuro@przyklad.pl. | passes |
 * | en | Witaj, {{imie}}! | Hello, {{name}}! | found |
 * | fr | Zobacz <b>raport</b>. | Voir le rapport. | found |
 * | en | Zobacz https://przyklad.pl/a. | See https://przyklad.pl/b. | found |
 * | uk | Pisz na biuro@przyklad.pl. | Пишіть на biuro@przyklad.pl. | passes |
 * | uk | Pisz na biuro@przyklad.pl. | Пишіть на bjuro@przyklad.pl. | found |
 * | de | Plik {0} z {1} | Datei {0} von {2} | found |
 */
export const codes = targetCheck(
  'code',
  'A tag, a placeholder or an address of the source that is not in the translation as it is.',
  unit => {
    const source = findCodes(unit.text);
    if (source.length === 0) return [];
    const left = new Map<string, number>();
    for (const { text } of findCodes(unit.target)) left.set(text, (left.get(text) ?? 0) + 1);
    const lost = source.filter(({ text }) => {
      const count = left.get(text) ?? 0;
      left.set(text, count - 1);
      return count <= 0;
    });
    return lost.map(
      (code): Omit<Finding, 'check'> => ({
        severity: 'error',
        ...says('code.missing', { code: textAt(unit.text, code) }),
        source: spanOf(code),
      }),
    );
  },
);

function findCodes(text: string): readonly (Span & { readonly text: string })[] {
  if (!MAY_BE_CODE.test(text)) return [];
  return CODES.all(text).map(match => {
    const code = match[0].replace(/[.,;:!?)”"»]+$/, '');
    return { text: code, start: match.index, end: match.index + code.length };
  });
}

const MAY_BE_CODE = /[{%<@&]|:\/\//;
const CODES = pattern(
  /\{\{[^{}]{0,200}\}\}|\$\{[^{}]{0,200}\}|(?<!\{)\{[\w.]*\}(?!\})|%(?:\d+\$)?[sdif](?!\p{L})|<\/?[a-zA-Z][^<>]{0,400}>|https?:\/\/[^\s<>"”»]+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+|&[a-z]+;/gu,
);
