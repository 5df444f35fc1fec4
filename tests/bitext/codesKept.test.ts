import { describe, expect, it } from 'vitest';
import { carryOver } from '../../src/bitext/carryOver.ts';
import { writeExchange } from '../../src/bitext/exchange/write.ts';
import { mergeBitexts } from '../../src/bitext/merge.ts';
import { readXliff, writeXliff } from '../../src/bitext/xliff.ts';
import { fromReadable, hasMarkers, readable, renumbered } from '../../src/codes.ts';
import type { Bitext, InlineCode, Unit } from '../../src/model.ts';

const bold: InlineCode = { kind: 'pair', open: '**', close: '**', type: 'bold' };
const underlined: InlineCode = { kind: 'pair', open: '__', close: '__', type: 'bold' };

function recordOf(target: string, code = bold): Bitext {
  const text = fromReadable('Szef <1>NATO</1> przyjechał do Brukseli.');
  const made = { target: fromReadable(target), origin: { kind: 'person' }, termUses: [] } as const;
  const unit: Unit = {
    id: 's-1',
    text,
    gap: '',
    codes: [code],
    terms: [],
    candidates: [],
    state: 'translated',
    ...made,
  };
  const blocks = [{ id: 'b-1', kind: 'paragraph', segments: [unit] }] as const;
  return { slug: 'a', path: 'seeds/a.md', sourceLocale: 'pl', targetLocale: 'en', blocks };
}

const base = recordOf('NATO’s chief came to Brussels.');
const only = (bitext: Bitext) => bitext.blocks[0]?.segments[0];

describe('formatting in a merge of two people’s work', () => {
  it('stays where both translated the same sentence, each in another way', () => {
    const ours = recordOf('The head of <1>NATO</1> came to Brussels.');
    const theirs = recordOf('<1>NATO</1>’s head arrived in Brussels.');
    const { bitext, contested } = mergeBitexts(base, ours, theirs);
    expect(contested).toEqual(['s-1']);
    expect(only(bitext)?.codes).toEqual([bold]);
    expect(only(readXliff(writeXliff(bitext), 'a.xlf'))?.codes).toEqual([bold]);
  });

  it('is that of the source, whoever’s translation counts', () => {
    const theirs = recordOf('The head of <1>NATO</1> came to Brussels.', underlined);
    const { bitext } = mergeBitexts(base, base, theirs);
    const unit = only(bitext);
    expect(unit).toMatchObject({ target: fromReadable('The head of <1>NATO</1> came to Brussels.'), codes: [bold] });
  });
});

describe('formatting of a sentence that is kept', () => {
  const today = { termUsesOf: () => [], redoes: () => false, termsAreWhole: true };
  const carried = (codes?: readonly InlineCode[]) => {
    const text = codes ? fromReadable('Szef <1>NATO</1> przyjechał do Brukseli.') : 'Szef NATO przyjechał do Brukseli.';
    const segment = { id: 's-1', text, gap: '', terms: [], ...(codes && { codes }) };
    return carryOver([{ id: 'b-1', kind: 'paragraph', segments: [segment] }], base, today)[0]?.segments[0];
  };

  it('is the article’s of today', () => {
    expect(carried([underlined])?.codes).toEqual([underlined]);
  });

  it('is gone where the article has none any more', () => {
    expect(carried()).not.toHaveProperty('codes');
  });
});

describe('formatting of an earlier translation, which is a candidate of the edited sentence', () => {
  const note: InlineCode = { kind: 'single', data: '[^1]', type: 'note' };
  const link: InlineCode = { kind: 'pair', open: '[', close: '](https://nato.int)', type: 'link' };
  const today = { termUsesOf: () => [], redoes: () => false, termsAreWhole: true };

  /** The sentence before: bold, a note, a link. */
  const before = (() => {
    const unit = only(base);
    if (unit?.state !== 'translated') throw new Error('no draft');
    const text = fromReadable('Szef <1>NATO</1><2/> napisał długi <3>list</3>.');
    const target = fromReadable('The head of <1>NATO</1><2/> wrote a long <3>letter</3>.');
    const segments = [{ ...unit, id: 's-old', text, target, codes: [bold, note, link] }];
    return { ...base, blocks: [{ id: 'b-1', kind: 'paragraph' as const, segments }] };
  })();

  const edited = (text: string, codes?: readonly InlineCode[], previous: Bitext = before): Unit => {
    const segment = { id: `s-${text.length}`, text: fromReadable(text), gap: '', terms: [], ...(codes && { codes }) };
    const [block] = carryOver([{ id: 'b-1', kind: 'paragraph', segments: [segment] }], previous, today);
    const [unit] = block?.segments ?? [];
    if (!unit) throw new Error('no unit');
    return unit;
  };

  const seen = (unit: Unit) => unit.candidates.map(candidate => readable(renumbered(candidate, unit).target))[0];

  it('has the numbers of today’s codes, and none for what is no longer there', () => {
    const unit = edited('Szef <1>NATO</1> napisał bardzo długi <2>list</2>.', [bold, link]);
    expect(seen(unit)).toBe('The head of <1>NATO</1> wrote a long <2>letter</2>.');
  });

  it('goes to a code of the same kind, where there is but one', () => {
    const elsewhere: InlineCode = { ...link, close: '](https://nato.int/nowy)' };
    const unit = edited('Szef <1>NATO</1> napisał bardzo długi <2>list</2>.', [underlined, elsewhere]);
    expect(seen(unit)).toBe('The head of <1>NATO</1> wrote a long <2>letter</2>.');
    const two = edited('<1>Szef</1> <2>NATO</2> napisał bardzo długi <3>list</3>.', [underlined, underlined, link]);
    expect(seen(two)).toBe('The head of NATO wrote a long <3>letter</3>.');
  });

  it('is gone where the sentence has none any more', () => {
    expect(seen(edited('Szef NATO napisał bardzo długi list.'))).toBe('The head of NATO wrote a long letter.');
  });

  it('is kept in the record, with its own data, until the sentence is what it was', () => {
    const unit = edited('Szef NATO napisał bardzo długi list.');
    const record = writeXliff({ ...base, blocks: [{ id: 'b-1', kind: 'paragraph', segments: [unit] }] });
    expect(record).toContain('](https://nato.int)</data>');
    expect(hasMarkers(record)).toBe(false);
    const back = readXliff(record, 'a.xlf');
    expect(only(back)?.candidates).toEqual(unit.candidates);
    const [old] = before.blocks[0]?.segments ?? [];
    const again = edited(readable(old?.text ?? ''), old?.codes, back);
    expect(again.candidates).toMatchObject([{ source: old?.text, codes: [bold, note, link] }]);
    expect(seen(again)).toBe('The head of <1>NATO</1><2/> wrote a long <3>letter</3>.');
  });

  it('is shown as tags of today in files for other tools', () => {
    const unit = edited('Szef <1>NATO</1> napisał bardzo długi <2>list</2>.', [bold, link]);
    const bitext = { ...base, blocks: [{ id: 'b-1', kind: 'paragraph' as const, segments: [unit] }] };
    const written = (form: '1.2' | 'po') => writeExchange(bitext, { form, copySource: false, lines: new Map() });
    expect(written('1.2')).toContain('wrote a long <bpt id="2" ctype="link"/>letter<ept id="2"/>.</target>');
    expect(written('po')).toContain('= The head of <1>NATO</1> wrote a long <2>letter</2>.');
  });
});
