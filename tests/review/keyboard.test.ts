import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { emptyFolder } from '../cli/project.ts';
import { closeBrowser, openPage, saved, startReview } from './browser.ts';
import { removeTemplate, translatedSeed, unitsOf } from './seed.ts';

afterAll(closeBrowser);
afterAll(removeTemplate);

const PATIENTLY = { timeout: 20_000, interval: 100 };

const FOCUSED = `(each => each.matches('body') ? '' :
  each.getAttribute('aria-label') ?? each.labels?.[0]?.textContent ?? each.textContent)(document.activeElement)`;

/** Presses Tab until what has the focus is called this. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let turn = 0; turn < 80; turn++) {
    await page.keyboard.press('Tab');
    const label = await page.evaluate(FOCUSED);
    if (name.test(String(label))) return;
  }
  throw new Error(`Tab never comes to ${name}.`);
}

/** Puts the cursor, or a selection, into the field. */
async function select(page: Page, start: number, end = start): Promise<void> {
  await page.evaluate(`document.querySelector('#target-field').setSelectionRange(${start}, ${end})`);
}

async function activeNumber(page: Page): Promise<string> {
  return (await page.locator('.row.active').getAttribute('aria-label')) ?? '';
}

describe('without a mouse', () => {
  it('an editor goes from the project to the signed-off article, by every key of the list', async () => {
    const project = await translatedSeed();
    const server = await startReview(project);
    const page = await openPage(server.url);
    const { keyboard } = page;
    await page.locator('.card .badge, .card .numbers').first().waitFor();
    await tabTo(page, /: English/);
    await keyboard.press('Enter');
    await page.locator('#target-field').waitFor();
    await page.locator('.term').first().waitFor();

    // Terms and candidates go in where one types, and the browser takes them out again.
    await keyboard.press('Control+A');
    await keyboard.press('Alt+1');
    expect(await page.locator('#target-field').inputValue()).toBe('Brussels');
    await keyboard.press('Control+Shift+S');
    expect(await page.locator('#target-field').inputValue()).toContain('W Brukseli');
    await keyboard.press('Alt+ArrowDown');
    await keyboard.press('Alt+ArrowUp');
    await page.locator('.panel kbd').getByText('Ctrl+1').waitFor();
    await keyboard.press('Control+1');
    expect(await page.locator('#target-field').inputValue()).toContain('The defence ministers');

    // Reading: up, down, next to review, next finding, go to, and a comment.
    await keyboard.press('Escape');
    for (const [key, segment] of [
      ['j', 2],
      ['ArrowDown', 3],
      ['k', 2],
      ['ArrowUp', 1],
      ['n', 2],
    ] as const) {
      await keyboard.press(key);
      expect(await activeNumber(page)).toContain(`Segment ${segment}:`);
    }
    await keyboard.press('a');
    expect(await activeNumber(page)).toContain('Segment 3:');
    await keyboard.press('g');
    await keyboard.type('2');
    await keyboard.press('Enter');
    await page.locator('#target-field').waitFor();
    expect(await activeNumber(page)).toContain('Segment 2: Reviewed');
    await keyboard.press('Alt+M');
    await keyboard.type('Proszę sprawdzić nazwisko.');
    await keyboard.press('Control+Enter');
    await page.locator('.panel').getByText('Proszę sprawdzić nazwisko.').first().waitFor();
    await keyboard.press('Escape');
    await page.locator('#target-field:focus').waitFor();
    await keyboard.press('Escape');

    // Back to draft, undo, redo.
    await page.keyboard.press('Shift+Enter');
    await expect.poll(async () => (await unitsOf(project, 'en'))[1]?.state, PATIENTLY).toBe('translated');
    await keyboard.press('u');
    await expect.poll(async () => (await unitsOf(project, 'en'))[1]?.state, PATIENTLY).toBe('reviewed');
    await keyboard.press('Control+Y');
    await expect.poll(async () => (await unitsOf(project, 'en'))[1]?.state, PATIENTLY).toBe('translated');

    // Replacing, with a look first; help; then everything is signed off.
    await keyboard.press('Control+H');
    await keyboard.type('Alliance');
    await keyboard.press('Tab');
    await keyboard.press('Tab');
    await keyboard.type('Union');
    await page.locator('dialog ins').first().waitFor();
    await keyboard.press('Enter');
    await expect.poll(async () => JSON.stringify(await unitsOf(project, 'en')), PATIENTLY).toContain('Atlantic Union');
    await keyboard.press('u');
    await expect
      .poll(async () => JSON.stringify(await unitsOf(project, 'en')), PATIENTLY)
      .not.toContain('Atlantic Union');
    await keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await keyboard.press('Control+A');
    await keyboard.press('s');
    await page.getByRole('button', { name: 'Sign off 29 segments' }).waitFor();
    await keyboard.press('Enter');
    await page.getByText('29 of 29 approved').waitFor();
    await saved(page);
    expect((await unitsOf(project, 'en')).every(({ state }) => state === 'final')).toBe(true);
  });

  it('a terminologist forbids a word, sees what it touches, and saves one line', async () => {
    const project = await translatedSeed();
    const before = await project.read('glossary/defence.csv');
    const server = await startReview(project);
    const page = await openPage(server.url);
    await page.locator('.card').first().waitFor();
    await tabTo(page, /^Glossary$/);
    await page.keyboard.press('Enter');
    await page.getByRole('searchbox').waitFor();
    await tabTo(page, /^Find a concept or term/);
    await page.keyboard.type('alliance');
    await tabTo(page, /^Edit alliance ?Sojusz/);
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    await tabTo(page, /^English/);
    await page.keyboard.press('End');
    await page.keyboard.type('|!Covenant');
    await page.keyboard.press('Enter');
    await dialog
      .getByText(/affected/)
      .first()
      .waitFor();
    await tabTo(page, /^Save$/);
    await page.keyboard.press('Enter');
    await expect.poll(() => project.read('glossary/defence.csv'), PATIENTLY).toContain('!Covenant');
    const changed = (await project.read('glossary/defence.csv'))
      .split('\n')
      .filter((line, index) => line !== before.split('\n')[index]);
    expect(changed).toHaveLength(1);
  });
});

it('a title with formatting is words alone in the list of hits', async () => {
  const project = await emptyFolder({
    'dragoman.config.json': JSON.stringify({ sourceLocale: 'pl', targetLocales: ['en'] }),
    'seeds/szczyt.md': '# Szczyt w **Brukseli**\n\nRozmowy w Brukseli trwają.\n',
  });
  await project.run(['translate', '--engine', 'none']);
  const server = await startReview(project);
  const page = await openPage(server.url);
  await page.goto(`${server.origin}/#/search/Brukseli`);
  await page.locator('.found-article').waitFor();
  expect(await page.locator('.found-article h2 span').first().innerText()).toBe('Szczyt w Brukseli');
});

describe('the tags of a document’s formatting', () => {
  const project = async () => {
    const made = await emptyFolder({
      'dragoman.config.json': JSON.stringify({ sourceLocale: 'pl', targetLocales: ['en'] }),
      'seeds/artykul.md': 'Rozmowy **potrwają długo** i zakończą się [jutro](https://przyklad.pl/a).\n',
    });
    await made.run(['translate', '--engine', 'none']);
    return made;
  };
  const openField = async () => {
    const made = await project();
    const server = await startReview(made);
    const page = await openPage(server.url);
    await page.goto(`${server.origin}/#/en/artykul`);
    const field = page.locator('#target-field');
    await field.waitFor();
    return { made, page, field };
  };

  it('go in by key, one by one, or around what is selected', async () => {
    const { made, page, field } = await openField();
    await page.keyboard.type('Talks will take ');
    await page.keyboard.press('Alt+T');
    await page.keyboard.type('long');
    await page.keyboard.press('F9');
    await page.keyboard.type(' and end tomorrow');
    await page.keyboard.press('Control+Shift+ArrowLeft');
    await page.keyboard.press('Alt+T');
    await page.keyboard.type('.');
    expect(await field.inputValue()).toBe('Talks will take <1>long</1> and end <2>tomorrow</2>.');
    await page.keyboard.press('Alt+T');
    await page.getByText('Every tag of the source is there.').waitFor();
    await page.keyboard.press('Control+Enter');
    await saved(page);
    expect((await unitsOf(made, 'en', 'artykul'))[0]).toMatchObject({ state: 'reviewed' });
    expect((await made.run(['check'])).out).not.toContain('formatting');
  });

  it.each([
    ['Backspace', 'a <1> b', 5, 'a  b'],
    ['Delete', 'a <1> b', 2, 'a  b'],
    ['Control+Backspace', 'a </1> b', 7, 'a b'],
    ['Control+Delete', 'a </1> b', 1, 'a b'],
    ['x', 'a <2/> b', 4, 'a <2/>x b'],
  ])('are whole or not there at all: %s', async (key, text, place, expected) => {
    const { page, field } = await openField();
    await page.keyboard.insertText(text);
    await select(page, place);
    await page.keyboard.press(key);
    expect(await field.inputValue()).toBe(expected);
    await page.keyboard.press('Control+Z');
    expect(await field.inputValue()).toBe(text);
  });

  it('are not cut in two by pasting over a part of one, and the arrows step over them', async () => {
    const { page, field } = await openField();
    await page.keyboard.insertText('a <1>b</1> c');
    await select(page, 1, 4);
    await page.keyboard.insertText('X');
    expect(await field.inputValue()).toBe('aXb</1> c');
    await select(page, 3, 3);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.insertText('!');
    expect(await field.inputValue()).toBe('aXb</1>! c');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.insertText('?');
    expect(await field.inputValue()).toBe('aXb?</1>! c');
  });
});
