import { AppError } from '../errors.ts';
import { openAutomaton } from './cfsa2.ts';
import { readTags, type WordTags } from './polimorf.ts';

/** A dictionary of word forms. */
export interface Morphology {
  /** The readings of a form, spelled exactly so. */
  readonly analyse: (form: string) => readonly Analysis[];
  /** Every form of the dictionary that starts so, with its readings. */
  readonly startingWith: (prefix: string) => Iterable<readonly [form: string, analysis: Analysis]>;
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
  const analyse = (form: string) => automaton.endings(`${form};`).map(ending => readEntry(form, ending));
  return {
    analyse,
    *startingWith(prefix) {
      for (const rest of automaton.endings(prefix)) {
        const entry = prefix + rest;
        const cut = entry.indexOf(';');
        if (cut >= 0) yield [entry.slice(0, cut), readEntry(entry.slice(0, cut), entry.slice(cut + 1))];
      }
    },
  };
}

const SHIFT = 'A'.charCodeAt(0);

function readEntry(form: string, ending: string): Analysis {
  const cut = ending.indexOf(';');
  const code = ending.slice(0, cut);
  return { lemma: lemmaOf(form, code), words: readTags(ending.slice(cut + 1)) };
}

/** The lemma: numbers count bytes of UTF-8; all Polish letters beyond ASCII take two. */
function lemmaOf(form: string, code: string): string {
  const front = code.charCodeAt(0) - SHIFT;
  const back = code.charCodeAt(1) - SHIFT;
  const bytes = encoder.encode(form);
  return decoder.decode(bytes.subarray(front, bytes.length - back)) + code.slice(2);
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();
