import { afterAll, describe, expect, it } from 'vitest';
import { smallProject } from '../cli/project.ts';
import { closeBrowser, openPage, saved, startReview } from './browser.ts';
import { removeTemplate, translatedSeed, unitsOf } from './seed.ts';

afterAll(closeBrowser);
afterAll(removeTemplate);

const field = (number: number) => ({ name: `Translation of segment ${number}` });

describe('a translator', () => {
  it('fills a sentence from terms, matches and the source by key, and types nothing twice', async () => {
    const project = await smallProject({
      'seeds/szczyt.txt':
        'Dziękujemy. Spotkanie Grupy Wyszehradzkiej odbyło się w maju.\n\nSpotkanie Grupy Wyszehradzkiej odbyło się w czerwcu. Dziękujemy.\n',
      'memory/dawne.tmx': TMX,
    });
    await project.run(['translate', '--engine', 'none']);
    const server = await startReview(project);
    const page = await openPage(server.url);
    await page.goto(`${server.origin}/#/en/szczyt`);
    await page.getByRole('textbox', field(1)).waitFor();
    await page.keyboard.type('Thank you.');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('textbox', field(2)).waitFor();
    await page.getByRole('button', { name: 'Use for 1 identical sentence' }).waitFor();
    await page.keyboard.press('Alt+p');
    await saved(page);
    await page.getByText('The meeting of the Visegrád Group took place in May.').waitFor();
    await page.keyboard.press('Control+1');
    expect(await page.getByRole('textbox', field(2)).inputValue()).toBe(
      'The meeting of the Visegrád Group took place in May.',
    );
    await page.keyboard.press('Control+Enter');
    await page.getByRole('textbox', field(3)).waitFor();
    await page.keyboard.type('The ');
    await page.keyboard.press('Alt+1');
    await page.keyboard.type(' met in June.');
    await page.keyboard.press('Control+Enter');
    await saved(page);
    const units = await unitsOf(project, 'en', 'szczyt');
    expect(units.map(unit => unit.state !== 'initial' && unit.target)).toEqual([
      'Thank you.',
      'The meeting of the Visegrád Group took place in May.',
      'The Visegrád Group met in June.',
      'Thank you.',
    ]);
    expect(units[1]).toMatchObject({ origin: { kind: 'memory', from: 'memory/dawne.tmx', score: 100 } });
    expect(units.map(unit => unit.state)).toEqual(['reviewed', 'reviewed', 'reviewed', 'reviewed']);
  });

  it('replaces a word everywhere after a look at each place, and takes it back in one step', async () => {
    const project = await translatedSeed();
    const before = await project.read('locales/en/nato-bruksela.json');
    const server = await startReview(project);
    const page = await openPage(server.url);
    await page.goto(`${server.origin}/#/en/nato-bruksela`);
    await page.getByRole('textbox', field(1)).waitFor();
    await page.keyboard.press('Control+h');
    await page.getByRole('textbox', { name: 'Find', exact: true }).fill('Great Britain');
    await page.getByRole('textbox', { name: 'Replace with' }).fill('the UK');
    await page
      .getByRole('checkbox', { name: /Change segment/ })
      .first()
      .uncheck();
    await page.getByRole('button', { name: /Replace in/ }).click();
    await saved(page);
    const replaced = await project.read('locales/en/nato-bruksela.json');
    expect(replaced.match(/the UK/g)?.length).toBeGreaterThanOrEqual(2);
    expect(replaced).toContain('Great Britain');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+z');
    await saved(page);
    expect(await project.read('locales/en/nato-bruksela.json')).toBe(before);
  });

  it('leaves a comment, which the record keeps as a note', async () => {
    const project = await translatedSeed();
    const server = await startReview(project);
    const page = await openPage(server.url);
    await page.goto(`${server.origin}/#/uk/nato-bruksela`);
    await page.getByRole('textbox', field(1)).waitFor();
    await page.keyboard.press('Alt+m');
    await page.keyboard.type('Czy „kwatera główna” to tutaj штаб-квартира?');
    await page.keyboard.press('Control+Enter');
    await page.locator('.comments').getByText('штаб-квартира?').waitFor();
    const [unit] = await unitsOf(project, 'uk');
    expect(unit?.notes).toMatchObject([{ by: 'Anna Nowak', text: 'Czy „kwatera główna” to tutaj штаб-квартира?' }]);
    await project.run(['translate']);
    expect((await unitsOf(project, 'uk'))[0]?.notes).toHaveLength(1);
  });

  it('finds the way back after leaving a sentence, by number and by what is left to do', async () => {
    const project = await translatedSeed();
    const server = await startReview(project);
    const page = await openPage(server.url);
    await page.goto(`${server.origin}/#/fr/nato-bruksela`);
    await page.getByRole('textbox', field(1)).waitFor();
    await page.keyboard.press('Control+g');
    await page.keyboard.type('27');
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', field(27)).waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('textbox', field(28)).waitFor();
    await page.keyboard.press('Alt+ArrowUp');
    await page.keyboard.press('Alt+n');
    await page.getByRole('textbox', field(28)).waitFor();
    await page.keyboard.press('F1');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
  });
});

const TMX = `<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4"><header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="pl" datatype="plaintext"/><body>
<tu><tuv xml:lang="pl"><seg>Spotkanie Grupy Wyszehradzkiej odbyło się w maju.</seg></tuv><tuv xml:lang="en"><seg>The meeting of the Visegrád Group took place in May.</seg></tuv></tu>
</body></tmx>
`;
