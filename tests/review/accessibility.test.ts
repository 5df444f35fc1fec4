import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { repository } from '../cli/project.ts';
import { closeBrowser, openBrowser, openPage, startReview } from './browser.ts';
import { removeTemplate, translatedSeed } from './seed.ts';

afterAll(closeBrowser);
afterAll(removeTemplate);

/** What axe finds wrong with the page as it stands. */
async function violations(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate('typeof axe === "object"')))
    await page.evaluate(await readFile(join(repository, 'node_modules/axe-core/axe.min.js'), 'utf8'));
  const found = await page.evaluate('axe.run()');
  return (found as { violations: { id: string; nodes: { html: string }[] }[] }).violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html }) => `${id}: ${html}`),
  );
}

describe.each(['light', 'dark'] as const)('every view, %s', colorScheme => {
  it('is readable by a screen reader and by someone who cannot tell colours', async () => {
    const project = await translatedSeed();
    await project.run(['sign', 'seeds', '--to', 'en', '--by', 'Ewa']);
    const file = 'locales/en/nato-bruksela.json';
    await project.write(file, (await project.read(file)).replace('500 personnel', '5000 personnel'));
    const server = await startReview(project);
    const page = await openPage(server.url, { colorScheme, bypassCSP: true, locale: 'pl-PL' });
    await page.locator('.card .badge').first().waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('pl');
    expect(await violations(page)).toEqual([]);
    await page.goto(`${server.origin}/#/en/nato-bruksela`);
    await page.locator('#target-field').waitFor();
    await page.keyboard.press('F8');
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('F1');
    await page.getByRole('dialog').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.goto(`${server.origin}/#/glossary`);
    await page.getByRole('button', { name: /Edytuj alliance Sojusz/ }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.goto(`${server.origin}/#/search/NATO`);
    await page.locator('.found-article a').first().waitFor();
    expect(await violations(page)).toEqual([]);
  });
});

it('so are the pages that are written: dashboard, reading copy, published article and its evidence', async () => {
  const project = await translatedSeed();
  await project.run(['sign', 'seeds', '--to', 'de', '--by', 'Ewa']);
  await project.run(['dashboard', '--out', 'site']);
  await project.run(['export', '--bilingual', '--to', 'en', '--out', 'copy.html']);
  await project.run(['publish', 'seeds', '--to', 'de', '--editor', 'Ewa']);
  const context = await (await openBrowser()).newContext({ viewport: { width: 390, height: 844 }, bypassCSP: true });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const published = ['index', 'evidence'].map(name => `published/de/nato-bruksela/${name}.html`);
  for (const file of ['site/index.html', 'copy.html', ...published]) {
    await page.goto('about:blank');
    await page.setContent(await project.read(file));
    // The seed article has no heading, so neither has its page.
    const found = (await violations(page)).filter(each => !each.startsWith('page-has-heading-one'));
    expect([file, found]).toEqual([file, []]);
    expect([file, await page.evaluate('document.documentElement.scrollWidth')]).toEqual([file, 390]);
  }
});
