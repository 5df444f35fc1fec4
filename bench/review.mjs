#!/usr/bin/env node
/**
 * How quick the review page is in a real browser, over an article of many segments: first text on the screen, ready to be
 * typed in, all checked; then typing, scrolling, confirming and searching, of which it prints the median and the 95th
 * percentile.
 *
 *   npm run build && node bench/review.mjs [SEGMENTS]
 *
 * The article is the seed article's sentences over and over, each with a number of its own, translated from a memory; it
 * has its terms. The server is a new process for each opening.
 */
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { argv, env, execPath } from 'node:process';
import Chromium from '@sparticuz/chromium';
import { chromium } from 'playwright-core';

const count = Number(argv[2] ?? 10_000);
const repository = resolve(import.meta.dirname, '..');
const main = join(repository, 'dist/cli/main.js');
const root = env.PROJECT ?? mkdtempSync(join(tmpdir(), 'dragoman-bench-'));

try {
  if (!env.PROJECT) await makeProject();
  const browser = await chromium.launch({ executablePath: await Chromium.executablePath(), args: ['--no-sandbox'] });
  for (let round = 1; round <= 2; round++) await measure(browser, round);
  await browser.close();
} finally {
  if (!env.PROJECT) rmSync(root, { recursive: true, force: true });
}

async function makeProject() {
  const { readTmx } = await import('../dist/memory/tmxRead.js');
  const tmx = readFileSync(join(repository, 'memory/nato-bruksela.tmx'), 'utf8');
  const { units } = await readTmx([tmx], { file: 'seed', source: 'pl', targets: ['en'] });
  const pairs = Array.from({ length: count }, (_, at) => {
    const { source, target } = units[at % units.length];
    return [`Dokument nr ${1000 + at}: ${source}`, `Document no. ${1000 + (at % 50 === 7 ? 0 : at)}: ${target}`];
  });
  const escaped = text => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  const entries = pairs.map(
    ([pl, en]) =>
      `<tu><tuv xml:lang="pl"><seg>${escaped(pl)}</seg></tuv><tuv xml:lang="en"><seg>${escaped(en)}</seg></tuv></tu>\n`,
  );
  const paragraphs = [];
  for (let at = 0; at < count; at += 4)
    paragraphs.push(
      pairs
        .slice(at, at + 4)
        .map(([pl]) => pl)
        .join(' '),
    );
  for (const folder of ['seeds', 'memory']) mkdirSync(join(root, folder));
  cpSync(join(repository, 'glossary'), join(root, 'glossary'), { recursive: true });
  writeFileSync(join(root, 'dragoman.config.json'), '{ "sourceLocale": "pl", "targetLocales": ["en"] }\n');
  writeFileSync(join(root, 'seeds/wielki.txt'), `${paragraphs.join('\n\n')}\n`);
  writeFileSync(
    join(root, 'memory/wielki.tmx'),
    `<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4"><header creationtool="bench" creationtoolversion="1" segtype="sentence" o-tmf="bench" adminlang="en" srclang="pl" datatype="plaintext"/><body>\n${entries.join('')}</body></tmx>\n`,
  );
  execFileSync(execPath, [main, 'translate', '--engine', 'none'], { cwd: root, stdio: 'ignore' });
}

async function measure(browser, round) {
  const server = spawn(execPath, [main, 'review', '--no-open', '--port', '0', '--by', 'Anna'], { cwd: root });
  const url = await new Promise(done => server.stdout.setEncoding('utf8').once('data', text => done(text.trim())));
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
  try {
    await page.goto(url);
    await page
      .getByRole('link', { name: /wielki/ })
      .first()
      .or(page.locator('.card a').first())
      .waitFor();
    console.log(`\nopening ${round}, ${count} segments`);
    const begun = performance.now();
    const lap = name => console.log(`${name.padEnd(36)} ${(performance.now() - begun).toFixed(0).padStart(7)} ms`);
    await page.evaluate(() => {
      location.hash = '#/en/wielki';
    });
    await page.locator('.row .source').first().waitFor();
    lap('the article can be read');
    await page.locator('#target-field').waitFor({ timeout: 120_000 });
    lap('it can be typed in');
    await page.waitForFunction(
      () => !/checking/.test(document.querySelector('.how-far')?.textContent ?? ''),
      undefined,
      {
        timeout: 120_000,
      },
    );
    lap('every segment is checked');
    // What was opened is kept once nobody has asked for it for a while.
    if (round === 1) return await page.waitForTimeout(8000);
    await typing(page);
    await scrolling(page);
    await confirming(page);
    await searching(page);
  } finally {
    await page.close();
    server.kill('SIGKILL');
  }
}

/** From a key to the frame that shows it. */
async function typing(page) {
  await page.evaluate(() => {
    window.times = [];
    document.addEventListener(
      'keydown',
      () => {
        const pressed = performance.now();
        requestAnimationFrame(() => setTimeout(() => window.times.push(performance.now() - pressed)));
      },
      true,
    );
  });
  await page.keyboard.type('Ministrowie spotkają się w czwartek w kwaterze głównej, a potem pojadą dalej. ', {
    delay: 30,
  });
  tell('a key, typed', await page.evaluate(() => window.times.splice(0)));
}

/** From frame to frame while the wheel turns. */
async function scrolling(page) {
  await page.mouse.move(500, 500);
  const frames = page.evaluate(
    () =>
      new Promise(done => {
        const times = [];
        let before = performance.now();
        const end = before + 4000;
        const tick = now => {
          times.push(now - before);
          before = now;
          if (now < end) requestAnimationFrame(tick);
          else done(times.slice(1));
        };
        requestAnimationFrame(tick);
      }),
  );
  for (let turn = 0; turn < 60; turn++) {
    await page.mouse.wheel(0, 600);
    await page.waitForTimeout(50);
  }
  tell('a frame, scrolling', await frames);
}

/** From Ctrl+Enter to the cursor in the next segment, and until the server has all. */
async function confirming(page) {
  const times = [];
  const begun = performance.now();
  for (let turn = 0; turn < 30; turn++) {
    const before = await page.locator('#target-field').getAttribute('aria-label');
    const pressed = performance.now();
    await page.keyboard.press('Control+Enter');
    await page.waitForFunction(
      label => document.querySelector('#target-field')?.getAttribute('aria-label') !== label,
      before,
    );
    times.push(performance.now() - pressed);
  }
  tell('a segment, confirmed and gone on', times);
  await page.locator('[data-unsent="0"]').waitFor({ timeout: 60_000 });
  console.log(`${'30 confirmed, all on disk'.padEnd(36)} ${(performance.now() - begun).toFixed(0).padStart(7)} ms`);
}

/** From the last letter of a word to its hits. */
async function searching(page) {
  await page.evaluate(() => {
    location.hash = '#/search/';
  });
  const field = page.getByRole('searchbox');
  await field.waitFor();
  for (const [turn, word] of ['ministrów', 'Alliance', 'nr 9999', 'Dokument'].entries()) {
    await field.fill('');
    await page.locator('.found-article').first().waitFor({ state: 'detached' });
    const begun = performance.now();
    await field.fill(word);
    await page.locator('.found-article mark').first().waitFor();
    const name = `a search, ${turn === 0 ? 'the first' : `“${word}”`}`;
    console.log(`${name.padEnd(36)} ${(performance.now() - begun).toFixed(0).padStart(7)} ms`);
  }
}

function tell(name, times) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = share => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1);
  console.log(`${name.padEnd(36)} median ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${at(1)} ms`);
}
