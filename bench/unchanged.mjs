#!/usr/bin/env node
// node bench/unchanged.mjs [ARTICLES]
//
// What a run over unchanged articles costs, beside a plain read-and-hash of the same files; then with one article changed.
// Build first: npm run build
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const count = Number(process.argv[2] ?? 10_000);
const main = resolve(import.meta.dirname, '../dist/cli/main.js');
const root = mkdtempSync(join(tmpdir(), 'dragoman-bench-'));
const dragoman = () =>
  execFileSync(process.execPath, [main, 'translate', '--engine', 'pseudo', '--json'], {
    cwd: root,
    maxBuffer: 1 << 30,
  });

function timed(name, work) {
  const start = performance.now();
  const result = work();
  const ms = performance.now() - start;
  console.log(`${name.padEnd(44)} ${(ms / 1000).toFixed(2).padStart(8)} s`);
  return { ms, result };
}

/** The floor: a process that lists, reads and hashes every file once. */
const PLAIN = `
  const { createHash } = require('node:crypto');
  const { readdir, readFile, stat } = require('node:fs/promises');
  const { join } = require('node:path');
  (async () => {
    const files = [];
    for (const folder of ['seeds', 'locales'])
      for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
        if (entry.isFile()) files.push(join(entry.parentPath, entry.name));
    let next = 0;
    const worker = async () => {
      while (next < files.length) {
        const file = files[next++];
        await stat(file);
        createHash('sha1').update(await readFile(file)).digest();
      }
    };
    await Promise.all(Array.from({ length: 16 }, worker));
    console.log(files.length);
  })();`;

try {
  mkdirSync(join(root, 'seeds'));
  writeFileSync(join(root, 'dragoman.config.json'), '{ "sourceLocale": "pl", "targetLocales": ["en", "de"] }\n');
  const body = Array.from({ length: 8 }, (_, at) => `Akapit numer ${at} jest krótki. Drugie zdanie też.`);
  for (let at = 0; at < count; at++)
    writeFileSync(join(root, `seeds/a${at}.txt`), [`Artykuł ${at}`, ...body, `Koniec artykułu ${at}.`].join('\n\n'));
  timed(`first run, ${count} articles into 2 languages`, dragoman);
  const plain = timed('plain read-and-hash of the same files', () =>
    execFileSync(process.execPath, ['-e', PLAIN], { cwd: root }),
  );
  const again = timed('second run, nothing changed', dragoman);
  writeFileSync(join(root, 'seeds/a7.txt'), 'Nowe zdanie. Jeszcze jedno.');
  const one = timed('third run, one article changed', dragoman);
  console.log(`\nunchanged / plain: ${(again.ms / plain.ms).toFixed(2)} ×`);
  console.log(`one changed / unchanged: ${(one.ms / again.ms).toFixed(2)} ×`);
} finally {
  rmSync(root, { recursive: true, force: true });
}
