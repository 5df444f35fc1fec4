import { OPENING } from './glance.ts';

/**
 * How a match of a pattern can begin, in lower case, as far as the pattern says it: at most as long as an opening, and
 * shorter where anything may follow.
 */
export function openingsOf(pattern: string): ReadonlySet<string> {
  const { ended, open } = new Reader(pattern).alternatives({ ended: new Set(), open: new Set(['']) });
  return new Set([...ended, ...open]);
}

/** Beginnings read so far: those that tell no more, and those that go on with what is read next. */
interface Beginnings {
  readonly ended: ReadonlySet<string>;
  readonly open: ReadonlySet<string>;
}

/** Reads the part of the language of regular expressions that the checks are written in. */
class Reader {
  readonly #pattern: string;
  #at = 0;

  constructor(pattern: string) {
    this.#pattern = pattern;
  }

  alternatives(before: Beginnings): Beginnings {
    let all = this.#sequence(before);
    while (this.#take('|')) all = either(all, this.#sequence(before));
    return all;
  }

  #sequence(before: Beginnings): Beginnings {
    let read = before;
    while (this.#at < this.#pattern.length && !/[|)]/.test(this.#pattern.charAt(this.#at))) read = this.#item(read);
    return read;
  }

  #item(before: Beginnings): Beginnings {
    const once = this.#atom(before);
    const count = this.#match(/[?*+]|\{\d+(?:,\d*)?\}/y);
    this.#take('?');
    if (count === '') return once;
    const isOptional = /^(?:[?*]|\{0)/.test(count);
    const repeated = count === '?' ? once : either(once, endedAt(once));
    return isOptional ? either(before, repeated) : repeated;
  }

  #atom(before: Beginnings): Beginnings {
    if (this.#match(/\(\?<?[=!]/y)) {
      this.#close(before);
      return before;
    }
    if (this.#match(/\((?:\?:|\?<\w+>)?/y)) return this.#close(before);
    if (this.#match(/\\b|[\^$]/y)) return before;
    if (this.#match(/\\d/y)) return extended(before, [...'0123456789']);
    if (this.#match(/\.|\\[pP]\{[^}]*\}|\\[wWDsS]|\\[1-9]/y)) return endedAt(before);
    const members = this.#match(/\[(?:\\.|[^\]\\])*\]/y);
    if (members) return extended(before, membersOf(members));
    const escaped = this.#match(/\\u[0-9A-Fa-f]{4}/y);
    if (escaped) return extended(before, [String.fromCharCode(Number.parseInt(escaped.slice(2), 16))]);
    this.#take('\\');
    return extended(before, [this.#pattern.charAt(this.#at++)]);
  }

  /** The rest of a group, which may be a look-around. */
  #close(before: Beginnings): Beginnings {
    const inner = this.alternatives(before);
    this.#take(')');
    return inner;
  }

  #take(sign: string): boolean {
    const is = this.#pattern.startsWith(sign, this.#at);
    if (is) this.#at += sign.length;
    return is;
  }

  #match(sticky: RegExp): string {
    sticky.lastIndex = this.#at;
    const [found = ''] = sticky.exec(this.#pattern) ?? [];
    this.#at += found.length;
    return found;
  }
}

/** The characters of a class, if they are few and named one by one. */
function membersOf(members: string): readonly string[] | undefined {
  const inner = members.slice(1, -1);
  return /^\^|\\|\w-\w/.test(inner) ? undefined : [...inner];
}

function extended(before: Beginnings, next: readonly string[] | undefined): Beginnings {
  if (!next || before.open.size * next.length > MOST) return endedAt(before);
  const longer = [...before.open].flatMap(beginning => next.map(each => beginning + each.toLowerCase()));
  const isLong = (beginning: string) => beginning.length >= OPENING;
  return {
    ended: new Set([...before.ended, ...longer.filter(isLong).map(beginning => beginning.slice(0, OPENING))]),
    open: new Set(longer.filter(beginning => !isLong(beginning))),
  };
}

/** A pattern that can begin in more ways is not told by how. */
const MOST = 1000;

function endedAt({ ended, open }: Beginnings): Beginnings {
  return { ended: new Set([...ended, ...open]), open: new Set() };
}

function either(one: Beginnings, other: Beginnings): Beginnings {
  return { ended: new Set([...one.ended, ...other.ended]), open: new Set([...one.open, ...other.open]) };
}
