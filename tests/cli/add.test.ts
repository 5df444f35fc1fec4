import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { addArticle } from '../../src/project/addArticle.ts';
import { openProject } from '../../src/project/project.ts';
import { startProxy } from '../engine/servers/proxy.ts';
import { emptyFolder, smallProject } from './project.ts';

const PROSE = [
  'W czwartek w Łodzi spotkali się ministrowie obrony państw Grupy Wyszehradzkiej, aby rozmawiać o bezpieczeństwie granic.',
  'Rozmowy trwały trzy godziny, a ich <b>głównym tematem</b> była współpraca wojsk inżynieryjnych oraz <a href="/cwiczenia?rok=2026&amp;nr=1">wspólne ćwiczenia</a>.',
  'Następne spotkanie odbędzie się wiosną w Pradze, dokąd pojadą także dowódcy brygad, eksperci i przedstawiciele organizacji pozarządowych.',
];

const page = ({ head = '<meta charset="utf-8">', more = '', lang = 'pl' } = {}) => `<!DOCTYPE html>
<html lang="${lang}"><head>${head}<title>Ministrowie spotkali się w Łodzi – Wieści</title>
<meta property="og:title" content="Ministrowie spotkali się w Łodzi">
<meta property="article:published_time" content="2026-11-20T10:00:00+01:00">
<script>document.title = 'zły'; throw new Error('ran')</script><style>p { color: red }</style></head>
<body><nav><ul><li><a href="/">Strona główna</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<div class="cookie-banner">Używamy ciasteczek.</div>
<article><h1>Ministrowie spotkali się w Łodzi</h1>
${PROSE.map(each => `<p onclick="run()">${each}</p>`).join('\n')}
<figure><img src="img/sala.jpg" onerror="run()" alt="Sala obrad"><figcaption>Sala obrad w Łodzi</figcaption></figure>
<h2>Co dalej</h2>
<ul><li>ćwiczenia w Drawsku</li><li>narada w Pradze</li></ul>
<p>${PROSE[0]}</p>${more}
<script>run()</script></article>
<aside class="related"><a href="/a">Czytaj też</a></aside><footer>© Wieści</footer></body></html>`;

/** A text in one of the older encodings, which Node reads but does not write. */
function encoded(text: string, encoding: string): Buffer {
  const decoder = new TextDecoder(encoding);
  const bytes = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]));
  return Buffer.from([...text].map(character => bytes.get(character) ?? 0x3f));
}

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const html =
  (body: string | Uint8Array, headers: Record<string, string> = {}): RequestListener =>
  (_request, response) =>
    void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body);

describe('an article of a web page', () => {
  it('comes into the project as a clean document that says where it is from, and is translated', async () => {
    const { runHere, read } = await smallProject();
    const site = await serve(html(page()));
    const { code, out, notes } = await runHere(['add', `${site}/pl/artykul?id=7`, '--as', 'ministrowie']);
    expect([code, notes]).toEqual([0, '']);
    expect(out).toContain('✓ wrote seeds/ministrowie.html\n  Ministrowie spotkali się w Łodzi');
    const text = await read('seeds/ministrowie.html');
    for (const part of [
      '<html lang="pl">',
      '<title>Ministrowie spotkali się w Łodzi</title>',
      `<meta name="source" content="${site}/pl/artykul?id=7">`,
      '<meta name="published" content="2026-11-20T10:00:00+01:00">',
      `<meta name="retrieved" content="${new Date().toISOString().slice(0, 10)}">`,
      '<h1>Ministrowie spotkali się w Łodzi</h1>',
      '<b>głównym tematem</b>',
      `<a href="${site}/cwiczenia?rok=2026&amp;nr=1">wspólne ćwiczenia</a>`,
      `<img src="${site}/pl/img/sala.jpg" alt="Sala obrad">`,
      '<li>ćwiczenia w Drawsku</li>',
      '<h2>Co dalej</h2>',
    ])
      expect(text).toContain(part);
    expect(text).not.toMatch(/script|style|onclick|onerror|Sport|ciasteczek|Czytaj|©/);
    expect(text.match(/<h1/g)).toHaveLength(1);
    expect((await runHere(['translate', '--engine', 'pseudo'])).code).toBe(0);
    expect(await read('locales/pl/ministrowie.json')).toContain('<1>głównym tematem</1>');
  });

  it('goes by its heading, without the name of the site', async () => {
    const short = page({}).replaceAll('Ministrowie spotkali się w Łodzi', 'Szczyt w Łodzi');
    const { runHere, read } = await smallProject({ 'strona.html': short });
    await runHere(['add', 'strona.html', '--as', 'nowy']);
    const text = await read('seeds/nowy.html');
    expect(text).toContain('<title>Szczyt w Łodzi</title>');
    expect(text).toContain('<h1>Szczyt w Łodzi</h1>');
    expect(text).not.toContain('readability');
  });

  it('that was saved is called after its title, and knows its address', async () => {
    const head = '<meta charset="utf-8"><link rel="canonical" href="https://wiesci.example.org/szczyt">';
    const { runHere, read } = await smallProject({ 'Zapisana strona.html': page({ head }) });
    const { out } = await runHere(['add', 'Zapisana strona.html', '--json']);
    expect(JSON.parse(out)).toMatchObject({
      path: 'seeds/ministrowie-spotkali-sie-w-lodzi.html',
      article: 'ministrowie-spotkali-sie-w-lodzi',
      source: 'https://wiesci.example.org/szczyt',
    });
    expect(await read('seeds/ministrowie-spotkali-sie-w-lodzi.html')).toContain(
      'content="https://wiesci.example.org/szczyt"',
    );
  });

  it.each([
    ['windows-1250', '<meta charset="windows-1250">', undefined],
    ['iso-8859-2', '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2">', undefined],
    ['windows-1250', '', 'text/html; charset=windows-1250'],
    ['iso-8859-2', '', 'text/html;charset="ISO-8859-2"'],
    // Browsers save as UTF-8, and leave what the page says of itself.
    ['utf-8', '<meta charset="iso-8859-2">', 'text/html'],
  ])('in %s is read, as %s or the server says (%s)', async (encoding, head, type) => {
    const text = page({ head }).replaceAll('–', '-').replaceAll('©', '');
    const bytes = encoding === 'utf-8' ? Buffer.from(text) : encoded(text, encoding);
    const { runHere, read } = await smallProject({ 'strona.html': bytes });
    const site = await serve(html(bytes, { 'content-type': type ?? 'text/html' }));
    expect((await runHere(['add', type ? site : 'strona.html', '--as', 'nowy'])).code).toBe(0);
    expect(await read('seeds/nowy.html')).toContain('W czwartek w Łodzi spotkali się ministrowie obrony');
  });

  it('comes packed, over redirects and through the proxy of the environment', async () => {
    const site = await serve((request, response) => {
      if (request.url === '/stary') return void response.writeHead(302, { location: '/nowy' }).end();
      html(gzipSync(page()), { 'content-encoding': 'gzip' })(request, response);
    });
    const { runHere, read } = await smallProject();
    const proxy = await startProxy();
    const far = site.replace('127.0.0.1', 'wiesci.example.org');
    const { code, notes } = await runHere(['add', `${far}/stary`, '--as', 'a'], { env: { HTTP_PROXY: proxy.address } });
    expect([code, notes]).toEqual([0, '']);
    expect(proxy.seen).toEqual([`GET ${far}/stary`, `GET ${far}/nowy`]);
    expect(await read('seeds/a.html')).toContain(`<meta name="source" content="${far}/nowy">`);
  });

  it('overwrites nothing, also of another kind, and says that before it asks for the page', async () => {
    const { runHere, read } = await smallProject({ 'strona.html': page() });
    const { code, notes } = await runHere(['add', 'https://127.0.0.1:1/', '--as', 'szczyt']);
    expect([code, notes]).toEqual([2, expect.stringContaining('seeds/szczyt.txt is there already.')]);
    await runHere(['add', 'strona.html', '--as', 'nowy']);
    const before = await read('seeds/nowy.html');
    expect((await runHere(['add', 'strona.html', '--as', 'nowy'])).notes).toContain(
      'seeds/nowy.html is there already.',
    );
    expect((await runHere(['add', 'strona.html', '--as', '../../zly'])).notes).toContain('cannot be the name');
    expect(await read('seeds/nowy.html')).toBe(before);
    const { out } = await runHere(['add', 'strona.html', '--dry-run']);
    expect(out).toContain('would write seeds/ministrowie-spotkali-sie-w-lodzi.html');
    await expect(read('seeds/ministrowie-spotkali-sie-w-lodzi.html')).rejects.toThrow();
  });

  it('in another language than the project’s is said to be so', async () => {
    const { runHere } = await smallProject({ 'strona.html': page({ lang: 'en-GB' }) });
    expect((await runHere(['add', 'strona.html'])).notes).toContain(
      'it is in “en-GB”, and the articles of this project are in “pl”',
    );
  });
});

describe('a page that cannot become an article', () => {
  it.each<[string, RequestListener, string, number]>([
    ['has none', html('<ul><li><a href="/a">Raz</a><li><a href="/b">Dwa</a></ul>'), 'There is no article in', 2],
    [
      'is nothing but links',
      html(`<p>${'<a href="/a">Ministrowie obradowali w Łodzi</a> '.repeat(50)}</p>`),
      'There is no article in',
      2,
    ],
    ['is empty', html(''), 'There is no article in', 2],
    ['is a picture', html('x', { 'content-type': 'image/png' }), 'is no web page but image/png', 2],
    ['is data', html('{}', { 'content-type': 'application/json' }), 'is no web page but application/json', 2],
    ['is not there', (_request, response) => void response.writeHead(404).end(), 'is not there (HTTP 404)', 2],
    ['is forbidden', (_request, response) => void response.writeHead(403).end(), 'cannot be had (HTTP 403)', 2],
    ['is broken today', (_request, response) => void response.writeHead(503).end(), 'cannot be had (HTTP 503)', 5],
    [
      'points to itself',
      (_request, response) => void response.writeHead(302, { location: '/' }).end(),
      'without an end',
      5,
    ],
    [
      'points to a file',
      (_request, response) => void response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
      'cannot be trusted',
      5,
    ],
    ['hangs up', request => void request.socket.destroy(), 'No connection with 127.0.0.1', 5],
    [
      'breaks off',
      (_request, response) => {
        response.writeHead(200, { 'content-type': 'text/html', 'content-length': '100000' }).write('<p>Rozmowy');
        setTimeout(() => response.destroy(), 50);
      },
      'No connection with 127.0.0.1',
      5,
    ],
    [
      'is packed without end',
      html(gzipSync(Buffer.alloc(50_000_000, 'a')), { 'content-encoding': 'gzip' }),
      'has more than 10 MB',
      2,
    ],
    ['has 50 MB', html(Buffer.alloc(50_000_000, 'a')), 'has more than 10 MB', 2],
    [
      'is in no encoding that is said',
      html(encoded(page({ head: '' }), 'windows-1250'), { 'content-type': 'text/html' }),
      'does not say in which encoding',
      2,
    ],
    [
      'lies about its encoding',
      html(encoded(page({ head: '' }), 'windows-1250')),
      'says that it is in “utf-8”, and is not',
      2,
    ],
    [
      'is in an encoding that none knows',
      html(Buffer.from([0xff, 0x41]), { 'content-type': 'text/html; charset=klingon' }),
      'klingon',
      2,
    ],
    ['is nested 200 000 deep', html('<div>'.repeat(200_000)), 'within each other', 2],
  ])('%s', async (_name, listener, words, expected) => {
    const { runHere } = await emptyFolder({ 'dragoman.config.json': '{"sourceLocale":"pl","targetLocales":["en"]}' });
    const site = await serve(listener);
    const { code, notes } = await runHere(['add', `${site}/`, '--as', 'a']);
    expect([notes, code]).toEqual([expect.stringContaining(words), expected]);
    expect(notes).toMatch(/\n {2}→ /);
  });

  it.each([
    ['nie-ma.html', 'There is no file nie-ma.html.'],
    ['ftp://example.org/a.html', 'ftp://'],
    ['https://', 'cannot be fetched'],
    ['../nie-ma.html', `There is no file ${tmpdir()}`],
    ['seeds/szczyt.txt', '✗ seeds/szczyt.txt is no web page'],
  ])('%s', async (name, words) => {
    const { runHere } = await smallProject();
    const { code, notes } = await runHere(['add', name, '--as', 'a']);
    expect([code, notes]).toEqual([2, expect.stringContaining(words)]);
  });

  it('comes byte by byte', async () => {
    const { root } = await smallProject();
    const site = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' });
      const timer = setInterval(() => response.write('a'), 20);
      response.on('close', () => clearInterval(timer));
    });
    const added = addArticle(await openProject(root), {
      ...{ page: new URL(site), slug: 'a', dryRun: false, now: 0, env: {}, signal: new AbortController().signal },
      timeoutMs: 300,
    });
    await expect(added).rejects.toThrow(/has not sent the page within/);
  });

  it('is a saved page of 50 MB', async () => {
    const { runHere, write, root } = await smallProject();
    await write('duza.html', Buffer.alloc(50_000_000, 'a'));
    const { code, notes } = await runHere(['add', join(root, 'duza.html'), '--as', 'a']);
    expect([code, notes]).toEqual([2, expect.stringContaining('it has 50 MB, and a page has at most 10')]);
  });
});
