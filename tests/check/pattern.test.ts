import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { glance, joinedWords } from '../../src/check/glance.ts';
import { openingsOf } from '../../src/check/openings.ts';
import { allMatches, pattern, wordPattern } from '../../src/check/pattern.ts';
import { isInOneOf, meetsOneOf } from '../../src/check/spans.ts';

/** Letters that lie near what the patterns below look for, and such as fold in odd ways or are of other scripts. */
const text = fc
  .array(
    fc.constantFrom(
      ...['nie', 'Nie', 'NIE', 'nigdy', 'żadnych', 'ŻADEN', 'gen.', 'ppłk', 'Lt Col', '2nd Lt', 'lutego', 'Ńa', 'ż'],
      ...[
        'ſeptember',
        'K',
        'İ',
        'ß',
        'ẞ',
        'µ',
        'Σς',
        'не',
        'Ні',
        'ΐ',
        '𝒜',
        '😀',
        '\ud800',
        '\u0345',
        'ᵉ',
        'Ⅷ',
        '½',
        '5',
      ],
      ...[' ', ' ', ' ', '.', ',', '-', '’', "'", '\u0301', '\u00A0', '„', '”', '(', ')', '\n'],
    ),
    { maxLength: 14 },
  )
  .map(parts => parts.join(''));

const words: readonly RegExp[] = [
  /(?<![\p{L}-])(?:nie|nigdy|żad(?:en|n\p{L}+))(?![\p{L}])/giu,
  /(?<![\p{L}.])(?:gen\.?|ppłk|(?:2nd )?Lt\.?(?: Col)?)(?!\p{L})/giu,
  /(?<!\p{L})(?:(luty|lutego)|([sS]eptember))(?!\p{L})/gu,
  /(?<!\p{L})(?:не|ні\p{L}*|ß)(?!\p{L})/giu,
];
const others: readonly RegExp[] = [
  /\p{Lu}[\p{Ll}’']*\p{Ll}(?!\p{N})/gu,
  /[^\p{L}\s„”]{1,3}(?<name>\p{L})/giu,
  /(?<=\p{L}{2})[.,](?=\p{Lu}|[a-z])/giu,
  /\bnie\b|\w+K/giu,
];

const found = (matches: Iterable<RegExpMatchArray>) =>
  [...matches].map(match => [match.index, ...match, match.groups?.name]);

describe('a pattern', () => {
  it.each([...words, ...others])('finds what its regular expression finds: %s', regex => {
    fc.assert(
      fc.property(text, each => {
        const expected = found(each.matchAll(regex));
        expect(found(pattern(regex).all(each))).toEqual(expected);
        expect(found(allMatches(each, regex))).toEqual(expected);
        expect(pattern(regex).isIn(each)).toBe(expected.length > 0);
      }),
      { numRuns: 100 },
    );
  });

  it.each(words)('of words is found though only texts are looked at in which a word begins like it: %s', regex => {
    const ofWords = wordPattern(regex);
    fc.assert(
      fc.property(text, each => {
        expect(found(ofWords.all(each))).toEqual(found(each.matchAll(regex)));
      }),
      { numRuns: 100 },
    );
  });

  it('says how its matches begin', () => {
    expect([...openingsOf('(?<!\\p{L})(?:nie|żad(?:en|n\\p{L}+)|ni[kc]\\p{L}*)(?!\\p{L})')].sort()).toEqual(
      ['nie', 'nik', 'nic', 'żade', 'żadn'].sort(),
    );
    expect([...openingsOf('(?:wice|kontr)?adm\\.|(?:st\\. )?sierż\\.')].sort()).toEqual(
      ['adm.', 'kont', 'sier', 'st. ', 'wice'].sort(),
    );
    expect([...openingsOf('\\p{L}+los|un(?!d)')].sort()).toEqual(['', 'un']);
  });
});

it('a first look counts as Unicode does', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 30 }), each => {
      const seen = glance(each);
      expect(seen.words.map(word => word.text)).toEqual(each.match(/\p{L}+/gu) ?? []);
      expect(seen.length).toBe(each.match(/[\p{L}\p{N}]/gu)?.length ?? 0);
      expect(seen.letters).toBe(each.replace(/\P{L}/gu, '').length);
      expect(seen.capitals).toBe(each.replace(/\P{Lu}/gu, '').length);
      expect(seen.hasDigit).toBe(/\d/.test(each));
      expect(seen.hasNumber).toBe(/\p{N}/u.test(each));
    }),
    { numRuns: 100 },
  );
});

it('an apostrophe belongs to its word: „Kennedy’ego”, “d’Orsay”, дев’ять', () => {
  fc.assert(
    fc.property(text, each => {
      expect(joinedWords(each).map(word => word.text)).toEqual(each.match(/\p{L}[\p{L}\p{M}’'ʼ]*/gu) ?? []);
    }),
  );
});

it('a span is found among many as if each were looked at', () => {
  const span = fc
    .tuple(fc.nat({ max: 30 }), fc.integer({ min: 1, max: 6 }))
    .map(([start, length]) => ({ start, end: start + length }));
  fc.assert(
    fc.property(fc.array(span, { maxLength: 8 }), span, (spans, one) => {
      expect(meetsOneOf(spans)(one)).toBe(spans.some(each => each.start < one.end && one.start < each.end));
      expect(isInOneOf(spans)(one)).toBe(spans.some(each => each.start <= one.start && one.end <= each.end));
    }),
  );
});

it('no check works with a copy of a pattern, which would be compiled again and again', () => {
  const folder = new URL('../../src/check/', import.meta.url);
  const copying = readdirSync(folder)
    .filter(file => file.endsWith('.ts') && file !== 'letters.ts')
    .filter(file => /\.matchAll\(/.test(readFileSync(new URL(file, folder), 'utf8')));
  expect(copying).toEqual([]);
});
