import type { AbbreviationKind, AbbreviationRule, Before, LanguageRules } from '../language.ts';
import { words } from '../language.ts';
import { isVowelless } from '../word.ts';

/** One SRX rule, as patterns. */
export interface RulePatterns {
  readonly breaks: boolean;
  readonly before: string;
  readonly after: string;
}

const CLOSING = '["\'“”„‟‘’‚‛«»‹›)\\]}]';
/**
 * What may open a sentence, with the spaces between. Java's engines put what stands before a break into a look-behind,
 * so nothing there repeats without a limit within a repeated group, and no class holds a bare `*` or `+`.
 */
const OPENING = '[-–—"\'“”„‟‘’‚‛«»‹›(\\[{¿¡•\\s]{0,6}';
const STOP = '[.!?…]';
/** Neither a letter nor a digit stands there. */
const NOT_AFTER_WORD = '(?<![\\p{L}\\p{M}\\p{N}/])';
const WORD_ENDS = '(?![\\p{L}\\p{M}\\p{N}])';
const OMISSION = '[(\\[](?:\\.\\.\\.|…)[)\\]]';
const CONSONANTS = 'bcćdfghjklłmnńpqrsśtvwxzźżбвгґджзйклмнпрстфхцчшщ';

/** A language's rules as SRX patterns, in order: what does not end a sentence, and last what does. */
export function patternsOf(rules: LanguageRules): readonly RulePatterns[] {
  const opener = anyOf([...words(rules.openers)].map(capitalised));
  const going = opener === '' ? '' : `(?!${opener}(?![\\p{L}.]))`;
  const follows = `\\s${OPENING}${going}`;
  return [
    { breaks: true, before: '\\S', after: '\\s*[\\n\\r\\u2028\\u2029]' },
    no(`${NOT_AFTER_WORD}${OMISSION}`, '\\s'),
    no(`[\\p{L}\\p{N},;:] ?[(\\[][^()\\[\\]]{0,200}${STOP}${CLOSING}*[)\\]]${CLOSING}*`, '\\s'),
    no(STOP, '\\s[»”](?=[\\s.,!?…]|$)'),
    ...titles(rules, follows),
    ...labels(rules),
    ...continuing(rules),
    ...kinds(rules, follows),
    ...unknown(rules, follows),
    ...numbers(rules, follows),
    ...initials(rules),
    ...pauses(rules, follows),
    {
      breaks: true,
      before: `${STOP}(?:\\s[»”])?(?:${CLOSING}|\\[\\d{1,4}\\]|[¹²³])*`,
      after: `\\s+(?:${OMISSION}|${OPENING}(?:[\\p{Lu}\\p{Lt}\\p{Lo}\\p{Nd}§@#€$£]|\\p{Ll}\\p{Lu}\\p{Ll}\\p{Ll}))`,
    },
    { breaks: true, before: '[。！？｡][」』”’）]*', after: '\\S' },
  ];
}

function no(before: string, after: string): RulePatterns {
  return { breaks: false, before, after };
}

/** A sentence begins there: at the text's or line's start, or after a stop. */
const BEGINS = `(?:^|[\\n\\r]|${STOP}${CLOSING}{0,3}\\s)${OPENING}`;

/** The same, but not after an abbreviation of a few letters: `w ust. 3.` */
const AFTER_SENTENCE = `(?:^|[\\n\\r]|[\\p{L}\\p{N}]{4}${STOP}${CLOSING}{0,3}\\s)${OPENING}`;

/** `1.`, `a.`, `II.`, `Art. 5.` at a sentence's start belong to what follows. */
function labels({ listMarks }: LanguageRules): readonly RulePatterns[] {
  const marks = anyOf([...words(listMarks)].flatMap(word => [word, capitalised(word)]).map(escaped));
  const number = '(?:\\p{Nd}{1,4}|[IVXLC]{1,6})\\.?\\s';
  return [
    no(`${AFTER_SENTENCE}(?:\\p{Nd}{1,4}|\\p{L}|[IVXLC]{1,6})\\.`, '\\s'),
    ...(marks === ''
      ? []
      : [
          no(
            `${AFTER_SENTENCE}(?:(?:${marks}|§)\\.?\\s${number})?(?:${marks}|§)\\.?\\s(?:\\p{Nd}{1,4}|[IVXLC]{1,6})\\.`,
            '\\s',
          ),
        ]),
  ];
}

/** `w „Mam talent!” Jan śpiewa`, `"Why?" John asked.` */
function titles({ sayings }: LanguageRules, follows: string): readonly RulePatterns[] {
  const saying = anyOf([...words(sayings)].map(escaped));
  return [
    no(`[\\p{L}\\p{N}]\\s["“„«‘'][^"“”„«»‘’.!?]{1,45}[!?]["”“»’']`, `${follows}\\S`),
    ...(saying === '' ? [] : [no(`[!?]["”»’']`, `\\s\\p{Lu}\\p{L}+\\s(?:\\p{Lu}\\p{L}+\\s)?${saying}${WORD_ENDS}`)]),
  ];
}

function continuing({ continuers }: LanguageRules): readonly RulePatterns[] {
  const going = anyOf([...words(continuers)].map(capitalised));
  return going === '' ? [] : [no(`\\p{L}\\.`, `\\s+${going}${WORD_ENDS}`)];
}

function kinds(rules: LanguageRules, follows: string): readonly RulePatterns[] {
  const opener = anyOf([...words(rules.openers)].map(capitalised));
  const after: Readonly<Record<Exclude<AbbreviationKind, 'end'>, string>> = {
    never: '\\s',
    name: `${follows}\\S`,
    word: `\\s+(?:\\p{Nd}|(?!${opener || '\\b\\B'}${WORD_ENDS})(?:\\p{Lu}\\p{L}+ \\p{Lu}|\\p{Lu}\\p{Ll}?\\.|\\p{Lu}\\p{L}+${anyOf([...words(rules.nameEndings)])}${WORD_ENDS}))`,
    number: `\\s+[(\\[]?(?:\\p{Nd}|[IVXLCDM]+${WORD_ENDS}|(?![WZOUI]\\s)\\p{Lu}${WORD_ENDS})`,
    amount: `\\s+(?:\\p{Nd}|${anyOf(countedSpellings(rules)) || '\\p{Ll}'}${WORD_ENDS}|\\p{Lu}\\p{L}{2,}${anyOf([...words(rules.countedEndings)]) || '\\p{Nd}'}${WORD_ENDS}|[(\\[])`,
    date: '\\s+[(\\[]',
  };
  const listed = [...rules.abbreviations, ...orElse(rules)];
  return (Object.keys(after) as (keyof typeof after)[]).flatMap(kind => {
    const conditions = [undefined, 'number', 'roman', 'time', 'verb'] as const;
    return conditions.flatMap(condition => {
      const found = listed.filter(([, of, , before]) => of === kind && before === condition);
      if (found.length === 0) return [];
      const abbreviated = abbreviationPattern(found, condition, rules);
      const begun = kind === 'amount' || kind === 'date' ? begunClause(rules, abbreviated, follows) : [];
      return [...begun, no(`${abbreviated}${CLOSING}?`, after[kind])];
    });
  });
}

/** What is listed with a condition alone, and where that fails is taken for short all the same: `W r. 1863`. */
function orElse({ abbreviations }: LanguageRules): readonly AbbreviationRule[] {
  const always = new Set(abbreviations.filter(rule => rule[3] === undefined).map(([abbreviation]) => abbreviation));
  const sometimes = new Set(abbreviations.map(([abbreviation]) => abbreviation).filter(text => !always.has(text)));
  const isShort = (text: string) => text.length === 2 || isVowelless(text);
  return [...sometimes].filter(isShort).map(text => [text, 'name', text]);
}

/** `W 1926 r. Meyer`, `Dodał, że w 2015 r. Meyer`: a clause that has only said when. */
function begunClause(rules: LanguageRules, abbreviated: string, follows: string): readonly RulePatterns[] {
  const opening = [rules.framing, rules.conjunctions, rules.coordinators];
  const framing = anyOf(opening.flatMap(list => [...words(list)]).map(capitalised));
  const conjunction = anyOf([...words(rules.conjunctions)].map(escaped));
  return [
    ...(framing === '' ? [] : [no(`${BEGINS}${framing}\\s[^.!?…,]{0,30}${abbreviated}`, `${follows}\\S`)]),
    ...(conjunction === '' ? [] : [no(`,\\s${conjunction}\\s[^.!?…,]{0,20}${abbreviated}`, `${follows}\\S`)]),
  ];
}

function abbreviationPattern(
  found: readonly AbbreviationRule[],
  condition: Before | undefined,
  rules: LanguageRules,
): string {
  const stands = (what: Before) => standing(what, rules);
  const without = found.map(([abbreviation]) => {
    const other = rules.abbreviations.filter(([same, , , before]) => same === abbreviation && before && !condition);
    const unless = other.map(([, , , before]) => (before ? `(?<!${stands(before)}\\s)` : '')).join('');
    return `${unless}${eitherCase(abbreviation)}`;
  });
  const spelled = [...new Set(without)].join('|');
  return condition ? `${stands(condition)}\\s?(?:${spelled})` : `${NOT_AFTER_WORD}(?:${spelled})`;
}

function standing(what: Before, { times, verbEndings }: LanguageRules): string {
  if (what === 'verb') return anyOf([...words(verbEndings)]) || '\\p{Nd}';
  if (what === 'number') return '\\p{Nd}';
  if (what === 'roman') return '[IVXLC]';
  return `(?:\\p{Nd}|${[...words(times)].join('|') || '\\p{Nd}'})`;
}

/** What is short without being listed: letters without a vowel, and one small letter. */
function unknown(rules: LanguageRules, follows: string): readonly RulePatterns[] {
  const known = rules.abbreviations.map(([abbreviation]) => escaped(abbreviation));
  const listed = known.length === 0 ? '' : `(?!(?:${[...new Set(known)].join('|')}))`;
  return [
    no(`${NOT_AFTER_WORD}${listed}[${CONSONANTS}]{2,6}\\.`, `${follows}\\S`),
    no(`(?:^|[\\s(\\[])${listed}\\p{Ll}\\.`, `${follows}\\S`),
    no(`[(\\[]\\p{Ll}{2,6}\\.`, `${follows}\\S`),
  ];
}

function numbers({ ordinals, framing }: LanguageRules, follows: string): readonly RulePatterns[] {
  const number = `(?:^|[\\s("„])\\p{Nd}{1,3}\\.`;
  const roman = no(number, `\\s+[IVXLCDM]{2,}${WORD_ENDS}`);
  if (ordinals === 'any') return [roman, no(`(?:^|[\\s("„])\\p{Nd}{1,2}\\.`, `${follows}\\p{L}`)];
  const nouns = anyOf([...words(ordinals)].flatMap(word => [capitalised(word), escaped(word.toUpperCase())]));
  const frame = anyOf([...words(framing)].map(capitalised));
  return [
    roman,
    ...(nouns === '' ? [] : [no(number, `\\s+${nouns}`), no('[IVXLC]{2,6}\\.', `\\s+${nouns}`)]),
    ...(frame === '' ? [] : [no(`${BEGINS}${frame}\\s[^.!?…,]{0,25}\\s\\p{Nd}{1,2}\\.`, `${follows}\\S`)]),
  ];
}

/** `J. Kowalski` goes on; `witamina C. Organizm` ends. */
function initials({ labels, subjects, openers }: LanguageRules): readonly RulePatterns[] {
  const label = anyOf([...words(labels)].map(escaped));
  const unlabelled = label === '' ? '' : `(?<!(?<![\\p{L}])${label}\\.?\\s)`;
  const subject = anyOf([...words(subjects), ...words(openers)].map(capitalised));
  const initial = `${NOT_AFTER_WORD}(?<!\\p{Nd}\\s)${unlabelled}(?:\\p{Lu}\\.)?\\p{Lu}[${CONSONANTS}]?\\.`;
  const named = subject === '' ? '' : `(?!${subject}(?![\\p{L}.]))`;
  return [no(initial, `\\s+${named}["'„”“«»]?\\p{L}`)];
}

function pauses({ dangling }: LanguageRules, follows: string): readonly RulePatterns[] {
  const word = anyOf([...words(dangling)].map(escaped));
  return [
    no(`(?:^|[\\n\\r])\\s*(?:\\.{2,}|…)`, '\\s'),
    ...(word === '' ? [] : [no(`${NOT_AFTER_WORD}${word}(?:\\.{2,}|…)`, `${follows}\\S`)]),
  ];
}

// ── Spelling ────────────────────────────────────────────────────────────────────────────────────────────────────

function anyOf(alternatives: readonly string[]): string {
  return alternatives.length === 0 ? '' : `(?:${[...new Set(alternatives)].join('|')})`;
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(/\s+/g, '\\s?');
}

function capitalised(word: string): string {
  return escaped(word.charAt(0).toUpperCase() + word.slice(1));
}

/** The first letter small or capital, unless it is one letter alone: a single capital is an initial. Not `McDonald’s.` */
function eitherCase(abbreviation: string): string {
  const first = abbreviation.charAt(0);
  const rest = escaped(abbreviation.slice(1));
  if (rest === '\\.') return `(?<!['’.])${escaped(first)}${rest}`;
  if (first !== first.toLowerCase()) return `${escaped(first)}${rest}`;
  return `[${first.toUpperCase()}${first}]${rest}`;
}

function countedSpellings({ counted }: LanguageRules): string[] {
  return [...words(counted)].flatMap(word => [escaped(word.toUpperCase()), capitalised(word)]);
}
