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
 * | en | Minister podpisał umowę. | The minister signed <b7>the agreement</b7>. | found |
 * | en | Wynik był < 5, a potem > 7. | The result was < 5 and then > 7. | passes |
 */
export const codes = targetCheck(
  'code',
  'A tag, a placeholder or an address of the source that is not in the translation as it is, or a tag that is only there.',
  unit => {
    const [source, target] = [findCodes(unit.text), findCodes(unit.target)];
    const lost = beyond(source, target).map(
      (code): Omit<Finding, 'check'> => ({
        severity: 'error',
        ...says('code.missing', { code: textAt(unit.text, code) }),
        source: spanOf(code),
      }),
    );
    const added = beyond(target.filter(isTag), source).map(
      (code): Omit<Finding, 'check'> => ({
        severity: 'error',
        ...says('code.added', { code: textAt(unit.target, code) }),
        target: spanOf(code),
      }),
    );
    return [...lost, ...added];
  },
);

type Code = Span & { readonly text: string };

/** The codes of one text that are more often in it than in the other. */
function beyond(codes: readonly Code[], others: readonly Code[]): readonly Code[] {
  const left = new Map<string, number>();
  for (const { text } of codes.length === 0 ? [] : others) left.set(text, (left.get(text) ?? 0) + 1);
  return codes.filter(({ text }) => {
    const count = left.get(text) ?? 0;
    left.set(text, count - 1);
    return count <= 0;
  });
}

/** What a translator's tool shows as a tag, and the translator typed, is text to everyone else. */
function isTag({ text }: Code): boolean {
  return text.startsWith('<');
}

function findCodes(text: string): readonly Code[] {
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
