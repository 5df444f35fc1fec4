import { describe, expect, it } from 'vitest';
import { findingsIn, plant, readCorpus, targets } from './planted.ts';

describe.each(targets)('of errors planted in %s translations', locale => {
  const pairs = readCorpus(locale);

  it('at least 97 % are found, by the check that is for them', () => {
    const planted = pairs.flatMap(pair => pair.errors.map(error => ({ pair, error })));
    const missed = planted.filter(({ pair, error }) => {
      const target = plant(pair, error);
      return !findingsIn(pair.source, target, locale).some(({ check }) => check === error.check);
    });
    const shown = missed.map(({ pair, error }) => `${error.check}: ${pair.source} → ${plant(pair, error)}`);
    expect(planted.length).toBeGreaterThan(100);
    expect(shown.slice(0, shown.length > planted.length * 0.03 ? 100 : 0)).toEqual([]);
  });

  it('none is seen in the right twins', () => {
    const alarms = pairs.flatMap(({ source, target }) =>
      findingsIn(source, target, locale).map(({ check, message }) => `${check}: ${source} → ${target} (${message})`),
    );
    expect(alarms.slice(0, alarms.length > pairs.length * 0.01 ? 100 : 0)).toEqual([]);
  });
});
