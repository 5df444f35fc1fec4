import { statSync } from 'node:fs';
import pLimit from 'p-limit';
import { fingerprint } from '../fingerprint.ts';
import { entriesOf, type MemoryEntry } from '../memory/entry.ts';
import { type MemoryBuilder, memoryBuilder, openMemory, type TranslationMemory } from '../memory/memory.ts';
import type { Bitext, Locale, TargetedUnit } from '../model.ts';
import { readRecord } from './desk.ts';
import { keepIfPossible, listFiles, readBytes } from './files.ts';
import { keepBuilt, openKept } from './memoryFiles.ts';
import { asFault, type Project, paths, shown } from './project.ts';
import { isTrial } from './trial.ts';
import { packageVersion } from './version.ts';

/** What the records of a project give the memory. */
export interface RecordMemory {
  /** What people approved or wrote; in one memory, or in two. */
  readonly trusted: readonly TranslationMemory[];
  /** What machines made, or the memory gave, and nobody has approved; empty where that does not count. */
  readonly drafts: readonly TranslationMemory[];
}

/**
 * Opens what all records have that counts as memory. It is kept in `.dragoman/`, packed, so that next time only records
 * that have changed since are read; when they have become many, all is packed anew. A record that is broken is told where
 * its article is translated.
 *
 * @param peek  knows records that someone has open, as they are on disk
 */
export async function openRecordMemory(project: Project, peek: Peek = async () => undefined): Promise<RecordMemory> {
  const records = (await listRecords(project)).map(record => stamped(project, record));
  const packed = await openPacked(project);
  const changed = records.filter(({ file, stamp }) => packed?.stamps.get(file) !== stamp);
  const read = await readRecords(project, changed, peek);
  if (packed && changed.length <= Math.max(FEW, records.length * SMALL_SHARE)) {
    const stale = staleFiles(packed.stamps, records);
    const now = (kind: Kind) => openMemory([...read.values()].flatMap(each => each[kind]));
    return byKind(kind => [stale.size === 0 ? packed[kind] : packed[kind].without(stale), now(kind)]);
  }
  const built = byKind(kind => filled(records, packed?.[kind], file => read.get(file)?.[kind]));
  await keep(project, records, built);
  return byKind(kind => [built[kind].open()]);
}

/** So many records are read each time before the memory is packed anew, or so large a part of all. */
const [FEW, SMALL_SHARE] = [20, 0.05];

const KINDS = ['trusted', 'drafts'] as const;

type Kind = (typeof KINDS)[number];

function byKind<T>(make: (kind: Kind) => T): Readonly<Record<Kind, T>> {
  return { trusted: make('trusted'), drafts: make('drafts') };
}

/** The records that are gone, or no longer what they were. */
function staleFiles(before: ReadonlyMap<string, string>, now: readonly StampedFile[]): ReadonlySet<string> {
  const stamps = new Map(now.map(({ file, stamp }) => [file, stamp]));
  return new Set([...before].filter(([file, stamp]) => stamps.get(file) !== stamp).map(([file]) => file));
}

/** A record that someone has open; undefined for others. */
export type Peek = (slug: string, locale: Locale) => Promise<Bitext | undefined>;

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

/** A record as it is now. */
interface StampedFile extends RecordFile {
  /** Relative to the project. */
  readonly file: string;
  readonly stamp: string;
}

/** Waiting for thousands of answers one by one takes the system less time than asking for all of them at once. */
function stamped(project: Project, { locale, slug }: RecordFile): StampedFile {
  const path = paths.record(project, locale, slug);
  const found = statSync(path, { throwIfNoEntry: false });
  return { locale, slug, file: shown(project, path), stamp: `${found?.size} ${found?.mtimeMs}` };
}

/** Files that are read together. */
const AT_ONCE = 32;

type RecordEntries = Readonly<Record<Kind, readonly MemoryEntry[]>>;

async function readRecords(
  project: Project,
  records: readonly StampedFile[],
  peek: Peek,
): Promise<ReadonlyMap<string, RecordEntries>> {
  const limit = pLimit(AT_ONCE);
  const read = records.map(record => limit(async () => [record.file, await entriesIn(project, record, peek)] as const));
  return new Map(await Promise.all(read));
}

async function entriesIn(project: Project, { locale, slug, file }: StampedFile, peek: Peek): Promise<RecordEntries> {
  const wantsDrafts = project.config.matching.use === 'all';
  if (!wantsDrafts && !(await mayBePersons(paths.record(project, locale, slug)))) return NOTHING;
  const read = () => readRecord(project, locale, slug).catch(error => void asFault(error));
  const bitext = (await peek(slug, locale)) ?? (await read());
  if (!bitext) return NOTHING;
  const trusted = withoutContext(bitext, file, isPersons);
  const drafts = wantsDrafts ? withoutContext(bitext, file, unit => !isPersons(unit) && !isTrial(unit.origin)) : [];
  return { trusted, drafts };
}

const NOTHING: RecordEntries = { trusted: [], drafts: [] };

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

/** The records' entries in the records' order: those just read, else those of before. */
function filled(
  records: readonly StampedFile[],
  before: TranslationMemory | undefined,
  read: (file: string) => readonly MemoryEntry[] | undefined,
): MemoryBuilder {
  const known = new Map<string, MemoryEntry[]>();
  for (const entry of before?.entries() ?? []) {
    const ofFile = known.get(entry.from);
    if (ofFile) ofFile.push(entry);
    else known.set(entry.from, [entry]);
  }
  const builder = memoryBuilder();
  for (const { file } of records) for (const entry of read(file) ?? known.get(file) ?? []) builder.add(entry);
  return builder;
}

// ── On disk ─────────────────────────────────────────────────────────────────────────────────────────────────────

interface Packed extends Readonly<Record<Kind, TranslationMemory>> {
  readonly stamps: ReadonlyMap<string, string>;
}

function packFile(project: Project, kind: Kind): string {
  return paths.cache(project, `memory-${kind}.bin`);
}

function stampsFile(project: Project): string {
  return paths.cache(project, 'memory-records.json');
}

function recipeOf({ config }: Project): string {
  return fingerprint(packageVersion(), config.matching.use);
}

/** What was kept; files of another version, or that are not of one run, are as good as none. */
async function openPacked(project: Project): Promise<Packed | undefined> {
  const content = Buffer.from((await readBytes(stampsFile(project))) ?? new Uint8Array()).toString();
  const stamps = stampsIn(content, recipeOf(project));
  const [trusted, drafts] = stamps
    ? await Promise.all(KINDS.map(kind => openKept(packFile(project, kind), fingerprint(content))))
    : [];
  return stamps && trusted && drafts && { stamps, trusted, drafts };
}

function stampsIn(content: string, recipe: string): ReadonlyMap<string, string> | undefined {
  try {
    const kept = JSON.parse(content);
    return kept.recipe === recipe ? new Map(kept.records) : undefined;
  } catch {
    return undefined;
  }
}

/** A search may run beside a translation: what one of them cannot keep, the next run reads again. */
async function keep(
  project: Project,
  records: readonly StampedFile[],
  built: Readonly<Record<Kind, MemoryBuilder>>,
): Promise<void> {
  const content = JSON.stringify({
    recipe: recipeOf(project),
    records: records.map(({ file, stamp }) => [file, stamp]),
  });
  for (const kind of KINDS) await keepBuilt(packFile(project, kind), built[kind], fingerprint(content));
  await keepIfPossible(stampsFile(project), content);
}
