import { type CharacterSet, everything, single, union } from './characterset.ts';
import type { Pattern } from './pattern.ts';

/**
 * The code points that a match can begin with (rightwards), or end with (leftwards); everything where it can be empty.
 * It rules most places out before any matching.
 */
export function firstOf(pattern: Pattern, right: boolean): CharacterSet {
  const { set, empty } = leading(pattern, right);
  return empty ? everything : union(set);
}

interface Leading {
  readonly set: readonly CharacterSet[];
  /** Whether the pattern can match without a character. */
  readonly empty: boolean;
}

function leading(pattern: Pattern, right: boolean): Leading {
  switch (pattern.kind) {
    case 'set':
      return { set: [pattern.set], empty: false };
    case 'text': {
      const characters = [...pattern.text];
      const edge = right ? characters[0] : characters.at(-1);
      return { set: [single(edge?.codePointAt(0) ?? 0)], empty: false };
    }
    case 'sequence': {
      const set: CharacterSet[] = [];
      for (const part of right ? pattern.parts : pattern.parts.toReversed()) {
        const lead = leading(part, right);
        set.push(...lead.set);
        if (!lead.empty) return { set, empty: false };
      }
      return { set, empty: true };
    }
    case 'choice': {
      const leads = pattern.options.map(option => leading(option, right));
      return { set: leads.flatMap(lead => lead.set), empty: leads.some(lead => lead.empty) };
    }
    case 'repeat': {
      const lead = leading(pattern.part, right);
      return { set: lead.set, empty: lead.empty || pattern.min === 0 };
    }
    case 'capture':
    case 'atomic':
      return leading(pattern.part, right);
    case 'backreference':
    case 'look':
    case 'edge':
      return { set: [], empty: true };
  }
}
