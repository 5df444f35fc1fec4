import { type CharacterSet, complement, intersection, property, range, single, union } from './characterset.ts';
import { classEscape, literalEscape } from './escape.ts';
import { PatternError } from './pattern.ts';
import type { Reader } from './reader.ts';

const MAX_DEPTH = 50;

/** The set between brackets, read after the opening one: ranges, nested sets, `&&` and ICU's `--` and `[:alpha:]`. */
export function bracketSet(reader: Reader, depth = 0): CharacterSet {
  if (depth > MAX_DEPTH) throw new PatternError('its brackets are nested too deep');
  const negative = reader.eat('^');
  let left: CharacterSet | undefined;
  let without = false;
  let members: CharacterSet[] = [];
  const combine = () => {
    const right = union(members);
    left = left ? intersection(left, without ? complement(right) : right) : right;
    members = [];
  };
  for (let first = true; first || !reader.eat(']'); first = false) {
    if (reader.done) throw new PatternError('it has a “[” without a “]”');
    if (reader.sees('&&') || (reader.sees('--') && members.length > 0)) {
      combine();
      without = reader.sees('--');
      reader.take();
      reader.take();
    } else members.push(...member(reader, depth));
  }
  combine();
  const set = left ?? union([]);
  return negative ? complement(set) : set;
}

function member(reader: Reader, depth: number): readonly CharacterSet[] {
  const quoted = reader.quotation();
  if (quoted !== undefined) return [...quoted].map(letter => single(letter.codePointAt(0) ?? 0));
  const posix = reader.eatPattern(/\[:(\^?)(\w+):\]/y);
  if (posix) return [posixSet(posix[2] ?? '', posix[1] === '^')];
  if (reader.eat('[')) return [bracketSet(reader, depth + 1)];
  if (reader.sees('\\')) {
    reader.take();
    const set = classEscape(reader);
    if (set) return [set];
    return [rangeFrom(reader, reader.eat('b') ? 8 : literalEscape(reader))];
  }
  return [rangeFrom(reader, reader.take())];
}

function posixSet(name: string, negative: boolean): CharacterSet {
  const set = property(name);
  if (!set) throw new PatternError(`the property “${name}” is unknown`);
  return negative ? complement(set) : set;
}

function rangeFrom(reader: Reader, from: number): CharacterSet {
  if (!reader.eatPattern(/-(?![\]\-[])/y)) return single(from);
  const to = reader.eat('\\') ? literalEscape(reader) : reader.take();
  if (to < from) throw new PatternError(`a range is the wrong way round, before “${reader.rest(5)}”`);
  return range(from, to);
}
