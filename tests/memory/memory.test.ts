import { describe, expect, it } from 'vitest';
import { marker } from '../../src/codes.ts';
import { entriesOf, type MemoryEntry } from '../../src/memory/entry.ts';
import { openMemory } from '../../src/memory/memory.ts';

const entry = (target: string, more: Partial<MemoryEntry> = {}): MemoryEntry => ({
  source: 'Minister odwiedził żołnierzy.',
  target,
  from: 'memory/stara.tmx',
  targetLocale: 'en',
  standing: 'imported',
  ...more,
});
const exact = (entries: readonly MemoryEntry[], locale = 'en') =>
  openMemory(entries).exact('Minister odwiedził żołnierzy.', locale)?.target;

describe('an exact match', () => {
  it('has the very same source text, and says where it comes from', () => {
    const memory = openMemory([entry('The minister visited the soldiers.')]);
    expect(memory.exact('Minister odwiedził żołnierzy.', 'en')).toEqual({
      source: 'Minister odwiedził żołnierzy.',
      target: 'The minister visited the soldiers.',
      from: 'memory/stara.tmx',
      targetLocale: 'en',
      standing: 'imported',
      score: 100,
    });
    expect(memory.exact('Minister odwiedził żołnierza.', 'en')).toBeUndefined();
    expect(memory.exact('minister odwiedził żołnierzy.', 'en')).toBeUndefined();
    expect(memory.exact('Minister odwiedził żołnierzy.', 'de')).toBeUndefined();
  });

  it('does not mind how accents are encoded', () => {
    expect(openMemory([entry('a')]).exact('Minister odwiedził żołnierzy.'.normalize('NFD'), 'en')?.target).toBe('a');
  });

  it.each<[string, string, readonly MemoryEntry[], string | undefined]>([
    ['an approved text beats an imported one', 'en', [entry('a', { standing: 'approved' }), entry('b')], 'a'],
    ['an imported text beats a draft', 'en', [entry('a'), entry('b', { standing: 'draft' })], 'a'],
    [
      'the newest wins among equals',
      'en',
      [entry('a', { changed: '2025-01-01T00:00:00Z' }), entry('b', { changed: '2024-01-01T00:00:00Z' }), entry('c')],
      'a',
    ],
    ['the last one wins where nothing else decides', 'en', [entry('a'), entry('b')], 'b'],
    ['British English serves English', 'en', [entry('a', { targetLocale: 'en-GB' })], 'a'],
    ['English serves British English', 'en-GB', [entry('a')], 'a'],
    [
      'the own region comes before any other',
      'en-GB',
      [
        entry('a', { targetLocale: 'en-GB' }),
        entry('b', { targetLocale: 'en' }),
        entry('c', { targetLocale: 'en-US' }),
      ],
      'a',
    ],
    [
      'no region comes before another region, even an approved one',
      'en-GB',
      [entry('a'), entry('b', { targetLocale: 'en-US', standing: 'approved' })],
      'a',
    ],
    ['a text of an unknown language does not serve', 'en', [entry('a', { targetLocale: 'und' })], undefined],
    ['another script does not serve', 'sr-Latn', [entry('a', { targetLocale: 'sr' })], undefined],
    ['a text of a hundred thousand letters is none', 'en', [entry('a'.repeat(100_000))], undefined],
    ['half a character is none', 'en', [entry('a\uD83D')], undefined],
    ['a translation with a code that the source does not have is none', 'en', [entry(marker('single', 1))], undefined],
  ])('%s', (_, locale, entries, target) => {
    expect(exact(entries, locale)).toBe(target);
  });
});

describe('what a bitext gives the memory', () => {
  it('is its targets, with their neighbours, drafts apart from what is approved', () => {
    const base = { gap: '', terms: [], candidates: [] };
    const made = { target: 'x', origin: { kind: 'person' as const }, termUses: [] };
    const entries = entriesOf(
      {
        slug: 'wizyta',
        path: 'seeds/wizyta.txt',
        sourceLocale: 'pl',
        targetLocale: 'en',
        blocks: [
          { id: 'b1', kind: 'heading', segments: [{ ...base, id: '1', text: 'Wizyta', state: 'initial' }] },
          {
            id: 'b2',
            kind: 'paragraph',
            segments: [
              { ...base, ...made, id: '2', text: 'Pierwsze.', state: 'translated' },
              {
                ...base,
                ...made,
                id: '3',
                text: 'Drugie.',
                state: 'final',
                approval: { by: 'Anna', at: '2026-03-01T09:30:00Z', hash: '' },
              },
            ],
          },
        ],
      },
      'locales/en/wizyta.xlf',
    );
    const common = { target: 'x', from: 'locales/en/wizyta.xlf', targetLocale: 'en' };
    expect(entries).toEqual([
      { ...common, source: 'Pierwsze.', standing: 'draft', context: { before: 'Wizyta', after: 'Drugie.' } },
      {
        ...common,
        source: 'Drugie.',
        standing: 'approved',
        changed: '2026-03-01T09:30:00Z',
        context: { before: 'Pierwsze.', after: '' },
      },
    ]);
  });
});
