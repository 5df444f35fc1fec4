import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { bitextChecks, checks } from '../../src/check/list.ts';
import { sourceChecks } from '../../src/check/source/list.ts';
import { unitNames } from '../../src/check/unitNames.ts';
import { ENGLISH } from '../../src/check/wordingEnglish.ts';
import { sayer } from '../../src/review/web/sayings.ts';
import { emptyFolder, smallProject } from '../cli/project.ts';
import { closeBrowser, openPage, startReview } from './browser.ts';

afterAll(closeBrowser);

const read = (path: string) => readFileSync(new URL(`../../src/${path}`, import.meta.url), 'utf8');
const polish: {
  finding: Readonly<Record<string, Readonly<Record<string, { message: string; advice: string }>>>>;
  unit: Readonly<Record<string, string>>;
} = JSON.parse(read('review/web/locales/findings.pl.json'));
const keys = Object.keys(polish.finding)
  .filter(check => check !== 'or' && check !== 'login')
  .flatMap(check => Object.keys(polish.finding[check] ?? {}).map(which => `${check}.${which}`));

const valuesIn = (text: string) => [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name))].sort();

describe('what the checks say', () => {
  it('is there in Polish, each message of each check, and no other', () => {
    expect(keys.sort()).toEqual(Object.keys(ENGLISH).sort());
  });

  it.each(Object.entries(ENGLISH))('says in Polish what it says in English: %s', (key, [message, advice]) => {
    const [check = '', which = ''] = key.split('.');
    const said = polish.finding[check]?.[which];
    expect(valuesIn(said?.message ?? '')).toEqual(valuesIn(message));
    for (const name of valuesIn(said?.advice ?? ''))
      expect([...valuesIn(advice), ...valuesIn(message)]).toContain(name);
    expect(said).not.toMatchObject({ message });
    expect(said).not.toMatchObject({ advice });
    expect(`${said?.message}${said?.advice}`).not.toMatch(/[“]|\b(?:the|translation|source|write|compare)\b/i);
  });

  it('belongs to a check of the list', () => {
    const names = new Set([...checks, ...bitextChecks, ...sourceChecks].map(({ name }) => name));
    const strays = Object.keys(ENGLISH).filter(key => !names.has(key.split('.')[0] ?? ''));
    expect(strays).toEqual([]);
  });

  it('is said from the list alone, so that no check has words that only English readers get', () => {
    const folder = new URL('../../src/check/', import.meta.url);
    const outside = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(file => file.endsWith('.ts') && !file.startsWith('wording'))
      .filter(file => /\b(?:message|advice):/.test(readFileSync(new URL(file, folder), 'utf8')));
    expect(outside).toEqual([]);
  });

  it('names units in Polish, apart from the codes of currencies', () => {
    const missing = unitNames.map(({ id }) => id).filter(id => !/^[A-Z]{3}$/.test(id) && !polish.unit[id]);
    expect(missing).toEqual([]);
  });
});

it('what the server refuses is said in Polish as well, with its advice', () => {
  const folder = new URL('../../src/review/', import.meta.url);
  const code = readdirSync(folder)
    .filter(file => file.endsWith('.ts'))
    .map(file => readFileSync(new URL(file, folder), 'utf8'))
    .join('\n');
  const refused = [...code.matchAll(/new BadRequest\(([^;]*?)\)(?:;|\)\);)/g)].flatMap(([, given = '']) =>
    [...given.matchAll(/'([^']*[.!?])'/g)].map(([, sentence = '']) => sentence),
  );
  const answers: Readonly<Record<string, string>> = JSON.parse(read('review/web/locales/refusals.pl.json'));
  expect(refused.length).toBeGreaterThan(30);
  expect(refused.filter(sentence => !answers[sentence])).toEqual([]);
});

const SAID: Readonly<Record<string, string>> = JSON.parse(read('review/web/locales/refusals.pl.json'));

/** The parts of the project whose sentences come to the page: what is wrong with files, cells, requests and engines. */
const SPEAKERS = [
  ...['cell', 'sheet', 'edit', 'morphology'].map(name => `termbase/${name}.ts`),
  ...['config', 'desk', 'dictionary', 'editing', 'editingGlossary', 'editingShelf', 'files', 'glossary'].map(
    name => `project/${name}.ts`,
  ),
  ...['glossaryEditing', 'lock', 'project', 'segmenter', 'sources'].map(name => `project/${name}.ts`),
  ...['decode', 'docx', 'docxZip', 'html', 'markdown', 'markdownFrontMatter', 'markdownParse', 'read'].map(
    name => `article/${name}.ts`,
  ),
  ...['csv.ts', 'locale/file.ts', 'xml/decode.ts', 'xml/read.ts', 'memory/tmxRead.ts', 'memory/tmxUnit.ts'],
  ...['xliffRead', 'inlineRead', 'xliffMetadata'].map(name => `bitext/${name}.ts`),
  ...['budget', 'failures'].map(name => `engine/${name}.ts`),
];

/** What stands for values of templates that are not just any text. */
const STANDING: Readonly<Record<string, string>> = {
  verb: 'read',
  period: 'month',
  resave: 'Open it in Word or LibreOffice and save it as a Word document (.docx).',
  'RAISE[period]': 'Raise budget in dragoman.config.json',
  'WAIT[period]': 'wait for the next month',
};

/** A template with something for each of its values. */
function filled(template: string): string {
  const isNumber = (code: string) =>
    /line|first|count|size|length|number|most|deepest|max|cap|spent|more|units|minutes|1e6/i.test(code);
  const value = (code: string) =>
    STANDING[code] ?? (/join\(/.test(code) ? 'initial, final' : isNumber(code) ? '12' : 'en');
  return template.replace(/\$\{([^{}]*)\}/g, (_, code: string) => value(code)).replace(/\\(.)/g, '$1');
}

/** The sentences that a file can say, and the reasons that it gives in sentences of others. */
function sayingsOf(file: string): readonly string[] {
  const code = read(file).replace(/^\s*(?:\/\/|\/?\*).*$/gm, '');
  const texts = [...code.matchAll(/'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\]|\\.)*)`/g)].map(
    ([, one, other]) => one ?? other ?? '',
  );
  const isSentence = (text: string) =>
    /^(?:\p{Lu}|“|\$\{\w*[^}]*\} ?[\w“:,]).*\s.*[.?]$/u.test(text) && !/[{}]\s*:/.test(text);
  const isReason = (text: string) =>
    /^(?:it|its|the|a|none|half|elements|git|quotes|brackets) (?!configuration$|key$)[^=]*[\p{L}\p{N})”}]$/u.test(text);
  return texts.filter(text => isSentence(text) || isReason(text));
}

describe('what is wrong with files, cells and engines', () => {
  const say = sayer(SAID);
  it.each(SPEAKERS)('is said in Polish: %s', file => {
    const sayings = sayingsOf(file).map(filled);
    expect(sayings.length).toBeGreaterThan(0);
    expect(sayings.filter(saying => say(saying) === saying)).toEqual([]);
  });

  it('loses no value in Polish, and takes none from nowhere', () => {
    const differing = Object.entries(SAID).filter(
      ([english, polish]) => `${valuesIn(english)}` !== `${valuesIn(polish)}`,
    );
    expect(differing).toEqual([]);
  });

  it.each([
    [
      'Cannot read seeds/a, b.docx: the document is broken, the part word/document.xml is damaged.',
      'Nie można odczytać seeds/a, b.docx: dokument jest uszkodzony: część word/document.xml jest uszkodzona.',
    ],
    [
      'Column en: “NATO: sojusz. Układ” has the unknown switch “plurals”.',
      'Kolumna en: „NATO: sojusz. Układ” ma nieznany przełącznik „plurals”.',
    ],
    [
      'Cannot read locales/en/a.xlf, line 12: the prefix “x” is not declared',
      'Nie można odczytać locales/en/a.xlf, wiersz 12: przedrostek „x” nie jest zadeklarowany',
    ],
    ['Nobody has said this: ever.', 'Nobody has said this: ever.'],
  ])('with what it is about: %s', (english, polish) => {
    expect(say(english)).toBe(polish);
  });
});

it('the Polish page says in Polish what is wrong with the files of the project and the cells of the glossary', async () => {
  const project = await smallProject({
    'glossary/terms.csv': 'id,pl,en,de\nv4,Grupa Wyszehradzka,Visegrád Group {plurals},Visegrád-Gruppe\n',
    'seeds/zepsuty.docx': 'to nie jest dokument',
  });
  await project.run(['translate', '--engine', 'pseudo']);
  await project.write('locales/de/szczyt.xlf', '<xliff');
  const server = await startReview(project);
  const page = await openPage(server.url, { locale: 'pl-PL' });
  await page.getByText('2 problemy w plikach projektu').click();
  await page.getByText('„Visegrád Group” ma nieznany przełącznik „plurals”.').waitFor();
  await page
    .getByText(/Nie można odczytać seeds\/zepsuty\.docx: dokument jest uszkodzony: brakuje jego końca\. Skopiuj/)
    .waitFor();
  await page
    .locator('.card')
    .getByText(/Nie można odczytać locales\/de\/szczyt\.xlf, wiersz 1: XML jest uszkodzony/)
    .waitFor();
  expect(await page.locator('main').innerText()).not.toMatch(/\b(?:Cannot|the|Use|Open)\b/);
  await page.goto(`${server.origin}/#/glossary`);
  await page.getByRole('button', { name: 'Edytuj v4' }).click();
  await page.getByRole('textbox', { name: 'angielski', exact: true }).fill('Visegrád Group {plurals');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').getByText('klamra otwierająca nie jest zamknięta').waitFor();
});

it('a refusal at the door is in Polish, with the seconds to wait', async () => {
  const project = await emptyFolder({
    'dragoman.config.json': JSON.stringify({ sourceLocale: 'pl', targetLocales: ['en'] }),
    'seeds/artykul.txt': 'Rozmowy trwają.\n',
  });
  await project.run(['users', 'add', 'Ewa'], { env: { DRAGOMAN_PASSWORD: 'bardzo długie hasło' } });
  const server = await startReview(project, ['--port', '0', '--host', '0.0.0.0']);
  const page = await openPage(server.url, { locale: 'pl-PL' });
  const alert = page.getByRole('alert');
  for (let attempt = 0; attempt < 6; attempt++) {
    await page.getByLabel('Nazwa użytkownika').fill('Ewa');
    await page.getByLabel('Hasło').fill(`zgaduję ${attempt}`);
    const answered = page.waitForResponse(/login/);
    await page.keyboard.press('Enter');
    await answered;
    if (attempt === 0) await alert.getByText('Nazwa użytkownika lub hasło jest niepoprawne. Spróbuj').waitFor();
  }
  await alert.getByText(/^Zbyt wiele prób\. Poczekaj \d+ sekund[ęy]?\.$/).waitFor();
});

const PAIRS = [
  ['Wydano 25 mln zł na 15 km drogi.', 'USD 2.5 million was spent on 15 miles of road.'],
  ['Spotkanie Grupy Wyszehradzkiej odbędzie się 5 lutego.', 'The meeting of the Group will take place on 5 March.'],
  ['Minister Kowalski nie przyjedzie do Warszawy (w środę.', 'Kowalski and and the minister go to Berlin on Friday'],
  ['„Rozmowy trwały do późnej nocy i nie przyniosły wyniku” – powiedział gen. Nowak.', 'The talks  went on , he said'],
  ['Zobacz https://przyklad.pl/a.', 'See https://przyklad.pl/b.'],
  ['Tak było wczoraj po południu.', 'Tak było wczoraj po południu.'],
  ['O godz. 15.30 mówił sekretarz generalny NATO.', 'At 4.30 p.m. the deputy spoke about the EU.'],
] as const;

it('nothing that a check finds is in English on the Polish page', async () => {
  const project = await emptyFolder({
    'dragoman.config.json': JSON.stringify({ sourceLocale: 'pl', targetLocales: ['en'] }),
    'glossary/obrona.csv': 'id,pl,en,domain,note,source\nv4,Grupa Wyszehradzka,Visegrád Group|V4|Visegrad Four,,,\n',
    'seeds/artykul.txt': `${PAIRS.map(([source]) => source).join('\n\n')}\n`,
    'memory/artykul.tmx': `<?xml version="1.0"?><tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" srclang="pl" datatype="plaintext"/><body>${PAIRS.map(([pl, en]) => `<tu><tuv xml:lang="pl"><seg>${pl}</seg></tuv><tuv xml:lang="en"><seg>${en}</seg></tuv></tu>`).join('')}</body></tmx>`,
  });
  await project.run(['translate', '--engine', 'none']);
  const server = await startReview(project);
  const page = await openPage(server.url, { locale: 'pl-PL' });
  await page.goto(`${server.origin}/#/en/artykul`);
  await page.locator('#target-field').waitFor();
  await page.locator('.findings li').nth(14).waitFor();
  const told: string[] = [];
  for (let at = 0; at < PAIRS.length; at++) {
    told.push(...(await page.locator('.row.active .findings li').allInnerTexts()));
    await page.keyboard.press('Alt+ArrowDown');
  }
  const checked: { findings: readonly { message: string; advice: string }[] } = JSON.parse(
    (await project.run(['check', '--json'])).out,
  );
  expect(told.length).toBe(checked.findings.length);
  for (const { message, advice } of checked.findings)
    for (const text of told) {
      expect(text).not.toContain(message);
      expect(text).not.toContain(advice);
      expect(text).not.toMatch(/\{\{|“/);
    }
  expect(told.join('\n')).toContain(
    'Odpowiednikiem „Grupy Wyszehradzkiej” jest „Visegrád Group” (lub „V4” lub „Visegrad Four”)',
  );
  expect(told.join('\n')).toContain('to nie to samo: kilometr i mila. Użyj tej samej jednostki (kilometr)');
});
