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
  /** What `GET /v3/languages` answers; 404 where absent. Targets that are not in it are refused. */
  readonly languages?: readonly {
    readonly lang: string;
    readonly usable_as_source: boolean;
    readonly usable_as_target: boolean;
  }[];
  /** A request with a text that contains this is refused with 400. */
  readonly poison?: string;
}

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
    if (path === '/v3/languages') return options.languages ? { json: options.languages } : { status: 404, json: {} };
    if (path.startsWith('/v3/glossaries')) return answerGlossary(seen, path, glossaries);
    if (path !== '/v2/translate') return { status: 404, json: { message: 'Not found' } };
    return translate(read(seen), mood);
  }

  function translate(request: DeeplRequest, mood: Mood['kind']): Reply {
    const { texts, target } = request;
    if (texts.length > 50 || texts.length === 0) return { status: 400, json: { message: 'Too many texts.' } };
    if (request.bytes > 128 * 1024) return { status: 413, json: { message: 'Request Entity Too Large' } };
    const unknown = options.languages?.every(({ lang }) => lang.toLowerCase() !== target.toLowerCase());
    if (/^(en|pt)$/i.test(target) || unknown)
      return { status: 400, json: { message: "Value for 'target_lang' not supported." } };
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
function answerGlossary(seen: Seen, path: string, glossaries: ServerGlossary[]): Reply {
  const [id, part] = path.slice('/v3/glossaries/'.length).split('/');
  const form = new URLSearchParams(seen.body);
  if (!id) return seen.method === 'POST' ? createGlossary(form, glossaries) : { json: { glossaries } };
  const glossary = glossaries.find(one => one.glossary_id === id);
  if (!glossary) return { status: 404, json: { message: 'Glossary not found' } };
  if (seen.method === 'PUT' && part === 'dictionaries') {
    const dictionary = readDictionary(form, '');
    const at = glossary.dictionaries.findIndex(
      one => one.source_lang === dictionary.source_lang && one.target_lang === dictionary.target_lang,
    );
    glossary.dictionaries.splice(at < 0 ? glossary.dictionaries.length : at, 1, dictionary);
    return { json: dictionary };
  }
  if (seen.method === 'PATCH') glossary.name = form.get('name') ?? glossary.name;
  return { json: glossary };
}

function createGlossary(form: URLSearchParams, glossaries: ServerGlossary[]): Reply {
  const glossary: ServerGlossary = {
    glossary_id: `glossary-${glossaries.length + 1}`,
    name: form.get('name') ?? '',
    creation_time: '2026-01-01T00:00:00Z',
    dictionaries: [readDictionary(form, 'dictionaries[0].')],
  };
  glossaries.push(glossary);
  return { status: 201, json: glossary };
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
