import type { Locale, TermSwitches } from '../model.ts';
import { grammarOf } from './grammar.ts';
import type { Morphology } from './morphology.ts';
import { termWords } from './plain.ts';
import { LONGEST_INFLECTED } from './polish/grammar.ts';
import { type Paradigm, polishParadigm, type TermForm } from './polish/paradigm.ts';
import { foldWord } from './words.ts';

/**
 * The forms of a term, as it will be looked for: for Polish by case and number, with what each word does (head, agrees,
 * apposition, fixed); for other languages a list. Forms that the switches add stand at the end, those they take out do not.
 */
export function termForms(
  term: string,
  locale: Locale,
  morphology?: Morphology,
  switches: TermSwitches = {},
): Paradigm {
  const { words, forms } = paradigmOf(term, locale, morphology, switches);
  const removed = new Set(switches.notForms?.map(foldWord));
  const added = (switches.forms ?? []).map(text => ({ text }));
  const made = forms.length > 0 ? forms : [{ text: term }];
  return { words, forms: [...made.filter(form => !removed.has(foldWord(form.text))), ...added] };
}

function paradigmOf(
  term: string,
  locale: Locale,
  morphology: Morphology | undefined,
  switches: TermSwitches,
): Paradigm {
  const { words } = termWords(term, locale);
  if (!switches.exact && words.length <= LONGEST_INFLECTED && /^pl\b/.test(locale))
    return polishParadigm(term, locale, switches, morphology);
  const [pattern] = grammarOf(locale, morphology).compile(term, switches);
  const forms: TermForm[] = [{ text: term }];
  pattern?.slots.forEach((slot, at) => {
    const [before, after] = [words.slice(0, at), words.slice(at + 1)];
    for (const form of slot.forms) {
      if (form.text === foldWord(slot.citation)) continue;
      forms.push({ text: [...before, form.text, ...after].join(' ') });
    }
  });
  const role = (at: number) => ((pattern?.slots[at]?.forms.length ?? 0) > 1 ? 'head' : 'fixed');
  return { words: words.map((text, at) => ({ text, role: role(at) })), forms };
}
