import type { Span, TargetedUnit } from '../model.ts';
import { type CheckContext, isPartOfTerm, quoteAt, targetCheck } from './check.ts';
import { languageOf } from './language.ts';

/**
 * | pl | target | |
 * |---|---|---|
 * | Problem dotyczy systemu. | The problem concerns the system. | passes |
 * | Zapłacił 5 złotych. | He paid 5 złotych. | passes |
 * | Rozmowy dotyczyły współpracy. | The talks concerned współpracy. | found |
 * | Rozmowy w ramach Sojuszu. | Gespräche w ramach des Bündnisses. | found |
 * | Rozmowy trwają. | Переговори trwają. | found |
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
      if (!/^\p{Ll}/u.test(word.text) || isQuoted(unit.target, word)) return false;
      if (isForeignScript(word.text, context)) return isOwn(at) && word.text.length > 1;
      if (languageOf(context.sourceLocale) !== 'pl') return false;
      return (
        isPolish(word.text, context) ||
        (isOwn(at) && (looksInflected(word.text) || (isOwn(at + 1) && isRun(words, at))))
      );
    })
    .map(({ start, end }) => ({ start, end }));
}

interface Word extends Span {
  readonly text: string;
}

function wordsOf(text: string): readonly Word[] {
  return [...text.matchAll(/(?<![\p{L}\p{N}@#./_-])\p{L}+(?![\p{L}\p{N}@_])(?!\.\p{L})/gu)].map(match => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Latin letters in a language that has others. */
function isForeignScript(word: string, { targetLocale }: CheckContext): boolean {
  return CYRILLIC.has(languageOf(targetLocale)) && /^\p{Script=Latin}+$/u.test(word);
}

const CYRILLIC = new Set(['uk', 'ru', 'be', 'bg', 'sr', 'mk']);

/** A small word with letters that only Polish has, or one of its commonest. */
function isPolish(word: string, { targetLocale }: CheckContext): boolean {
  if (['pl', 'cs', 'sk', 'lt', 'hr', 'sl', 'bs', 'sr'].includes(languageOf(targetLocale))) return false;
  return (/[ąęłńśźżć]/.test(word) && !CURRENCY.test(word)) || FUNCTION_WORDS.has(word);
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

/** An ending of Polish that is none of English, German or French. */
function looksInflected(word: string): boolean {
  return (
    word.length >= 6 &&
    /(?:owi|ego|emu|ych|ymi|ach|ami|owych|owego|owej|nej|ów|iem|cji|stwo|stwa|owie|ować|ała|ało|ały|ają|enia|anie|anych|nych|nego|ości|yka|yki|owy|owa)$/.test(
      word,
    ) &&
    !SHARED.test(word)
  );
}

/** Words that the other languages took from elsewhere. */
const SHARED =
  /^(?:problem|system|term|program|beach|reach|preach|teach|coach|approach|spinach|stomach|origami|tsunami|salami|impala|gala|bazooka|danach|einfach|hernach|demnach|vielfach|mehrfach|mazowy)/;

/** Two or more words in a row that are the source's own, long enough not to be chance. */
function isRun(words: readonly Word[], at: number): boolean {
  const [first, second] = [words[at], words[at + 1]];
  return (
    first !== undefined &&
    second !== undefined &&
    first.text.length + second.text.length >= 7 &&
    /^\p{Ll}/u.test(second.text) &&
    second.start - first.end === 1
  );
}

/** „tzw. ‚swojska’”: a word in quotation marks or brackets is shown on purpose. */
function isQuoted(text: string, { start, end }: Span): boolean {
  return /["„“«‘(][^"”“»’)]*$/u.test(text.slice(0, start)) && /^[^"„«(]*["”“»’)]/u.test(text.slice(end));
}
