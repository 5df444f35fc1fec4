import { glance, type Opening } from './glance.ts';
import { openingsOf } from './openings.ts';
import { simplified } from './simplified.ts';

/**
 * A regular expression of Unicode mode as the checks use it: what it matches, at a fraction of the cost. To compile one
 * with `\p{L}*` in a hundred places takes half a second, and `matchAll` has it compiled again whenever the engine has
 * cleaned up its memory, for it works with a copy. So there is a simple twin without Unicode mode, for texts in the
 * letters of Europe, and matches are looked for with the pattern itself.
 */
export class Pattern {
  readonly #exact: RegExp;
  readonly #mayBeIn: (text: string) => boolean;
  #simple: RegExp | undefined;

  constructor(exact: RegExp, mayBeIn: (text: string) => boolean = () => true) {
    this.#exact = exact;
    this.#mayBeIn = mayBeIn;
  }

  /** The regular expression for a text, or a part of it. */
  in(whole: string): RegExp {
    if (!glance(whole).isSimple) return this.#exact;
    this.#simple ??= simplified(this.#exact);
    return this.#simple;
  }

  isIn(text: string): boolean {
    return this.first(text) !== undefined;
  }

  first(text: string): RegExpExecArray | undefined {
    if (!this.#mayBeIn(text)) return undefined;
    const regex = this.in(text);
    regex.lastIndex = 0;
    const match = regex.exec(text) ?? undefined;
    regex.lastIndex = 0;
    return match;
  }

  /** All matches, in order, of a global pattern. */
  all(text: string): readonly RegExpExecArray[] {
    return this.#mayBeIn(text) ? allMatches(text, this.in(text)) : [];
  }
}

export function pattern(exact: RegExp): Pattern {
  return new Pattern(exact);
}

/**
 * A pattern whose matches all begin where a run of letters begins, or in a digit: it is tried only on texts in which a
 * word begins like one of them.
 */
export function wordPattern(exact: RegExp): Pattern {
  return new Pattern(exact, mayOccur(exact.source));
}

/** As `matchAll`, without a copy of the expression, which is a global one. */
export function allMatches(text: string, regex: RegExp): readonly RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  regex.lastIndex = 0;
  for (let match = regex.exec(text); match; match = regex.exec(text)) {
    found.push(match);
    if (match[0] === '') regex.lastIndex++;
  }
  return found;
}

/** Whether a text can have a match of the source of a word pattern, by how its words begin. */
export function mayOccur(source: string): (text: string) => boolean {
  const openings = openingsOf(source);
  const tells = [...openings].every(opening => /^[\p{L}\d]/u.test(opening));
  const takesDigit = [...openings].some(opening => /^\d/.test(opening));
  const isAmong = opensWith(openings);
  return text => {
    if (!tells) return true;
    const { openings: found, isSimple, hasDigit } = glance(text);
    return !isSimple || (takesDigit && hasDigit) || found.some(isAmong);
  };
}

/** Tells whether a word begins as one of these strings says, which are in lower case and no longer than an opening. */
export function opensWith(beginnings: ReadonlySet<string>): (opening: Opening) => boolean {
  const lengths = [...new Set([...beginnings].map(beginning => beginning.length))].sort();
  const read = ({ text }: Opening) => lengths.some(length => beginnings.has(text.slice(0, length)));
  let known = new Uint8Array(0);
  return opening => {
    const { number } = opening;
    if (number === undefined) return read(opening);
    if (number >= known.length) known = enlarged(known, number);
    if (known[number] === UNKNOWN) known[number] = read(opening) ? YES : NO;
    return known[number] === YES;
  };
}

function enlarged(known: Uint8Array, number: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.max(1024, number * 2));
  larger.set(known);
  return larger;
}

const [UNKNOWN, NO, YES] = [0, 1, 2];
