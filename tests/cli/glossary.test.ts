import { describe, expect, it, onTestFinished } from 'vitest';
import { type DeeplServerOptions, startDeeplServer } from '../engine/servers/deepl.ts';
import { smallProject, type TestProject } from './project.ts';

/** A service that uses the terms of the glossary that it was given, and otherwise repeats the text. */
async function deepl(options: DeeplServerOptions = {}) {
  const english: [RegExp, string][] = [[/Grup\p{L}+ Wyszehradzk\p{L}+/gu, 'Visegrád Group']];
  const server = await startDeeplServer({
    translate: (text, target) =>
      english.reduce((all, [source, term]) => all.replace(source, term), `${target}: ${text}`),
    ...options,
  });
  onTestFinished(server.close);
  const env = { DEEPL_API_KEY: 'key:fx', DEEPL_SERVER_URL: server.url };
  return { server, env, english };
}

async function projectInto(locale: string): Promise<TestProject> {
  return smallProject({
    'dragoman.config.json': JSON.stringify({ sourceLocale: 'pl', targetLocales: [locale] }),
    'glossary/terms.csv': GLOSSARY,
  });
}

const GLOSSARY =
  'id,pl,en,uwagi redakcji,note\r\nv4,Grupa Wyszehradzka,Visegrád Group,"zob. ""V4""",\r\nszczyt,szczyt | spotkanie na szczycie,summit,,\r\n';

describe('the forms of a term', () => {
  it('are shown by case and number', async () => {
    const project = await projectInto('en');
    const { code, out } = await project.run(['glossary', 'forms', 'minister obrony']);
    expect(code).toBe(0);
    expect(out).toMatch(/genitive +ministra obrony +ministrów obrony/);
    expect(out).toMatch(/instrumental +ministrem obrony +ministrami obrony/);
    expect(out).not.toContain('obron ');
  });
});

describe('finding terms', () => {
  it('gives one JSON line for each line', async () => {
    const project = await projectInto('en');
    const stdin = 'O Grupie Wyszehradzkiej mówiono na szczycie.\n\nNic tu nie ma.\n';
    const { out } = await project.run(['glossary', 'find', '--json'], { stdin });
    expect(
      out
        .split('\n')
        .filter(Boolean)
        .map(line => JSON.parse(line)),
    ).toEqual([
      [
        { id: 'v4', start: 2, end: 23, text: 'Grupie Wyszehradzkiej' },
        { id: 'szczyt', start: 35, end: 43, text: 'szczycie' },
      ],
      [],
      [],
    ]);
  });

  it('says that it waits for what is typed, at a terminal only', async () => {
    const project = await projectInto('en');
    const asked = ['glossary', 'find'];
    const typed = await project.runHere(asked, { stdin: 'Szczyt.\n', canAsk: true });
    expect([typed.code, typed.notes]).toEqual([0, expect.stringMatching(/^Reads what you type, until Ctrl-/)]);
    expect((await project.runHere(asked, { stdin: 'Szczyt.\n' })).notes).toBe('');
  });

  it('works with a glossary of another place, outside a project', async () => {
    const project = await smallProject({ 'x/inny.csv': 'pl,en\nfregata,frigate\n' });
    const { out } = await project.run(['glossary', 'find', '--glossary', 'x/inny.csv', '--json'], {
      stdin: 'Dwie fregaty.',
    });
    expect(JSON.parse(out)).toEqual([{ id: 'fregata', start: 5, end: 12, text: 'fregaty' }]);
  });
});

describe('changing a concept', () => {
  it('changes one line and leaves every other byte of the file', async () => {
    const project = await projectInto('en');
    const { code } = await project.run(['glossary', 'set', 'v4', 'en=Visegrád Group|V4|!Vyshehrad Group']);
    expect(code).toBe(0);
    expect(await project.read('glossary/terms.csv')).toBe(
      GLOSSARY.replace('Visegrád Group', 'Visegrád Group|V4|!Vyshehrad Group'),
    );
  });

  it('adds and removes a row', async () => {
    const project = await projectInto('en');
    await project.run(['glossary', 'add', 'nato', 'pl=NATO', 'en=NATO', 'note=sojusz, 1949']);
    expect(await project.read('glossary/terms.csv')).toBe(`${GLOSSARY}nato,NATO,NATO,,"sojusz, 1949"\r\n`);
    await project.run(['glossary', 'remove', 'nato']);
    expect(await project.read('glossary/terms.csv')).toBe(GLOSSARY);
  });

  it.each([
    [['set', 'brak', 'en=x'], 'brak'],
    [['set', 'v4', 'xx=x'], 'xx=x'],
    [['set', 'v4', 'en=x {dziwne}'], 'dziwne'],
    [['add', 'v4', 'pl=x'], 'v4'],
    [['add', 'nowe', 'en=x'], 'pl term'],
  ])('is refused where it makes no sense: %j', async (args, word) => {
    const project = await projectInto('en');
    const { code, notes } = await project.run(['glossary', ...args]);
    expect({ code, notes }).toEqual({ code: 2, notes: expect.stringContaining(word) });
    expect(await project.read('glossary/terms.csv')).toBe(GLOSSARY);
  });
});

describe('what a change touches', () => {
  it('is told before anything is spent, and then just that is redone', async () => {
    const project = await projectInto('en');
    const { server, env, english } = await deepl();
    await project.run(['translate'], { env });
    await project.run(['glossary', 'set', 'v4', 'en=Visegrad Four']);
    const paid = server.paid.length;
    const impact = JSON.parse((await project.run(['glossary', 'impact', '--json'])).out);
    const sentence = 'W czwartek spotkali się przywódcy Grupy Wyszehradzkiej.';
    expect(impact).toMatchObject({ segments: 1, characters: sentence.length });
    expect(impact.touched[0]).toMatchObject({ source: sentence, consequence: 'redo', concepts: ['v4'], locale: 'en' });
    expect(server.paid.length).toBe(paid);
    english[0] = [/Grup\p{L}+ Wyszehradzk\p{L}+/gu, 'Visegrad Four'];
    await project.run(['translate'], { env });
    expect(server.paid.slice(paid)).toEqual([sentence]);
    expect((await project.body('en', 'szczyt'))[0]?.[0]).toContain('Visegrad Four');
  });

  it('keeps what a person wrote, and puts a proposal beside it, once', async () => {
    const project = await projectInto('en');
    const { server, env, english } = await deepl();
    await project.run(['translate'], { env });
    const path = 'locales/en/szczyt.json';
    const own = 'The leaders of the Visegrád Group met on Thursday.';
    const body = await project.body('en', 'szczyt');
    await project.write(path, (await project.read(path)).replace(body[0]?.[0] ?? '', own));
    await project.run(['translate'], { env });
    await project.run(['glossary', 'set', 'v4', 'en=Visegrad Four']);
    english[0] = [/Grup\p{L}+ Wyszehradzk\p{L}+/gu, 'Visegrad Four'];
    await project.run(['translate'], { env });
    const paid = server.paid.length;
    expect((await project.body('en', 'szczyt'))[0]?.[0]).toBe(own);
    expect(await project.read('locales/en/szczyt.xlf')).toMatch(/<mtc:match[\s\S]*Visegrad Four/);
    expect(JSON.parse((await project.run(['status', '--json'])).out).articles[0]).toMatchObject({ outOfDate: 1 });
    await project.run(['translate'], { env });
    expect(server.paid.length).toBe(paid);
  });

  it('in a project of 1 000 articles is exactly the segments that have the concept', { timeout: 240_000 }, async () => {
    const project = await projectInto('en');
    const { server, env, english } = await deepl();
    for (let number = 0; number < 1000; number++) {
      const term =
        number % 10 === 0 ? `Grupa Wyszehradzka obraduje po raz ${number}.` : `Rząd obraduje po raz ${number}.`;
      await project.write(`seeds/a${number}.txt`, `Dzień ${number}. ${term} Padał deszcz nad miastem numer ${number}.`);
    }
    expect((await project.run(['translate'], { env })).code).toBe(0);
    const paid = server.paid.length;
    english[0] = [/Grup\p{L}+ Wyszehradzk\p{L}+/gu, 'Visegrad Four'];
    await project.run(['glossary', 'set', 'v4', 'en=Visegrad Four']);
    const { out } = await project.run(['translate', '--json'], { env });
    const again = server.paid.slice(paid);
    expect(again).toHaveLength(101);
    expect(again.every(text => /Wyszehradzk/.test(text))).toBe(true);
    const written: string[] = JSON.parse(out).written;
    expect(written).toHaveLength(202);
  });
});

describe('a glossary that is broken', () => {
  it.each([
    [
      'has a row with an open quotation mark',
      'id,pl,en\nv4,"Grupa Wyszehradzka,Visegrád Group\nszczyt,szczyt,summit\n',
    ],
    ['is in another encoding', Buffer.from([0x69, 0x64, 0x2c, 0x70, 0x6c, 0x0a, 0x61, 0x2c, 0x9c, 0x0a])],
    ['has lost the column of the source', 'id,fr,en\nv4,groupe,Visegrád Group\n'],
  ])('since it %s is told, and no sentence is paid for again', async (_, content) => {
    const project = await projectInto('en');
    const { server, env } = await deepl();
    await project.run(['translate'], { env });
    const before = await project.body('en', 'szczyt');
    const paid = server.paid.length;
    await project.write('glossary/terms.csv', content);
    const { code, notes } = await project.run(['translate'], { env });
    expect({ code, notes }).toEqual({ code: 3, notes: expect.stringContaining('glossary/terms.csv') });
    expect(server.paid.length).toBe(paid);
    expect(await project.body('en', 'szczyt')).toEqual(before);
  });
});

describe('handing the terms over', () => {
  it('sends inflected source forms before the first text, and nothing when nothing has changed', async () => {
    const project = await projectInto('en');
    const { server, env } = await deepl();
    await project.run(['translate'], { env });
    const [glossary] = server.glossaries;
    expect(glossary?.dictionaries[0]?.entries).toMatch(/Grupie Wyszehradzkiej.*Visegrád Group/);
    expect(server.requests[0]?.glossary).toBe(glossary?.glossary_id);
    const calls = server.seen.filter(seen => seen.method !== 'GET').length;
    const push = await project.run(['glossary', 'push'], { env });
    expect(push.out).toContain('nothing was sent');
    expect(server.seen.filter(seen => seen.method !== 'GET').length).toBe(calls);
  });

  it('asks once more, alone, for a sentence that came back without its term, and reports it if that was in vain', async () => {
    const project = await projectInto('en');
    const { server, env } = await deepl({ translate: (text, target) => `${target}: ${text}` });
    await project.run(['translate'], { env });
    const sentence = 'W czwartek spotkali się przywódcy Grupy Wyszehradzkiej.';
    expect(
      server.requests.filter(request => request.texts.includes(sentence)).map(request => request.texts.length),
    ).toEqual([5, 1]);
    const { code, out } = await project.run(['check', '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(out).findings.map((finding: { check: string }) => finding.check)).toContain('term-missing');
  });
});

describe('exchange with other tools', () => {
  it.each(['csv', 'tsv', 'tbx', 'martif'])('a glossary goes out as %s and comes back without loss', async format => {
    const project = await projectInto('en');
    await project.run(['glossary', 'set', 'v4', 'en=Visegrád Group|V4 {case}|!Vyshehrad Group', 'note=zob. „V4”']);
    const before = JSON.parse((await project.run(['glossary', 'list', '--json'])).out);
    const out = format === 'martif' ? 'terms.tbx' : `terms.${format}`;
    expect((await project.run(['glossary', 'export', '--format', format, '--out', out])).code).toBe(0);
    const again = await project.run(['glossary', 'import', out, '--json']);
    expect(JSON.parse(again.out)).toMatchObject({ added: 0, changed: 0, files: [], problems: [] });
    await project.write('glossary/terms.csv', '');
    expect(JSON.parse((await project.run(['glossary', 'import', out, '--json'])).out)).toMatchObject({ added: 2 });
    expect(JSON.parse((await project.run(['glossary', 'list', '--json'])).out)).toEqual(before);
  });

  it('what comes in changes only the lines of what it knows better, and adds what is new', async () => {
    const project = await projectInto('en');
    await project.write('x.csv', 'id,pl,en\nszczyt,szczyt,summit|summit meeting\nnato,NATO,NATO\n');
    const { out } = await project.run(['glossary', 'import', 'x.csv', '--json']);
    expect(JSON.parse(out)).toMatchObject({ added: 1, changed: 1, files: ['glossary/terms.csv'] });
    const [header, v4, szczyt, nato] = (await project.read('glossary/terms.csv')).split('\r\n');
    expect([header, v4]).toEqual(GLOSSARY.split('\r\n').slice(0, 2));
    expect([szczyt, nato]).toEqual(['szczyt,szczyt,summit|summit meeting,,', 'nato,NATO,NATO,,']);
  });
});
