import type { DeepLClient, MultilingualGlossaryDictionaryEntries } from 'deepl-node';
import { AppError } from '../errors.ts';
import { fingerprint } from '../fingerprint.ts';
import { rootOf } from './deepl-languages.ts';
import { EngineError, type Glossary, type GlossaryEntry, type LanguagePair, type TermSync } from './engine.ts';

/** Runs one call of the client, over the wire. */
export type Wire = <T>(once: (client: DeepLClient) => Promise<T>) => Promise<T>;

/**
 * One glossary a project, its name telling what each dictionary holds: nothing is sent where the name is right, and else
 * only the dictionaries that changed. While they are under way the name does not mention them, so that whatever breaks
 * off is simply done again.
 */
export async function syncTerms(
  glossaries: readonly Glossary[],
  project: string,
  wire: Wire,
): Promise<Omit<TermSync, 'unsupported'>> {
  const { dictionaries, leftOut } = dictionariesOf(glossaries);
  const sync = await bring(dictionaries, project, wire).catch(error => {
    throw isGlossaryLimit(error) ? tooManyGlossaries(error) : error;
  });
  return { ...sync, leftOut };
}

async function bring(
  dictionaries: readonly Dictionary[],
  project: string,
  wire: Wire,
): Promise<Pick<TermSync, 'handle' | 'sent'>> {
  if (dictionaries.length === 0) return { sent: [] };
  const all = await wire(client => client.listMultilingualGlossaries());
  const existing = all.find(one => isGlossaryOf(project, one.name));
  const isThere = (dictionary: Dictionary) => existing?.name.includes(glossaryName('', [dictionary])) === true;
  const [known, changed] = [dictionaries.filter(isThere), dictionaries.filter(dictionary => !isThere(dictionary))];
  const sent = changed.map(({ source, target }) => ({ source, target }));
  if (!existing) return { handle: await create(project, dictionaries, wire), sent };
  const handle = existing.glossaryId;
  if (changed.length === 0) return { handle, sent };
  await wire(client => client.updateMultilingualGlossaryName(handle, glossaryName(project, known)));
  await complete(handle, project, { known, changed }, wire);
  return { handle, sent };
}

/** All at once, as far as a request should go. */
async function create(project: string, dictionaries: readonly Dictionary[], wire: Wire): Promise<string> {
  let bytes = 0;
  const known = dictionaries.filter(({ tsv }) => {
    bytes += Buffer.byteLength(tsv);
    return bytes <= MOST_BYTES_A_DICTIONARY;
  });
  const entries = await Promise.all(known.map(entriesOf));
  const { glossaryId } = await wire(client =>
    client.createMultilingualGlossary(glossaryName(project, known), [...entries]),
  );
  const changed = dictionaries.filter(dictionary => !known.includes(dictionary));
  if (changed.length > 0) await complete(glossaryId, project, { known, changed }, wire);
  return glossaryId;
}

/** Sends what has changed; then the name says that all is there. */
async function complete(
  handle: string,
  project: string,
  { known, changed }: Readonly<Record<'known' | 'changed', readonly Dictionary[]>>,
  wire: Wire,
): Promise<void> {
  for (const dictionary of changed) {
    const entries = await entriesOf(dictionary);
    await wire(client => client.replaceMultilingualGlossaryDictionary(handle, entries));
  }
  await wire(client => client.updateMultilingualGlossaryName(handle, glossaryName(project, [...known, ...changed])));
}

/** In deepl-node's words. Its own list of entries takes no `constructor`. */
async function entriesOf({ source, target, tsv }: Dictionary): Promise<MultilingualGlossaryDictionaryEntries> {
  const { GlossaryEntries } = await import('deepl-node');
  return {
    sourceLangCode: source,
    targetLangCode: target,
    entries: Object.assign(new GlossaryEntries(), { toTsv: () => tsv }),
  };
}

/** 456, which is about characters elsewhere: https://github.com/DeepLcom/openapi, QuotaExceededGlossaries. */
function isGlossaryLimit(error: unknown): boolean {
  return error instanceof EngineError && error.details.status === 456;
}

function tooManyGlossaries(cause: unknown): AppError {
  return new AppError(
    'refused',
    'DeepL takes no more glossaries from this account, or no more changes of them for now (HTTP 456).',
    'Delete glossaries that nobody needs at deepl.com (an account may have 1 000), or run again later.',
    { cause },
  );
}

/** One dictionary of a DeepL glossary: root languages, and the entries as DeepL takes them. */
export interface Dictionary {
  readonly source: string;
  readonly target: string;
  readonly tsv: string;
  /** Names the content: a dictionary with the same name is the same. */
  readonly hash: string;
}

/** https://developers.deepl.com/api-reference/multilingual-glossaries: bytes of UTF-8. */
const MOST_BYTES_A_TERM = 1024;
const MOST_BYTES_A_DICTIONARY = 10 * 1024 * 1024;

/**
 * The dictionaries for a termbase, one for each pair of root languages (DeepL's glossaries know no `en-GB`), and what
 * DeepL cannot take. The same terms give the same dictionaries, byte for byte.
 */
export function dictionariesOf(glossaries: readonly Glossary[]): {
  readonly dictionaries: readonly Dictionary[];
  readonly leftOut: TermSync['leftOut'];
} {
  const drafts = new Map<string, Draft>();
  const leftOut: { readonly pair: LanguagePair; readonly entry: GlossaryEntry; readonly reason: string }[] = [];
  for (const { pair, entries } of glossaries) {
    const draft = draftFor(drafts, pair);
    for (const entry of entries) {
      const reason = add(draft, entry);
      if (reason !== undefined) leftOut.push({ pair, entry, reason });
    }
  }
  const dictionaries = [...drafts.values()].filter(({ terms }) => terms.size > 0).map(finish);
  return { dictionaries, leftOut };
}

/** A glossary's name says what is in it: `project pl-en:hash pl-de:hash`. */
export function glossaryName(project: string, dictionaries: readonly Dictionary[]): string {
  return [project, ...dictionaries.map(({ source, target, hash }) => `${source}-${target}:${hash}`)].join(' ');
}

/** Whether a glossary of this name is the project's. */
export function isGlossaryOf(project: string, name: string): boolean {
  return (
    name === project ||
    (name.startsWith(`${project} `) && /^( \w+-\w+:[a-z2-7]{16})+$/.test(name.slice(project.length)))
  );
}

interface Draft {
  readonly source: string;
  readonly target: string;
  readonly terms: Map<string, string>;
  bytes: number;
}

function draftFor(drafts: Map<string, Draft>, pair: LanguagePair): Draft {
  const [source, target] = [rootOf(pair.source), rootOf(pair.target)];
  const name = `${source}-${target}`;
  const draft = drafts.get(name) ?? { source, target, terms: new Map(), bytes: 0 };
  drafts.set(name, draft);
  return draft;
}

/** Takes an entry in; or says why not. */
function add(draft: Draft, entry: GlossaryEntry): string | undefined {
  const [source, target] = [entry.source.trim(), entry.target.trim()];
  const known = draft.terms.get(source);
  if (known === target) return undefined;
  if (known !== undefined) return `“${source}” is already “${known}”.`;
  if (source === '' || target === '') return 'One side is empty.';
  if (/[\u0000-\u001f\u0080-\u009f\u2028\u2029]/.test(source + target))
    return 'It has a line break or a control character.';
  if (Buffer.byteLength(source) > MOST_BYTES_A_TERM || Buffer.byteLength(target) > MOST_BYTES_A_TERM)
    return `DeepL takes at most ${MOST_BYTES_A_TERM} bytes a term.`;
  const bytes = Buffer.byteLength(row([source, target])) + 1;
  if (draft.bytes + bytes > MOST_BYTES_A_DICTIONARY) return 'DeepL takes at most 10 MiB for a pair of languages.';
  draft.bytes += bytes;
  draft.terms.set(source, target);
  return undefined;
}

function finish({ source, target, terms }: Draft): Dictionary {
  const sorted = [...terms].sort(([a], [b]) => (a < b ? -1 : 1));
  const tsv = sorted.map(row).join('\n');
  return { source, target, tsv, hash: fingerprint(tsv) };
}

/** Without quoting, which this format does not have: `add` lets no tab and no line break pass. */
function row(cells: readonly string[]): string {
  return cells.join('\t');
}
