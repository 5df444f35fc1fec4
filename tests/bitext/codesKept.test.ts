import { describe, expect, it } from 'vitest';
import { carryOver } from '../../src/bitext/carryOver.ts';
import { mergeBitexts } from '../../src/bitext/merge.ts';
import { readXliff, writeXliff } from '../../src/bitext/xliff.ts';
import { fromReadable } from '../../src/codes.ts';
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
