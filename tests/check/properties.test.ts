import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checks, checkUnit } from '../../src/check/list.ts';
import { findNumbers } from '../../src/check/numbers.ts';
import { contextFor, findingsIn, targets, unitOf } from './planted.ts';

const formatted = (value: number, locale: string) => value.toLocaleString(locale, { maximumFractionDigits: 3 });
const isNumber = ({ check }: { readonly check: string }) => check.startsWith('number');

describe.each(targets)('a number as Intl writes it in %s', locale => {
  const values = fc.oneof(
    fc.integer({ min: 0, max: 10_000_000 }),
    fc.integer({ min: 1, max: 99_999 }).map(value => value / 10),
  );

  it('is the same number as Intl writes it in Polish', () => {
    fc.assert(
      fc.property(values, value => {
        const found = findingsIn(`Liczba: ${formatted(value, 'pl')}.`, `X: ${formatted(value, locale)}.`, locale);
        expect(found.filter(isNumber)).toEqual([]);
      }),
    );
  });

  it('is missed where another stands for it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 21, max: 9_999_999 }), fc.integer({ min: 21, max: 9_999_999 }), (one, other) => {
        fc.pre(one !== other);
        const found = findingsIn(`Liczba: ${formatted(one, 'pl')}.`, `X: ${formatted(other, locale)}.`, locale);
        expect(found.map(({ check }) => check)).toContain('number-missing');
      }),
    );
  });
});

it('any two texts can be checked, and spans lie inside them', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc
      .array(
        fc.constantFrom(
          '„',
          '”',
          '"',
          ' ',
          '1',
          ',',
          '.',
          'mln',
          'nie',
          'NATO',
          'Jan',
          '«',
          '»',
          '(',
          '5 %',
          'XXI',
          '\n',
          '-',
          'zł',
        ),
        { maxLength: 20 },
      )
      .map(parts => parts.join('')),
  );
  fc.assert(
    fc.property(
      text,
      text,
      fc.constantFrom(...targets, 'cs', 'pt-BR', 'x', '', 'not a locale'),
      (source, target, locale) => {
        for (const check of checks)
          for (const finding of check.run(unitOf(source, target), contextFor(locale))) {
            expect(finding.check).toBe(check.name);
            for (const [span, whole] of [
              [finding.source, source],
              [finding.target, target],
            ] as const)
              if (span) expect(0 <= span.start && span.start <= span.end && span.end <= whole.length).toBe(true);
          }
      },
    ),
    { numRuns: 300 },
  );
});

it('checking the same twice finds the same', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 80 }), fc.string({ maxLength: 80 }), (source, target) => {
      const unit = unitOf(source, target);
      expect(checkUnit(unit, contextFor('en'))).toEqual(checkUnit(unit, contextFor('en')));
    }),
  );
});

it.each([
  ['pl', '2 mln 300 tys.', 2_300_000],
  ['pl', 'dwadzieścia pięć tysięcy', 25_000],
  ['pl', 'pięć tysięcy dwustu trzydziestu', 5230],
  ['pl', 'pół miliona', 500_000],
  ['pl', 'dwa i pół miliona', 2_500_000],
  ['en', 'two hundred and five thousand', 205_000],
  ['en', 'two and a half million', 2_500_000],
  ['en', 'twenty-first', 21],
  ['en', '$1.5bn', 1_500_000_000],
  ['de', 'zweihundertfünfundzwanzigtausend', 225_000],
  ['de', 'anderthalb Millionen', 1_500_000],
  ['de', 'zweieinhalb Millionen', 2_500_000],
  ['fr', 'quatre-vingt-dix-sept', 97],
  ['fr', 'mille neuf cent soixante-quinze', 1975],
  ['fr', 'XXIe', 21],
  ['uk', 'двадцяти п’яти тисяч', 25_000],
  ['uk', 'півтора мільйона', 1_500_000],
])('%s: “%s” is %d', (locale, text, value) => {
  expect(findNumbers(text, locale)[0]?.values[0]).toBe(value);
});
