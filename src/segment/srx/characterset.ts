/** A set of code points. */
export interface CharacterSet {
  has(codePoint: number): boolean;
}

/** One code point. */
export function single(codePoint: number): CharacterSet {
  return { has: candidate => candidate === codePoint };
}

export function range(from: number, to: number): CharacterSet {
  return { has: candidate => candidate >= from && candidate <= to };
}

export function union(sets: readonly CharacterSet[]): CharacterSet {
  const [only] = sets;
  if (only && sets.length === 1) return only;
  return remembered(candidate => sets.some(set => set.has(candidate)));
}

export function intersection(first: CharacterSet, second: CharacterSet): CharacterSet {
  return remembered(candidate => first.has(candidate) && second.has(candidate));
}

export function complement(set: CharacterSet): CharacterSet {
  return { has: candidate => !set.has(candidate) };
}

/** The set with what differs from its members in letter case alone. */
export function anyCase(set: CharacterSet): CharacterSet {
  return remembered(
    candidate =>
      set.has(candidate) || set.has(mapped(candidate, 'toLowerCase')) || set.has(mapped(candidate, 'toUpperCase')),
  );
}

function mapped(codePoint: number, to: 'toLowerCase' | 'toUpperCase'): number {
  const changed = String.fromCodePoint(codePoint)[to]();
  const first = changed.codePointAt(0) ?? codePoint;
  return changed.length === String.fromCodePoint(first).length ? first : codePoint;
}

/** A set that asks the predicate once for each code point of the basic plane. */
function remembered(has: (codePoint: number) => boolean): CharacterSet {
  let known: Int8Array | undefined;
  return {
    has(candidate) {
      if (candidate > 0xffff) return has(candidate);
      known ??= new Int8Array(0x10000);
      const answer = known[candidate];
      if (answer) return answer > 0;
      const found = has(candidate);
      known[candidate] = found ? 1 : -1;
      return found;
    },
  };
}

const properties = new Map<string, CharacterSet>();

/** The code points that a class of JavaScript's (Unicode mode) matches: `\p{Lu}`, `[\p{L}\p{M}]`. */
export function matching(source: string): CharacterSet {
  const known = properties.get(source);
  if (known) return known;
  const pattern = new RegExp(`^${source}$`, 'u');
  const set = remembered(candidate => pattern.test(String.fromCodePoint(candidate)));
  properties.set(source, set);
  return set;
}

// ICU's classes, which are Unicode's. Java's are ASCII's by default; the rules of Java tools mean Unicode too.
export const digits = matching('\\p{Nd}');
export const spaces = matching('[\\t\\n\\v\\f\\r\\x85\\p{Z}]');
export const wordCharacters = matching('[\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}\\u200c\\u200d]');
export const horizontalSpaces = matching('[\\t\\p{Zs}]');
export const lineEnds = matching('[\\n\\v\\f\\r\\x85\\u2028\\u2029]');
export const everything: CharacterSet = { has: () => true };

/** Java's and POSIX's names of properties, as JavaScript's classes. */
const named: Readonly<Record<string, string>> = {
  lower: '\\p{Lowercase}',
  upper: '\\p{Uppercase}',
  alpha: '\\p{Alphabetic}',
  digit: '\\p{Nd}',
  alnum: '[\\p{Alphabetic}\\p{Nd}]',
  // Java's and POSIX's class has ASCII's symbols as well.
  punct: '[\\p{P}$+<=>^`|~]',
  graph: '[^\\s\\p{Cc}\\p{Cn}\\p{Cs}]',
  print: '[^\\p{Cc}\\p{Cn}\\p{Cs}]',
  blank: '[\\t\\p{Zs}]',
  space: '[\\t\\n\\v\\f\\r\\x85\\p{Z}]',
  cntrl: '\\p{Cc}',
  xdigit: '[0-9A-Fa-f]',
  ascii: '[\\x00-\\x7f]',
  all: '[^]',
  word: '[\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}]',
  javalowercase: '\\p{Lowercase}',
  javauppercase: '\\p{Uppercase}',
  javatitlecase: '\\p{Lt}',
  javaletter: '\\p{L}',
  javaalphabetic: '\\p{Alphabetic}',
  javadigit: '\\p{Nd}',
  javaletterordigit: '[\\p{L}\\p{Nd}]',
  javawhitespace: '\\s',
  javaspacechar: '\\p{Z}',
  l1: '[\\x00-\\xff]',
};

/** The blocks that rules in use ask for; their letters are those of a script. */
const blocks: Readonly<Record<string, string>> = {
  basiclatin: '[\\x00-\\x7f]',
  latin1supplement: '[\\x80-\\xff]',
  latinextendeda: '[\\u0100-\\u017f]',
  latinextendedb: '[\\u0180-\\u024f]',
  greek: '[\\u0370-\\u03ff]',
  greekandcoptic: '[\\u0370-\\u03ff]',
  cyrillic: '[\\u0400-\\u04ff]',
  hebrew: '[\\u0590-\\u05ff]',
  arabic: '[\\u0600-\\u06ff]',
  hiragana: '[\\u3040-\\u309f]',
  katakana: '[\\u30a0-\\u30ff]',
  cjkunifiedideographs: '[\\u4e00-\\u9fff]',
  generalpunctuation: '[\\u2000-\\u206f]',
};

/**
 * The set that `\p{name}` means in Java or ICU: a general category, a script, a binary property, a POSIX class or one
 * of the frequent blocks. Undefined where the name is unknown.
 */
export function property(name: string): CharacterSet | undefined {
  const key = name.replace(/[\s_-]/g, '').toLowerCase();
  const source = named[key] ?? (key.startsWith('in') ? blocks[key.slice(2)] : undefined);
  if (source) return matching(source);
  const [kind, value] = name.includes('=') ? name.split('=') : ['', name];
  const spellings =
    kind && value
      ? propertyWithValue(kind, value)
      : [name, titled(name), ...unprefixed(name), `Script=${titled(name)}`];
  for (const spelling of spellings) {
    try {
      return matching(`\\p{${spelling}}`);
    } catch {
      // Not a name that JavaScript knows: try the next spelling.
    }
  }
  return undefined;
}

function propertyWithValue(kind: string, value: string): string[] {
  if (/^(?:gc|generalcategory)$/i.test(kind.replace(/_/g, ''))) return [value, titled(value)];
  if (/^(?:sc|script)$/i.test(kind)) return [`Script=${value}`, `Script=${titled(value)}`];
  if (/^(?:blk|block)$/i.test(kind)) return [];
  return [`${kind}=${value}`];
}

/** Java's `IsLatin`, `IsAlphabetic`. */
function unprefixed(name: string): string[] {
  const rest = /^is(.+)$/i.exec(name)?.[1];
  return rest ? [rest, titled(rest), `Script=${titled(rest)}`] : [];
}

function titled(name: string): string {
  return name.toLowerCase().replace(/(?:^|_)\p{Ll}/gu, letter => letter.toUpperCase());
}
