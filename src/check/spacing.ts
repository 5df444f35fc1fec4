import type { Finding, Locale } from '../model.ts';
import { targetCheck, textAt } from './check.ts';
import { languageOf } from './language.ts';
import { type Pattern, pattern } from './pattern.ts';
import { type MessageKey, says } from './wording.ts';

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
    return rules.flatMap(({ pattern, isInSource, says: key }): readonly Omit<Finding, 'check'>[] => {
      const match = pattern.first(prose);
      if (!match || (isInSource && pattern.isIn(unit.text))) return [];
      const span = { start: match.index, end: match.index + match[0].length };
      return [{ severity: 'warning', ...says(key, { at: textAt(unit.target, span) }), target: span }];
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
  readonly says: Extract<MessageKey, `spacing.${string}`>;
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
    says: 'spacing.double',
  },
  {
    hint: pattern(/[ \u00A0\u202F][,.]/),
    pattern: pattern(/(?<=[\p{L}\d”»)])[ \u00A0\u202F]+(?:,|\.(?![\p{L}\d.]))/u),
    isInSource: true,
    says: 'spacing.before',
  },
  {
    hint: pattern(/[,.!?]\p{L}/u),
    pattern: pattern(/(?<=\p{L}{2}),(?=\p{L}{2})|(?<=\p{Ll}{3})[.!?](?=\p{Lu}\p{Ll})/u),
    isInSource: true,
    says: 'spacing.after',
  },
  {
    hint: pattern(/[()[\]]/),
    pattern: pattern(/[([][ \u00A0]+(?=\S)|(?<=\S)[ \u00A0]+[)\]]/u),
    isInSource: true,
    says: 'spacing.bracket',
  },
  {
    hint: pattern(/[,;.]{2}/),
    pattern: pattern(/(?<![,;.])(?:,,(?!\p{L})|;;|,\.|\.,(?!\d)(?<!\p{L}{1,5}\.,))|(?<!\.)\.\.(?!\.)/u),
    isInSource: true,
    says: 'spacing.marks',
  },
  {
    hint: pattern(/^\s|\s$/),
    pattern: pattern(/^\s+(?=\S)|(?<=\S)\s+$/u),
    isInSource: true,
    says: 'spacing.ends',
  },
];

const OTHERS: readonly Rule[] = [
  {
    hint: pattern(/[ \u00A0\u202F][;:!?]/),
    pattern: pattern(/(?<=[\p{L}\d”»)])[ \u00A0\u202F]+[;:!?](?![)(DP/-])/u),
    isInSource: true,
    says: 'spacing.before',
  },
];

const FRENCH: readonly Rule[] = [
  {
    hint: pattern(/[;!?]/),
    pattern: pattern(/(?<=[\p{L}\d%»”)])[;!?](?![)\w/=&])/u),
    isInSource: false,
    says: 'spacing.narrow',
  },
  {
    hint: pattern(/:/),
    pattern: pattern(/(?<=[\p{L}%»”)]):(?=\s|$)/u),
    isInSource: false,
    says: 'spacing.colon',
  },
  {
    hint: pattern(/ [;:!?]/),
    pattern: pattern(/(?<=\S) [;:!?](?![)(DP/-])/u),
    isInSource: false,
    says: 'spacing.breaks',
  },
];

const GUILLEMETS: readonly Rule[] = [
  {
    hint: pattern(/[«»]/),
    pattern: pattern(/«(?![\u00A0\u202F])|(?<![\u00A0\u202F])»/u),
    isInSource: false,
    says: 'spacing.guillemet',
  },
];

const ELSEWHERE = [...COMMON, ...OTHERS];
const IN_FRANCE = [...COMMON, ...FRENCH, ...GUILLEMETS];
const IN_CANADA = [...COMMON, ...GUILLEMETS];
