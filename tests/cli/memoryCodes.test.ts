import { describe, expect, it } from 'vitest';
import { hasMarkers } from '../../src/codes.ts';
import { emptyFolder, type TestProject } from './project.ts';

const ARTICLE = `Szef **NATO** napisał [list](https://example.org/nowy).

**Rozmowy trwały 5 godzin.**

Premier *Litwy* odwiedził Kraków.

Minister obrony odwiedził żołnierzy.
`;

const b = (i: number) => [`<bpt i="${i}" x="${i}" type="bold">{b}</bpt>`, `<ept i="${i}">{/b}</ept>`] as const;
const [b1, e1] = b(1);
const [b2, e2] = b(2);

const pair = (polish: string, english: string) =>
  `<tu><tuv xml:lang="pl"><seg>${polish}</seg></tuv><tuv xml:lang="en"><seg>${english}</seg></tuv></tu>`;

/** As another tool has the same sentences, which came from documents of another format. */
const MEMORY = `<?xml version="1.0"?>
<tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" srclang="pl" datatype="plaintext"/><body>
${pair(`Szef ${b1}NATO${e1} napisał ${b2}list${e2}.`, `${b2}A letter${e2} came from ${b1}NATO${e1}’s head.`)}
${pair('Rozmowy trwały 5 godzin.', 'The talks lasted 5 hours.')}
${pair('Premier Litwy odwiedził Kraków.', 'The prime minister of Lithuania visited Kraków.')}
${pair(`${b1}Minister${e1} obrony odwiedził żołnierzy.`, `The ${b1}minister${e1} of defence visited the soldiers.`)}
</body></tmx>
`;

const project = (): Promise<TestProject> =>
  emptyFolder({
    'dragoman.config.json': JSON.stringify({ sourceLocale: 'pl', targetLocales: ['en'] }),
    'glossary/terms.csv': 'id,pl,en\nv4,Grupa Wyszehradzka,Visegrád Group\n',
    'seeds/list.md': ARTICLE,
    'memory/dawne.tmx': MEMORY,
  });

describe('a memory of another tool, for an article with formatting', () => {
  it('fills a sentence whose codes stand where the memory’s do, and keeps the article’s own', async () => {
    const { runHere } = await project();
    await runHere(['translate', '--engine', 'none']);
    const { out } = await runHere(['export', '--document', 'seeds/list.md', '--to', 'en']);
    expect(out.split('\n\n')).toEqual([
      '[A letter](https://example.org/nowy) came from **NATO**’s head.',
      '**The talks lasted 5 hours.**',
      'Premier *Litwy* odwiedził Kraków.',
      'Minister obrony odwiedził żołnierzy.\n',
    ]);
  });

  it('offers what has the same words and other codes, and never puts a code by guess', async () => {
    const { runHere, read } = await project();
    await runHere(['translate', '--engine', 'none']);
    const record = await read('locales/en/list.xlf');
    expect(record.match(/similarity="99"/g)).toHaveLength(2);
    expect(record).toContain('<target>The minister of defence visited the soldiers.</target>');
    expect(record).toContain('<target>The prime minister of Lithuania visited Kraków.</target>');
    expect(hasMarkers(record)).toBe(false);
  });

  it('shows codes as tags when it is searched', async () => {
    const { runHere } = await project();
    const { out } = await runHere(['memory', 'search', 'Szef NATO napisał list.', '--to', 'en']);
    expect(out).toContain(' 99 %  <2>A letter</2> came from <1>NATO</1>’s head.');
    const json = await runHere(['memory', 'search', 'Szef NATO wysłał list.', '--to', 'en', '--json']);
    expect(JSON.parse(json.out).found[0].matches[0]).toMatchObject({
      score: 76,
      source: 'Szef <1>NATO</1> napisał <2>list</2>.',
      differences: [{ found: 'napisał', wanted: 'wysłał' }],
    });
  });
});

describe('a memory that is exported', () => {
  it('has the codes of the articles, and fills the same article elsewhere', async () => {
    const { runHere, read } = await project();
    await runHere(['translate', '--engine', 'pseudo']);
    await runHere(['memory', 'export', '--to', 'en', '--state', 'all', '--out', 'out.tmx']);
    const exported = await read('out.tmx');
    expect(exported).toContain('<bpt i="1" x="1" type="bold">**</bpt>NATO<ept i="1">**</ept>');
    expect(hasMarkers(exported)).toBe(false);
    const other = await emptyFolder({
      'dragoman.config.json': JSON.stringify({ sourceLocale: 'pl', targetLocales: ['en'] }),
      'glossary/terms.csv': 'id,pl,en\nv4,Grupa Wyszehradzka,Visegrád Group\n',
      'seeds/list.html': `<html lang="pl"><p>Szef <b>NATO</b> napisał <a href="x">list</a>.</p></html>`,
      'memory/out.tmx': exported,
    });
    await other.runHere(['translate', '--engine', 'none']);
    const document = await other.runHere(['export', '--document', 'seeds/list.html', '--to', 'en']);
    expect(document.out).toContain('<p><a href="x">A letter</a> came from <b>NATO</b>’s head.</p>');
  });
});

describe('a sentence that is edited', () => {
  it('has its earlier translation beside it once, with the codes that are left', async () => {
    const { runHere, read, write } = await project();
    await runHere(['translate', '--engine', 'none']);
    await write('back.xlf', (await runHere(['export', '--xliff', '1.2', 'seeds/list.md', '--to', 'en'])).out);
    const edited = (await read('back.xlf')).replace('’s head', '’s chief');
    await write('back.xlf', edited);
    expect((await runHere(['import', 'back.xlf', '--by', 'Ewa'])).code).toBe(0);
    await write('seeds/list.md', ARTICLE.replace('Szef **NATO** napisał', 'Szef NATO napisał wczoraj'));
    await runHere(['translate', '--engine', 'none']);
    const { out } = await runHere(['export', '--xliff', '1.2', 'seeds/list.md', '--to', 'en']);
    const [first] = out.split('</trans-unit>');
    expect(first?.match(/’s chief/g)).toHaveLength(1);
    expect(first).toContain('<target><bpt id="1" ctype="link"/>A letter<ept id="1"/> came from NATO’s chief.</target>');
  });
});
