import { afterAll, describe, expect, it } from 'vitest';
import { closeBrowser, openPage, saved, startReview } from './browser.ts';
import { removeTemplate, translatedSeed, unitsOf } from './seed.ts';

afterAll(closeBrowser);
afterAll(removeTemplate);

const field = (number: number) => ({ name: `Translation of segment ${number}` });
const FILE = 'locales/en/nato-bruksela.json';

describe('a reviewer with a whole article to approve', () => {
  it('approves it at once but for what a check finds an error in, and takes it back in one step', async () => {
    const project = await translatedSeed();
    await project.write(FILE, (await project.read(FILE)).replace('The defence ministers', 'The war ministers'));
    const server = await startReview(project);
    const page = await openPage(server.url);
    await page.goto(`${server.origin}/#/en/nato-bruksela`);
    await page.getByRole('textbox', field(1)).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Shift+A');
    await page.getByRole('radio', { name: 'The whole article (29 segments)' }).waitFor();
    await page.getByText('28 segments will be approved.').waitFor();
    await page.getByText('1 segment is left out').waitFor();
    await page.locator('.several .reason').getByText('defence minister').waitFor();
    await page.getByRole('button', { name: 'Approve 28 segments' }).click();
    await page.getByText('28 segments approved. Undo takes all of it back.').waitFor();
    await saved(page);
    const states = async () => (await unitsOf(project, 'en')).map(unit => unit.state);
    expect((await states()).filter(state => state === 'reviewed')).toHaveLength(28);
    expect((await unitsOf(project, 'en')).find(unit => unit.state === 'translated')?.text).toContain(
      'ministrów obrony',
    );
    await page.keyboard.press('u');
    await page.getByText('0 of 29 approved').waitFor();
    await saved(page);
    expect((await states()).every(state => state === 'translated')).toBe(true);
  });

  it('marks a stretch by key and signs it off, without what someone else changes meanwhile', async () => {
    const project = await translatedSeed();
    const server = await startReview(project);
    const page = await openPage(server.url);
    await page.goto(`${server.origin}/#/en/nato-bruksela`);
    await page.getByRole('textbox', field(1)).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('ArrowDown');
    for (let times = 0; times < 3; times++) await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('s');
    await page.getByRole('radio', { name: 'The 4 marked segments (2–5)' }).waitFor();
    await page.route('**/changes', async route => {
      const [, , third] = await unitsOf(project, 'en');
      await project.run(['approve', 'seeds', '--to', 'en', '--segment', third?.id ?? '', '--by', 'Ewa']);
      await route.continue();
    });
    await page.getByRole('button', { name: 'Sign off 4 segments' }).click();
    await page.getByText('3 segments are done. 1 is not:').waitFor();
    await page.getByText('Someone else changed it first.').waitFor();
    const units = await unitsOf(project, 'en');
    expect(units.slice(0, 6).map(unit => unit.state)).toEqual([
      'translated',
      'final',
      'reviewed',
      'final',
      'final',
      'translated',
    ]);
    expect(units[2]).toMatchObject({ approval: { by: 'Ewa' } });
  });
});

describe('an article that takes long to open', () => {
  it('can be read at once, and stays where one has read to', async () => {
    const project = await translatedSeed();
    const server = await startReview(project);
    const page = await openPage(server.url);
    let goOn = () => {};
    const held = new Promise<void>(done => (goOn = done));
    await page.route('**/api/bitexts/en/nato-bruksela', async route => {
      await held;
      await route.continue();
    });
    await page.goto(`${server.origin}/#/en/nato-bruksela`);
    await page.getByText('The defence ministers of NATO countries are meeting').waitFor();
    expect(await page.getByRole('textbox').count()).toBe(0);
    await page.locator('.article').hover();
    await page.mouse.wheel(0, 700);
    await page.waitForTimeout(300);
    const top = await page.evaluate(
      `[...document.querySelectorAll('.slot')].find(slot =>
        slot.getBoundingClientRect().top >= document.querySelector('.columns').getBoundingClientRect().bottom - 1,
      ).querySelector('.source').textContent`,
    );
    goOn();
    await page.locator('#target-field').waitFor();
    expect(await page.locator('.row.active .source').textContent()).toBe(top);
  });

  it('keeps in sight the segment that findings make grow, with all that can be done with it', async () => {
    const project = await translatedSeed();
    await project.run(['approve', 'seeds', '--to', 'en', '--by', 'Ewa']);
    await project.write(FILE, (await project.read(FILE)).replace('500 personnel', '5000 personnel'));
    const server = await startReview(project);
    const page = await openPage(server.url);
    await page.goto(`${server.origin}/#/en/nato-bruksela`);
    await page.locator('.row.active .findings').waitFor();
    const end = async () => {
      const box = await page.locator('.row.active').boundingBox();
      return (box?.y ?? 0) + (box?.height ?? 9999);
    };
    await expect.poll(end).toBeLessThanOrEqual(800);
  });

  it('shows findings as they are found, and tells others of those that a change brings elsewhere', async () => {
    const project = await translatedSeed();
    const server = await startReview(project);
    const page = await openPage(server.url);
    await page.goto(`${server.origin}/#/en/nato-bruksela`);
    await page.getByRole('textbox', field(1)).waitFor();
    const [first] = await unitsOf(project, 'en');
    await page.keyboard.press('Alt+ArrowDown');
    await page.getByRole('textbox', field(2)).waitFor();
    await page.keyboard.press('Control+A');
    await page.keyboard.type(first?.state === 'initial' ? '' : (first?.target ?? ''));
    await page.keyboard.press('Alt+ArrowUp');
    await page.getByText('has the same translation').first().waitFor();
  });
});
