import { isLanguageTag } from './types.ts';

/** What an attribute's value must be, and how that is said to a person. */
export interface ValueType {
  readonly is: (value: string) => boolean;
  readonly words: string;
}

/** What XLIFF 2.1 allows an element (https://docs.oasis-open.org/xliff/xliff-core/v2.1/, 4.2). */
export interface ElementRule {
  /** Its children, each with a space after it; `*` is one of another namespace. */
  readonly content: RegExp;
  readonly hasText?: true;
  readonly required?: readonly string[];
  readonly attributes: Readonly<Record<string, ValueType>>;
  /** Which attributes of other namespaces it may have. */
  readonly foreign: 'all' | 'modules' | 'none';
}

const pattern = (regExp: RegExp, words: string): ValueType => ({ is: value => regExp.test(value), words });
const oneOf = (...values: readonly string[]): ValueType => ({
  is: value => values.includes(value),
  words: values.join(', '),
});

const anything = pattern(/^/, 'anything');
const token = pattern(/^[-.:\p{L}\p{M}\p{N}·_]+$/u, 'letters, digits, and . - _ :');
const tokens = pattern(
  /^\s*[-.:\p{L}\p{M}\p{N}·_]+(?:\s+[-.:\p{L}\p{M}\p{N}·_]+)*\s*$/u,
  'ids with spaces between them',
);
const yesNo = oneOf('yes', 'no');
const direction = oneOf('ltr', 'rtl', 'auto');
const own = pattern(/^[^\s:]+:[^\s:]+$/, 'a prefix, a colon and a value');
const whole = pattern(/^\+?0*[1-9]\d*$/, 'a whole number from 1');
const language: ValueType = { is: isLanguageTag, words: 'a language tag such as pl or pt-BR' };
const space = oneOf('default', 'preserve');
/** Control characters that XML can hold, and no text should, are let pass. */
const hex: ValueType = {
  is: value => /^(?:[0-9A-Fa-f]{2})+$/.test(value) && !isPlain(Number.parseInt(value, 16)),
  words: 'the hexadecimal number, in pairs of digits, of a character that XML cannot hold',
};

/** A character that stands in XML as it is. */
function isPlain(code: number): boolean {
  if (code > 0x10ffff) return false;
  return !/[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F\uFFFE\uFFFF\p{Cs}]/u.test(String.fromCodePoint(code));
}

/** For the rules of modules. */
export const VALUES = { anything, token, yesNo, own, language, whole, oneOf, pattern };

const whitespace = { 'xml:space': space };
const named = { id: token, name: anything, canResegment: yesNo, translate: yesNo, type: own };
const directions = { srcDir: direction, trgDir: direction };

const codeLook = { type: oneOf('fmt', 'ui', 'quote', 'link', 'image', 'other'), subType: own, copyOf: token };
const mayBe = { canCopy: yesNo, canDelete: yesNo, canReorder: oneOf('yes', 'no', 'firstNo') };
const standalone = { id: token, disp: anything, equiv: anything, dataRef: token, subFlows: tokens };
const marked = {
  id: token,
  translate: yesNo,
  type: pattern(
    /^(?:generic|comment|term|[^\s:]+:[^\s:]+)$/,
    'generic, comment, term, or a prefix, a colon and a value',
  ),
  ref: anything,
  value: anything,
};

const inline = /^(?:(?:cp|ph|pc|sc|ec|mrk|sm|em) )*$/;
const nothing = /^$/;

export const ELEMENTS: Readonly<Record<string, ElementRule>> = {
  xliff: {
    content: /^(?:file )+$/,
    required: ['version', 'srcLang'],
    attributes: { version: oneOf('2.0', '2.1', '2.2'), srcLang: language, trgLang: language, ...whitespace },
    foreign: 'all',
  },
  file: {
    content: /^(?:skeleton )?(?:\* )*(?:notes )?(?:(?:unit|group) )+$/,
    required: ['id'],
    attributes: { ...directions, ...whitespace, id: token, canResegment: yesNo, original: anything, translate: yesNo },
    foreign: 'all',
  },
  skeleton: { content: /^(?:\* )*$/, hasText: true, attributes: { href: anything }, foreign: 'none' },
  group: {
    content: /^(?:\* )*(?:notes )?(?:(?:unit|group) )*$/,
    required: ['id'],
    attributes: { ...named, ...directions, ...whitespace },
    foreign: 'all',
  },
  unit: {
    content: /^(?:\* )*(?:notes )?(?:originalData )?(?:ignorable )*segment (?:(?:segment|ignorable) )*$/,
    required: ['id'],
    attributes: { ...named, ...directions, ...whitespace },
    foreign: 'all',
  },
  notes: { content: /^(?:note )+$/, attributes: {}, foreign: 'none' },
  note: {
    content: nothing,
    hasText: true,
    attributes: {
      ...{ id: token, appliesTo: oneOf('source', 'target'), category: anything, ref: anything },
      priority: pattern(/^(?:[1-9]|10)$/, 'a number from 1 to 10'),
    },
    foreign: 'all',
  },
  originalData: { content: /^(?:data )+$/, attributes: {}, foreign: 'none' },
  data: {
    content: /^(?:cp )*$/,
    hasText: true,
    required: ['id'],
    attributes: { id: token, dir: direction, 'xml:space': oneOf('preserve') },
    foreign: 'none',
  },
  segment: {
    content: /^source (?:target )?$/,
    attributes: {
      ...{ id: token, canResegment: yesNo, subState: own },
      state: oneOf('initial', 'translated', 'reviewed', 'final'),
    },
    foreign: 'none',
  },
  ignorable: { content: /^source (?:target )?$/, attributes: { id: token }, foreign: 'none' },
  source: { content: inline, hasText: true, attributes: { 'xml:lang': language, ...whitespace }, foreign: 'none' },
  target: {
    content: inline,
    hasText: true,
    attributes: { 'xml:lang': language, ...whitespace, order: whole },
    foreign: 'none',
  },
  cp: { content: nothing, required: ['hex'], attributes: { hex }, foreign: 'none' },
  ph: {
    content: nothing,
    required: ['id'],
    attributes: { ...codeLook, ...mayBe, ...standalone },
    foreign: 'modules',
  },
  pc: {
    content: inline,
    hasText: true,
    required: ['id'],
    attributes: {
      ...{ ...codeLook, ...mayBe, id: token, canOverlap: yesNo, dir: direction },
      ...{ dispStart: anything, dispEnd: anything, equivStart: anything, equivEnd: anything },
      ...{ dataRefStart: token, dataRefEnd: token, subFlowsStart: tokens, subFlowsEnd: tokens },
    },
    foreign: 'modules',
  },
  sc: {
    content: nothing,
    required: ['id'],
    attributes: { ...codeLook, ...mayBe, ...standalone, canOverlap: yesNo, dir: direction, isolated: yesNo },
    foreign: 'modules',
  },
  ec: {
    content: nothing,
    attributes: {
      ...{ ...codeLook, ...mayBe, ...standalone, canOverlap: yesNo, dir: direction },
      ...{ isolated: yesNo, startRef: token },
    },
    foreign: 'modules',
  },
  mrk: { content: inline, hasText: true, required: ['id'], attributes: marked, foreign: 'all' },
  sm: { content: nothing, required: ['id'], attributes: marked, foreign: 'all' },
  em: { content: nothing, required: ['startRef'], attributes: { startRef: token }, foreign: 'none' },
};
