import type { Bitext, Finding, TargetedUnit } from '../model.ts';
import type { BitextCheck } from './check.ts';
import { says } from './wording.ts';

/**
 * | | Polish | translation | |
 * |---|---|---|
 * | en | Powiedział. … Powiedział. | He said. … He said. | passes |
 * | en | Rozmowy trwają. … Rozmowy trwają. | Talks go on. … The talks continue. | found |
 */
export const inconsistent: BitextCheck = {
  name: 'inconsistent',
  finds: 'A sentence that is translated in one way here and in another there.',
  run: bitext => {
    const first = new Map<string, TargetedUnit>();
    return findingsOf(bitext, unit => {
      const key = plain(unit.text);
      const before = first.get(key);
      if (!before) first.set(key, unit);
      if (!before || plain(before.target) === plain(unit.target)) return undefined;
      return {
        check: 'inconsistent',
        severity: 'warning',
        ...says('inconsistent.before', { before: before.target }),
      };
    });
  },
};

/**
 * | | Polish | translation | |
 * |---|---|---|
 * | en | Rozmowy trwały długo. … Wyniku nie podano. | The talks were long. … The talks were long. | found |
 */
export const sameTranslation: BitextCheck = {
  name: 'same-translation',
  finds: 'Two different sentences with the same translation: one of them is probably lost.',
  run: bitext => {
    const first = new Map<string, TargetedUnit>();
    return findingsOf(bitext, unit => {
      const key = plain(unit.target);
      const before = first.get(key);
      if (!before) first.set(key, unit);
      if (!before || key.split(' ').length < 4 || areAlike(before.text, unit.text)) return undefined;
      return {
        check: 'same-translation',
        severity: 'warning',
        ...says('same-translation.same', { before: before.text }),
      };
    });
  },
};

function findingsOf(
  { blocks }: Bitext,
  look: (unit: TargetedUnit) => Finding | undefined,
): ReadonlyMap<string, readonly Finding[]> {
  const units = blocks.flatMap(block => block.segments);
  return new Map(
    units.flatMap(unit => {
      const finding = unit.state === 'initial' ? undefined : look(unit);
      return finding ? [[unit.id, [finding]] as const] : [];
    }),
  );
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Two sentences that differ in a word or a spelling may well be one in another language. */
function areAlike(a: string, b: string): boolean {
  const [first, second] = [new Set(plain(a).split(' ')), new Set(plain(b).split(' '))];
  const shared = [...first].filter(word => second.has(word)).length;
  return shared >= Math.max(first.size, second.size) * 0.6;
}
