/** Counts the steps of matching, so that no pattern runs on and on. */
export interface Meter {
  /** Steps left; matching throws `Exhausted` when there are none. */
  left: number;
}

/** A match took more steps, or went deeper, than it may. */
export class Exhausted extends Error {
  override readonly name = 'Exhausted';
}

/** Each node calls the next, so a match is as deep as it is long; this many calls fit on the stack. */
const MAX_DEPTH = 1500;

/** Whether the rest of the pattern matches from a place on. */
export type Step = (at: number) => boolean;

/** What the steps of one matcher share. */
export interface Match {
  text: string;
  meter: Meter;
  depth: number;
  readonly captures: (readonly [number, number] | undefined)[];
  /** For each loop the places from which it failed; kept where a failure depends on the place alone. */
  readonly loops: Set<number>[];
  readonly memory: boolean;
}

/** Takes a step, and counts it. */
export function deeper(step: Step, at: number, match: Match): boolean {
  if (--match.meter.left < 0 || ++match.depth > MAX_DEPTH) throw new Exhausted();
  const matched = step(at);
  match.depth--;
  return matched;
}
