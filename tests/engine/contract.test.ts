import { setMaxListeners } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { deeplEngine } from '../../src/engine/deepl.ts';
import { type Engine, EngineError, type OptionName, type TranslationRequest } from '../../src/engine/engine.ts';
import { libreTranslateEngine } from '../../src/engine/libretranslate.ts';
import { engines } from '../../src/engine/list.ts';
import { localEngine } from '../../src/engine/local.ts';
import { openAiEngine } from '../../src/engine/openai.ts';
import { pseudoEngine } from '../../src/engine/pseudo.ts';
import { startDeeplServer } from './servers/deepl.ts';
import { startLibreTranslateServer } from './servers/libretranslate.ts';
import { startOpenAiServer } from './servers/openai.ts';
import { type Mood, type Seen, startServer, type TestServer } from './servers/server.ts';
import { installTiny, temporaryFolderForAll } from './tiny-models.ts';

const KEY = 'f1e2d3c4-tajny-klucz:fx';
const WRONG_KEY = 'zupelnie-inny-klucz-9876';

interface Setting {
  readonly name: string;
  /** Into English. */
  readonly lacks: readonly OptionName[];
  /** A server of the engine's kind, in a mood; nothing for an engine without one. */
  readonly server?: (mood?: Mood) => Promise<Pick<TestServer, 'url' | 'close'> & { readonly seen: readonly Seen[] }>;
  readonly engine: (url: string, key: string, timeoutMs: number) => Engine;
}

const once = (mood: Mood = { kind: 'well' }) => ({ key: KEY, mood: () => mood });

const models = await installTiny(await temporaryFolderForAll(), 'pl-en');

/** Every engine of the list is here: the contract is for all. */
const settings: readonly Setting[] = [
  {
    name: 'deepl',
    lacks: ['formality'],
    server: mood => startDeeplServer(once(mood)),
    engine: (url, key, timeoutMs) => deeplEngine({ url, key, timeoutMs }),
  },
  {
    name: 'libretranslate',
    lacks: ['formality', 'instructions', 'styleRules'],
    server: mood => startLibreTranslateServer(once(mood)),
    engine: (url, key, timeoutMs) => libreTranslateEngine({ url, key, timeoutMs }),
  },
  {
    name: 'openai',
    lacks: ['styleRules'],
    server: mood => startOpenAiServer(once(mood)),
    engine: (url, key, timeoutMs) => openAiEngine({ url: `${url}/v1`, key, model: 'model', timeoutMs }),
  },
  {
    name: 'local',
    lacks: ['formality', 'instructions', 'styleRules'],
    engine: () => localEngine({ models, concurrency: 1 }),
  },
  // Its texts are for trying: nobody misses a setting.
  { name: 'pseudo', lacks: [], engine: () => pseudoEngine() },
];

const request: TranslationRequest = {
  pair: { source: 'pl', target: 'en' },
  texts: [
    'Szef MON spotkał się z sekretarzem obrony USA.',
    'Rozmowa „w cztery oczy” trwała 45 minut.',
    'Zażółć gęślą jaźń: 100% & <b>pewności</b>? + 1=1',
  ],
  terms: [[], [], []],
  options: {},
};

const signal = new AbortController().signal;
setMaxListeners(0, signal);

it('has a setting for every engine of the list', () => {
  expect(settings.map(({ name }) => name).sort()).toEqual(Object.keys(engines).sort());
});

describe.each(settings)('$name', ({ name, lacks, server, engine }) => {
  let open: Awaited<ReturnType<NonNullable<Setting['server']>>> | undefined;
  afterEach(async () => {
    await open?.close();
    open = undefined;
  });

  async function meet(mood?: Mood, key = KEY, timeoutMs = 20_000): Promise<Engine> {
    open = await server?.(mood);
    return engine(open?.url ?? '', key, timeoutMs);
  }

  async function failure(mood: Mood, key = KEY): Promise<EngineError> {
    // Short only where it is waited for: a machine may be busy.
    const it = await meet(mood, key, mood.kind === 'silent' || mood.kind === 'trickle' ? 700 : undefined);
    const error = await it.translate(request, { signal }).then(
      () => undefined,
      error => error,
    );
    expect(error).toBeInstanceOf(EngineError);
    for (const text of [String(error), error.stack, JSON.stringify(error)]) expect(text).not.toContain(key);
    return error;
  }

  it('says who it is, and takes at least one text', async () => {
    const it = await meet();
    const can = it.capabilities(request.pair);
    expect(it.name).toBe(name);
    expect(it.id.startsWith(`${name}:`)).toBe(true);
    expect(it.concurrency).toBeGreaterThanOrEqual(1);
    expect(can.maxTexts).toBeGreaterThanOrEqual(1);
    expect(can.maxBytes).toBeGreaterThan(1000);
  });

  it('gives as many translations as there are texts, in their order', async () => {
    const { translations } = await (await meet()).translate(request, { signal });
    expect(translations).toHaveLength(3);
    if (server) for (const [at, { text }] of translations.entries()) expect(text).toContain(request.texts[at]);
  });

  it('changes nothing of what it is given, frozen as it may be', async () => {
    const frozen = { ...request, texts: Object.freeze([...request.texts]), options: Object.freeze({}) };
    expect((await (await meet()).translate(Object.freeze(frozen), { signal })).translations).toHaveLength(3);
  });

  it('says which of the settings it does not have, and goes on without them', async () => {
    const options = { formality: 'formal', instructions: ['Use short sentences.'], styleRules: 'styl-1' } as const;
    const { translations, leftOut = [] } = await (await meet()).translate({ ...request, options }, { signal });
    expect(translations).toHaveLength(3);
    expect(leftOut).toEqual(lacks);
    expect((await (await meet()).translate(request, { signal })).leftOut ?? []).toEqual([]);
  });

  it('measures more for more, and at least the texts themselves', async () => {
    const { measure } = (await meet()).capabilities(request.pair);
    const size = measure(request);
    expect(size).toBeGreaterThan(request.texts.join('').length);
    expect(
      measure({ ...request, texts: [...request.texts, 'I jeszcze jedno.'], terms: [[], [], [], []] }),
    ).toBeGreaterThan(size);
  });

  it('ends at once when told to', async () => {
    const engine = await meet({ kind: 'silent' });
    const aborted = new AbortController();
    const answer = engine.translate(request, { signal: aborted.signal });
    const begun = performance.now();
    setTimeout(() => aborted.abort(), 60);
    // Without a server to wait for, it may be ready before it is told.
    if (!server) return void (await answer.catch(error => expect(error).toMatchObject({ kind: 'aborted' })));
    await expect(answer).rejects.toMatchObject({ kind: 'aborted' });
    expect(performance.now() - begun).toBeLessThan(900);
  });

  if (!server) return;

  it.each<[string, Mood, Partial<EngineError>]>([
    ['an answer that is too short', { kind: 'short' }, { kind: 'response' }],
    ['an answer that is not JSON', { kind: 'not-json' }, { kind: 'response' }],
    ['an answer of 50 MB', { kind: 'huge', bytes: 50_000_000 }, { kind: 'response' }],
    ['an answer that breaks off', { kind: 'cut' }, { kind: 'transient' }],
    ['a closed connection', { kind: 'hang-up' }, { kind: 'transient' }],
    ['silence', { kind: 'silent' }, { kind: 'transient' }],
    ['a trickle', { kind: 'trickle' }, { kind: 'transient' }],
    ['400', { kind: 'status', status: 400 }, { kind: 'invalid' }],
    ['403', { kind: 'status', status: 403 }, { kind: 'auth' }],
    ['413', { kind: 'status', status: 413 }, { kind: 'too-large' }],
    ['429', { kind: 'status', status: 429 }, { kind: 'rate' }],
    ['456', { kind: 'status', status: 456 }, { kind: 'quota' }],
    ['500', { kind: 'status', status: 500 }, { kind: 'transient' }],
    ['503', { kind: 'status', status: 503, body: 'overloaded' }, { kind: 'transient' }],
    ['529', { kind: 'status', status: 529 }, { kind: 'rate' }],
  ])('calls %s by its name', async (_, mood, expected) => {
    const error = await failure(mood);
    expect(error).toMatchObject(expected);
    if (mood.kind === 'status')
      expect(error.details).toMatchObject({
        status: mood.status,
        charged: false,
        traceId: expect.stringMatching(/^trace-/),
      });
    else expect(error.details.charged).toBe(true);
    expect(open?.seen.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  it('knows how long to wait, in seconds or until a date by the server’s clock', async () => {
    const seconds = await failure({ kind: 'status', status: 429, headers: { 'retry-after': '7' } });
    expect(seconds.details.retryAfterMs).toBe(7000);
    await open?.close();
    const date = new Date('2031-05-01T12:00:00Z').toUTCString();
    const later = new Date('2031-05-01T12:00:30Z').toUTCString();
    const until = await failure({ kind: 'status', status: 429, headers: { date, 'retry-after': later } });
    expect(until.details.retryAfterMs).toBe(30_000);
  });

  it('says that a wrong key is refused, and never shows it', async () => {
    expect(await failure({ kind: 'well' }, WRONG_KEY)).toMatchObject({ kind: 'auth' });
  });

  it('never shows a key that the server repeats', async () => {
    const error = await failure({ kind: 'status', status: 400, body: JSON.stringify({ message: `bad key ${KEY}` }) });
    expect(error.message).toContain('***');
  });

  it.each([
    ['for a header', `Basic ${Buffer.from(`ja:${KEY}`).toString('base64')}`],
    ['for an address', `https://x.pl/?k=${encodeURIComponent(KEY)}`],
    ['for JSON and HTML', KEY.replace('t', '\\u0074').replace('k', '&#x6b;')],
    ['in pieces', `${KEY.slice(0, 9)}"\n "${KEY.slice(9)}`],
  ])('never shows a key that the server repeats %s', async (_, words) => {
    const headers = { 'x-trace-id': words.replace(/\s+/g, ' ') };
    const error = await failure({ kind: 'status', status: 400, headers, body: JSON.stringify({ message: words }) });
    for (const text of [error.message, error.details.traceId ?? '']) {
      expect(text).toContain('***');
      expect(text).not.toMatch(/tajny|klucz|dGFqbn|Rham55|YWpueS/);
    }
  });

  it('shows a server’s words without what moves a terminal’s cursor', async () => {
    const body = JSON.stringify({ message: 'zły \u001b[2J\u009b1A\u202e klucz' });
    const error = await failure({ kind: 'status', status: 400, body });
    expect(error.message).toContain('zły [2J 1A klucz');
  });

  it.each([301, 302, 307, 308])('carries nothing on to where the server points (HTTP %i)', async status => {
    const other = await startServer(() => ({ json: {} }));
    const error = await failure({ kind: 'status', status, headers: { location: `${other.url}/v2/translate` } });
    await other.close();
    expect(other.seen).toEqual([]);
    expect(error).toMatchObject({ kind: 'unsupported', message: expect.stringContaining(other.url) });
  });

  it('says that nothing was charged when nobody answers the door', async () => {
    const it = await meet();
    await open?.close();
    await expect(it.translate(request, { signal })).rejects.toMatchObject({
      kind: 'transient',
      details: { charged: false },
    });
  });

  it('keeps a hundred calls at once apart', async () => {
    const it = await meet();
    const calls = Array.from({ length: 100 }, (_, at) =>
      it.translate({ ...request, texts: [`Zdanie ${at}.`], terms: [[]] }, { signal }),
    );
    const texts = (await Promise.all(calls)).map(({ translations }) => translations[0]?.text ?? '');
    for (const [at, text] of texts.entries()) expect(text).toContain(`Zdanie ${at}.`);
  });
});
