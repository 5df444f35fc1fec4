import type { Locale } from '../model.ts';
import { readXmlPart, type XmlAttributes, type XmlHandler } from '../xml.ts';
import type { Context, MemoryEntry, Standing } from './entry.ts';
import { canonicalLocale, closeness } from './locales.ts';
import { addCode, addText, CODE_ELEMENTS, CODE_POINT, pairedTexts, type SegText } from './tmxCodes.ts';

/** The `prop` types that Dragoman writes, and those of other tools that mean the same. */
export const PROPS = {
  before: ['x-context-pre', 'prev'],
  after: ['x-context-post', 'next'],
  standing: ['x-dragoman-standing'],
} as const;

/** Takes what is wrong with a unit. */
export type Complain = (line: number, message: string, advice: string) => void;

/** A `<tu>` as it stands in the file. */
export interface Tu {
  readonly attributes: XmlAttributes;
  readonly props: Prop[];
  readonly variants: Variant[];
}

/** A `<tuv>`. */
export interface Variant extends SegText {
  readonly line: number;
  readonly attributes: XmlAttributes;
  readonly props: Prop[];
}

interface Prop {
  readonly type: string;
  text: string;
}

/** A variant in a language that is known. */
interface Rendered extends Variant {
  readonly locale: Locale;
}

/** Reads one `<tu>`; throws an `XmlError` where it is broken. */
export function readTu({ text, line }: { readonly text: string; readonly line: number }, file: string): Tu {
  const tu: MutableTu = { attributes: {}, props: [], variants: [] };
  const parents: string[] = [];
  let codePoint: string | undefined;
  const isInCode = () => parents.some(name => CODE_ELEMENTS.has(name));
  const handler: XmlHandler = {
    open(name, attributes, at) {
      const variant = tu.variants.at(-1);
      const parent = parents.at(-1);
      const isCode = CODE_ELEMENTS.has(name) && !isInCode();
      parents.push(name);
      if (!parent) tu.attributes = attributes;
      else if (name === 'tuv') tu.variants.push({ line: at, attributes, props: [], text: '', codes: [] });
      else if (name === 'prop') (variant ?? tu).props.push({ type: attributes.type ?? '', text: '' });
      else if (name === 'ph' && attributes.type === CODE_POINT) codePoint = '';
      else if (variant && isCode) addCode(variant, { element: name, attributes, data: '' });
    },
    text(part) {
      const variant = tu.variants.at(-1);
      const parent = parents.at(-1);
      const prop = (variant ?? tu).props.at(-1);
      if (codePoint !== undefined) codePoint += part;
      else if (parent === 'prop' && prop) prop.text += part;
      else if (variant && parents.includes('seg')) {
        const code = isInCode() ? variant.codes.at(-1) : undefined;
        if (code) code.data += part;
        else addText(variant, part);
      }
    },
    close() {
      parents.pop();
      const variant = tu.variants.at(-1);
      if (codePoint !== undefined && variant) addText(variant, character(codePoint));
      codePoint = undefined;
    },
  };
  readXmlPart(text, handler, { file, line, whole: true });
  return tu;
}

interface MutableTu extends Tu {
  attributes: XmlAttributes;
}

function character(hex: string): string {
  const code = Number.parseInt(hex, 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

/** The pairs that a unit gives: its source text with each text in a wanted target locale. */
export function tuEntries(
  tu: Tu,
  { file, source, targets }: { readonly file: string; readonly source: Locale; readonly targets?: readonly Locale[] },
  complain: Complain,
): readonly MemoryEntry[] {
  const variants = tu.variants.flatMap(variant => rendered(variant, complain));
  const from = closest(variants, source);
  if (!from) return [];
  const wanted = variants.filter(variant => {
    if (closeness(source, variant.locale) > 0) return false;
    return !targets || targets.some(target => closeness(target, variant.locale) > 0);
  });
  if (wanted.length === 0 || isEmpty(from, complain)) return [];
  return wanted.filter(variant => !isEmpty(variant, complain)).map(variant => entry(tu, from, variant, file));
}

function rendered(variant: Variant, complain: Complain): Rendered[] {
  const tag = variant.attributes['xml:lang'] ?? variant.attributes.lang;
  const locale = tag === undefined ? undefined : canonicalLocale(tag);
  if (locale) return [{ ...variant, locale }];
  const message = tag === undefined ? 'a text has no language' : `“${tag}” is no language tag`;
  complain(variant.line, message, 'Write one such as xml:lang="pl" or xml:lang="en-GB".');
  return [];
}

function isEmpty(variant: Rendered, complain: Complain): boolean {
  if (variant.text.trim() !== '') return false;
  complain(variant.line, `the ${variant.locale} text is empty`, 'Complete it, or delete the unit.');
  return true;
}

function closest(variants: readonly Rendered[], locale: Locale): Rendered | undefined {
  const ranked = variants.map(variant => ({ variant, rank: closeness(locale, variant.locale) }));
  const best = ranked.reduce((a, b) => (b.rank > a.rank ? b : a), {
    variant: undefined as Rendered | undefined,
    rank: 0,
  });
  return best.variant;
}

function entry(tu: Tu, from: Rendered, to: Rendered, file: string): MemoryEntry {
  const attributes = [to.attributes, tu.attributes];
  const changed = attributes
    .flatMap(each => [each.changedate, each.creationdate])
    .map(isoDate)
    .find(Boolean);
  const context = contextOf([...from.props, ...tu.props]);
  const { source, target } = pairedTexts(from, to);
  return {
    source: source.trim(),
    target: target.trim(),
    from: file,
    targetLocale: to.locale,
    standing: standingOf([...to.props, ...tu.props]),
    ...(changed && { changed }),
    ...(context && { context }),
  };
}

/** TMX writes `20260301T093000Z`; what is none such is not known. */
function isoDate(date: string | undefined): string | undefined {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date ?? '');
  if (!parts) return undefined;
  const [, year, month, day, hour, minute, second] = parts;
  return `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
}

function contextOf(props: readonly Prop[]): Context | undefined {
  const [before, after] = [propText(props, PROPS.before), propText(props, PROPS.after)];
  return before === undefined && after === undefined ? undefined : { before: before ?? '', after: after ?? '' };
}

function standingOf(props: readonly Prop[]): Standing {
  const written = propText(props, PROPS.standing);
  return written === 'draft' ? 'draft' : 'imported';
}

function propText(props: readonly Prop[], types: readonly string[]): string | undefined {
  // memoQ wraps the neighbour's text in a <seg> of its own.
  return props.find(prop => types.includes(prop.type))?.text.replace(/^<seg>(.*)<\/seg>$/s, '$1');
}
