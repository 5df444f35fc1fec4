import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem } from '../model.ts';
import { journalFiles, openWriter, readFrom, readPiece, unreadable } from './journal-files.ts';
import { type JournalAnswer, type JournalEntry, type JournalLine, readLine, readLines } from './journal-lines.ts';

/**
 * What was paid for, on disk: an answer is in the journal before anybody uses it, so that a run that dies pays nothing
 * twice. It is a cache: it may be deleted at any time, and then forgets what this month has cost.
 *
 * One file a month, only ever appended to, in single writes at the file's end: two processes may write at once.
 */
export interface Journal {
  /** Reads what is new on disk, other processes' answers included. The first call reads everything. @throws AppError */
  refresh(): Promise<void>;
  /** The answer kept under a key. */
  find(key: string): string | undefined;
  has(key: string): boolean;
  /** Says that a request is about to be sent; it counts as paid at once, and until told otherwise. @throws AppError */
  sending(characters: number): Promise<Ticket>;
  /** Answers that were paid for before, under further keys. */
  share(answers: readonly JournalAnswer[]): Promise<void>;
  /** Characters charged since a moment (milliseconds since 1970), as far as the journal knows. */
  spentSince(moment: number): number;
  /** Whether there was no journal when it was first read: what was spent before is not known. */
  isNew(): boolean;
  /** Damage found and set aside, for the user to read. */
  problems(): readonly Problem[];
}

export interface Ticket {
  /** The answers are on disk when the promise is fulfilled. `characters`: what was really charged. @throws AppError */
  answered(answers: readonly JournalAnswer[], characters: number): Promise<void>;
  /** It was surely not charged. */
  refused(): Promise<void>;
}

export interface JournalOptions {
  /** `.dragoman/journal` of the project; made when there is something to write. */
  readonly folder: string;
  /** How messages name the folder. */
  readonly name: string;
  readonly now: () => number;
  readonly random: () => number;
}

interface Place {
  readonly file: string;
  readonly from: number;
  readonly to: number;
}

interface Spent {
  readonly at: number;
  readonly characters: number;
}

export function openJournal({ folder, name, now, random }: JournalOptions): Journal {
  const places = new Map<string, Place>();
  const spent = new Map<string, Spent>();
  const read = new Map<string, number>();
  const problems: Problem[] = [];
  const writer = openWriter(folder, name, now);
  let fresh: boolean | undefined;
  let line: { readonly place: Place; readonly answers: ReadonlyMap<string, string> } | undefined;
  let reading: Promise<void> | undefined;
  let next: Promise<void> | undefined;

  return {
    refresh,
    find,
    has: key => places.has(key),
    sending,
    share,
    spentSince,
    isNew: () => fresh === true,
    problems: () => problems,
  };

  /** A reading that has begun may miss what was written since: whoever comes later shares the next one. */
  function refresh(): Promise<void> {
    next ??= (reading ?? Promise.resolve())
      .catch(() => undefined)
      .then(() => {
        reading = next;
        next = undefined;
        return readNews();
      });
    return next;
  }

  async function readNews(): Promise<void> {
    const files = await journalFiles(folder);
    const first = fresh === undefined;
    fresh ??= files.length === 0;
    for (const file of files) await readFile(file, first);
  }

  async function readFile(file: string, first: boolean): Promise<void> {
    const path = join(folder, file);
    const { begin, bytes } = await readFrom(path, read.get(file) ?? 0).catch(error => {
      throw unreadable(`${name}/${file}`, error);
    });
    const lines = readLines(bytes, begin);
    for (const { from, to, entry } of lines) if (entry) take(entry, { file, from, to });
    // A last line that is not whole yet may be another process's: it is read again next time.
    const last = lines.at(-1);
    read.set(file, last && !last.entry ? last.from : begin + bytes.length);
    if (first) await setAside(file, bytes, lines);
  }

  function take(entry: JournalEntry, place: Place): void {
    if (entry.kind === 'answered' || entry.kind === 'shared')
      for (const { key } of entry.answers) places.set(key, place);
    if (entry.kind === 'sent' && !spent.has(entry.ticket)) spent.set(entry.ticket, entry);
    if (entry.kind === 'answered') spent.set(entry.ticket, { at: entry.at, characters: entry.characters });
    if (entry.kind === 'refused') spent.set(entry.ticket, { at: entry.at, characters: 0 });
  }

  async function setAside(file: string, bytes: Buffer, lines: readonly JournalLine[]): Promise<void> {
    const known = lines.flatMap(({ entry }) => (entry?.kind === 'damaged' ? [entry] : []));
    const isKnown = (at: number) => known.some(({ from, to }) => from <= at && at < to);
    const bad = lines.filter(({ from, entry }) => !entry && !isKnown(from));
    if (bad.length === 0) return;
    const copy = `${file.replace(/\.jsonl$/, '')}-${bad[0]?.from ?? 0}.damaged`;
    const what = bad.length === 1 ? 'A damaged entry is' : `${bad.length} damaged entries are`;
    const kept = await keepCopy().then(
      () => `set aside in ${copy}`,
      () => 'skipped',
    );
    problems.push({
      file: `${name}/${file}`,
      message: `${what} ${kept}.`,
      advice:
        'Nothing to do: the rest is used. If the damaged part held an answer, that is asked for, and paid for, again.',
    });

    async function keepCopy(): Promise<void> {
      await writeFile(join(folder, copy), Buffer.concat(bad.map(({ from, to }) => bytes.subarray(from, to))));
      for (const { from, to } of bad) await writer.append(file, { kind: 'damaged', at: now(), from, to });
    }
  }

  function find(key: string): string | undefined {
    const place = places.get(key);
    if (!place) return undefined;
    const kept = line?.place === place ? line : { place, answers: answersAt(place) };
    line = kept;
    return kept.answers.get(key);
  }

  /** None, where the journal was deleted in the meantime. */
  function answersAt({ file, from, to }: Place): ReadonlyMap<string, string> {
    const bytes = readPiece(join(folder, file), from, to);
    const entry = bytes && readLine(bytes);
    const answers = entry?.kind === 'answered' || entry?.kind === 'shared' ? entry.answers : [];
    return new Map(answers.map(({ key, text }) => [key, text]));
  }

  async function sending(characters: number): Promise<Ticket> {
    const ticket = Math.floor(random() * 2 ** 48).toString(36) + now().toString(36);
    spent.set(ticket, { at: now(), characters });
    await writer.append(writer.file(), { kind: 'sent', at: now(), ticket, characters });
    return {
      async answered(answers, characters) {
        spent.set(ticket, { at: now(), characters });
        await writer.append(writer.file(), { kind: 'answered', at: now(), ticket, characters, answers }, 'durable');
      },
      async refused() {
        spent.set(ticket, { at: now(), characters: 0 });
        await writer.append(writer.file(), { kind: 'refused', at: now(), ticket });
      },
    };
  }

  function share(answers: readonly JournalAnswer[]): Promise<void> {
    return answers.length === 0
      ? Promise.resolve()
      : writer.append(writer.file(), { kind: 'shared', at: now(), answers });
  }

  function spentSince(moment: number): number {
    let sum = 0;
    for (const { at, characters } of spent.values()) if (at >= moment) sum += characters;
    return sum;
  }
}
