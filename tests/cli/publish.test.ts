import { cp, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { openProject } from '../../src/project/project.ts';
import { publishArticles } from '../../src/project/publish.ts';
import { listSources } from '../../src/project/sources.ts';
import { openTools } from '../../src/project/tools.ts';
import { type Evidence, seal, writeEvidence } from '../../src/publish/evidence.ts';
import { emptyFolder, repository, smallProject, type TestProject } from './project.ts';

/** Each command is a process of its own, and machines are busy. */
vi.setConfig({ testTimeout: 120_000 });

const FOLDER = 'published/en/szczyt';
const EVIDENCE = `${FOLDER}/evidence.json`;

const TARGETS = {
  title: 'Summit in Kraków',
  body: [
    ['Leaders of the Visegrád Group met on Thursday.', 'The talks lasted 3 hours.'],
    ['“It was a good day,” said the prime minister.', 'The next meeting will take place on 5 May 2027 in Prague.'],
  ],
};

/** An article whose translation an agency delivered as a memory, and in which a person then corrected a sentence. */
async function translated(): Promise<TestProject> {
  const project = await smallProject({
    'memory/agency.tmx': tmx({ 'Rozmowy trwały 3 godziny.': 'The talks took 3 hours.' }),
  });
  await project.run(['translate', '--engine', 'none']);
  await project.write('locales/en/szczyt.json', `${JSON.stringify(TARGETS, null, 2)}\n`);
  expect((await project.run(['translate', '--engine', 'none', '--to', 'en'])).code).toBe(0);
  return project;
}

function tmx(pairs: Readonly<Record<string, string>>): string {
  const units = Object.entries(pairs).map(
    ([pl, en]) => `<tu><tuv xml:lang="pl"><seg>${pl}</seg></tuv><tuv xml:lang="en"><seg>${en}</seg></tuv></tu>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" srclang="pl" datatype="plaintext"/><body>${units.join('')}</body></tmx>\n`;
}

const publish = ['publish', 'seeds/szczyt.txt', '--to', 'en', '--editor', 'Anna Gęślik'];

let template: Promise<string> | undefined;

/** The article, signed off by one person and published by another; made once, and copied. */
async function published(): Promise<TestProject> {
  template ??= makeTemplate();
  const project = await emptyFolder();
  await cp(await template, project.root, { recursive: true });
  return project;
}

/** The article, signed off and not yet published. */
async function signed(config: object = {}): Promise<TestProject> {
  const project = await published();
  await rm(join(project.root, 'published'), { recursive: true });
  const whole = { sourceLocale: 'pl', targetLocales: ['en', 'de'], ...config };
  await project.write('dragoman.config.json', JSON.stringify(whole));
  return project;
}

async function makeTemplate(): Promise<string> {
  const project = await translated();
  const { code, out } = await project.run(['sign', 'seeds/szczyt.txt', '--to', 'en', '--by', 'Łucja Żółć']);
  expect(code, out).toBe(0);
  const done = await project.run(publish);
  expect(done.code, done.out + done.notes).toBe(0);
  const folder = await mkdtemp(join(tmpdir(), 'dragoman-published-'));
  await cp(project.root, folder, { recursive: true });
  return folder;
}

afterAll(async () => {
  if (template) await rm(await template, { recursive: true, force: true });
});

async function evidenceOf(project: TestProject, path = EVIDENCE) {
  return JSON.parse(await project.read(path));
}

describe('publish', () => {
  it('refuses what is not signed off, names every sentence and what to do, and writes nothing', async () => {
    const project = await translated();
    const { code, out } = await project.run(['publish', '--to', 'en']);
    expect(code).toBe(1);
    expect(out).toContain('Nobody is named who holds editorial responsibility.');
    expect(out).toContain('--editor');
    expect(out).toContain('(5 segments)');
    expect(out).toContain('Szczyt w Krakowie');
    expect(out).toContain('dragoman sign');
    expect(await readdir(project.root)).not.toContain('published');
  });

  it('says on one screen why a long article is refused, and in JSON all of it', async () => {
    const numbers = Array.from({ length: 40 }, (_, index) => index + 2);
    const project = await smallProject({
      'seeds/szczyt.txt': numbers.map(number => `Delegacja numer ${number} przyjechała w środę.`).join(' '),
    });
    await project.runHere(['translate', '--engine', 'none']);
    const targets = numbers.map(number => `Delegation number ${number + 100} arrived on Wednesday.`);
    await project.write('locales/en/szczyt.json', JSON.stringify({ body: [targets] }));
    await project.runHere(['translate', '--engine', 'none', '--to', 'en']);
    const { code, out } = await project.runHere(['publish', '--to', 'en'], { env: { COLUMNS: '80' } });
    expect(code).toBe(1);
    const lines = out.split('\n');
    expect(lines.length).toBeLessThan(24);
    expect(lines.filter(line => line.length > 80)).toEqual([]);
    expect(out).toContain('It is a draft, and must be signed off.  (40 segments)');
    expect(out).toContain('Sentences 1–40; the first:');
    expect(out).toContain('number-missing: ');
    const [{ obstacles }] = JSON.parse((await project.runHere(['publish', '--to', 'en', '--json'])).out).articles;
    expect(obstacles.filter(({ gate }: { gate: string }) => gate === 'state')).toHaveLength(40);
    expect(obstacles.filter(({ check }: { check?: string }) => check === 'number-missing')).toHaveLength(40);
  });

  it('writes the article as its source is laid out, a page, and evidence', async () => {
    const project = await published();
    expect(await project.read(`${FOLDER}/szczyt.txt`)).toBe(
      'Summit in Kraków\n\nLeaders of the Visegrád Group met on Thursday. The talks lasted 3 hours.\n\n“It was a good day,” said the prime minister. The next meeting will take place on 5 May 2027 in Prague.\n',
    );
    const page = await project.read(`${FOLDER}/index.html`);
    expect(page).toContain('<html lang="en" dir="ltr">');
    expect(page).toContain('<title>Summit in Kraków</title>');
    expect(page).toContain('<h1>Summit in Kraków</h1>');
    expect(page).not.toContain('disclosure" role');
    const evidence = await evidenceOf(project);
    const schema = JSON.parse(await readFile(join(repository, 'src/project/evidence.schema.json'), 'utf8'));
    expect(new Ajv({ allowUnionTypes: true }).validate(schema, evidence)).toBe(true);
    expect(evidence).toMatchObject({
      editor: 'Anna Gęślik',
      article: { slug: 'szczyt', title: 'Summit in Kraków', sourceLocale: 'pl', targetLocale: 'en' },
      disclosure: { due: 'none', text: null },
    });
    expect(evidence.summary).toMatchObject({
      ...{ segments: 5, approved: 5, change: { words: 1, ofWords: 6 } },
      origins: [{ origin: { kind: 'person' }, segments: 5, approved: 5 }],
      approvals: [{ by: 'Łucja Żółć', state: 'final', segments: 5 }],
    });
    expect(evidence.units[2]).toMatchObject({
      state: 'final',
      target: 'The talks lasted 3 hours.',
      origin: { kind: 'person' },
      approval: { by: 'Łucja Żółć' },
      change: { words: 1, ofWords: 6, from: { kind: 'memory', from: 'memory/agency.tmx', score: 100 } },
    });
    expect(evidence.units[1].change).toBeNull();
    const readable = await project.read(`${FOLDER}/evidence.html`);
    for (const text of ['Łucja Żółć', 'Anna Gęślik', 'memory/agency.tmx', 'number-missing', 'not legal advice'])
      expect(readable).toContain(text);
  });

  it('changes nothing when it is run again, and a dry run writes nothing', async () => {
    const project = await signed();
    const trial = await project.run([...publish, '--dry-run', '--json']);
    expect(trial.code).toBe(0);
    expect(JSON.parse(trial.out).articles[0]).toMatchObject({ published: true, locale: 'en' });
    expect(JSON.parse(trial.out).articles[0].written).toHaveLength(4);
    expect(await readdir(project.root)).not.toContain('published');
    await project.run(publish);
    const before = await project.read(EVIDENCE);
    const { out } = await project.run([...publish, '--json']);
    expect(JSON.parse(out).articles[0].written).toEqual([]);
    expect(await project.read(EVIDENCE)).toBe(before);
  });

  it('refuses a text that was changed by one letter after it was signed, wherever that was', async () => {
    for (const path of ['locales/en/szczyt.json', 'locales/en/szczyt.xlf']) {
      const project = await signed();
      await project.write(path, (await project.read(path)).replace('lasted 3 hours', 'lasted 3 hour'));
      const { code, out } = await project.run([...publish, '--json']);
      expect(code, path).toBe(1);
      const [{ published: isOut, obstacles }] = JSON.parse(out).articles;
      expect(isOut).toBe(false);
      expect(obstacles.map(({ gate }: { gate: string }) => gate)).toContain('files');
    }
  });

  it('refuses a text that was changed in record and locale file alike', async () => {
    const project = await signed();
    for (const path of ['locales/en/szczyt.json', 'locales/en/szczyt.xlf'])
      await project.write(path, (await project.read(path)).replace('lasted 3 hours', 'lasted 3 hour'));
    const { code, out } = await project.run(publish);
    expect(code, out).toBe(1);
    expect(out).toContain('It has changed since Łucja Żółć approved it');
  });

  it('gives the same bytes for the same project at the same time', async () => {
    const bytes = async (now: number) => {
      const { root, read } = await signed();
      const surroundings = {
        signal: AbortSignal.timeout(60_000),
        now: () => now,
        random: () => 0.5,
        sleep: async () => {},
      };
      const project = await openProject(root);
      const { files } = await listSources(project, []);
      const publishing = { editor: 'Anna Gęślik', now, dryRun: false };
      const tools = await openTools(project, surroundings);
      const { publications } = await publishArticles(project, files, ['en'], tools, publishing);
      expect(publications[0]?.written).toHaveLength(4);
      return Promise.all((publications[0]?.files ?? []).map(file => read(file)));
    };
    const [one, other, later] = [await bytes(1e12), await bytes(1e12), await bytes(2e12)];
    expect(other).toEqual(one);
    expect(later?.slice(0, 2)).toEqual(one?.slice(0, 2));
    expect(later).not.toEqual(one);
  });

  it('refuses what a term has changed under, and says so', async () => {
    const project = await signed();
    await project.write('glossary/terms.csv', 'id,pl,en,de\nv4,Grupa Wyszehradzka,Visegrad Four,Visegrád-Gruppe\n');
    const { code, out } = await project.run(publish);
    expect(code).toBe(1);
    expect(out).toContain('A term of the sentence has changed');
  });

  it('lets an error pass that a person waived with a reason, and shows the reason in the evidence', async () => {
    const project = await translated();
    const wrong = JSON.stringify(TARGETS, null, 2).replace('3 hours', 'for hours');
    await project.write('locales/en/szczyt.json', `${wrong}\n`);
    await project.run(['translate', '--engine', 'none']);
    await project.run(['sign', 'seeds/szczyt.txt', '--to', 'en', '--by', 'Łucja Żółć', '--despite-errors']);
    const refused = await project.run(publish);
    expect(refused.code).toBe(1);
    expect(refused.out).toContain('number-missing');
    expect(refused.out).toContain('waive number-missing: …');
    const record = await project.read('locales/en/szczyt.xlf');
    const [, id] = /<segment id="([^"]+)"[^>]*>\s*<source>Rozmowy/.exec(record) ?? [];
    const note = `<notes>\n        <note id="${id}-n1" category="dragoman:comment" dragoman:segment="${id}" dragoman:by="Jan Kłos" dragoman:at="2026-11-20T10:00:00.000Z">waive number-missing: Liczba &lt;b&gt; pada niżej.</note>\n      </notes>\n      `;
    const at = record.lastIndexOf('<segment', record.indexOf('Leaders of'));
    await project.write('locales/en/szczyt.xlf', record.slice(0, at) + note + record.slice(at));
    await project.run(['translate', '--engine', 'none']);
    const { code, out } = await project.run(publish);
    expect(code, out).toBe(0);
    const { findings } = await evidenceOf(project);
    expect(findings).toContainEqual(
      expect.objectContaining({
        check: 'number-missing',
        waiver: { by: 'Jan Kłos', at: '2026-11-20T10:00:00.000Z', reason: 'Liczba <b> pada niżej.' },
      }),
    );
    expect(await project.read(`${FOLDER}/evidence.html`)).toContain('Liczba &lt;b&gt; pada niżej.');
  });

  it('does not publish what is under embargo', async () => {
    const project = await signed({ embargo: ['seeds/szczyt.txt'] });
    const { code, out } = await project.run(publish);
    expect(code).toBe(1);
    expect(out).toContain('under embargo');
  });

  it('tells readers that a machine made the text, in their language and in the project’s own words', async () => {
    const gates = { state: 'translated', noErrors: false };
    const project = await smallProject({
      'dragoman.config.json': JSON.stringify({
        ...{ sourceLocale: 'pl', targetLocales: ['en', 'de', 'it'], publish: { gates, editor: 'Anna Gęślik' } },
      }),
      'disclosure/en.json': JSON.stringify({ all: 'Made by <a machine>.', some: 'Partly.', noEditor: 'Read.' }),
    });
    await project.run(['translate', '--engine', 'pseudo']);
    const { code, notes } = await project.run(['publish']);
    expect(code).toBe(3);
    expect(notes).toContain('Write disclosure/it.json');
    expect(await project.read(`${FOLDER}/index.html`)).toContain('Made by &lt;a machine&gt;.');
    expect(await project.read('published/de/szczyt/index.html')).toContain('von künstlicher Intelligenz übersetzt');
    expect((await evidenceOf(project)).disclosure).toMatchObject({ due: 'all', text: 'Made by <a machine>.' });
  });

  it('links the languages to each other, and says when an older page lacks a link', async () => {
    const project = await signed({ publish: { url: 'https://example.org/{locale}/{slug}', editor: 'Anna Gęślik' } });
    expect((await project.run(['publish', '--to', 'en'])).code).toBe(0);
    const german = await project.read('locales/de/szczyt.json');
    const texts = [
      'Gipfel in Krakau',
      'Am Donnerstag traf sich die Visegrád-Gruppe.',
      'Die Gespräche dauerten 3 Stunden.',
    ];
    texts.push('„Es war ein guter Tag“, sagte der Premierminister.', 'Das nächste Treffen ist am 5. Mai 2027 in Prag.');
    await project.write(
      'locales/de/szczyt.json',
      german.replace(/""/g, () => JSON.stringify(texts.shift())),
    );
    await project.run(['translate', '--engine', 'none']);
    await project.run(['sign', 'seeds/szczyt.txt', '--to', 'de', '--by', 'Łucja Żółć', '--despite-errors']);
    const { code, out } = await project.run(['publish', '--to', 'de']);
    expect(code, out).toBe(0);
    expect(out).toContain('szczyt → en: its page does not link to a language published since.');
    expect((await project.run(['publish'])).out).not.toContain('does not link');
    for (const locale of ['en', 'de'])
      expect(await project.read(`published/${locale}/szczyt/index.html`)).toContain(
        '<link rel="alternate" hreflang="en" href="https://example.org/en/szczyt">\n<link rel="alternate" hreflang="de" href="https://example.org/de/szczyt">',
      );
    const verified = await project.run(['verify', EVIDENCE, 'published/de/szczyt/evidence.json']);
    expect(verified.code, verified.out).toBe(0);
  });

  it('escapes an article that is hostile, everywhere', async () => {
    const evil = '<script>alert("ż")</script> <img src=x onerror=alert(1)> & {{x}} \u202Eabc';
    const project = await emptyFolder({
      'dragoman.config.json': JSON.stringify({
        ...{ sourceLocale: 'pl', targetLocales: ['en'] },
        publish: { gates: { noErrors: false, state: 'translated' } },
      }),
      'seeds/zly.txt': `${evil}\n\n* * *\n\n${evil} Koniec.\n`,
    });
    await project.run(['translate', '--engine', 'none']);
    const file = await project.read('locales/pl/zly.json');
    await project.write('locales/en/zly.json', file.replaceAll('Koniec', 'The end'));
    await project.run(['translate', '--engine', 'none']);
    const { code, out } = await project.run(['publish', '--editor', '<b>Anna</b>']);
    expect(code, out).toBe(0);
    for (const name of ['index.html', 'evidence.html']) {
      const page = await project.read(`published/en/zly/${name}`);
      expect(page).not.toMatch(/<script|<img|<b>/);
      expect(page).toContain('&lt;script&gt;');
    }
    expect(await project.read('published/en/zly/zly.txt')).toBe(`${evil}\n\n* * *\n\n${evil} The end.\n`);
  });

  it('knows a misspelled gate', async () => {
    const project = await smallProject({
      'dragoman.config.json': JSON.stringify({
        sourceLocale: 'pl',
        targetLocales: ['en'],
        publish: { gates: { stat: 1 } },
      }),
    });
    const { code, notes } = await project.run(['publish']);
    expect(code).toBe(3);
    expect(notes).toContain('Did you mean “state”?');
  });
});

describe('verify', () => {
  it('finds everything unchanged, and without the project what lies beside the evidence', async () => {
    const project = await published();
    const { code, out } = await project.run(['verify', EVIDENCE, '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out).files[0]).toMatchObject({ holds: true, differences: [], compared: { segments: 5 } });
    const elsewhere = await emptyFolder();
    await rename(join(project.root, FOLDER), join(elsewhere.root, 'szczyt'));
    const away = await elsewhere.run(['verify', 'szczyt']);
    expect(away.code, away.out).toBe(0);
    expect(away.out).toContain('not compared: the evidence lies in no project');
  });

  it.each<[string, string, string, string]>([
    ['the locale file', 'locales/en/szczyt.json', 'segment', 'The talks lasted'],
    ['the record', 'locales/en/szczyt.xlf', 'segment', 'The talks lasted'],
    ['the article', `${FOLDER}/szczyt.txt`, 'published', 'The talks lasted'],
    ['the page', `${FOLDER}/index.html`, 'published', 'The talks lasted'],
    ['the readable evidence', `${FOLDER}/evidence.html`, 'published', 'The talks lasted'],
    ['the evidence', EVIDENCE, 'evidence', 'The talks lasted'],
    ['a name in the evidence', EVIDENCE, 'evidence', 'Gęślik'],
    ['the source', 'seeds/szczyt.txt', 'project', 'Rozmowy'],
    ['the source’s locale file', 'locales/pl/szczyt.json', 'project', 'Rozmowy'],
    ['the glossary', 'glossary/terms.csv', 'project', 'Visegrád'],
  ])('notices one letter changed in %s', async (_name, path, kind, text) => {
    const project = await published();
    const before = await project.read(path);
    const after = before.replace(text, `${text.slice(0, -1)}x`);
    expect(after).not.toBe(before);
    await project.write(path, after);
    const { code, out } = await project.run(['verify', EVIDENCE, '--json']);
    expect(code).toBe(1);
    const [{ holds, differences }] = JSON.parse(out).files;
    expect(holds).toBe(false);
    expect(differences.map((difference: { kind: string }) => difference.kind)).toContain(kind);
  });

  it('notices a second key that JSON readers skip, and a file that is gone', async () => {
    const project = await published();
    const before = await project.read(EVIDENCE);
    await project.write(EVIDENCE, before.replace('"editor":', '"editor": "Nikt", "editor":'));
    expect((await project.run(['verify', EVIDENCE])).code).toBe(1);
    await project.write(EVIDENCE, before);
    await rename(join(project.root, FOLDER, 'index.html'), join(project.root, 'x.html'));
    const { code, out } = await project.run(['verify', EVIDENCE]);
    expect(code).toBe(1);
    expect(out).toContain('The file is gone.');
  });

  it('notices evidence that was forged and sealed anew: the record says something else', async () => {
    const project = await published();
    const { seal: _, ...content }: Evidence = await evidenceOf(project);
    const by = 'Minister Zły';
    const units = content.units.map(unit => ({ ...unit, approval: unit.approval && { ...unit.approval, by } }));
    await project.write(EVIDENCE, writeEvidence(seal({ ...content, units })));
    const { code, out } = await project.run(['verify', EVIDENCE]);
    expect(code).toBe(1);
    expect(out).toContain('The record says something else of who approved it');
    expect(out).not.toContain('seal');
  });

  it('names the sentence, and notices an approval taken back', async () => {
    const project = await published();
    const { units } = await evidenceOf(project);
    await project.run(['reject', '--segment', units[1].segment, '--to', 'en']);
    const { code, out } = await project.run(['verify', EVIDENCE]);
    expect(code).toBe(1);
    expect(out).toContain(units[1].segment);
    expect(out).toContain('no longer says that Łucja Żółć approved it');
  });

  it.each(['', '{}', '[]', 'null', '{"format": "dragoman-evidence"}', 'Ala ma kota'])(
    'does not take “%s” for evidence',
    async text => {
      const project = await emptyFolder({ 'evidence.json': text });
      const { code, notes } = await project.run(['verify', 'evidence.json']);
      expect(code).toBe(3);
      expect(notes).toContain('is not evidence of a publication');
    },
  );

  it('is told which file it is where somebody names the page', async () => {
    const project = await emptyFolder({ 'evidence.html': '<!DOCTYPE html>\n<html lang="pl"></html>\n' });
    const { notes } = await project.runHere(['verify', 'evidence.html']);
    expect(notes).toContain('Name the evidence.json beside it.');
  });

  it('reads no file outside the project that hostile evidence names', async () => {
    const project = await published();
    const evidence = await evidenceOf(project);
    for (const path of ['../../etc/passwd', '/etc/passwd', 'a/../../b']) {
      const files = [{ ...evidence.files[0], path }, ...evidence.files.slice(1)];
      await project.write(EVIDENCE, `${JSON.stringify({ ...evidence, files }, null, 2)}\n`);
      expect((await project.run(['verify', EVIDENCE])).code).toBe(3);
    }
  });
});
