import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pseudo } from '../../src/engine/pseudo.ts';

describe('pseudo-localisation', () => {
  it.each([
    ['Wizyta w Brukseli.', '⟦Ẃïžŷţå ŵ Ɓŕûķšéļï.⟧'],
    ['MON kupi 1,5 mln sztuk F-16.', '⟦MON ķûþï 1,5 ṁļñ šžţûķ F-16.⟧'],
    ['Pisz na adres prasa@mon.gov.pl lub https://www.gov.pl/obrona?a=b.', null],
    [
      '<b>Tak</b> {{name}} {count} $t(common:more) %s &nbsp;',
      '⟦<b>Ţåķ</b> {{name}} {count} $t(common:more) %s &nbsp;⟧',
    ],
    ['Zażółć gęślą jaźń', '⟦Žåżółć ĝęśļą ĵåźń⟧'],
    ['', '⟦⟧'],
  ])('makes of “%s” something that nobody takes for finished', (text, expected) => {
    if (expected !== null) expect(pseudo(text)).toBe(expected);
    else for (const kept of ['prasa@mon.gov.pl', 'https://www.gov.pl/obrona?a=b']) expect(pseudo(text)).toContain(kept);
  });

  it.each(['!', 'A-', '<', '{', '.', '$t(', 'ą', '&', 'a:', '1'])('is quick whatever “%s” is repeated', piece => {
    const begun = process.cpuUsage();
    pseudo(`${piece.repeat(100_000)}x`);
    expect(process.cpuUsage(begun).user).toBeLessThan(2_000_000);
  });

  it('keeps every number, and gives the same for the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer(), (text, number) => {
        const made = pseudo(`${text} ${number} ${text}`);
        expect(made).toContain(String(number));
        expect(pseudo(`${text} ${number} ${text}`)).toBe(made);
      }),
    );
  });
});
