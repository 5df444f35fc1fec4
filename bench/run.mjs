#!/usr/bin/env node
/**
 * How near a whole run of the command comes to the least time that the service allows, and how much memory it takes.
 *
 *   npm run build && node bench/run.mjs [--articles 1000,2000] [--sentences 10] [--locales 4] [--latency 100] [--concurrency 8]
 *
 * A server in a process of its own answers DeepL's API after a fixed time; it refuses more than 50 texts a request and
 * more requests at once than `--concurrency`. Everything else is as people have it: the glossary, the checks, records and
 * locale files flushed to the disk. Ideal: requests ÷ concurrency × latency. Several numbers of articles show whether
 * memory depends on them.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '1000' },
    sentences: { type: 'string', default: '10' },
    locales: { type: 'string', default: '4' },
    latency: { type: 'string', default: '100' },
    concurrency: { type: 'string', default: '8' },
  },
});
const [sentences, locales, latency, concurrency] = ['sentences', 'locales', 'latency', 'concurrency'].map(name =>
  Number(values[name]),
);
const repository = resolve(import.meta.dirname, '..');

const SERVER = `
const { createServer } = require('node:http');
const [latency, concurrency] = process.argv.slice(1).map(Number);
const glossaries = [];
const terms = new Map();
const learn = (target, entries) => {
  for (const [, from, to] of entries.matchAll(/^(.*)\t(.*)$/gm)) terms.set(target + from, to);
};
const known = (target, form) => {
  const term = terms.get(target + form) ?? terms.get(target + form.charAt(0).toLowerCase() + form.slice(1));
  return term && { term, length: form.split(/([^\\p{L}\\p{N}-]+)/u).length };
};
// The longest terms first, so that no sentence has to be asked for again because of a term.
const translated = (text, target) => {
  const words = text.split(/([^\\p{L}\\p{N}-]+)/u);
  const done = [];
  for (let at = 0; at < words.length; ) {
    const found = [7, 5, 3, 1].map(count => known(target, words.slice(at, at + count).join(''))).find(Boolean);
    done.push(found?.term ?? words[at]);
    at += found?.length ?? 1;
  }
  return done.join('');
};
let requests = 0;
let underWay = 0;
const server = createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks).toString();
  const send = (status, json) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(json));
  };
  if (request.url.startsWith('/v3/glossaries')) {
    const form = new URLSearchParams(body);
    const dictionary = prefix => {
      const [source_lang, target_lang, entries] = ['source_lang', 'target_lang', 'entries'].map(name => form.get(prefix + name));
      learn(target_lang, entries);
      return { source_lang, target_lang, entry_count: entries.split('\\n').length };
    };
    const id = request.url.split('/')[3];
    const glossary = glossaries.find(one => one.glossary_id === id);
    if (request.method === 'GET') return send(200, glossary ?? { glossaries });
    if (request.method === 'PATCH') return send(200, Object.assign(glossary, { name: form.get('name') }));
    if (request.method === 'PUT') {
      glossary.dictionaries.push(dictionary(''));
      return send(200, glossary.dictionaries.at(-1));
    }
    const made = { glossary_id: 'g' + glossaries.length, name: form.get('name'), creation_time: new Date().toISOString() };
    const prefixes = [...form.keys()].filter(key => key.endsWith('.source_lang')).map(key => key.slice(0, -'source_lang'.length));
    glossaries.push({ ...made, dictionaries: prefixes.map(dictionary) });
    return send(201, glossaries.at(-1));
  }
  if (!request.url.startsWith('/v2/translate')) return send(404, {});
  requests += 1;
  underWay += 1;
  await new Promise(resolve => setTimeout(resolve, latency));
  const form = new URLSearchParams(body);
  const texts = form.getAll('text');
  const target = form.get('target_lang').toLowerCase().slice(0, 2);
  const isRefused = texts.length > 50 || underWay > concurrency;
  underWay -= 1;
  if (isRefused) return send(429, {});
  send(200, { translations: texts.map(text => ({ text: translated(text, target), billed_characters: text.length, detected_source_language: 'PL' })) });
});
server.listen(0, '127.0.0.1', () => process.send({ url: 'http://127.0.0.1:' + server.address().port }));
process.on('message', () => { process.send({ requests }); requests = 0; });
`;

/** Says at the end of the run what it took. */
const WITNESS = `process.on('exit', () => { const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  process.stderr.write('\\n#' + JSON.stringify({ rss: maxRSS / 1024, cpu: (userCPUTime + systemCPUTime) / 1e6 })); })`;

const server = spawn(process.execPath, ['-e', SERVER, String(latency), String(concurrency)], {
  stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
});
const [{ url }] = await once(server, 'message');
try {
  for (const articles of values.articles.split(',').map(Number)) await measure(articles);
} finally {
  server.kill();
}

async function measure(articles) {
  const root = mkdtempSync(join(tmpdir(), 'dragoman-bench-'));
  try {
    writeProject(root, articles);
    const begun = performance.now();
    const { rss, cpu } = await dragoman(root);
    const wall = (performance.now() - begun) / 1000;
    server.send('requests');
    const [{ requests }] = await once(server, 'message');
    const ideal = ((requests / concurrency) * latency) / 1000;
    const segments = articles * (sentences + 1) * locales;
    console.log(
      `${articles} articles × ${locales} locales  ${segments} segments  ${requests} requests  ${wall.toFixed(1)} s  ` +
        `${(wall / ideal).toFixed(3)} × ideal  cpu ${cpu.toFixed(1)} s  most memory ${Math.round(rss)} MiB`,
    );
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function writeProject(root, articles) {
  const targetLocales = ['en', 'de', 'fr', 'uk', 'es', 'it'].slice(0, locales);
  mkdirSync(join(root, 'seeds'));
  cpSync(join(repository, 'glossary'), join(root, 'glossary'), { recursive: true });
  const config = { sourceLocale: 'pl', targetLocales, concurrency };
  writeFileSync(join(root, 'dragoman.config.json'), JSON.stringify(config));
  for (let article = 0; article < articles; article++) {
    const body = Array.from({ length: Math.ceil(sentences / 4) }, (_, at) => paragraph(article, at));
    writeFileSync(join(root, 'seeds', `a${article}.txt`), [`Narada numer ${article}`, ...body].join('\n\n'));
  }
}

/** Four sentences (fewer in the last) with terms, numbers, dates and quotations, as news have them. */
function paragraph(article, at) {
  const day = 1 + ((article + at) % 28);
  return [
    `Minister obrony spotkał się ${day} lutego 2020 r. w Brukseli z sekretarzem generalnym NATO (sprawa ${article}/${at}).`,
    `Na nowe drogi przeznaczono ${article + 1},5 mln zł, czyli o ${at + 2} proc. więcej niż rok wcześniej.`,
    `„Sojusz Północnoatlantycki jest gotowy do działania” – powiedziała Anna Nowak w punkcie ${at + 1}. narady ${article}.`,
    `Rozmowy w formacie Grupy Wyszehradzkiej nie były łatwe, lecz ${article + 3} żołnierzy wyjechało na ćwiczenia nr ${at}.`,
  ]
    .slice(0, sentences - at * 4)
    .join(' ');
}

async function dragoman(root) {
  const child = spawn(
    process.execPath,
    [join(repository, 'dist/cli/main.js'), 'translate', '--engine', 'deepl', '--yes'],
    {
      cwd: root,
      env: {
        ...process.env,
        DEEPL_API_KEY: 'key',
        DEEPL_SERVER_URL: url,
        NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(WITNESS)}`,
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  let notes = '';
  for await (const chunk of child.stderr) notes += chunk;
  if (child.exitCode === null) await once(child, 'exit');
  if (child.exitCode !== 0) throw new Error(`The run ended with ${child.exitCode}: ${notes}`);
  return JSON.parse(notes.slice(notes.lastIndexOf('#') + 1));
}
