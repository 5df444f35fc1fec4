import type { Locale, TermSwitches } from '../../model.ts';
import type { Morphology } from '../morphology.ts';
import type { Form, Grammar, Pattern, Slot } from '../pattern.ts';
import { fixedPattern, fixedSlot, termWords } from '../plain.ts';
import { allTags, pluralTags, singularTags, union } from '../tags.ts';
import { foldWord, isAcronym } from '../words.ts';
import { declineAdjective, declineNoun } from './decline.ts';
import { isDoubtful, isTerm } from './judge.ts';
import { type WordReader, wordReader } from './readings.ts';
import { type Role, rolesOf, verbRoles } from './roles.ts';

/** The grammar of Polish, with or without the dictionary. */
export function polishGrammar(locale: Locale, morphology: Morphology | undefined): Grammar {
  const read = wordReader(morphology);
  return {
    compile: (term, switches) =>
      switches.exact ? fixedPattern(term, locale, switches) : compile(term, switches, locale, read),
    lexemes: word => read(word).readings,
    isDoubtful: (word, accepts) => isDoubtful(read(word), accepts),
    isTerm: match => isTerm(match, read),
  };
}

/** Whether words that are no acronyms are written in capitals: MINISTER OBRONY. */
function isShouted(term: string): boolean {
  return !/\p{Ll}/u.test(term) && /\p{Lu}{5}/u.test(term) && /\s/.test(term);
}

/** In words. Whole sentences are looked for as they are. */
export const LONGEST_INFLECTED = 30;

function compile(cited: string, switches: TermSwitches, locale: Locale, read: WordReader): readonly Pattern[] {
  const term = isShouted(cited) ? cited.toLowerCase() : cited;
  const { words, gaps } = termWords(term, locale);
  if (words.length === 0) return [];
  if (words.length > LONGEST_INFLECTED) return fixedPattern(term, locale, switches);
  const tags = switches.number === 'plural' ? pluralTags : switches.number === 'singular' ? singularTags : allTags;
  const pattern = (roles: readonly Role[]): Pattern => ({
    slots: withCapitals(
      words.map((word, at) => slotOf(word, roles[at] ?? { kind: 'fixed' })),
      switches,
      read,
    ),
    gaps,
    tags,
    judged: words.length === 1,
    looseHyphens: false,
  });
  const asVerb = verbRoles(words, read);
  return [pattern(rolesOf(words, gaps, switches.number, read)), ...(asVerb ? [pattern(asVerb)] : [])];
}

function slotOf(word: string, role: Role): Slot {
  if (role.kind === 'fixed') return fixedSlot(word);
  const lexemes = [...new Set(role.readings.map(reading => reading.key))].sort();
  const stays = role.mayStay || lexemes.length === 0;
  return {
    lexemes,
    forms: merged([...madeForms(word, role.unknown), ...(stays ? [{ text: foldWord(word), tags: allTags }] : [])]),
    agreement: role.kind === 'apposition' ? 'case' : 'full',
    capitals: isAcronym(word) ? 'acronym' : 'any',
    citation: word,
  };
}

/** The forms that rules give a word. */
export function madeForms(word: string, as: 'noun' | 'adjective' | undefined): readonly Form[] {
  if (as === undefined) return [];
  return as === 'noun' ? declineNoun(word) : declineAdjective(word);
}

function merged(forms: readonly Form[]): readonly Form[] {
  const byText = new Map<string, Form>();
  for (const form of forms) {
    const same = byText.get(form.text);
    byText.set(form.text, same ? { text: form.text, tags: union(same.tags, form.tags) } : form);
  }
  return [...byText.values()];
}

/** Capitals are demanded as the switch says; without one, of a single name that is a common word too (Sojusz). */
function withCapitals(slots: readonly Slot[], { case: letters }: TermSwitches, read: WordReader): readonly Slot[] {
  if (letters === 'insensitive') return slots.map(slot => ({ ...slot, capitals: 'any' }));
  const [first] = slots;
  if (letters === 'sensitive')
    return slots.map(slot =>
      /^\p{Lu}/u.test(slot.citation) && slot.capitals === 'any' ? { ...slot, capitals: 'initial' } : slot,
    );
  if (!first || slots.length > 1 || first.capitals !== 'any' || !/^\p{Lu}/u.test(first.citation)) return slots;
  const common = read(first.citation.toLowerCase()).isKnown;
  return common ? [{ ...first, capitals: 'initial' }] : slots;
}
