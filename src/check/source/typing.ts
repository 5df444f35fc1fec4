import type { AnnotatedSegment } from '../../model.ts';
import { says } from '../wording.ts';
import { type SourceCheck, sentenceCheck } from './sourceCheck.ts';

/**
 * | Polish | |
 * |---|---|
 * | Rozmowy trwały, ale krótko. | passes |
 * | Rozmowy  trwały. | found |
 * | Rozmowy trwały , ale krótko. | found |
 * | Rozmowy trwały,ale krótko. | found |
 */
export const sourceSpacing: SourceCheck = {
  name: 'source-spacing',
  finds: 'Two spaces in a row, a space before a comma or a full stop, or none after it.',
  run: ({ segments }) =>
    segments.flatMap(segment =>
      RULES.flatMap(({ pattern, key }) => {
        const match = pattern.exec(segment.text + (isLast(segments, segment) ? '' : segment.gap));
        if (!match) return [];
        const source = { start: match.index, end: Math.min(match.index + match[0].length, segment.text.length) };
        return [
          {
            segment: segment.id,
            finding: { check: 'source-spacing', severity: 'warning' as const, ...says(key), source },
          },
        ];
      }),
    ),
};

function isLast(segments: readonly AnnotatedSegment[], segment: AnnotatedSegment): boolean {
  return segments.at(-1) === segment;
}

const RULES = [
  { pattern: / {2,}/u, key: 'source-spacing.double' },
  {
    pattern: /(?<=[\p{L}\d”"]) +(?:,(?!,)|[.?!;:](?=\s|$))/u,
    key: 'source-spacing.before',
  },
  { pattern: /(?<=\p{L}{2}),(?=\p{L}{2})/u, key: 'source-spacing.after' },
] as const;

/**
 * | Polish paragraph | |
 * |---|---|
 * | Rozmowy trwały do późnej nocy. Wyniku nie podano. | passes |
 * | Rozmowy w Brukseli | passes |
 * | Rozmowy trwały do późnej nocy. Wyniku nie podano | found |
 */
export const missingStop: SourceCheck = {
  name: 'missing-full-stop',
  finds: 'A paragraph of several sentences, or a long one, that ends without a punctuation mark.',
  run: ({ kind, segments }) => {
    const last = segments.at(-1);
    const isProse = kind === 'paragraph' || kind === 'quote';
    const letters = segments.reduce((sum, { text }) => sum + text.length, 0);
    if (
      !last ||
      !isProse ||
      (segments.length === 1 && letters < LONG) ||
      /[.?!…:;](?:["”»’')\]]*)\s*$|["”»]\s*$/u.test(last.text)
    )
      return [];
    const end = last.text.trimEnd().length;
    return [
      {
        segment: last.id,
        finding: {
          check: 'missing-full-stop',
          severity: 'warning',
          ...says('missing-full-stop.missing'),
          source: { start: Math.max(0, end - 1), end },
        },
      },
    ];
  },
};

/** A single line as long as this, in UTF-16 code units, is no headline. */
const LONG = 120;

/**
 * | Polish | |
 * |---|---|
 * | Bardzo, bardzo dziękuję. | passes |
 * | Rozmowy w w Brukseli. | found |
 */
export const sourceDoubledWord = sentenceCheck(
  'source-doubled-word',
  'A word that stands twice in a row.',
  ({ text }) =>
    [...text.matchAll(/(?<![\p{L}\p{N}-])(\p{Ll}+) \1(?![\p{L}\p{N}-])/gu)].map(match => ({
      severity: 'warning' as const,
      ...says('source-doubled-word.twice', { words: match[0] }),
      source: { start: match.index, end: match.index + match[0].length },
    })),
);
