#!/usr/bin/env node
/**
 * How near a run comes to the least time that the service allows.
 *
 *   npm run build && node bench/engine.mjs [--segments 10000] [--latency 100] [--concurrency 8] [--articles 1]
 *
 * A server in a thread of its own answers DeepL's API after a fixed time; it takes at most 50 texts a request and the
 * given number of requests at once. Ideal: requests ÷ concurrency × latency. Beside it a client that sends one sentence
 * a request at the same concurrency, on a part of the sentences.
 */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { deeplEngine } from '../dist/engine/deepl.js';
import { openJournal } from '../dist/engine/journal.js';
import { openScheduler } from '../dist/engine/scheduler.js';

const { values } = parseArgs({
  options: {
    segments: { type: 'string', default: '10000' },
    latency: { type: 'string', default: '100' },
    concurrency: { type: 'string', default: '8' },
    articles: { type: 'string', default: '1' },
    locales: { type: 'string', default: '1' },
  },
});
const [segments, latency, concurrency, articles, locales] = [
  'segments',
  'latency',
  'concurrency',
  'articles',
  'locales',
].map(name => Number(values[name]));

const SERVER = `
const { createServer } = require('node:http');
const { parentPort, workerData: { latency, concurrency, counter } } = require('node:worker_threads');
let underWay = 0;
const server = createServer(async (request, response) => {
  underWay += 1;
  Atomics.add(counter, 0, 1);
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  await new Promise(resolve => setTimeout(resolve, latency));
  const texts = new URLSearchParams(Buffer.concat(chunks).toString()).getAll('text');
  response.writeHead(texts.length > 50 || underWay > concurrency ? 429 : 200, { 'content-type': 'application/json' });
  underWay -= 1;
  response.end(JSON.stringify({
    translations: texts.map(text => ({ text: '[en] ' + text, billed_characters: text.length, detected_source_language: 'PL' })),
  }));
});
server.listen(0, '127.0.0.1', () => parentPort.postMessage('http://127.0.0.1:' + server.address().port));
`;

const server = await startServer();
const folder = mkdtempSync(join(tmpdir(), 'dragoman-bench-'));
const { signal } = new AbortController();
const clock = { now: Date.now, random: Math.random, sleep: (ms, until) => wait(ms, undefined, { signal: until }) };
const engine = deeplEngine({ key: 'key', url: server.url, concurrency });

await warmUp();
report('dragoman', await measure(() => translateAll()), segments * locales);
const part = Math.min(segments * locales, concurrency * 40);
report('one sentence a request', await measure(() => translateOneByOne(part)), part);
await server.worker.terminate();
rmSync(folder, { recursive: true });

function texts(article, count = Math.floor(segments / articles)) {
  return Array.from(
    { length: count },
    (_, at) =>
      `W artykule ${article} zdanie ${at} mówi, że minister spotkał się z dowódcą wojsk sojuszniczych w Brukseli.`,
  );
}

function job(article, target, sentences = texts(article)) {
  return {
    article: `a${article}`,
    pair: { source: 'pl', target },
    segments: sentences.map((text, at) => ({ id: `s${at}`, text, terms: [] })),
    context: sentences.join(' '),
    options: {},
  };
}

async function translateAll() {
  const journal = openJournal({ folder, name: 'journal', now: clock.now, random: clock.random });
  const scheduler = openScheduler({ engine, journal, signal, ...clock });
  const targets = ['en', 'de', 'fr', 'uk', 'es', 'it'].slice(0, locales);
  const jobs = targets.flatMap(target => Array.from({ length: articles }, (_, at) => job(at, target)));
  const outcomes = await Promise.all(jobs.map(one => scheduler.translate(one)));
  const done = outcomes.flatMap(outcome => outcome.segments).filter(segment => segment.kind === 'translated');
  if (done.length !== jobs.reduce((sum, one) => sum + one.segments.length, 0)) throw new Error('Segments are missing.');
}

async function translateOneByOne(count) {
  const { default: pLimit } = await import('p-limit');
  const limit = pLimit(concurrency);
  const pair = { source: 'pl', target: 'en' };
  const sentences = texts('naive', count);
  await Promise.all(
    sentences.map(text => limit(() => engine.translate({ pair, texts: [text], terms: [[]], options: {} }, { signal }))),
  );
}

async function warmUp() {
  const scheduler = openScheduler({ engine, signal, ...clock });
  await scheduler.translate(job('warm', 'en', ['Rozgrzewka.']));
}

async function measure(run) {
  const before = server.requests();
  const cpu = process.cpuUsage();
  const begun = performance.now();
  await run();
  const wall = performance.now() - begun;
  const { user, system } = process.cpuUsage(cpu);
  return { wall, requests: server.requests() - before, cpu: (user + system) / 1000 };
}

function report(name, { wall, requests, cpu }, count) {
  const ideal = Math.ceil(requests / concurrency) * latency;
  const least = Math.ceil(Math.ceil(count / 50) / concurrency) * latency;
  console.log(
    `${name.padEnd(24)} ${String(count).padStart(6)} segments  ${String(requests).padStart(5)} requests  ` +
      `${(wall / 1000).toFixed(2).padStart(6)} s  ${Math.round((count / wall) * 1000)} segments/s  ` +
      `${(wall / ideal).toFixed(3)} × its own ideal  ${(wall / least).toFixed(2)} × the ideal of full requests  (cpu ${(cpu / 1000).toFixed(2)} s)`,
  );
}

/** In a thread of its own, so that its work is not counted as ours. */
async function startServer() {
  const counter = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(SERVER, { eval: true, workerData: { latency, concurrency, counter } });
  const [url] = await once(worker, 'message');
  return { url, worker, requests: () => Atomics.load(counter, 0) };
}
