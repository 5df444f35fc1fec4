import { describe, expect, it, onTestFinished } from 'vitest';
import { startDeeplServer } from '../engine/servers/deepl.ts';
import { SUMMIT, smallProject, type TestProject } from './project.ts';

/** What an editor’s hand makes of the summit. */
const ENGLISH = [
  'Summit in Kraków',
  'The leaders of the Visegrád Group met on Thursday.',
  'The talks lasted 3 hours.',
  '“It was a good day,” the prime minister said.',
  'The next meeting will take place in Prague on 5 May 2027.',
];

const BY_MACHINE = [
  'Summit in Krakow',
  'On Thursday, the leaders of the V4 met.',
  'The talks lasted 3 hours.',
  '“It was a good day,” said the Prime Minister.',
  'The next meeting will be held on 5 May 2027 in Prague.',
];

const SENTENCES = SUMMIT.split(/\n+|(?<=\.) (?=[A-Z])/).filter(Boolean);

async function deepl() {
  const translate = (text: string) => BY_MACHINE[SENTENCES.indexOf(text)] ?? text;
  const server = await startDeeplServer({ translate });
  onTestFinished(server.close);
  return { server, env: { DEEPL_API_KEY: 'test-key:fx', DEEPL_SERVER_URL: server.url } };
}

const localeFile = (texts: readonly string[]) => {
  const [title, ...rest] = texts;
  return JSON.stringify({ title, body: [rest.slice(0, 2), rest.slice(2)] });
};

/** The summit in English by hand, approved. */
async function approvedProject(): Promise<TestProject> {
  const project = await smallProject({
    'dragoman.config.json': JSON.stringify({ sourceLocale: 'pl', targetLocales: ['en'] }),
  });
  await project.run(['translate', '--engine', 'none']);
  await project.write('locales/en/szczyt.json', localeFile(ENGLISH));
  await project.run(['translate', '--engine', 'none']);
  const { code, notes } = await project.run(['approve', 'seeds', '--by', 'Anna Nowak', '--despite-errors']);
  expect({ code, notes }).toEqual({ code: 0, notes: '' });
  return project;
}

const evaluationsIn = (out: string) => JSON.parse(out).evaluations;

describe('eval', () => {
  it('measures an engine against what is approved, and keeps what it paid for', async () => {
    const project = await approvedProject();
    const { server, env } = await deepl();
    const before = await project.read('locales/en/szczyt.xlf');
    const { code, out } = await project.run(['eval', '--engine', 'deepl', '--json'], { env });
    expect(code).toBe(0);
    const [{ locale, segments, engines }] = evaluationsIn(out);
    expect({ locale, segments }).toEqual({ locale: 'en', segments: 5 });
    expect(engines[0].engine).toMatch(/^deepl:/);
    expect(engines[0].segments).toBe(5);
    expect(engines[0].unchanged).toBeCloseTo(1 / 5);
    expect(engines[0].terms).toEqual({ wanted: 1, kept: 0 });
    expect(engines[0].chrf2).toBeGreaterThan(50);
    expect(engines[0].confidence.chrf2.low).toBeLessThan(engines[0].chrf2);
    expect(engines[0].articles.map((each: { article: string }) => each.article)).toEqual(['szczyt']);
    expect(await project.read('locales/en/szczyt.xlf')).toBe(before);
    const asked = server.requests.length;
    const again = await project.run(['eval', '--engine', 'deepl', '--json'], { env });
    expect(again.out).toBe(out);
    expect(server.requests.length).toBe(asked);
  });

  it('says in a dry run what would be sent, and sends nothing', async () => {
    const project = await approvedProject();
    const { server, env } = await deepl();
    const { code, out } = await project.run(['eval', '--engine', 'deepl', '--dry-run', '--html', 'a.html'], { env });
    expect(code).toBe(0);
    expect(out).toMatch(/^deepl:\S* would be asked for 5 segments, \d+ billed characters\.\n$/);
    expect(server.requests).toEqual([]);
    await expect(project.read('a.html')).rejects.toThrow();
  });

  it('compares two engines side by side, and writes a page with plots', async () => {
    const project = await approvedProject();
    const { env } = await deepl();
    const { code, out } = await project.run(['eval', '--engine', 'deepl,pseudo', '--html', 'report.html'], { env });
    expect(code).toBe(0);
    expect(out).toMatch(/deepl:\S+ is ahead of pseudo:\S+ by \d+\.\d\d chrF2 on 5 segments/);
    const page = await project.read('report.html');
    // Two measures, each drawn for a desk and for a phone.
    expect(page.match(/<svg class="plot"/g)?.length).toBe(4);
    expect(page).toContain('pseudo:');
  });

  it.each([
    ['a locale file', 'reference.json', localeFile(ENGLISH)],
    [
      'a plain text of the same paragraphs',
      'reference.txt',
      `${ENGLISH[0]}\n\n${ENGLISH[1]} ${ENGLISH[2]}\n\n${ENGLISH[3]} ${ENGLISH[4]}\n`,
    ],
    ['a plain text in one paragraph', 'reference.txt', `${ENGLISH[0]}\n\n${ENGLISH.slice(1).join(' ')}\n`],
  ])('takes %s for the reference of drafts', async (_what, name, content) => {
    const project = await smallProject({
      'dragoman.config.json': JSON.stringify({ sourceLocale: 'pl', targetLocales: ['en'] }),
      [name]: content,
    });
    const { env } = await deepl();
    await project.run(['translate'], { env });
    const { code, out } = await project.run(['eval', 'seeds/szczyt.txt', '--to', 'en', '--reference', name, '--json']);
    expect(code).toBe(0);
    const [{ segments, engines }] = evaluationsIn(out);
    expect({ segments, of: engines[0].segments, unchanged: engines[0].unchanged }).toEqual({
      segments: 5,
      of: 5,
      unchanged: 0.2,
    });
  });

  it('pairs two sentences with the one that a person made of them', async () => {
    const project = await approvedProject();
    const merged = 'The leaders of the Visegrád Group met on Thursday and their talks lasted three hours.';
    await project.write('r.txt', `${ENGLISH[0]}\n\n${merged}\n\n${ENGLISH[3]} ${ENGLISH[4]}\n`);
    const { out } = await project.run(['eval', 'seeds/szczyt.txt', '--to', 'en', '--reference', 'r.txt', '--json']);
    const [{ segments, engines }] = evaluationsIn(out);
    expect([segments, engines[0].engine, engines[0].segments]).toEqual([4, 'people', 4]);
  });

  it('measures against two people’s translations at once, each sentence against the nearer', async () => {
    const other = [
      'Kraków summit',
      'On Thursday, the leaders of the V4 met, and their talks lasted three hours.',
      '“It was a good day,” said the Prime Minister.',
      'They will meet again in Prague.',
    ];
    const project = await smallProject({
      'dragoman.config.json': JSON.stringify({ sourceLocale: 'pl', targetLocales: ['en'] }),
      'one.json': localeFile(ENGLISH),
      'two.txt': `${other[0]}\n\n${other[1]}\n\n${other[2]} ${other[3]}\n`,
    });
    const { env } = await deepl();
    await project.runHere(['translate'], { env });
    const measured = async (...files: string[]) => {
      const flags = files.flatMap(file => ['--reference', file]);
      const { code, out } = await project.runHere(['eval', 'seeds/szczyt.txt', ...flags, '--json']);
      expect(code).toBe(0);
      return evaluationsIn(out)[0];
    };
    const [one, two, both] = [
      await measured('one.json'),
      await measured('two.txt'),
      await measured('one.json', 'two.txt'),
    ];
    // One of them made one sentence of two: they count as one, and that sentence is compared as a whole.
    expect([one, two, both].map(({ segments, references }) => [segments, references])).toEqual([
      [5, '1'],
      [4, '1'],
      [4, '2'],
    ]);
    expect(both.engines[0].chrf2).toBeGreaterThan(Math.max(one.engines[0].chrf2, two.engines[0].chrf2));
    expect(both.engines[0].unchanged).toBe(0.25);
    const page = ['--reference', 'one.json', '--reference', 'two.txt', '--html', 'page.html'];
    await project.runHere(['eval', 'seeds/szczyt.txt', ...page]);
    expect(await project.read('page.html')).toContain('nrefs:2|');
    expect(await project.read('page.html')).toContain('Against the reference one.json and two.txt');
  });

  it('says what to do where there is nothing to measure against', async () => {
    const project = await smallProject({ 'bad.json': '{"title": "x", "body": []}' });
    await project.run(['translate', '--engine', 'pseudo']);
    const tried = async (...args: string[]) => project.run(['eval', ...args]);
    expect(await tried()).toMatchObject({ code: 2, notes: expect.stringContaining('Approve some') });
    expect(await tried('--reference', 'bad.json')).toMatchObject({ code: 2, notes: expect.stringContaining('Name') });
    const one = ['seeds/szczyt.txt', '--to', 'en', '--reference'];
    expect(await tried(...one, 'none.txt')).toMatchObject({ code: 2, notes: expect.stringContaining('no file') });
    expect(await tried(...one, 'bad.json')).toMatchObject({ code: 2, notes: expect.stringContaining('plain text') });
  });
});

describe('dashboard', () => {
  it('writes a page, a badge for each language and the day’s line of the history', async () => {
    const project = await smallProject();
    await project.run(['translate', '--engine', 'pseudo']);
    const first = await project.run(['dashboard', '--out', 'public', '--json']);
    expect(first.code).toBe(0);
    const { written, articles, day } = JSON.parse(first.out);
    expect(written).toEqual(['index.html', 'history.json', 'badges/en.svg', 'badges/de.svg']);
    expect(articles[0]).toMatchObject({ article: 'szczyt', locale: 'en', segments: 5, translated: 5, final: 0 });
    expect(await project.read('public/badges/de.svg')).toContain('de: 0\u202F% approved, ');
    expect(JSON.parse(await project.read('public/history.json'))).toMatchObject([{ day }]);
    expect(await project.read('public/index.html')).toContain('draft: 5');
  });

  it('changes nothing when run again, and a dry run writes nothing', async () => {
    const project = await smallProject();
    await project.run(['translate', '--engine', 'pseudo']);
    expect((await project.run(['dashboard', '--out', 'public', '--dry-run'])).out).toContain('would write public/');
    await expect(project.read('public/index.html')).rejects.toThrow();
    await project.run(['dashboard', '--out', 'public']);
    expect((await project.run(['dashboard', '--out', 'public'])).out).toBe('✓ public/ is up to date.\n');
  });

  it('has a folder of its own where none is named, and says what it wrote as other commands do', async () => {
    const project = await smallProject();
    const { code, out } = await project.runHere(['dashboard']);
    expect({ code, out }).toEqual({
      code: 0,
      out: ['index.html', 'history.json', 'badges/en.svg', 'badges/de.svg']
        .map(name => `✓ wrote dashboard/${name}\n`)
        .join(''),
    });
  });

  it('does not put its page among the articles, where it would become one', async () => {
    const project = await smallProject();
    const { code, notes } = await project.runHere(['dashboard', '--out', 'seeds/board']);
    expect({ code, notes }).toEqual({ code: 2, notes: expect.stringContaining('seeds') });
    await expect(project.read('seeds/board/index.html')).rejects.toThrow();
  });

  it('shows the trend from its second day, and what was spent', async () => {
    const { env } = await deepl();
    const project = await smallProject();
    await project.run(['translate'], { env });
    await project.run(['dashboard', '--out', 'public']);
    const today = JSON.parse(await project.read('public/history.json'))[0];
    await project.write('public/history.json', JSON.stringify([{ ...today, day: '2020-01-31' }]));
    const { out } = await project.run(['dashboard', '--out', 'public', '--json']);
    expect(JSON.parse(out).history).toHaveLength(2);
    expect(JSON.parse(out).spending.months.at(-1).characters).toBeGreaterThan(0);
    expect(await project.read('public/index.html')).toContain('aria-label="Day by day"');
  });

  it('does not write over a history that it cannot read', async () => {
    const project = await smallProject({ 'public/history.json': '<<<<<<< HEAD' });
    const { code, notes } = await project.run(['dashboard', '--out', 'public']);
    expect({ code, told: notes.includes('public/history.json') }).toEqual({ code: 3, told: true });
    expect(await project.read('public/history.json')).toBe('<<<<<<< HEAD');
  });
});
