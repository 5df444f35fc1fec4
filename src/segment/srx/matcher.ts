import { lineEnds, single, wordCharacters } from './characterset.ts';
import type { Edge, Pattern } from './pattern.ts';

/** Counts the steps of matching, so that no pattern runs on and on. */
export interface Meter {
  /** Steps left; matching throws `Exhausted` when there are none. */
  left: number;
}

/** A match took more steps, or went deeper, than it may. */
export class Exhausted extends Error {
  override readonly name = 'Exhausted';
}

/** Whether the pattern matches the text from a place on: rightwards for what follows it, leftwards for what precedes it. */
export type Matcher = (text: string, at: number, meter: Meter) => boolean;

/** Each node calls the next, so a match is as deep as it is long; this many calls fit on the stack. */
const MAX_DEPTH = 2500;

type Step = (at: number) => boolean;

interface Match {
  text: string;
  meter: Meter;
  depth: number;
  readonly captures: (readonly [number, number] | undefined)[];
}

/**
 * Makes a matcher that tries all ways a pattern can match (as Java's and ICU's engines do), in one direction. Leftwards,
 * a pattern is matched from its end: `before` in SRX need not be searched for.
 */
export function matcherOf(pattern: Pattern, direction: 'right' | 'left'): Matcher {
  const match: Match = { text: '', meter: { left: 0 }, depth: 0, captures: [] };
  const first = compile(pattern, direction === 'right', () => true, match);
  return (text, at, meter) => {
    match.text = text;
    match.meter = meter;
    match.depth = 0;
    match.captures.length = 0;
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

function deeper(step: Step, at: number, match: Match): boolean {
  if (--match.meter.left < 0 || ++match.depth > MAX_DEPTH) throw new Exhausted();
  const matched = step(at);
  match.depth--;
  return matched;
}

/** The code point beside a place, and where the place beyond it is. */
function beside(text: string, at: number, right: boolean): number {
  if (right) return text.codePointAt(at) ?? -1;
  const code = text.charCodeAt(at - 1);
  if (code >= 0xdc00 && code <= 0xdfff && at > 1) {
    const pair = text.codePointAt(at - 2) ?? code;
    return pair > 0xffff ? pair : code;
  }
  return at > 0 ? code : -1;
}

function past(at: number, codePoint: number, right: boolean): number {
  const width = codePoint > 0xffff ? 2 : 1;
  return right ? at + width : at - width;
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

type Repeat = Extract<Pattern, { kind: 'repeat' }>;

function repeatStep(pattern: Repeat, right: boolean, next: Step, match: Match): Step {
  if (pattern.how === 'possessive') return atomicStep({ ...pattern, how: 'greedy' }, right, next, match);
  const { part } = pattern;
  if (part.kind === 'text' && [...part.text].length === 1)
    return runStep(pattern, single(part.text.codePointAt(0) ?? 0).has, right, next, match);
  if (pattern.part.kind === 'set') return runStep(pattern, pattern.part.set.has, right, next, match);
  return loopStep(pattern, right, next, match);
}

/** A repeated set takes no depth: as many as there are, then one less and one less, or the other way round. */
function runStep(
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

/** The count and the last place are the loop's own; every way out of it puts them back. */
function loopStep({ part, min, max, how }: Repeat, right: boolean, next: Step, match: Match): Step {
  let count = 0;
  let last = -1;
  const within = <T>(newCount: number, newLast: number, run: () => T): T => {
    const before = [count, last] as const;
    count = newCount;
    last = newLast;
    const result = run();
    [count, last] = before;
    return result;
  };
  const again: Step = at => {
    const leave = () => count >= min && within(0, -1, () => deeper(next, at, match));
    const enter = () =>
      count < max && !(at === last && count >= min) && within(count + 1, at, () => deeper(body, at, match));
    return how === 'lazy' ? leave() || enter() : enter() || leave();
  };
  const body = compile(part, right, at => again(at), match);
  return at => within(0, -1, () => again(at));
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

function isEdge(text: string, at: number, edge: Edge): boolean {
  switch (edge) {
    case 'start':
      return at === 0;
    case 'end':
      return at === text.length;
    case 'lastEnd':
      return (
        at === text.length || (text.length - at <= 2 && /^(?:\r\n|[\n\r\u0085\u2028\u2029])$/.test(text.slice(at)))
      );
    case 'lineStart':
      return at === 0 || (lineEnds.has(beside(text, at, false)) && !(text[at - 1] === '\r' && text[at] === '\n'));
    case 'lineEnd':
      return (
        at === text.length || (lineEnds.has(beside(text, at, true)) && !(text[at - 1] === '\r' && text[at] === '\n'))
      );
    case 'word':
      return isWordEdge(text, at);
    case 'notWord':
      return !isWordEdge(text, at);
  }
}

function isWordEdge(text: string, at: number): boolean {
  const isWord = (codePoint: number) => codePoint >= 0 && wordCharacters.has(codePoint);
  return isWord(beside(text, at, false)) !== isWord(beside(text, at, true));
}
