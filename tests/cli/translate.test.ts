import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type DeeplServerOptions, startDeeplServer } from '../engine/servers/deepl.ts';
import { emptyFolder, SUMMIT, seedProject, smallProject, type TestProject } from './project.ts';

async function deepl(options: DeeplServerOptions = {}) {
  const server = await startDeeplServer({ translate: (text, target) => `${target}: ${text}`, ...options });
  onTestFinished(server.close);
  return { server, env: { DEEPL_API_KEY: 'test-key:fx', DEEPL_SERVER_URL: server.url } };
}

/** A summit whose English has the glossary's term. */
const withTerms: DeeplServerOptions = {
  translate: (text, target) =>
    `${target}: ${text.replace('Grupy Wyszehradzkiej', target === 'de' ? 'Visegrád-Gruppe' : 'Visegrád Group')}`,
};

describe('the main job on the seed article, without a key', () => {
  it('gives complete articles in four languages from memory, and says so', async () => {
    const project = await seedProject();
    const { code, out, notes } = await project.run(['translate', '--json']);
    expect({ code, notes }).toEqual({ code: 0, notes: '' });
    const { articles } = JSON.parse(out);
    expect(articles.map((each: { locale: string }) => each.locale)).toEqual(['en', 'de', 'fr', 'uk']);
    for (const article of articles)
      expect(article).toMatchObject({ segments: 29, fromMemory: 29, byEngine: 0, initial: 0, origins: { memory: 29 } });
    expect(await project.read('locales/en/nato-bruksela.xlf')).toContain('<mda:meta type="origin">memory</mda:meta>');
    expect((await project.body('pl', 'nato-bruksela')).map(paragraph => paragraph.length)).toEqual([
      1, 5, 2, 3, 2, 1, 5, 4, 2, 2, 2,
    ]);
  });

  it('writes nothing when run again', async () => {
    const project = await seedProject();
    await project.run(['translate']);
    const { code, out } = await project.run(['translate', '--json']);
    expect({ code, written: JSON.parse(out).written }).toEqual({ code: 0, written: [] });
  });

  it('is what the repository holds: its locale files are up to date and without findings', async () => {
    const project = await seedProject();
    await project.run(['translate']);
    const { code, out } = await project.run(['check', '--json']);
    expect({ code, findings: JSON.parse(out).findings }).toEqual({ code: 0, findings: [] });
  });
});

describe('a project of one’s own', () => {
  it('begins with init, and without an engine keeps everything else and says what to set up', async () => {
    const project = await emptyFolder({ 'seeds/szczyt.txt': SUMMIT });
    expect((await project.run(['init', '--to', 'en,uk'])).code).toBe(0);
    const { code, notes } = await project.run(['translate']);
    expect(code).toBe(5);
    expect(notes).toContain('DEEPL_API_KEY');
    expect(await project.body('pl', 'szczyt')).toHaveLength(2);
    expect(await project.body('uk', 'szczyt')).toEqual([
      ['', ''],
      ['', ''],
    ]);
    expect(await project.read('locales/en/szczyt.xlf')).toContain('state="initial"');
    expect(await project.read('.gitignore')).toContain('.dragoman/');
  });

  it('does not begin twice', async () => {
    const project = await smallProject();
    const { code, notes } = await project.run(['init']);
    expect({ code, notes }).toMatchObject({ code: 2, notes: expect.stringContaining('a project already') });
  });

  it('is translated by DeepL, with the article around the sentences as context', async () => {
    const project = await smallProject();
    const { server, env } = await deepl(withTerms);
    const { code, notes } = await project.run(['translate'], { env });
    expect({ code, notes }).toEqual({ code: 0, notes: '' });
    expect(await project.body('de', 'szczyt')).toEqual([
      ['de: W czwartek spotkali się przywódcy Visegrád-Gruppe.', 'de: Rozmowy trwały 3 godziny.'],
      [
        'de: „To był dobry dzień” – powiedział premier.',
        'de: Następne spotkanie odbędzie się 5 maja 2027 r. w Pradze.',
      ],
    ]);
    const requests = server.requests.map(request => ({ target: request.target, texts: request.texts.length }));
    expect(requests.sort((a, b) => a.target.localeCompare(b.target))).toEqual([
      { target: 'de', texts: 5 },
      { target: 'en-GB', texts: 5 },
    ]);
    expect(server.requests[0]?.context).toContain('Rozmowy trwały 3 godziny.');
    expect(await project.read('locales/en/szczyt.xlf')).toContain('deepl');
  });

  it('asks for nothing and writes nothing when nothing has changed', async () => {
    const project = await smallProject();
    const { server, env } = await deepl(withTerms);
    await project.run(['translate'], { env });
    const before = server.seen.length;
    const { out } = await project.run(['translate', '--json'], { env });
    expect({ requests: server.seen.length - before, written: JSON.parse(out).written }).toEqual({
      requests: 0,
      written: [],
    });
  });

  it('pays for one sentence when one is put in front', async () => {
    const project = await smallProject();
    const { server, env } = await deepl(withTerms);
    await project.run(['translate'], { env });
    const ids = await segmentIds(project);
    const paid = server.paid.length;
    await project.write('seeds/szczyt.txt', SUMMIT.replace('W czwartek', 'Padał deszcz. W czwartek'));
    await project.run(['translate'], { env });
    expect(server.paid.slice(paid)).toEqual(['Padał deszcz.', 'Padał deszcz.']);
    const now = await segmentIds(project);
    expect(now.filter(id => ids.includes(id))).toEqual(ids);
    expect(now).toHaveLength(ids.length + 1);
  });

  it('keeps the old translation of an edited sentence as a candidate, and gives it back when the edit is undone', async () => {
    const project = await smallProject();
    const { server, env } = await deepl(withTerms);
    await project.run(['translate'], { env });
    await project.write('seeds/szczyt.txt', SUMMIT.replace('3 godziny', '4 godziny'));
    await project.run(['translate', '--engine', 'none'], { env });
    const record = await project.read('locales/en/szczyt.xlf');
    expect(record).toMatch(/<mtc:match[\s\S]*?en-GB: Rozmowy trwały 3 godziny\./);
    const paid = server.paid.length;
    await project.write('seeds/szczyt.txt', SUMMIT);
    expect((await project.run(['translate'], { env })).code).toBe(0);
    expect(server.paid.length).toBe(paid);
    expect((await project.body('en', 'szczyt'))[0]?.[1]).toBe('en-GB: Rozmowy trwały 3 godziny.');
  });

  it('takes a target edited by hand as a person’s draft and never overwrites it', async () => {
    const project = await smallProject();
    const { env } = await deepl(withTerms);
    await project.run(['translate'], { env });
    const path = 'locales/en/szczyt.json';
    await project.write(
      path,
      (await project.read(path)).replace('en-GB: Rozmowy trwały 3 godziny.', 'The talks lasted 3 hours.'),
    );
    await project.run(['translate'], { env });
    await project.write('seeds/szczyt.txt', SUMMIT.replace('W czwartek', 'Padał deszcz. W czwartek'));
    await project.run(['translate'], { env });
    expect((await project.body('en', 'szczyt'))[0]).toContain('The talks lasted 3 hours.');
    const record = await project.read('locales/en/szczyt.xlf');
    expect(record).toContain('<mda:meta type="origin">person</mda:meta>');
    expect(record).not.toContain('state="reviewed"');
  });

  it('takes what a CAT tool has saved in the record as a person’s, and keeps the old text beside it', async () => {
    const project = await smallProject();
    const { server, env } = await deepl(withTerms);
    await project.run(['translate'], { env });
    const paid = server.paid.length;
    const path = 'locales/en/szczyt.xlf';
    const saved = (await project.read(path)).replace('>en-GB: Rozmowy trwały 3 godziny.<', '>The talks took 3 hours.<');
    await project.write(path, saved);
    const { out } = await project.run(['translate', '--json'], { env });
    expect((await project.body('en', 'szczyt'))[0]?.[1]).toBe('The talks took 3 hours.');
    const record = await project.read(path);
    expect(record).toContain('<mda:meta type="origin">person</mda:meta>');
    expect(record).toMatch(/<mtc:match[\s\S]*?en-GB: Rozmowy trwały 3 godziny\./);
    expect(JSON.parse(out).written).toEqual(['locales/en/szczyt.json', 'locales/en/szczyt.xlf']);
    expect(server.paid.length).toBe(paid);
  });

  it('takes the locale file for the truth where the record is gone', async () => {
    const project = await smallProject();
    const { env } = await deepl(withTerms);
    await project.run(['translate'], { env });
    const before = await project.body('en', 'szczyt');
    await rm(join(project.root, 'locales/en/szczyt.xlf'));
    await project.run(['translate'], { env });
    expect(await project.body('en', 'szczyt')).toEqual(before);
    expect(await project.read('locales/en/szczyt.xlf')).toContain('<mda:meta type="origin">person</mda:meta>');
  });

  it('does not guess when paragraphs were taken out of a locale file by hand', async () => {
    const project = await smallProject();
    const { env } = await deepl(withTerms);
    await project.run(['translate'], { env });
    const broken = JSON.stringify({ title: 'x', body: [['only one']] });
    await project.write('locales/en/szczyt.json', broken);
    const { code, notes } = await project.run(['translate'], { env });
    expect(code).toBe(3);
    expect(notes).toContain('locales/en/szczyt.json');
    expect(await project.read('locales/en/szczyt.json')).toBe(broken);
  });

  it('says with --dry-run what would be sent, and sends and writes nothing', async () => {
    const project = await smallProject();
    const { server, env } = await deepl();
    const { code, out } = await project.run(['translate', '--dry-run', '--json'], { env });
    const { articles } = JSON.parse(out);
    const characters = [...SUMMIT.trim().replace(/\n+/g, '').replace('. R', '.R').replace('. N', '.N')].length;
    expect(code).toBe(0);
    expect(articles[0]).toMatchObject({ locale: 'en', segments: 5, toSend: { texts: 5, characters } });
    expect(server.seen).toEqual([]);
    await expect(project.read('locales/en/szczyt.json')).rejects.toThrow();
  });

  it('makes trial texts with the pseudo engine, which a real engine replaces', async () => {
    const project = await smallProject();
    expect((await project.run(['translate', '--engine', 'pseudo'])).code).toBe(0);
    expect((await project.body('en', 'szczyt'))[0]?.[1]).toMatch(/⟦.*3.*⟧/);
    const check = await project.run(['check', '--to', 'en', '--json']);
    expect(check.code).toBe(1);
    const { env } = await deepl(withTerms);
    await project.run(['translate'], { env });
    expect((await project.body('en', 'szczyt'))[0]?.[1]).toBe('en-GB: Rozmowy trwały 3 godziny.');
  });
});

describe('what it costs', () => {
  it('is in the status: this month, and what the account has left', async () => {
    const project = await smallProject();
    const { env } = await deepl({ ...withTerms, quota: 10_000 });
    await project.run(['translate', '--to', 'en'], { env });
    const { spending } = JSON.parse((await project.run(['status', '--json'], { env })).out);
    expect(spending).toMatchObject({ engine: 'deepl', account: { limit: 10_000, used: spending.thisMonth } });
    expect((await project.run(['status'], { env })).out).toMatch(/account: \d+ of 10.000 characters used/);
  });

  it('is never more than the cap, and what is done is kept', async () => {
    const project = await smallProject();
    const { server, env } = await deepl(withTerms);
    const { code, notes } = await project.run(['translate', '--to', 'en', '--max-chars', '10'], { env });
    expect({ code, notes, paid: server.paid }).toEqual({
      code: 6,
      notes: expect.stringContaining('budget of 10'),
      paid: [],
    });
    expect(await project.body('pl', 'szczyt')).toHaveLength(2);
  });

  it('needs a yes above the threshold of the project', async () => {
    const budget = { confirmAbove: 20 };
    const project = await smallProject({
      'dragoman.config.json': JSON.stringify({ sourceLocale: 'pl', targetLocales: ['en'], budget }),
    });
    const { server, env } = await deepl(withTerms);
    const refused = await project.run(['translate'], { env });
    expect({ code: refused.code, notes: refused.notes }).toEqual({ code: 6, notes: expect.stringContaining('--yes') });
    expect(server.seen).toEqual([]);
    expect((await project.run(['translate', '--yes'], { env })).code).toBe(0);
  });
});

describe('an engine in trouble', () => {
  it.each([
    ['refuses the key', { key: 'another' }, 4, 'DEEPL_API_KEY'],
    ['has no characters left', { quota: 3 }, 4, 'billing period'],
    ['answers short', { mood: () => ({ kind: 'short' }) as const }, 5, 'run'],
  ])('that %s ends the run with its exit code and a word of advice', async (_, options, code, advice) => {
    const project = await smallProject();
    const { env } = await deepl(options);
    const ran = await project.run(['translate'], { env });
    expect(ran.code).toBe(code);
    expect(ran.notes.toLowerCase()).toContain(advice.toLowerCase());
    expect(ran.notes).not.toContain('test-key');
    expect(await project.body('pl', 'szczyt')).toHaveLength(2);
  });

  it('that asks to slow down is given time, and nothing is lost', async () => {
    const project = await smallProject();
    const slow = { kind: 'status', status: 429, headers: { 'retry-after': '1' } } as const;
    const { env } = await deepl({ ...withTerms, mood: (_, number) => (number < 2 ? slow : { kind: 'well' }) });
    expect((await project.run(['translate'], { env })).code).toBe(0);
    expect((await project.body('de', 'szczyt')).flat().every(text => text.startsWith('de: '))).toBe(true);
  });
});

async function segmentIds(project: TestProject): Promise<string[]> {
  const record = await project.read('locales/en/szczyt.xlf');
  return [...record.matchAll(/<segment id="([^"]+)"/g)].map(match => match[1] ?? '');
}

describe('a sentence that the engine refuses', () => {
  it('is named by its text, while the others are translated', async () => {
    const { env } = await deepl({ poison: 'Rozmowy' });
    const { code, notes } = await (await smallProject()).run(['translate', '--to', 'en'], { env });
    expect({ code, notes }).toEqual({ code: 1, notes: expect.stringContaining('→ en: Rozmowy trwały 3 godziny.') });
  });

  it('of a megabyte is named by its beginning, without delay', { timeout: 30_000 }, async () => {
    const project = await emptyFolder({
      'dragoman.config.json': JSON.stringify({ sourceLocale: 'pl', targetLocales: ['en'] }),
      'seeds/dlugi.txt': 'słowo '.repeat(200_000),
    });
    const { code, notes } = await project.run(['translate', '--engine', 'pseudo']);
    expect({ code, notes }).toEqual({ code: 5, notes: expect.stringMatching(/→ en: słowo (słowo )+.{0,5}…\n/) });
  });
});
