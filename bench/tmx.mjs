/**
 * A TMX of about a gigabyte, read as a stream: time and peak memory of `memory import` and `memory stats`, and of the first
 * search, which builds the index, and the second, which opens it.
 *
 *   npm run build && node bench/tmx.mjs [--units 2400000] [--search]
 *
 * The texts are made up. One unit in a thousand is a repetition, one in a thousand translates a sentence in another way,
 * and three are broken. Everything is written to a temporary folder and deleted.
 */
import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: { units: { type: 'string', default: '2400000' }, search: { type: 'boolean', default: false } },
});
const units = Number(values.units);
const main = join(import.meta.dirname, '../dist/cli/main.js');
const folder = mkdtempSync(join(tmpdir(), 'dragoman-tmx-'));

async function measure() {
  try {
    mkdirSync(join(folder, 'seeds'));
    writeFileSync(
      join(folder, 'dragoman.config.json'),
      JSON.stringify({ sourceLocale: 'pl', targetLocales: ['en'], engine: 'none' }),
    );
    const file = join(folder, 'archive.tmx');
    writeTmx(file);
    console.log(`${units} units, ${(statSync(file).size / 1e9).toFixed(2)} GB`);
    console.log(await run('import', 'memory', 'import', file));
    console.log(await run('stats', 'memory', 'stats'));
    if (values.search) {
      const text = sentence(123_456).source.replace('Minister', 'Premier');
      console.log(await run('first search', 'memory', 'search', text, '--to', 'en'));
      console.log(await run('second search', 'memory', 'search', text, '--to', 'en'));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function writeTmx(file) {
  const out = openSync(file, 'w');
  writeSync(
    out,
    '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4"><header creationtool="bench" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="pl" datatype="plaintext"/><body>\n',
  );
  let waiting = '';
  for (let number = 0; number < units; number += 1) {
    waiting += tu(number);
    if (waiting.length < 1_000_000) continue;
    writeSync(out, waiting);
    waiting = '';
  }
  writeSync(out, `${waiting}</body></tmx>\n`);
  closeSync(out);
}

function tu(number) {
  const isRepeated = number % 1000 === 999;
  const { source, target } = sentence(isRepeated ? number - 500 : number);
  const words = number % 1000 === 499 ? `${target} Indeed.` : target;
  const broken = number > 0 && number % Math.floor(units / 4) === 0 ? ' & ' : '';
  const date = `202${number % 7}0${1 + (number % 9)}15T093000Z`;
  return `<tu tuid="${number}" creationdate="${date}" changedate="${date}" creationid="ANNA">\n  <prop type="x-project">Archiwum ${number % 400}</prop>\n  <tuv xml:lang="PL"><seg>${source}${broken}</seg></tuv>\n  <tuv xml:lang="EN-GB"><seg>${words}</seg></tuv>\n</tu>\n`;
}

/** Two sentences that say the same, roughly. */
function sentence(number) {
  const pick = (list, salt) => list[Math.floor(random(number * 8 + salt) * list.length)];
  const [who, does, what, where] = [pick(WHO, 1), pick(DOES, 2), pick(WHAT, 3), pick(WHERE, 4)];
  const [day, amount] = [1 + Math.floor(random(number * 8 + 5) * 28), number];
  return {
    source: `${who[0]} ${does[0]} ${what[0]} ${where[0]} ${day} maja, a koszt wyniósł ${amount} zł.`,
    target: `The ${who[1]} ${does[1]} ${what[1]} ${where[1]} on ${day} May, at a cost of ${amount} zlotys.`,
  };
}

const WHO = [
  ['Minister obrony', 'defence minister'],
  ['Dowódca brygady', 'brigade commander'],
  ['Prezydent Litwy', 'president of Lithuania'],
  ['Rzecznik sztabu generalnego', 'spokesman for the General Staff'],
];
const DOES = [
  ['podpisał', 'signed'],
  ['zatwierdził', 'approved'],
  ['odwołał', 'cancelled'],
  ['zapowiedział', 'announced'],
];
const WHAT = [
  ['umowę na dostawę czołgów', 'a contract for the delivery of tanks'],
  ['ćwiczenia wojsk sojuszniczych', 'exercises of allied troops'],
  ['program modernizacji lotnictwa', 'the programme to modernise the air force'],
  ['przegląd systemu obrony przeciwlotniczej', 'a review of the air defence system'],
];
const WHERE = [
  ['w Drawsku Pomorskim', 'in Drawsko Pomorskie'],
  ['na lotnisku w Łasku', 'at the Łask airbase'],
  ['w bazie w Redzikowie', 'at the Redzikowo base'],
  ['przy granicy z Białorusią', 'at the border with Belarus'],
];

/** From 0 to 1, the same for the same number (a hash after MurmurHash3’s finish). */
function random(number) {
  let mixed = Math.imul(number ^ (number >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
}

/** Runs a command; its peak memory is what the system counted (Linux). */
function run(name, ...args) {
  return new Promise(done => {
    const begun = performance.now();
    const reports = `process.on('exit', () => process.stderr.write('peak ' + process.resourceUsage().maxRSS));`;
    const child = spawn(
      process.execPath,
      ['--import', `data:text/javascript,${encodeURIComponent(reports)}`, main, ...args],
      { cwd: folder },
    );
    let told = '';
    let notes = '';
    child.stdout.on('data', text => (told += text));
    child.stderr.on('data', text => (notes += text));
    child.on('close', code => {
      const peak = (Number(/peak (\d+)/.exec(notes)?.[1]) / 1024).toFixed(0);
      const seconds = ((performance.now() - begun) / 1000).toFixed(1);
      const lines = `${told}${notes.replace(/peak \d+/, '')}`.split('\n').slice(0, 12).join('\n  ');
      done(`${name}: ${seconds} s, peak ${peak} MiB, code ${code}\n  ${lines}`);
    });
  });
}

await measure();
