import { rmSync, writeFileSync } from 'node:fs';
import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Journal, openJournal } from '../../src/engine/journal.ts';
import { readLines, writeLine } from '../../src/engine/journal-lines.ts';
import { dice, job, schedule, sentences, termIn } from './run.ts';
import { type DeeplServer, startDeeplServer } from './servers/deepl.ts';

let project: string;
let folder: string;
let server: DeeplServer | undefined;
beforeEach(async () => {
  project = await mkdtemp(join(tmpdir(), 'dragoman-journal-'));
  folder = join(project, '.dragoman', 'journal');
});
afterEach(async () => {
  await server?.close();
  server = undefined;
  await rm(project, { recursive: true, force: true });
});

const NOON = Date.UTC(2026, 1, 5, 12);
let seed = 1;

function open(now: () => number = () => NOON): Journal {
  seed += 1;
  return openJournal({ folder, name: '.dragoman/journal', now, random: dice(seed) });
}

async function fresh(now?: () => number): Promise<Journal> {
  const journal = open(now);
  await journal.refresh();
  return journal;
}

async function buy(journal: Journal, answers: Readonly<Record<string, string>>, characters = 10): Promise<void> {
  const ticket = await journal.sending(characters);
  await ticket.answered(
    Object.entries(answers).map(([key, text]) => ({ key, text })),
    characters,
  );
}

describe('a journal', () => {
  it('has every answer that was paid for, after everything else was lost', async () => {
    await buy(await fresh(), { a: 'Yes.', b: 'No.\nOr „maybe”.' });
    const journal = await fresh();
    expect([journal.find('a'), journal.find('b'), journal.find('c')]).toEqual(['Yes.', 'No.\nOr „maybe”.', undefined]);
    expect(journal.problems()).toEqual([]);
  });

  it('knows at once what it is told', async () => {
    const journal = await fresh();
    await buy(journal, { a: 'Yes.' });
    await journal.refresh();
    expect(journal.find('a')).toBe('Yes.');
  });

  it('makes no file until there is something to write', async () => {
    const journal = await fresh();
    expect(journal.find('a')).toBeUndefined();
    expect(await readdir(project)).toEqual([]);
    expect(journal.isNew()).toBe(true);
  });

  it('keeps a month to a file, and finds the answers of all months', async () => {
    await buy(await fresh(() => Date.UTC(2026, 0, 31, 23, 59)), { a: 'January.' });
    await buy(await fresh(), { b: 'February.' });
    expect((await readdir(folder)).filter(name => name.endsWith('.jsonl'))).toEqual(['2026-01.jsonl', '2026-02.jsonl']);
    const journal = await fresh();
    expect([journal.find('a'), journal.find('b')]).toEqual(['January.', 'February.']);
    expect(journal.isNew()).toBe(false);
  });

  it('sees what another process bought meanwhile, and both may write at once', async () => {
    const [one, two] = [await fresh(), await fresh()];
    await Promise.all(Array.from({ length: 40 }, (_, at) => buy(at % 2 ? one : two, { [`k${at}`]: `answer ${at}` })));
    await one.refresh();
    for (let at = 0; at < 40; at += 1) expect(one.find(`k${at}`)).toBe(`answer ${at}`);
    expect(one.spentSince(0)).toBe(400);
    expect((await fresh()).problems()).toEqual([]);
  });

  it('counts what is under way as spent until it is known', async () => {
    const journal = await fresh();
    const ticket = await journal.sending(100);
    expect(journal.spentSince(0)).toBe(100);
    expect((await fresh()).spentSince(0)).toBe(100);
    await ticket.refused();
    expect((await fresh()).spentSince(0)).toBe(0);
    const other = await journal.sending(100);
    await other.answered([{ key: 'a', text: 'x' }], 90);
    expect((await fresh()).spentSince(0)).toBe(90);
  });

  it('counts only what was spent since a moment', async () => {
    await buy(await fresh(() => Date.UTC(2026, 0, 31)), { a: 'x' }, 1000);
    await buy(await fresh(), { b: 'x' }, 7);
    expect((await fresh()).spentSince(Date.UTC(2026, 1, 1))).toBe(7);
  });

  it('sets a damaged tail aside, says so once, and uses the rest', async () => {
    await buy(await fresh(), { a: 'Yes.' });
    await buy(await fresh(), { b: 'No.' });
    const [file = ''] = await readdir(folder);
    const path = join(folder, file);
    await truncate(path, (await readFile(path)).length - 3);
    const journal = await fresh();
    expect([journal.find('a'), journal.find('b')]).toEqual(['Yes.', undefined]);
    expect(journal.problems()).toMatchObject([
      { file: `.dragoman/journal/${file}`, message: expect.stringContaining('set aside') },
    ]);
    expect((await readdir(folder)).filter(name => name.endsWith('.damaged'))).toHaveLength(1);
    await buy(journal, { c: 'After.' });
    const again = await fresh();
    expect([again.find('a'), again.find('c')]).toEqual(['Yes.', 'After.']);
    expect(again.problems()).toEqual([]);
  });

  it('is used although it is damaged and nothing can be set aside', async () => {
    await buy(await fresh(), { a: 'Yes.' });
    const [file = ''] = (await readdir(folder)).filter(name => name.endsWith('.jsonl'));
    await appendFile(join(folder, file), '\nrubbish');
    const size = (await readFile(join(folder, file))).length - 'rubbish'.length;
    await mkdir(join(folder, `${file.replace('.jsonl', '')}-${size}.damaged`));
    const journal = await fresh();
    expect(journal.find('a')).toBe('Yes.');
    expect(journal.problems()).toMatchObject([{ message: 'A damaged entry is skipped.' }]);
  });

  it('writes on after a line that was never finished', async () => {
    const journal = await fresh();
    await buy(journal, { a: 'Yes.' });
    const [file = ''] = await readdir(folder);
    await appendFile(
      join(folder, file),
      writeLine({ kind: 'sent', at: NOON, ticket: 'x', characters: 5 }).slice(0, 30),
    );
    await buy(journal, { b: 'No.' });
    const again = await fresh();
    expect([again.find('a'), again.find('b')]).toEqual(['Yes.', 'No.']);
  });

  it('may be deleted while it is in use', async () => {
    const journal = await fresh();
    await buy(journal, { a: 'Yes.' });
    await journal.refresh();
    await rm(join(project, '.dragoman'), { recursive: true });
    expect(journal.find('a')).toBeUndefined();
    await buy(journal, { b: 'No.' });
    expect((await fresh()).find('b')).toBe('No.');
  });

  it('does not take bits for answers: one flipped bit costs one line, never a wrong answer', async () => {
    const entry = { kind: 'shared', at: NOON, answers: [{ key: 'k', text: 'Szczęśliwej drogi.' }] } as const;
    const whole = Buffer.from([entry, entry, entry].map(writeLine).join(''));
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 7 }), (at, bit) => {
        const bytes = Buffer.from(whole);
        bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
        const good = readLines(bytes, 0).flatMap(line => line.entry ?? []);
        expect(good.length).toBeGreaterThanOrEqual(1);
        for (const one of good) expect(one).toEqual(entry);
      }),
    );
  });

  it('reads any bytes without falling over', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), bytes => {
        expect(readLines(Buffer.from(bytes), 0).every(({ from, to }) => from < to)).toBe(true);
      }),
    );
  });

  it('says what to do when its folder cannot be made', async () => {
    await mkdir(join(project, '.dragoman'));
    await writeFile(folder, 'a file where a folder should be');
    await expect((await fresh()).sending(10)).rejects.toMatchObject({
      failure: 'unavailable',
      message: expect.stringContaining('.dragoman/journal'),
      advice: expect.stringContaining('run again'),
    });
  });
});

describe('running again', () => {
  const texts = sentences(120);

  it('asks for nothing that was paid for', async () => {
    server = await startDeeplServer();
    const first = await schedule(server, { journal: open() }).translate(job(texts));
    const scheduler = schedule(server, { journal: open() });
    const second = await scheduler.translate(job(texts));
    expect(server.paid).toHaveLength(120);
    expect(second.segments.map(one => one.kind === 'translated' && one.target)).toEqual(
      first.segments.map(one => one.kind === 'translated' && one.target),
    );
    expect(scheduler.totals()).toMatchObject({ requests: 0, characters: 0, fromJournal: 120 });
  });

  it('asks again where something that decides the answer has changed', async () => {
    server = await startDeeplServer();
    const ask = (options: Parameters<typeof job>[1]) =>
      schedule(server ?? { url: '' }, { journal: open() }).translate(job(['Tak.'], options));
    await ask({});
    await ask({});
    expect(server.paid).toHaveLength(1);
    await ask({ context: 'Inny artykuł. Tak.' });
    await ask({ pair: { source: 'pl', target: 'de' } });
    await ask({ options: { formality: 'formal' } });
    await ask({ attempt: 1 });
    await ask({ attempt: 1 });
    expect(server.paid).toHaveLength(5);
  });

  it('knows an answer for both articles that needed it, though it was asked for once', async () => {
    server = await startDeeplServer();
    const jobs = ['A', 'B'].map(article => job(['Koniec.', `Artykuł ${article}.`], { article }));
    const first = schedule(server, { journal: open() });
    await Promise.all(jobs.map(one => first.translate(one)));
    for (const one of jobs) await schedule(server, { journal: open() }).translate(one);
    expect(server.paid.filter(text => text === 'Koniec.')).toHaveLength(1);
  });

  it('tells before spending what the journal would give', async () => {
    server = await startDeeplServer();
    await schedule(server, { journal: open() }).translate(job(texts.slice(0, 50), { context: texts.join(' ') }));
    const scheduler = schedule(server, { journal: open() });
    expect(await scheduler.estimate(job(texts))).toMatchObject({ segments: 120, texts: 70, fromJournal: 50 });
    expect(await scheduler.estimate(job(texts))).toMatchObject({ texts: 0, characters: 0 });
    expect(server.requests).toHaveLength(1);
  });

  it('tells before spending what asking again for missing terms may cost at most, and no more once that is paid', async () => {
    const started = await startDeeplServer();
    server = started;
    const text = 'Obrady Grupy Wyszehradzkiej trwają.';
    const preferred = { text: 'Visegrád Group', status: 'preferred', switches: {} } as const;
    const terms = [termIn(text, 'Grupy Wyszehradzkiej', { en: [preferred] })];
    const article = job([text, 'Koniec.', text], {
      segments: [text, 'Koniec.', text].map((each, at) => ({
        id: `s${at}`,
        text: each,
        terms: each === text ? terms : [],
      })),
    });
    const estimate = () => schedule(started, { journal: open() }).estimate(article);
    expect(await estimate()).toMatchObject({ characters: text.length + 7, againCharacters: text.length });
    await schedule(server, { journal: open() }).translate(article);
    expect(await estimate()).toMatchObject({ characters: 0, againCharacters: text.length });
    await schedule(server, { journal: open() }).translate({ ...article, attempt: 1 });
    expect(await estimate()).toMatchObject({ characters: 0, againCharacters: 0 });
  });

  it('hands over what was paid for although the disk is gone, and buys nothing more', async () => {
    const started = await startDeeplServer();
    server = started;
    const journal = open();
    const failing: Journal = {
      ...journal,
      sending: async characters => {
        const ticket = await journal.sending(characters);
        if (started.requests.length === 0) return ticket;
        const answered: typeof ticket.answered = (...args) => {
          rmSync(folder, { recursive: true });
          writeFileSync(folder, '');
          return ticket.answered(...args);
        };
        return { ...ticket, answered };
      },
    };
    const outcome = await schedule(started, { journal: failing, concurrency: 1 }).translate(job(texts));
    expect(outcome.segments.filter(one => one.kind === 'translated')).toHaveLength(100);
    expect(outcome.stop).toMatchObject({ failure: 'unavailable', message: expect.stringContaining('Cannot write') });
    expect(started.requests).toHaveLength(2);
  });
});

describe('a budget', () => {
  const texts = sentences(200);
  const price = (list: readonly string[]) => list.reduce((sum, text) => sum + Array.from(text).length, 0);

  it('stops before the request that would pass it, keeps what is done, and says so', async () => {
    server = await startDeeplServer();
    const scheduler = schedule(server, { budget: { maxCharsPerRun: 5000 } });
    const outcome = await scheduler.translate(job(texts));
    expect(price(server.paid)).toBeLessThanOrEqual(5000);
    expect(outcome.stop).toMatchObject({ failure: 'budget', message: expect.stringContaining('5000') });
    expect(outcome.segments.filter(one => one.kind === 'translated')).toHaveLength(server.paid.length);
    expect(scheduler.totals().leftCharacters).toBe(price(texts) - price(server.paid));
  });

  it('smaller than a batch buys the first texts of it; run after run, an article is done', async () => {
    server = await startDeeplServer();
    const run = (cap: number) =>
      schedule(server ?? { url: '' }, { journal: open(), budget: { maxCharsPerRun: cap } }).translate(
        job(texts.slice(0, 40)),
      );
    const most = Math.max(...texts.map(text => Array.from(text).length));
    const cap = 4 * most;
    for (let runs = 0; runs < 40 && (await run(cap)).stop; runs += 1);
    expect([...server.paid].sort()).toEqual(texts.slice(0, 40).sort());
    expect((await schedule(server, { budget: { maxCharsPerRun: 3 } }).translate(job(texts))).stop?.advice).toBe(
      'Raise it (--max-chars, or budget in dragoman.config.json).',
    );
  });

  it('is one for all languages', async () => {
    server = await startDeeplServer();
    const scheduler = schedule(server, { budget: { maxCharsPerRun: 5000 } });
    await Promise.all(
      ['en', 'de', 'fr', 'uk'].map(target => scheduler.translate(job(texts, { pair: { source: 'pl', target } }))),
    );
    expect(price(server.paid)).toBeLessThanOrEqual(5000);
    expect(price(server.paid)).toBeGreaterThan(2000);
  });

  it('of a month counts earlier runs, and other processes at the same time', async () => {
    server = await startDeeplServer({ latencyMs: 5 });
    const run = () =>
      schedule(server ?? { url: '' }, { journal: open(), now: () => NOON, budget: { maxCharsPerMonth: 8000 } });
    const halves = [texts.slice(0, 100), texts.slice(100)].map(half => run().translate(job(half)));
    await Promise.all(halves);
    const last = await run().translate(job(sentences(200, 'polityka')));
    expect(last.stop).toMatchObject({ failure: 'budget' });
    expect(price(server.paid)).toBeLessThanOrEqual(8000);
  });

  it('of a month begins anew with the month, but not with a clock that jumps back', async () => {
    server = await startDeeplServer();
    const run = (now: number) =>
      schedule(server ?? { url: '' }, { journal: open(() => now), now: () => now, budget: { maxCharsPerMonth: 3500 } });
    const kinds = async (now: number, about: string) =>
      (await run(now).translate(job(sentences(50, about)))).segments.map(one => one.kind);
    expect(new Set(await kinds(NOON, 'lato'))).toEqual(new Set(['translated']));
    expect(await kinds(NOON - 400 * 86_400_000, 'jesień')).toContain('left');
    expect(price(server.paid)).toBeLessThanOrEqual(3500);
    expect(new Set(await kinds(Date.UTC(2026, 2, 1), 'zima'))).toEqual(new Set(['translated']));
  });

  it('counts an answer that was useless as spent, and a refusal as not', async () => {
    server = await startDeeplServer({
      mood: (_, number) =>
        number === 0 ? { kind: 'cut' } : number === 1 ? { kind: 'status', status: 503 } : { kind: 'well' },
    });
    const scheduler = schedule(server, { budget: { maxCharsPerRun: 8 } });
    expect(await scheduler.translate(job(['Tak.']))).toMatchObject({ segments: [{ kind: 'translated' }] });
    expect(scheduler.totals().characters).toBe(8);
    expect(await scheduler.translate(job(['Nie.']))).toMatchObject({ stop: { failure: 'budget' } });
  });

  it('of a month cannot be had without a journal', async () => {
    server = await startDeeplServer();
    expect(() => schedule(server ?? { url: '' }, { budget: { maxCharsPerMonth: 1 } })).toThrow('journal');
  });
});
