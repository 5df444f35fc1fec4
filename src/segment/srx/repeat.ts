import { deeper, Exhausted, type Match, type Step } from './match.ts';
import type { Pattern } from './pattern.ts';
import { beside, past } from './place.ts';

export type Repeat = Extract<Pattern, { kind: 'repeat' }>;

/** A repeated set takes no depth: as many as there are, then one less and one less, or the other way round. */
export function runStep(
  { min, max, how }: Repeat,
  has: (codePoint: number) => boolean,
  right: boolean,
  next: Step,
  match: Match,
): Step {
  const one = (at: number): number => {
    const codePoint = beside(match.text, at, right);
    if (--match.meter.left < 0) throw new Exhausted();
    return codePoint >= 0 && has(codePoint) ? past(at, codePoint, right) : -1;
  };
  const lazy: Step = start => {
    let at = start;
    for (let count = 0; ; count++) {
      if (count >= min && deeper(next, at, match)) return true;
      at = count < max ? one(at) : -1;
      if (at < 0) return false;
    }
  };
  const greedy: Step = start => {
    let at = start;
    let count = 0;
    for (let to = at; count < max && to >= 0; ) {
      to = one(at);
      if (to >= 0) {
        at = to;
        count++;
      }
    }
    for (; count >= min; count--) {
      if (deeper(next, at, match)) return true;
      if (count > min) at = past(at, beside(match.text, at, !right), !right);
    }
    return false;
  };
  return how === 'lazy' ? lazy : greedy;
}

/**
 * The count and the last place are the loop's own; every way out of it puts them back. A loop without bounds that has
 * failed from a place fails from it again, whatever came before, and is not tried twice: `(a+)+` costs no more than `a+`.
 */
export function loopStep({ min, max, how }: Repeat, bodyBefore: (again: Step) => Step, next: Step, match: Match): Step {
  let count = 0;
  let last = -1;
  const isUnbounded = min <= 1 && max === Infinity;
  const failed = new Set<number>();
  match.loops.push(failed);

  const leave: Step = at => {
    if (count < min) return false;
    const outerCount = count;
    const outerLast = last;
    count = 0;
    last = -1;
    const matched = deeper(next, at, match);
    count = outerCount;
    last = outerLast;
    return matched;
  };
  const enter: Step = at => {
    if (count >= max || (at === last && count >= min)) return false;
    const outerCount = count;
    const outerLast = last;
    count++;
    last = at;
    const matched = deeper(body, at, match);
    count = outerCount;
    last = outerLast;
    return matched;
  };
  const again: Step = at => {
    const isKnown = isUnbounded && count >= min;
    if (isKnown && failed.has(at)) return false;
    const matched = how === 'lazy' ? leave(at) || enter(at) : enter(at) || leave(at);
    if (!matched && isKnown && match.memory) failed.add(at);
    return matched;
  };
  const body = bodyBefore(again);
  return at => {
    const outerCount = count;
    const outerLast = last;
    count = 0;
    last = -1;
    const matched = again(at);
    count = outerCount;
    last = outerLast;
    return matched;
  };
}

/** Whether what follows a loop can depend on more than the place: on a count, on a capture, on a part taken once. */
export function dependsOnMore(pattern: Pattern): boolean {
  switch (pattern.kind) {
    case 'backreference':
    case 'atomic':
      return true;
    case 'sequence':
      return pattern.parts.some(dependsOnMore);
    case 'choice':
      return pattern.options.some(dependsOnMore);
    case 'repeat':
      return isCounted(pattern) || pattern.how === 'possessive' || dependsOnMore(pattern.part);
    case 'capture':
    case 'look':
      return dependsOnMore(pattern.part);
    default:
      return false;
  }
}

/** A repeated set or character keeps its count to itself. */
function isCounted({ part, min, max }: Repeat): boolean {
  const isSimple = part.kind === 'set' || part.kind === 'text';
  return !isSimple && (min > 1 || (max !== Infinity && max > 1));
}
