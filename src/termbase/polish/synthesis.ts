import type { Morphology } from '../morphology.ts';
import type { Form } from '../pattern.ts';
import { casesOf, noTags, type Tags, union } from '../tags.ts';
import { foldWord, isAcronym } from '../words.ts';
import { adjectiveForms, declineAdjective, declineNoun } from './decline.ts';
import { analysesOf, keyOf, type Reading } from './readings.ts';

/**
 * The forms that the dictionary has of a word, from one of its readings. What the rules of declension would make is
 * looked up first; only where a case is then missing is the dictionary searched through for the lemma (człowiek, ludzie).
 */
export function dictionaryForms(word: string, reading: Reading, morphology: Morphology): readonly Form[] {
  const forms = new Map<string, Tags>();
  const isCompound = morphology.analyse(reading.lemma).length === 0;
  const analyse = (form: string) => (isCompound ? analysesOf(form, morphology) : morphology.analyse(form));
  const add = (form: string) => {
    for (const { lemma, words } of analyse(form))
      for (const tagged of words)
        if (tagged.pos !== 'depr' && keyOf(lemma, tagged) === reading.key)
          forms.set(form, union(forms.get(form) ?? noTags, tagged.tags));
  };
  for (const text of candidates(word, reading)) add(text);
  if (!isAcronym(word) && (!isComplete(forms, reading) || SUPPLETIVE[reading.lemma]))
    for (const form of relatives(reading, morphology)) add(form);
  const unchanged = forms.get(word);
  if (unchanged && forms.size > 1 && !isAcronym(word)) forms.set(word, withoutUnchanging(unchanged));
  return [...forms].map(([text, tags]) => ({ text, tags }));
}

/** What the rules would make of a word, spelled as the dictionary spells the lemma. */
function candidates(word: string, { lemma, kind }: Reading): ReadonlySet<string> {
  if (isAcronym(word)) return new Set([word, ...declineNoun(word).map(({ text }) => word + text.slice(word.length))]);
  const nouns = kind === 'noun' ? [...declineNoun(word), ...declineNoun(lemma), ...declineAdjective(word)] : [];
  const adjectives = kind === 'noun' ? [] : adjectiveForms(foldWord(word).replace(/(?:y|ie|i|a|e)$/, ''));
  const soft = kind === 'noun' ? [] : adjectiveForms(foldWord(word).replace(/(?:i|ia|ie)$/, 'i'));
  const folded = [foldWord(word), foldWord(lemma), ...[...nouns, ...adjectives, ...soft].map(form => form.text)];
  const capital = lemma.charAt(0) !== lemma.charAt(0).toLowerCase();
  return new Set(capital ? folded.map(text => text.charAt(0).toUpperCase() + text.slice(1)) : folded);
}

/** Leaves out the genders in which every case is the same, as of *pani minister*. */
function withoutUnchanging({ singular, plural }: Tags): Tags {
  const declined = (bits: number) => {
    let kept = bits;
    for (let at = 0; at < 28; at += 7) if (((bits >>> at) & 0x3f) === 0x3f) kept &= ~(0x7f << at);
    return kept;
  };
  return { singular: declined(singular), plural: declined(plural) };
}

/** Whether there is a form for every case of each number that the word has at all. */
function isComplete(forms: ReadonlyMap<string, Tags>, reading: Reading): boolean {
  const all = [...forms.values()].reduce(union, noTags);
  const everyCase = 0b0111111;
  const has = (cases: number) => (cases & everyCase) === everyCase;
  const singular = casesOf(all.singular, 0);
  return has(casesOf(0, all.plural)) && (has(singular) || (singular === 0 && reading.tags.singular === 0));
}

/** The forms in the dictionary that begin as the word does, before the last vowel of its stem: pies, psa. */
function relatives({ lemma }: Reading, morphology: Morphology): readonly string[] {
  const stem = lemma.replace(/[aeiouyąęó]+$/i, '');
  const cut = /^(.*?)[aeiouyąęó]+[^aeiouyąęó]*$/i.exec(stem)?.[1] ?? '';
  const prefix = cut.replace(/[^aeiouyąęó]$/i, '') || cut || lemma.charAt(0);
  const other = SUPPLETIVE[lemma];
  return [...morphology.formsOf(lemma, prefix), ...(other ? morphology.formsOf(lemma, other) : [])];
}

/** Nouns whose plural has another stem. */
const SUPPLETIVE: Readonly<Record<string, string>> = { człowiek: 'lud', rok: 'lat' };
