#!/usr/bin/env node
/**
 * What the checks find: errors planted one at a time into right translations, and the right twins themselves.
 *
 *   npm run build && node bench/checks.mjs [FILE.tsv]
 *
 * Prints a confusion table, kind of error by check, for each target language; then false alarms on right translations,
 * close ones (the twins), free ones, and news as machines translate it. With a file of your own (Polish, tab, translation; the language is LOCALE=en,
 * de, fr or uk), prints every finding in it and the share of lines that have one, to be read by a person.
 */
import { readFileSync } from 'node:fs';
import { argv, cpuUsage, env, exit } from 'node:process';

const { checkUnit } = await import('../dist/check/list.js').catch(() => fail('Build first: npm run build'));
const { lemmasFor } = await import('../dist/project/dictionary.js');
const lemmas = lemmasFor('pl');
const [, , file] = argv;

if (file) readOwn(file);
else {
  for (const locale of ['en', 'de', 'fr', 'uk']) measure(locale);
  for (const name of ['news', 'fresh', 'domains', 'agency']) measureNews(name);
  measureFree();
}

function measure(locale) {
  const pairs = corpus(locale);
  const rows = new Map();
  let planted = 0;
  let found = 0;
  for (const pair of pairs)
    for (const error of pair.errors) {
      const target = pair.target.replace(error.right, () => error.wrong);
      const names = new Set(findings(pair.source, target, locale).map(({ check }) => check));
      const row = rows.get(error.check) ?? { planted: 0, found: 0, besides: new Map() };
      rows.set(error.check, row);
      row.planted++;
      planted++;
      if (names.has(error.check)) {
        row.found++;
        found++;
      }
      for (const name of names) if (name !== error.check) row.besides.set(name, (row.besides.get(name) ?? 0) + 1);
    }
  console.log(`\n${locale}: kind of error      planted  found  missed   other checks that spoke`);
  for (const [kind, row] of [...rows].sort(([a], [b]) => a.localeCompare(b)))
    console.log(
      `    ${kind.padEnd(22)}${cell(row.planted)}${cell(row.found)}${cell(row.planted - row.found)}   ${[...row.besides].map(([name, times]) => `${name} ${times}`).join(', ')}`,
    );
  const alarms = pairs.filter(pair => findings(pair.source, pair.target, locale).length > 0).length;
  console.log(
    `    ${'all'.padEnd(22)}${cell(planted)}${cell(found)}${cell(planted - found)}   ${percent(found, planted)} found`,
  );
  console.log(`    right twins with a finding: ${alarms} of ${pairs.length} (${percent(alarms, pairs.length)})`);
}

/** Sentences of news as machines translate them; whichever check notices an error will do. */
function measureNews(name) {
  const pairs = corpus(name);
  const kinds = new Map();
  const counts = { planted: 0, found: 0 };
  for (const { source, target, locale, errors } of pairs) {
    const before = new Set(findings(source, target, locale).map(({ message }) => message));
    for (const { kind, right, wrong } of errors) {
      const found = findings(
        source,
        target.replace(right, () => wrong),
        locale,
      );
      const isFound = found.some(({ message }) => !before.has(message));
      const row = kinds.get(kind) ?? { planted: 0, found: 0 };
      kinds.set(kind, row);
      for (const count of [row, counts]) {
        count.planted++;
        if (isFound) count.found++;
      }
    }
  }
  console.log(`\n${name}: kind of error    planted  found  missed`);
  for (const [kind, { planted, found }] of [...kinds, ['all', counts]])
    console.log(`    ${kind.padEnd(22)}${cell(planted)}${cell(found)}${cell(planted - found)}`);
  console.log(`    ${percent(counts.found, counts.planted)} found`);
  for (const locale of ['en', 'de', 'fr', 'uk']) {
    const own = pairs.filter(pair => pair.locale === locale);
    const alarms = own.filter(({ source, target }) => findings(source, target, locale).length > 0).length;
    console.log(`    right ${locale} with a finding: ${alarms} of ${own.length} (${percent(alarms, own.length)})`);
  }
}

function measureFree() {
  const pairs = corpus('free');
  const alarms = pairs.filter(([locale, source, target]) => findings(source, target, locale).length > 0);
  console.log(`\nFree and right translations with a finding: ${alarms.length} of ${pairs.length}`);
  const before = cpuUsage();
  for (let round = 0; round < 10; round++)
    for (const [locale, source, target] of pairs) findings(source, target, locale);
  const { user, system } = cpuUsage(before);
  console.log(`${((user + system) / 1000 / pairs.length / 10).toFixed(2)} ms of CPU time a sentence`);
}

function readOwn(path) {
  const locale = env.LOCALE ?? 'en';
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .map(line => line.split('\t'))
    .filter(([source, target]) => source && target);
  const spoken = lines.filter(([source, target]) => {
    const found = findings(source, target, locale);
    for (const { severity, check, message } of found)
      console.log(`${source}\n${target}\n    ${severity} ${check}: ${message}\n`);
    return found.length > 0;
  });
  console.log(`${spoken.length} of ${lines.length} lines have a finding (${percent(spoken.length, lines.length)})`);
}

function findings(text, target, targetLocale) {
  const origin = { kind: 'person' };
  const unit = {
    id: 's-1',
    text,
    target,
    gap: '',
    terms: [],
    candidates: [],
    state: 'translated',
    origin,
    termUses: [],
  };
  return checkUnit(unit, { sourceLocale: 'pl', targetLocale, lemmas, findRenderings: () => [] });
}

function corpus(name) {
  return JSON.parse(readFileSync(new URL(`../tests/check/corpus/${name}.json`, import.meta.url), 'utf8'));
}

function cell(number) {
  return String(number).padStart(8);
}

function percent(part, whole) {
  return `${((100 * part) / whole).toFixed(1)} %`;
}

function fail(message) {
  console.error(message);
  exit(1);
}
