import type { Finding, Locale } from '../model.ts';
import { quoteAt, targetCheck } from './check.ts';
import { languageOf } from './language.ts';

/**
 * French has a no-break space inside « » and before ; : ! ? (narrow, U+202F, or U+00A0), as the Imprimerie nationale
 * has it; the others have none there. Elsewhere: one space between words, none before a comma or a full stop.
 *
 * | | Polish | translation | |
 * |---|---|---|
 * | fr | | « Oui » ; vraiment ? | passes |
 * | en | | Well, yes. | passes |
 * | de | | Es kostet 5 % mehr, z. B. hier. | passes |
 * | fr | | « Oui »; vraiment? | found |
 * | en | | Well , yes. | found |
 * | de | | Ja,  wirklich. | found |
 * | uk | | Так,справді. | found |
 * | uk |  | Так, справді. | passes |
 * | fr |  | Vraiment ? | found |
 */
export const spacing = targetCheck(
  'spacing',
  'A space too many, too few, or of the wrong kind in the translation.',
  (unit, { targetLocale }) => {
    const rules = [...COMMON, ...rulesOf(targetLocale)];
    return rules.flatMap(({ pattern, isInSource, message, advice }): readonly Omit<Finding, 'check'>[] => {
      const match = pattern.exec(unit.target.replace(CODE, code => 'x'.repeat(code.length)));
      if (!match || (isInSource && pattern.test(unit.text))) return [];
      const span = { start: match.index, end: match.index + match[0].length };
      return [{ severity: 'warning', message: message(quoteAt(unit.target, span)), advice, target: span }];
    });
  },
);

/** Canadian French has no space before ; ! ? as English has none, and the others as in France. */
function rulesOf(locale: Locale): readonly Rule[] {
  if (languageOf(locale) !== 'fr') return OTHERS;
  return /^fr-CA$/i.test(locale) ? GUILLEMETS : [...FRENCH, ...GUILLEMETS];
}

interface Rule {
  readonly pattern: RegExp;
  /** What the source has as well is meant. */
  readonly isInSource: boolean;
  readonly message: (at: string) => string;
  readonly advice: string;
}

/** Addresses, file names and clocks have marks without spaces. */
const CODE =
  /(?:https?:|www\.)\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w.-]+|(?<![\p{L}\d.-])[\p{L}\d-]{1,40}(?:\.[\p{L}\d-]{1,40}){0,4}\.(?:pl|com|org|net|gov|eu|de|fr|ua|uk|io|txt|pdf|md|html)(?![\p{L}])\S*/giu;

const COMMON: readonly Rule[] = [
  {
    pattern: /\S(?: {2,}|[ \u00A0\u202F]*\t[ \t]*)(?=\S)/u,
    isInSource: true,
    message: at => `There are two spaces at ${at}.`,
    advice: 'Leave one.',
  },
  {
    pattern: /(?<=[\p{L}\d”»)])[ \u00A0\u202F]+(?:,|\.(?![\p{L}\d.]))/u,
    isInSource: true,
    message: at => `There is a space before a mark: ${at}.`,
    advice: 'Take it out.',
  },
  {
    pattern: /(?<=\p{L}{2}),(?=\p{L}{2})|(?<=\p{Ll}{3})[.!?](?=\p{Lu}\p{Ll})/u,
    isInSource: true,
    message: at => `There is no space after ${at}.`,
    advice: 'Put one in.',
  },
  {
    pattern: /[([][ \u00A0]+(?=\S)|(?<=\S)[ \u00A0]+[)\]]/u,
    isInSource: true,
    message: at => `There is a space inside the bracket: ${at}.`,
    advice: 'Take it out.',
  },
  {
    pattern: /(?<![,;.])(?:,,(?!\p{L})|;;|,\.|\.,(?!\d)(?<!\p{L}{1,5}\.,))|(?<!\.)\.\.(?!\.)/u,
    isInSource: true,
    message: at => `There are two marks in a row: ${at}.`,
    advice: 'Leave one.',
  },
  {
    pattern: /^\s+(?=\S)|(?<=\S)\s+$/u,
    isInSource: true,
    message: () => 'There is a space at the start or the end.',
    advice: 'Take it out.',
  },
];

const OTHERS: readonly Rule[] = [
  {
    pattern: /(?<=[\p{L}\d”»)])[ \u00A0\u202F]+[;:!?](?![)(DP/-])/u,
    isInSource: true,
    message: at => `There is a space before a mark: ${at}.`,
    advice: 'Take it out.',
  },
];

const FRENCH: readonly Rule[] = [
  {
    pattern: /(?<=[\p{L}\d%»”)])[;!?](?![)\w/=&])/u,
    isInSource: false,
    message: at => `There is no space before ${at}.`,
    advice: 'Put a narrow no-break space (U+202F) before it.',
  },
  {
    pattern: /(?<=[\p{L}%»”)]):(?=\s|$)/u,
    isInSource: false,
    message: at => `There is no space before ${at}.`,
    advice: 'Put a no-break space (U+00A0) before it.',
  },
  {
    pattern: /(?<=\S) [;:!?](?![)(DP/-])/u,
    isInSource: false,
    message: at => `The space before the mark may break the line: ${at}.`,
    advice: 'Make it a no-break space: U+202F before ; ! ?, U+00A0 before a colon.',
  },
];

const GUILLEMETS: readonly Rule[] = [
  {
    pattern: /«(?![\u00A0\u202F])|(?<![\u00A0\u202F])»/u,
    isInSource: false,
    message: at => `The guillemet ${at} has no no-break space inside.`,
    advice: 'Put a no-break space (U+00A0 or U+202F) between it and the text.',
  },
];
