import { request } from 'node:http';
import { afterAll, describe, expect, it } from 'vitest';
import { emptyFolder } from '../cli/project.ts';
import { closeBrowser, openPage, type ReviewServer, saved, startReview } from './browser.ts';
import { removeTemplate, translatedSeed, unitsOf } from './seed.ts';

afterAll(closeBrowser);
afterAll(removeTemplate);

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** A request with exactly these headers, as a hostile page or tool would send it. */
function ask(
  { origin }: ReviewServer,
  path: string,
  { method = 'GET', headers = {}, body }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  return new Promise((done, fail) => {
    const { hostname, port } = new URL(origin);
    const sent = request({ hostname, port, path, method, headers }, response => {
      let text = '';
      response.setEncoding('utf8').on('data', part => (text += part));
      response.on('end', () => done({ status: response.statusCode ?? 0, headers: response.headers, text }));
    });
    sent.on('error', fail).end(body);
  });
}

const cookieOf = (answer: Answer) => String(answer.headers['set-cookie']).split(';')[0] ?? '';

async function enter(server: ReviewServer) {
  const opened = await ask(server, new URL(server.url).pathname + new URL(server.url).search);
  const cookie = cookieOf(opened);
  const session = JSON.parse((await ask(server, '/api/session', { headers: { cookie } })).text);
  return { opened, cookie, csrf: String(session.csrf) };
}

const PASSWORD = 'bardzo długie hasło';
const PATIENTLY = { timeout: 20_000, interval: 200 };

/** A server where Ewa may log in. */
async function teamServer(...args: readonly string[]) {
  const project = await translatedSeed();
  await project.run(['users', 'add', 'Ewa', '--role', 'admin'], { env: { DRAGOMAN_PASSWORD: PASSWORD } });
  const server = await startReview(project, ['--port', '0', '--host', '0.0.0.0', ...args]);
  const logIn = (password: string, cookie = '', more: Record<string, string> = {}) =>
    ask(server, '/api/login', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(cookie && { cookie }), ...more },
      body: JSON.stringify({ name: 'Ewa', password }),
    });
  return { project, server, logIn };
}

/** A page that listens to what happens. */
function listenTo({ origin }: ReviewServer, cookie: string) {
  const { hostname, port } = new URL(origin);
  const sent = request({ hostname, port, path: '/api/events', headers: { cookie } });
  let text = '';
  const begun = new Promise<void>(done => {
    sent.on('response', response => {
      response.setEncoding('utf8').on('data', part => {
        text += part;
        done();
      });
    });
  });
  const ended = new Promise<void>(done => sent.on('close', () => done()));
  sent.on('error', () => undefined).end();
  return { begun, ended, heard: () => text, close: () => sent.destroy() };
}

const CHANGES = '/api/bitexts/en/nato-bruksela/changes';
const COMMENT = '/api/bitexts/en/nato-bruksela/segments/s-pv577uj53igh75hr/comments';

describe('the review server against hostile pages', () => {
  it('opens with its address once, and never again', async () => {
    const server = await startReview(await translatedSeed());
    const { opened, cookie } = await enter(server);
    expect(opened.status).toBe(303);
    expect(String(opened.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Strict/);
    expect(cookie).not.toContain(new URL(server.url).searchParams.get('token'));
    const again = await ask(server, new URL(server.url).pathname + new URL(server.url).search);
    expect(again.headers['set-cookie']).toBeUndefined();
    expect((await ask(server, '/api/project')).status).toBe(401);
    expect((await ask(server, '/api/project', { headers: { cookie } })).status).toBe(200);
  });

  it('answers only to its own name, from its own page, with its own word', async () => {
    const server = await startReview(await translatedSeed());
    const { cookie, csrf } = await enter(server);
    const good = { cookie, 'content-type': 'application/json', 'x-dragoman-csrf': csrf };
    const body = JSON.stringify({ text: 'Uwaga' });
    const post = (headers: Record<string, string>) => ask(server, COMMENT, { method: 'POST', headers, body });
    expect((await ask(server, '/', { headers: { host: 'rebound.example:80' } })).status).toBe(421);
    expect((await ask(server, '/api/project', { headers: { cookie, host: 'localhost.evil.example' } })).status).toBe(
      421,
    );
    expect((await post({ ...good, origin: 'https://evil.example' })).status).toBe(403);
    expect((await post({ ...good, origin: 'null' })).status).toBe(403);
    expect((await post({ ...good, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await post({ ...good, 'content-type': 'text/plain' })).status).toBe(415);
    expect((await post({ ...good, 'x-dragoman-csrf': 'guess' })).status).toBe(403);
    expect((await post({ cookie, 'content-type': 'application/json' })).status).toBe(403);
    expect((await post({ ...good, origin: server.origin })).status).toBe(200);
  });

  it('lets no name lead out of the project, and no request be what it should not', async () => {
    const project = await translatedSeed();
    const server = await startReview(project);
    const { cookie, csrf } = await enter(server);
    const headers = { cookie, 'content-type': 'application/json', 'x-dragoman-csrf': csrf };
    const read = (path: string) => ask(server, path, { headers: { cookie } });
    for (const path of [
      '/api/bitexts/en/..%2f..%2fdragoman.config',
      '/api/bitexts/..%2f..%2f..%2fetc/passwd',
      '/api/bitexts/xx/nato-bruksela',
      '/../dragoman.config.json',
      '/%2e%2e/package.json',
      '/.dragoman/users.json',
      '/api/nothing',
      '/api/glossary/forms?term=a&locale=../../x',
    ])
      expect([path, (await read(path)).status]).toEqual([path, 404]);
    expect((await read('/api/bitexts/en/%E0%A4%A')).status).toBe(400);
    expect((await read('//')).status).toBe(400);
    expect((await ask(server, '/api/events', { method: 'HEAD', headers: { cookie } })).status).toBe(404);
    const change = (body: string) => ask(server, CHANGES, { method: 'POST', headers, body });
    expect((await change('{')).status).toBe(400);
    expect((await change('{"changes":[{"unit":"x"}]}')).status).toBe(400);
    expect((await change('{"changes":[{"unit":"x","base":"y","state":"published"}]}')).status).toBe(400);
    expect(JSON.parse((await change('{"changes":[{"unit":"x","base":"y","target":"z"}]}')).text)).toMatchObject({
      refused: [{ unit: 'x' }],
    });
    expect((await change(`{"changes":[${' '.repeat(17 * 2 ** 20)}]}`)).status).toBe(413);
    expect((await ask(server, CHANGES, { method: 'DELETE', headers })).status).toBe(405);
  });

  it('allows the page nothing from elsewhere, and no frame round it', async () => {
    const server = await startReview(await translatedSeed());
    const { headers } = await ask(server, '/');
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none'; script-src 'self';.*frame-ancestors 'none'$/,
    );
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
    });
  });

  it('slows down whoever tries passwords', async () => {
    const { project, logIn } = await teamServer();
    const answers: number[] = [];
    for (let attempt = 0; attempt < 6; attempt++) answers.push((await logIn('zgaduję')).status);
    expect(answers).toEqual([401, 401, 401, 401, 401, 429]);
    expect((await logIn('bardzo długie hasło')).status).toBe(429);
    expect(await project.read('.dragoman/users.json')).not.toContain('bardzo');
  });

  it('slows down whoever tries passwords all at once, and reads no more of them than a password is long', async () => {
    const { server, logIn } = await teamServer();
    const answers = await Promise.all(Array.from({ length: 30 }, (_, at) => logIn(`zgaduję ${at}`)));
    expect(answers.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(5);
    expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(25);
    const large = JSON.stringify({ name: 'Ewa', password: 'x'.repeat(100_000) });
    const headers = { 'content-type': 'application/json' };
    expect((await ask(server, '/api/login', { method: 'POST', headers, body: large })).status).toBe(413);
  });

  it('believes a proxy in front about where requests come from, if it is told to, and what it adds itself only', async () => {
    const { logIn } = await teamServer('--trust-proxy');
    const from = (address: string) => ({ 'x-forwarded-for': `10.0.0.7, ${address}`, 'x-forwarded-proto': 'https' });
    for (let attempt = 0; attempt < 5; attempt++) await logIn('zgaduję', '', from('203.0.113.5'));
    expect((await logIn(PASSWORD, '', from('203.0.113.5'))).status).toBe(429);
    const ewa = await logIn(PASSWORD, '', from('198.51.100.9'));
    expect(ewa.status).toBe(200);
    expect(String(ewa.headers['set-cookie'])).toContain('; Secure');
    const { logIn: logInDirectly } = await teamServer();
    for (let attempt = 0; attempt < 5; attempt++) await logInDirectly('zgaduję', '', from(`203.0.113.${attempt}`));
    const other = await logInDirectly(PASSWORD, '', from('198.51.100.9'));
    expect([other.status, other.headers['set-cookie']]).toEqual([429, undefined]);
  });

  it('gives everyone who logs in a session of their own, and none that was chosen for them', async () => {
    const { server, logIn } = await teamServer();
    const chosen = `dragoman-${new URL(server.origin).port}=wybrany-przez-kogos`;
    const [one, other] = [await logIn(PASSWORD, chosen), await logIn(PASSWORD, chosen)];
    expect(cookieOf(one)).not.toContain('wybrany');
    expect(cookieOf(one)).not.toBe(cookieOf(other));
    expect((await ask(server, '/api/project', { headers: { cookie: chosen } })).status).toBe(401);
  });

  it('lets nobody in any longer whose name was taken off the list, or who got another role', async () => {
    const { project, server, logIn } = await teamServer();
    const cookie = cookieOf(await logIn(PASSWORD));
    const status = async () => (await ask(server, '/api/project', { headers: { cookie } })).status;
    expect(await status()).toBe(200);
    const listening = listenTo(server, cookie);
    await project.run(['users', 'remove', 'Ewa']);
    await expect.poll(status, PATIENTLY).toBe(401);
    await listening.ended;
  });

  it('does without pages that listen and never read, and serves a hundred that do', async () => {
    const server = await startReview(await translatedSeed());
    const { cookie, csrf } = await enter(server);
    const pages = Array.from({ length: 100 }, () => listenTo(server, cookie));
    await Promise.all(pages.map(({ begun }) => begun));
    const headers = { cookie, 'content-type': 'application/json', 'x-dragoman-csrf': csrf };
    const body = JSON.stringify({ text: 'Proszę sprawdzić.' });
    expect((await ask(server, COMMENT, { method: 'POST', headers, body })).status).toBe(200);
    await expect.poll(() => pages.every(page => page.heard().includes('Proszę sprawdzić.')), PATIENTLY).toBe(true);
    for (const page of pages) page.close();
    expect((await ask(server, '/api/session', { headers: { cookie } })).status).toBe(200);
  });

  it('shows markup, emoji and right-to-left text as text, and never runs it', async () => {
    const project = await emptyFolder({
      'dragoman.config.json': JSON.stringify({ sourceLocale: 'pl', targetLocales: ['ar'] }),
      'glossary/terms.csv': 'id,pl,ar\nnato,NATO,حلف الناتو\n',
      'seeds/proba.txt': `<script>window.hacked = 1</script> NATO i {{imię}} 🪖.\n\n${'Bardzo długie zdanie, '.repeat(240)}koniec.\n`,
    });
    await project.run(['translate', '--engine', 'none']);
    const server = await startReview(project);
    const page = await openPage(server.url);
    await page.goto(`${server.origin}/#/ar/proba`);
    const field = page.getByRole('textbox', { name: 'Translation of segment 1' });
    await field.waitFor();
    expect(await field.getAttribute('dir')).toBe('rtl');
    expect(await page.locator('.row .code').first().textContent()).toBe('<script>');
    await page.keyboard.type('<img src=x onerror="window.hacked=1"> حلف الناتو 🪖');
    await page.keyboard.press('Control+Enter');
    await saved(page);
    await page.getByText('<img src=x onerror="window.hacked=1"> حلف الناتو 🪖').waitFor();
    expect(await page.evaluate('window.hacked')).toBeUndefined();
    expect((await unitsOf(project, 'ar', 'proba'))[0]).toMatchObject({
      target: '<img src=x onerror="window.hacked=1"> حلف الناتو 🪖',
    });
  });

  it('describes its interface as OpenAPI, with every address that the page uses', async () => {
    const server = await startReview(await translatedSeed());
    const { cookie } = await enter(server);
    const document = JSON.parse((await ask(server, '/api/openapi.json', { headers: { cookie } })).text);
    expect(document.openapi).toBe('3.1.0');
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining(['/api/project', '/api/bitexts/{locale}/{slug}/changes', '/api/glossary', '/api/events']),
    );
    const names = [...JSON.stringify(document).matchAll(/#\/components\/schemas\/(\w+)/g)].map(match => match[1] ?? '');
    expect(names.filter(name => !document.components.schemas[name])).toEqual([]);
  });
});
