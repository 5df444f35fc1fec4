import type { Locale, TermSwitches } from '../../model.ts';
import type { Morphology } from '../morphology.ts';
import type { Form } from '../pattern.ts';
import { termWords } from '../plain.ts';
import { type Case, cases, casesOf, common, isEmpty, nominative, noTags, type Tags, tagsOf, union } from '../tags.ts';
import { foldWord, isAcronym } from '../words.ts';
import { madeForms } from './grammar.ts';
import { wordReader } from './readings.ts';
import { type Role, rolesOf } from './roles.ts';
import { dictionaryForms } from './synthesis.ts';

/** A form of a term. */
export interface TermForm {
  readonly text: string;
  /** Absent where the language's rules do not say. */
  readonly number?: 'singular' | 'plural';
  readonly case?: Case;
}

/** What each word of a term does, and the forms that come of it, the likeliest of a case first. */
export interface Paradigm {
  readonly words: readonly { readonly text: string; readonly role: Role['kind'] }[];
  readonly forms: readonly TermForm[];
}

const EVERY = ['m1', 'm3', 'f', 'n'] as const;
/** How many forms of one case and number are shown. */
const SHOWN = 6;

/** The forms of a Polish term by case and number. */
export function polishParadigm(
  term: string,
  locale: Locale,
  switches: TermSwitches,
  morphology: Morphology | undefined,
): Paradigm {
  const { words, gaps } = termWords(term, locale);
  const roles = rolesOf(words, gaps, switches.number, wordReader(morphology));
  const columns = words.map((word, at) => columnOf(word, roles[at] ?? { kind: 'fixed' }, roles[0], morphology));
  const scope = scopeOf(columns);
  const separators = separatorsOf(term, words);
  const forms = numbersOf(scope, switches).flatMap(number =>
    cases.flatMap(grammaticalCase => {
      const tags = common(tagsOf(number === 'singular' ? 'sg' : 'pl', grammaticalCase, EVERY), scope);
      const texts = isEmpty(tags) ? [] : combine(columns, tags, separators);
      return texts.map(text => ({ number, case: grammaticalCase, text }));
    }),
  );
  return { words: words.map((text, at) => ({ text, role: roles[at]?.kind ?? 'fixed' })), forms };
}

/** One word of the term: what it does, and its forms, likeliest first. */
interface Column {
  readonly word: string;
  readonly role: Role;
  readonly forms: readonly Form[];
  /** An apposition that more likely stays as it is: Inicjatywa Trójmorza, Angela Merkel. */
  readonly staysFirst: boolean;
}

function columnOf(word: string, role: Role, first: Role | undefined, morphology: Morphology | undefined): Column {
  if (role.kind === 'fixed') return { word, role, forms: [], staysFirst: false };
  const known = morphology ? role.readings.flatMap(reading => dictionaryForms(word, reading, morphology)) : [];
  const forms = known.length > 0 ? known : madeForms(word, role.unknown);
  return {
    word,
    role,
    forms: forms.map(({ text, tags }) => ({ text: withCapitalsOf(word, text), tags })),
    staysFirst: known.length === 0 && role.kind === 'apposition' && first !== role && isNoMan(first),
  };
}

/** Whether a word is by the dictionary a noun, and never a man. */
function isNoMan(role: Role | undefined): boolean {
  if (!role || role.kind === 'fixed' || role.readings.length === 0) return false;
  return isEmpty(common(role.readings.map(reading => reading.tags).reduce(union, noTags), tagsOf('sg', 'nom', ['m1'])));
}

/** A form with the capitals of the word as cited: INF-u, FIFY, Wyszehradzkiej. */
function withCapitalsOf(word: string, form: string): string {
  if (isAcronym(word)) {
    const [base = '', ending] = form.split(/(?=-)/);
    return (base.length === word.length && base === foldWord(word) ? word : base.toUpperCase()) + (ending ?? '');
  }
  return /^\p{Lu}/u.test(word) ? form.charAt(0).toUpperCase() + form.slice(1) : form;
}

/** The numbers, cases and genders that the head has, in the gender of its citation form. */
function scopeOf(columns: readonly Column[]): Tags {
  const head = columns.find(({ role }) => role.kind === 'head') ?? columns.find(({ role }) => role.kind !== 'fixed');
  if (!head || head.role.kind === 'fixed') return noTags;
  const all = head.forms.map(form => form.tags).reduce(union, noTags);
  const cited = head.role.readings.map(reading => common(reading.tags, nominative)).reduce(union, noTags);
  return inOneGender(all, cited);
}

/** The tags of one gender, the first that the citation form has; animate masculines have both plurals. */
function inOneGender(all: Tags, cited: Tags): Tags {
  const groups = [0, 1, 2, 3].map(at => 0x7f << (at * cases.length));
  const singular =
    groups.find(group => (cited.singular & group) !== 0) ?? groups.find(group => all.singular & group) ?? 0;
  const [virile = 0, other = 0] = groups;
  const plural = singular === virile ? virile | other : other;
  const only = { singular: all.singular & singular, plural: all.plural & plural };
  return only.plural === 0 ? { ...only, plural: all.plural } : only;
}

function numbersOf(scope: Tags, { number }: TermSwitches): readonly ('singular' | 'plural')[] {
  const numbers = (['singular', 'plural'] as const).filter(name => scope[name] !== 0);
  return number ? numbers.filter(name => name === number) : numbers;
}

/** The words of a term in one case and number: each in its form, or as it is. */
function combine(columns: readonly Column[], tags: Tags, separators: readonly string[]): readonly string[] {
  let lines: readonly { readonly text: string; readonly tags: Tags }[] = [{ text: separators[0] ?? '', tags }];
  columns.forEach(({ word, role, forms, staysFirst }, at) => {
    const gap = separators[at + 1] ?? '';
    lines = lines
      .flatMap(line => {
        const fitting = role.kind === 'fixed' ? [] : forms.filter(form => fits(form.tags, line.tags, role.kind));
        if (fitting.length === 0)
          return role.kind === 'agrees' ? [] : [{ text: line.text + word + gap, tags: line.tags }];
        const unchanged = staysFirst ? [{ text: line.text + word + gap, tags: line.tags }] : [];
        const changed = fitting.map(form => ({
          text: line.text + form.text + gap,
          tags: role.kind === 'apposition' ? line.tags : common(line.tags, form.tags),
        }));
        return [...unchanged, ...changed];
      })
      .slice(0, SHOWN);
  });
  return [...new Set(lines.map(line => line.text))];
}

function fits(form: Tags, wanted: Tags, kind: Role['kind']): boolean {
  if (kind !== 'apposition') return !isEmpty(common(form, wanted));
  const [singular, plural] = wanted.singular ? [form.singular, 0] : [0, form.plural];
  return (casesOf(singular, plural) & casesOf(wanted.singular, wanted.plural)) !== 0;
}

/** What stands before, between and after the words, as the term has it. */
function separatorsOf(term: string, words: readonly string[]): readonly string[] {
  const separators: string[] = [];
  let at = 0;
  for (const word of words) {
    const start = term.indexOf(word, at);
    separators.push(term.slice(at, start));
    at = start + word.length;
  }
  return [...separators, term.slice(at)];
}
