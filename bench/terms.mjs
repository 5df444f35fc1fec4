#!/usr/bin/env node
/**
 * How well and how fast Polish terms are found: `npm run build && node bench/terms.mjs GOLD.json…`
 *
 * A gold file is `{"sents": [{"text"}], "terms": [{"cite", "plural", "gold": [[sentence, start, end]], "ignore": […]}]}`:
 * for each term, in citation form, its occurrences; spots in `ignore` count neither way. Every term is looked for in
 * every sentence. Beside it stand exact matching and the Snowball stemmer, if Python has it (pip install snowballstemmer).
 * Rates are in processor time, so that other work on the machine counts less.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { compileIndex, loadIndex, openMorphology, termFinder } from '../dist/termbase/index.js';

const TERMS = 100_000;
const root = new URL('../', import.meta.url);
const morphology = openMorphology(readFileSync(new URL('src/termbase/polimorf/polish.dict', root)));
const golds = process.argv.slice(2).map(file => ({ file, ...JSON.parse(readFileSync(file, 'utf8')) }));

for (const gold of golds) quality(gold);
rates(golds);

function quality({ file, sents, terms }) {
  console.log(`\n${file}: ${terms.length} terms, ${sents.length} sentences`);
  console.log('                     precision  recall      F1');
  const entries = terms.map(({ cite, plural }, index) => ({ id: String(index), term: cite, plural }));
  const matchers = [
    ['dragoman', termFinder(entries, 'pl', { overlaps: 'all', morphology })],
    ['without dictionary', termFinder(entries, 'pl', { overlaps: 'all' })],
    ['Snowball', stemFinder(terms, sents)],
    ['exact', wordFinder(terms, word => word.toLowerCase())],
  ];
  for (const [name, find] of matchers) {
    if (find) console.log(`  ${name.padEnd(18)}${score(find, sents, terms).map(percent).join('')}`);
    else console.log(`  ${name.padEnd(18)} not installed: pip install snowballstemmer`);
  }
}

function score(find, sents, terms) {
  const found = terms.map(() => new Set());
  sents.forEach(({ text }, sentence) => {
    for (const { id, start, end } of find(text)) found[Number(id)].add(`${sentence},${start},${end}`);
  });
  let [right, wrong, missed] = [0, 0, 0];
  terms.forEach(({ gold, ignore = [] }, index) => {
    const wanted = new Set(gold.map(String));
    for (const spot of found[index]) {
      if (wanted.has(spot)) right++;
      else if (!ignore.some(ignored => overlaps(ignored, spot.split(',').map(Number)))) wrong++;
    }
    for (const spot of wanted) if (!found[index].has(spot)) missed++;
  });
  return [right / (right + wrong), right / (right + missed), (2 * right) / (2 * right + wrong + missed)];
}

function overlaps([sentenceA, startA, endA], [sentenceB, startB, endB]) {
  return sentenceA === sentenceB && startA < endB && startB < endA;
}

function percent(share) {
  return (100 * share).toFixed(2).padStart(10);
}

/** What most tools do: words one after another, each compared by itself, after `key`. */
function wordFinder(terms, key) {
  const words = text => [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)];
  const byWords = new Map();
  let longest = 0;
  terms.forEach(({ cite }, index) => {
    const keys = words(cite).map(([word]) => key(word));
    longest = Math.max(longest, keys.length);
    byWords.set(keys.join(' '), [...(byWords.get(keys.join(' ')) ?? []), String(index)]);
  });
  return text => {
    const found = words(text);
    const keys = found.map(([word]) => key(word));
    return found.flatMap((first, from) =>
      Array.from({ length: Math.min(longest, found.length - from) }, (_, more) => from + more).flatMap(last => {
        const span = { start: first.index, end: found[last].index + found[last][0].length };
        return (byWords.get(keys.slice(from, last + 1).join(' ')) ?? []).map(id => ({ id, ...span }));
      }),
    );
  };
}

function stemFinder(terms, sents) {
  const texts = [...terms.map(term => term.cite), ...sents.map(sentence => sentence.text)].join(' ').toLowerCase();
  const words = [...new Set(texts.match(/[\p{L}\p{M}\p{N}]+/gu))];
  const program =
    'import sys,snowballstemmer as s\nfor w in s.stemmer("polish").stemWords(sys.stdin.read().split()): print(w)';
  const run = spawnSync(process.env.PYTHON ?? 'python3', ['-c', program], {
    input: words.join('\n'),
    encoding: 'utf8',
  });
  if (run.status !== 0) return undefined;
  const stems = new Map(
    run.stdout
      .trim()
      .split('\n')
      .map((stem, index) => [words[index], stem]),
  );
  return wordFinder(terms, word => stems.get(word.toLowerCase()) ?? word.toLowerCase());
}

function rates(golds) {
  const cites = golds.flatMap(({ terms }) => terms.map(term => term.cite));
  const article = readFileSync(new URL('seeds/nato-bruksela.txt', root), 'utf8');
  const texts = [
    ...golds.flatMap(({ sents }) => sents.map(sentence => sentence.text)),
    ...article.match(/[^.\n]+\.?/g),
  ];
  const entries = manyTerms(cites.length > 0 ? cites : article.match(/\p{L}{4,}/gu));
  console.log(
    `\n${entries.length} terms, ${texts.length} segments of ${Math.round(texts.join('').length / texts.length)} characters`,
  );
  let bytes;
  let find;
  const compiled = timed(() => {
    bytes = compileIndex(entries, 'pl', morphology);
  });
  console.log(`  compiled in ${compiled.toFixed(1)} s, ${(bytes.length / 1e6).toFixed(1)} MB`);
  const loaded = timed(() => {
    find = loadIndex(bytes, { morphology });
  });
  console.log(`  loaded in   ${loaded.toFixed(2)} s`);
  const pass = () => {
    for (const text of texts) find(text);
  };
  console.log(`  first pass  ${Math.round(texts.length / timed(pass))} segments/s`);
  const rounds = Math.ceil(40_000 / texts.length);
  const warm = timed(() => {
    for (let round = 0; round < rounds; round++) pass();
  });
  console.log(`  warm        ${Math.round((texts.length * rounds) / warm)} segments/s`);
  console.log(`  memory      ${Math.round(process.memoryUsage().rss / 1e6)} MB`);
}

/** Terms made by joining the words of real ones, so that their words occur in the texts. */
function manyTerms(cites) {
  const words = [...new Set(cites.flatMap(cite => cite.split(' ')))];
  const entries = cites.slice(0, TERMS).map((term, index) => ({ id: String(index), term }));
  for (let step = 1; entries.length < TERMS; step++)
    for (let at = 0; at < words.length && entries.length < TERMS; at++)
      entries.push({ id: String(entries.length), term: `${words[at]} ${words[(at * 7 + step) % words.length]}` });
  return entries;
}

/** Seconds of processor time. */
function timed(work) {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}
