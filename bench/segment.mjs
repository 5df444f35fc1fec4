#!/usr/bin/env node
/**
 * How fast texts are cut into sentences: ours beside what else there is, in the same run, on the same Polish.
 *
 *   npm run build && node bench/segment.mjs [MB]
 *
 * Peers are measured where they are installed: npm i --no-save sbd sentencex
 * Rates are megabytes of UTF-8 a second of process CPU time (user and system).
 */
import { readFileSync } from 'node:fs';
import { argv, cpuUsage, exit, version } from 'node:process';

const megabytes = Number(argv[2] ?? 8);
const { segment } = await import('../dist/segment/index.js').catch(() => fail('Build first: npm run build'));
const { pl } = await import('../dist/segment/rules/pl.js');

const contenders = [
  ['dragoman', text => segment(text, 'pl')],
  ['Intl.Segmenter', intlSegmenter()],
  ['sbd', await peer('sbd', module => text => (module.default ?? module).sentences(text))],
  ['sentencex', await peer('sentencex', sentencexSegmenter)],
];

const article = seedParagraphs();
const examples = exampleParagraphs();
const long = `${article.join('\n')}\n`;
console.log(
  `Node ${version}. The seed article: ${article.length} paragraphs, ${meanBytes(article)} bytes each on average.`,
);
console.log(
  `The rules' examples, in which every sentence has an abbreviation: ${examples.length} of ${meanBytes(examples)} bytes.\n`,
);

row('MB/s of CPU time', ['article', 'examples', 'one of 1 MB', 'one of 50 MB']);
for (const [name, cut] of contenders) {
  if (!cut) {
    console.log(`${name.padEnd(20)}not installed: npm i --no-save ${name}`);
    continue;
  }
  const isOurs = name === 'dragoman';
  row(name, [
    rate(cut, article),
    rate(cut, examples),
    rate(cut, [repeated(long, 1)], isOurs ? 5 : 1),
    isOurs ? rate(cut, [repeated(long, 50)], 1) : '',
  ]);
}

console.log(
  '\nOurs on texts that are nothing but trouble, of 2 MB and of 8 MB: the time is linear where the rate holds.',
);
const troubles = {
  'full stops': '.',
  quotes: '"',
  abbreviations: 'r. w. m.in. ',
  initials: 'J. K. ',
  'no spaces': 'żółć',
  brackets: '(a.) ',
  'line breaks': '\n',
};
for (const [name, shard] of Object.entries(troubles))
  row(
    name,
    [2, 8].map(length => rate(text => segment(text, 'pl'), [repeated(shard, length)], 1)),
  );

function row(name, cells) {
  console.log(name.padEnd(20) + cells.map(cell => cell.padStart(14)).join(''));
}

function seedParagraphs() {
  const text = readFileSync(new URL('../seeds/nato-bruksela.txt', import.meta.url), 'utf8');
  return text.split(/\n+/).filter(line => line !== '');
}

function exampleParagraphs() {
  const sentences = [...pl.abbreviations.map(([, , example]) => example), ...pl.examples];
  const paragraphs = [];
  for (let at = 0; at < sentences.length; at += 4)
    paragraphs.push(
      sentences
        .slice(at, at + 4)
        .join(' ')
        .replaceAll(' | ', ' '),
    );
  return paragraphs;
}

function intlSegmenter() {
  const segmenter = new Intl.Segmenter('pl', { granularity: 'sentence' });
  return text => Array.from(segmenter.segment(text), piece => piece.segment);
}

function sentencexSegmenter(module) {
  const cut = module.segment ?? module.default?.segment ?? module.default;
  return text => cut('pl', text);
}

async function peer(name, use) {
  const module = await import(name).catch(() => undefined);
  return module && use(module);
}

/** The median rate of some runs; in each the texts are cut again and again until there are megabytes enough. */
function rate(cut, texts, runs = 3) {
  const sizes = texts.map(bytes);
  const once = wanted => {
    const began = cpuUsage();
    const end = performance.now() + 3000;
    let done = 0;
    for (let at = 0; done < wanted && performance.now() < end; at = (at + 1) % texts.length) {
      cut(texts[at]);
      done += sizes[at];
    }
    const { user, system } = cpuUsage(began);
    return done / (user + system);
  };
  if (runs > 1) once(1e6);
  const rates = Array.from({ length: runs }, () => once(megabytes * 1e6)).sort((one, other) => one - other);
  return rates[runs >> 1].toFixed(1);
}

/** A flat string of so many megabytes of UTF-8, not a rope of parts. */
function repeated(shard, length) {
  const text = shard.repeat(Math.ceil((length * 1e6) / bytes(shard)));
  return Buffer.from(text).toString();
}

function meanBytes(texts) {
  return Math.round(bytes(texts.join('')) / texts.length);
}

function bytes(text) {
  return Buffer.byteLength(text);
}

function fail(message) {
  console.error(message);
  exit(2);
}
