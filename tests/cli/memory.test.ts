import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startDeeplServer } from '../engine/servers/deepl.ts';
import { smallProject, type TestProject } from './project.ts';

/** Sentences and their English, as a TMX of another tool. */
function tmx(pairs: readonly (readonly [pl: string, en: string])[], more = ''): string {
  const units = pairs.map(
    ([pl, en]) => `<tu><tuv xml:lang="pl"><seg>${pl}</seg></tuv>\n<tuv xml:lang="en"><seg>${en}</seg></tuv></tu>\n`,
  );
  return `<?xml version="1.0"?>\n<tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" srclang="pl" datatype="plaintext"/><body>\n${units.join('')}${more}</body></tmx>\n`;
}

const TALKS = ['Rozmowy trwały 5 godzin.', 'The talks lasted 5 hours.'] as const;
const MEETING = [
  'Następne spotkanie odbędzie się 5 maja 2027 r. w Wilnie.',
  'The next meeting will take place in Vilnius on 5 May 2027.',
] as const;

async function project(config: object = {}, files: Readonly<Record<string, string>> = {}): Promise<TestProject> {
  return smallProject({
    'dragoman.config.json': JSON.stringify({ sourceLocale: 'pl', targetLocales: ['en'], ...config }),
    'memory/dawne.tmx': tmx([TALKS, MEETING]),
    ...files,
  });
}

async function deepl() {
  const server = await startDeeplServer({
    translate: (text, target) => `${target}: ${text.replace('Grupy Wyszehradzkiej', 'Visegrád Group')}`,
  });
  onTestFinished(server.close);
  return { DEEPL_API_KEY: 'key:fx', DEEPL_SERVER_URL: server.url };
}

const record = (of: TestProject) => of.read('locales/en/szczyt.xlf');
const count = (text: string, part: string) => text.split(part).length - 1;
const matches = async (of: TestProject, text: string, ...more: string[]) =>
  JSON.parse((await of.runHere(['memory', 'search', text, '--json', ...more])).out).found[0].matches;

describe('a sentence that is like one of the memory', () => {
  it('has it as a candidate, beside what the engine makes, and stays a draft of the engine’s', async () => {
    const of = await project();
    const env = await deepl();
    expect((await of.runHere(['translate'], { env })).code).toBe(0);
    const text = await record(of);
    expect(text).toContain('<target>The talks lasted 5 hours.</target>');
    expect(text).toContain('origin="memory/dawne.tmx"');
    expect((await of.body('en', 'szczyt'))[0]?.[1]).toBe('en-GB: Rozmowy trwały 3 godziny.');
    expect(text).not.toMatch(/state="(reviewed|final)"|>person</);
  });

  it('has it without an engine too, and a second run writes nothing', async () => {
    const of = await project();
    await of.runHere(['translate', '--engine', 'none']);
    const before = await record(of);
    expect(count(before, '<mtc:match ')).toBe(2);
    expect((await of.body('en', 'szczyt'))[0]?.[1]).toBe('');
    const { out } = await of.runHere(['translate', '--engine', 'none', '--json']);
    expect(JSON.parse(out).written).toEqual([]);
    expect(await record(of)).toBe(before);
  });

  it('keeps its candidate once, when an engine comes later', async () => {
    const of = await project();
    await of.runHere(['translate', '--engine', 'none']);
    const env = await deepl();
    await of.runHere(['translate'], { env });
    expect(count(await record(of), '<mtc:match ')).toBe(2);
    const { out } = await of.runHere(['translate', '--json'], { env });
    expect(JSON.parse(out).written).toEqual([]);
  });

  it('is offered anew when the memory has changed: yesterday’s match does not stay', async () => {
    const of = await project();
    await of.runHere(['translate', '--engine', 'none']);
    await of.write('memory/dawne.tmx', tmx([[TALKS[0], 'Talks went on for 5 hours.']]));
    await of.runHere(['translate', '--engine', 'none']);
    const text = await record(of);
    expect(count(text, '<mtc:match ')).toBe(1);
    expect(text).toContain('<target>Talks went on for 5 hours.</target>');
  });

  it('is not offered where the configuration asks for more alike ones, or for none', async () => {
    for (const matching of [{ fuzzyFrom: 99 }, { candidates: 0 }]) {
      const of = await project({ matching });
      await of.runHere(['translate', '--engine', 'none']);
      expect(await record(of)).not.toContain('<mtc:match ');
    }
  });

  it('gets as many as the configuration says', async () => {
    const pairs = [4, 5, 6, 7, 8].map(hours => [`Rozmowy trwały ${hours} godziny.`, `${hours} hours.`] as const);
    const of = await project({ matching: { candidates: 2 } }, { 'memory/dawne.tmx': tmx(pairs) });
    await of.runHere(['translate', '--engine', 'none']);
    expect(count(await record(of), '<mtc:match ')).toBe(2);
  });
});

describe('what counts as memory', () => {
  const NO_TMX = { 'memory/dawne.tmx': tmx([['Nic podobnego tu nie ma, niestety.', 'Nothing alike.']]) };

  const BY_HAND = {
    'seeds/notatka.txt': 'Rozmowy trwały 3 godziny.\n',
    'locales/en/notatka.json': '{"body": [["The talks took three hours."]]}',
  };

  it('a machine’s draft does not', async () => {
    const of = await project({}, NO_TMX);
    await of.runHere(['translate'], { env: await deepl() });
    expect(await matches(of, 'Rozmowy trwały 7 godzin.')).toEqual([]);
  });

  it('a person’s draft does', async () => {
    const of = await project({}, { ...NO_TMX, ...BY_HAND });
    await of.runHere(['translate', 'seeds/notatka.txt', '--engine', 'none']);
    expect(await matches(of, 'Rozmowy trwały 7 godzin.')).toMatchObject([
      { target: 'The talks took three hours.', standing: 'draft', from: 'locales/en/notatka.xlf' },
    ]);
  });

  it('an approved sentence does, in articles that come later', async () => {
    const of = await project({}, { ...NO_TMX, ...BY_HAND });
    await of.runHere(['translate', 'seeds/notatka.txt', '--engine', 'none']);
    await of.runHere(['approve', 'seeds/notatka.txt', '--by', 'Anna', '--despite-errors']);
    await of.write('seeds/relacja.txt', 'Rozmowy trwały 7 godzin.\n');
    await of.runHere(['translate', 'seeds/relacja.txt', '--engine', 'none']);
    expect(await of.read('locales/en/relacja.xlf')).toContain('<target>The talks took three hours.</target>');
    expect(await of.body('en', 'relacja')).toEqual([['']]);
  });

  it('a machine’s draft does where the configuration says so, and counts less', async () => {
    const of = await project({ matching: { use: 'all', machinePenalty: 5 } }, NO_TMX);
    await of.runHere(['translate'], { env: await deepl() });
    const [match] = await matches(of, 'Rozmowy trwały 3 godziny.');
    expect(match).toMatchObject({ score: 95, similarity: 100, standing: 'draft' });
  });

  it('a memory of another field fills nothing by itself, and is offered with fewer points', async () => {
    const of = await project(
      { matching: { penalties: { 'memory/sport*.tmx': 15 } } },
      { 'memory/sport-2019.tmx': tmx([['Rozmowy trwały 3 godziny.', 'They talked for 3 hours.']]), ...NO_TMX },
    );
    await of.runHere(['translate', '--engine', 'none']);
    expect((await of.body('en', 'szczyt'))[0]?.[1]).toBe('');
    expect(await record(of)).toContain('<target>They talked for 3 hours.</target>');
    const { out } = await of.runHere(['translate', '--engine', 'none', '--json']);
    expect(JSON.parse(out).written).toEqual([]);
    expect(await matches(of, 'Rozmowy trwały 3 godziny.')).toMatchObject([{ score: 85 }]);
  });
});

describe('searching the memory', () => {
  it('names a number or a name that alone differs', async () => {
    const of = await project();
    const { code, out } = await of.runHere(['memory', 'search', 'Rozmowy trwały 6 godzin.']);
    expect(code).toBe(0);
    expect(out).toMatch(/^ \d\d % {2}The talks lasted 5 hours\.\n/);
    expect(out).toContain('number: −5 +6');
    const wanted = 'Następne spotkanie odbędzie się 5 maja 2027 r. w Tallinie.';
    expect((await of.runHere(['memory', 'search', wanted])).out).toContain('name: −Wilnie +Tallinie');
  });

  it('takes a text a line from standard input', async () => {
    const of = await project();
    const stdin = 'Rozmowy trwały 6 godzin.\r\n\r\nCałkiem coś innego\r\n';
    const { out } = await of.runHere(['memory', 'search', '-', '--json'], { stdin });
    expect(JSON.parse(out).found).toMatchObject([
      { text: 'Rozmowy trwały 6 godzin.', locale: 'en', matches: [{ target: TALKS[1] }] },
      { text: 'Całkiem coś innego', locale: 'en', matches: [] },
    ]);
  });

  it('says what the memory is made of', async () => {
    const of = await project();
    const { out } = await of.runHere(['memory', 'stats', '--json']);
    const sources: { kind: string; locales: object }[] = JSON.parse(out).sources;
    expect(sources.map(({ kind, locales }) => [kind, locales])).toEqual([
      ['approved', {}],
      ['person', {}],
      ['imported', { en: 2 }],
    ]);
    expect((await of.runHere(['memory', 'stats'])).out).toMatch(/memory\/dawne\.tmx +2/);
  });
});

describe('importing a TMX', () => {
  it('of a file that is not there names it as the project does', async () => {
    const of = await smallProject();
    const { code, notes } = await of.runHere(['memory', 'import', 'nie-ma.tmx']);
    expect([code, notes]).toEqual([2, expect.stringContaining('✗ There is no file nie-ma.tmx.')]);
  });

  const imported = (of: TestProject, ...args: string[]) => of.runHere(['memory', 'import', ...args]);

  it('puts it into the memory byte for byte, and nothing with --dry-run', async () => {
    const of = await project(
      {},
      { 'nowe.tmx': tmx([['Minister podziękował żołnierzom.', 'The minister thanked the soldiers.']]) },
    );
    expect((await imported(of, 'nowe.tmx', '--dry-run')).out).toContain('Nothing was written.');
    expect(await readdir(join(of.root, 'memory'))).toEqual(['dawne.tmx']);
    const { code, out } = await imported(of, 'nowe.tmx');
    expect({ code, out }).toEqual({ code: 0, out: '✓ memory/nowe.tmx: 1 unit (en 1)\n' });
    expect(await of.read('memory/nowe.tmx')).toBe(await of.read('nowe.tmx'));
    expect((await imported(of, 'nowe.tmx')).code).toBe(0);
  });

  it('says which units are bad, with their lines, and takes the rest', async () => {
    const bad = '<tu><tuv xml:lang="pl"><seg>Zły & znak</seg></tuv><tuv xml:lang="en"><seg>Bad</seg></tuv></tu>\n';
    const of = await project({}, { 'nowe.tmx': tmx([TALKS], bad) });
    const { code, out, notes } = await imported(of, 'nowe.tmx');
    expect(code).toBe(3);
    expect(out).toContain('1 unit (en 1)');
    expect(notes).toContain('nowe.tmx, line 5:');
  });

  it('counts doubles, and shows sentences that are translated in several ways', async () => {
    const of = await project(
      {},
      {
        'nowe.tmx': tmx([
          TALKS,
          ['Dobry dzień.', 'Good day.'],
          ['Dobry dzień.', 'Good day.'],
          ['Dobry dzień.', 'Hello.'],
          [MEETING[0], 'See you in Vilnius.'],
        ]),
      },
    );
    const { out } = await imported(of, 'nowe.tmx', '--json');
    expect(JSON.parse(out)).toMatchObject({ units: 5, duplicates: 1, known: 1, contradictory: 1, otherwise: 1 });
    expect(JSON.parse(out).contradictions).toEqual([
      { source: 'Dobry dzień.', targetLocale: 'en', targets: ['Good day.', 'Hello.'] },
      { source: MEETING[0], targetLocale: 'en', targets: [MEETING[1], 'See you in Vilnius.'] },
    ]);
  });

  it('does not take the place of another file unasked, nor take what is no TMX or has other languages', async () => {
    const other = tmx([['Inne zdanie.', 'Another sentence.']]);
    const of = await project(
      {},
      {
        'x/dawne.tmx': other,
        'x/strona.tmx': '<html><body>Nie</body></html>',
        'x/obce.tmx': other.replaceAll('"pl"', '"cs"').replaceAll('"en"', '"sk"'),
        'x/pusty.tmx': '',
      },
    );
    expect((await imported(of, 'x/dawne.tmx')).code).toBe(2);
    expect(await of.read('memory/dawne.tmx')).toContain('Wilnie');
    for (const [file, code] of [
      ['x/strona.tmx', 3],
      ['x/obce.tmx', 3],
      ['x/pusty.tmx', 3],
      ['x/brak.tmx', 2],
      ['x', 2],
    ] as const)
      expect((await imported(of, file)).code, file).toBe(code);
    expect((await imported(of, 'x/dawne.tmx', '--replace')).code).toBe(0);
    expect(await of.read('memory/dawne.tmx')).toBe(other);
    expect(await readdir(join(of.root, 'memory'))).toEqual(['dawne.tmx']);
  });
});

describe('a TMX that is broken', () => {
  const broken = () => project({}, { 'memory/zepsuta.tmx': tmx([TALKS]).replace('</seg>', '') });

  it('is named by every command that looks at the project, needed or not', async () => {
    const of = await broken();
    await of.runHere(['translate', '--engine', 'pseudo']);
    for (const command of [['translate', '--engine', 'pseudo'], ['translate', '--dry-run'], ['status'], ['check']]) {
      const { code, notes } = await of.runHere(command);
      expect({ code, notes }).toMatchObject({ code: 3, notes: expect.stringContaining('memory/zepsuta.tmx, line 3:') });
    }
  });

  it('is named until it is mended or gone', async () => {
    const of = await broken();
    const notes = async () => (await of.runHere(['status'])).notes;
    expect(await notes()).toContain('zepsuta.tmx');
    await of.write('memory/zepsuta.tmx', tmx([TALKS, MEETING]));
    expect(await notes()).toBe('');
    await of.write('memory/zepsuta.tmx', '<html/>');
    expect(await notes()).toContain('it is no TMX');
    await rm(join(of.root, 'memory/zepsuta.tmx'));
    expect(await notes()).toBe('');
  });

  it('is read once: what is wrong with it is kept, and told from there', async () => {
    const of = await broken();
    const first = await of.runHere(['memory', 'stats', '--json']);
    const kept = JSON.parse(await of.read('.dragoman/memory-files.json'));
    expect(Object.keys(kept.files)).toEqual(['memory/dawne.tmx', 'memory/zepsuta.tmx']);
    expect(await of.runHere(['memory', 'stats', '--json'])).toEqual(first);
    await rm(join(of.root, '.dragoman'), { recursive: true });
    expect(await of.runHere(['memory', 'stats', '--json'])).toEqual(first);
  });

  it('is no bug, whatever bytes it has', async () => {
    const of = await project();
    await of.write('memory/obca.tmx', Buffer.from([0xff, 0xfe, 0x3c, 0x00, 0x00, 0xd8]));
    expect(await of.runHere(['status'])).toMatchObject({ code: 3, notes: expect.stringContaining('memory/obca.tmx') });
  });

  it('is known at once when it was imported', async () => {
    const of = await project({}, { 'nowe.tmx': tmx([TALKS]).replace('<seg>', '<seg>&') });
    const refused = await of.runHere(['memory', 'import', 'nowe.tmx', '--dry-run']);
    expect(refused).toMatchObject({ code: 3, notes: expect.stringMatching(/nowe\.tmx has no unit .*: line \d+: /) });
    const good = tmx([['Dobry dzień.', 'Good day.']], '<tu><tuv xml:lang="pl"><seg>A & B</seg></tuv></tu>');
    await of.write('nowe.tmx', good);
    await of.runHere(['memory', 'import', 'nowe.tmx']);
    const kept = JSON.parse(await of.read('.dragoman/memory-files.json'));
    expect(kept.files['memory/nowe.tmx']).toMatchObject({
      locales: { en: 1 },
      faults: [{ file: 'memory/nowe.tmx', line: 5, message: 'a “&” stands alone' }],
    });
  });
});

describe('exporting the memory', () => {
  it('writes what was approved, in a form that comes back as it was', async () => {
    const of = await project();
    await of.runHere(['translate'], { env: await deepl() });
    expect((await of.runHere(['memory', 'export'])).out).not.toContain('<tu');
    await of.runHere(['approve', 'seeds/szczyt.txt', '--by', 'Anna', '--despite-errors']);
    const { code } = await of.runHere(['memory', 'export', '--out', 'wyjście.tmx', '--to', 'en']);
    expect(code).toBe(0);
    const text = await of.read('wyjście.tmx');
    expect(text).toContain('<seg>en-GB: Rozmowy trwały 3 godziny.</seg>');
    expect((await of.runHere(['memory', 'export'])).out).toBe(text);
    expect((await of.runHere(['memory', 'export', '--state', 'final', '--dry-run'])).out).toMatch(/^0 units/);

    const other = await project({}, { 'wyjście.tmx': text });
    await other.runHere(['memory', 'import', 'wyjście.tmx']);
    await other.runHere(['translate', '--engine', 'none']);
    expect(await other.body('en', 'szczyt')).toEqual(await of.body('en', 'szczyt'));
  });

  it('never has trial texts, and drafts only where they are asked for', async () => {
    const of = await project();
    await of.runHere(['translate', '--engine', 'pseudo']);
    expect((await of.runHere(['memory', 'export', '--state', 'all'])).out).not.toContain('<tu');
    await of.runHere(['translate'], { env: await deepl() });
    expect((await of.runHere(['memory', 'export', '--state', 'all'])).out).toContain('Rozmowy trwały 3 godziny.');
  });

  it('refuses a state that there is not', async () => {
    const of = await project();
    expect((await of.runHere(['memory', 'export', '--state', 'gotowe'])).code).toBe(2);
  });
});
