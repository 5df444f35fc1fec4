#!/usr/bin/env node
/**
 * What the checks cost: CPU time a sentence, for each check and for all, by target language.
 *
 *   npm run build && node bench/checkSpeed.mjs [--rounds 20] [--hostile]
 *
 * The texts are the project's own article as translated in locales/, and the right pairs that errors are planted into
 * in the tests, with the terms of the project's glossary. Each round marks every text anew, as an archive has other
 * sentences in each article; within a round a source is checked in all languages, as in a run. What checks and languages
 * share is counted for the one that asks first. With --hostile, one sentence of a megabyte and 10 000 short ones instead.
 */
import { readFileSync } from 'node:fs';
import { exit } from 'node:process';
import { parseArgs } from 'node:util';

const { checks, checkUnit } = await import('../dist/check/list.js').catch(() => fail('Build first: npm run build'));
const { readXliff } = await import('../dist/bitext/xliffRead.js');
const { dictionaryFor, lemmasFor } = await import('../dist/project/dictionary.js');
const { parseTermbase } = await import('../dist/termbase/parse.js');
const { conceptFinder, findRenderings } = await import('../dist/termbase/index.js');

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '20' }, hostile: { type: 'boolean', default: false } },
});
/** Rounds that are not counted, in which the program is compiled and the glossary too. */
const WARM_UP = 6;

const locales = ['en', 'de', 'fr', 'uk'];
const read = path => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const { concepts } = parseTermbase(read('glossary/defence.csv'), 'glossary/defence.csv');
const findTerms = conceptFinder(concepts, 'pl', dictionaryFor('pl'));
const contexts = new Map(
  locales.map(targetLocale => {
    const render = (target, concept) => findRenderings(target, concept, targetLocale, dictionaryFor(targetLocale));
    return [targetLocale, { sourceLocale: 'pl', targetLocale, lemmas: lemmasFor('pl'), findRenderings: render }];
  }),
);

if (values.hostile) hostile();
else measure(Number(values.rounds));

function measure(rounds) {
  const pairs = readPairs();
  const rows = new Map([...checks, { name: 'all' }].map(({ name }) => [name, locales.map(() => [])]));
  for (let round = 0; round < WARM_UP + 2 * rounds; round++) {
    const units = locales.map(of => pairs.filter(({ locale }) => locale === of).map(pair => unitOf(pair, round)));
    const spend = (name, run) =>
      units.forEach((each, at) => {
        const spent = cpuOf(() => runOn(each, locales[at], run));
        if (round >= WARM_UP) rows.get(name)[at].push((spent / each.length) * 1000);
      });
    if (round % 2) spend('all', checkUnit);
    else for (const { name, run } of checks) spend(name, run);
  }
  console.log(`${'µs a sentence'.padEnd(22)}${[...locales, 'mean'].map(cell).join('')}`);
  for (const [name, row] of rows) {
    const figures = row.map(median);
    console.log(
      `${name.padEnd(22)}${[...figures, sum(figures) / figures.length].map(each => cell(each.toFixed(1))).join('')}`,
    );
  }
}

/** Of the rounds: another program that is busy for a while does not count. */
function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

function runOn(units, locale, run) {
  for (const unit of units) run(unit, contexts.get(locale));
}

/** The milliseconds of CPU time that something takes. */
function cpuOf(work) {
  const begun = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1000;
}

function sum(numbers) {
  return numbers.reduce((all, each) => all + each, 0);
}

/** A long sentence must cost no more, a letter, than as many short ones. */
function hostile() {
  const [pair] = readPairs().filter(({ source }) => source.length > 100);
  const long = times => ({ ...pair, source: `${pair.source} `.repeat(times), target: `${pair.target} `.repeat(times) });
  const timed = pairs => {
    const units = pairs.map(each => unitOf(each, 0));
    return cpuOf(() => runOn(units, pair.locale, checkUnit));
  };
  const report = (name, letters, ms) =>
    console.log(
      `${name.padEnd(32)}${cell(ms.toFixed(0))} ms   ${(ms / (letters / 1000)).toFixed(3)} ms for 1,000 letters`,
    );
  timed(readPairs());
  for (const size of [10_000, 100_000, 1_000_000]) {
    const one = long(Math.ceil(size / pair.source.length));
    report(`one sentence of ${size} letters`, one.source.length, timed([one]));
  }
  const short = Array.from({ length: 10_000 }, (_, at) => ({
    ...pair,
    source: `${at} ${pair.source}`,
    target: `${at} ${pair.target}`,
  }));
  report('10,000 sentences', short.length * pair.source.length, timed(short));
}

function readPairs() {
  const article = locales.flatMap(locale =>
    readXliff(read(`locales/${locale}/nato-bruksela.xlf`), locale)
      .blocks.flatMap(block => block.segments)
      .flatMap(({ text, target }) => (target ? [{ locale, source: text, target }] : [])),
  );
  const planted = locales.flatMap(locale =>
    JSON.parse(read(`tests/check/corpus/${locale}.json`)).map(({ source, target }) => ({ locale, source, target })),
  );
  const free = JSON.parse(read('tests/check/corpus/free.json')).map(([locale, source, target]) => ({
    locale,
    source,
    target,
  }));
  return [...article, ...planted, ...free]
    .filter(({ locale }) => locales.includes(locale))
    .sort((a, b) => (a.source < b.source ? -1 : 1));
}

function unitOf({ source, target }, mark) {
  const text = `${source} (${letters(mark)})`;
  const unit = {
    id: 's',
    text,
    target: `${target} (${letters(mark)})`,
    gap: '',
    terms: findTerms(text),
    candidates: [],
  };
  return { ...unit, state: 'translated', origin: { kind: 'person' }, termUses: [] };
}

function letters(number) {
  return [...String(number)].map(digit => String.fromCharCode(97 + Number(digit))).join('');
}

function cell(text) {
  return String(text).padStart(9);
}

function fail(message) {
  console.error(message);
  exit(1);
}
