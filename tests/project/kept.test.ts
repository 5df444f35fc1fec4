import { describe, expect, it } from 'vitest';
import type { Finding, Unit } from '../../src/model.ts';
import { keepOpen } from '../../src/project/editingKept.ts';
import { type OpenBitext, openBitext } from '../../src/project/editingLoad.ts';
import { fillShelf } from '../../src/project/editingShelf.ts';
import { openProject } from '../../src/project/project.ts';
import { units } from '../../src/steps/units.ts';
import { smallProject, type TestProject } from '../cli/project.ts';

const SENTENCES = 420;
const KEPT = '.dragoman/open/en/dluga.json';

/** A long article of which each tenth translation has another number. */
async function longArticle(): Promise<TestProject> {
  const numbers = Array.from({ length: SENTENCES }, (_, index) => index + 1000);
  const pairs = numbers.map(number => [
    `Dokument Grupy Wyszehradzkiej nr ${number} trafił wczoraj do ministrów.`,
    `Visegrád Group document no. ${number % 10 === 7 ? number + 1 : number} reached the ministers yesterday.`,
  ]);
  const units = pairs.map(
    ([pl, en]) =>
      `<tu><tuv xml:lang="pl"><seg>${pl}</seg></tuv><tuv xml:lang="en"><seg>${en}</seg></tuv></tu>`,
  );
  const header =
    '<header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" srclang="pl" datatype="plaintext"/>';
  const project = await smallProject({
    'seeds/dluga.txt': `${pairs.map(([pl]) => pl).join(' ')}\n`,
    'memory/dluga.tmx': `<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">${header}<body>${units.join('\n')}</body></tmx>\n`,
  });
  await project.runHere(['translate', 'seeds/dluga.txt', '--to', 'en', '--engine', 'none']);
  return project;
}

async function openedIn({ root }: TestProject) {
  const project = await openProject(root);
  const surroundings = { signal: new AbortController().signal, now: Date.now, random: () => 0, sleep: async () => {} };
  const shelf = await fillShelf(project, surroundings);
  const article = shelf.sources.articles.find(({ slug }) => slug === 'dluga');
  if (!article) throw new Error('The article is missing.');
  const open = await openBitext(project, article, 'en', shelf);
  return { open, keep: (changed: OpenBitext = open) => keepOpen(project, changed, shelf.kept) };
}

const isKnown = ({ checks, bitext }: OpenBitext) => units(bitext).every(unit => checks.known(unit));
const found = async ({ checks }: OpenBitext): Promise<readonly (readonly [string, readonly Finding[]])[]> => [
  ...(await checks.all()),
];
const unitAt = ({ bitext }: OpenBitext, index: number): Unit => {
  const unit = units(bitext)[index];
  if (!unit) throw new Error('There is no such unit.');
  return unit;
};

/** A project whose long article was open, checked and kept. */
async function kept(): Promise<{ readonly project: TestProject; readonly first: OpenBitext }> {
  const project = await longArticle();
  const { open, keep } = await openedIn(project);
  expect(isKnown(open)).toBe(false);
  await open.checks.all();
  await keep();
  return { project, first: open };
}

describe('a long article that is opened again', () => {
  it('is what it was, with its terms and findings, and need not be checked', async () => {
    const { project, first } = await kept();
    const { open } = await openedIn(project);
    expect(open.bitext).toEqual(first.bitext);
    expect(unitAt(open, 0).terms.map(({ concept }) => concept.id)).toEqual(['v4']);
    expect(isKnown(open)).toBe(true);
    expect(await found(open)).toEqual(await found(first));
    expect((await found(open)).length).toBe(SENTENCES / 10);
  });

  it('is read anew where one letter of what was kept is another', async () => {
    const { project, first } = await kept();
    const content = await project.read(KEPT);
    await project.write(KEPT, content.replace('reached the ministers', 'reached the minister'));
    const { open } = await openedIn(project);
    expect(isKnown(open)).toBe(false);
    expect(open.bitext).toEqual(first.bitext);
    await project.write(KEPT, content.slice(0, content.length / 2));
    expect((await openedIn(project)).open.bitext).toEqual(first.bitext);
    await project.write(KEPT, content);
    expect(isKnown((await openedIn(project)).open)).toBe(true);
  });

  it('has what others wrote into its record, its locale file and its source', async () => {
    const { project } = await kept();
    const record = await project.read('locales/en/dluga.xlf');
    await project.write('locales/en/dluga.xlf', record.replace('no. 1003 reached', 'no. 1003 got to'));
    expect(unitAt((await openedIn(project)).open, 3)).toMatchObject({
      target: 'Visegrád Group document no. 1003 got to the ministers yesterday.',
    });
    await project.write('locales/en/dluga.xlf', record);
    const localeFile = await project.read('locales/en/dluga.json');
    await project.write('locales/en/dluga.json', localeFile.replace('no. 1004 reached', 'no. 1004 went to'));
    expect(unitAt((await openedIn(project)).open, 4)).toMatchObject({
      target: 'Visegrád Group document no. 1004 went to the ministers yesterday.',
    });
    await project.write('locales/en/dluga.json', localeFile);
    const source = await project.read('seeds/dluga.txt');
    await project.write('seeds/dluga.txt', source.replace('nr 1005', 'nr 905'));
    expect(unitAt((await openedIn(project)).open, 5).text).toBe('Dokument Grupy Wyszehradzkiej nr 905 trafił wczoraj do ministrów.');
    await project.write('seeds/dluga.txt', source);
  });

  it('has the terms of today’s glossary', async () => {
    const { project } = await kept();
    const glossary = await project.read('glossary/terms.csv');
    await project.write('glossary/terms.csv', glossary.replace(/^v4,.*\n/m, ''));
    const without = await openedIn(project);
    expect(unitAt(without.open, 0).terms).toEqual([]);
    expect(isKnown(without.open)).toBe(false);
    await project.write('glossary/terms.csv', glossary);
    expect(isKnown((await openedIn(project)).open)).toBe(true);
  });
});
