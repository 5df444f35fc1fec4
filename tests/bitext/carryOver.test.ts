import { describe, expect, it } from 'vitest';
import { approvalHolds, approve } from '../../src/bitext/approval.ts';
import { carryOver, type Today } from '../../src/bitext/carryOver.ts';
import { adoptHandEdits } from '../../src/bitext/handEdits.ts';
import { fingerprint } from '../../src/fingerprint.ts';
import type { AnnotatedSegment, Bitext, Block, Origin, TermUse, Unit } from '../../src/model.ts';

const segment = (text: string): AnnotatedSegment => ({ id: `s-${fingerprint(text)}`, text, gap: ' ', terms: [] });
const block = <S>(...segments: readonly S[]): Block<S> => ({ id: 'b-1', kind: 'paragraph', segments });
const bitext = (...units: readonly Unit[]): Bitext => ({
  slug: 'a',
  path: 'seeds/a.txt',
  sourceLocale: 'pl',
  targetLocale: 'en',
  blocks: [block(...units)],
});

const engine: Origin = { kind: 'engine', engine: 'deepl:x' };
const person: Origin = { kind: 'person' };
const uses: readonly TermUse[] = [{ concept: 'v4', hash: 'old' }];

function draft(text: string, target: string, origin: Origin = engine, termUses: readonly TermUse[] = []) {
  return { ...segment(text), state: 'translated', target, origin, termUses, candidates: [] } as const;
}

const today = (termUses: readonly TermUse[] = []): Today => ({
  termUsesOf: () => termUses,
  redoes: () => false,
  termsAreWhole: true,
});
const carried = (texts: readonly string[], earlier: Bitext, now = today()) =>
  carryOver([block(...texts.map(segment))], earlier, now).flatMap(each => each.segments);

describe('carrying work over', () => {
  it('keeps targets and approvals where sentences move', () => {
    const earlier = bitext(
      draft('Jeden.', 'One.'),
      approve(draft('Dwa.', 'Two.', person), 'final', 'Ewa', '2026-01-01'),
    );
    const [two, fresh, one] = carried(['Dwa.', 'Nowe zdanie.', 'Jeden.'], earlier);
    expect(two).toMatchObject({ state: 'final', target: 'Two.', approval: { by: 'Ewa' } });
    expect(fresh).toMatchObject({ state: 'initial', candidates: [] });
    expect(one).toMatchObject({ state: 'translated', target: 'One.' });
  });

  it('offers an edited sentence its old translation, with how alike the two are', () => {
    const earlier = bitext(draft('Rozmowy trwały trzy godziny.', 'The talks lasted three hours.'));
    const [edited] = carried(['Rozmowy trwały cztery godziny.'], earlier);
    expect(edited).toMatchObject({
      state: 'initial',
      candidates: [{ source: 'Rozmowy trwały trzy godziny.', target: 'The talks lasted three hours.' }],
    });
    expect(edited?.candidates[0]?.similarity).toBeGreaterThan(70);
  });

  it('offers an old translation once, and to the sentence that stands where it stood', () => {
    const earlier = bitext(
      draft('Jeden kot.', 'One cat.'),
      draft('Zostaje.', 'Stays.'),
      draft('Jeden pies.', 'One dog.'),
    );
    const [first, , second, third] = carried(['Jeden koń.', 'Zostaje.', 'Jeden wół.', 'Jeden lis.'], earlier);
    expect(first?.candidates.map(each => each.target)).toEqual(['One cat.']);
    expect([second, third].flatMap(each => each?.candidates.map(candidate => candidate.target))).toEqual(['One dog.']);
  });

  it('has a machine’s target made with other terms redone, and keeps it as a candidate', () => {
    const [unit] = carried(
      ['Jeden.'],
      bitext(draft('Jeden.', 'One.', engine, uses)),
      today([{ concept: 'v4', hash: 'new' }]),
    );
    expect(unit).toMatchObject({ state: 'initial', candidates: [{ target: 'One.', termUses: uses }] });
  });

  it.each([
    ['a person’s draft', draft('Jeden.', 'One.', person, uses)],
    ['an approved text', approve(draft('Jeden.', 'One.', engine, uses), 'reviewed', 'Ewa', '2026-01-01')],
  ])('never takes away %s, whatever the terms', (_, unit) => {
    const [kept] = carried(['Jeden.'], bitext(unit), today([{ concept: 'v4', hash: 'new' }]));
    expect(kept).toMatchObject({ state: unit.state, target: 'One.', termUses: uses });
  });

  it('knows an approval that is not of this text', () => {
    const approved = approve(draft('Jeden.', 'One.', person), 'final', 'Ewa', '2026-01-01');
    if (approved.state !== 'final') throw new Error('not approved');
    expect(approvalHolds(approved)).toBe(true);
    const [unit] = carried(['Jeden.'], bitext({ ...approved, target: 'Two.' }));
    expect(unit).toMatchObject({ state: 'translated', target: 'Two.' });
  });

  it('is quick where everything was rewritten', () => {
    const texts = (word: string) =>
      Array.from({ length: 3000 }, (_, number) => `${word} zdanie numer ${number} jest inne.`);
    const earlier = bitext(...texts('Każde').map(text => draft(text, 'x')));
    expect(carried(texts('Żadne'), earlier)).toHaveLength(3000);
  });
});

describe('edits by hand', () => {
  const adopt = (earlier: Bitext, ...texts: readonly string[]) =>
    adoptHandEdits(earlier, texts, () => uses).blocks.flatMap(each => each.segments);

  it('become a person’s draft, with the text before them beside', () => {
    const [unit] = adopt(bitext(draft('Jeden.', 'Won.')), 'One.');
    expect(unit).toMatchObject({ state: 'translated', target: 'One.', origin: person, termUses: uses });
    expect(unit?.candidates).toMatchObject([{ target: 'Won.', origin: engine }]);
  });

  it('end an approval', () => {
    const [unit] = adopt(bitext(approve(draft('Jeden.', 'Won.', person), 'final', 'Ewa', '2026-01-01')), 'One.');
    expect(unit).toMatchObject({ state: 'translated', target: 'One.', origin: person });
  });

  it('are none where the text is the record’s', () => {
    const earlier = bitext(draft('Jeden.', 'One.'), { ...segment('Dwa.'), state: 'initial', candidates: [] });
    expect(adopt(earlier, 'One.', '')).toEqual(earlier.blocks[0]?.segments);
  });
});
