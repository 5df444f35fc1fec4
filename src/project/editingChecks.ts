import { hasTarget } from '../bitext/approval.ts';
import { checkBetween, checkUnit } from '../check/list.ts';
import type { Bitext, Finding, Unit } from '../model.ts';
import { checkContextFor, type Findings, type Tools } from '../pipeline.ts';
import { units } from '../steps/units.ts';
import { unwaived } from '../waivers.ts';
import { once } from './once.ts';
import { openPace } from './pace.ts';

/** What the checks find in an open article: looked for when it is asked for, and remembered. */
export interface Checks {
  /** What is found in one unit, alone and beside the others, and nobody let stand. */
  of(unit: Unit): readonly Finding[];
  /** What is found in a unit alone, if it was looked for already. */
  known(unit: Unit): readonly Finding[] | undefined;
  /** What is found in some units, or in all; those without any are left out. Long articles take seconds. */
  all(some?: readonly Unit[]): Promise<Findings>;
  /** The same for the article after some of its units were changed. */
  after(bitext: Bitext): Checks;
  /** Ids of the units of which something else is found beside the others than before. */
  movedSince(before: Checks): readonly string[];
  /** What is found in units beside the others. */
  between(): Findings;
}

/**
 * @param alone  what was found in single units before: those that did not change are the very same objects
 * @param between  what is found in units beside the others; it depends on nothing but texts
 */
export function openChecks(
  bitext: Bitext,
  tools: Tools,
  alone: WeakMap<Unit, readonly Finding[]> = new WeakMap(),
  between = once(() => checkBetween(bitext, tools.switches)),
): Checks {
  const context = checkContextFor(bitext, tools);
  const of = (unit: Unit) => {
    const known = alone.get(unit) ?? checkUnit(unit, context);
    alone.set(unit, known);
    return unwaived(unit, [...known, ...(between().get(unit.id) ?? [])]);
  };
  return {
    of,
    known: unit => alone.get(unit),
    between,
    async all(some = units(bitext)) {
      const pause = openPace();
      const findings = new Map<string, readonly Finding[]>();
      for (const unit of some) {
        const ofUnit = of(unit);
        if (ofUnit.length > 0) findings.set(unit.id, ofUnit);
        await pause();
      }
      return findings;
    },
    after(later) {
      const changed = changedUnits(bitext, later);
      for (const [unit, changedUnit] of changed) {
        const known = alone.get(unit);
        if (known && lookTheSame(unit, changedUnit)) alone.set(changedUnit, known);
      }
      const isSameText = changed.every(([unit, changedUnit]) => targetOf(unit) === targetOf(changedUnit));
      return openChecks(later, tools, alone, isSameText ? between : undefined);
    },
    movedSince(before) {
      const [then, now] = [before.between(), between()];
      if (then === now) return [];
      const messages = (findings: Findings, id: string) =>
        findings
          .get(id)
          ?.map(({ message }) => message)
          .join('\n');
      return [...new Set([...then.keys(), ...now.keys()])].filter(id => messages(then, id) !== messages(now, id));
    },
  };
}

/** Units at the same place before and after, where they are not the same objects. */
function changedUnits(before: Bitext, after: Bitext): readonly (readonly [Unit, Unit])[] {
  return after.blocks.flatMap(({ segments }, index) => {
    const earlier = before.blocks[index]?.segments;
    if (segments === earlier) return [];
    return segments.flatMap((unit, place) => {
      const known = earlier?.[place];
      return known && known !== unit ? [[known, unit] as const] : [];
    });
  });
}

/** Whether no check sees a difference: one was approved, or its approval taken back. */
function lookTheSame(one: Unit, other: Unit): boolean {
  const lapse = (unit: Unit) => (unit.state === 'translated' ? unit.lapsed : undefined);
  return targetOf(one) === targetOf(other) && one.terms === other.terms && !lapse(one) && !lapse(other);
}

function targetOf(unit: Unit): string | undefined {
  return hasTarget(unit) ? unit.target : undefined;
}
