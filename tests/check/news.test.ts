import { describe, expect, it } from 'vitest';
import { findingsIn, type NewsPair, plant, readNews } from './planted.ts';

/** Sentences of news as machines translate them, rightly; and what goes wrong in such, one error at a time. */
describe.each(['news', 'fresh', 'domains', 'agency'] as const)('in the corpus of %s', name => {
  const pairs = readNews(name);
  const seen = ({ source, locale }: NewsPair, target: string) =>
    findingsIn(source, target, locale).map(({ check, message }) => `${check}: ${message}`);

  it('at least 97 % of planted errors are noticed', () => {
    const planted = pairs.flatMap(pair => pair.errors);
    const shown = pairs.flatMap(pair => {
      if (pair.errors.length === 0) return [];
      const before = new Set(seen(pair, pair.target));
      return pair.errors
        .filter(error => seen(pair, plant(pair, error)).every(finding => before.has(finding)))
        .map(error => `${error.kind}: ${pair.source} → ${plant(pair, error)}`);
    });
    expect(planted.length).toBeGreaterThan(140);
    expect(shown.slice(0, shown.length > planted.length * 0.03 ? 100 : 0)).toEqual([]);
  });

  it('less than 1 % of right translations raise an alarm', () => {
    const alarms = pairs.flatMap(pair => seen(pair, pair.target).map(finding => `${finding} – ${pair.source}`));
    expect(alarms.slice(0, alarms.length >= pairs.length * 0.01 ? 100 : 0)).toEqual([]);
  });
});
