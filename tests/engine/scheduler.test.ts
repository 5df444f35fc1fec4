import { afterEach, describe, expect, it } from 'vitest';
import { deeplEngine } from '../../src/engine/deepl.ts';
import { pseudoEngine } from '../../src/engine/pseudo.ts';
import type { TranslationOutcome } from '../../src/engine/scheduler.ts';
import { job, schedule, sentences, termIn } from './run.ts';
import { type DeeplServer, type DeeplServerOptions, startDeeplServer } from './servers/deepl.ts';

let server: DeeplServer;
afterEach(() => server.close());

async function serve(options: DeeplServerOptions = {}): Promise<DeeplServer> {
  server = await startDeeplServer(options);
  return server;
}

const kinds = (outcome: TranslationOutcome) => outcome.segments.map(segment => segment.kind);
const targets = (outcome: TranslationOutcome) =>
  outcome.segments.map(segment => (segment.kind === 'translated' ? segment.target : segment.kind));

describe('sending an article', () => {
  it('gives every sentence its translation, in the article’s order', async () => {
    const texts = sentences(120);
    const outcome = await schedule(await serve()).translate(job(texts));
    expect(targets(outcome)).toEqual(texts.map(text => `[en-GB] ${text}`));
    expect(outcome.stop).toBeUndefined();
    expect(outcome.segments.map(({ id }) => id)).toEqual(texts.map((_, at) => `s${at}`));
  });

  it('asks for at most 50 sentences at once', async () => {
    await schedule(await serve()).translate(job(sentences(120)));
    expect(server.requests.map(({ texts }) => texts.length)).toEqual([50, 50, 20]);
  });

  it('keeps every encoded request within 128 KiB, Polish letters and long sentences included', async () => {
    const texts = sentences(90).map(text => `${text} ${'Żółć źdźbła gęśli jaźni. '.repeat(200)}`);
    const outcome = await schedule(await serve()).translate(job(texts));
    expect(kinds(outcome)).toEqual(texts.map(() => 'translated'));
    const bytes = server.requests.map(request => request.bytes);
    expect(Math.max(...bytes)).toBeLessThanOrEqual(128 * 1024);
    expect(bytes.length).toBeLessThan(20);
  });

  it('measures a request as it goes over the wire', async () => {
    const engine = deeplEngine({ key: 'k', url: (await serve()).url });
    const request = {
      pair: { source: 'pl', target: 'de' },
      texts: ['Żołnierz & „szeregowy” 100%', 'Dwa\nwiersze'],
      terms: [[], []],
      context: 'Ćwiczenia na poligonie.',
      options: { formality: 'formal', instructions: ['Use short sentences.'], markup: 'xml' },
    } as const;
    await engine.translate(request, { signal: new AbortController().signal });
    const measured = engine.capabilities(request.pair).measure(request);
    const sent = server.requests[0]?.bytes ?? 0;
    expect(measured).toBeGreaterThanOrEqual(sent);
    expect(measured - sent).toBeLessThan(120);
  });

  it('sends the article around the sentences along as context', async () => {
    const context = 'Wczoraj w Brukseli. Minister wylądował. Potem mówił. Dziś wraca.';
    await schedule(await serve()).translate(job(['Minister wylądował.', 'Potem mówił.'], { context }));
    expect(server.requests[0]?.context).toBe(context);
  });

  it('cuts the context from a long article around the batch, at white space', async () => {
    const texts = sentences(2000);
    await schedule(await serve()).translate(job(texts.slice(1000, 1010), { context: texts.join(' ') }));
    const context = server.requests[0]?.context ?? '';
    expect(texts.join(' ')).toContain(context);
    expect(context.length).toBeLessThanOrEqual(8_000);
    expect(context.length).toBeGreaterThan(7_800);
    for (const text of texts.slice(960, 1050)) expect(context).toContain(text);
    expect(context).toMatch(/^\S.*\S$/s);
  });

  it('sends a sentence that repeats once, and gives it to all its places', async () => {
    const outcome = await schedule(await serve()).translate(job(['Tak.', 'Nie.', 'Tak.', 'Tak.']));
    expect(server.paid).toEqual(['Tak.', 'Nie.']);
    expect(targets(outcome)).toEqual(['[en-GB] Tak.', '[en-GB] Nie.', '[en-GB] Tak.', '[en-GB] Tak.']);
    expect(outcome.segments.map(one => one.kind === 'translated' && one.from)).toEqual([
      'engine',
      'engine',
      'repeat',
      'repeat',
    ]);
  });

  it('sends a sentence that two articles share once in a run, even at the same time', async () => {
    const scheduler = schedule(await serve({ latencyMs: 20 }));
    const jobs = ['pierwszy', 'drugi', 'trzeci'].map(article =>
      scheduler.translate(job(['Koniec.', `To ${article}.`], { article })),
    );
    const outcomes = await Promise.all(jobs);
    expect(server.paid.filter(text => text === 'Koniec.')).toHaveLength(1);
    for (const outcome of outcomes) expect(targets(outcome)[0]).toBe('[en-GB] Koniec.');
    expect(scheduler.totals()).toMatchObject({ texts: 4, repeats: 2, left: 0, failed: 0 });
  });

  it('asks again for another language, and where it is told to', async () => {
    const scheduler = schedule(await serve());
    await scheduler.translate(job(['Tak.']));
    await scheduler.translate(job(['Tak.'], { pair: { source: 'pl', target: 'de' } }));
    await scheduler.translate(job(['Tak.'], { attempt: 1 }));
    expect(server.requests.map(({ target }) => target)).toEqual(['en-GB', 'de', 'en-GB']);
  });

  it('counts words, characters and requests', async () => {
    const scheduler = schedule(await serve());
    await scheduler.translate(job(['Ala ma kota.', 'Kot ma 😀.']));
    expect(scheduler.totals()).toMatchObject({ requests: 1, texts: 2, words: 5, characters: 21 });
  });

  it('sends nothing for nothing', async () => {
    expect(await schedule(await serve()).translate(job([]))).toEqual({ segments: [] });
    expect(server.requests).toHaveLength(0);
  });
});

describe('when the service is in trouble', () => {
  it('waits as long as a 429 asks, everybody with it, and then goes on', async () => {
    const waits: number[] = [];
    await serve({
      mood: (_, number) =>
        number === 0 ? { kind: 'status', status: 429, headers: { 'retry-after': '20' } } : { kind: 'well' },
    });
    const outcome = await schedule(server, {
      concurrency: 1,
      sleep: async ms => {
        waits.push(ms);
      },
    }).translate(job(sentences(100)));
    expect(kinds(outcome)).toEqual(Array(100).fill('translated'));
    expect(waits).toHaveLength(1);
    expect(waits[0]).toBeGreaterThanOrEqual(20_000);
    expect(waits[0]).toBeLessThan(21_001);
  });

  it('lives through a storm of 429 with fewer requests at once, and pays nothing twice', async () => {
    let open = 0;
    await serve({
      latencyMs: 10,
      mood: () => {
        open += 1;
        setTimeout(() => {
          open -= 1;
        }, 10);
        return open > 2 ? { kind: 'status', status: 429 } : { kind: 'well' };
      },
    });
    const outcome = await schedule(server).translate(job(sentences(2000)));
    expect(kinds(outcome).filter(kind => kind === 'translated')).toHaveLength(2000);
    expect(new Set(server.paid).size).toBe(server.paid.length);
    expect(server.requests.length).toBeLessThan(120);
  });

  it('tries again what fails in passing', async () => {
    await serve({ mood: (_, number) => (number < 3 ? { kind: 'status', status: 503 } : { kind: 'well' }) });
    expect(kinds(await schedule(server).translate(job(['Tak.'])))).toEqual(['translated']);
    expect(server.requests).toHaveLength(4);
  });

  it('asks only once more after an answer that may have been charged', async () => {
    await serve({ mood: () => ({ kind: 'short' }) });
    const outcome = await schedule(server).translate(job(['Tak.']));
    expect(kinds(outcome)).toEqual(['failed']);
    expect(server.requests).toHaveLength(2);
  });

  it('finds the one bad sentence of a batch, reports it, and translates the rest', async () => {
    const texts = [...sentences(49), 'Zdanie z trucizną w środku.'];
    const outcome = await schedule(await serve({ poison: 'trucizn' })).translate(job(texts));
    expect(kinds(outcome)).toEqual([...Array(49).fill('translated'), 'failed']);
    expect(outcome.segments.at(-1)).toMatchObject({
      kind: 'failed',
      reason: expect.stringContaining('HTTP 400'),
      advice: expect.stringContaining('by hand'),
    });
    expect(outcome.stop).toBeUndefined();
    expect(new Set(server.paid).size).toBe(server.paid.length);
  });

  it('finds a sentence that makes the server fall over', async () => {
    await serve({
      mood: ({ texts }) =>
        texts.some(text => text.includes('numer 7 ')) ? { kind: 'status', status: 500 } : { kind: 'well' },
    });
    const outcome = await schedule(server).translate(job(sentences(50)));
    expect(kinds(outcome).filter(kind => kind === 'translated')).toHaveLength(49);
    expect(outcome.segments[7]?.kind).toBe('failed');
  });

  it('stops when every sentence is refused, rather than asking for each', async () => {
    await serve({
      languages: 'none',
      mood: () => ({ kind: 'status', status: 400, body: '{"message":"Value for target_lang not supported."}' }),
    });
    const outcome = await schedule(server).translate(job(sentences(1000), { pair: { source: 'pl', target: 'xx' } }));
    expect(outcome.stop).toMatchObject({ failure: 'refused', message: expect.stringContaining('not supported') });
    expect(server.requests.length).toBeLessThan(40);
  });

  it('goes on with German where a language is refused', async () => {
    await serve({ mood: ({ target }) => (target === 'xx' ? { kind: 'status', status: 400 } : { kind: 'well' }) });
    const scheduler = schedule(server);
    await scheduler.translate(job(sentences(50), { pair: { source: 'pl', target: 'xx' } }));
    const german = await scheduler.translate(job(sentences(50), { pair: { source: 'pl', target: 'de' } }));
    expect(kinds(german)).toEqual(Array(50).fill('translated'));
  });

  it('splits what is too large, and reports a sentence that is too large alone', async () => {
    const giant = 'Ogromne zdanie. '.repeat(20_000);
    const outcome = await schedule(await serve()).translate(job(['Małe.', giant, 'Też małe.']));
    expect(kinds(outcome)).toEqual(['translated', 'failed', 'translated']);
    expect(outcome.segments[1]).toMatchObject({ reason: expect.stringContaining('longer than deepl takes') });
    expect(server.paid).toEqual(['Małe.', 'Też małe.']);
  });

  it('does not call a short sentence long where the server takes none', async () => {
    await serve({ mood: () => ({ kind: 'status', status: 413 }) });
    const outcome = await schedule(server).translate(job(['Małe.']));
    expect(outcome.segments[0]).toMatchObject({ reason: expect.stringContaining('even alone (HTTP 413') });
  });

  it.each([404, 405])('asks once where there is nobody at the address (%i), and says what to look at', async status => {
    await serve({ mood: () => ({ kind: 'status', status }) });
    const outcome = await schedule(server).translate(job(sentences(50)));
    expect(outcome.stop).toMatchObject({
      failure: 'refused',
      advice: expect.stringContaining('address of the server'),
    });
    expect(server.requests).toHaveLength(1);
  });

  it('asks alone, once, for a sentence that was answered with nothing', async () => {
    await serve({ translate: text => (text.startsWith('Pusto') ? '' : text) });
    const outcome = await schedule(server).translate(job(['Pełno.', 'Pusto.', 'Znów pełno.']));
    expect(kinds(outcome)).toEqual(['translated', 'failed', 'translated']);
    expect(server.paid.filter(text => text === 'Pełno.')).toHaveLength(1);
  });

  it.each([
    [
      'a key is refused',
      { kind: 'status', status: 403 } as const,
      'refused',
      /refuses the key.*HTTP 403, trace /,
      /DEEPL_API_KEY/,
    ],
    [
      'the quota is used up',
      { kind: 'status', status: 456 } as const,
      'refused',
      /no characters left.*HTTP 456/,
      /billing period/,
    ],
  ])('stops at once when %s, and keeps what is done', async (_, mood, failure, message, advice) => {
    await serve({ latencyMs: 5, mood: (_, number) => (number >= 3 ? mood : { kind: 'well' }) });
    const scheduler = schedule(server, { concurrency: 1 });
    const outcome = await scheduler.translate(job(sentences(1000)));
    expect(kinds(outcome).filter(kind => kind === 'translated')).toHaveLength(150);
    expect(kinds(outcome).filter(kind => kind === 'left')).toHaveLength(850);
    expect(server.requests).toHaveLength(4);
    expect(outcome.stop).toMatchObject({
      failure,
      message: expect.stringMatching(message),
      advice: expect.stringMatching(advice),
    });
    expect(kinds(await scheduler.translate(job(['Jeszcze jedno.'])))).toEqual(['left']);
    expect(server.requests).toHaveLength(4);
  });

  it('says that the engine cannot be had when nobody answers, after a few tries', async () => {
    await serve();
    await server.close();
    const outcome = await schedule(server).translate(job(sentences(500)));
    expect(kinds(outcome)).toEqual(Array(500).fill('left'));
    expect(outcome.stop).toMatchObject({ failure: 'unavailable', message: expect.stringContaining('ECONNREFUSED') });
  });

  it.each(['', 'klucz ze spacją', 'źdźbło', 'a\nb'])('says that “%s” is no key, before anything is sent', async key => {
    const engine = deeplEngine({ key, url: (await serve()).url });
    const outcome = await schedule(server, { engine }).translate(job(sentences(100)));
    expect(outcome.stop).toMatchObject({ failure: 'refused', message: expect.stringContaining('no key') });
    expect(outcome.stop?.advice).toContain('DEEPL_API_KEY');
    expect(server.seen).toHaveLength(0);
  });

  it('says so when the address of the server is none', async () => {
    await serve();
    const outcome = await schedule({ url: 'nigdzie' }).translate(job(sentences(100)));
    expect(outcome.stop).toMatchObject({ failure: 'unavailable', message: expect.stringContaining('URL') });
  });

  it('gives up on a service that is down, without asking for every sentence', async () => {
    await serve({ mood: () => ({ kind: 'status', status: 503 }) });
    const outcome = await schedule(server).translate(job(sentences(2000)));
    expect(outcome.stop).toMatchObject({ failure: 'unavailable' });
    expect(server.requests.length).toBeLessThan(300);
  });

  it('gives up on answers that are never complete, before the bill runs away', async () => {
    await serve({ mood: () => ({ kind: 'short' }) });
    const texts = sentences(1000);
    const outcome = await schedule(server).translate(job(texts));
    expect(outcome.stop).toMatchObject({ failure: 'unavailable' });
    expect(server.paid.length).toBeLessThan(texts.length * 2);
  });

  it('gives up on a service that never answers, without asking in halves', async () => {
    await serve({ mood: () => ({ kind: 'silent' }) });
    const engine = deeplEngine({ key: 'k', url: server.url, timeoutMs: 100 });
    const outcome = await schedule(server, { engine }).translate(job(sentences(50)));
    expect(outcome.stop).toMatchObject({ failure: 'unavailable', message: expect.stringContaining('in time') });
    expect(server.requests).toHaveLength(2);
  });

  it('does not wait for an hour because a server says so', async () => {
    await serve({ mood: () => ({ kind: 'status', status: 429, headers: { 'retry-after': '3600' } }) });
    const outcome = await schedule(server).translate(job(['Tak.']));
    expect(outcome.stop).toMatchObject({ failure: 'unavailable', advice: expect.stringContaining('60 minutes') });
  });
});

describe('Ctrl-C', () => {
  it('is answered within a second, with what is done', async () => {
    const interrupt = new AbortController();
    await serve({ latencyMs: 20, mood: (_, number) => (number < 8 ? { kind: 'well' } : { kind: 'silent' }) });
    const scheduler = schedule(server, { signal: interrupt.signal, concurrency: 4 });
    const translating = scheduler.translate(job(sentences(2000)));
    while (server.requests.length < 12) await new Promise(resolve => setTimeout(resolve, 5));
    const begun = performance.now();
    interrupt.abort();
    const outcome = await translating;
    expect(performance.now() - begun).toBeLessThan(1000);
    expect(outcome.stop).toMatchObject({ failure: 'interrupted' });
    expect(kinds(outcome).filter(kind => kind === 'translated')).toHaveLength(400);
  });

  it('still takes an answer that is on its way', async () => {
    const interrupt = new AbortController();
    await serve({ latencyMs: 200 });
    const sleep = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms * 4));
    const translating = schedule(server, { signal: interrupt.signal, sleep }).translate(job(['Tak.']));
    while (server.seen.length === 0) await sleep(1);
    interrupt.abort();
    expect(kinds(await translating)).toEqual(['translated']);
  });

  it('before the start means that nothing is sent', async () => {
    const outcome = await schedule(await serve(), { signal: AbortSignal.abort() }).translate(job(['Tak.']));
    expect(outcome).toMatchObject({ segments: [{ kind: 'left' }], stop: { failure: 'interrupted' } });
    expect(server.seen).toHaveLength(0);
  });
});

describe('an embargo', () => {
  const text = 'Rada Europejska zbierze się jutro.';
  const terms = [
    termIn(text, 'Rada Europejska', { en: [{ text: 'European Council', status: 'preferred', switches: {} }] }),
  ];
  const secret = job([text], { embargo: true, segments: [{ id: 's0', text, terms }] });

  it('lets nothing of the article out of the house', async () => {
    const outcome = await schedule(await serve()).translate(secret);
    expect(outcome).toMatchObject({ segments: [{ kind: 'left' }], stop: { failure: 'refused' } });
    expect(server.seen).toHaveLength(0);
  });

  it('stops one article, not the others', async () => {
    const scheduler = schedule(await serve());
    await scheduler.translate(secret);
    expect(kinds(await scheduler.translate(job(['Jawne.'])))).toEqual(['translated']);
    expect(scheduler.stopped()).toBeUndefined();
    expect(JSON.stringify(server.seen)).not.toContain(encodeURIComponent('Rada'));
  });

  it('leaves local engines be', async () => {
    const outcome = await schedule(await serve(), { engine: pseudoEngine() }).translate(secret);
    expect(targets(outcome)).toEqual(['⟦Ŕåðå Éûŕöþéĵšķå žƀïéŕžé šïę ĵûţŕö.⟧']);
  });

  it('holds for a project that allows other engines only, glossary included', async () => {
    const scheduler = schedule(await serve(), { allow: ['local'] });
    expect(await scheduler.translate(job(['Jawne.']))).toMatchObject({ stop: { failure: 'refused' } });
    await expect(
      scheduler.syncTerms([{ pair: { source: 'pl', target: 'en' }, entries: [{ source: 'Rada', target: 'Council' }] }]),
    ).rejects.toMatchObject({ failure: 'refused' });
    expect(await scheduler.estimate(job(['Jawne.']))).toMatchObject({ segments: 1, texts: 0, characters: 0 });
    expect(server.seen).toHaveLength(0);
    expect(kinds(await schedule(server, { allow: ['deepl'] }).translate(job(['Jawne.'])))).toEqual(['translated']);
  });
});
