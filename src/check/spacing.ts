import type { Finding, Locale } from '../model.ts';
import { quoteAt, targetCheck } from './check.ts';
import { languageOf } from './language.ts';
import { type Pattern, pattern } from './pattern.ts';

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
    const prose = withoutCode(unit.target);
    const rules = rulesOf(targetLocale).filter(({ hint }) => hint.isIn(prose));
    return rules.flatMap(({ pattern, isInSource, message, advice }): readonly Omit<Finding, 'check'>[] => {
      const match = pattern.first(prose);
      if (!match || (isInSource && pattern.isIn(unit.text))) return [];
      const span = { start: match.index, end: match.index + match[0].length };
      return [{ severity: 'warning', message: message(quoteAt(unit.target, span)), advice, target: span }];
    });
  },
);

/** Canadian French has no space before ; ! ? as English has none, and the others as in France. */
function rulesOf(locale: Locale): readonly Rule[] {
  if (languageOf(locale) !== 'fr') return ELSEWHERE;
  return /^fr-CA$/i.test(locale) ? IN_CANADA : IN_FRANCE;
}

interface Rule {
  /** Without it there is no match; cheap, since most sentences are well spaced. */
  readonly hint: Pattern;
  readonly pattern: Pattern;
  /** What the source has as well is meant. */
  readonly isInSource: boolean;
  readonly message: (at: string) => string;
  readonly advice: string;
}

/** Addresses, file names and clocks have marks without spaces. */
const CODE = pattern(
  /(?:https?:|www\.)\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w.-]+|(?<![\p{L}\d.-])[\p{L}\d-]{1,40}(?:\.[\p{L}\d-]{1,40}){0,4}\.(?:pl|com|org|net|gov|eu|de|fr|ua|uk|io|txt|pdf|md|html)(?![\p{L}])\S*/giu,
);

const MAY_BE_CODE = pattern(/[@:]|\.\p{L}|www\./iu);

function withoutCode(text: string): string {
  return MAY_BE_CODE.isIn(text) ? text.replace(CODE.in(text), code => 'x'.repeat(code.length)) : text;
}

const COMMON: readonly Rule[] = [
  {
    hint: pattern(/ {2}|\t/),
    pattern: pattern(/\S(?: {2,}|[ \u00A0\u202F]*\t[ \t]*)(?=\S)/u),
    isInSource: true,
    message: at => `There are two spaces at ${at}.`,
    advice: 'Leave one.',
  },
  {
    hint: pattern(/[ \u00A0\u202F][,.]/),
    pattern: pattern(/(?<=[\p{L}\d”»)])[ \u00A0\u202F]+(?:,|\.(?![\p{L}\d.]))/u),
    isInSource: true,
    message: at => `There is a space before a mark: ${at}.`,
    advice: 'Take it out.',
  },
  {
    hint: pattern(/[,.!?]\p{L}/u),
    pattern: pattern(/(?<=\p{L}{2}),(?=\p{L}{2})|(?<=\p{Ll}{3})[.!?](?=\p{Lu}\p{Ll})/u),
    isInSource: true,
    message: at => `There is no space after ${at}.`,
    advice: 'Put one in.',
  },
  {
    hint: pattern(/[()[\]]/),
    pattern: pattern(/[([][ \u00A0]+(?=\S)|(?<=\S)[ \u00A0]+[)\]]/u),
    isInSource: true,
    message: at => `There is a space inside the bracket: ${at}.`,
    advice: 'Take it out.',
  },
  {
    hint: pattern(/[,;.]{2}/),
    pattern: pattern(/(?<![,;.])(?:,,(?!\p{L})|;;|,\.|\.,(?!\d)(?<!\p{L}{1,5}\.,))|(?<!\.)\.\.(?!\.)/u),
    isInSource: true,
    message: at => `There are two marks in a row: ${at}.`,
    advice: 'Leave one.',
  },
  {
    hint: pattern(/^\s|\s$/),
    pattern: pattern(/^\s+(?=\S)|(?<=\S)\s+$/u),
    isInSource: true,
    message: () => 'There is a space at the start or the end.',
    advice: 'Take it out.',
  },
];

const OTHERS: readonly Rule[] = [
  {
    hint: pattern(/[ \u00A0\u202F][;:!?]/),
    pattern: pattern(/(?<=[\p{L}\d”»)])[ \u00A0\u202F]+[;:!?](?![)(DP/-])/u),
    isInSource: true,
    message: at => `There is a space before a mark: ${at}.`,
    advice: 'Take it out.',
  },
];

const FRENCH: readonly Rule[] = [
  {
    hint: pattern(/[;!?]/),
    pattern: pattern(/(?<=[\p{L}\d%»”)])[;!?](?![)\w/=&])/u),
    isInSource: false,
    message: at => `There is no space before ${at}.`,
    advice: 'Put a narrow no-break space (U+202F) before it.',
  },
  {
    hint: pattern(/:/),
    pattern: pattern(/(?<=[\p{L}%»”)]):(?=\s|$)/u),
    isInSource: false,
    message: at => `There is no space before ${at}.`,
    advice: 'Put a no-break space (U+00A0) before it.',
  },
  {
    hint: pattern(/ [;:!?]/),
    pattern: pattern(/(?<=\S) [;:!?](?![)(DP/-])/u),
    isInSource: false,
    message: at => `The space before the mark may break the line: ${at}.`,
    advice: 'Make it a no-break space: U+202F before ; ! ?, U+00A0 before a colon.',
  },
];

const GUILLEMETS: readonly Rule[] = [
  {
    hint: pattern(/[«»]/),
    pattern: pattern(/«(?![\u00A0\u202F])|(?<![\u00A0\u202F])»/u),
    isInSource: false,
    message: at => `The guillemet ${at} has no no-break space inside.`,
    advice: 'Put a no-break space (U+00A0 or U+202F) between it and the text.',
  },
];

const ELSEWHERE = [...COMMON, ...OTHERS];
const IN_FRANCE = [...COMMON, ...FRENCH, ...GUILLEMETS];
const IN_CANADA = [...COMMON, ...GUILLEMETS];
