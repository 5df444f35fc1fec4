import { afterAll, describe, expect, it } from 'vitest';
import { closeBrowser, openPage, saved, startReview } from './browser.ts';
import { removeTemplate, translatedSeed, unitsOf } from './seed.ts';

afterAll(closeBrowser);
afterAll(removeTemplate);

const PATIENTLY = { timeout: 20_000, interval: 100 };

describe('a press-office editor', () => {
  it('approves an article without touching the mouse, and finds every approval in the record', async () => {
    const project = await translatedSeed();
    const server = await startReview(project);
    const page = await openPage(server.url);
    await page
      .getByRole('link', { name: /English/ })
      .first()
      .focus();
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Translation of segment 1' }).waitFor();
    for (let number = 1; number <= 29; number++) await page.keyboard.press('Control+Enter');
    await page.getByText('29 of 29 approved').waitFor();
    await saved(page);
    const units = await unitsOf(project, 'en');
    expect(units.map(unit => unit.state)).toEqual(units.map(() => 'reviewed'));
    expect(units[0]).toMatchObject({ approval: { by: 'Anna Nowak' } });
    expect((await project.run(['status', '--json'])).out).toContain('"reviewed": 29');
  });

  it('corrects a sentence, and the approval of it ends visibly until it is approved anew', async () => {
    const project = await translatedSeed();
    await project.run(['approve', 'seeds', '--to', 'en', '--by', 'Ewa Zając']);
    const server = await startReview(project);
    const page = await openPage(server.url);
    await page.goto(`${server.origin}/#/en/nato-bruksela`);
    await page.getByRole('textbox', { name: 'Translation of segment 1' }).waitFor();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' Talks go on.');
    await page.getByText('the approval ends with this change').waitFor();
    await page.keyboard.press('Alt+ArrowDown');
    await saved(page);
    const [unit] = await unitsOf(project, 'en');
    expect(unit).toMatchObject({ state: 'translated', lapsed: { by: 'Ewa Zając' }, origin: { name: 'Anna Nowak' } });
    await page.keyboard.press('Alt+ArrowUp');
    await page.getByText(/approval by Ewa Zając .* is void/).waitFor();
    await page.keyboard.press('Control+Shift+Enter');
    await saved(page);
    expect((await unitsOf(project, 'en'))[0]).toMatchObject({ state: 'final', approval: { by: 'Anna Nowak' } });
  });

  it('undoes and redoes changes across sentences', async () => {
    const project = await translatedSeed();
    const before = (await unitsOf(project, 'en')).map(unit => unit.state !== 'initial' && unit.target);
    const server = await startReview(project);
    const page = await openPage(server.url);
    await page.goto(`${server.origin}/#/en/nato-bruksela`);
    await page.getByRole('textbox', { name: 'Translation of segment 1' }).waitFor();
    for (const text of ['One.', 'Two.']) {
      await page.keyboard.press('Control+A');
      await page.keyboard.type(text);
      await page.keyboard.press('Control+Enter');
    }
    const targets = async () => (await unitsOf(project, 'en')).map(unit => unit.state !== 'initial' && unit.target);
    await expect.poll(async () => (await targets()).slice(0, 2), PATIENTLY).toEqual(['One.', 'Two.']);
    await page.keyboard.press('Escape');
    await page.keyboard.press('u');
    await page.keyboard.press('u');
    await expect.poll(targets, PATIENTLY).toEqual(before);
    expect((await unitsOf(project, 'en'))[0]).toMatchObject({ state: 'translated', origin: { kind: 'memory' } });
    await page.keyboard.press('Control+Y');
    await expect.poll(async () => (await targets())[0], PATIENTLY).toBe('One.');
    expect((await unitsOf(project, 'en'))[0]).toMatchObject({ state: 'reviewed' });
  });

  it('keeps what was confirmed through a kill of the server, and what was only typed through a reload', async () => {
    const project = await translatedSeed();
    const server = await startReview(project, ['--port', '0']);
    const page = await openPage(server.url);
    await page.goto(`${server.origin}/#/en/nato-bruksela`);
    await page.getByRole('textbox', { name: 'Translation of segment 1' }).waitFor();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('Confirmed.');
    await page.keyboard.press('Control+Enter');
    await saved(page);
    await page.keyboard.press('Control+A');
    await page.keyboard.type('Typed only.');
    await page.reload();
    await page.getByRole('textbox', { name: 'Translation of segment 2' }).waitFor();
    expect(await page.getByRole('textbox', { name: 'Translation of segment 2' }).inputValue()).toBe('Typed only.');
    await server.stop('SIGKILL');
    expect((await unitsOf(project, 'en'))[0]).toMatchObject({ target: 'Confirmed.', state: 'reviewed' });
    expect((await project.run(['check', '--to', 'en'])).out).not.toContain('up-to-date');
  });
});
