import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../errors.ts';
import { fingerprint } from '../fingerprint.ts';
import type { MemoryEntry } from '../memory/entry.ts';
import { streamTmx } from '../memory/tmxRead.ts';
import type { Locale, Problem } from '../model.ts';
import { decodeXmlStream, XmlError } from '../xml.ts';
import { cannot, keepIfPossible, listFiles, readBytes, stampOf } from './files.ts';
import { asFault, type Fault, type Project, paths } from './project.ts';
import { packageVersion } from './version.ts';

/** What is in a TMX, and what is wrong with it. */
export interface TmxVerdict {
  /** Pairs per target locale. */
  readonly locales: Readonly<Record<Locale, number>>;
  readonly faults: readonly Fault[];
}

/**
 * What each TMX of a project holds, in the order of their names. Files are read once, until they change: what was found is
 * kept in `.dragoman/`.
 */
export async function judgeTmx(project: Project): Promise<ReadonlyMap<string, TmxVerdict>> {
  const known = await readKnown(project);
  const verdicts = new Map<string, TmxVerdict>();
  for (const file of await listTmx(project)) {
    const stamp = await stampOfFile(project, file);
    const before = known.get(file);
    if (before?.stamp === stamp) verdicts.set(file, before);
    else verdicts.set(file, await readTmxFile(project, file));
  }
  return verdicts;
}

/** The TMX files of a project, relative to it. */
export async function listTmx(project: Project): Promise<readonly string[]> {
  return (await listFiles(paths.memory(project), ['.tmx'])).map(name => `${project.config.memory}/${name}`);
}

/** What is wrong with a project's TMX files. */
export async function tmxFaults(project: Project): Promise<readonly Fault[]> {
  return [...(await judgeTmx(project)).values()].flatMap(({ faults }) => faults);
}

/** Reads a TMX of the project, and keeps what was found. @param take  gets each pair, as it is read */
export async function readTmxFile(
  project: Project,
  file: string,
  take: (entry: MemoryEntry) => void = () => {},
): Promise<TmxVerdict> {
  const { sourceLocale: source, targetLocales: targets } = project.config;
  const path = join(project.root, file);
  const stamp = await stampOfFile(project, file);
  const locales: Record<Locale, number> = {};
  const count = (entry: MemoryEntry) => {
    locales[entry.targetLocale] = (locales[entry.targetLocale] ?? 0) + 1;
    take(entry);
  };
  try {
    const chunks = decodeXmlStream(createReadStream(path), { file });
    const faults = await streamTmx(chunks, { file, source, targets }, count);
    return await keep(project, file, { stamp, locales, faults });
  } catch (error) {
    const fault = asFault(cannot('read', path, error));
    const verdict = { stamp, locales, faults: [fault] };
    // What the system says of a file may be otherwise the next time.
    return fault instanceof XmlError ? await keep(project, file, verdict) : verdict;
  }
}

/** Keeps what was found in a file that has just been put there. */
export async function keepVerdict(project: Project, file: string, verdict: TmxVerdict): Promise<void> {
  await keep(project, file, { ...verdict, stamp: await stampOfFile(project, file) });
}

async function stampOfFile(project: Project, file: string): Promise<string> {
  const { size, changed } = await stampOf(join(project.root, file));
  return `${size} ${changed}`;
}

// ── On disk ─────────────────────────────────────────────────────────────────────────────────────────────────────

function knownFile(project: Project): string {
  return paths.cache(project, 'memory-files.json');
}

/** It is a cache: where it cannot be written, the file is read again. */
async function keep(project: Project, file: string, verdict: Kept): Promise<Kept> {
  const kept = { ...verdict, faults: verdict.faults.map(asData) };
  const others = [...(await readKnown(project))].filter(([name]) => name !== file);
  const files = Object.fromEntries([...others, [file, kept] as const]);
  await keepIfPossible(knownFile(project), JSON.stringify({ recipe: recipeOf(project), files }));
  return verdict;
}

/** What is wrong depends on the project's languages. */
function recipeOf({ config }: Project): string {
  return fingerprint(packageVersion(), config.sourceLocale, ...config.targetLocales);
}

type Kept = TmxVerdict & { readonly stamp: string };

/** A file of other languages or another version, or one that is cut off, is as good as none. */
async function readKnown(project: Project): Promise<ReadonlyMap<string, Kept>> {
  const bytes = await readBytes(knownFile(project));
  try {
    const kept = JSON.parse(Buffer.from(bytes ?? new Uint8Array()).toString());
    if (kept.recipe !== recipeOf(project)) return new Map();
    const files = Object.entries<Kept & { faults: readonly Data[] }>(kept.files);
    return new Map(files.map(([file, each]) => [file, { ...each, faults: each.faults.map(fromData) }]));
  } catch {
    return new Map();
  }
}

/** A fault without its class: what concerns the whole file has no `file` of its own. */
type Data = Problem | { readonly message: string; readonly advice: string };

function asData(fault: Fault): Data {
  return fault instanceof AppError ? { message: fault.message, advice: fault.advice } : fault;
}

function fromData(data: Data): Fault {
  return 'file' in data ? data : new AppError('project', data.message, data.advice);
}
