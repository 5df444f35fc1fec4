import pLimit from 'p-limit';
import { fingerprint } from '../fingerprint.ts';
import { entriesOf, type MemoryEntry } from '../memory/entry.ts';
import type { Bitext, Locale, TargetedUnit } from '../model.ts';
import { readRecord } from './desk.ts';
import { keepIfPossible, listFiles, readBytes, stampOf } from './files.ts';
import { asFault, type Project, paths, shown } from './project.ts';
import { isTrial } from './trial.ts';
import { packageVersion } from './version.ts';

/** What the records of a project give the memory. */
export interface RecordEntries {
  /** What people approved or wrote. */
  readonly trusted: readonly MemoryEntry[];
  /** What machines made, or the memory gave, and nobody has approved; empty where that does not count. */
  readonly drafts: readonly MemoryEntry[];
}

/** A record's file as it was when it was read. */
interface Kept extends RecordEntries {
  readonly file: string;
  readonly stamp: string;
}

/** Files that are looked at together. */
const AT_ONCE = 32;

/**
 * Reads what all records have that counts as memory. What was read is kept in `.dragoman/`, so that next time only records
 * that have changed are read. A record that is broken is told where its article is translated.
 */
export async function readRecordEntries(project: Project): Promise<RecordEntries> {
  const path = paths.cache(project, 'memory-own.jsonl');
  const key = fingerprint(packageVersion(), project.config.matching.use);
  const known = parseKept(await readBytes(path), key);
  const limit = pLimit(AT_ONCE);
  const records = await listRecords(project);
  const all = await Promise.all(records.map(record => limit(() => keep(project, record, known))));
  const kept = all.filter(each => each !== undefined);
  const isChanged = kept.length !== known.size || kept.some(each => known.get(each.file) !== each);
  // A search may run beside a translation, and they are in each other's way.
  if (isChanged) await keepIfPossible(path, Buffer.concat(keptLines(kept, key)));
  return { trusted: kept.flatMap(each => each.trusted), drafts: kept.flatMap(each => each.drafts) };
}

interface RecordFile {
  readonly locale: Locale;
  readonly slug: string;
}

/** The records of a project's target locales, by locale and slug. */
export async function listRecords(
  project: Project,
  locales: readonly Locale[] = project.config.targetLocales,
): Promise<readonly RecordFile[]> {
  const lists = locales.map(async locale => {
    const names = await listFiles(paths.locale(project, locale), ['.xlf']);
    return names.map(name => ({ locale, slug: name.slice(0, -'.xlf'.length) }));
  });
  return (await Promise.all(lists)).flat();
}

async function keep(
  project: Project,
  { locale, slug }: RecordFile,
  known: ReadonlyMap<string, Kept>,
): Promise<Kept | undefined> {
  const path = paths.record(project, locale, slug);
  const file = shown(project, path);
  const { size, changed } = await stampOf(path);
  const stamp = `${size} ${changed}`;
  const before = known.get(file);
  if (before?.stamp === stamp) return before;
  const wantsDrafts = project.config.matching.use === 'all';
  if (!wantsDrafts && !(await mayBePersons(path))) return { file, stamp, trusted: [], drafts: [] };
  const bitext = await readRecord(project, locale, slug).catch(error => void asFault(error));
  if (!bitext) return undefined;
  const trusted = withoutContext(bitext, file, isPersons);
  const drafts = wantsDrafts ? withoutContext(bitext, file, unit => !isPersons(unit) && !isTrial(unit.origin)) : [];
  return { file, stamp, trusted, drafts };
}

/** Among similar sentences neighbours decide nothing, and take most of the room. */
function withoutContext(
  bitext: Bitext,
  file: string,
  isWanted: (unit: TargetedUnit) => boolean,
): readonly MemoryEntry[] {
  return entriesOf(bitext, file, isWanted).map(({ context: _, ...entry }) => entry);
}

export function isPersons(unit: TargetedUnit): boolean {
  return unit.state !== 'translated' || unit.origin.kind === 'person';
}

/** Whether a record has anything of a person's, at a glance: most records of an archive have nothing. */
async function mayBePersons(path: string): Promise<boolean> {
  const bytes = Buffer.from((await readBytes(path)) ?? new Uint8Array());
  const isUtf16 = bytes[0] === 0xfe || bytes[0] === 0xff || bytes[0] === 0 || bytes[1] === 0;
  return isUtf16 || ['reviewed', 'final', 'person', '&#'].some(sign => bytes.includes(sign));
}

function keptLines(kept: readonly Kept[], key: string): readonly Buffer[] {
  return [key, ...kept].map(each => Buffer.from(`${JSON.stringify(each)}\n`));
}

/** A file of another version, or one that is cut off, is as good as none. */
function parseKept(bytes: Uint8Array | undefined, key: string): ReadonlyMap<string, Kept> {
  const kept = new Map<string, Kept>();
  const buffer = Buffer.from(bytes ?? new Uint8Array());
  try {
    let start = 0;
    for (let end = buffer.indexOf('\n'); end >= 0; end = buffer.indexOf('\n', start)) {
      const value = JSON.parse(buffer.toString('utf8', start, end));
      if (start === 0 && value !== key) return kept;
      if (start > 0) kept.set(value.file, value);
      start = end + 1;
    }
    return start === buffer.length ? kept : new Map();
  } catch {
    return new Map();
  }
}
