import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bare,
  type CodedPiece,
  fromReadable,
  marker,
  markersIn,
  protectedText,
  readable,
  splitCoded,
  tokensOf,
  withoutMarkers,
} from '../src/codes.ts';
import { received, toSend } from '../src/engine/markup.ts';
import type { InlineCode } from '../src/model.ts';
import { segmenter } from '../src/segment/index.ts';

const bold: InlineCode = { kind: 'pair', open: '**', close: '**', type: 'bold' };
const link: InlineCode = { kind: 'pair', open: '[', close: '](https://nato.int)', type: 'link' };
const note: InlineCode = { kind: 'single', data: '[^1]', type: 'note' };
const lineBreak: InlineCode = { kind: 'single', data: '<br>', stands: '\n', type: 'break' };

/** `<1>` in the tests is the beginning of code 1, and so on. */
const coded = fromReadable;
const { split } = segmenter('pl');
const cut = (text: string, codes: readonly InlineCode[]) => splitCoded(coded(text), codes, split);
const asSeen = (pieces: readonly CodedPiece[]) => pieces.map(({ text, gap }) => [readable(text), readable(gap)]);

describe('codes within sentences', () => {
  it('leave the words as they are', () => {
    expect(withoutMarkers(coded('<1>Polska</1> jest w <2>NATO</2>.<3/>'))).toBe('Polska jest w NATO.');
  });

  it('are where they were, for a place found in the words alone', () => {
    const text = coded('Szef <1>Grupy <2>Wyszehradzkiej</2></1> przyjechał.');
    const { text: words, marked, unmarked } = bare(text);
    const start = words.indexOf('Grupy Wyszehradzkiej');
    const span = { start, end: start + 'Grupy Wyszehradzkiej'.length };
    const there = marked(span);
    expect(readable(text.slice(there.start, there.end))).toBe('Grupy <2>Wyszehradzkiej');
    expect(unmarked(there)).toEqual(span);
  });

  it('do not change where sentences end', () => {
    expect(asSeen(cut('<1>Gen. Nowak</1> przyjechał. <2>Spotkał się</2> z min. Blaszczakiem.', [bold, link]))).toEqual([
      ['<1>Gen. Nowak</1> przyjechał.', ' '],
      ['<1>Spotkał się</1> z min. Blaszczakiem.', ''],
    ]);
  });

  it('become halves where a span goes on in the next sentence', () => {
    const pieces = cut('To <1>ważne. Bardzo</1> ważne.', [bold]);
    expect(asSeen(pieces)).toEqual([
      ['To <1>ważne.', ' '],
      ['Bardzo</1> ważne.', ''],
    ]);
    expect(pieces.map(piece => piece.codes?.[0]?.kind)).toEqual(['opening', 'closing']);
  });

  it('stay with their sentence at its ends', () => {
    expect(asSeen(cut('<1>Pierwsze.</1> <2>Drugie.</2><3/>', [bold, bold, note]))).toEqual([
      ['<1>Pierwsze.</1>', ' '],
      ['<1>Drugie.</1><2/>', ''],
    ]);
    expect(asSeen(cut('Tak.<1/> Nie.', [note]))[0]?.join('')).toBe('Tak.<1/> ');
  });

  it('part sentences where they stand for a line break', () => {
    expect(cut('Warszawa<1/>Bruksela', [lineBreak]).map(({ text }) => withoutMarkers(text))).toEqual([
      'Warszawa',
      'Bruksela',
    ]);
  });

  it('are readable, and come back from what is read, whatever the author wrote', () => {
    const parts = fc.constantFrom(
      'a',
      '<',
      '>',
      '1',
      '/',
      ' ',
      marker('open', 1),
      marker('close', 1),
      marker('single', 2),
    );
    fc.assert(
      fc.property(fc.array(parts), texts => {
        const text = texts.join('');
        expect(fromReadable(readable(text))).toBe(text);
      }),
    );
  });

  it('are not taken from characters that the author wrote', () => {
    const codes: InlineCode[] = [];
    const text = protectedText(`znak ${marker('open', 3)} i`, codes);
    expect(readable(text)).toBe('znak <1/> i');
    expect(codes).toEqual([{ kind: 'single', data: marker('open', 3) }]);
  });

  it('give the document back, whatever stands where', () => {
    const part = fc.constantFrom('Tak. ', 'Polska jest w NATO', '. ', '… ', 'np. ', '! ', ' „', '” ');
    const piece = fc.tuple(part, fc.constantFrom<InlineCode>(bold, link, note, lineBreak));
    fc.assert(
      fc.property(fc.array(piece), part, (parts, last) => {
        const codes: InlineCode[] = [];
        const text = parts
          .map(([words, code], index) => {
            codes.push(code);
            const end = index % 2 ? words : `${words}x`;
            if (code.kind !== 'pair') return words + marker('single', codes.length);
            return marker('open', codes.length) + end + marker('close', codes.length);
          })
          .join('')
          .concat(last);
        const whole = tokensOf([{ text, gap: '', codes }]);
        const pieces = splitCoded(text, codes, split);
        const seen = (tokens: typeof whole) =>
          tokens.map(token => (token.kind === 'text' ? token.text : token.data)).join('');
        expect(seen(tokensOf(pieces))).toBe(seen(whole));
        expect(withoutMarkers(pieces.map(each => each.text + each.gap).join(''))).toBe(withoutMarkers(text));
        for (const each of pieces)
          for (const { number } of markersIn(each.text + each.gap)) expect(each.codes?.[number - 1]).toBeDefined();
      }),
    );
  });

  it('that are broken are left out of a document', () => {
    const codes = [bold, link];
    const written = (text: string) =>
      tokensOf([{ text: coded(text), gap: '', codes }])
        .map(token => (token.kind === 'text' ? token.text : token.data))
        .join('');
    expect(written('<1>a</1>')).toBe('**a**');
    expect(written('<1>a')).toBe('a');
    expect(written('a</1>b')).toBe('ab');
    expect(written('<1>a<2>b</1>c</2>')).toBe('**ab**c');
    expect(written('a<7/>b')).toBe('ab');
  });
});

describe('codes on their way to an engine', () => {
  const xml = { markup: 'xml' } as const;
  const there = (text: string) => toSend(coded(text), xml).text;

  it('are tags, and the words are safe', () => {
    expect(there('A <1>B & <C></1> i <2/>D')).toBe('A <g id="1">B &amp; &lt;C&gt;</g> i <x id="2"/>D');
  });

  it('stay at home where they stand round the whole sentence', () => {
    expect(there('<1><2>Całe zdanie.</2></1><3/>')).toBe('Całe zdanie.');
    expect(there('<1>Minister</1> przyjechał.')).toBe('<g id="1">Minister</g> przyjechał.');
  });

  it('come back where the engine has put them, and nowhere else', () => {
    const source = coded('A <1>B</1> i <2/>D');
    const back = (answer: string) => readable(received(answer, source, xml));
    expect(back('<g id="1">b</g> a <x id="2"/>d')).toBe('<1>b</1> a <2/>d');
    expect(back("a <g id='1' >b &amp; c</g>")).toBe('a <1>b & c</1>');
    expect(back('a b')).toBe('a b');
    expect(back('a <g id="9">b</g> <b>')).toBe('a <9>b</9> <b>');
    expect(back('a <x/> <g/> <x> <g>b')).toBe('a <x/> <g/> <x> <g>b');
    expect(back('a <g id="99999">b</g> <x id="0"/><g id="16001"/>')).toBe(
      'a <g id="99999">b <x id="0"/><g id="16001"/>',
    );
  });

  it('come back as they went from an engine that changes nothing', () => {
    const parts = fc.constantFrom(
      'słowo ',
      '<',
      '&amp; ',
      ...[1, 2, 3].flatMap(n => [marker('open', n), marker('close', n)]),
    );
    fc.assert(
      fc.property(fc.array(parts), texts => {
        const source = texts.join('');
        expect(received(toSend(source, xml).text, source, xml)).toBe(source);
      }),
    );
  });
});
