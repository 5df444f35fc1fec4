import { type CodedPiece, marker, protectedText, tokensOf } from '../codes.ts';
import { fingerprint } from '../fingerprint.ts';
import type { InlineCode, Locale } from '../model.ts';
import { type Atom, atomXml, type Look, type TextAtom, textRun, type Wrap, type Xml } from './docxAtom.ts';

/** A paragraph's words with their codes, and the way back. */
export interface Words {
  readonly text: string;
  readonly codes: readonly InlineCode[];
  /** The paragraph's content in another language; what stood before its first word and after its last stays there. */
  write(pieces: readonly CodedPiece[], locale: Locale): Xml;
}

/** The words of a paragraph; undefined where it has none. */
export function wordsOf(atoms: readonly Atom[]): Words | undefined {
  const [before, core, after] = trimmed(atoms);
  if (core.length === 0) return undefined;
  const coder = new Coder(commonLook(core, 0));
  const text = coder.coded(core);
  if (!/[\p{L}\p{N}]/u.test(text)) return undefined;
  return {
    text,
    codes: coder.codes,
    write: (pieces, locale) => [...before.flatMap(atomXml), ...coder.xmlOf(pieces, locale), ...after.flatMap(atomXml)],
  };
}

// ── What has no words, at the edges ─────────────────────────────────────────────────────────────────────────────

/** Parts a paragraph: up to its first word, from there to its last, and the rest. Spans stay whole. */
function trimmed(atoms: readonly Atom[]): readonly [readonly Atom[], readonly Atom[], readonly Atom[]] {
  let start = atoms.findIndex(hasWords);
  let end = atoms.findLastIndex(hasWords);
  if (start < 0) return [atoms, [], []];
  const spans = spansOf(atoms);
  for (let grown = true; grown; ) {
    grown = false;
    for (const { open, close } of spans) {
      const crosses = (open < start && close >= start && close <= end) || (open >= start && open <= end && close > end);
      if (!crosses) continue;
      [start, end, grown] = [Math.min(start, open), Math.max(end, close), true];
    }
  }
  const core = atoms.slice(start, end + 1);
  const [head, first] = cutSpace(core[0], 'before');
  const [tail, last] = cutSpace(core.length > 1 ? core.at(-1) : first, 'after');
  const inner = core.length > 1 ? [...first, ...core.slice(1, -1), ...last] : last;
  return [[...atoms.slice(0, start), ...head], inner, [...tail, ...atoms.slice(end + 1)]];
}

function hasWords(atom: Atom): boolean {
  if (atom.kind === 'text') return atom.text.trim() !== '';
  return atom.kind === 'single' && (atom.stands ?? '').trim() !== '';
}

function spansOf(atoms: readonly Atom[]): readonly { readonly open: number; readonly close: number }[] {
  const opens: number[] = [];
  return atoms.flatMap((atom, at) => {
    if (atom.kind === 'open') opens.push(at);
    const open = atom.kind === 'close' ? opens.pop() : undefined;
    return open === undefined ? [] : [{ open, close: at }];
  });
}

function cutSpace(
  atoms: Atom | readonly Atom[] | undefined,
  side: 'before' | 'after',
): readonly [readonly Atom[], readonly Atom[]] {
  const [atom] = atoms === undefined ? [] : 'kind' in atoms ? [atoms] : atoms;
  if (atom?.kind !== 'text') return [[], atom ? [atom] : []];
  const kept = side === 'before' ? atom.text.trimStart() : atom.text.trimEnd();
  const space = side === 'before' ? atom.text.slice(0, -kept.length) : atom.text.slice(kept.length);
  return [space ? [{ ...atom, text: space }] : [], [{ ...atom, text: kept }]];
}

// ── Codes ───────────────────────────────────────────────────────────────────────────────────────────────────────

/** The look of most of the text directly within a span: that is the plain one there. @param from  the first atom of it */
function commonLook(atoms: readonly Atom[], from: number): Look {
  const lengths = new Map<string, { readonly look: Look; length: number }>();
  let any: Look | undefined;
  let depth = 0;
  for (const atom of atoms.slice(from)) {
    if (atom.kind === 'open') depth += 1;
    if (atom.kind === 'close') depth -= 1;
    if (depth < 0) break;
    if (atom.kind !== 'text') continue;
    any ??= atom.look;
    if (depth > 0) continue;
    const known = lengths.get(atom.look.xml) ?? { look: atom.look, length: 0 };
    known.length += atom.text.length;
    lengths.set(atom.look.xml, known);
  }
  const [most] = [...lengths.values()].sort((a, b) => b.length - a.length);
  return most?.look ?? any ?? { xml: '', prefix: 'w:', types: new Set() };
}

type Meaning =
  | { readonly kind: 'open'; readonly xml: Xml; readonly look: Look }
  | { readonly kind: 'close'; readonly xml: Xml }
  | { readonly kind: 'single'; readonly xml: Xml };

class Coder {
  readonly codes: InlineCode[] = [];
  /** What the data of a code means; a translation has nothing else of it. */
  readonly #meanings = new Map<string, Meaning>();
  readonly #main: Look;

  constructor(main: Look) {
    this.#main = main;
  }

  coded(atoms: readonly Atom[]): string {
    let text = '';
    const spans: { readonly number: number; readonly look: Look }[] = [];
    const plain = () => spans.at(-1)?.look ?? this.#main;
    let styled: { readonly number: number; readonly look: Look } | undefined;
    const endStyled = () => {
      if (styled) text += marker('close', styled.number);
      styled = undefined;
    };
    atoms.forEach((atom, at) => {
      if (atom.kind === 'text') {
        if (atom.text === '') return;
        if (styled?.look.xml !== atom.look.xml) {
          endStyled();
          if (atom.look.xml !== plain().xml) {
            styled = { number: this.#styled(atom, plain()), look: atom.look };
            text += marker('open', styled.number);
          }
        }
        text += protectedText(atom.text, this.codes);
        return;
      }
      // A thing between two texts of one look does not part them.
      if (styled && nextLook(atoms, at)?.xml !== styled.look.xml) endStyled();
      if (atom.kind === 'single') {
        const { name, xml, type, stands } = atom;
        const data = this.#key(name, { kind: 'single', xml });
        this.codes.push({ kind: 'single', data, ...(type && { type }), ...(stands && { stands }) });
        text += marker('single', this.codes.length);
      } else if (atom.kind === 'open') {
        const look = commonLook(atoms, at + 1);
        spans.push({ number: this.#wrapped(atom.wrap, look), look });
        text += marker('open', spans.at(-1)?.number ?? 0);
      } else if (atom.kind === 'close') {
        text += marker('close', spans.pop()?.number ?? 0);
      }
    });
    endStyled();
    return text;
  }

  #styled({ look }: TextAtom, plain: Look): number {
    const open = this.#key(`<${look.prefix}rPr>${look.xml}</${look.prefix}rPr>`, { kind: 'open', xml: [], look });
    const close = this.#key(`</${look.prefix}rPr>`, { kind: 'close', xml: [] });
    const type = [...look.types].find(each => !plain.types.has(each));
    return this.codes.push({ kind: 'pair', open, close, ...(type && { type }) });
  }

  #wrapped({ name, open, close, type }: Wrap, look: Look): number {
    const data = this.#key(name, { kind: 'open', xml: open, look });
    const end = this.#key(`</${/[\w:]+/.exec(name)?.[0] ?? ''}>`, { kind: 'close', xml: close });
    return this.codes.push({ kind: 'pair', open: data, close: end, ...(type && { type }) });
  }

  /** A name for what is to be written: short, the same in every reading, and of no other thing in the paragraph. */
  #key(name: string, meaning: Meaning): string {
    const short = name.length > LONGEST_NAME ? `${name.slice(0, 40)}… ${fingerprint(name)}` : name;
    for (let count = 1; ; count += 1) {
      const key = count === 1 ? short : `${short} ${count}`;
      const known = this.#meanings.get(key);
      if (known && JSON.stringify(known) !== JSON.stringify(meaning)) continue;
      this.#meanings.set(key, meaning);
      return key;
    }
  }

  xmlOf(pieces: readonly CodedPiece[], locale: Locale): Xml {
    const written: Xml[number][] = [];
    const looks: Look[] = [this.#main];
    for (const token of tokensOf(pieces)) {
      const meaning = token.kind === 'code' ? this.#meanings.get(token.data) : undefined;
      if (token.kind === 'text') written.push(textRun(token.text, looks.at(-1) ?? this.#main, locale));
      // A character of the document's own that is one of our markers.
      else if (!meaning) written.push(textRun(token.data, looks.at(-1) ?? this.#main, locale));
      else {
        written.push(...meaning.xml);
        if (meaning.kind === 'open') looks.push(meaning.look);
        if (meaning.kind === 'close') looks.pop();
      }
    }
    return written;
  }
}

const LONGEST_NAME = 160;

/** The look of the text that follows before the span ends or another begins. */
function nextLook(atoms: readonly Atom[], at: number): Look | undefined {
  if (atoms[at]?.kind !== 'single') return undefined;
  const next = atoms.slice(at).find(atom => atom.kind !== 'single');
  return next?.kind === 'text' ? next.look : undefined;
}
