import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromReadable, marker, readable } from '../../src/codes.ts';
import { entriesOf, type MemoryEntry } from '../../src/memory/entry.ts';
import { openMemory } from '../../src/memory/memory.ts';
import { similarity } from '../../src/memory/similarity.ts';
import { readTmx } from '../../src/memory/tmxRead.ts';
import { writeTmx } from '../../src/memory/tmxWrite.ts';
import type { InlineCode, Unit } from '../../src/model.ts';

const file = 'memory/stara.tmx';
const bold: InlineCode = { kind: 'pair', open: '<b class="x">', close: '</b>', type: 'bold' };
const link: InlineCode = { kind: 'pair', open: '[', close: '](https://nato.int?a=1&b=2)', type: 'link' };
const note: InlineCode = { kind: 'single', data: '[^1]', type: 'note' };

function entry(source: string, target: string, codes: readonly InlineCode[] = [bold, note, link]): MemoryEntry {
  const texts = { source: fromReadable(source), target: fromReadable(target) };
  return { ...texts, codes, from: file, targetLocale: 'en', standing: 'imported' };
}

const written = (...entries: readonly MemoryEntry[]) => [...writeTmx(entries, { source: 'pl', version: '0.1.0' })];
const LETTER = entry('Szef <1>NATO</1><2/> napisał <3>list</3>.', 'NATO’s <1>head</1> wrote <3>a letter</3><2/>.');

describe('codes in a TMX', () => {
  it('are elements of level 2, which say what they are and which correspond', () => {
    const text = written(LETTER).join('');
    expect(text).toContain(
      '<seg>Szef <bpt i="1" x="1" type="bold">&lt;b class="x"&gt;</bpt>NATO<ept i="1">&lt;/b&gt;</ept>' +
        '<ph x="2" type="fnote">[^1]</ph> napisał <bpt i="3" x="3" type="link">[</bpt>list' +
        '<ept i="3">](https://nato.int?a=1&amp;b=2)</ept>.</seg>',
    );
  });

  it('that have no other end in the sentence stand alone', () => {
    const opening: InlineCode = { kind: 'opening', data: '_', type: 'italic' };
    const text = written(entry('To <1>ważne.', 'This</1> <1>matters.', [opening])).join('');
    expect(text).toContain('<seg>To <it pos="begin" x="1" type="italic">_</it>ważne.</seg>');
    expect(text).toContain('<seg>This<it pos="end" x="1" type="italic">_</it> <it pos="begin" x="1" ');
  });

  const words = fc.constantFrom('Tak', 'w NATO', ' & ', '\0', 'ą', '<1>');
  const anyMarker = fc
    .tuple(fc.constantFrom('open', 'close', 'single'), fc.integer({ min: 1, max: 5 }))
    .map(([kind, number]) => marker(kind as 'open', number));
  const anyText = fc.array(fc.oneof(words, anyMarker), { maxLength: 10 }).map(parts => `${parts.join('')}x`);

  it('come back as they were, wherever they stand in the translation', async () => {
    const code = fc.constantFrom<InlineCode>(bold, link, note);
    const source = fc.array(fc.tuple(words, words, code), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(source, anyText, async (parts, target) => {
        const text = parts
          .map(([before, within, { kind }], index) => {
            if (kind === 'single') return before + marker('single', index + 1);
            return before + marker('open', index + 1) + within + marker('close', index + 1);
          })
          .join('');
        const pair = { ...LETTER, source: `${text}.`, target, codes: parts.map(([, , each]) => each) };
        const { units, problems } = await readTmx(written(pair), { file, source: 'pl' });
        expect(problems).toEqual([]);
        const { codes: _, ...kept } = pair;
        expect(units).toEqual([
          { ...kept, source: kept.source.trim(), target: withoutStrangers(target.trim(), parts.length) },
        ]);
      }),
      { numRuns: 300 },
    );
  });

  /** A code that the source does not have comes back as one that it does not have: which one does not matter. */
  function withoutStrangers(text: string, known: number): unknown {
    const isStrange = /<\/?(\d+)\/?>/g;
    const hasStrange = [...readable(text).matchAll(isStrange)].some(([, number]) => Number(number) > known);
    return hasStrange ? expect.any(String) : text;
  }

  const tu = (polish: string, english: string) =>
    `<tmx version="1.4"><header srclang="pl"/><body><tu><tuv xml:lang="pl"><seg>${polish}</seg></tuv>` +
    `<tuv xml:lang="en"><seg>${english}</seg></tuv></tu></body></tmx>`;

  it.each([
    [
      'x, whatever i says',
      '<bpt i="1" x="1">{b</bpt>Tak<ept i="1">b}</ept> <bpt i="2" x="2">{i</bpt>nie<ept i="2">i}</ept>',
      '<bpt i="1" x="2">{i</bpt>no<ept i="1">i}</ept> <bpt i="2" x="1">{b</bpt>yes<ept i="2">b}</ept>',
      ['<1>Tak</1> <2>nie</2>', '<2>no</2> <1>yes</1>'],
    ],
    [
      'what is in them, where there is no x',
      '<ph>{0}</ph> z <ph>{1}</ph>, <bpt i="1">{b</bpt>tak<ept i="1">b}</ept>',
      '<bpt i="9">{b</bpt>yes<ept i="9">b}</ept>, <ph>{1}</ph> of <ph>{0}</ph>',
      ['<1/> z <2/>, <3>tak</3>', '<3>yes</3>, <2/> of <1/>'],
    ],
    [
      'their kind, where there is but one of it',
      'Zob. <bpt i="1">&lt;a pl></bpt>mapę<ept i="1">&lt;/a></ept><ph>1</ph>.',
      'See <ph>2</ph><bpt i="1">&lt;a en></bpt>the map<ept i="1">&lt;/a></ept>.',
      ['Zob. <1>mapę</1><2/>.', 'See <2/><1>the map</1>.'],
    ],
    [
      'the ends that they are',
      'Tak<it pos="end">b}</it> i <it pos="begin">{b</it>nie',
      'Yes<it pos="end">b}</it> and <it pos="begin">{b</it>no',
      ['Tak</1> i <2>nie', 'Yes</1> and <2>no'],
    ],
    [
      'nothing, where nobody can know',
      '<ph>a</ph>Tak<ph>b</ph>',
      'Yes<ph>c</ph><ph>d</ph>',
      ['<1/>Tak<2/>', 'Yes<3/><4/>'],
    ],
    [
      'text that only looks like code',
      'Plik <hi>a</hi> <ut>{</ut>',
      'File <hi>a</hi> <ut>{</ut>',
      ['Plik a <1/>', 'File a <1/>'],
    ],
  ])('of other tools correspond by %s', async (_, polish, english, texts) => {
    const { units } = await readTmx([tu(polish, english)], { file, source: 'pl' });
    expect(units.map(({ source, target }) => [source, target].map(readable))).toEqual([texts]);
  });

  it('are none of the characters of a text that happen to look like ours', async () => {
    const { units } = await readTmx([tu(`${marker('open', 1)}Tak`, 'Yes')], { file, source: 'pl' });
    expect(readable(units[0]?.source ?? '')).toBe('<1/>Tak');
  });

  it('without end are left out', async () => {
    const many = Array.from({ length: 20_000 }, (_, x) => `<ph x="${x}"/>`).join('');
    const { units } = await readTmx([tu(`Tak${many}`, `Yes${many}`)], { file, source: 'pl' });
    expect(units).toMatchObject([{ source: 'Tak', target: 'Yes' }]);
  });
});

describe('a memory of sentences with formatting', () => {
  const memory = openMemory([LETTER, entry('Rozmowy trwały 3 godziny.', 'The talks lasted 3 hours.')]);

  it('has exactly a sentence with its codes in the same places', () => {
    expect(memory.exact(LETTER.source, 'en')).toMatchObject({ score: 100, target: LETTER.target });
    expect(memory.exact('Szef NATO napisał list.', 'en')).toBeUndefined();
  });

  it.each([
    ['without its codes', 'Szef NATO napisał list.', 99],
    ['with its codes elsewhere', '<1>Szef</1> NATO napisał <2>list</2><3/>.', 99],
    ['with another word', 'Szef <1>NATO</1><2/> wysłał <3>list</3>.', 76],
    ['with another word, and without its codes', 'Szef NATO wysłał list.', 76],
  ])('finds it %s by its words: codes that differ cost a point', (_, text, score) => {
    expect(memory.fuzzy(fromReadable(text), 'en')).toMatchObject([{ score, target: LETTER.target }]);
    expect(similarity(fromReadable(text), LETTER.source)).toBe(score);
  });

  it('names the words that differ, and no codes', () => {
    const [match] = memory.fuzzy(fromReadable('Szef <1>NATO</1> wysłał list.'), 'en');
    expect(match?.differences).toEqual([{ wanted: 'wysłał', found: 'napisał', kind: 'other' }]);
  });

  it('does not run words together where a line break stands between them', () => {
    expect(similarity(fromReadable('Tak<1/>nie wiem'), 'Tak nie wiem')).toBe(99);
  });

  it('knows a sentence in its context, however its neighbours are formatted', () => {
    const unit = (text: string): Unit => {
      const made = { target: fromReadable(`${text} EN`), origin: { kind: 'person' }, termUses: [] } as const;
      return { id: text, text: fromReadable(text), gap: ' ', terms: [], candidates: [], state: 'translated', ...made };
    };
    const segments = ['Przed <1>tym</1>.', 'Tak.', '<1>Po</1> tym.'].map(unit);
    const blocks = [{ id: 'b', kind: 'paragraph' as const, segments }];
    const bitext = { slug: 'a', path: 'seeds/a.md', sourceLocale: 'pl', targetLocale: 'en', blocks };
    const context = { before: 'Przed tym.', after: 'Po tym.' };
    expect(openMemory(entriesOf(bitext, file)).exact('Tak.', 'en', context)?.score).toBe(101);
  });

  it('gives no translation that has lost, doubled or invented a code for the sentence itself', () => {
    for (const target of [
      'NATO’s head wrote <3>a letter</3><2/>.',
      `${readable(LETTER.target)}<2/>`,
      'A letter.<4/>',
    ]) {
      const only = openMemory([entry(readable(LETTER.source), target)]);
      expect(only.exact(LETTER.source, 'en')).toBeUndefined();
      expect(only.fuzzy(LETTER.source, 'en')).toMatchObject([{ score: 99 }]);
    }
  });
});
