import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dice } from './run.ts';
import { startDeeplServer } from './servers/deepl.ts';

/** How often to kill; a person who doubts may ask for hundreds. */
const KILLS = Number(process.env.DRAGOMAN_KILLS ?? 12);
/** An answer that came this long before the kill must be on disk, however busy the machine. */
const FLUSHED_MS = 1000;
const ARTICLES = KILLS * 15;
const SENTENCES = 4;
const CONCURRENCY = 4;

const root = resolve(import.meta.dirname, '../..');
let folder: string;

/** A run in a process of its own, from the compiled engine, as a killed one would be. */
const RUN = `
import { setTimeout as wait } from 'node:timers/promises';
import { writeFileSync } from 'node:fs';
import { deeplEngine } from './engine/deepl.js';
import { openJournal } from './engine/journal.js';
import { openScheduler } from './engine/scheduler.js';
const [url, folder, articles, sentences, concurrency, result] = process.argv.slice(2);
const journal = openJournal({ folder, name: 'journal', now: Date.now, random: Math.random });
const scheduler = openScheduler({
  engine: deeplEngine({ key: 'klucz', url }), journal, concurrency: Number(concurrency),
  signal: new AbortController().signal, now: Date.now, random: Math.random,
  sleep: (ms, signal) => wait(ms, undefined, { signal }),
});
const outcomes = await Promise.all(Array.from({ length: Number(articles) }, (_, a) => {
  const texts = Array.from({ length: Number(sentences) }, (_, s) => 'Artykuł ' + a + ', zdanie ' + s + '.');
  const segments = texts.map((text, at) => ({ id: 's' + at, text, terms: [] }));
  return scheduler.translate({ article: 'a' + a, pair: { source: 'pl', target: 'en' }, segments, context: texts.join(' '), options: {} });
}));
const targets = outcomes.flatMap(outcome => outcome.segments.map(segment => segment.target));
writeFileSync(result, JSON.stringify({ targets, problems: journal.problems(), totals: scheduler.totals() }));
process.exit(0);
`;

beforeAll(() => {
  const cache = join(root, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  folder = mkdtempSync(join(cache, 'dragoman-kill-'));
  const compilerOptions = { outDir: folder, rootDir: join(root, 'src'), declaration: false, sourceMap: false };
  const files = ['scheduler', 'journal', 'deepl'].map(name => join(root, 'src', 'engine', `${name}.ts`));
  const config = { extends: join(root, 'tsconfig.build.json'), compilerOptions, include: [], files };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
  execFileSync(join(root, 'node_modules', '.bin', 'tsc'), ['-p', folder]);
  writeFileSync(join(folder, 'package.json'), '{"type": "module"}');
  writeFileSync(join(folder, 'run.js'), RUN);
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('pays nothing twice and loses nothing, killed at any moment, again and again', {
  timeout: KILLS * 3000 + 30_000,
}, async () => {
  const answers = new Map<string, { target: string; at: number }[]>();
  const server = await startDeeplServer({
    latencyMs: 12,
    translate: text => {
      const given = answers.get(text) ?? [];
      const answer = { target: `${text} (${given.length})`, at: performance.now() };
      answers.set(text, [...given, answer]);
      return answer.target;
    },
  });
  const random = dice(7);
  const result = join(folder, 'result.json');
  const start = (): ChildProcess =>
    spawn(
      'node',
      [
        join(folder, 'run.js'),
        server.url,
        join(folder, 'journal'),
        `${ARTICLES}`,
        `${SENTENCES}`,
        `${CONCURRENCY}`,
        result,
      ],
      { stdio: 'inherit' },
    );

  const kills: number[] = [];
  while (kills.length < KILLS) {
    const child = start();
    const ended = once(child, 'exit');
    const first = server.requests.length;
    // From the first request of this run on, anywhere in the first few.
    while (server.requests.length === first && child.exitCode === null) await wait(2);
    if (child.exitCode !== null) break;
    await wait(random() * 60);
    kills.push(performance.now());
    child.kill('SIGKILL');
    await ended;
  }
  await once(start(), 'exit');
  await server.close();

  const { targets, problems } = JSON.parse(readFileSync(result, 'utf8'));
  expect(kills.length).toBeGreaterThan(3);
  expect(targets).toHaveLength(ARTICLES * SENTENCES);
  const used: string[] = [];
  let twice = 0;
  for (const [text, given] of answers) {
    // What was paid twice, was under way when the process was killed.
    for (const { at } of given.slice(0, -1)) {
      twice += 1;
      expect(
        kills.some(kill => at > kill - FLUSHED_MS),
        text,
      ).toBe(true);
    }
    used.push(given.at(-1)?.target ?? '');
  }
  if (process.env.DRAGOMAN_KILLS) console.log(`${kills.length} kills, ${answers.size} texts, ${twice} paid twice`);
  expect(twice).toBeLessThanOrEqual(kills.length * CONCURRENCY * SENTENCES);
  expect([...targets].sort()).toEqual(used.sort());
  expect(problems.length).toBeLessThanOrEqual(1);
});
