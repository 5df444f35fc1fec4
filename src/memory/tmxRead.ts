import type { Locale, Problem } from '../model.ts';
import { readXmlPart, XmlError, xmlError } from '../xml.ts';
import type { MemoryEntry } from './entry.ts';
import { type TmxPart, tmxParts } from './tmxScan.ts';
import { type Complain, readTu, tuEntries } from './tmxUnit.ts';

export interface TmxOptions {
  /** The file's name, relative to the project. */
  readonly file: string;
  readonly source: Locale;
  /** The target locales that are wanted; all if absent. A text of another region of the same language is taken too. */
  readonly targets?: readonly Locale[];
}

/** More would bury the rest. */
const MAX_PROBLEMS = 100;

/**
 * Reads a TMX, 1.1 to 1.4, into memory. What is wrong with a unit becomes a `Problem` with its line, and the rest is
 * used; only what is no TMX at all is thrown, as an `AppError`.
 *
 * A unit gives its text in the source locale (or in another region of its language) paired with each text in a wanted
 * locale, whatever language the unit was written in. Codes become markers (`tmxCodes`); `hi` is no code.
 *
 * @param chunks  the decoded file in parts, see `decodeXmlStream`
 */
export async function readTmx(
  chunks: Iterable<string> | AsyncIterable<string>,
  options: TmxOptions,
): Promise<{ readonly units: readonly MemoryEntry[]; readonly problems: readonly Problem[] }> {
  const units: MemoryEntry[] = [];
  const problems = await streamTmx(chunks, options, unit => units.push(unit));
  return { units, problems };
}

/** As `readTmx`, for a file of any size: each entry is handed on as soon as it is read. */
export async function streamTmx(
  chunks: Iterable<string> | AsyncIterable<string>,
  options: TmxOptions,
  take: (entry: MemoryEntry) => void,
): Promise<readonly Problem[]> {
  const complaints = complaintBook(options.file);
  const counts = { units: 0, taken: 0 };
  for await (const part of tmxParts(chunks)) {
    if (part.kind === 'head' || part.kind === 'empty') checkHead(part, options.file, complaints.add);
    else if (part.kind === 'tail') checkTail(part, complaints.add);
    else {
      counts.units += 1;
      for (const entry of partEntries(part, options, complaints.add)) {
        counts.taken += 1;
        take(entry);
      }
    }
  }
  const problems = complaints.problems();
  return counts.units > 0 && counts.taken + problems.length === 0
    ? [strangeLanguages(counts.units, options)]
    : problems;
}

/** The problems up to a number, then how many more there were. */
function complaintBook(file: string): { readonly add: Complain; problems(): readonly Problem[] } {
  const kept: Problem[] = [];
  let more = 0;
  return {
    add(line, message, advice) {
      if (kept.length < MAX_PROBLEMS) kept.push({ file, line, message, advice });
      else more += 1;
    },
    problems() {
      const message = `${more} more problems like these`;
      return more === 0 ? kept : [...kept, { file, message, advice: 'Correct the first ones, then look again.' }];
    },
  };
}

/** That the file is a TMX. A DTD of its own is refused here, as everywhere. */
function checkHead({ kind, text, line }: TmxPart, file: string, complain: Complain): void {
  let root: string | undefined;
  const handler = {
    open(name: string, _: unknown, at: number) {
      root ??= name;
      if (root !== 'tmx') throw xmlError(file, at, `it is no TMX but “${root}”`, 'Export the memory as TMX 1.4.');
      if (name === 'tu') complain(at, 'the unit cannot be told from what is before it', 'Export the file again.');
    },
    text() {},
    close() {},
  };
  readXmlPart(text, handler, { file, line, whole: kind === 'empty' });
  if (!root) throw xmlError(file, undefined, 'it is no TMX', 'Export the memory as TMX 1.4.');
}

function checkTail({ text, line }: TmxPart, complain: Complain): void {
  if (!/<\/tmx\s*>/.test(text)) complain(line, 'the file ends in the middle', 'Export it again; it was cut off.');
}

function partEntries(part: TmxPart, options: TmxOptions, complain: Complain): readonly MemoryEntry[] {
  if (part.kind === 'unclosed') {
    complain(part.line, 'the unit has no end', 'Write </tu> after it, or export the file again.');
    return [];
  }
  try {
    return tuEntries(readTu(part, options.file), options, complain);
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    const ampersand = bareAmpersand(part);
    if (ampersand !== undefined)
      complain(ampersand, 'a “&” stands alone', 'Write &amp; for it; the other units are used.');
    else
      complain(
        error.line ?? part.line,
        error.reason,
        'Correct the unit, or export the file again; the others are used.',
      );
    return [];
  }
}

/** The line of an ampersand that begins no entity: a parser reads on for its end, and complains of something else. */
function bareAmpersand({ text, line }: TmxPart): number | undefined {
  const at = text.search(/&(?!#?\w+;)/);
  return at < 0 || text.includes('<![CDATA[') ? undefined : line + text.slice(0, at).split('\n').length - 1;
}

function strangeLanguages(units: number, { file, source, targets }: TmxOptions): Problem {
  const languages = `${source} and ${targets?.join(' or ') ?? 'another language'}`;
  return { file, message: `none of its ${units} units has ${languages}`, advice: 'Check the languages of the file.' };
}
