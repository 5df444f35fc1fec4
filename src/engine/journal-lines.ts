import { crc32 } from 'node:zlib';

/**
 * What the journal records, one line each: `crc32 json`, the checksum in hexadecimal over the JSON's bytes.
 *
 * A line *begins* with its line feed: whatever a crash left half-written ends where the next line begins, and a last
 * line is whole when its checksum says so.
 */
export type JournalEntry =
  /** A request is about to be sent that may cost `characters`. Until its end is recorded it counts as paid. */
  | { readonly kind: 'sent'; readonly at: number; readonly ticket: string; readonly characters: number }
  /** A request's answer, all of it in one line, so that it is there or it is not. */
  | {
      readonly kind: 'answered';
      readonly at: number;
      readonly ticket: string;
      readonly characters: number;
      readonly answers: readonly JournalAnswer[];
    }
  /** A request that was surely not charged. */
  | { readonly kind: 'refused'; readonly at: number; readonly ticket: string }
  /** Answers that serve another text's key as well: the same sentence in another article. */
  | { readonly kind: 'shared'; readonly at: number; readonly answers: readonly JournalAnswer[] }
  /** Bytes `from` up to `to` of this file are damaged, and were reported and copied. */
  | { readonly kind: 'damaged'; readonly at: number; readonly from: number; readonly to: number };

export interface JournalAnswer {
  readonly key: string;
  readonly text: string;
}

/** A stretch of a journal file between two line feeds. Offsets in bytes. */
export interface JournalLine {
  readonly from: number;
  readonly to: number;
  /** Absent where the line is damaged. */
  readonly entry?: JournalEntry;
}

const LINE_FEED = 10;

export function writeLine(entry: JournalEntry): string {
  const json = JSON.stringify(entry);
  return `\n${crc32(json).toString(16).padStart(8, '0')} ${json}`;
}

/** The lines of a piece of a journal file that begins at byte `offset`. Empty lines are no lines. */
export function readLines(bytes: Buffer, offset: number): readonly JournalLine[] {
  const lines: JournalLine[] = [];
  let from = 0;
  while (from < bytes.length) {
    const feed = bytes.indexOf(LINE_FEED, from);
    const to = feed < 0 ? bytes.length : feed;
    if (to > from) {
      const entry = readLine(bytes.subarray(from, to));
      lines.push({ from: offset + from, to: offset + to, ...(entry ? { entry } : {}) });
    }
    from = to + 1;
  }
  return lines;
}

/** The entry of one line without its line feed; nothing where the line is not whole. */
export function readLine(line: Buffer): JournalEntry | undefined {
  if (line.length < 11 || line[8] !== 0x20) return undefined;
  const json = line.subarray(9);
  if (crc32(json) !== Number.parseInt(line.toString('latin1', 0, 8), 16)) return undefined;
  // Whatever carries its checksum was written by `writeLine`.
  return JSON.parse(json.toString('utf8')) as JournalEntry;
}
