import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { deeplEngine } from '../../src/engine/deepl.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { libreTranslateEngine } from '../../src/engine/libretranslate.ts';
import { openAiEngine } from '../../src/engine/openai.ts';
import { proxyFor } from '../../src/engine/proxy.ts';
import { job, schedule } from './run.ts';
import { startDeeplServer } from './servers/deepl.ts';
import { startLibreTranslateServer } from './servers/libretranslate.ts';
import { startOpenAiServer } from './servers/openai.ts';
import { behindProxy, startProxy } from './servers/proxy.ts';
import { temporaryFolder } from './tiny-models.ts';

type Env = Readonly<Record<string, string>>;
type Reach = 'network' | 'local';

interface Setting {
  readonly name: string;
  readonly server: () => Promise<{ readonly url: string; close(): Promise<void> }>;
  readonly engine: (url: string, env: Env, reach?: Reach) => Engine;
}

const settings: readonly Setting[] = [
  {
    name: 'deepl',
    server: () => startDeeplServer(),
    engine: (url, env) => deeplEngine({ url, env, key: 'klucz' }),
  },
  {
    name: 'libretranslate',
    server: () => startLibreTranslateServer(),
    engine: (url, env, reach = 'network') => libreTranslateEngine({ url, env, reach }),
  },
  {
    name: 'openai',
    server: () => startOpenAiServer(),
    engine: (url, env, reach = 'network') => openAiEngine({ url: `${url}/v1`, env, reach, model: 'm' }),
  },
];

const hasOpenssl = await promisify(execFile)('openssl', ['version']).then(
  () => true,
  () => false,
);
if (!hasOpenssl) console.info('Not tried: TLS through a proxy, for this machine has no openssl to make a certificate.');

describe.each(settings)('$name behind a proxy', ({ name, server, engine }) => {
  async function translateThrough(env: Env, reach?: Reach, host?: string) {
    const it = await server();
    onTestFinished(it.close);
    const url = behindProxy(it.url, host);
    return { url, outcome: await schedule(it, { engine: engine(url, env, reach) }).translate(job(['Raz.', 'Dwa.'])) };
  }

  it('is asked through it, with its user and password', async () => {
    const proxy = await startProxy();
    const { url, outcome } = await translateThrough({ HTTP_PROXY: proxy.address.replace('//', '//ala:tajne%21@') });
    expect(outcome.segments).toMatchObject([{ kind: 'translated' }, { kind: 'translated' }]);
    expect(proxy.seen.at(-1)).toMatch(`POST ${url}/`);
    expect(proxy.credentials.at(-1)).toBe(`Basic ${Buffer.from('ala:tajne!').toString('base64')}`);
  });

  it('is asked directly where NO_PROXY excepts it', async () => {
    const { outcome } = await translateThrough(
      { HTTP_PROXY: 'http://127.0.0.1:9', NO_PROXY: 'LOCALHOST.localdomain, ip6-localhost' },
      'network',
      '127.0.0.1',
    );
    expect(outcome.segments).toMatchObject([{ kind: 'translated' }, { kind: 'translated' }]);
  });

  it('says that it is the proxy who refuses, and shows no password', async () => {
    const proxy = await startProxy('refuses');
    const { outcome } = await translateThrough({ http_proxy: proxy.address.replace('//', '//ala:tajne@') });
    expect(outcome.stop).toMatchObject({ failure: 'unavailable', message: expect.stringMatching(/proxy.*407/) });
    expect(JSON.stringify([outcome, outcome.stop?.stack])).not.toContain('tajne');
  });

  it('says so where the proxy is of a kind that cannot be used', async () => {
    const { outcome } = await translateThrough({ ALL_PROXY: 'socks5://ala:tajne@proxy:1080' });
    expect(outcome.stop).toMatchObject({ failure: 'usage', advice: expect.stringContaining('HTTPS_PROXY') });
    expect(JSON.stringify([outcome, outcome.stop?.message])).not.toContain('tajne');
  });

  if (name !== 'deepl')
    it('is never asked through it where it is the house’s own', async () => {
      const proxy = await startProxy();
      await translateThrough({ HTTP_PROXY: proxy.address }, 'local');
      expect(proxy.seen).toEqual([]);
    });

  it.skipIf(!hasOpenssl)('speaks TLS with the server itself, through a way that the proxy makes', async () => {
    const it = await server();
    onTestFinished(it.close);
    const secure = await startSecure(it.url);
    const proxy = await startProxy();
    const module = (file: string) =>
      JSON.stringify(pathToFileURL(join(import.meta.dirname, '../../dist/engine', file)).href);
    const program = `const { engines } = await import(${module('list.js')});
      const env = { HTTPS_PROXY: ${JSON.stringify(proxy.address)} };
      const engine = engines[${JSON.stringify(name)}]({ url: '${secure.url}', env, key: 'klucz', model: 'm' });
      const pair = { source: 'pl', target: 'en' };
      for (const text of ['Raz.', 'Dwa.']) {
        const request = { pair, texts: [text], terms: [[]], options: {} };
        const { translations } = await engine.translate(request, { signal: new AbortController().signal });
        console.log(translations[0].text);
      }`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], {
      env: { ...process.env, NODE_EXTRA_CA_CERTS: secure.certificate },
    });
    expect(stdout.replace(/\[.*?\] /g, '')).toBe('Raz.\nDwa.\n');
    // deepl-node makes a way for each request; the others keep theirs.
    const ways = name === 'deepl' ? 2 : 1;
    expect(proxy.seen).toEqual(Array.from({ length: ways }, () => `CONNECT ${new URL(secure.url).host}`));
  });
});

/** A server that speaks TLS as `serwer.example.org` and hands everything on. */
async function startSecure(to: string): Promise<{ readonly url: string; readonly certificate: string }> {
  const folder = await temporaryFolder();
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const subject = ['-subj', '/CN=serwer.example.org', '-addext', 'subjectAltName=DNS:serwer.example.org'];
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  await promisify(execFile)('openssl', ['req', '-x509', ...curve, ...subject, '-keyout', key, '-out', cert]);
  const secure = createSecureServer({ key: await readFile(key), cert: await readFile(cert) });
  secure.removeAllListeners('secureConnection').on('secureConnection', socket => {
    const onward = connect(Number(new URL(to).port), '127.0.0.1');
    onward.on('error', () => socket.destroy());
    socket.on('error', () => onward.destroy());
    socket.pipe(onward).pipe(socket);
  });
  secure.listen(0, '127.0.0.1');
  await once(secure, 'listening');
  onTestFinished(() => {
    secure.closeAllConnections();
    secure.close();
  });
  return { url: `https://serwer.example.org:${(secure.address() as AddressInfo).port}`, certificate: cert };
}

describe('which proxy', () => {
  const proxy = 'http://proxy:3128';
  it.each<[string, Record<string, string>, string | undefined]>([
    ['https://a.example.org/x', { HTTPS_PROXY: proxy }, 'http://proxy:3128/'],
    ['https://a.example.org/x', { HTTPS_PROXY: 'proxy:3128' }, 'http://proxy:3128/'],
    ['https://a.example.org/x', { HTTP_PROXY: proxy }, undefined],
    ['http://a.example.org/x', { http_proxy: proxy }, 'http://proxy:3128/'],
    ['http://a.example.org/x', { ALL_PROXY: proxy }, 'http://proxy:3128/'],
    ['https://a.example.org/x', { HTTPS_PROXY: 'http://one', https_proxy: 'http://other' }, 'http://other/'],
    ['https://a.example.org/x', { HTTPS_PROXY: proxy, NO_PROXY: '*' }, undefined],
    ['https://a.example.org/x', { HTTPS_PROXY: proxy, NO_PROXY: '.example.org' }, undefined],
    ['https://a.example.org/x', { HTTPS_PROXY: proxy, NO_PROXY: 'EXAMPLE.ORG' }, undefined],
    ['https://a.example.org/x', { HTTPS_PROXY: proxy, no_proxy: '*.example.org:443' }, undefined],
    ['https://a.example.org/x', { HTTPS_PROXY: proxy, no_proxy: 'example.org:8443' }, 'http://proxy:3128/'],
    ['https://anexample.org/x', { HTTPS_PROXY: proxy, NO_PROXY: 'example.org' }, 'http://proxy:3128/'],
    ['https://a.example.org/x', { HTTPS_PROXY: '' }, undefined],
    // A proxy would look for these on its own machine, and the text would leave the house.
    ['http://localhost:11434/v1', { HTTP_PROXY: proxy }, undefined],
    ['http://127.0.0.1:5000/', { ALL_PROXY: proxy }, undefined],
    ['http://[::1]:5000/', { ALL_PROXY: proxy }, undefined],
    ['http://localhost.example.org/', { ALL_PROXY: proxy }, 'http://proxy:3128/'],
  ])('for %s with %o: %s', (url, env, expected) => expect(proxyFor(new URL(url), env)?.href).toBe(expected));

  it('cannot be one of another kind', () => {
    expect(() => proxyFor(new URL('https://a.example.org'), { ALL_PROXY: 'socks5://ala:tajne@proxy:1080' })).toThrow(
      expect.objectContaining({ failure: 'usage', message: expect.not.stringContaining('tajne') }),
    );
  });
});
