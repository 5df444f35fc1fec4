import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { segment, segmenter } from '../../src/segment/index.ts';

/** What texts are made of that a segmenter could trip over. */
const shards = fc.constantFrom(
  'W 1926 r.',
  'Meyer',
  'napisał',
  'm.in.',
  'prof.',
  'J.',
  '(...)',
  '„',
  '”',
  '"',
  '«',
  '»',
  '(',
  ')',
  '[1]',
  '- ',
  '– ',
  '.',
  '...',
  '…',
  '!',
  '?',
  '?!',
  '。',
  ':',
  ' ',
  '  ',
  '\t',
  '\n',
  '\r\n',
  '\v',
  '\f',
  '\u00a0',
  '\u2028',
  '\u2029',
  '\u3000',
  '\ufeff',
  '\u0085',
  '\u200b',
  '\u200e',
  '\u202e',
  '\u2066',
  '\u0301',
  'e\u0301',
  '\ud83d',
  '\ude00',
  '😀',
  '👩‍🚀',
  '𝐀',
  'א',
  'ا',
  '日本',
  'ß',
  'İ',
  '0',
  '15',
  'XX',
  'S.A.',
  '\0',
  'A',
  'ł',
);
const text = fc.oneof(
  fc.array(shards, { maxLength: 40 }).map(parts => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 }).map(codes => String.fromCharCode(...codes)),
);
const locale = fc.constantFrom('pl', 'en', 'de', 'fr', 'uk', 'ja', 'pt-BR');
/** Half of a surrogate pair without the other. */
const halves = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;
const runs = { numRuns: 3000 };

describe('the joining law', () => {
  it('gives any text back, byte for byte', () => {
    fc.assert(
      fc.property(text, locale, (input, language) => {
        const pieces = segmenter(language).split(input);
        expect(pieces.map(piece => piece.text + piece.gap).join('')).toBe(input);
      }),
      runs,
    );
  });

  it('leaves white space to the gaps, and an empty text only to a first one that opens with it', () => {
    fc.assert(
      fc.property(text, locale, (input, language) => {
        const pieces = segmenter(language).split(input);
        for (const piece of pieces) {
          expect(piece.text).toBe(piece.text.trim());
          expect(piece.gap.trim()).toBe('');
        }
        expect(pieces.slice(1).every(piece => piece.text !== '')).toBe(true);
        if (input !== '' && input === input.trimStart()) expect(pieces[0]?.text).not.toBe('');
      }),
      runs,
    );
  });

  it('cuts the same sentences for `segment` and for `split`', () => {
    fc.assert(
      fc.property(text, locale, (input, language) => {
        const texts = segmenter(language)
          .split(input)
          .map(piece => piece.text)
          .filter(sentence => sentence !== '');
        expect(segment(input, language)).toEqual(texts);
      }),
      runs,
    );
  });

  it('cuts no character in two', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), input => {
        for (const sentence of segment(`Koniec. ${input}`, 'pl')) expect(halves.test(sentence)).toBe(false);
      }),
      runs,
    );
  });

  it.each(['', ' ', '\n', '.', '. ', ' . ', '\u00a0x', 'Koniec.', 'Koniec. \n'])('holds for %j', input => {
    const pieces = segmenter('pl').split(input);
    expect(pieces.map(piece => piece.text + piece.gap).join('')).toBe(input);
  });

  it('has no pieces for an empty text', () => {
    expect(segmenter('pl').split('')).toEqual([]);
    expect(segment(' \n ', 'pl')).toEqual([]);
  });

  it('ends a sentence at every line break', () => {
    for (const lineBreak of ['\n', '\r\n', '\r', '\n\n', ' \n ', '\u2028', '\u2029'])
      expect(segment(`Szczyt w Brukseli${lineBreak}ministrowie radzą np.${lineBreak}Dalej`, 'pl')).toHaveLength(3);
  });
});
