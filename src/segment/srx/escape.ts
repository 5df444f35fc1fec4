import {
  type CharacterSet,
  complement,
  digits,
  horizontalSpaces,
  lineEnds,
  property,
  spaces,
  wordCharacters,
} from './characterset.ts';
import { PatternError } from './pattern.ts';
import type { Reader } from './reader.ts';

const classes: Readonly<Record<string, CharacterSet>> = {
  d: digits,
  D: complement(digits),
  s: spaces,
  S: complement(spaces),
  w: wordCharacters,
  W: complement(wordCharacters),
  h: horizontalSpaces,
  H: complement(horizontalSpaces),
  v: lineEnds,
  V: complement(lineEnds),
};

/** The set that an escape stands for, read after its backslash; undefined where it stands for none. */
export function classEscape(reader: Reader): CharacterSet | undefined {
  const known = classes[reader.peek()];
  if (known) {
    reader.take();
    return known;
  }
  const match = reader.eatPattern(/([pP])(?:\{(\^?)([^}]*)\}|([A-Z]))/y);
  if (!match) return undefined;
  const [, letter, not = '', name, short] = match;
  const set = property((name ?? short ?? '').trim());
  if (!set) throw new PatternError(`the property “${name ?? short}” is unknown`);
  return (letter === 'P') === (not === '') ? complement(set) : set;
}

const controls: Readonly<Record<string, number>> = { t: 9, n: 10, r: 13, f: 12, a: 7, e: 27 };

/** The code point that an escape stands for, read after its backslash. */
export function literalEscape(reader: Reader): number {
  const hexadecimal =
    reader.eatPattern(/x\{([0-9a-fA-F]{1,6})\}/y) ??
    reader.eatPattern(/x([0-9a-fA-F]{2})/y) ??
    reader.eatPattern(/u([0-9a-fA-F]{4})/y) ??
    reader.eatPattern(/U([0-9a-fA-F]{8})/y);
  if (hexadecimal) return codePoint(Number.parseInt(hexadecimal[1] ?? '', 16));
  const octal = reader.eatPattern(/0([0-3]?[0-7]{1,2})/y);
  if (octal) return Number.parseInt(octal[1] ?? '', 8);
  const control = reader.eatPattern(/c([@-_a-z])/y)?.[1];
  if (control) return control.toUpperCase().charCodeAt(0) ^ 64;
  const known = controls[reader.peek()];
  if (known !== undefined) {
    reader.take();
    return known;
  }
  if (/[a-zA-Z0-9]/.test(reader.peek())) throw new PatternError(`“\\${reader.peek()}” is not supported`);
  return reader.take();
}

function codePoint(value: number): number {
  if (value > 0x10ffff) throw new PatternError(`U+${value.toString(16).toUpperCase()} is no character`);
  return value;
}
