import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readReturned } from '../../src/bitext/exchange/read.ts';
import { reconcile } from '../../src/bitext/exchange/reconcile.ts';
import { standingOf } from '../../src/bitext/exchange/returned.ts';
import { writeExchange } from '../../src/bitext/exchange/write.ts';
import { fromReadable, hasMarkers, marker, readable, withoutMarkers } from '../../src/codes.ts';
import type { Bitext, InlineCode, Unit } from '../../src/model.ts';

const bold: InlineCode = { kind: 'pair', open: '**', close: '**', type: 'bold' };
const link: InlineCode = { kind: 'pair', open: '[', close: '](https://nato.int?a=1&b=2)', type: 'link' };
const note: InlineCode = { kind: 'single', data: '[^1]', type: 'note' };
const lineBreak: InlineCode = { kind: 'single', data: '<br>', stands: '\n', type: 'break' };
const opening: InlineCode = { kind: 'opening', data: '_', type: 'italic' };

const TEXT = 'Szef <1>NATO</1><2/> napisał <3>list</3>.';
const CODES = [bold, note, link];

const VERSIONS = ['1.2', '2.0', '2.1'] as const;
type Version = (typeof VERSIONS)[number];

function unitOf(text: string, target: string, codes: readonly InlineCode[] = CODES, id = 's-1'): Unit {
  const made = { target: fromReadable(target), origin: { kind: 'engine', engine: 'deepl' }, termUses: [] } as const;
  return { id, text: fromReadable(text), gap: '', codes, terms: [], candidates: [], state: 'translated', ...made };
}

function bitextOf(...units: readonly Unit[]): Bitext {
  const blocks = [{ id: 'b-1', kind: 'paragraph' as const, segments: units }];
  return { slug: 'a', path: 'seeds/a.md', sourceLocale: 'pl', targetLocale: 'en', blocks };
}

const written = (form: Version, ...units: readonly Unit[]) =>
  writeExchange(bitextOf(...units), { form, copySource: false, lines: new Map() });

const segmentsIn = (text: string) => readReturned(text, 'a.xlf').files[0]?.segments ?? [];

const target = 'The head of <1>NATO</1><2/> wrote <3>a letter</3>.';

describe('codes in XLIFF 1.2', () => {
  it('are empty elements with the number of the code, what it does, and what it stands for', () => {
    const line = (element: string) =>
      written('1.2', unitOf(`${TEXT}<4/>`, target, [...CODES, lineBreak]))
        .split('\n')
        .find(each => each.includes(`<${element}`))
        ?.trim();
    expect(line('source')).toBe(
      '<source>Szef <bpt id="1" ctype="bold"/>NATO<ept id="1"/><x id="2" ctype="x-note"/> napisał ' +
        '<bpt id="3" ctype="link"/>list<ept id="3"/>.<x id="4" ctype="lb" equiv-text="\\u000A"/></source>',
    );
    expect(line('target')).toBe(
      '<target state="needs-review-translation">The head of <bpt id="1" ctype="bold"/>NATO<ept id="1"/>' +
        '<x id="2" ctype="x-note"/> wrote <bpt id="3" ctype="link"/>a letter<ept id="3"/>.</target>',
    );
  });

  it('may cross; those that go on in the next sentence, or have lost an end, stand alone', () => {
    const text = 'To <1>jest <2>krzyż</1> nasz</2> <3>i dalej.';
    expect(written('1.2', unitOf(text, 'It <1>is.', [bold, link, opening]))).toMatch(
      new RegExp(
        '<source>To <bpt id="1" ctype="bold"/>jest <bpt id="2" ctype="link"/>krzyż<ept id="1"/> nasz<ept id="2"/> ' +
          '<it id="3" pos="open" ctype="italic"/>i dalej.</source>\\s*<target[^>]*>It <it id="1" pos="open" ctype="bold"/>is.</target>',
      ),
    );
  });

  it('have the words of XLIFF 1.2 for what they do, also where they are put wrongly', () => {
    const wrong = '<1/>A <2>word</4>.';
    const text = written('1.2', unitOf(`${TEXT}<4/>`, wrong, [...CODES, lineBreak]));
    expect(text).toContain(
      '<x id="1" ctype="x-bold"/>A <it id="2" pos="open" ctype="x-note"/>word<it id="4" pos="close" ctype="x-lb"/>.',
    );
  });

  it('stand in similar texts, too, and in a source that is copied into an empty target', () => {
    const { state: _, ...rest } = unitOf(TEXT, target);
    const origin = { kind: 'person' } as const;
    const candidate = {
      source: fromReadable(TEXT),
      target: fromReadable(target),
      origin,
      similarity: 100,
      termUses: [],
    };
    const { id, text, gap, codes, terms } = rest as Unit;
    const initial: Unit = {
      ...{ id, text, gap, terms, state: 'initial', candidates: [candidate] },
      ...(codes && { codes }),
    };
    const file = writeExchange(bitextOf(initial), { form: '1.2', copySource: true, lines: new Map() });
    expect(hasMarkers(file)).toBe(false);
    expect(file.match(/Szef <bpt id="1"/g)).toHaveLength(3);
    expect(segmentsIn(file)[0]?.target).toBeUndefined();
  });

  it('are read as other tools write them: with native codes, renumbered, and without words of their own', () => {
    const file = written('1.2', unitOf(TEXT, target))
      .replace(/<target[^>]*>.*<\/target>/, '<target><mrk mtype="x-a">X <g id="c">Y</g></mrk><x id="b"/></target>')
      .replace(
        /<source>.*<\/source>/,
        '<source>Szef <bpt id="7" rid="a">**</bpt>NATO<ept id="8" rid="a">**</ept><ph id="b">[^1]</ph> napisał ' +
          '<g id="c">list</g>.</source>',
      );
    const [segment] = segmentsIn(file);
    expect(segment).toMatchObject({ source: fromReadable(TEXT), target: fromReadable('X <3>Y</3><2/>') });
  });

  it('that only another tool has put into a translation are not ours: its words count', () => {
    const plain = unitOf('Koniec.', 'The end.', []);
    const file = written('1.2', plain).replace('The end.', 'The <g id="1"><x id="2"/>very</g> <ph id="3">{0}</ph>end.');
    expect(segmentsIn(file)[0]?.target).toBe('The very end.');
  });

  it('beyond the number that a text may have are refused with the line', () => {
    const file = written('1.2', unitOf(TEXT, target)).replace('<x id="2"', '<x id="20000"');
    expect(() => segmentsIn(file)).toThrow(/line 7: a text has more than 16000 codes/);
  });
});

describe.each(VERSIONS)('codes that go out as XLIFF %s and come back', version => {
  const words = fc.constantFrom('Tak. ', 'Polska jest w NATO', ' np. ', '<1>', ' & ', '\0', 'ą');
  const code = fc.constantFrom<InlineCode>(bold, link, note, lineBreak);
  const anyMarker = fc
    .tuple(fc.constantFrom('open', 'close', 'single'), fc.integer({ min: 1, max: 4 }))
    .map(([kind, number]) => marker(kind as 'open', number));
  const anyText = fc.array(fc.oneof(words, anyMarker), { maxLength: 10 }).map(parts => `${parts.join('')}x`);

  it('are what they were, wherever an engine or a person has put them', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(words, words, code), { minLength: 1, maxLength: 6 }), anyText, (parts, text) => {
        const source = parts
          .map(([before, within, { kind }], index) => {
            if (kind === 'single') return before + marker('single', index + 1);
            return before + marker('open', index + 1) + within + marker('close', index + 1);
          })
          .join('');
        const codes = parts.map(([, , each]) => each);
        const unit = { ...unitOf('', '', codes), text: source, target: text };
        expect(segmentsIn(written(version, unit))).toMatchObject([{ source, target: text }]);
        expect(reconcile([unit], segmentsIn(written(version, unit)), 'Ewa')).toMatchObject([{ kind: 'same' }]);
      }),
      { numRuns: 200 },
    );
  });

  const returned = (edited: string) => {
    const unit = unitOf(TEXT, target);
    const file = written(version, unitOf(TEXT, edited));
    const base = standingOf(unit);
    const [decision] = reconcile(
      [unit],
      segmentsIn(file).map(each => ({ ...each, base })),
      'Ewa',
    );
    return decision?.kind === 'taken' ? readable(decision.target ?? '') : decision?.kind;
  };

  it.each([
    ['moved', '<3>A letter</3> was written by the head of <1>NATO</1><2/>.'],
    ['lost', 'The head of NATO wrote <3>a letter</3>.'],
    ['doubled', 'The <1>head</1> of <1>NATO</1><2/><2/> wrote <3>a letter</3>.'],
    ['crossed', 'The head of <1>NATO<2/> <3>wrote</1> a letter</3>.'],
    ['half gone', 'The head of <1>NATO<2/> wrote <3>a letter</3>.'],
  ])('are taken as the translator has them where they were %s', (_, edited) => {
    expect(returned(edited)).toBe(edited);
  });

  it('are taken with a code that nobody knows, for the check to name', () => {
    const file = written(version, unitOf(TEXT, target)).replace(
      /(<target[^>]*>)/,
      version === '1.2' ? '$1<x id="9"/>' : '$1<ph id="neu"/>',
    );
    const [decision] = reconcile([unitOf(TEXT, target)], segmentsIn(file), 'Ewa');
    expect(decision?.kind).toBe('taken');
    const [first] = readable((decision?.kind === 'taken' && decision.target) || '').split('The');
    expect(first).toMatch(version === '1.2' ? /^<9\/>$/ : /^<4\/>$/);
  });
});

describe('a tool that does not keep codes', () => {
  const unit = unitOf(TEXT, target);
  const decide = (source: string, text: string, hasTags = false, of = unit) =>
    reconcile(
      [of],
      [{ id: 's-1', source, target: text, isApproved: false, base: undefined, notes: [], hasTags, line: 1 }],
      'Ewa',
    )[0];

  it('brings the words of a translation, where it left them out of the source', () => {
    const [source, words] = [TEXT, target].map(each => withoutMarkers(fromReadable(each)));
    for (const hasTags of [true, false])
      expect(decide(source ?? '', words ?? '', hasTags)).toMatchObject({ kind: 'taken', target: words });
  });

  it('may number them anew, in the order of the source', () => {
    const [source, text] = [TEXT, '<3>A letter</3> from <1>NATO</1><2/>.'].map(each =>
      fromReadable(each.replace(/\d/g, digit => String(Number(digit) + 4))),
    );
    expect(decide(source ?? '', text ?? '')).toMatchObject({
      kind: 'taken',
      target: fromReadable('<3>A letter</3> from <1>NATO</1><2/>.'),
    });
  });

  it('does not bring codes of another sentence: both texts are kept, and of the other one the words', () => {
    const other = fromReadable('Szef <1/>NATO napisał <2>list</2>.');
    const text = fromReadable('NATO’s head<1/> wrote <2>a letter</2>.');
    expect(decide(other, text)).toMatchObject({
      kind: 'conflict',
      candidate: {
        similarity: 99,
        source: 'Szef NATO napisał list.',
        target: 'NATO’s head wrote a letter.',
      },
    });
    const { codes: _, ...plain } = unitOf('Szef NATO napisał list.', 'x');
    expect(decide(other, text, false, plain)).toMatchObject({
      kind: 'conflict',
      candidate: { target: 'NATO’s head wrote a letter.' },
    });
  });
});
