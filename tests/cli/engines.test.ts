import { describe, expect, it, onTestFinished } from 'vitest';
import { type DeeplServer, type DeeplServerOptions, language, startDeeplServer } from '../engine/servers/deepl.ts';
import { smallProject } from './project.ts';

async function serve(options: DeeplServerOptions = {}): Promise<{ server: DeeplServer; env: Record<string, string> }> {
  const server = await startDeeplServer(options);
  onTestFinished(server.close);
  return { server, env: { DEEPL_API_KEY: 'klucz:fx', DEEPL_SERVER_URL: server.url } };
}

const config = (more: object = {}) =>
  JSON.stringify({ sourceLocale: 'pl', targetLocales: ['en', 'de'], engine: 'deepl', ...more });

describe('a setting that DeepL does not have for a language', () => {
  const languages = [
    language('pl', 'glossary'),
    language('en-GB', 'glossary'),
    language('de', 'glossary', 'formality'),
  ];

  it('is named with the language, and the rest is done', async () => {
    const formality = { en: 'formal', de: 'formal' };
    const project = await smallProject({ 'dragoman.config.json': config({ formality }) });
    const { server, env } = await serve({ languages });
    const { code, notes } = await project.run(['translate'], { env });
    expect({ code, notes }).toEqual({
      code: 0,
      notes: '! deepl does not tell formal from informal in en: that setting was left out.\n',
    });
    const sent = server.requests.map(({ target, form }) => [target, form.get('formality')]);
    expect(new Set(sent.map(String))).toEqual(new Set(['en-GB,', 'de,prefer_more']));
    expect(await project.read('.dragoman/deepl-languages.json')).toContain('"de"');
  });

  it('is asked about by no run without news, and by no other within a week', async () => {
    const project = await smallProject({ 'dragoman.config.json': config({ formality: { de: 'formal' } }) });
    const { server, env } = await serve({ languages });
    await project.run(['translate'], { env });
    const before = server.seen.length;
    await project.run(['translate'], { env });
    expect(server.seen).toHaveLength(before);
    await project.write('seeds/nowy.txt', 'Minister przyjął ambasadora.\n');
    await project.run(['translate'], { env });
    expect(server.seen.length).toBeGreaterThan(before);
    expect(server.seen.filter(({ path }) => path.startsWith('/v3/languages'))).toHaveLength(1);
  });
});

it('looking how the project stands takes no key, and says that the engine’s account cannot be asked', async () => {
  const project = await smallProject({ 'dragoman.config.json': config() });
  const { code, out } = await project.runHere(['status']);
  expect({ code, out }).toEqual({ code: 0, out: expect.stringContaining('The engine deepl is not set up.') });
  expect((await project.runHere(['status', '--engine', 'deepl'])).code).toBe(4);
});

describe('what a run would cost', () => {
  it('is told with what asking again for missing terms may add, and no run costs more', async () => {
    const project = await smallProject({ 'dragoman.config.json': config() });
    // This server knows no term: whatever can be asked for again, is.
    const { server, env } = await serve();
    const { out } = await project.run(['translate', '--dry-run'], { env });
    expect(out).toContain('A run would send 390 billed characters to deepl');
    expect(out).toContain(', and up to 110 more where an answer lacks a term.');
    const { articles } = JSON.parse((await project.run(['translate', '--dry-run', '--json'], { env })).out);
    expect(articles.map(({ toSend }: { toSend: object }) => toSend)).toMatchObject([
      { characters: 195, charactersAtMost: 250 },
      { characters: 195, charactersAtMost: 250 },
    ]);
    await project.run(['translate'], { env });
    expect(server.paid.join('')).toHaveLength(500);
  });

  it('has to be agreed to where it might be more than the project wants to be asked for', async () => {
    const budget = { confirmAbove: 450 };
    const project = await smallProject({ 'dragoman.config.json': config({ budget }) });
    const { server, env } = await serve();
    const { code, notes } = await project.run(['translate'], { env });
    expect({ code, notes }).toEqual({ code: 6, notes: expect.stringContaining('up to 110 more') });
    expect(server.paid).toEqual([]);
    expect((await project.run(['translate', '--yes'], { env })).code).toBe(0);
  });

  it('is not gone through with silently where the cap allows only the first asking', async () => {
    const project = await smallProject({ 'dragoman.config.json': config({ targetLocales: ['en'] }) });
    const { server, env } = await serve();
    const { code, notes } = await project.run(['translate', '--max-chars', '200'], { env });
    expect({ code, notes }).toEqual({ code: 6, notes: expect.stringContaining('--max-chars') });
    expect(server.paid.join('')).toHaveLength(195);
    expect((await project.body('en', 'szczyt')).flat()).not.toContain('');
  });
});

it('what a dry run says will be sent is what the run then says was sent, in words and characters', async () => {
  const project = await smallProject({
    'dragoman.config.json': config({ targetLocales: ['en'] }),
    'glossary/terms.csv': 'id,pl,en\n',
    'seeds/szczyt.txt': 'O godz. 15.30 zebrano m.in. 2,5 tys. zł na czarno-białe plakaty.\n',
  });
  const { env } = await serve();
  const planned = JSON.parse((await project.runHere(['translate', '--dry-run', '--json'], { env })).out).articles[0];
  const ran = JSON.parse((await project.runHere(['translate', '--json'], { env })).out).articles[0];
  expect([ran.sentWords, ran.sentCharacters]).toEqual([planned.toSend.words, planned.toSend.characters]);
  expect(ran.sentWords).toBe(11);
});
