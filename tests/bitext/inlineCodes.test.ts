import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readReturned } from '../../src/bitext/exchange/read.ts';
import { readXliff, writeXliff } from '../../src/bitext/xliff.ts';
import { bare, fromReadable, hasMarkers, marker, splitCoded } from '../../src/codes.ts';
import type { Bitext, InlineCode, Unit } from '../../src/model.ts';
import { segmenter } from '../../src/segment/index.ts';

const bold: InlineCode = { kind: 'pair', open: '**', close: '**', type: 'bold' };
const link: InlineCode = { kind: 'pair', open: '<a href="https://nato.int?a=1&b=2">', close: '</a>', type: 'link' };
const note: InlineCode = { kind: 'single', data: '[^1]', type: 'note' };
const lineBreak: InlineCode = { kind: 'single', data: '<br>', stands: '\n', type: 'break' };
const plain: InlineCode = { kind: 'pair', open: '', close: '' };

const concept = { id: 'nato', terms: {}, domain: '', note: '', source: '' };

function bitextOf(units: readonly Unit[]): Bitext {
  const blocks = [{ id: 'b-1', kind: 'paragraph', segments: units }] as const;
  return { slug: 'a', path: 'seeds/a.md', sourceLocale: 'pl', targetLocale: 'en', blocks };
}

const { split } = segmenter('pl');

function unitsOf(text: string, codes: readonly InlineCode[], target?: (text: string) => string): readonly Unit[] {
  return splitCoded(text, codes, split).map((piece, index): Unit => {
    const base = { ...piece, id: `s-${index + 1}`, terms: [], candidates: [] };
    if (!target) return { ...base, state: 'initial' };
    const made = { target: target(piece.text), origin: { kind: 'person' }, termUses: [] } as const;
    return { ...base, state: 'translated', ...made };
  });
}

const written = (units: readonly Unit[]) => writeXliff(bitextOf(units));
const readBack = (units: readonly Unit[]) => readXliff(written(units), 'a.xlf').blocks[0]?.segments;

describe('codes in a record', () => {
  it('are what other tools know them as', () => {
    const units = unitsOf(fromReadable('Szef <1>NATO</1><2/> napisał <3>list</3>.'), [bold, note, link], text => text);
    const lines = written(units)
      .split('\n')
      .map(line => line.trim());
    expect(lines).toContain(
      '<data id="s-1-c3-d" xml:space="preserve">&lt;a href="https://nato.int?a=1&amp;b=2"&gt;</data>',
    );
    expect(lines.find(line => line.startsWith('<target'))).toBe(
      '<target>Szef <pc id="s-1-c1" dataRefStart="s-1-c1-d" dataRefEnd="s-1-c1-e" type="fmt" subType="xlf:b">NATO</pc>' +
        '<ph id="s-1-c2" dataRef="s-1-c2-d" type="other" subType="dragoman:note"/> napisał ' +
        '<pc id="s-1-c3" dataRefStart="s-1-c3-d" dataRefEnd="s-1-c3-e" type="link">list</pc>.</target>',
    );
  });

  it('join the halves of a span that goes on in the next sentence', () => {
    const text = written(unitsOf(fromReadable('To <1>ważne. Bardzo</1> ważne.'), [bold]));
    expect(text).toContain('<sc id="s-1-c1" dataRef="s-1-c1-d" type="fmt" subType="xlf:b"/>');
    expect(text).toContain('<ec startRef="s-1-c1" dataRef="s-2-c1-d" type="fmt" subType="xlf:b"/>');
  });

  it('give way to a term that they cross', () => {
    const [unit] = unitsOf(fromReadable('Szef <1>Sojuszu Północnoatlantyckiego</1> przyjechał.'), [bold]);
    const start = 0;
    const crossing = { ...unit, terms: [{ start, end: 12, concept }] } as Unit;
    expect(written([crossing])).toMatch(/<mrk [^>]*>Szef <sc [^>]*\/>Sojus<\/mrk>zu Północnoatlantyckiego<ec /);
    expect(readBack([crossing])?.[0]?.text).toBe(unit?.text);
  });

  const termAt = (text: string, start: number) => {
    const { text: itsWords, marked } = bare(text);
    const end = start + 3;
    return end <= itsWords.length ? [{ ...marked({ start, end }), concept }] : [];
  };
  const words = fc.constantFrom('Tak. ', 'Polska jest w NATO', '. ', 'np. ', '! ', '<1>', ' & ');
  const code = fc.constantFrom<InlineCode>(bold, link, note, lineBreak, plain);
  const anyMarker = fc
    .tuple(fc.constantFrom('open', 'close', 'single'), fc.integer({ min: 1, max: 4 }))
    .map(([kind, number]) => marker(kind as 'open', number));
  const anyText = fc.array(fc.oneof(words, anyMarker), { maxLength: 10 }).map(parts => parts.join(''));

  it('come back as they were, whatever an engine or a person made of them', () => {
    const source = fc.array(fc.tuple(words, words, code), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(source, anyText, anyText, fc.nat(8), (parts, target, candidate, from) => {
        const codes = parts.map(([, , each]) => each);
        const text = parts
          .map(([before, within, each], index) => {
            if (each.kind !== 'pair') return before + marker('single', index + 1);
            return before + marker('open', index + 1) + within + marker('close', index + 1);
          })
          .join('');
        const translated = (own: string) => (hasMarkers(own) ? `${own}${target}x` : 'x');
        const units = unitsOf(text, codes, translated).map(unit => ({
          ...unit,
          terms: termAt(unit.text, from),
          candidates: [
            {
              source: candidate,
              target: `${target}y`,
              origin: { kind: 'person' } as const,
              similarity: 70,
              termUses: [],
            },
          ],
        }));
        expect(readBack(units)).toEqual(units.map(unit => ({ ...unit, terms: [] })));
        expect(readXliff(written(units), 'a.xlf')).toEqual(readXliff(written(readBack(units) ?? []), 'a.xlf'));
        // Which refuses what is no valid XLIFF.
        expect(readReturned(written(units), 'a.xlf').files[0]?.segments).toHaveLength(units.length);
      }),
      { numRuns: 300 },
    );
  });
});
