import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { writeDashboardPage } from '../../src/report/dashboardPage.ts';
import { writeEvaluationPage } from '../../src/report/evaluationPage.ts';
import { NO_PROGRESS } from '../../src/report/progress.ts';
import { closeBrowser, openBrowser, openPage, startReview } from './browser.ts';
import { removeTemplate, translatedSeed } from './seed.ts';

afterAll(closeBrowser);
afterAll(removeTemplate);

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };

/** How small the letters of the plots that are seen become, in pixels, and which of their words stand out of the page. */
async function plotsOn(page: Page): Promise<{ readonly smallest: number; readonly cut: readonly string[] }> {
  return page.evaluate(`(() => {
    const plots = [...document.querySelectorAll('svg.plot')].filter(plot => plot.getBoundingClientRect().width > 0);
    const sizes = plots.map(plot => 13 * plot.getBoundingClientRect().width / plot.viewBox.baseVal.width);
    const isCut = text => {
      const { left, right } = text.getBoundingClientRect();
      const frame = text.closest('svg').getBoundingClientRect();
      return left < frame.left - 1 || right > frame.right + 1 || right > innerWidth;
    };
    const cut = plots.flatMap(plot => [...plot.querySelectorAll('text')].filter(isCut).map(text => text.textContent));
    return { smallest: Math.min(...sizes), cut };
  })()`);
}

describe('on a phone', () => {
  const progress = { ...NO_PROGRESS, segments: 100, final: 30, reviewed: 30, translated: 39, initial: 1, errors: 12 };
  const articles = ['en', 'de', 'uk'].map(locale => ({ article: 'szczyt-nato-w-brukseli', locale, ...progress }));
  const months = Array.from({ length: 12 }, (_, index) => ({
    month: `2026-${String(index + 1).padStart(2, '0')}`,
    characters: 123_456 * (index % 5),
  }));
  const history = ['2026-11-23', '2026-11-24'].map(day => ({ day, locales: { en: progress, de: progress } }));
  const findings = [{ check: 'abbreviation-in-another-language', severity: 'warning' as const, count: 12 }];
  const engine = { engine: 'a-model-with-a-long-name', chrf2: 61.2, bleu: 40, characterEdits: 0.2, wordEdits: 0.3 };
  const figures = { ...engine, segments: 9, unchanged: 0, terms: { wanted: 3, kept: 2 }, articles: [] };
  const confidence = { chrf2: { low: 22, high: 64 }, bleu: { low: 20, high: 50 } };
  const evaluation = {
    locale: 'en',
    segments: 9,
    references: '1',
    comparisons: [],
    engines: [{ ...figures, confidence }],
  };

  it.each([
    [
      'dashboard',
      writeDashboardPage({
        ...{ project: 'Redakcja', day: '2026-11-24', version: '1.0.0', articles, findings, history },
        spending: { months, perMonth: 500_000 },
      }),
    ],
    [
      'evaluation',
      writeEvaluationPage({
        ...{ project: 'Redakcja', day: '2026-11-24', against: 'reviewed', seed: 1, evaluations: [evaluation] },
      }),
    ],
  ])('the plots of the %s fit the screen, in letters that can be read', async (_name, html) => {
    const context = await (await openBrowser()).newContext(PHONE);
    onTestFinished(() => context.close());
    const page = await context.newPage();
    await page.setContent(html);
    const onPhone = await plotsOn(page);
    expect(onPhone.cut).toEqual([]);
    expect(onPhone.smallest).toBeGreaterThan(11);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    await page.setViewportSize({ width: 1280, height: 800 });
    expect(await plotsOn(page)).toMatchObject({ cut: [] });
  });

  it('one changes the language of the page, filters an article, and reads every view without scrolling sideways', async () => {
    const server = await startReview(await translatedSeed());
    const page = await openPage(server.url, PHONE);
    const sideways = () => page.evaluate('document.documentElement.scrollWidth - innerWidth');
    await page.locator('.card .line').first().waitFor();
    await page.getByLabel('Language of the interface').selectOption('pl');
    await page.getByText('1 artykuł', { exact: true }).waitFor();
    expect(await sideways()).toBe(0);
    await page.goto(`${server.origin}/#/en/nato-bruksela`);
    await page.locator('.row').first().waitFor();
    await page.locator('.row.active .target > div.text').click();
    await page.locator('#target-field').waitFor();
    const choice = await page.getByLabel('Pokaż').boundingBox();
    expect(choice?.width).toBeGreaterThan(30);
    expect((choice?.x ?? 0) + (choice?.width ?? 0)).toBeLessThanOrEqual(PHONE.viewport.width);
    await page.getByLabel('Pokaż').selectOption('comments');
    await expect.poll(() => page.locator('.row').count()).toBe(1);
    await page.getByLabel('Pokaż').selectOption('all');
    await page.getByRole('button', { name: 'Znajdź' }).click();
    const wanted = page.getByRole('dialog').getByLabel('Znajdź', { exact: true });
    await wanted.fill('Iraq');
    expect((await wanted.boundingBox())?.width).toBeGreaterThan(150);
    expect(await sideways()).toBe(0);
    await page.goto(`${server.origin}/#/glossary`);
    const row = page.locator('.glossary tbody tr').nth(1);
    await row.waitFor();
    expect(await sideways()).toBe(0);
    for (const cell of await row.locator('td').all()) {
      const box = await cell.boundingBox();
      expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(PHONE.viewport.width);
    }
  });
});
