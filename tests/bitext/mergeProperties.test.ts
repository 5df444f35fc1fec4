import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { approvalHolds, approve, hasTarget, isApproved, lapseOf } from '../../src/bitext/approval.ts';
import { mergeBitexts } from '../../src/bitext/merge.ts';
import { readXliff, writeXliff } from '../../src/bitext/xliff.ts';
import type { Bitext, Note, Unit } from '../../src/model.ts';

/** What a person does to one sentence. */
interface Act {
  readonly at: number;
  readonly does: 'write' | 'approve' | 'sign' | 'reject' | 'note' | 'drop' | 'add';
  readonly text: string;
  readonly by: string;
}

const act: fc.Arbitrary<Act> = fc.record({
  at: fc.nat(1),
  does: fc.constantFrom('write', 'write', 'approve', 'approve', 'sign', 'reject', 'note', 'drop', 'add'),
  text: fc.constantFrom('Yes.', 'No.', 'Tak & <nie>.'),
  by: fc.constantFrom('Anna', 'Ewa'),
});

const first: Bitext = {
  ...{ slug: 'wizyta', path: 'seeds/wizyta.txt', sourceLocale: 'pl', targetLocale: 'en' },
  blocks: [
    {
      ...{ id: 'b-1', kind: 'paragraph' },
      segments: ['Pierwsze.', 'Drugie.', 'Trzecie.', 'Czwarte.'].map((text, at) => ({
        ...{ id: `s-${at}`, text, gap: at < 3 ? ' ' : '', terms: [], candidates: [], state: 'initial' },
      })),
    },
  ],
};

const unitsOf = ({ blocks }: Bitext) => blocks.flatMap(({ segments }) => segments);
const workedOn = (bitext: Bitext, done: readonly Act[]): Bitext => done.reduce(acted, bitext);

function acted(bitext: Bitext, { at, does, text, by }: Act): Bitext {
  const id = `s-${at}`;
  return {
    ...bitext,
    blocks: bitext.blocks.map(block => ({
      ...block,
      segments: block.segments.flatMap(unit => {
        if (unit.id !== id) return [unit];
        if (does === 'drop') return [];
        return does === 'add' ? [unit, ...added(bitext, `${by} ${text}`)] : [changed(unit, does, text, by)];
      }),
    })),
  };
}

/** A sentence that is new in the article. */
function added(bitext: Bitext, text: string): readonly Unit[] {
  const id = `s-${text.replace(/\W/g, '')}`;
  if (unitsOf(bitext).some(unit => unit.id === id)) return [];
  return [{ id, text, gap: ' ', terms: [], candidates: [], state: 'initial' }];
}

function changed(unit: Unit, does: Act['does'], text: string, by: string): Unit {
  const at = '2027-03-01T09:00:00Z';
  if (does === 'note') return { ...unit, notes: [...(unit.notes ?? []), { by, at, text }] };
  const { candidates, terms, gap, id } = unit;
  const rest = { id, text: unit.text, gap, terms, candidates, ...(unit.notes && { notes: unit.notes }) };
  if (does === 'write')
    return {
      ...rest,
      state: 'translated',
      target: text,
      origin: { kind: 'person', name: by },
      termUses: [],
      ...lapseOf(unit),
    };
  if (!hasTarget(unit)) return unit;
  if (does === 'reject') {
    const { target, origin, termUses } = unit;
    return isApproved(unit) ? { ...rest, state: 'translated', target, origin, termUses } : unit;
  }
  return approve(unit, does === 'sign' ? 'final' : 'reviewed', by, at);
}

const byId = (bitext: Bitext, id: string) => unitsOf(bitext).find(unit => unit.id === id);
/** Two people's versions of one record. */
interface Versions {
  readonly base: Bitext;
  readonly ours: Bitext;
  readonly theirs: Bitext;
}

function versionsOf({ before, mine, other }: Readonly<Record<'before' | 'mine' | 'other', readonly Act[]>>): Versions {
  const base = workedOn(first, before);
  return { base, ours: workedOn(base, mine), theirs: workedOn(base, other) };
}

const textOf = (unit: Unit | undefined) => (unit && hasTarget(unit) ? unit.target : undefined);
const standing = (unit: Unit | undefined) => {
  if (!unit || !hasTarget(unit)) return unit?.state;
  const opinion = isApproved(unit) ? unit.approval : unit.lapsed;
  return JSON.stringify([unit.state, unit.target, unit.origin, opinion]);
};
const textsBeside = (unit: Unit) => unit.candidates.map(({ target }) => target);
const noteText = ({ by, text }: Note) => `${by} ${text}`;

const acts = fc.array(act, { maxLength: 6 });
const sure = (does: Act['does'], text: string, by: string): Act => ({ at: 0, does, text, by });
/** Both write one text in the place of an approved one, and one of them approves it. */
const AGREED = {
  before: [sure('write', 'No.', 'Ewa'), sure('approve', '', 'Ewa')],
  mine: [sure('write', 'Yes.', 'Anna'), sure('approve', '', 'Anna')],
  other: [sure('write', 'Yes.', 'Ewa')],
};
const RUNS: fc.Parameters<[Versions]> = { numRuns: 1_000, examples: [[versionsOf(AGREED)]] };

const versions = fc.record({ before: acts, mine: acts, other: acts }).map(versionsOf);

describe('whatever two people do to a record', () => {
  it('no text, no note and no new sentence of theirs is lost', () => {
    fc.assert(
      fc.property(versions, ({ base, ours, theirs }) => {
        const { bitext } = mergeBitexts(base, ours, theirs);
        const ids = unitsOf(bitext).map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const side of [ours, theirs])
          for (const theirUnit of unitsOf(side)) {
            const { id } = theirUnit;
            const [was, unit] = [byId(base, id), byId(bitext, id)];
            if (!was) expect(ids).toContain(id);
            if (!unit) continue;
            const text = textOf(theirUnit);
            if (text !== undefined && text !== textOf(was))
              expect([textOf(unit), ...textsBeside(unit)]).toContain(text);
            for (const note of theirUnit.notes ?? []) expect(unit.notes?.map(noteText)).toContain(noteText(note));
          }
        const written = readXliff(writeXliff(bitext), 'wizyta.xlf');
        expect(unitsOf(written).map(standing)).toEqual(unitsOf(bitext).map(standing));
      }),
      RUNS,
    );
  });

  it('what one of them alone changed is as they have it', () => {
    fc.assert(
      fc.property(versions, ({ base, ours, theirs }) => {
        for (const unit of unitsOf(mergeBitexts(base, ours, theirs).bitext)) {
          const [was, one, two] = [base, ours, theirs].map(each => byId(each, unit.id));
          if (!one || !two) continue;
          if (standing(one) === standing(was)) expect(standing(unit)).toBe(standing(two));
          if (standing(two) === standing(was)) expect(standing(unit)).toBe(standing(one));
        }
      }),
      RUNS,
    );
  });

  it('an approval stands with its text, unless the other took it from that text', () => {
    fc.assert(
      fc.property(versions, ({ base, ours, theirs }) => {
        const { bitext, contested } = mergeBitexts(base, ours, theirs);
        for (const unit of unitsOf(bitext)) {
          const [was, one, two] = [base, ours, theirs].map(each => byId(each, unit.id));
          if (!one || !two || standing(one) === standing(was) || standing(two) === standing(was)) continue;
          const both = [one, two];
          const isOneText = textOf(one) !== undefined && textOf(one) === textOf(two);
          const wasOfIt = was !== undefined && isApproved(was) && textOf(was) === textOf(one);
          const isTakenBack = wasOfIt && both.some(each => !isApproved(each));
          const isApprovedText = both.some(isApproved) && isOneText && !isTakenBack;
          expect(isApproved(unit)).toBe(isApprovedText);
          if (isApproved(unit)) expect(approvalHolds(unit)).toBe(true);
          else if (both.every(hasTarget) && !isOneText) expect(contested).toContain(unit.id);
        }
      }),
      RUNS,
    );
  });

  it('the same sentences are approved whoever of them merges', () => {
    fc.assert(
      fc.property(versions, ({ base, ours, theirs }) => {
        const [one, other] = [mergeBitexts(base, ours, theirs).bitext, mergeBitexts(base, theirs, ours).bitext];
        for (const unit of unitsOf(one)) {
          const same = byId(other, unit.id);
          if (same) expect(isApproved(unit) && unit.target).toBe(isApproved(same) && same.target);
        }
      }),
      RUNS,
    );
  });
});
