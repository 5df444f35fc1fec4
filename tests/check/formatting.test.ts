import { describe, expect, it } from 'vitest';
import type { CheckContext } from '../../src/check/check.ts';
import { checkUnit } from '../../src/check/list.ts';
import { fromReadable, readable } from '../../src/codes.ts';
import type { InlineCode, Unit } from '../../src/model.ts';

const bold: InlineCode = { kind: 'pair', open: '**', close: '**', type: 'bold' };
const note: InlineCode = { kind: 'single', data: '[^1]', type: 'note' };
const context: CheckContext = { sourceLocale: 'pl', targetLocale: 'en', findRenderings: () => [] };

function unit(source: string, target: string): Unit {
  const base = { id: 's-1', gap: '', terms: [], candidates: [], termUses: [], codes: [bold, note, bold] };
  return {
    ...base,
    text: fromReadable(source),
    state: 'translated',
    target: fromReadable(target),
    origin: { kind: 'person' },
  };
}

const found = (source: string, target: string) => checkUnit(unit(source, target), context);

describe('the formatting within a sentence', () => {
  it.each([
    ['Rząd <1>odrzucił</1> wniosek<2/>.', 'The government <1>rejected</1> the motion<2/>.'],
    ['<1>Rząd</1> odrzucił <3>wniosek</3>.', 'The <3>motion</3> was rejected by the <1>government</1>.'],
    ['<1>Rząd <3>odrzucił</3></1> wniosek.', '<1>The government <3>rejected</3></1> the motion.'],
  ])('may move with its words: %s → %s', (source, target) => {
    expect(found(source, target)).toEqual([]);
  });

  it.each([
    [
      'Rząd <1>odrzucił</1> wniosek<2/>.',
      'The government <1>rejected</1> the motion.',
      'The mark <2/> is not in the translation.',
    ],
    [
      'Rząd <1>odrzucił</1> wniosek.',
      'The government rejected</1> the motion.',
      'The mark <1> is not in the translation.',
    ],
    [
      'Rząd <1>odrzucił</1> wniosek.',
      'The <2/>government <1>rejected</1> the motion.',
      'The mark <2/> is not in the source.',
    ],
    [
      'Rząd<2/> odrzucił wniosek.',
      'The government<2/> rejected the motion<2/>.',
      'The mark <2/> is there more than once.',
    ],
  ])('is found lost, added or doubled: %s → %s', (source, target, message) => {
    expect(found(source, target).map(finding => finding.message)).toEqual([message]);
  });

  it('is found crossed', () => {
    const [finding] = found(
      '<1>Rząd</1> <3>odrzucił</3> wniosek.',
      '<1>The <3>government</1> rejected</3> the motion.',
    );
    expect(finding).toMatchObject({ check: 'formatting', severity: 'error' });
  });

  it('does not hide what is wrong with the words, and the place is that in the text with marks', () => {
    const wrong = unit('<1>Rząd</1> wydał 35 mln zł.', 'The <1>government</1> spent PLN 53 million.');
    const finding = checkUnit(wrong, context).find(each => each.check === 'number-missing');
    const { start = 0, end = 0 } = finding?.source ?? {};
    expect(readable(wrong.text.slice(start, end))).toMatch(/^35/);
  });
});
