import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromReadable } from '../../src/codes.ts';
import type { MemoryEntry } from '../../src/memory/entry.ts';
import { openMemory, openPackedMemory, packMemory } from '../../src/memory/memory.ts';
import { differences, similarity } from '../../src/memory/similarity.ts';

const entry = (source: string, more: Partial<MemoryEntry> = {}): MemoryEntry => ({
  source,
  target: `[${source}]`,
  from: 'memory/stara.tmx',
  targetLocale: 'en',
  standing: 'imported',
  ...more,
});

describe('the likeness of two sentences', () => {
  it.each([
    [100, 'Minister odwiedził żołnierzy.', 'Minister odwiedził żołnierzy.'],
    [100, 'Minister odwiedził żołnierzy.', ' Minister odwiedził żołnierzy. '.normalize('NFD')],
    [99, 'Minister odwiedził żołnierzy.', 'Minister odwiedził  żołnierzy.'],
    [96, 'Minister odwiedził żołnierzy.', 'minister odwiedził żołnierzy.'],
    [92, 'Minister odwiedził żołnierzy.', 'Minister odwiedził żołnierzy'],
    [87, 'Minister odwiedził żołnierzy.', 'Minister odwiedzi żołnierzy.'],
    [95, 'W ćwiczeniach bierze udział 300 żołnierzy.', 'W ćwiczeniach bierze udział 450 żołnierzy.'],
    [92, '„Tak jest” – powiedział.', '"Tak jest" - powiedział.'],
    [69, 'Minister odwiedził żołnierzy.', 'Minister odwiedził rannych.'],
    [0, 'Minister odwiedził żołnierzy.', 'Wczoraj padał deszcz'],
    [0, '', 'Tak'],
  ])('is %i %% for “%s” and “%s”', (percent, one, other) => {
    expect(similarity(one, other)).toBe(percent);
    expect(similarity(other, one)).toBe(percent);
  });
});

describe('what differs', () => {
  it.each([
    ['Spotkanie odbyło się 5 lutego.', 'Spotkanie odbyło się 7 lutego.', [{ wanted: '5', found: '7', kind: 'number' }]],
    [
      'Minister spotkał się z Markiem Esperem w Brukseli.',
      'Minister spotkał się z Lloydem Austinem w Brukseli.',
      [{ wanted: 'Markiem Esperem', found: 'Lloydem Austinem', kind: 'name' }],
    ],
    ['Bardzo ważna misja.', 'Ważna misja.', [{ wanted: 'Bardzo ważna', found: 'Ważna', kind: 'other' }]],
    ['Ważna misja.', 'Ważna misja w Iraku.', [{ wanted: '', found: 'w Iraku', kind: 'other' }]],
    ['Tak.', 'Tak.', []],
  ])('between “%s” and “%s” is named', (wanted, found, expected) => {
    expect(differences(wanted, found)).toEqual(expected);
  });
});

describe('a fuzzy match', () => {
  const memory = openMemory([
    entry('Minister obrony spotkał się z żołnierzami w Szczecinie.'),
    entry('Minister obrony spotkał się z żołnierzami w Szczecinie.', { target: 'de', targetLocale: 'de' }),
    entry('Minister obrony spotka się z żołnierzami w Krakowie.'),
    entry('Rozmowy dotyczyły bezpieczeństwa.', { context: { before: '', after: 'Minister wyjechał.' } }),
    entry(fromReadable('Masz <1/> nowych wiadomości.'), { target: 'You have new messages.' }),
  ]);

  it('is the most similar first, each with what differs', () => {
    const found = memory.fuzzy('Minister obrony spotkał się z żołnierzami w Krakowie.', 'en');
    expect(found.map(match => [match.score, match.differences])).toEqual([
      [95, [{ wanted: 'spotkał', found: 'spotka', kind: 'other' }]],
      [87, [{ wanted: 'Krakowie', found: 'Szczecinie', kind: 'name' }]],
    ]);
  });

  it('is in the wanted language, above the threshold, and not more than asked for', () => {
    const text = 'Minister obrony spotkał się z żołnierzami w Krakowie.';
    expect(memory.fuzzy(text, 'de').map(match => match.target)).toEqual(['de']);
    expect(memory.fuzzy(text, 'fr')).toEqual([]);
    expect(memory.fuzzy(text, 'en', { threshold: 90 })).toHaveLength(1);
    expect(memory.fuzzy(text, 'en', { limit: 1 })).toHaveLength(1);
  });

  it('is 101 in context, 100 for the same text, and less where placeholders were left out', () => {
    const context = { before: '', after: 'Minister wyjechał.' };
    const text = 'Rozmowy dotyczyły bezpieczeństwa.';
    expect(memory.exact(text, 'en', context)?.score).toBe(101);
    expect(memory.exact(text, 'en', { ...context, before: 'Tak.' })?.score).toBe(100);
    expect(memory.fuzzy(text, 'en', { context })[0]).toMatchObject({ score: 101, differences: [] });
    expect(memory.fuzzy('Masz nowych wiadomości.', 'en')[0]?.score).toBe(99);
  });

  it('is what comparing with every text gives, whatever the texts', () => {
    const words = [
      'Minister',
      'minister',
      'ministra',
      'obrony',
      'NATO',
      '5',
      '17',
      'w',
      'i',
      'wojska',
      '„',
      '”',
      '.',
      ',',
    ];
    const text = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 9 }).map(list => list.join(' '));
    const hasWords = (source: string) => /\p{L}/u.test(source);
    fc.assert(
      fc.property(
        fc.array(text, { maxLength: 30 }),
        text.filter(hasWords),
        fc.constantFrom(1, 2, 50),
        (sources, query, limit) => {
          const brute = [...new Set(sources)]
            .map(source => similarity(query, source))
            .filter(score => score >= 70)
            .sort((a, b) => b - a)
            .slice(0, limit);
          const found = openMemory(sources.map(source => entry(source))).fuzzy(query, 'en', { limit });
          expect(found.map(match => match.score)).toEqual(brute);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('a memory with one sentence many times over', () => {
  it('answers in no time, with the same sentence first', () => {
    const numbered = Array.from({ length: 50_000 }, (_, n) => entry(`Artykuł ${n} ustawy.`));
    const memory = openMemory(numbered);
    const before = process.cpuUsage();
    const found = memory.fuzzy('Artykuł 4711 ustawy.', 'en');
    const { user } = process.cpuUsage(before);
    expect(found.map(match => match.score)).toEqual([100, 90, 90, 90, 90]);
    expect(found[1]?.differences).toMatchObject([{ wanted: '4711', kind: 'number' }]);
    expect(user / 1e6).toBeLessThan(2);
  });
});

describe('a packed memory', () => {
  const entries = [
    entry('Żołnierze 🦆 wrócili.', { changed: '2026-03-01T09:30:00Z' }),
    entry('Żołnierze 🦆 wrócili.', { targetLocale: 'de', from: 'locales/de/a.xlf', standing: 'approved' }),
    entry('Zażółć gęślą jaźń.', { context: { before: 'Tak.', after: '' } }),
  ];
  const bytes = (key: string) => new Uint8Array(Buffer.concat(packMemory(entries, key)));

  it('answers as the memory that it was made from', () => {
    const [memory, packed] = [openMemory(entries), openPackedMemory(bytes('klucz'), 'klucz')];
    expect(packed?.size).toBe(3);
    for (const text of ['Żołnierze 🦆 wrócili.', 'Żołnierz 🦆 wrócił.', 'Zażółć gęślą jaźń.', 'Nic.'])
      for (const locale of ['en', 'de', 'de-AT']) {
        expect(packed?.exact(text, locale)).toEqual(memory.exact(text, locale));
        expect(packed?.fuzzy(text, locale)).toEqual(memory.fuzzy(text, locale));
      }
  });

  it('is not opened where it was made from something else, or was cut off', () => {
    expect(openPackedMemory(bytes('klucz'), 'inny')).toBeUndefined();
    expect(openPackedMemory(bytes('klucz').subarray(0, -8), 'klucz')).toBeUndefined();
    expect(openPackedMemory(new Uint8Array(), 'klucz')).toBeUndefined();
    expect(openPackedMemory(Buffer.from('{"a":1}\n'), 'klucz')).toBeUndefined();
  });

  it('may be empty', () => {
    const empty = openPackedMemory(new Uint8Array(Buffer.concat(packMemory([], ''))), '');
    expect(empty?.exact('Tak.', 'en')).toBeUndefined();
    expect(empty?.fuzzy('Tak.', 'en')).toEqual([]);
  });
});
