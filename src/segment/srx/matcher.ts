import { single } from './characterset.ts';
import { deeper, type Match, type Meter, type Step } from './match.ts';
import type { Pattern } from './pattern.ts';
import { beside, isEdge, past } from './place.ts';
import { dependsOnMore, loopStep, type Repeat, runStep } from './repeat.ts';

/** Whether the pattern matches the text from a place on: rightwards for what follows it, leftwards for what precedes it. */
export type Matcher = (text: string, at: number, meter: Meter) => boolean;

/**
 * Makes a matcher that tries all ways a pattern can match (as Java's and ICU's engines do), in one direction. Leftwards,
 * a pattern is matched from its end: `before` in SRX need not be searched for.
 */
export function matcherOf(pattern: Pattern, direction: 'right' | 'left'): Matcher {
  const memory = !dependsOnMore(pattern);
  const match: Match = { text: '', meter: { left: 0 }, depth: 0, captures: [], loops: [], memory };
  const first = compile(pattern, direction === 'right', () => true, match);
  return (text, at, meter) => {
    match.text = text;
    match.meter = meter;
    match.depth = 0;
    match.captures.length = 0;
    for (const failed of match.loops) failed.clear();
    return first(at);
  };
}

function compile(pattern: Pattern, right: boolean, next: Step, match: Match): Step {
  switch (pattern.kind) {
    case 'set':
      return setStep(pattern.set.has, right, next, match);
    case 'text':
      return textStep(pattern.text, right, next, match);
    case 'sequence': {
      const parts = right ? pattern.parts.toReversed() : pattern.parts;
      return parts.reduce((following, part) => compile(part, right, following, match), next);
    }
    case 'choice':
      return choiceStep(pattern.options, right, next, match);
    case 'repeat':
      return repeatStep(pattern, right, next, match);
    case 'capture':
      return captureStep(pattern, right, next, match);
    case 'atomic':
      return atomicStep(pattern.part, right, next, match);
    case 'backreference':
      return backreferenceStep(pattern.number, right, next, match);
    case 'look': {
      const inner = compile(pattern.part, pattern.ahead, () => true, match);
      return at => deeper(inner, at, match) !== pattern.negative && next(at);
    }
    case 'edge':
      return at => isEdge(match.text, at, pattern.edge) && next(at);
  }
}

function setStep(has: (codePoint: number) => boolean, right: boolean, next: Step, match: Match): Step {
  return at => {
    const codePoint = beside(match.text, at, right);
    return codePoint >= 0 && has(codePoint) && deeper(next, past(at, codePoint, right), match);
  };
}

function textStep(text: string, right: boolean, next: Step, match: Match): Step {
  const width = text.length;
  if (right) return at => match.text.startsWith(text, at) && deeper(next, at + width, match);
  return at => at >= width && match.text.startsWith(text, at - width) && deeper(next, at - width, match);
}

/** Options that are words are found by their first letter, so that a list of hundreds costs no more than a few. */
function choiceStep(options: readonly Pattern[], right: boolean, next: Step, match: Match): Step {
  const choices = options.map(option => ({ edge: edgeOf(option, right), step: compile(option, right, next, match) }));
  const edges = new Set(choices.map(choice => choice.edge));
  const byEdge = new Map<number, readonly Step[]>(
    [...edges].map(edge => [
      edge,
      choices.filter(choice => choice.edge === edge || choice.edge === ANY).map(choice => choice.step),
    ]),
  );
  const others = byEdge.get(ANY) ?? [];
  return at => {
    const code = match.text.charCodeAt(right ? at : at - 1);
    for (const step of byEdge.get(code) ?? others) if (deeper(step, at, match)) return true;
    return false;
  };
}

/** The code unit that a match must begin with (rightwards) or end with (leftwards), where only one can. */
function edgeOf(pattern: Pattern, right: boolean): number {
  if (pattern.kind === 'text') return pattern.text.charCodeAt(right ? 0 : pattern.text.length - 1);
  if (pattern.kind !== 'sequence') return ANY;
  const part = right ? pattern.parts[0] : pattern.parts.at(-1);
  return part ? edgeOf(part, right) : ANY;
}

const ANY = -1;

function repeatStep(pattern: Repeat, right: boolean, next: Step, match: Match): Step {
  if (pattern.how === 'possessive') return atomicStep({ ...pattern, how: 'greedy' }, right, next, match);
  const { part } = pattern;
  if (part.kind === 'text' && [...part.text].length === 1)
    return runStep(pattern, single(part.text.codePointAt(0) ?? 0).has, right, next, match);
  if (pattern.part.kind === 'set') return runStep(pattern, pattern.part.set.has, right, next, match);
  return loopStep(pattern, again => compile(part, right, again, match), next, match);
}

function captureStep(pattern: Extract<Pattern, { kind: 'capture' }>, right: boolean, next: Step, match: Match): Step {
  const starts: number[] = [];
  const inner = compile(
    pattern.part,
    right,
    at => {
      const start = starts.pop() ?? at;
      const before = match.captures[pattern.number];
      match.captures[pattern.number] = right ? [start, at] : [at, start];
      const matched = next(at);
      if (!matched) match.captures[pattern.number] = before;
      starts.push(start);
      return matched;
    },
    match,
  );
  return at => {
    starts.push(at);
    const matched = inner(at);
    starts.pop();
    return matched;
  };
}

/** The first way that the part matches is the only one tried. */
function atomicStep(part: Pattern, right: boolean, next: Step, match: Match): Step {
  let reached = -1;
  const inner = compile(
    part,
    right,
    at => {
      reached = at;
      return true;
    },
    match,
  );
  return at => deeper(inner, at, match) && next(reached);
}

function backreferenceStep(number: number, right: boolean, next: Step, match: Match): Step {
  return at => {
    const span = match.captures[number];
    if (!span) return false;
    const captured = match.text.slice(span[0], span[1]);
    match.meter.left -= captured.length;
    const from = right ? at : at - captured.length;
    return (
      from >= 0 && match.text.startsWith(captured, from) && deeper(next, right ? at + captured.length : from, match)
    );
  };
}
