import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { align } from '../../src/score/align.ts';

const pairs = (source: readonly number[], target: readonly number[]) =>
  align(source, target).map(bead => `${bead.source.join('+')}-${bead.target.join('+')}`);

describe('sentences are paired by their lengths', () => {
  it.each([
    ['one to one', [40, 90, 20], [44, 95, 22], ['0-0', '1-1', '2-2']],
    ['two made one', [40, 45, 90], [86, 92], ['0+1-0', '2-1']],
    ['one made two', [120, 60], [62, 60, 61], ['0-0+1', '1-2']],
    ['a sentence left out', [50, 180, 52], [51, 53], ['0-0', '1-', '2-1']],
    ['a sentence put in', [50, 52], [51, 200, 53], ['0-0', '-1', '1-2']],
    ['nothing', [], [], []],
  ])('%s', (_what, source, target, expected) => expect(pairs(source, target)).toEqual(expected));

  it('every one once, in order', () => {
    const lengths = fc.array(fc.nat(300), { maxLength: 30 });
    fc.assert(
      fc.property(lengths, lengths, (source, target) => {
        const beads = align(source, target);
        expect(beads.flatMap(bead => bead.source)).toEqual(source.map((_, index) => index));
        expect(beads.flatMap(bead => bead.target)).toEqual(target.map((_, index) => index));
      }),
    );
  });
});
