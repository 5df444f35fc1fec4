import { type GetTextTranslation, po } from 'gettext-parser';
import { AppError } from '../../errors.ts';
import type { Problem } from '../../model.ts';
import { fromValue } from '../xliffNames.ts';
import { unescapeUnwritable } from './escapes.ts';
import { readNoteLines } from './noteLines.ts';
import { ARTICLE, fromPoLanguage, SOURCE_LANGUAGE } from './poNames.ts';
import { type PoPart, poParts } from './poParts.ts';
import { type Returned, type ReturnedSegment, readStandingMark } from './returned.ts';

/**
 * Reads a PO file. An entry that cannot be read is a problem with its line, and the others are used. Obsolete entries
 * (`#~`) are not read.
 *
 * @param text  the decoded file
 * @param path  its name for messages
 * @throws AppError where it holds no entry at all
 */
export function readPo(text: string, path: string): Returned {
  const problems: Problem[] = [];
  const entries: Entry[] = [];
  let headers: Readonly<Record<string, string>> = {};
  for (const part of poParts(text)) {
    const read = readPart(part, path);
    if ('message' in read) problems.push(read);
    else if (read.headers) headers = read.headers;
    else entries.push(...read.entries);
  }
  if (entries.length === 0) throw noPo(path, problems[0]);
  const segments = unique(entries.map(segmentOf), path, problems);
  const original = fromValue(headers[ARTICLE] ?? '') || fileIn(entries);
  const [sourceLocale = '', targetLocale = ''] = [headers[SOURCE_LANGUAGE], headers.Language].map(name =>
    fromPoLanguage(name ?? ''),
  );
  return { files: [{ file: path, slug: undefined, original, sourceLocale, targetLocale, segments }], problems };
}

function noPo(path: string, first: Problem | undefined): AppError {
  const place = first?.line === undefined ? path : `${path}, line ${first.line}`;
  const message = first?.message ?? 'It holds no entry of a PO file.';
  return new AppError('project', `Cannot read ${place}: ${message}`, first?.advice ?? 'Export the article again.');
}

interface Entry extends GetTextTranslation {
  readonly line: number;
}

interface Read {
  readonly headers?: Readonly<Record<string, string>>;
  readonly entries: readonly Entry[];
}

/** In UTF-16 code units; an entry is a sentence. */
const MOST_IN_ENTRY = 10_000_000;

function readPart({ text, line }: PoPart, file: string): Read | Problem {
  if (text.length > MOST_IN_ENTRY) return { file, line, ...TOO_LONG };
  const parsed = parse(text);
  const entries = Object.values(parsed?.translations ?? {}).flatMap(Object.values<GetTextTranslation>);
  const [entry] = entries;
  const isOne = entries.length < 2 && entry?.msgid_plural === undefined && (!entry || entry.msgstr?.length === 1);
  if (!parsed || !isOne) return { file, line, ...BROKEN };
  return parsed.headers
    ? { headers: parsed.headers, entries: [] }
    : { entries: entries.map(each => ({ ...each, line })) };
}

const TOO_LONG = {
  message: `The entry is longer than ${MOST_IN_ENTRY / 1e6} million characters.`,
  advice: 'Export the article again.',
};

const BROKEN = {
  message: 'The entry cannot be read.',
  advice: 'Save the file again from the PO editor, or correct the entry: msgctxt, msgid, msgstr, each in quotes.',
};

/** The library throws errors of several kinds at what is no PO, a `TypeError` among them. */
function parse(text: string): ReturnType<typeof po.parse> | undefined {
  try {
    return po.parse(text, { validation: true });
  } catch {
    return undefined;
  }
}

function segmentOf({ msgctxt = '', msgid, msgstr, comments, line }: Entry): ReturnedSegment {
  const target = unescapeUnwritable(msgstr[0] ?? '');
  const isFuzzy = /(?:^|[\s,])fuzzy(?:$|[\s,])/.test(comments?.flag ?? '');
  const marks = (comments?.extracted ?? '').split('\n').map(readStandingMark);
  return {
    id: unescapeUnwritable(msgctxt),
    source: unescapeUnwritable(msgid),
    target: target === '' ? undefined : target,
    isApproved: target !== '' && !isFuzzy,
    base: marks.find(mark => mark !== undefined),
    notes: readNoteLines(unescapeUnwritable(comments?.translator ?? '')),
    hasTags: true,
    line,
  };
}

/** The file of the first reference, where a tool has dropped our header field. */
function fileIn(entries: readonly Entry[]): string {
  const [reference = ''] = entries.flatMap(({ comments }) => comments?.reference?.split('\n') ?? []);
  return fromValue(/^\u2068(.*?)\u2069/.exec(reference)?.[1] ?? reference.split(/\s/)[0]?.replace(/:\d+$/, '') ?? '');
}

function unique(segments: readonly ReturnedSegment[], file: string, problems: Problem[]): readonly ReturnedSegment[] {
  const seen = new Set<string>();
  return segments.filter(({ id, line }) => {
    const isTwice = id !== '' && seen.has(id);
    seen.add(id);
    const message = `The sentence “${id}” is there twice; the first counts.`;
    if (isTwice) problems.push({ file, line, message, advice: 'Delete one of the two entries.' });
    return !isTwice;
  });
}
