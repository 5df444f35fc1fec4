import type { Concept, Locale, Problem, Term } from '../model.ts';
import { compileTerms, LONGEST_TERM } from './compile.ts';
import { hitFinder } from './find.ts';
import { termForms } from './forms.ts';
import { grammarOf } from './grammar.ts';
import type { Morphology } from './morphology.ts';
import { foldGap, foldWord, wordSpans } from './words.ts';

export interface TermbaseCheck {
  /** The glossary's file, for the problems to name. */
  readonly file: string;
  /** The line of each concept, as `parseTermbase` gives them. */
  readonly lines?: ReadonlyMap<string, number>;
  readonly sourceLocale: Locale;
  readonly morphology?: Morphology;
  /** The concepts that the project's articles use; without it, unused ones are not reported. */
  readonly used?: ReadonlySet<string>;
}

/**
 * What a terminologist should look at: concepts without a source term, one source term in two concepts, a term both
 * forbidden and allowed, spoilt or look-alike characters, forms that two concepts share, and concepts that no article uses.
 */
export function checkTermbase(concepts: readonly Concept[], options: TermbaseCheck): readonly Problem[] {
  const faults = [
    ...concepts.flatMap(concept => [
      ...missingSource(concept, options.sourceLocale),
      ...contradictions(concept),
      ...spoiltTerms(concept),
      ...unused(concept, options.used),
    ]),
    ...sharedTerms(concepts, options.sourceLocale),
    ...sharedForms(concepts, options),
  ];
  return faults
    .map(({ concept, message, advice }): Problem => {
      const line = options.lines?.get(concept.id);
      return {
        file: options.file,
        ...(line === undefined ? {} : { line }),
        message: `“${concept.id}”: ${message}`,
        advice,
      };
    })
    .sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

interface Fault {
  readonly concept: Concept;
  readonly message: string;
  readonly advice: string;
}

function missingSource(concept: Concept, locale: Locale): readonly Fault[] {
  if (concept.terms[locale]?.some(term => term.status !== 'forbidden')) return [];
  const message = `there is no ${locale} term, so the concept is never found.`;
  return [{ concept, message, advice: `Fill in the column ${locale}, or remove the concept.` }];
}

function contradictions(concept: Concept): readonly Fault[] {
  return Object.entries(concept.terms).flatMap(([locale, terms]) =>
    terms.flatMap((term, at): readonly Fault[] => {
      const earlier = terms.slice(0, at).find(other => other.text === term.text);
      if (!earlier) return [];
      const both = (earlier.status === 'forbidden') !== (term.status === 'forbidden');
      return [
        both
          ? {
              concept,
              message: `“${term.text}” (${locale}) is both allowed and forbidden.`,
              advice: 'Keep one of the two.',
            }
          : { concept, message: `“${term.text}” (${locale}) stands there twice.`, advice: 'Keep one of the two.' },
      ];
    }),
  );
}

function spoiltTerms(concept: Concept): readonly Fault[] {
  return Object.entries(concept.terms).flatMap(([locale, terms]) =>
    terms.flatMap((term): readonly Fault[] => {
      const fault = spoiltBy(term.text, locale);
      return fault ? [{ concept, message: `“${term.text}” (${locale}) ${fault.message}`, advice: fault.advice }] : [];
    }),
  );
}

/** What is wrong with a term's characters. */
function spoiltBy(text: string, locale: Locale): { message: string; advice: string } | undefined {
  const advice = 'Type the term anew.';
  const words = wordSpans(text, locale).map(({ start, end }) => text.slice(start, end));
  if (words.length === 0) return { message: 'has no letter or digit, so it cannot be found.', advice };
  if (words.length > LONGEST_TERM)
    return { message: `has more than ${LONGEST_TERM} words, so it is not looked for.`, advice: 'Shorten it.' };
  if (/[\u00AD\u200B\u200E\u200F\u2060\uFEFF]|\u200C|\u200D/.test(text))
    return { message: 'holds an invisible character.', advice };
  if (/[^\S ]|^\s|\s$| {2}/.test(text))
    return { message: 'holds an unusual or needless space.', advice: 'Use single plain spaces.' };
  if (text !== text.normalize('NFC')) return { message: 'holds letters with loose accents.', advice };
  const alike = words.find(word => isLookAlike(word, locale));
  if (alike === undefined) return undefined;
  return { message: `mixes letters that look alike but are of two scripts, in “${alike}”.`, advice };
}

/** A word of two scripts; or, in a language of one script, a word wholly of look-alikes from the other. */
function isLookAlike(word: string, locale: Locale): boolean {
  const latin = /\p{Script=Latin}/u.test(word);
  const cyrillic = /\p{Script=Cyrillic}/u.test(word);
  const greek = /\p{Script=Greek}/u.test(word);
  if ([latin, cyrillic, greek].filter(Boolean).length > 1) return true;
  if (/^(?:uk|ru|be|bg|mk)\b/.test(locale))
    return /^[ABCEHIKMOPTXaceiopxy]{2,}$/.test(word) && !/^[IVXLCDM]+$/.test(word);
  return cyrillic && /^(?:pl|en|de|fr|cs|sk|es|it|pt|nl|sv|da|ro|hu|lt|lv|et|fi)\b/.test(locale);
}

function unused(concept: Concept, used: ReadonlySet<string> | undefined): readonly Fault[] {
  if (!used || used.has(concept.id)) return [];
  return [{ concept, message: 'no article uses it.', advice: 'Keep it if an article will; else remove it.' }];
}

/** The name that two terms share which would be found on the same spots. */
function nameOf(text: string): string {
  return foldGap(foldWord(text)).trim();
}

function sharedTerms(concepts: readonly Concept[], locale: Locale): readonly Fault[] {
  const owners = new Map<string, Concept>();
  const faults: Fault[] = [];
  for (const concept of concepts)
    for (const term of concept.terms[locale] ?? []) {
      const name = term.switches.case === 'sensitive' ? `=${term.text}` : nameOf(term.text);
      const owner = owners.get(name) ?? concept;
      owners.set(name, owner);
      if (owner !== concept)
        faults.push({
          concept,
          message: `“${term.text}” (${locale}) is a term of “${owner.id}” too; only the first is found.`,
          advice: 'Merge the concepts, or tell the terms apart with a longer term or a switch such as {case}.',
        });
    }
  return faults;
}

interface OwnedTerm {
  readonly concept: Concept;
  readonly term: Term;
}

/** Of how many single words the forms are compared. */
const COMPARED = 2000;

/** Terms that are different, but are found on the same words: a term that another's pattern matches, or a common form. */
function sharedForms(concepts: readonly Concept[], { sourceLocale, morphology }: TermbaseCheck): readonly Fault[] {
  const owned = concepts.flatMap(concept =>
    (concept.terms[sourceLocale] ?? []).map((term): OwnedTerm => ({ concept, term })),
  );
  const clashes = new Map<string, Fault>();
  const report = (a: OwnedTerm, b: OwnedTerm, form: string) => {
    if (a.concept === b.concept || nameOf(a.term.text) === nameOf(b.term.text)) return;
    const key = [a.concept.id, b.concept.id].sort().join('\n');
    if (clashes.has(key)) return;
    clashes.set(key, {
      concept: a.concept,
      message: `“${form}” can be “${a.term.text}” and also “${b.term.text}” of “${b.concept.id}”.`,
      advice: 'Take the form out of one of them with {-form}, or use {case}, {exact} or {plural}.',
    });
  };
  citedForms(owned, sourceLocale, morphology, report);
  commonForms(owned, sourceLocale, morphology, report);
  return [...clashes.values()];
}

type Report = (a: OwnedTerm, b: OwnedTerm, form: string) => void;

/** Terms whose citation form another concept's term is found by. */
function citedForms(
  owned: readonly OwnedTerm[],
  locale: Locale,
  morphology: Morphology | undefined,
  report: Report,
): void {
  const grammar = grammarOf(locale, morphology);
  const entries = owned.map(({ term }) => ({ id: term.text, term: term.text, switches: term.switches }));
  const find = hitFinder(compileTerms(entries, locale, grammar), grammar);
  for (const own of owned)
    for (const { entry, start, end } of find(own.term.text)) {
      const other = owned[entry];
      if (other && start === 0 && end === own.term.text.length) report(own, other, own.term.text);
    }
}

/** Single words that share a form. */
function commonForms(
  owned: readonly OwnedTerm[],
  locale: Locale,
  morphology: Morphology | undefined,
  report: Report,
): void {
  const owners = new Map<string, OwnedTerm>();
  const single = owned.filter(({ term }) => !/\s/.test(term.text)).slice(0, COMPARED);
  for (const own of single) {
    const marked = own.term.switches.case === 'sensitive' ? '=' : '';
    for (const { text } of termForms(own.term.text, locale, morphology, own.term.switches).forms) {
      const name = marked + nameOf(text);
      const other = owners.get(name);
      if (other) report(own, other, text);
      else owners.set(name, own);
    }
  }
}
