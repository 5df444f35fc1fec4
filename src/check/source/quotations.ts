import { findQuoteMarks } from '../quoteMarks.ts';
import { says } from '../wording.ts';
import type { SourceCheck, SourceFinding } from './sourceCheck.ts';

/**
 * Counted over a paragraph, since a quotation may go on for several sentences.
 *
 * | Polish paragraph | |
 * |---|---|
 * | „Tak. Zgoda” – powiedział. | passes |
 * | „Tak. Zgoda – powiedział. | found |
 */
export const sourceQuotation: SourceCheck = {
  name: 'source-quotation',
  finds: 'A quotation that is opened and not closed in its paragraph, or the other way round.',
  run: ({ segments }) => {
    const marks = segments
      .flatMap(({ id, text }) => findQuoteMarks(text).map(mark => ({ id, mark })))
      .filter(({ mark }) => mark.level === 'double');
    const straight = marks.filter(({ mark }) => mark.mark === '"');
    const open: (typeof marks)[number][] = [];
    const stray: (typeof marks)[number][] = [];
    for (const each of marks.filter(({ mark }) => mark.mark !== '"')) {
      if (each.mark.role === 'open') open.push(each);
      else if (open.pop() === undefined) stray.push(each);
    }
    const odd = straight.length % 2 === 1 ? straight.slice(-1) : [];
    return [...open, ...stray, ...odd].map(
      ({ id, mark }): SourceFinding => ({
        segment: id,
        finding: {
          check: 'source-quotation',
          severity: 'warning',
          ...says(mark.role === 'open' ? 'source-quotation.open' : 'source-quotation.close'),
          source: { start: mark.start, end: mark.end },
        },
      }),
    );
  },
};

/**
 * | Polish paragraph | |
 * |---|---|
 * | „Tak” – powiedział. „Nie” – dodał. | passes |
 * | „Tak” – powiedział. "Nie" – dodał. | found |
 */
export const mixedQuotation: SourceCheck = {
  name: 'mixed-quotation-marks',
  finds: 'Straight and typographic quotation marks in one paragraph.',
  run: ({ segments }) => {
    const marks = segments
      .flatMap(({ id, text }) => findQuoteMarks(text).map(mark => ({ id, mark })))
      .filter(({ mark }) => mark.level === 'double');
    const odd = marks.find(({ mark }) => mark.mark === '"' || mark.mark === ',,' || mark.mark === "''");
    const isMixed = odd && marks.some(({ mark }) => /[„”“«»]/.test(mark.mark));
    return odd && isMixed
      ? [
          {
            segment: odd.id,
            finding: {
              check: 'mixed-quotation-marks',
              severity: 'warning',
              ...says('mixed-quotation-marks.mixed', { mark: odd.mark.mark }),
              source: { start: odd.mark.start, end: odd.mark.end },
            },
          },
        ]
      : [];
  },
};
