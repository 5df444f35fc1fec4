import { faultOfDictionary, faultOfTranslation, isGlossaryName } from './deepl-spec.ts';
import { type Mood, type Reply, type Seen, startServer, type TestServer } from './server.ts';

export interface DeeplServerOptions {
  /** The key that is accepted; any, where absent. */
  readonly key?: string;
  /** What a text becomes; by default `[en-GB] text`. */
  readonly translate?: (text: string, target: string, request: DeeplRequest) => string;
  readonly latencyMs?: number;
  /** Decides for each request, by its number from 0, whether it is answered well. */
  readonly mood?: (request: DeeplRequest, number: number) => Mood;
  /** Characters that the account may use; 456 beyond. */
  readonly quota?: number;
  /** What `GET /v3/languages` answers, and which targets are taken; `none`: 404, and any. */
  readonly languages?: readonly ServerLanguage[] | 'none';
  /** Answers `GET /v3/languages` in this mood. */
  readonly languagesMood?: Mood;
  /** Glossaries that the account may have; 456 beyond. */
  readonly mostGlossaries?: number;
  /** A request with a text that contains this is refused with 400. */
  readonly poison?: string;
}

/** https://developers.deepl.com/docs/languages/using-the-languages-api */
export interface ServerLanguage {
  readonly lang: string;
  readonly name: string;
  readonly status: 'stable';
  readonly usable_as_source: boolean;
  readonly usable_as_target: boolean;
  readonly features: Readonly<Record<string, { readonly status: 'stable' }>>;
}

/** A language as the server lists it: `en-GB` is a target only. */
export function language(lang: string, ...features: readonly string[]): ServerLanguage {
  const has = Object.fromEntries(features.map(name => [name, { status: 'stable' } as const]));
  const isVariant = lang.includes('-');
  return { lang, name: lang, status: 'stable', usable_as_source: !isVariant, usable_as_target: true, features: has };
}

const RULED = ['glossary', 'style_rules', 'tag_handling'];
const FORMAL = ['glossary', 'formality', 'tag_handling'];

/** Some of DeepL's own languages. */
const LANGUAGES: readonly ServerLanguage[] = [
  ...['de', 'es', 'fr', 'it'].map(code => language(code, ...RULED, 'formality')),
  ...['en', 'en-GB', 'en-US', 'zh', 'zh-Hans', 'zh-Hant'].map(code => language(code, ...RULED)),
  ...['pl', 'nl', 'pt', 'pt-BR', 'pt-PT'].map(code => language(code, ...FORMAL)),
  ...['cs', 'sk', 'uk'].map(code => language(code, 'glossary', 'tag_handling')),
  language('hy', 'tag_handling'),
];

/** A request for translation, read. */
export interface DeeplRequest {
  readonly path: string;
  readonly texts: readonly string[];
  readonly source: string;
  readonly target: string;
  readonly context: string | undefined;
  readonly glossary: string | undefined;
  readonly form: URLSearchParams;
  readonly bytes: number;
  /** Milliseconds by `performance.now()`. */
  readonly at: number;
}

export interface DeeplServer extends Omit<TestServer, 'seen'> {
  /** The requests for translation, in order of arrival. */
  readonly requests: readonly DeeplRequest[];
  /** Everything that came, other calls included. */
  readonly seen: readonly Seen[];
  /** The texts that were answered, and so charged, once for each time. */
  readonly paid: readonly string[];
  readonly glossaries: readonly ServerGlossary[];
}

export interface ServerGlossary {
  readonly glossary_id: string;
  name: string;
  readonly creation_time: string;
  readonly dictionaries: { source_lang: string; target_lang: string; entry_count: number; entries: string }[];
}

/** A server that speaks DeepL's API, on this machine: translation, usage, multilingual glossaries, and its refusals. */
export async function startDeeplServer(options: DeeplServerOptions = {}): Promise<DeeplServer> {
  const languages = options.languages === 'none' ? undefined : (options.languages ?? LANGUAGES);
  const paid: string[] = [];
  const glossaries: ServerGlossary[] = [];
  let used = 0;
  const requests: DeeplRequest[] = [];
  const readings = new WeakMap<Seen, DeeplRequest>();
  const read = (seen: Seen): DeeplRequest => {
    const known = readings.get(seen) ?? readRequest(seen);
    readings.set(seen, known);
    return known;
  };

  const mood = (seen: Seen): Mood => {
    if (seen.path.startsWith('/v3/languages') && options.languagesMood) return options.languagesMood;
    if (!seen.path.startsWith('/v2/translate')) return { kind: 'well' };
    const number = requests.push(read(seen)) - 1;
    return options.mood?.(read(seen), number) ?? { kind: 'well' };
  };

  const server = await startServer(answer, mood, options.latencyMs);
  return {
    url: server.url,
    requests,
    seen: server.seen,
    paid,
    glossaries,
    get most() {
      return server.most;
    },
    close: server.close,
  };

  function answer(seen: Seen, mood: Mood['kind']): Reply {
    if (options.key !== undefined && seen.headers.authorization !== `DeepL-Auth-Key ${options.key}`)
      return { status: 403, json: { message: 'Forbidden' } };
    const path = seen.path.split('?')[0] ?? '';
    if (path === '/v2/usage') return { json: { character_count: used, character_limit: options.quota ?? 500_000 } };
    if (path === '/v3/languages') return languages ? { json: languages } : { status: 404, json: {} };
    if (path.startsWith('/v3/glossaries')) return answerGlossary(seen, path, glossaries, options);
    if (path !== '/v2/translate') return { status: 404, json: { message: 'Not found' } };
    return translate(read(seen), mood);
  }

  function translate(request: DeeplRequest, mood: Mood['kind']): Reply {
    const { texts, target } = request;
    if (texts.length > 50) return { status: 400, json: { message: 'Too many texts.' } };
    if (request.bytes > 128 * 1024) return { status: 413, json: { message: 'Request Entity Too Large' } };
    const fault = faultOfTranslation(request.form, languages, id =>
      glossaries
        .find(({ glossary_id }) => glossary_id === id)
        ?.dictionaries.map(one => `${one.source_lang}-${one.target_lang}`),
    );
    if (fault !== undefined) return { status: 400, json: { message: fault } };
    if (options.poison !== undefined && texts.some(text => text.includes(options.poison ?? '')))
      return { status: 400, json: { message: 'Bad text.' } };
    const sizes = texts.map(text => Array.from(text).length);
    const price = sizes.reduce((sum, size) => sum + size, 0);
    if (used + price > (options.quota ?? Number.POSITIVE_INFINITY))
      return { status: 456, json: { message: 'Quota Exceeded' } };
    used += price;
    paid.push(...texts);
    const translations = texts.map((text, at) => ({
      detected_source_language: request.source.toUpperCase(),
      text: options.translate?.(text, target, request) ?? `[${target}] ${text}`,
      billed_characters: sizes[at],
      model_type_used: 'quality_optimized',
    }));
    return { json: { translations: mood === 'short' ? translations.slice(1) : translations } };
  }
}

function readRequest({ path, body, at }: Seen): DeeplRequest {
  const form = new URLSearchParams(body);
  return {
    path,
    form,
    at,
    bytes: Buffer.byteLength(body),
    texts: form.getAll('text'),
    source: form.get('source_lang') ?? '',
    target: form.get('target_lang') ?? '',
    context: form.get('context') ?? undefined,
    glossary: form.get('glossary_id') ?? undefined,
  };
}

/** https://developers.deepl.com/api-reference/multilingual-glossaries */
function answerGlossary(
  seen: Seen,
  path: string,
  glossaries: ServerGlossary[],
  { mostGlossaries = 1000 }: DeeplServerOptions,
): Reply {
  const [id, part] = path.slice('/v3/glossaries/'.length).split('/');
  const form = new URLSearchParams(seen.body);
  if (!id && seen.method === 'POST' && glossaries.length >= mostGlossaries)
    return { status: 456, json: { message: 'Quota for glossaries exceeded' } };
  if (!id)
    return seen.method === 'POST' ? createGlossary(form, glossaries) : { json: { glossaries: glossaries.map(told) } };
  const glossary = glossaries.find(one => one.glossary_id === id);
  if (!glossary) return { status: 404, json: { message: 'Glossary not found' } };
  if (seen.method === 'PUT' && part === 'dictionaries') {
    const fault = faultOfDictionary(form, '');
    if (fault !== undefined) return { status: 400, json: { message: fault } };
    const dictionary = readDictionary(form, '');
    const at = glossary.dictionaries.findIndex(
      one => one.source_lang === dictionary.source_lang && one.target_lang === dictionary.target_lang,
    );
    glossary.dictionaries.splice(at < 0 ? glossary.dictionaries.length : at, 1, dictionary);
    return { json: toldOf(dictionary) };
  }
  if (seen.method === 'PATCH') {
    const name = form.get('name');
    if (!isGlossaryName(name)) return { status: 400, json: { message: 'Missing or invalid argument: name' } };
    glossary.name = name;
  }
  return { json: told(glossary) };
}

/** What the API says of a glossary: not what is in it. */
function told({ dictionaries, ...glossary }: ServerGlossary): unknown {
  return { ...glossary, dictionaries: dictionaries.map(toldOf) };
}

function toldOf({ entries, ...dictionary }: ServerGlossary['dictionaries'][number]): unknown {
  return dictionary;
}

function createGlossary(form: URLSearchParams, glossaries: ServerGlossary[]): Reply {
  const name = form.get('name');
  const prefixes = [...form.keys()].flatMap(key => /^(dictionaries\[\d+\]\.)source_lang$/.exec(key)?.[1] ?? []);
  const fault = isGlossaryName(name)
    ? [...prefixes, ...(prefixes.length === 0 ? ['dictionaries[0].'] : [])]
        .map(prefix => faultOfDictionary(form, prefix))
        .find(each => each !== undefined)
    : 'Missing or invalid argument: name';
  if (fault !== undefined || name === null) return { status: 400, json: { message: fault } };
  const glossary: ServerGlossary = {
    glossary_id: `glossary-${glossaries.length + 1}`,
    name,
    creation_time: '2026-01-01T00:00:00Z',
    dictionaries: prefixes.map(prefix => readDictionary(form, prefix)),
  };
  glossaries.push(glossary);
  return { status: 201, json: told(glossary) };
}

function readDictionary(form: URLSearchParams, prefix: string): ServerGlossary['dictionaries'][number] {
  const entries = form.get(`${prefix}entries`) ?? '';
  return {
    source_lang: form.get(`${prefix}source_lang`) ?? '',
    target_lang: form.get(`${prefix}target_lang`) ?? '',
    entry_count: entries.split('\n').filter(line => line !== '').length,
    entries,
  };
}
