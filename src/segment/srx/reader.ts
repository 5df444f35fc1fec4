import { PatternError } from './pattern.ts';

/** Reads a pattern's source from left to right. */
export class Reader {
  private at = 0;

  constructor(private readonly source: string) {}

  get done(): boolean {
    return this.at >= this.source.length;
  }

  /** The next character, or an empty string at the end. */
  peek(): string {
    return this.source[this.at] ?? '';
  }

  sees(text: string): boolean {
    return this.source.startsWith(text, this.at);
  }

  eat(text: string): boolean {
    if (!this.sees(text)) return false;
    this.at += text.length;
    return true;
  }

  /** @param pattern  a sticky pattern (`y`) */
  eatPattern(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.source);
    if (!match) return undefined;
    this.at += match[0].length;
    return match;
  }

  /** The next code point. */
  take(): number {
    const codePoint = this.source.codePointAt(this.at);
    if (codePoint === undefined) throw new PatternError('it ends too early');
    this.at += codePoint > 0xffff ? 2 : 1;
    return codePoint;
  }

  /** What is quoted by `\Q…\E` here; undefined where nothing is. */
  quotation(): string | undefined {
    if (!this.eat('\\Q')) return undefined;
    const end = this.source.indexOf('\\E', this.at);
    const text = this.source.slice(this.at, end < 0 ? undefined : end);
    this.at = end < 0 ? this.source.length : end + 2;
    return text;
  }

  /** The next characters, for a message. */
  rest(length: number): string {
    return this.source.slice(this.at, this.at + length);
  }
}
