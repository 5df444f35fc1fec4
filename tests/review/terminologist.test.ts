import { afterAll, describe, expect, it } from 'vitest';
import { smallProject } from '../cli/project.ts';
import { closeBrowser, openPage, startReview } from './browser.ts';
import { unitsOf } from './seed.ts';

afterAll(closeBrowser);

const GLOSSARY =
  'id,domain,pl,en,de,note\nv4,,Grupa Wyszehradzka,Visegrád Group,Visegrád-Gruppe,\nbrexit,,brexit,Brexit,Brexit,\n';

describe('a terminologist', () => {
  it('sees what a change of a term affects before saving it, and has it redone with one button', async () => {
    const project = await smallProject({ 'glossary/terms.csv': GLOSSARY });
    await project.write(
      'dragoman.config.json',
      JSON.stringify({ sourceLocale: 'pl', targetLocales: ['en', 'de'], engine: 'pseudo' }),
    );
    await project.run(['translate']);
    await project.run(['approve', 'seeds', '--to', 'de', '--by', 'Jan', '--despite-errors']);
    const german = await project.read('locales/de/szczyt.json');
    const server = await startReview(project);
    const page = await openPage(server.url);
    await page.goto(`${server.origin}/#/glossary`);
    await page.getByRole('searchbox').fill('wyszehradzka');
    await page.getByText('1 concept', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Edit v4' }).click();
    await page.getByRole('cell', { name: 'Grupy Wyszehradzkiej' }).first().waitFor();
    await page
      .getByRole('textbox', { name: 'English', exact: true })
      .fill('Visegrád Four|Visegrád Group|!Vyshehrad Group');
    await page.getByRole('textbox', { name: 'German', exact: true }).fill('Visegrád-Staaten|Visegrád-Gruppe');
    await page.keyboard.press('Enter');
    await page.getByText('2 segments are affected').waitFor();
    await page.getByText('is kept, and gets a proposal').waitFor();
    expect(await project.read('glossary/terms.csv')).toBe(GLOSSARY);
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved: glossary/terms.csv').waitFor();
    expect(await project.read('glossary/terms.csv')).toBe(
      GLOSSARY.replace(
        'Visegrád Group,Visegrád-Gruppe',
        'Visegrád Four|Visegrád Group|!Vyshehrad Group,Visegrád-Staaten|Visegrád-Gruppe',
      ),
    );
    await page.getByRole('button', { name: 'Translate anew in 1 article' }).click();
    await page.getByText(/files? written/).waitFor();
    expect(await project.read('locales/de/szczyt.json')).toBe(german);
    const units = await unitsOf(project, 'de', 'szczyt');
    expect(units.find(unit => unit.text.includes('Wyszehradzkiej'))?.candidates).toHaveLength(1);
  });

  it('adds a concept as one line, and is told what is wrong with one before anything is written', async () => {
    const project = await smallProject({ 'glossary/terms.csv': GLOSSARY });
    await project.run(['translate', '--engine', 'pseudo']);
    const server = await startReview(project);
    const page = await openPage(server.url);
    await page.goto(`${server.origin}/#/glossary`);
    await page.getByRole('button', { name: 'New concept' }).click();
    await page.getByRole('textbox', { name: 'Id', exact: true }).fill('v4');
    await page.getByRole('textbox', { name: 'Polish', exact: true }).fill('premier');
    await page.getByRole('textbox', { name: 'English', exact: true }).fill('prime minister {wrong}');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('unknown switch').waitFor();
    await page.getByRole('textbox', { name: 'English', exact: true }).fill('prime minister');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('already has a concept').waitFor();
    await page.getByRole('textbox', { name: 'Id', exact: true }).fill('prime-minister');
    await page.keyboard.press('Enter');
    await page.getByText('1 segment is affected').waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved:').waitFor();
    expect(await project.read('glossary/terms.csv')).toBe(`${GLOSSARY}prime-minister,,premier,prime minister,,\n`);
  });
});
