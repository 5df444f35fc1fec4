/**
 * How fast and how complete fuzzy look-ups are, beside a brute force of its own in the same run.
 *
 *   npm run build && node bench/memory.mjs [--units 1000000] [--queries 500] [--brute 20]
 *
 * The texts are made up: words drawn as in natural text (Zipf, with endings), a third of the sentences edited copies of
 * others. Queries are edited copies (seven in ten) and new sentences. Times are of this process's CPU, not of the clock.
 */
import { fork } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openPackedMemory, packMemory } from '../dist/memory/memory.js';
import { COST, tokenize, WEIGHT } from '../dist/memory/tokens.js';

const { values } = parseArgs({
  options: {
    units: { type: 'string', default: '1000000' },
    queries: { type: 'string', default: '500' },
    brute: { type: 'string', default: '20' },
    open: { type: 'string' },
  },
});
const unitCount = Number(values.units);
const queryCount = Number(values.queries);

/** Builds the file, then looks things up in a fresh process, whose memory is what a user's would be. */
function build() {
  const folder = mkdtempSync(join(tmpdir(), 'dragoman-bench-'));
  try {
    const file = join(folder, 'memory');
    const built = cpu(() => {
      const out = openSync(file, 'w');
      let bytes = 0;
      for (const part of packMemory(corpus(), 'bench')) bytes += writeSync(out, part);
      closeSync(out);
      return bytes;
    });
    console.log(
      `built ${unitCount} units in ${built.seconds.toFixed(1)} s, ${mebibytes(built.result)} on disk, peak ${peak()}`,
    );
    writeFileSync(`${file}.queries`, JSON.stringify(makeQueries()));
    const child = fork(process.argv[1], [...process.argv.slice(2), '--open', file]);
    child.on('exit', code => {
      rmSync(folder, { recursive: true });
      process.exitCode = code ?? 1;
    });
  } catch (error) {
    rmSync(folder, { recursive: true });
    throw error;
  }
}

function lookUp(file) {
  const opened = cpu(() => openPackedMemory(readFileSync(file), 'bench'));
  console.log(`opened in ${opened.seconds.toFixed(2)} s`);
  const memory = opened.result;
  const queries = JSON.parse(readFileSync(`${file}.queries`, 'utf8'));
  for (const query of queries.slice(0, 20)) memory.fuzzy(query, 'en', { limit: 1 });

  const each = [];
  const found = cpu(() =>
    queries.map(query => {
      const one = cpu(() => memory.fuzzy(query, 'en', { limit: 1 })[0]?.score ?? 0);
      each.push(one.seconds * 1000);
      return one.result;
    }),
  );
  each.sort((a, b) => a - b);
  const rate = queries.length / found.seconds;
  const at = share => each[Math.floor(share * (each.length - 1))].toFixed(1);
  console.log(`${rate.toFixed(0)} look-ups/s; ms each: median ${at(0.5)}, 95 % ${at(0.95)}, worst ${at(1)}`);
  console.log(
    `matches of 70 % and more: ${found.result.filter(score => score >= 70).length} of ${queries.length}; peak ${peak()}`,
  );

  const checked = spread(queries, Number(values.brute));
  const encoded = encodeAll();
  const brute = cpu(() => checked.map(({ item }) => bruteForce(item, encoded)));
  const missed = checked.filter(({ index }, at) => brute.result[at] >= 70 && found.result[index] < brute.result[at]);
  const there = brute.result.filter(score => score >= 70).length;
  console.log(
    `brute force: ${(checked.length / brute.seconds).toFixed(1)} look-ups/s; of ${there} best matches it found, ${missed.length} were missed`,
  );
  process.exitCode = missed.length === 0 ? 0 : 1;
}

// ── Texts ───────────────────────────────────────────────────────────────────────────────────────────────────────

function* corpus() {
  for (const source of sentences())
    yield { source, target: `EN ${source}`, from: 'bench.tmx', targetLocale: 'en', standing: 'imported' };
}

function* sentences() {
  const random = randomFrom(1);
  const recent = [];
  for (let n = 0; n < unitCount; n += 1) {
    const source =
      recent.length > 100 && random() < 1 / 3
        ? edited(recent[Math.floor(random() * recent.length)], random)
        : sentence(random);
    recent[n % 5000] = source;
    yield source;
  }
}

function makeQueries() {
  const random = randomFrom(2);
  const step = Math.max(1, Math.floor(unitCount / queryCount));
  const queries = [];
  let n = 0;
  for (const source of sentences())
    if (n++ % step === 0) queries.push(random() < 0.7 ? edited(source, random) : sentence(random));
  return queries.slice(0, queryCount);
}

function sentence(random) {
  const length = 4 + Math.floor(random() * random() * 36);
  const words = Array.from({ length }, () => word(random));
  words[0] = words[0][0].toUpperCase() + words[0].slice(1);
  return `${words.join(' ')}.`;
}

/** One to three words in ten replaced, left out, added, or given another ending. */
function edited(text, random) {
  const share = 0.05 + random() * 0.25;
  const change = item =>
    [word(random), '', `${item} ${word(random)}`, item.slice(0, -1) + ending(random)][Math.floor(random() * 4)];
  return text
    .split(' ')
    .map(item => (random() < share ? change(item) : item))
    .filter(Boolean)
    .join(' ');
}

const ENDINGS = ['', 'a', 'u', 'em', 'y', 'ów', 'om', 'ami', 'ach', 'ie'];
const SYLLABLES = [
  'wo',
  'ni',
  'ra',
  'sta',
  'pol',
  'mi',
  'ze',
  'dow',
  'kra',
  'ży',
  'cze',
  'ob',
  'ron',
  'gra',
  'li',
  'so',
  'ju',
  'pań',
  'stw',
  'ta',
];

function ending(random) {
  return ENDINGS[Math.floor(random() * ENDINGS.length)];
}

/** The lemma of a rank drawn by Zipf’s law, with an ending; now and then a comma or a number. */
function word(random) {
  if (random() < 0.02) return String(Math.floor(random() * 3000));
  const rank = Math.floor(Math.exp(random() * Math.log(200_000)));
  const lemma =
    rank < 60 ? SYLLABLES[rank % 20] + (rank < 20 ? '' : rank < 40 ? 'w' : 'z') : lemmaOf(rank) + ending(random);
  return random() < 0.08 ? `${lemma},` : lemma;
}

function lemmaOf(rank) {
  let [lemma, rest] = ['', (rank * 2654435761) % 2 ** 32];
  for (let n = 0; n < 2 + (rank % 3); n += 1) {
    lemma += SYLLABLES[rest % 20];
    rest = Math.floor(rest / 20);
  }
  return lemma + (rank % 7 === 0 ? 'k' : '');
}

/** Numbers from 0 to 1, the same every time (mulberry32). */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

// ── Brute force ─────────────────────────────────────────────────────────────────────────────────────────────────

function numberer() {
  const numbers = new Map();
  return text => {
    const known = numbers.get(text);
    if (known !== undefined) return known;
    numbers.set(text, numbers.size);
    return numbers.size - 1;
  };
}

const forms = numberer();
const folds = numberer();
const kins = numberer();

function encode(text) {
  const rows = tokenize(text.normalize('NFC').trim()).map(token => [
    forms(token.text),
    folds(token.folded),
    kins(token.kin),
    WEIGHT[token.kind],
  ]);
  return { text, rows: Int32Array.from(rows.flat()), weight: rows.reduce((sum, row) => sum + row[3], 0) };
}

function encodeAll() {
  const all = [];
  for (const source of sentences()) all.push(encode(source));
  return all;
}

function bruteForce(text, encoded) {
  const query = encode(text);
  let best = 0;
  for (const source of encoded) {
    if (source.text === text) return 100;
    const heavier = Math.max(query.weight, source.weight);
    best = Math.max(best, Math.min(99, Math.floor((100 * (heavier - distance(query.rows, source.rows))) / heavier)));
  }
  return best;
}

const table = Array.from({ length: 400 }, () => new Int32Array(400));

function distance(a, b) {
  const [m, n] = [a.length / 4, b.length / 4];
  for (let i = 1; i <= m; i += 1) table[i][0] = table[i - 1][0] + a[i * 4 - 1];
  for (let j = 1; j <= n; j += 1) table[0][j] = table[0][j - 1] + b[j * 4 - 1];
  for (let i = 1; i <= m; i += 1)
    for (let j = 1; j <= n; j += 1) {
      const [x, y] = [i * 4 - 4, j * 4 - 4];
      let cost = Math.max(a[x + 3], b[y + 3]);
      if (a[x] === b[y]) cost = 0;
      else if (a[x + 1] === b[y + 1]) cost = COST.variant;
      else if (a[x + 2] === b[y + 2]) cost = a[x + 3] === WEIGHT.number ? COST.kindredNumber : COST.kindredWord;
      table[i][j] = Math.min(table[i - 1][j - 1] + cost, table[i - 1][j] + a[x + 3], table[i][j - 1] + b[y + 3]);
    }
  return table[m][n];
}

// ── Measuring ───────────────────────────────────────────────────────────────────────────────────────────────────

function spread(items, count) {
  const step = Math.max(1, Math.floor(items.length / count));
  return items
    .map((item, index) => ({ item, index }))
    .filter(({ index }) => index % step === 0)
    .slice(0, count);
}

function cpu(run) {
  const before = process.cpuUsage();
  const result = run();
  const { user, system } = process.cpuUsage(before);
  return { result, seconds: (user + system) / 1e6 };
}

function peak() {
  return `${Math.round(process.resourceUsage().maxRSS / 1024)} MiB`;
}

function mebibytes(bytes) {
  return `${Math.round(bytes / 2 ** 20)} MiB`;
}

if (values.open) lookUp(values.open);
else build();
