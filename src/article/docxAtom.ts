import type { InlineCode, Locale, Span } from '../model.ts';
import { escapeText } from '../xml.ts';

/** What a code may do to a text. */
export type CodeType = NonNullable<InlineCode['type']>;

/** What a paragraph is made of, flat and in order. */
export type Atom = TextAtom | SingleAtom | FieldAtom | WrapAtom;

export interface TextAtom {
  readonly kind: 'text';
  readonly text: string;
  readonly look: Look;
}

/** A thing that stands alone; `xml` writes it again, in runs of its own. */
export interface SingleAtom {
  readonly kind: 'single';
  readonly name: string;
  readonly xml: Xml;
  readonly type?: CodeType;
  readonly stands?: string;
}

/** A mark or an instruction of a field, before `fieldsIn` has put the field together. */
export interface FieldAtom {
  readonly kind: 'field';
  readonly part: 'begin' | 'separate' | 'end' | 'instruction';
  readonly text: string;
  readonly xml: Xml;
}

/** An end of what stands round other things. */
export interface WrapAtom {
  readonly kind: 'open' | 'close';
  readonly wrap: Wrap;
}

/** An atom as it is written where nothing is translated. */
export function atomXml(atom: Atom): Xml {
  switch (atom.kind) {
    case 'text':
      return [textRun(atom.text, atom.look)];
    case 'open':
      return atom.wrap.open;
    case 'close':
      return atom.wrap.close;
    default:
      return atom.xml;
  }
}

export interface Wrap {
  readonly name: string;
  readonly open: Xml;
  readonly close: Xml;
  readonly type?: CodeType;
}

/** XML to be written: literally, or as it stands in the part, where a text box within it may have got a new text. */
export type Xml = readonly (string | Span)[];

/** How a run looks: its properties, less what does not show. */
export interface Look {
  /** Inner XML of `w:rPr`; equal where the looks are. */
  readonly xml: string;
  /** The prefix that the document uses for Word's vocabulary, with its colon. */
  readonly prefix: string;
  readonly types: ReadonlySet<CodeType>;
}

/**
 * A text as a run; line feeds and tabs are the elements that Word has for them.
 * @param locale  its language, where that is not the document's
 */
export function textRun(text: string, { prefix, xml }: Look, locale?: Locale): string {
  // The order of properties is fixed, and these would have to follow the language (ECMA-376-1, 17.3.2.28).
  const says = locale && prefix && !/<(?:\w+:)?(?:eastAsianLayout|specVanish|oMath)\b/.test(xml);
  const looks = says ? `${xml}<${prefix}lang ${prefix}val="${locale}"/>` : xml;
  const inner = text
    .split(/([\n\t])/)
    .map(each => {
      if (each === '\n') return `<${prefix}br/>`;
      if (each === '\t') return `<${prefix}tab/>`;
      return each && `<${prefix}t xml:space="preserve">${escapeText(each, () => '')}</${prefix}t>`;
    })
    .join('');
  return `<${prefix}r>${looks && `<${prefix}rPr>${looks}</${prefix}rPr>`}${inner}</${prefix}r>`;
}
