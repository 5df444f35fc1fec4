import { afterEach, describe, expect, it } from 'vitest';
import { type DeeplOptions, deeplEngine } from '../../src/engine/deepl.ts';
import type { Keep } from '../../src/engine/deepl-languages.ts';
import type { TranslationOptions } from '../../src/engine/engine.ts';
import { job, schedule, sentences, termIn } from './run.ts';
import { type DeeplServer, type DeeplServerOptions, language, startDeeplServer } from './servers/deepl.ts';

let server: DeeplServer;
afterEach(() => server.close());

const LANGUAGES = [
  language('pl', 'glossary', 'formality'),
  language('en-GB', 'glossary', 'style_rules'),
  language('de', 'glossary', 'formality', 'style_rules'),
  language('uk', 'glossary'),
  language('hy'),
];

async function serve(options: DeeplServerOptions = {}): Promise<DeeplServer> {
  server = await startDeeplServer({ languages: LANGUAGES, ...options });
  return server;
}

const questions = () => server.seen.filter(({ path }) => path.startsWith('/v3/languages')).length;

/** A place that keeps what is written, and can be spoilt; and the notes that were told. */
function place(begin?: string) {
  const notes: string[] = [];
  let clock = Date.parse('2027-05-03T10:00:00Z');
  let kept = begin;
  const keep: Keep = {
    now: () => clock,
    read: async () => kept,
    async write(text) {
      kept = text;
    },
  };
  return {
    notes,
    keep,
    kept: () => kept,
    spoil: (text: string) => {
      kept = text;
    },
    days: (count: number) => {
      clock += count * 24 * 3_600_000;
    },
  };
}

type Place = Pick<ReturnType<typeof place>, 'keep' | 'notes'>;

/** A run of its own: another process would begin like this. */
async function run(
  target: string,
  options: TranslationOptions,
  { keep, notes }: Place,
  more: Partial<DeeplOptions> = {},
) {
  const engine = deeplEngine({ key: 'klucz', url: server.url, keep, note: text => void notes.push(text), ...more });
  const scheduler = schedule(server, { engine });
  const outcome = await scheduler.translate(job(['Minister wyjechał.'], { pair: { source: 'pl', target }, options }));
  return { outcome, leftOut: scheduler.leftOut(), form: server.requests.at(-1)?.form };
}

const ALL: TranslationOptions = { formality: 'formal', instructions: ['Use the present tense.'], styleRules: 'styl-1' };

describe('what DeepL says it can do for a language', () => {
  it.each([
    ['de', [], ['formality', 'custom_instructions', 'style_id']],
    ['de-AT', [], ['formality', 'custom_instructions', 'style_id']],
    ['en', ['formality'], ['custom_instructions', 'style_id']],
    ['uk', ['formality', 'instructions', 'styleRules'], []],
  ])('decides which settings go along into %s', async (target, leftOut, sent) => {
    await serve({ languages: [...LANGUAGES, language('de-AT', 'glossary', 'formality', 'style_rules')] });
    const { outcome, form, ...told } = await run(target, ALL, place());
    expect(outcome.segments).toMatchObject([{ kind: 'translated' }]);
    expect(['formality', 'custom_instructions', 'style_id'].filter(name => form?.has(name))).toEqual(sent);
    expect(told.leftOut).toEqual(leftOut.map(option => ({ option, target })));
  });

  it('counts more than what its documentation said', async () => {
    await serve({ languages: [...LANGUAGES, language('cs', 'formality')] });
    expect((await run('cs', { formality: 'formal' }, place())).form?.get('formality')).toBe('prefer_more');
  });

  it('is asked once in a week, by all runs', async () => {
    await serve();
    const here = place();
    for (let count = 0; count < 3; count += 1) await run('uk', ALL, here);
    expect(questions()).toBe(1);
    here.days(6.9);
    await run('de', ALL, here);
    expect(questions()).toBe(1);
    here.days(0.2);
    await run('de', ALL, here);
    expect(questions()).toBe(2);
    expect(here.notes).toEqual([]);
  });

  it('is asked again after the clock was set back', async () => {
    await serve();
    const here = place();
    await run('uk', ALL, here);
    here.days(-400);
    await run('uk', ALL, here);
    expect(questions()).toBe(2);
  });

  it('is not asked for by texts without settings that depend on it', async () => {
    await serve();
    await run('uk', {}, place());
    expect(server.seen).toHaveLength(1);
  });

  it.each([
    ['cut', (text: string) => text.slice(0, text.length / 2)],
    ['emptied', () => ''],
    ['replaced by something else', () => '{"version": 1, "languages": "wszystkie"}'],
    ['of a later form', (text: string) => text.replace('"version":1', '"version":2')],
    ['another server’s', (text: string) => text.replace(/"server":"[^"]*"/, '"server":"https://api.deepl.com"')],
    ['full of what is no language', (text: string) => text.replaceAll('"code":"', '"kod":"')],
  ])('is asked anew where what was kept is %s', async (_, spoil) => {
    await serve();
    const here = place();
    await run('uk', ALL, here);
    here.spoil(spoil(here.kept() ?? ''));
    expect((await run('uk', ALL, here)).leftOut).toHaveLength(3);
    expect(questions()).toBe(2);
    expect(here.kept()).toContain('"uk"');
  });

  it('is used where it cannot be kept', async () => {
    await serve();
    const here = place();
    const fail = () => Promise.reject(new Error('ENOSPC'));
    const { leftOut } = await run('uk', ALL, { ...here, keep: { ...here.keep, read: fail, write: fail } });
    expect(leftOut).toHaveLength(3);
  });
});

describe('a server that does not say what it can do', () => {
  it('is taken at DeepL’s documentation, and that is told once in a week', async () => {
    await serve({ languages: 'none' });
    const here = place();
    for (const target of ['uk', 'de']) {
      const { outcome, leftOut } = await run(target, ALL, here);
      expect(outcome.segments).toMatchObject([{ kind: 'translated' }]);
      expect(leftOut).toHaveLength(target === 'uk' ? 3 : 0);
    }
    expect(questions()).toBe(1);
    expect(here.notes).toEqual([expect.stringMatching(/404.*documentation/)]);
  });

  it.each([
    ['is in trouble', { kind: 'status', status: 503 } as const],
    ['answers with a page', { kind: 'not-json' } as const],
    ['answers without an end', { kind: 'huge', bytes: 50_000_000 } as const],
    ['hangs up', { kind: 'hang-up' } as const],
  ])('because it %s is taken so for this run, and asked again in the next', async (_, languagesMood) => {
    await serve({ languagesMood });
    const here = place();
    for (let count = 0; count < 2; count += 1) {
      const { outcome, leftOut } = await run('uk', ALL, here);
      expect(outcome.segments).toMatchObject([{ kind: 'translated' }]);
      expect(leftOut).toHaveLength(3);
    }
    expect(questions()).toBe(2);
    expect(here.kept()).toBeUndefined();
    expect(here.notes).toHaveLength(2);
  });

  it('because it refuses the key says that once, about the text', async () => {
    await serve({ key: 'inny' });
    const here = place();
    const { outcome } = await run('uk', ALL, here);
    expect(outcome.stop).toMatchObject({ failure: 'refused', message: expect.stringContaining('refuses the key') });
    expect(here.notes).toEqual([]);
  });
});

describe('a language that DeepL does not know', () => {
  it('is said to be one, with those that it knows, after one refused request', async () => {
    await serve();
    const outcome = await schedule(server).translate(job(sentences(50), { pair: { source: 'pl', target: 'tlh' } }));
    expect(outcome.segments.every(({ kind }) => kind === 'left')).toBe(true);
    expect(outcome.stop).toMatchObject({
      failure: 'refused',
      message: expect.stringContaining('DeepL does not translate into “tlh”, only into de, en-GB, hy, pl, uk.'),
    });
    expect(server.requests).toHaveLength(1);
  });

  it('does not keep the others from being translated', async () => {
    await serve();
    const scheduler = schedule(server);
    await scheduler.translate(job(['Tak.'], { pair: { source: 'pl', target: 'tlh' } }));
    const german = await scheduler.translate(job(['Tak.'], { pair: { source: 'pl', target: 'de' } }));
    expect(german.segments).toMatchObject([{ kind: 'translated' }]);
  });
});

describe('a language for which DeepL has no glossary', () => {
  const text = 'Obrady Grupy Wyszehradzkiej trwają.';
  const names = { en: 'Visegrád Group', hy: 'Վիշեգրադյան քառյակ' };
  const concept = Object.fromEntries(
    Object.entries(names).map(([locale, name]) => [
      locale,
      [{ text: name, status: 'preferred', switches: {} } as const],
    ]),
  );
  const segments = [{ id: 's', text, terms: [termIn(text, 'Grupy Wyszehradzkiej', concept)] }];
  const glossaries = Object.entries(names).map(([target, name]) => ({
    pair: { source: 'pl', target },
    entries: [{ source: 'Grupy Wyszehradzkiej', target: name }],
  }));

  it('gets no glossary, and does not keep the others from having theirs', async () => {
    await serve();
    const scheduler = schedule(server);
    const sync = await scheduler.syncTerms(glossaries);
    expect(sync).toMatchObject({
      sent: [{ target: 'en' }],
      unsupported: [{ source: 'pl', target: 'hy' }],
      leftOut: [],
    });
    for (const target of ['hy', 'en']) {
      const { segments: got } = await scheduler.translate(job([text], { pair: { source: 'pl', target }, segments }));
      expect(got).toMatchObject([{ kind: 'translated' }]);
    }
    expect(server.requests.map(({ glossary }) => glossary)).toEqual([undefined, sync.handle]);
  });

  it('costs no second asking for a term that DeepL was never told', async () => {
    await serve();
    const scheduler = schedule(server);
    await scheduler.syncTerms(glossaries);
    const armenian = job([text], { pair: { source: 'pl', target: 'hy' }, segments });
    await scheduler.translate(armenian);
    await scheduler.translate({ ...armenian, attempt: 1 });
    expect(server.paid).toEqual([text]);
    expect(scheduler.totals().left).toBe(0);
  });
});

it('an account that takes no more glossaries says so, and not that its characters are used up', async () => {
  server = await startDeeplServer({ mostGlossaries: 0 });
  const entries = [{ source: 'szczyt', target: 'summit' }];
  await expect(schedule(server).syncTerms([{ pair: { source: 'pl', target: 'en' }, entries }])).rejects.toMatchObject({
    failure: 'refused',
    message: expect.stringContaining('no more glossaries'),
  });
});
