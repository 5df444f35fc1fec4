import { AppError } from '../errors.ts';
import { openAutomaton } from './cfsa2.ts';
import { readTags, type WordTags } from './polimorf.ts';

/** A dictionary of word forms. */
export interface Morphology {
  /** The readings of a form, spelled exactly so. */
  readonly analyse: (form: string) => readonly Analysis[];
  /** The forms of a lemma that start so. */
  readonly formsOf: (lemma: string, prefix: string) => readonly string[];
}

/** One lemma that a form can belong to, with all that the form can then be. */
export interface Analysis {
  readonly lemma: string;
  readonly words: readonly WordTags[];
}

/**
 * Opens PoliMorf as it comes with Morfologik: a CFSA2 automaton of `form;lemma;tags`, where the lemma is written as how
 * many bytes to cut from the form's front and end (as `A` + n) and what to append.
 * @throws AppError if the bytes are not such a dictionary
 */
export function openMorphology(bytes: Uint8Array): Morphology {
  const automaton = openAutomaton(bytes);
  if (!automaton) throw new AppError('project', 'The Polish dictionary is damaged.', 'Install the package again.');
  const remembered = new Map<string, readonly string[]>();
  return {
    analyse(form) {
      const bytes = encoder.encode(form);
      return automaton.endings(concat(bytes, [SEPARATOR])).map(ending => readEntry(bytes, ending));
    },
    formsOf(lemma, prefix) {
      const known = remembered.get(`${lemma} ${prefix}`);
      if (known) return known;
      const wanted = encoder.encode(lemma);
      const tails = new Map<number, Uint8Array>();
      const tail = (form: Uint8Array, length: number) => {
        let shared = 0;
        while (shared < length && form[shared] === wanted[shared]) shared++;
        const key = length * 256 + shared;
        const made = tails.get(key) ?? tailOf(wanted, length, shared);
        tails.set(key, made);
        return made;
      };
      const forms = automaton.beginnings(encoder.encode(prefix), SEPARATOR, wanted.length + LONGER, tail);
      const found = forms.map(form => decoder.decode(form));
      if (remembered.size < REMEMBERED) remembered.set(`${lemma} ${prefix}`, found);
      return found;
    },
  };
}

/** Of how many lemmas the forms are remembered, which take long to gather. */
const REMEMBERED = 1000;

/** By how many bytes a form may be longer than its lemma. */
const LONGER = 8;
const SEPARATOR = ';'.charCodeAt(0);
const SHIFT = 'A'.charCodeAt(0);
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** What follows a form of this length that begins as its lemma does, as far as `shared`. */
function tailOf(lemma: Uint8Array, length: number, shared: number): Uint8Array {
  return concat(Uint8Array.of(SHIFT, SHIFT + length - shared), [...lemma.subarray(shared), SEPARATOR]);
}

/** Numbers count bytes, so a cut may go through a letter, which what is appended then makes whole. */
function readEntry(form: Uint8Array, ending: Uint8Array): Analysis {
  const cut = ending.indexOf(SEPARATOR);
  const [front = SHIFT, back = SHIFT] = ending;
  const kept = form.subarray(front - SHIFT, form.length - (back - SHIFT));
  return {
    lemma: decoder.decode(concat(kept, ending.subarray(2, cut))),
    words: readTags(decoder.decode(ending.subarray(cut + 1))),
  };
}

function concat(first: Uint8Array, second: ArrayLike<number>): Uint8Array {
  const joined = new Uint8Array(first.length + second.length);
  joined.set(first);
  joined.set(second, first.length);
  return joined;
}
