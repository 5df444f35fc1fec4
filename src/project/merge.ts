import { basename, dirname, join, resolve } from 'node:path';
import { decodeText } from '../article/decode.ts';
import { adoptHandEdits } from '../bitext/handEdits.ts';
import { mergeBitexts } from '../bitext/merge.ts';
import { readXliff, writeXliff } from '../bitext/xliff.ts';
import { type LocaleFile, readLocaleFile, textsInOrder, writeLocaleFile } from '../locale/file.ts';
import type { Bitext } from '../model.ts';
import { mapUnits, targetFile } from '../steps/units.ts';
import { decodeXml } from '../xml.ts';
import { readBytes, removeFile, writeFileSafely } from './files.ts';
import { openFinder } from './finder.ts';
import { readTermbase } from './glossary.ts';
import { mergeGlossaries } from './mergeGlossary.ts';
import { openProject, type Project, paths } from './project.ts';

/** Three versions of a file, as git hands them to a merge driver: absolute paths. The result goes to `ours`. */
export interface Versions {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
  /** Where the file stands in the working tree, absolute. */
  readonly place: string;
}

/** What came of a merge. `untried`: git's own way, line by line, is to be used. */
export type MergeOutcome =
  | { readonly kind: 'merged'; readonly contested: readonly string[] }
  | { readonly kind: 'conflict'; readonly contested: readonly string[] }
  | { readonly kind: 'untried' };

const UNTRIED: MergeOutcome = { kind: 'untried' };

/** Merges a record, a locale file or a glossary by what it says. @throws AppError where a version cannot be read */
export async function mergeFile(versions: Versions): Promise<MergeOutcome> {
  if (versions.place.endsWith('.xlf')) return mergeRecord(versions);
  if (versions.place.endsWith('.json')) return mergeLocaleFile(versions);
  if (versions.place.endsWith('.csv')) return mergeGlossary(versions);
  return UNTRIED;
}

async function textOf(path: string, name: string): Promise<string> {
  return decodeText((await readBytes(path)) ?? new Uint8Array(), name).text;
}

// ── Records ─────────────────────────────────────────────────────────────────────────────────────────────────────

async function mergeRecord({ base, ours, theirs, place }: Versions): Promise<MergeOutcome> {
  const project = await openProject(dirname(place));
  const read = async (path: string): Promise<Bitext | undefined> => {
    const bytes = await readBytes(path);
    return bytes?.length ? readXliff(decodeXml(bytes, { file: basename(place) }), basename(place)) : undefined;
  };
  const [before, mine, other] = [await read(base), await read(ours), await read(theirs)];
  if (!mine || !other) return UNTRIED;
  const { bitext, contested } = mergeBitexts(before, mine, other);
  const annotated = await annotate(project, bitext);
  await handOver(project, place, { before, mine, other });
  await writeFileSafely(ours, writeXliff(annotated));
  return { kind: 'merged', contested };
}

/** A record that was read has no terms: the glossary is the truth about them. */
async function annotate(project: Project, bitext: Bitext): Promise<Bitext> {
  const { concepts } = await readTermbase(project);
  const find = openFinder(project, concepts);
  return mapUnits(bitext, unit => ({ ...unit, terms: find(unit.text) }));
}

// ── Locale files ────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * A locale file knows no sentence's id. Git merges an article's record first (it goes through the paths from the last to
 * the first); the three versions of it are kept for the locale file, which then follows from them.
 */
async function handOver(
  project: Project,
  record: string,
  versions: { before: Bitext | undefined; mine: Bitext; other: Bitext },
): Promise<void> {
  const { before, mine, other } = versions;
  const kept = [before, mine, other].map(version => version && writeXliff(version));
  await writeFileSafely(handOverFile(project, record), JSON.stringify(kept.map(text => text ?? null)));
}

function handOverFile(project: Project, record: string): string {
  const locale = basename(dirname(record));
  return paths.cache(project, 'merging', locale, `${basename(record, '.xlf')}.json`);
}

async function mergeLocaleFile(versions: Versions): Promise<MergeOutcome> {
  const project = await openProject(dirname(versions.place));
  const name = basename(versions.place);
  const read = async (path: string): Promise<LocaleFile | undefined> => {
    const text = await textOf(path, name);
    return text === '' ? undefined : readLocaleFile(text, name);
  };
  const files = [await read(versions.base), await read(versions.ours), await read(versions.theirs)];
  const merged = (await fromRecords(project, versions.place, files)) ?? bySentence(files);
  const others = mergeOthers(files);
  if (!merged || !others) return UNTRIED;
  await writeFileSafely(versions.ours, writeLocaleFile({ ...merged, others }));
  return { kind: 'merged', contested: [] };
}

type Three<T> = readonly (T | undefined)[];

/** The locale file that follows from the merged record, with what people wrote into the locale files by hand. */
async function fromRecords(project: Project, place: string, files: Three<LocaleFile>): Promise<LocaleFile | undefined> {
  const path = handOverFile(project, join(dirname(place), `${basename(place, '.json')}.xlf`));
  const bytes = await readBytes(path);
  if (!bytes) return undefined;
  await removeFile(path);
  const kept: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
  if (!Array.isArray(kept)) return undefined;
  const records = kept.map(text => (typeof text === 'string' ? readXliff(text, path) : undefined));
  const [before, mine, other] = records.map((record, index) => adopted(record, files[index]));
  return mine && other ? targetFile(mergeBitexts(before, mine, other).bitext) : undefined;
}

function adopted(record: Bitext | undefined, file: LocaleFile | undefined): Bitext | undefined {
  const texts = record && file && textsInOrder(file, record.blocks);
  return texts && adoptHandEdits(record, texts, () => []);
}

/** Sentence by sentence, where all three have the same paragraphs and no sentence was changed in two ways. */
function bySentence([base, ours, theirs]: Three<LocaleFile>): LocaleFile | undefined {
  if (!base || !ours || !theirs || shape(base) !== shape(ours) || shape(base) !== shape(theirs)) return undefined;
  let isContested = false;
  const pick = (before: string, mine: string, other: string): string => {
    if (mine === other || other === before) return mine;
    if (mine !== before) isContested = true;
    return other;
  };
  const body = ours.body.map((paragraph, row) =>
    paragraph.map((mine, column) => pick(base.body[row]?.[column] ?? '', mine, theirs.body[row]?.[column] ?? '')),
  );
  const title = ours.title === undefined ? {} : { title: pick(base.title ?? '', ours.title, theirs.title ?? '') };
  return isContested ? undefined : { ...title, body };
}

/** Key by key; undefined where both sides changed one, each in another way. */
function mergeOthers(files: Three<LocaleFile>): LocaleFile['others'] | undefined {
  const [before, mine, other] = files.map(file => new Map(Object.entries(file?.others ?? {})));
  const merged: [string, unknown][] = [];
  for (const key of new Set([...(mine?.keys() ?? []), ...(other?.keys() ?? [])])) {
    const [was, here, there] = [before, mine, other].map(each => JSON.stringify(each?.get(key)));
    const isTheirs = here === was;
    if (!isTheirs && here !== there && there !== was) return undefined;
    const chosen = isTheirs ? other : mine;
    if (chosen?.has(key)) merged.push([key, chosen.get(key)]);
  }
  return Object.fromEntries(merged);
}

function shape({ title, body }: LocaleFile): string {
  return `${title !== undefined} ${body.map(paragraph => paragraph.length).join(' ')}`;
}

// ── Glossaries ──────────────────────────────────────────────────────────────────────────────────────────────────

async function mergeGlossary({ base, ours, theirs, place }: Versions): Promise<MergeOutcome> {
  const [before, mine, other] = await Promise.all(
    [base, ours, theirs].map(path => textOf(resolve(path), basename(place))),
  );
  const merged = mergeGlossaries(before ?? '', mine ?? '', other ?? '');
  if (!merged) return UNTRIED;
  await writeFileSafely(ours, merged.text);
  return { kind: merged.contested.length > 0 ? 'conflict' : 'merged', contested: merged.contested };
}
