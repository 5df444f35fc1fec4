import type { CodedToken } from '../codes.ts';

/** Where words are written, which decides what they would mean. */
export interface Surroundings {
  /** A cell of a table, a heading after `#`, or lines of their own. */
  readonly place: 'cell' | 'heading' | 'lines';
  /** Links are defined in the document, so that brackets alone may be one. */
  readonly hasDefinitions: boolean;
}

/** A block's words and codes as Markdown that means them. Nothing is escaped that need not be. */
export function writeInline(tokens: readonly CodedToken[], surroundings: Surroundings): string {
  const parts = withTags(
    tokens.map(token => (token.kind === 'text' ? { ...token, text: oneSpaced(token.text) } : token)),
  );
  const text = parts.map(part => (part.kind === 'text' ? part.text : ''));
  const strokes = text.join('').split('~').length - 1;
  const strikes = strokes > 1 || parts.some(part => part.kind === 'code' && part.data.includes('~'));
  let written = '';
  let links = 0;
  parts.forEach((part, index) => {
    if (part.kind === 'code') {
      if (part.data === '[' && part.role === 'open') links += 1;
      if (part.data.startsWith('](') || part.data.startsWith('][')) links -= 1;
      written += part.data;
      return;
    }
    const before = written.at(-1) ?? '';
    const after = first(parts[index + 1]);
    const isLineStart = written === '' || /[\n\r][ \t>]*$/.test(written);
    const words = isLineStart ? part.text.replace(/^[ \t]+/, '') : part.text;
    const escaped = words.replace(/[\\*_`~[\]<&|!]/g, (character, at: number) => {
      const place = { text: words, at, before, after };
      return needsEscape(character, place, { ...surroundings, strikes, isInLink: links > 0, isLineStart })
        ? escapeOf(character)
        : character;
    });
    const isFirst = written === '';
    written += isLineStart && surroundings.place === 'lines' ? escapeLineStart(escaped, isFirst) : escaped;
  });
  const whole = written.replace(/^[ \t]+|[ \t]+$/g, '');
  return surroundings.place === 'heading' ? whole.replace(/(^|[ \t])(#+)$/, '$1\\$2') : whole;
}

/** The words of a link or of a picture's description. */
export function escapeText(text: string, surroundings: Surroundings, within: 'link'): string {
  const tokens: readonly CodedToken[] = [
    { kind: 'code', data: '[', role: within === 'link' ? 'open' : 'single' },
    { kind: 'text', text: text.trim() },
    { kind: 'code', data: '](', role: 'close' },
  ];
  return writeInline(tokens, surroundings).slice(1, -2);
}

/** The words of a title between quotes. */
export function escapeTitle(text: string, quote: string, place: Surroundings['place']): string {
  const escaped = oneSpaced(text)
    .replace(/\\(?=[!-/:-@[-`{-~]|$)/g, '\\\\')
    .replace(ENTITIES, '&amp;')
    .replace(quote === '(' ? /[()]/g : quote === "'" ? /'/g : /"/g, '\\$&');
  return place === 'cell' ? escaped.replace(/\|/g, '\\|') : escaped;
}

function oneSpaced(text: string): string {
  return text.replace(/[ \t]*(?:\r\n|[\n\r])\s*/g, ' ');
}

// ── Characters ──────────────────────────────────────────────────────────────────────────────────────────────────

const ENTITY = /^&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/i;
const ENTITIES = /&(?=(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});)/gi;
const PUNCTUATION = /[!-/:-@[-`{-~]/;

interface CharacterPlace {
  readonly text: string;
  readonly at: number;
  /** The characters round the text. */
  readonly before: string;
  readonly after: string;
}

interface Meaning extends Surroundings {
  readonly strikes: boolean;
  readonly isInLink: boolean;
  readonly isLineStart: boolean;
}

function escapeOf(character: string): string {
  return character === '&' ? '&amp;' : `\\${character}`;
}

function needsEscape(character: string, { text, at, before, after }: CharacterPlace, meaning: Meaning): boolean {
  const previous = at === 0 ? before : text.charAt(at - 1);
  const next = at + 1 === text.length ? after : text.charAt(at + 1);
  const standsAlone = classOf(previous) === 'space' && classOf(next) === 'space';
  switch (character) {
    case '\\':
      return PUNCTUATION.test(next);
    case '*':
      return !standsAlone || (at === 0 && meaning.isLineStart);
    case '_':
      return !standsAlone && (classOf(previous) !== 'word' || classOf(next) !== 'word');
    case '~':
      return meaning.strikes;
    case '[':
    case ']':
      return isLinkLike(text, at, meaning);
    case '<':
      return /[A-Za-z/!?]/.test(next) || (at + 1 === text.length && after !== '');
    case '&':
      return ENTITY.test(text.slice(at, at + 40));
    case '|':
      return meaning.place === 'cell';
    case '!':
      return at + 1 === text.length && after === '[';
    default:
      return true;
  }
}

/** Brackets are words only where they are a pair, nothing of a link follows, and no definition may have their name. */
function isLinkLike(text: string, at: number, { hasDefinitions, isInLink, isLineStart }: Meaning): boolean {
  if (hasDefinitions || isInLink) return true;
  const start = text[at] === '[' ? at : text.lastIndexOf('[', at);
  const match = /^\[([^[\]]{1,200})\](?![([:])/.exec(start < 0 ? '' : text.slice(start, start + 210));
  if (!match || (text[at] === ']' && start + match[0].length - 1 !== at)) return true;
  return match[1]?.startsWith('^') === true || (start === 0 && isLineStart && /^[ xX]$/.test(match[1] ?? ''));
}

function escapeLineStart(text: string, isFirst: boolean): string {
  if (/^(?:#{1,6}|[-+])(?=[ \t]|$)|^>|^-[-\t ]*$|^~~~/.test(text)) return `\\${text}`;
  if (!isFirst && /^(?:=+|[:|][-:|\t ]*)$/.test(text)) return `\\${text}`;
  return text.replace(/^(\d{1,9})([.)])(?=[ \t]|$)/, '$1\\$2');
}

// ── Emphasis ────────────────────────────────────────────────────────────────────────────────────────────────────

type Class = 'space' | 'punctuation' | 'word';

/** As the parser sees a character; nothing is as a space. */
function classOf(character: string): Class {
  if (character === '' || /\s/.test(character)) return 'space';
  return /[\p{P}\p{S}]/u.test(character) ? 'punctuation' : 'word';
}

/**
 * Stars and the like mark words only where the characters round them allow it (CommonMark 0.31, “left-flanking delimiter
 * run”), and a language that puts quotes or endings elsewhere breaks that. There, tags of HTML say the same.
 */
function withTags(tokens: readonly CodedToken[]): readonly CodedToken[] {
  const written = [...tokens];
  const open: number[] = [];
  tokens.forEach((token, index) => {
    if (token.kind !== 'code' || token.role === 'single') return;
    if (token.role === 'open') {
      open.push(index);
      return;
    }
    const at = open.pop();
    const opening = at === undefined ? undefined : tokens[at];
    if (at === undefined || opening?.kind !== 'code' || opening.data !== token.data) return;
    const tag = TAGS.get(token.data);
    if (!tag) return;
    const inside = tokens.slice(at + 1, index);
    if (inside.every(each => each.kind === 'text' && each.text.trim() === '')) {
      written[at] = written[index] = { kind: 'text', text: '' };
      return;
    }
    const opens = canOpen(token.data, last(written[at - 1]), first(tokens[at + 1]));
    const closes = canOpen(token.data, first(tokens[index + 1]), last(tokens[index - 1]));
    if (opens && closes) return;
    written[at] = { kind: 'code', data: `<${tag}>`, role: 'open' };
    written[index] = { kind: 'code', data: `</${tag}>`, role: 'close' };
  });
  return written;
}

const TAGS: ReadonlyMap<string, string> = new Map([
  ['*', 'em'],
  ['_', 'em'],
  ['**', 'strong'],
  ['__', 'strong'],
  ['~', 'del'],
  ['~~', 'del'],
]);

/** Also whether it can close, with the characters the other way round. */
function canOpen(marks: string, outside: string, inside: string): boolean {
  const [out, into] = [classOf(outside), classOf(inside)];
  if (outside === marks[0]) return false;
  if (marks.startsWith('_') && out === 'word') return false;
  return into === 'word' || (into === 'punctuation' && out !== 'word');
}

function first(token: CodedToken | undefined): string {
  return (token?.kind === 'text' ? token.text : token?.data)?.charAt(0) ?? '';
}

function last(token: CodedToken | undefined): string {
  return (token?.kind === 'text' ? token.text : token?.data)?.at(-1) ?? '';
}
