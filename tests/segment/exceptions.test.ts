import { describe, expect, it } from 'vitest';
import { type Exceptions, segmenter } from '../../src/segment/index.ts';

function cut(text: string, exceptions: Exceptions, locale = 'pl'): string[] {
  return segmenter(locale, { exceptions })
    .split(text)
    .map(piece => piece.text);
}

describe('a project’s exceptions', () => {
  const text = 'Ukazał się kwart. Historia jest ciekawa. Potem nic.';

  it('without one, the word ends its sentence', () => {
    expect(cut(text, {})).toEqual(['Ukazał się kwart.', 'Historia jest ciekawa.', 'Potem nic.']);
  });

  it.each(['kwart.', 'kwart', ' kwart. '])('an abbreviation counts at once: %j', abbreviation => {
    expect(cut(text, { abbreviations: [abbreviation] })).toEqual([
      'Ukazał się kwart. Historia jest ciekawa.',
      'Potem nic.',
    ]);
  });

  it('an abbreviation is one with a capital as well, and not as the end of another word', () => {
    expect(cut('Kwart. Historia. Bezkwart. Nie.', { abbreviations: ['kwart.'] })).toEqual([
      'Kwart. Historia.',
      'Bezkwart.',
      'Nie.',
    ]);
  });

  it('an abbreviation may have spaces, full stops and hyphens in it', () => {
    const abbreviations = ['sp. jawna', 'k.r.k.', 'płk-pil.'];
    expect(cut('Firma Lex sp. jawna. Zysk rośnie.', { abbreviations })).toHaveLength(1);
    expect(cut('Stosuje się k.r.k. Kodeks jest stary.', { abbreviations })).toHaveLength(1);
    expect(cut('Leciał płk-pil. Nowak z Dęblina.', { abbreviations })).toHaveLength(1);
  });

  it('a string that is never broken stays whole', () => {
    const never = ['Panic! At the Disco', 'Kto ty jesteś? Polak mały'];
    expect(cut('Gra Panic! At the Disco. Tłum szaleje.', { never })).toEqual([
      'Gra Panic! At the Disco.',
      'Tłum szaleje.',
    ]);
    expect(cut('Recytował: Kto ty jesteś? Polak mały. Brawo!', { never })).toHaveLength(2);
  });

  it('a string without a space keeps what follows', () => {
    expect(cut('Firma Yahoo! Rośnie. Tak.', { never: ['Yahoo!'] })).toEqual(['Firma Yahoo! Rośnie.', 'Tak.']);
  });

  it('count for a locale without rules of its own too', () => {
    expect(cut('Bol tam doc. Novák. Potom odišiel.', { abbreviations: ['doc.'] }, 'sk')).toHaveLength(2);
  });

  it('empty ones change nothing', () => {
    expect(cut('Raz. Dwa.', { abbreviations: ['', ' '], never: ['', ' '] })).toEqual(['Raz.', 'Dwa.']);
  });

  it('a line break ends a sentence all the same', () => {
    expect(cut('Ukazał się kwart.\nHistoria', { abbreviations: ['kwart.'] })).toHaveLength(2);
  });
});
