import { AppError } from '../../errors.ts';
import type { Locale } from '../../model.ts';
import { skipSpace, trimBack } from '../scan.ts';
import { union } from './characterset.ts';
import { Exhausted, type Meter } from './match.ts';
import type { Matcher } from './matcher.ts';
import { rulesForLocale, type SrxRule, type SrxRules } from './rules.ts';

/**
 * How many steps the rules of a file may take on one text: enough for the rule sets that tools ship on any paragraph,
 * and over within a second or so where a pattern explodes. Steps, not time, so that it is the same on every machine.
 */
const STEPS = 5_000_000;
const STEPS_PER_CHARACTER = 100;

/**
 * Cuts a text by an SRX file's rules; the result is that of `cutsOf`: where texts end, and where the next begin.
 * @param keeps  whether no sentence may end at a place, whatever the rules say
 */
export function srxCutter(
  srx: SrxRules,
  locale: Locale,
  keeps: (text: string, end: number) => boolean = () => false,
): (text: string) => number[] {
  const rules = rulesForLocale(srx, locale);
  const last = union(rules.filter(rule => rule.breaks).map(rule => rule.last));
  return text => {
    const allowance = STEPS + STEPS_PER_CHARACTER * text.length;
    const used = new Map<SrxRule, number>();
    const meter: Meter = { left: allowance };
    const matches = (rule: SrxRule, at: number) => {
      const before = meter.left;
      try {
        return matchesAt(rule, text, at, meter);
      } catch (error) {
        // A RangeError is the stack's, where it is smaller than usual.
        if (!(error instanceof Exhausted || error instanceof RangeError)) throw error;
        charge(rule, before - meter.left);
        throw tooLong(srx.file, greediest(used) ?? rule, text.length, error);
      } finally {
        charge(rule, before - meter.left);
      }
    };
    const charge = (rule: SrxRule, steps: number) => used.set(rule, (used.get(rule) ?? 0) + steps);
    return cut(text, at => {
      const canBreak = last.has(codePointBefore(text, at)) && breaksAt(rules, text, at, matches);
      return canBreak && !keeps(text, trimBack(text, 0, at));
    });
  };
}

function cut(text: string, breaks: (at: number) => boolean): number[] {
  const cuts: number[] = [];
  let start = skipSpace(text, 0);
  for (let at = start + 1; at < text.length; at++) {
    if (isInsidePair(text, at) || !breaks(at)) continue;
    const end = trimBack(text, start, at);
    const next = skipSpace(text, at);
    if (next === text.length) break;
    if (end === start) continue;
    cuts.push(end, next);
    start = next;
    at = next;
  }
  return cuts;
}

function codePointBefore(text: string, at: number): number {
  return text.codePointAt(isInsidePair(text, at - 1) ? at - 2 : at - 1) ?? 0;
}

function isInsidePair(text: string, at: number): boolean {
  return at > 0 && (text.codePointAt(at - 1) ?? 0) > 0xffff;
}

/** In SRX the first rule that fits a place decides: a break rule counts unless a rule before it says no. */
function breaksAt(
  rules: readonly SrxRule[],
  text: string,
  at: number,
  matches: (rule: SrxRule, at: number) => boolean,
): boolean {
  const before = codePointBefore(text, at);
  const after = text.codePointAt(at) ?? 0;
  const fits = (rule: SrxRule) => rule.last.has(before) && rule.first.has(after);
  const decisive = rules.findIndex(rule => rule.breaks && fits(rule) && matches(rule, at));
  if (decisive < 0) return false;
  return !rules.slice(0, decisive).some(rule => !rule.breaks && fits(rule) && matches(rule, at));
}

function matchesAt(rule: SrxRule, text: string, at: number, meter: Meter): boolean {
  return run(rule.before, text, at, meter) && run(rule.after, text, at, meter);
}

function run(matcher: Matcher, text: string, at: number, meter: Meter): boolean {
  meter.left--;
  return matcher(text, at, meter);
}

function greediest(used: ReadonlyMap<SrxRule, number>): SrxRule | undefined {
  return [...used].sort(([, one], [, other]) => other - one)[0]?.[0];
}

function tooLong(file: string, rule: SrxRule, length: number, cause: Error): AppError {
  return new AppError(
    'project',
    `Cannot segment by ${file}: ${rule.name} takes too long on a text of ${length} characters`,
    'Simplify its pattern: bound what it repeats, such as .{0,50} for .*, and nest no repetitions. Or delete the rule.',
    { cause },
  );
}
