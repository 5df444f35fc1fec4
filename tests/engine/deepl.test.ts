import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Worker } from 'node:worker_threads';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { type DeeplOptions, deeplEngine } from '../../src/engine/deepl.ts';
import type { Glossary, TranslationRequest } from '../../src/engine/engine.ts';
import { job, schedule, termIn } from './run.ts';
import { type DeeplRequest, type DeeplServer, startDeeplServer } from './servers/deepl.ts';

let server: DeeplServer;
afterEach(() => server.close());

const { signal } = new AbortController();

/** What DeepL gets to see of a request. */
async function sent(request: Partial<TranslationRequest>, options: Partial<DeeplOptions> = {}): Promise<DeeplRequest> {
  server = await startDeeplServer();
  const engine = deeplEngine({ key: 'k', url: server.url, ...options });
  const whole = { pair: { source: 'pl', target: 'de' }, texts: ['Tak.'], terms: [[]], options: {}, ...request };
  await engine.translate(whole, { signal });
  const [first] = server.requests;
  if (!first) throw new Error('Nothing was sent.');
  return first;
}

const field = (request: DeeplRequest, name: string) => request.form.get(name);

describe('a request to DeepL', () => {
  it.each([
    ['en', 'en-GB'],
    ['pt', 'pt-PT'],
    ['en-US', 'en-US'],
    ['pt-BR', 'pt-BR'],
    ['zh-Hant', 'zh-HANT'],
    ['de', 'de'],
    ['uk', 'uk'],
  ])('into %s is one into %s', async (target, code) => {
    expect((await sent({ pair: { source: 'pl-PL', target } })).target).toBe(code);
    expect(server.requests[0]?.source).toBe('pl');
  });

  it('uses the variant that the project chose, and another engine id with it', async () => {
    const options = { key: 'k', variants: { en: 'en-US' } };
    expect((await sent({ pair: { source: 'pl', target: 'en' } }, options)).target).toBe('en-US');
    expect(deeplEngine(options).id).not.toBe(deeplEngine({ key: 'k' }).id);
  });

  it('leaves sentences whole, also over a line break', async () => {
    const request = await sent({ texts: ['Minister\nobrony  narodowej. Koniec.'] });
    expect(field(request, 'split_sentences')).toBe('0');
    expect(request.texts).toEqual(['Minister obrony  narodowej. Koniec.']);
  });

  it('asks for formality only where the language has it', async () => {
    expect(field(await sent({ options: { formality: 'formal' } }), 'formality')).toBe('prefer_more');
    await server.close();
    expect(field(await sent({ options: { formality: 'informal' } }), 'formality')).toBe('prefer_less');
    await server.close();
    const english = await sent({ pair: { source: 'pl', target: 'en' }, options: { formality: 'formal' } });
    expect(field(english, 'formality')).toBeNull();
  });

  it('hands over instructions and style rules only where the language takes them', async () => {
    const options = {
      instructions: ['Use the present tense in headlines.', 'No exclamation marks.'],
      styleRules: 'style-1',
    };
    const german = await sent({ options });
    expect(german.form.getAll('custom_instructions')).toEqual(options.instructions);
    expect(field(german, 'style_id')).toBe('style-1');
    await server.close();
    const ukrainian = await sent({ pair: { source: 'pl', target: 'uk' }, options });
    expect(field(ukrainian, 'custom_instructions')).toBeNull();
    expect(field(ukrainian, 'style_id')).toBeNull();
  });

  it('refuses more instructions than DeepL takes before anything is sent', async () => {
    server = await startDeeplServer();
    const engine = deeplEngine({ key: 'k', url: server.url });
    const request = {
      pair: { source: 'pl', target: 'de' },
      texts: ['Tak.'],
      terms: [[]],
      options: { instructions: ['x'.repeat(301)] },
    };
    await expect(engine.translate(request, { signal })).rejects.toMatchObject({
      kind: 'unsupported',
      details: { charged: false },
    });
    expect(server.requests).toHaveLength(0);
  });

  it('says which handling of tags it means, where there are tags', async () => {
    const tagged = await sent({ options: { markup: 'xml' }, texts: ['<g id="1">Tak</g>.'] });
    expect([field(tagged, 'tag_handling'), field(tagged, 'tag_handling_version')]).toEqual(['xml', 'v2']);
    await server.close();
    expect(field(await sent({}), 'tag_handling')).toBeNull();
  });

  it('names the model', async () => {
    expect(field(await sent({}, { modelType: 'latency_optimized' }), 'model_type')).toBe('latency_optimized');
  });

  it('reports the characters that DeepL charged, not those that we count', async () => {
    server = await startDeeplServer();
    const scheduler = schedule(server);
    await scheduler.translate(job(['Ala ma kota.']));
    expect(scheduler.totals().characters).toBe(12);
  });

  it('reads what the account has used', async () => {
    server = await startDeeplServer({ quota: 1000 });
    const scheduler = schedule(server);
    await scheduler.translate(job(['Ala ma kota.']));
    expect(await scheduler.usage()).toEqual({ used: 12, limit: 1000 });
  });
});

/** In a thread of its own, so that it can close a connection while this one is busy. */
const CLOSING_SERVER = `
  const { createServer } = require('node:http');
  const { parentPort } = require('node:worker_threads');
  const server = createServer((request, response) => {
    request.resume();
    response.on('finish', () => setTimeout(() => request.socket.destroy(), 3));
    response.end('{"translations": [{"text": "Ja.", "detected_source_language": "PL"}]}');
  });
  server.listen(0, () => parentPort.postMessage('http://127.0.0.1:' + server.address().port));
`;

it('is not misled by a connection that the server closed meanwhile', async () => {
  server = await startDeeplServer();
  const worker = new Worker(CLOSING_SERVER, { eval: true });
  const [url] = await once(worker, 'message');
  const engine = deeplEngine({ key: 'k', url });
  for (let count = 0; count < 15; count += 1) {
    const request = { pair: { source: 'pl', target: 'de' }, texts: ['Tak.'], terms: [[]], options: {} };
    expect((await engine.translate(request, { signal })).translations).toEqual([{ text: 'Ja.' }]);
    // Too busy to see that the connection is gone.
    const busyUntil = performance.now() + 20;
    while (performance.now() < busyUntil);
  }
  await worker.terminate();
});

describe('an answer that is not what it seems', () => {
  async function answered(headers: Readonly<Record<string, string>>, body: string | Uint8Array) {
    server = await startDeeplServer();
    const other = createServer((request, response) => {
      request.resume();
      response.writeHead(200, headers).end(body);
    }).listen(0, '127.0.0.1');
    onTestFinished(() => void other.close());
    await once(other, 'listening');
    const engine = deeplEngine({ key: 'k', url: `http://127.0.0.1:${(other.address() as AddressInfo).port}` });
    const request = { pair: { source: 'pl', target: 'de' }, texts: ['Tak.'], terms: [[]], options: {} };
    return engine.translate(request, { signal });
  }

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ])('is not unpacked without an end (%s)', async (encoding, pack) => {
    const packed = pack(Buffer.alloc(40_000_000, ' '));
    await expect(answered({ 'content-encoding': encoding }, packed)).rejects.toThrow('far too long');
  });

  it('is read where it comes packed', async () => {
    const packed = gzipSync('{"translations": [{"text": "Ja.", "detected_source_language": "PL"}]}');
    expect((await answered({ 'content-encoding': 'gzip' }, packed)).translations).toEqual([{ text: 'Ja.' }]);
  });

  it.each(['-1000', '1e999', '0.5'])('gives back nothing of a budget: %s characters', async billed => {
    const body = `{"translations": [{"text": "Ja.", "detected_source_language": "PL", "billed_characters": ${billed}}]}`;
    expect((await answered({}, body)).translations).toEqual([{ text: 'Ja.' }]);
  });
});

describe('DeepL’s glossary', () => {
  const english: Glossary = {
    pair: { source: 'pl', target: 'en' },
    entries: [
      { source: 'Grupa Wyszehradzka', target: 'Visegrád Group' },
      { source: 'Grupy Wyszehradzkiej', target: 'Visegrád Group' },
      { source: 'constructor', target: 'constructor' },
      { source: 'zwany „orłem”, "ptak"', target: 'eagle' },
    ],
  };
  const german: Glossary = {
    pair: { source: 'pl', target: 'de' },
    entries: [{ source: 'Grupa Wyszehradzka', target: 'Visegrád-Gruppe' }],
  };
  const calls = () =>
    server.seen.map(
      ({ method, path }) =>
        `${method} ${path.replace(/glossary-\d+|\?.*/, each => (each.startsWith('?') ? '' : 'ID'))}`,
    );

  it('is made once and in one request, with a dictionary for each language', async () => {
    server = await startDeeplServer();
    const sync = await schedule(server).syncTerms([english, german]);
    expect(sync.sent).toEqual([
      { source: 'pl', target: 'en' },
      { source: 'pl', target: 'de' },
    ]);
    expect(sync.leftOut).toEqual([]);
    const [glossary] = server.glossaries;
    expect(glossary?.dictionaries.map(one => `${one.source_lang}-${one.target_lang}`)).toEqual(['pl-en', 'pl-de']);
    expect(glossary?.dictionaries[0]?.entries).toContain('zwany „orłem”, "ptak"\teagle');
    expect(glossary?.dictionaries[0]?.entries).toContain('constructor\tconstructor\n');
    expect(calls()).toEqual(['GET /v3/languages', 'GET /v3/glossaries', 'POST /v3/glossaries']);
  });

  it('that is too large for one request is sent in several, and is whole', async () => {
    server = await startDeeplServer();
    const large = (target: string): Glossary => ({
      pair: { source: 'pl', target },
      entries: Array.from({ length: 6_000 }, (_, at) => ({ source: `${at} ${'ź'.repeat(500)}`, target: `term ${at}` })),
    });
    const { handle } = await schedule(server).syncTerms([large('en'), large('de')]);
    expect(calls().slice(2)).toEqual([
      'POST /v3/glossaries',
      'PUT /v3/glossaries/ID/dictionaries',
      'PATCH /v3/glossaries/ID',
    ]);
    expect(server.glossaries[0]?.dictionaries.map(each => each.entry_count)).toEqual([6_000, 6_000]);
    expect(await schedule(server).syncTerms([large('en'), large('de')])).toMatchObject({ handle, sent: [] });
  });

  it('is looked at and left alone when nothing has changed', async () => {
    server = await startDeeplServer();
    const { handle } = await schedule(server).syncTerms([english, german]);
    const before = server.seen.length;
    const again = await schedule(server).syncTerms([german, { ...english, entries: [...english.entries].reverse() }]);
    expect(again).toEqual({ handle, sent: [], unsupported: [], leftOut: [] });
    expect(calls().slice(before)).toEqual(['GET /v3/languages', 'GET /v3/glossaries']);
  });

  it('gets only the dictionary that changed', async () => {
    server = await startDeeplServer();
    await schedule(server).syncTerms([english, german]);
    const before = server.seen.length;
    const changed = { ...german, entries: [{ source: 'Grupa Wyszehradzka', target: 'Visegrád-Staaten' }] };
    const sync = await schedule(server).syncTerms([english, changed]);
    expect(sync.sent).toEqual([{ source: 'pl', target: 'de' }]);
    expect(
      calls()
        .slice(before)
        .filter(call => call.startsWith('PUT')),
    ).toEqual(['PUT /v3/glossaries/ID/dictionaries']);
    expect(server.glossaries).toHaveLength(1);
    expect(server.glossaries[0]?.dictionaries[1]?.entries).toContain('Visegrád-Staaten');
  });

  it('is put right after a run that broke off in the middle, though the terms are as before', async () => {
    server = await startDeeplServer();
    await schedule(server).syncTerms([german]);
    const [glossary] = server.glossaries;
    const right = glossary?.name ?? '';
    const changed = { ...german, entries: [{ source: 'Grupa Wyszehradzka', target: 'V4' }] };
    const stopped = new AbortController();
    const engine = deeplEngine({ key: 'k', url: server.url });
    const sync = engine.syncTerms?.([changed], { signal: stopped.signal }).catch(() => undefined);
    while (!server.seen.some(({ method }) => method === 'PUT')) await new Promise(resolve => setTimeout(resolve, 1));
    stopped.abort();
    await sync;
    if (glossary) glossary.name = glossary.name === right ? 'dragoman' : glossary.name;
    await schedule(server).syncTerms([german]);
    expect(glossary?.dictionaries[0]?.entries).toContain('Visegrád-Gruppe');
    expect(glossary?.name).toBe(right);
  });

  it('leaves the glossaries of other projects alone', async () => {
    server = await startDeeplServer();
    const sync = (project: string, glossary: Glossary) =>
      deeplEngine({ key: 'k', url: server.url, project }).syncTerms?.([glossary], { signal });
    await sync('gazeta', english);
    await sync('gazeta nowa', german);
    await sync('gazeta', { ...english, entries: english.entries.slice(1) });
    expect(server.glossaries.map(({ name }) => name.split(' ')[0])).toEqual(['gazeta', 'gazeta_nowa']);
    expect(server.glossaries[1]?.dictionaries).toHaveLength(1);
  });

  it('says what it leaves out, and why', async () => {
    server = await startDeeplServer();
    const bad = [
      { source: 'źdźbło '.repeat(200), target: 'blade' },
      { source: '', target: 'nothing' },
      { source: 'dwa\nwiersze', target: 'two lines' },
      { source: ' Grupa Wyszehradzka ', target: 'Visegrad Four' },
      { source: 'Grupa Wyszehradzka', target: 'Visegrád Group ' },
    ];
    const { leftOut } = await schedule(server).syncTerms([{ ...english, entries: [...english.entries, ...bad] }]);
    expect(leftOut.map(({ reason }) => reason)).toEqual([
      'DeepL takes at most 1024 bytes a term.',
      'One side is empty.',
      'It has a line break or a control character.',
      '“Grupa Wyszehradzka” is already “Visegrád Group”.',
    ]);
  });

  it('is one for the variants of a language, since DeepL’s glossaries know none', async () => {
    server = await startDeeplServer();
    const american = { pair: { source: 'pl', target: 'en-US' }, entries: [{ source: 'obrona', target: 'defense' }] };
    const british = { pair: { source: 'pl', target: 'en-GB' }, entries: [{ source: 'obrona', target: 'defence' }] };
    const sync = await schedule(server).syncTerms([american, british]);
    expect(sync.sent).toEqual([{ source: 'pl', target: 'en' }]);
    expect(sync.leftOut).toMatchObject([{ pair: { target: 'en-GB' }, entry: { target: 'defence' } }]);
  });

  it('goes with the context into requests whose sentences have terms, and only into those', async () => {
    server = await startDeeplServer();
    const scheduler = schedule(server);
    const { handle } = await scheduler.syncTerms([english]);
    const text = 'Przedstawiciele Grupy Wyszehradzkiej wyjechali.';
    const terms = [
      termIn(text, 'Grupy Wyszehradzkiej', { en: [{ text: 'Visegrád Group', status: 'preferred', switches: {} }] }),
    ];
    await scheduler.translate(job([text], { segments: [{ id: 's', text, terms }] }));
    await scheduler.translate(job(['Bez terminów.']));
    expect(server.requests.map(({ glossary, context }) => [glossary, context])).toEqual([
      [handle, text],
      [undefined, 'Bez terminów.'],
    ]);
  });

  it('says clearly when the key is refused', async () => {
    server = await startDeeplServer({ key: 'right' });
    await expect(schedule(server).syncTerms([english])).rejects.toMatchObject({
      failure: 'refused',
      message: expect.stringContaining('refuses the key'),
    });
  });
});
