import { type CharacterSet, single, union } from './characterset.ts';
import type { Pattern } from './pattern.ts';

/** The pattern without captures that nothing refers to, and with a choice of characters as one set. */
export function simplify(pattern: Pattern): Pattern {
  return simplified(pattern, hasBackreference(pattern));
}

function simplified(pattern: Pattern, captures: boolean): Pattern {
  switch (pattern.kind) {
    case 'capture': {
      const part = simplified(pattern.part, captures);
      return captures ? { ...pattern, part } : part;
    }
    case 'sequence':
      return { kind: 'sequence', parts: pattern.parts.map(part => simplified(part, captures)) };
    case 'choice':
      return choiceOf(pattern.options.map(option => simplified(option, captures)));
    case 'repeat':
    case 'atomic':
    case 'look':
      return { ...pattern, part: simplified(pattern.part, captures) };
    default:
      return pattern;
  }
}

function choiceOf(options: readonly Pattern[]): Pattern {
  const sets = options.map(setOf).filter(set => set !== undefined);
  return sets.length === options.length ? { kind: 'set', set: union(sets) } : { kind: 'choice', options };
}

function setOf(pattern: Pattern): CharacterSet | undefined {
  if (pattern.kind === 'set') return pattern.set;
  if (pattern.kind !== 'text' || [...pattern.text].length !== 1) return undefined;
  return single(pattern.text.codePointAt(0) ?? 0);
}

export function hasBackreference(pattern: Pattern): boolean {
  switch (pattern.kind) {
    case 'backreference':
      return true;
    case 'sequence':
      return pattern.parts.some(hasBackreference);
    case 'choice':
      return pattern.options.some(hasBackreference);
    case 'repeat':
    case 'capture':
    case 'atomic':
    case 'look':
      return hasBackreference(pattern.part);
    default:
      return false;
  }
}
