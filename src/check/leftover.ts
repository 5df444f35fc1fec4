import type { Span, TargetedUnit } from '../model.ts';
import { type CheckContext, isPartOfTerm, quoteAt, targetCheck } from './check.ts';
import { languageOf } from './language.ts';

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
  const [first] = leftovers(unit, context);
  return first
    ? [
        {
          severity: 'error',
          message: `${quoteAt(unit.target, first)} is not translated.`,
          advice: 'Translate it, or set it off as a foreign word.',
          target: first,
        },
      ]
    : [];
});

function leftovers(unit: TargetedUnit, context: CheckContext): readonly Span[] {
  const source = new Map(
    wordsOf(unit.text)
      .filter(({ text }) => /^\p{Ll}/u.test(text))
      .map(word => [word.text, word]),
  );
  const words = wordsOf(unit.target);
  const isOwn = (at: number) => {
    const word = words[at];
    const own = word && source.get(word.text);
    return own !== undefined && !isPartOfTerm(own, unit, context);
  };
  return words
    .filter((word, at) => {
      if (!/^\p{Ll}/u.test(word.text) || CURRENCY.test(word.text) || isQuoted(unit.target, word)) return false;
      if (BORROWED.test(word.text)) return false;
      if (isForeignScript(word.text, context)) return isOwn(at) && word.text.length > 1;
      if (languageOf(context.sourceLocale) !== 'pl') return false;
      return (
        isPolish(word.text, context) ||
        (isOwn(at) && (looksInflected(word.text, context) || (isOwn(at + 1) && isRun(words, at, context))))
      );
    })
    .map(({ start, end }) => ({ start, end }));
}

interface Word extends Span {
  readonly text: string;
}

function wordsOf(text: string): readonly Word[] {
  const prose = text.replace(CODES, code => ' '.repeat(code.length));
  return [...prose.matchAll(/(?<![\p{L}\p{N}@#./_-])\p{L}+(?![\p{L}\p{N}@_])(?!\.\p{L})/gu)].map(match => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}

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
    /^\p{Ll}/u.test(second.text) &&
    second.start - first.end === 1
  );
}

/** „tzw. ‚swojska’”: a word in quotation marks or brackets is shown on purpose. */
function isQuoted(text: string, { start, end }: Span): boolean {
  return /["„“«‘(][^"”“»’)]*$/u.test(text.slice(0, start)) && /^[^"„«(]*["”“»’)]/u.test(text.slice(end));
}
