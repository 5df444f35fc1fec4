import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { bitextChecks, checks } from '../../src/check/list.ts';
import { sourceChecks } from '../../src/check/source/list.ts';
import { unitNames } from '../../src/check/unitNames.ts';
import { ENGLISH } from '../../src/check/wordingEnglish.ts';
import { emptyFolder } from '../cli/project.ts';
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
