import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Bitext } from '../../src/model.ts';
import { check } from '../../src/pipeline.ts';
import { openChecker } from '../../src/project/checking.ts';
import { openBitext } from '../../src/project/editingLoad.ts';
import { fillShelf } from '../../src/project/editingShelf.ts';
import { openProject } from '../../src/project/project.ts';
import { smallProject } from '../cli/project.ts';

describe('the checks of a large run', () => {
  it('begin at once, go to a second thread when it is ready, and find the same there', { timeout: 60_000 }, async () => {
    const folder = await smallProject({ 'seeds/rok.txt': 'Było 21 żołnierzy. Grupa Wyszehradzka nie obradowała.\n' });
    await folder.runHere(['translate', '--engine', 'pseudo']);
    const project = await openProject(folder.root);
    const surroundings = { signal: new AbortController().signal, now: Date.now, random: () => 0, sleep: async () => {} };
    const shelf = await fillShelf(project, surroundings);
    const { tools, concepts } = shelf.toolbox;
    const bitexts = await Promise.all(
      shelf.sources.articles.map(async article => (await openBitext(project, article, 'de', shelf)).bitext),
    );
    let here = 0;
    const checkHere = (bitext: Bitext) => {
      here += 1;
      return check(bitext, tools);
    };
    const expected = bitexts.map(bitext => check(bitext, tools));
    expect(expected.some(findings => findings.size > 0)).toBe(true);
    const setting = { concepts, switches: project.config.checks, sourceLocale: 'pl', targetLocales: ['de'] };
    const checker = openChecker(setting, checkHere);
    onTestFinished(checker.close);
    const checkAll = async () => expect(await Promise.all(bitexts.map(checker.check))).toEqual(expected);

    await checkAll();
    expect(here).toBe(bitexts.length);
    // One by one until the other thread has taken all of them.
    for (let before = 0; here > before; await wait(20)) {
      before = here;
      await checkAll();
    }
  });

  it('go on in this thread where the other one could not begin', async () => {
    const setting = { concepts: [null as never], switches: {}, sourceLocale: 'pl', targetLocales: ['de'] };
    let here = 0;
    const checker = openChecker(setting, () => {
      here += 1;
      return new Map();
    });
    onTestFinished(checker.close);
    checker.expect(1000);
    await wait(3000);
    const unit = { id: 's', text: 'Tak.', gap: '', terms: [], state: 'initial', candidates: [] } as const;
    const segments = Array.from({ length: 300 }, (_, index) => ({ ...unit, id: `s-${index}` }));
    const blocks = [{ id: 'b', kind: 'paragraph', segments }] as const;
    await checker.check({ slug: 'a', path: 'a', sourceLocale: 'pl', targetLocale: 'de', blocks });
    expect(here).toBe(1);
  });
});
