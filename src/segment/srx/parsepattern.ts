import { bracketSet } from './bracket.ts';
import { anyCase, type CharacterSet, complement, everything, lineEnds, single } from './characterset.ts';
import { classEscape, literalEscape } from './escape.ts';
import { type Edge, nothing, type Pattern, PatternError } from './pattern.ts';
import { Reader } from './reader.ts';

interface Flags {
  readonly anyCase: boolean;
  readonly dotAll: boolean;
  readonly lines: boolean;
  readonly spaced: boolean;
}

/** No rule of people's nests groups deeper. */
const MAX_DEPTH = 100;

/**
 * Takes apart a regular expression in the syntax that Java and ICU share, with what only one of them has.
 * Throws a `PatternError` that says what is wrong, or what is not supported.
 */
export function parsePattern(source: string): Pattern {
  return new Parser(source).parse();
}

class Parser {
  private readonly reader: Reader;
  private flags: Flags = { anyCase: false, dotAll: false, lines: false, spaced: false };
  private captures = 0;
  private readonly names = new Map<string, number>();
  private depth = 0;

  constructor(source: string) {
    this.reader = new Reader(source);
  }

  parse(): Pattern {
    const pattern = this.choice();
    if (!this.reader.done) throw new PatternError('it has a “)” without a “(”');
    return pattern;
  }

  private choice(): Pattern {
    if (++this.depth > MAX_DEPTH) throw new PatternError('its groups are nested too deep');
    const before = this.flags;
    const options = [this.sequence()];
    while (this.reader.eat('|')) options.push(this.sequence());
    this.flags = before;
    this.depth--;
    const [only] = options;
    return only && options.length === 1 ? only : { kind: 'choice', options };
  }

  private sequence(): Pattern {
    const parts: Pattern[] = [];
    while (!this.reader.done && !this.reader.sees('|') && !this.reader.sees(')')) {
      if (this.flags.spaced && this.skipComment()) continue;
      const quoted = this.reader.quotation();
      if (quoted !== undefined) {
        const letters = [...quoted].map(letter => this.character(letter.codePointAt(0) ?? 0));
        parts.push(...letters.slice(0, -1), ...letters.slice(-1).map(last => this.repeated(last)));
      } else {
        const atom = this.atom();
        if (atom) parts.push(this.repeated(atom));
      }
    }
    const joined = joinTexts(parts);
    const [only] = joined;
    return only && joined.length === 1 ? only : { kind: 'sequence', parts: joined };
  }

  /** With (?x), white space and comments mean nothing. */
  private skipComment(): boolean {
    if (this.reader.eatPattern(/\s+/y) !== undefined) return true;
    return this.reader.eatPattern(/#.*/y) !== undefined;
  }

  private repeated(part: Pattern): Pattern {
    let pattern = part;
    for (;;) {
      const bounds = this.bounds();
      if (!bounds) return pattern;
      const [min, max] = bounds;
      if (max < min) throw new PatternError(`{${min},${max}} is the wrong way round`);
      const how = this.reader.eat('+') ? 'possessive' : this.reader.eat('?') ? 'lazy' : 'greedy';
      pattern = { kind: 'repeat', part: pattern, min, max, how };
    }
  }

  private bounds(): readonly [number, number] | undefined {
    if (this.reader.eat('*')) return [0, Infinity];
    if (this.reader.eat('+')) return [1, Infinity];
    if (this.reader.eat('?')) return [0, 1];
    const braces = this.reader.eatPattern(/\{\s*(\d{1,9})\s*(,?)\s*(\d{0,9})\s*\}/y);
    if (!braces) return undefined;
    const [, min = '', comma = '', max = ''] = braces;
    return [Number(min), comma === '' ? Number(min) : max === '' ? Infinity : Number(max)];
  }

  private atom(): Pattern | undefined {
    const { reader } = this;
    if (reader.eat('(')) return this.group();
    if (reader.eat('[')) return this.set(bracketSet(reader));
    if (reader.eat('.')) return { kind: 'set', set: this.flags.dotAll ? everything : complement(lineEnds) };
    if (reader.eat('^')) return edge(this.flags.lines ? 'lineStart' : 'start');
    if (reader.eat('$')) return edge(this.flags.lines ? 'lineEnd' : 'lastEnd');
    if (reader.eat('\\')) return this.escape();
    if (reader.sees('*') || reader.sees('+') || reader.sees('?') || reader.sees('{'))
      throw new PatternError(`“${reader.rest(5)}” repeats nothing`);
    return this.character(reader.take());
  }

  private escape(): Pattern {
    const { reader } = this;
    const at = edges[reader.peek()];
    if (at) {
      reader.take();
      return edge(at);
    }
    const set = classEscape(reader);
    if (set) return this.set(set);
    if (reader.eat('R'))
      return {
        kind: 'choice',
        options: [
          { kind: 'text', text: '\r\n' },
          { kind: 'set', set: lineEnds },
        ],
      };
    const number = reader.eatPattern(/[1-9]\d{0,2}/y)?.[0];
    if (number) return { kind: 'backreference', number: Number(number) };
    const name = reader.eatPattern(/k<(\w+)>/y)?.[1];
    if (name) return { kind: 'backreference', number: this.numberOf(name) };
    return this.character(literalEscape(reader));
  }

  private numberOf(name: string): number {
    const number = this.names.get(name);
    if (number === undefined) throw new PatternError(`no group is called “${name}”`);
    return number;
  }

  private group(): Pattern | undefined {
    const { reader } = this;
    if (!reader.eat('?')) return this.capture();
    if (reader.eatPattern(/#[^)]*\)/y)) return nothing;
    const look = reader.eatPattern(/<?[=!]/y)?.[0];
    if (look) {
      const part = this.inside();
      return { kind: 'look', part, ahead: !look.startsWith('<'), negative: look.endsWith('!') };
    }
    if (reader.eat('>')) return { kind: 'atomic', part: this.inside() };
    const name = reader.eatPattern(/<([a-zA-Z]\w*)>/y)?.[1];
    if (name) {
      this.names.set(name, this.captures + 1);
      return this.capture();
    }
    return this.flagged();
  }

  private capture(): Pattern {
    const number = ++this.captures;
    return { kind: 'capture', part: this.inside(), number };
  }

  /** `(?i)` counts to the end of the group it stands in; `(?i:…)` in its own. */
  private flagged(): Pattern | undefined {
    const [, on = '', off = '', end] = this.reader.eatPattern(/([a-zA-Z]*)(?:-([a-zA-Z]*))?([:)])/y) ?? [];
    if (end === undefined) throw new PatternError(`“(?${this.reader.rest(3)}” is not supported`);
    const before = this.flags;
    this.flags = [...off].reduce(
      (flags, flag) => withFlag(flags, flag, false),
      [...on].reduce((flags, flag) => withFlag(flags, flag, true), before),
    );
    if (end === ')') return undefined;
    const part = this.inside();
    this.flags = before;
    return part;
  }

  private inside(): Pattern {
    const part = this.choice();
    if (!this.reader.eat(')')) throw new PatternError('it has a “(” without a “)”');
    return part;
  }

  private character(codePoint: number): Pattern {
    if (!this.flags.anyCase) return { kind: 'text', text: String.fromCodePoint(codePoint) };
    return this.set(single(codePoint));
  }

  private set(set: CharacterSet): Pattern {
    return { kind: 'set', set: this.flags.anyCase ? anyCase(set) : set };
  }
}

const edges: Readonly<Record<string, Edge>> = {
  A: 'start',
  z: 'end',
  Z: 'lastEnd',
  b: 'word',
  B: 'notWord',
};

function edge(at: Edge): Pattern {
  return { kind: 'edge', edge: at };
}

/** Texts that follow one another become one. */
function joinTexts(parts: readonly Pattern[]): readonly Pattern[] {
  const joined: Pattern[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (part.kind === 'text' && last?.kind === 'text')
      joined.splice(-1, 1, { kind: 'text', text: last.text + part.text });
    else joined.push(part);
  }
  return joined;
}

/** `u`, `U` and `w` ask for Unicode, which is what is done anyway; `d` for Unix line ends. */
function withFlag(flags: Flags, flag: string, on: boolean): Flags {
  if (flag === 'i') return { ...flags, anyCase: on };
  if (flag === 's') return { ...flags, dotAll: on };
  if (flag === 'm') return { ...flags, lines: on };
  if (flag === 'x') return { ...flags, spaced: on };
  if ('uUwd'.includes(flag)) return flags;
  throw new PatternError(`the flag “${flag}” is not supported`);
}
