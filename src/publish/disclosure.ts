import { AppError } from '../errors.ts';
import type { Locale } from '../model.ts';
import type { Standing } from './gates.ts';
import { rawTextsOf } from './rawTexts.ts';

/** The sentences of one locale that tell readers that a text was made by a machine. Plain text. */
export interface DisclosureTexts {
  /** Where nobody has reviewed any of it. */
  readonly all: string;
  /** Where a person reviewed or wrote some of it. */
  readonly some: string;
  /** Where all of it was reviewed, and nobody holds editorial responsibility. */
  readonly noEditor: string;
}

export interface Disclosure {
  /** Which sentence is due; `none` where none is. */
  readonly due: keyof DisclosureTexts | 'none';
  /** Why, for the evidence. */
  readonly reason: string;
}

/**
 * Whether readers are to be told that a machine made the text. Art. 50(4) of Regulation (EU) 2024/1689 (the AI Act) asks it
 * for text on matters of public interest, unless a person reviewed it and someone holds editorial responsibility.
 * What comes from a memory may once have been a machine's, so unreviewed it counts as that.
 */
export function disclosureFor(standings: readonly Standing[], editor: string | undefined): Disclosure {
  const made = standings.filter(isMachineMade);
  const unreviewed = made.filter(standing => !standing.approval);
  if (made.length === 0) return { due: 'none', reason: 'People wrote all of the text.' };
  if (unreviewed.length === standings.length)
    return { due: 'all', reason: 'The text comes from a machine or a memory, and no person has reviewed it.' };
  if (unreviewed.length > 0)
    return {
      due: 'some',
      reason: `${unreviewed.length} of ${standings.length} segments come from a machine or a memory, and no person has reviewed them.`,
    };
  if (!editor)
    return { due: 'noEditor', reason: 'People reviewed the text, but no one holds editorial responsibility.' };
  return {
    due: 'none',
    reason: `People reviewed all that comes from a machine or a memory, and ${editor} holds editorial responsibility.`,
  };
}

/** By a machine or a memory, or made of such a text: that a person changed a letter does not say that a person read it. */
function isMachineMade({ unit }: Standing): boolean {
  return unit.state !== 'initial' && (unit.origin.kind !== 'person' || rawTextsOf(unit).length > 0);
}

/**
 * Reads a locale's sentences.
 *
 * @param file  its name, for errors
 * @throws AppError where the text is not JSON, or lacks a sentence
 */
export function parseDisclosure(text: string, file: string): DisclosureTexts {
  const value = parseJson(text, file);
  const texts = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  const sentence = (key: keyof DisclosureTexts): string => {
    const found = texts[key];
    if (typeof found === 'string' && found.trim() !== '') return found.trim();
    throw new AppError('project', `Cannot read ${file}: “${key}” is not a sentence.`, SHAPE);
  };
  return { all: sentence('all'), some: sentence('some'), noEditor: sentence('noEditor') };
}

export function noDisclosure(locale: Locale, file: string): AppError {
  return new AppError(
    'project',
    `There is no sentence in “${locale}” that tells readers that a machine made the text, and it is due.`,
    `Write ${file}. ${SHAPE}`,
  );
}

const SHAPE = 'It has the form {"all": "…", "some": "…", "noEditor": "…"}: docs/publishing.md says when each is used.';

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new AppError('project', `Cannot read ${file}: it is not valid JSON (${why}).`, SHAPE, { cause });
  }
}
