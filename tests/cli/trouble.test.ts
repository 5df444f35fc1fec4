import { mkdir, readdir, rm } from 'node:fs/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type DeeplServer, startDeeplServer } from '../engine/servers/deepl.ts';
import { emptyFolder, SUMMIT, smallProject } from './project.ts';

describe('a source text that is not as it should be', () => {
  it.each([
    ['has a byte order mark', Buffer.from(`\uFEFF${SUMMIT}`)],
    ['has Windows line ends', Buffer.from(SUMMIT.replaceAll('\n', '\r\n'))],
    ['has old Mac line ends', Buffer.from(SUMMIT.replaceAll('\n', '\r'))],
    ['is UTF-16 with a byte order mark', Buffer.from(`\uFEFF${SUMMIT}`, 'utf16le')],
    [
      'has blank lines with spaces in them, and none at its end',
      Buffer.from(SUMMIT.replaceAll('\n\n', '\n \t\n').trim()),
    ],
  ])('but %s is read like any other', async (_, bytes) => {
    const project = await smallProject({ 'seeds/szczyt.txt': bytes });
    expect((await project.run(['translate', '--engine', 'pseudo'])).code).toBe(0);
    expect(JSON.parse(await project.read('locales/pl/szczyt.json'))).toEqual({
      title: 'Szczyt w Krakowie',
      body: [
        ['W czwartek spotkali się przywódcy Grupy Wyszehradzkiej.', 'Rozmowy trwały 3 godziny.'],
        ['„To był dobry dzień” – powiedział premier.', 'Następne spotkanie odbędzie się 5 maja 2027 r. w Pradze.'],
      ],
    });
  });

  it.each([
    [
      'is in Windows-1250',
      Buffer.from([0x41, 0x6c, 0x61, 0x0a, 0x9c, 0x77, 0x69, 0x61, 0x74]),
      'seeds/zly.txt, line 2',
      'UTF-8',
    ],
    ['holds a NUL', Buffer.from('Ala ma kota.\nA kot\0 ma Alę.'), 'seeds/zly.txt, line 2', 'NUL'],
  ])('and %s is named with its line, while the others are translated', async (_, bytes, place, word) => {
    const project = await smallProject({ 'seeds/zly.txt': bytes });
    const { code, notes } = await project.run(['translate', '--engine', 'pseudo']);
    expect({ code, notes }).toEqual({ code: 3, notes: expect.stringContaining(place) });
    expect(notes).toContain(word);
    expect(await project.body('en', 'szczyt')).toHaveLength(2);
  });

  it('may be empty, or hold nothing but signs', async () => {
    const project = await smallProject({ 'seeds/pusty.txt': '', 'seeds/znaki.txt': '* * *\n\n—\n' });
    expect((await project.run(['translate', '--engine', 'pseudo'])).code).toBe(0);
    expect(await project.body('en', 'pusty')).toEqual([]);
    expect(await project.body('en', 'znaki')).toEqual([]);
  });

  it('may hold what looks like i18next, markup, bidi controls, emoji and lone surrogates', async () => {
    const text = 'Wzór {{imię}} i $t(klucz) oraz <b>tak</b> & \u202Eodwrotnie\u202C 👩‍👩‍👧 \u0007.';
    const project = await smallProject({ 'seeds/dziwny.txt': text });
    expect((await project.run(['translate', '--engine', 'pseudo'])).code).toBe(0);
    expect(await project.body('pl', 'dziwny')).toEqual([[text]]);
    expect((await project.run(['translate', '--engine', 'pseudo', '--json'])).out).toContain('"written": []');
  });

  it('of a name that another has too is reported, not written over', async () => {
    const project = await smallProject({ 'seeds/Szczyt.txt': 'Inny tekst.' });
    const { code, notes } = await project.run(['translate', '--engine', 'pseudo']);
    expect({ code, notes }).toEqual({
      code: 3,
      notes: expect.stringMatching(/seeds\/[Ss]zczyt\.txt and seeds\/[Ss]zczyt\.txt/),
    });
  });
});

describe('other broken files of a project', () => {
  it('a bad row of the glossary is named with its line, and the other rows are used', async () => {
    const project = await smallProject({
      'glossary/terms.csv':
        'id,pl,en,de\nv4,Grupa Wyszehradzka,Visegrád Group,Visegrád-Gruppe\nzly,"nie zamknięty,x\nnato,NATO,NATO,NATO,za dużo\n',
    });
    const { code, notes } = await project.run(['translate', '--engine', 'pseudo']);
    expect(code).toBe(3);
    expect(notes).toContain('glossary/terms.csv, line 3');
    expect(await project.read('locales/en/szczyt.xlf')).toContain('v4');
  });

  it('a broken memory is named with its line', async () => {
    const project = await smallProject({ 'memory/a.tmx': '<tmx version="1.4">\n<body><tu></body></tmx>' });
    const { code, notes } = await project.run(['translate', '--engine', 'pseudo']);
    expect({ code, notes }).toEqual({ code: 3, notes: expect.stringMatching(/memory\/a\.tmx, line 2/) });
    expect(await project.body('en', 'szczyt')).toHaveLength(2);
  });

  it.each([
    ['{"sourceLocale": "pl",\n "targetLocale": ["en"]}', 'line 2', 'targetLocales'],
    ['{"sourceLocale": "pl",\n\n "targetLocales": "en"}', 'line 3', 'targetLocales'],
    ['{"sourceLocale": "pl" "targetLocales": ["en"]}', 'line 1', 'comma'],
    ['{"sourceLocale": "pl", "targetLocales": ["en", "pl"]}', 'pl', 'target'],
    ['', 'line 1', 'JSON'],
    ['{"sourceLocale": "pl", "targetLocales": ["en"], "sources": "locales"}', 'sources', 'locales'],
    ['{"sourceLocale": "pl", "targetLocales": ["en"], "sources": "."}', 'sources', 'folder'],
    ['{"sourceLocale": "pl", "targetLocales": ["en"], "sources": "../elsewhere"}', 'sources', 'folder'],
  ])('the configuration %j is refused, with the place', async (config, place, word) => {
    const project = await smallProject({ 'dragoman.config.json': config });
    const { code, notes } = await project.run(['translate']);
    expect(code).toBe(3);
    expect(notes).toContain(place);
    expect(notes).toContain(word);
  });

  it('a broken record is named, kept as it is, and the other locales are done', async () => {
    const project = await smallProject({ 'locales/en/szczyt.xlf': '<xliff>\n<broken' });
    const { code, notes } = await project.run(['translate', '--engine', 'pseudo']);
    expect({ code, notes }).toEqual({ code: 3, notes: expect.stringContaining('locales/en/szczyt.xlf, line 2') });
    expect(await project.read('locales/en/szczyt.xlf')).toBe('<xliff>\n<broken');
    expect(await project.body('de', 'szczyt')).toHaveLength(2);
  });

  it('a record of another language is not taken for this one’s', async () => {
    const project = await smallProject();
    await project.run(['translate', '--engine', 'pseudo']);
    const german = await project.read('locales/de/szczyt.xlf');
    await project.write('locales/en/szczyt.xlf', german);
    const { code, notes } = await project.run(['translate', '--engine', 'pseudo']);
    expect({ code, notes }).toEqual({ code: 3, notes: expect.stringContaining('locales/en/szczyt.xlf') });
    expect(await project.read('locales/en/szczyt.xlf')).toBe(german);
  });

  it('outside a project a command says how to make one', async () => {
    const folder = await emptyFolder();
    const { code, notes } = await folder.run(['translate']);
    expect({ code, notes }).toEqual({ code: 3, notes: expect.stringContaining('dragoman init') });
  });
});

describe('a run that is killed', () => {
  it('leaves every file whole, and the next run finishes it', { timeout: 120_000 }, async () => {
    const paragraphs = Array.from({ length: 60 }, (_, number) => `Zdanie numer ${number} jest krótkie. A to drugie.`);
    const project = await smallProject();
    for (let number = 0; number < 12; number++) await project.write(`seeds/a${number}.txt`, paragraphs.join('\n\n'));
    for (const killAfter of [150, 220, 280, 340, 400, 460]) {
      await project.run(['translate', '--engine', 'pseudo'], { killAfter });
      for (const locale of ['pl', 'en', 'de'])
        for (const file of await readdir(`${project.root}/locales/${locale}`).catch(() => []))
          if (file.endsWith('.json')) JSON.parse(await project.read(`locales/${locale}/${file}`));
    }
    const { code, notes } = await project.run(['translate', '--engine', 'pseudo']);
    expect({ code, notes }).toEqual({ code: 0, notes: '' });
    const record = await project.read('locales/en/a3.xlf');
    expect(record).not.toContain('<mda:meta type="origin">person</mda:meta>');
    expect((await project.run(['translate', '--engine', 'pseudo', '--json'])).out).toContain('"written": []');
  });
});

it('a run that ends before it has written a record loses no hand edit that it was taking in', async () => {
  const project = await smallProject({ 'seeds/szczyt.txt': 'Szczyt potrwa do środy.\n' });
  await project.run(['translate', '--engine', 'pseudo']);
  const file = 'locales/de/szczyt.json';
  await project.write(file, JSON.stringify({ ...JSON.parse(await project.read(file)), body: [['Von Hand.']] }));
  await project.write('seeds/szczyt.txt', 'Szczyt potrwa do środy.\n\nNikt nie wyjechał.\n');
  const inTheWay = `${project.root}/locales/de/.szczyt.xlf.dragoman-tmp`;
  await mkdir(inTheWay);
  expect((await project.run(['translate', '--engine', 'pseudo'])).code).not.toBe(0);
  await rm(inTheWay, { recursive: true });
  expect((await project.run(['translate', '--engine', 'pseudo'])).code).toBe(0);
  expect((await project.body('de', 'szczyt'))[0]).toEqual(['Von Hand.']);
});

describe('two runs at once', () => {
  it('wait for each other and pay for each sentence once', async () => {
    const project = await smallProject();
    const server = await slowServer();
    const env = { DEEPL_API_KEY: 'k:fx', DEEPL_SERVER_URL: server.url };
    const runs = await Promise.all([project.run(['translate'], { env }), project.run(['translate'], { env })]);
    expect(runs.map(each => each.code)).toEqual([0, 0]);
    expect(runs.map(each => each.notes).join('')).toContain('waiting');
    expect(server.paid.length).toBe(10);
  });
});

async function slowServer(): Promise<DeeplServer> {
  const server = await startDeeplServer({
    latencyMs: 500,
    translate: (text, target) =>
      `${target}: ${text.replace('Grupy Wyszehradzkiej', target === 'de' ? 'Visegrád-Gruppe' : 'Visegrád Group')}`,
  });
  onTestFinished(server.close);
  return server;
}
