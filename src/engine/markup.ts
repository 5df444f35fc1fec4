import {
  hasMarkers,
  type Marker,
  MOST_CODES,
  marker,
  markersIn,
  nestedSpansIn,
  peeled,
  replaced,
  withoutMarkers,
} from '../codes.ts';
import type { TranslationOptions } from './engine.ts';

/**
 * How a text with inline codes goes to an engine, and comes back. What stands round the whole sentence is kept at home: its
 * place in the translation is certain. What is left goes as XML, spans as `<g id="1">`, the rest as `<x id="2"/>`.
 */
export interface Sent {
  readonly text: string;
  /** The words alone. */
  readonly words: string;
}

export function toSend(source: string, { markup }: TranslationOptions): Sent {
  const { inner } = peeled(source);
  const words = withoutMarkers(inner);
  return { text: markup ? toMarkup(inner) : words, words };
}

/** Whether codes stand within the sentence, so that only the engine can say where they belong in a translation. */
export function holdsCodes(source: string): boolean {
  return hasMarkers(peeled(source).inner);
}

/**
 * The translation with its markers, as the engine's answer has them: none is put where the engine did not. The check for
 * codes says what is wrong with them.
 *
 * @param source  the text of which `toSend` made what was sent, with the same options
 */
export function received(answer: string, source: string, { markup }: TranslationOptions): string {
  const { before, inner, after } = peeled(source);
  return before + (markup ? fromMarkup(answer, inner) : answer) + after;
}

function toMarkup(text: string): string {
  const spans = nestedSpansIn(markersIn(text));
  const words = escaped(text);
  return replaced(words, markersIn(words), each => tag(each, spans));
}

function tag({ kind, number }: Marker, spans: ReadonlySet<number>): string {
  if (!spans.has(number)) return `<x id="${number}"/>`;
  return kind === 'open' ? `<g id="${number}">` : '</g>';
}

/** Tags that are none of ours stay text, as does what looks like a reference and is none. */
function fromMarkup(answer: string, source: string): string {
  const spans = nestedSpansIn(markersIn(source));
  const open: number[] = [];
  const loose = markersIn(source).filter(({ number }) => !spans.has(number));
  const words: string[] = [];
  let end = 0;
  for (const match of answer.matchAll(TAG)) {
    words.push(unescaped(answer.slice(end, match.index)), markerOf(match));
    end = match.index + match[0].length;
  }
  return words.join('') + unescaped(answer.slice(end));

  function markerOf([all, closing, name, id, empty]: RegExpMatchArray): string {
    if (closing) {
      const number = name === 'g' ? open.pop() : undefined;
      return number === undefined ? '' : marker('close', number);
    }
    const number = Number(id);
    if (!(number > 0 && number <= MOST_CODES)) return all;
    if (name === 'x') {
      const at = loose.findIndex(each => each.number === number);
      return marker(loose.splice(at, at < 0 ? 0 : 1)[0]?.kind ?? 'single', number);
    }
    if (empty) return marker('open', number) + marker('close', number);
    open.push(number);
    return marker('open', number);
  }
}

const TAG = /<(\/)?(g|x)(?:\s+id\s*=\s*["'](\d{1,5})["'])?\s*(\/)?>/g;

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

function unescaped(text: string): string {
  return text.replace(/&(?:(lt|gt|amp|quot|apos)|#(\d{1,7})|#x([\da-f]{1,6}));/gi, (all, name, decimal, hex) => {
    if (name) return NAMED[String(name).toLowerCase()] ?? all;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
