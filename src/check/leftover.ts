import type { Span, TargetedUnit } from '../model.ts';
import { countBelow } from '../spans.ts';
import { type CheckContext, isPartOfTerm, spanOf, targetCheck, textAt } from './check.ts';
import { glance, type Word } from './glance.ts';
import { languageOf } from './language.ts';
import { startsSmall } from './letters.ts';
import { allMatches, pattern } from './pattern.ts';
import { rememberedText } from './remembered.ts';
import { says } from './wording.ts';

/**
 * | | Polish | translation | |
 * |---|---|---|
 * | en | Problem dotyczy systemu. | The problem concerns the system. | passes |
 * | en | Zapłacił 5 złotych. | He paid 5 złotych. | passes |
 * | en | Rozmowy dotyczyły współpracy. | The talks concerned współpracy. | found |
 * | de | Rozmowy w ramach Sojuszu. | Gespräche w ramach des Bündnisses. | found |
 * | uk | Rozmowy trwają. | Переговори trwają. | found |
 * | fr | Minister i premier. | Le ministre et le premier ministre. | passes |
 * | fr | Rozmowy dotyczyły pokoju. | Les pourparlers portaient sur pokoju. | found |
 * | en | Był tam chargé d'affaires Kanady. | The chargé d'affaires of Canada was there. | passes |
 */
export const leftover = targetCheck('leftover', 'Words of the source language in the translation.', (unit, context) => {
  const first = firstLeftover(unit, context);
  return first
    ? [
        {
          severity: 'error',
          ...says('leftover.left', { words: textAt(unit.target, first) }),
          target: spanOf(first),
        },
      ]
    : [];
});

function firstLeftover(unit: TargetedUnit, context: CheckContext): Span | undefined {
  const source = smallWords(unit.text);
  const words = wordsOf(unit.target);
  const isOwn = (at: number) => {
    const word = words[at];
    const own = word && source.get(word.text);
    return own !== undefined && !isPartOfTerm(own, unit, context);
  };
  const isFromPolish = languageOf(context.sourceLocale) === 'pl';
  const isLeftover = (word: Word, at: number) => {
    if (isForeignScript(word.text, context)) return isOwn(at) && word.text.length > 1;
    if (!isFromPolish) return false;
    return (
      isPolish(word.text, context) ||
      (isOwn(at) && (looksInflected(word.text, context) || (isOwn(at + 1) && isRun(words, at, context))))
    );
  };
  return words.find(
    (word, at) =>
      isLeftover(word, at) &&
      startsSmall(word.text) &&
      !CURRENCY.test(word.text) &&
      !BORROWED.test(word.text) &&
      !isQuoted(unit.target, word),
  );
}

/** Per word that begins small where it comes last. */
const smallWords = rememberedText(
  (text: string): ReadonlyMap<string, Word> =>
    new Map(
      wordsOf(text)
        .filter(word => startsSmall(word.text))
        .map(word => [word.text, word]),
    ),
);

/** Words without figures, and not in a code, an address or a path. */
function wordsOf(text: string): readonly Word[] {
  const prose = MAY_BE_CODE.test(text) ? text.replace(CODES, code => ' '.repeat(code.length)) : text;
  return glance(prose).words.filter(
    ({ start, end }) =>
      (prose.charAt(start - 1) === ' ' || !NOT_BEFORE.in(prose).test(prose.slice(Math.max(0, start - 2), start))) &&
      (prose.charAt(end) === ' ' || !NOT_AFTER.in(prose).test(prose.slice(end, end + 3))),
  );
}

const NOT_BEFORE = pattern(/[\p{N}@#./_-]$/u);
const NOT_AFTER = pattern(/^(?:[\p{N}@_]|\.\p{L})/u);
const MAY_BE_CODE = /[<{@]|https?:|www\./;

/** Tags, placeholders and addresses. */
const CODES = /<[^<>]{0,400}>|\{[^{}]{0,200}\}|(?:https?:|www\.)\S+|(?<![\w.+-])[\w.+-]{1,64}@\S+/gu;

/** Latin letters in a language that has others. */
function isForeignScript(word: string, { targetLocale }: CheckContext): boolean {
  return CYRILLIC.has(languageOf(targetLocale)) && /^\p{Script=Latin}+$/u.test(word);
}

const CYRILLIC = new Set(['uk', 'ru', 'be', 'bg', 'sr', 'mk']);

/** A small word with letters that only Polish has, or one of its commonest. */
function isPolish(word: string, { targetLocale }: CheckContext): boolean {
  if (['pl', 'cs', 'sk', 'lt', 'hr', 'sl', 'bs', 'sr'].includes(languageOf(targetLocale))) return false;
  return /[ąęłńśźżć]/.test(word) || FUNCTION_WORDS.has(word);
}

const CURRENCY = /^zł|^groszy/;
const FUNCTION_WORDS = new Set([
  'oraz',
  'jest',
  'przez',
  'który',
  'które',
  'która',
  'jako',
  'tylko',
  'przed',
  'lub',
  'jego',
  'dla',
]);

/**
 * An inflected form, which only by chance is a word elsewhere too; without a dictionary, a word with an ending that
 * English, German and French do not have.
 */
function looksInflected(word: string, { lemmas }: CheckContext): boolean {
  if (word.length < 5) return false;
  if (!lemmas) return ENDINGS.test(word);
  const known = lemmas(word);
  return known.length > 0 && (!known.includes(word) || (word.length > 5 && BASIC_ENDINGS.test(word)));
}

/** Endings of citation forms that English, German and French do not have. */
const BASIC_ENDINGS =
  /(?:ość|anie|enie|stwo|[aeyiuą]ć|cja|[lncw]zny|owy|wny|rny|ski|cki|arka|acz|nica|owie|jny|lny|czy|ony|any|iwy)$/;

/** Letters that Polish only has in words it has borrowed: „chargé d'affaires”. */
const BORROWED = /[à-öø-ÿ](?<![óÓ])/;
const ENDINGS = /(?:owi|ego|emu|ych|ymi|owych|owej|nej|ów|cji|stwo|stwa|ować|ają|anych|nych|ości)$/;

/** Two or more words in a row that are the source's own, long enough not to be chance. */
function isRun(words: readonly Word[], at: number, { lemmas }: CheckContext): boolean {
  const [first, second] = [words[at], words[at + 1]];
  const isKnown = (word: Word) => lemmas === undefined || lemmas(word.text).length > 0;
  return (
    first !== undefined &&
    second !== undefined &&
    isKnown(first) &&
    isKnown(second) &&
    first.text.length + second.text.length >= 7 &&
    startsSmall(second.text) &&
    second.start - first.end === 1
  );
}

/** „tzw. ‚swojska’”: a word in quotation marks or brackets is shown on purpose. */
function isQuoted(text: string, { start, end }: Span): boolean {
  const { before, after } = marksIn(text);
  const opening = text.charAt(before[countBelow(before, start) - 1] ?? -1);
  const closing = text.charAt(after[countBelow(after, end)] ?? -1);
  return OPENING.has(opening) && CLOSING.has(closing);
}

const OPENING = new Set('"„“«‘(');
const CLOSING = new Set('"”“»’)');

/** Where marks stand that tell on a word after them, and on one before them: ‘ may be an apostrophe there. */
const marksIn = rememberedText((text: string) => ({
  before: allMatches(text, /["„“«‘(”»’)]/g).map(({ index }) => index),
  after: allMatches(text, /["„“«(”»’)]/g).map(({ index }) => index),
}));
