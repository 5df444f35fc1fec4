import { afterAll, describe, expect, it } from 'vitest';
import { closeBrowser, openPage, saved, startReview } from './browser.ts';
import { removeTemplate, translatedSeed, unitsOf } from './seed.ts';

afterAll(closeBrowser);
afterAll(removeTemplate);

const field = (number: number) => ({ name: `Translation of segment ${number}` });
const users = [
  ['Ewa', 'reviewer'],
  ['Jan', 'translator'],
  ['Ola', 'reader'],
] as const;
const PASSWORD = 'bardzo długie hasło';

async function team() {
  const project = await translatedSeed();
  for (const [name, role] of users)
    await project.run(['users', 'add', name, '--role', role], { env: { DRAGOMAN_PASSWORD: PASSWORD } });
  const server = await startReview(project, ['--port', '0', '--host', '0.0.0.0']);
  const enter = async (name: string) => {
    const page = await openPage(server.url);
    await page.getByLabel('Name').fill(name);
    await page.getByLabel('Password').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.locator('.card').waitFor();
    await page.goto(`${server.origin}/#/en/nato-bruksela`);
    return page;
  };
  return { project, server, enter };
}

describe('several people at once', () => {
  it('shows both texts of a sentence that two changed, and loses neither', async () => {
    const { project, enter } = await team();
    const [ewa, jan] = [await enter('Ewa'), await enter('Jan')];
    for (const page of [ewa, jan]) await page.getByRole('textbox', field(1)).waitFor();
    await jan.keyboard.press('Control+A');
    await jan.keyboard.type('Jan’s words.');
    await ewa.keyboard.press('Control+A');
    await ewa.keyboard.type('Ewa’s words.');
    await ewa.keyboard.press('Control+Enter');
    await saved(ewa);
    await jan.getByText('Ewa changed this segment while you were writing.').waitFor();
    expect(await jan.getByRole('textbox', field(1)).inputValue()).toBe('Jan’s words.');
    // What needs a decision stands before what the checks say.
    expect(await jan.locator('.findings ~ .conflict').count()).toBe(0);
    expect((await unitsOf(project, 'en'))[0]).toMatchObject({ target: 'Ewa’s words.', state: 'reviewed' });
    await jan.keyboard.press('Control+Enter');
    await saved(jan);
    expect((await unitsOf(project, 'en'))[0]).toMatchObject({ target: 'Ewa’s words.' });
    await jan.getByRole('button', { name: 'Keep mine' }).click();
    await saved(jan);
    const [unit] = await unitsOf(project, 'en');
    expect(unit).toMatchObject({ target: 'Jan’s words.', state: 'translated', lapsed: { by: 'Ewa' } });
    expect(unit?.candidates.map(each => each.target)).toContain('Ewa’s words.');
  });

  it('shows what others do, and what other tools do to the files, without a reload', async () => {
    const { project, enter } = await team();
    const [ewa, ola] = [await enter('Ewa'), await enter('Ola')];
    await ewa.getByRole('textbox', field(1)).waitFor();
    await ola.locator('.row').first().waitFor();
    await ewa.keyboard.press('Control+A');
    await ewa.keyboard.type('Ministers meet in Brussels.');
    await ewa.keyboard.press('Control+Enter');
    await ola.getByText('Ministers meet in Brussels.').waitFor();
    const file = 'locales/en/nato-bruksela.json';
    await project.write(file, (await project.read(file)).replace('It will be of enormous importance.', 'It matters.'));
    await ola.getByText('It matters.').waitFor();
  });

  it('shows what another tool wrote although the file was read while it was half written', async () => {
    const { project, enter } = await team();
    const [ewa, ola] = [await enter('Ewa'), await enter('Ola')];
    await ewa.getByRole('textbox', field(1)).waitFor();
    const file = 'locales/en/nato-bruksela.json';
    const whole = (await project.read(file)).replace('It will be of enormous importance.', 'It matters.');
    await project.write(file, whole.slice(0, whole.length / 2));
    await ola
      .getByText(/Cannot read locales\/en\/nato-bruksela\.json/)
      .first()
      .waitFor();
    await project.write(file, whole);
    for (const page of [ewa, ola]) await page.getByText('It matters.').waitFor();
  });

  it('shows both texts where git brings other files while someone types, and where it takes them back', async () => {
    const { project, enter } = await team();
    const ewa = await enter('Ewa');
    await ewa.getByRole('textbox', field(1)).waitFor();
    const files = ['xlf', 'json'].map(ending => `locales/en/nato-bruksela.${ending}`);
    const before = await Promise.all(files.map(file => project.read(file)));
    await ewa.keyboard.press('Control+A');
    await ewa.keyboard.type('Ewa’s words.');
    const [unit] = await unitsOf(project, 'en');
    const theirs = unit?.state === 'initial' ? '' : (unit?.target ?? '');
    const checkOut = (change: (text: string) => string) =>
      Promise.all(files.map((file, index) => project.write(file, change(before[index] ?? ''))));
    await checkOut(text => text.replace(theirs, 'Words from git.'));
    await ewa.locator('.conflict').getByText('Words from git.').waitFor();
    expect(await ewa.getByRole('textbox', field(1)).inputValue()).toBe('Ewa’s words.');
    await checkOut(text => text);
    await ewa.locator('.conflict').waitFor({ state: 'detached' });
    expect(await ewa.getByRole('textbox', field(1)).inputValue()).toBe('Ewa’s words.');
    await ewa.keyboard.press('Control+Enter');
    await saved(ewa);
    expect((await unitsOf(project, 'en'))[0]).toMatchObject({ target: 'Ewa’s words.', state: 'reviewed' });
  });

  it('takes a change of the configuration as one of the glossary, and keeps to the last one that can be read', async () => {
    const project = await translatedSeed();
    const file = 'locales/en/nato-bruksela.json';
    await project.write(file, (await project.read(file)).replace('500 personnel', '5000 personnel'));
    const server = await startReview(project);
    const page = await openPage(server.url);
    await page.goto(`${server.origin}/#/en/nato-bruksela`);
    const finding = page.getByText('The number “pół tysiąca” is not in the translation');
    await page.locator('#target-field').waitFor();
    await page.keyboard.press('F8');
    await finding.waitFor();
    const config = JSON.parse(await project.read('dragoman.config.json'));
    const checks = { 'number-missing': 'off' };
    const write = (text: string) => project.write('dragoman.config.json', text);
    await write(JSON.stringify({ ...config, targetLocales: ['en', 'cs'], checks }));
    await finding.waitFor({ state: 'detached' });
    await page.locator('.locales').getByText('cs').waitFor();
    await write('{ "sourceLocale": ');
    await page.goto(`${server.origin}/#/`);
    await page.getByText('1 problem in the project’s files').click();
    await page.getByText('Cannot read dragoman.config.json, line 1').waitFor();
    await page.getByRole('heading', { name: 'Czech' }).waitFor();
    await write(JSON.stringify(config));
    await page.getByRole('heading', { name: 'Ukrainian' }).waitFor();
    await page.goto(`${server.origin}/#/en/nato-bruksela`);
    await page.locator('#target-field').waitFor();
    await page.keyboard.press('F8');
    await finding.waitFor();
  });

  it('lets people do only what their role allows', async () => {
    const { project, enter } = await team();
    const ola = await enter('Ola');
    await ola.locator('.row').first().waitFor();
    await ola.keyboard.press('a');
    expect(await ola.getByRole('textbox').count()).toBe(0);
    const jan = await enter('Jan');
    await jan.getByRole('textbox', field(1)).waitFor();
    await jan.keyboard.press('Control+Shift+Enter');
    await jan.keyboard.type(' More.');
    await jan.keyboard.press('Control+Enter');
    await saved(jan);
    const [unit] = await unitsOf(project, 'en');
    expect(unit).toMatchObject({ state: 'translated', origin: { kind: 'person', name: 'Jan' } });
  });

  it('serves no network while nobody may log in', async () => {
    const project = await translatedSeed();
    const { code, notes } = await project.run(['review', '--no-open', '--host', '0.0.0.0']);
    expect([code, notes]).toEqual([2, expect.stringContaining('dragoman users add')]);
  });
});
