import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { proxyFor } from '../../src/engine/models-http.ts';
import type { Installing } from '../../src/engine/models-install.ts';
import { planPull, pull } from '../../src/engine/models-install.ts';
import { temporaryFolder } from './tiny-models.ts';
import { startRegistry } from './tiny-registry.ts';

const signal = new AbortController().signal;

interface TestProxy {
  readonly address: string;
  /** What it was asked for: `GET http://…`, `CONNECT host:443`. */
  readonly seen: string[];
  readonly credentials: (string | undefined)[];
}

async function startProxy(mood: 'well' | 'refuses' = 'well'): Promise<TestProxy> {
  const seen: string[] = [];
  const credentials: (string | undefined)[] = [];
  const server = createServer((incoming, outgoing) => {
    seen.push(`${incoming.method} ${incoming.url}`);
    credentials.push(incoming.headers['proxy-authorization']);
    if (mood === 'refuses') return void outgoing.writeHead(407).end();
    const onward = request(incoming.url ?? '', { headers: incoming.headers }, answer => {
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  server.on('connect', (incoming, socket, head) => {
    seen.push(`CONNECT ${incoming.url}`);
    credentials.push(incoming.headers['proxy-authorization']);
    if (mood === 'refuses') return void socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
    // Every host is at home here.
    const onward = connect(Number(incoming.url?.split(':')[1]), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      onward.write(head);
      onward.pipe(socket).pipe(onward);
    });
    onward.on('error', () => socket.destroy());
    socket.on('error', () => onward.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen, credentials };
}

async function pullThrough(address: string, env: Readonly<Record<string, string>>) {
  const way: Installing = { folder: await temporaryFolder(), env, signal, sleep: async () => {}, silenceMs: 2000 };
  return pull(await planPull('pl-en', { registry: address }, way), way);
}

const hasOpenssl = await promisify(execFile)('openssl', ['version']).then(
  () => true,
  () => false,
);

describe('a proxy', () => {
  it('is asked for everything, with its user and password', async () => {
    const registry = await startRegistry('pl-en');
    const proxy = await startProxy();
    const named = proxy.address.replace('//', '//ala:tajne%21@');
    await pullThrough(registry.address, { HTTP_PROXY: named });
    expect(proxy.seen).toHaveLength(5);
    expect(proxy.seen[0]).toBe(`GET ${registry.address}`);
    expect(new Set(proxy.credentials)).toEqual(new Set([`Basic ${Buffer.from('ala:tajne!').toString('base64')}`]));
  });

  it('is left aside for hosts that need none', async () => {
    const registry = await startRegistry('pl-en');
    await pullThrough(registry.address, { HTTP_PROXY: 'http://127.0.0.1:9', NO_PROXY: 'example.org, 127.0.0.1' });
  });

  it('that refuses is named, and its password is not', async () => {
    const proxy = await startProxy('refuses');
    const named = proxy.address.replace('//', '//ala:tajne@');
    for (const address of ['http://models.example.org/models.json', 'https://models.example.org/models.json']) {
      const error = await pullThrough(address, { http_proxy: named, https_proxy: named }).catch(error => error);
      expect(error).toMatchObject({ failure: 'unavailable', message: expect.stringContaining('407') });
      expect(`${error.message} ${error.stack}`).not.toContain('tajne');
    }
    expect(proxy.seen).toEqual(['GET http://models.example.org/models.json', 'CONNECT models.example.org:443']);
  });

  it.skipIf(!hasOpenssl)('carries TLS to the server, whose certificate is checked', async () => {
    const folder = await temporaryFolder();
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    const subject = ['-subj', '/CN=models.example.org', '-addext', 'subjectAltName=DNS:models.example.org'];
    const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
    await promisify(execFile)('openssl', ['req', '-x509', ...curve, ...subject, '-keyout', key, '-out', cert]);
    const secure = createSecureServer({ key: await readFile(key), cert: await readFile(cert) }, (_, response) =>
      response.end(JSON.stringify({ models: {} })),
    );
    secure.listen(0, '127.0.0.1');
    await once(secure, 'listening');
    onTestFinished(() => {
      secure.closeAllConnections();
      secure.close();
    });
    const proxy = await startProxy();
    const host = `models.example.org:${(secure.address() as AddressInfo).port}`;
    const untrusted = await pullThrough(`https://${host}/models.json`, { HTTPS_PROXY: proxy.address }).catch(
      error => error,
    );
    expect(untrusted).toMatchObject({ failure: 'unavailable', message: expect.stringMatching(/SELF_SIGNED/) });
    const module = pathToFileURL(join(import.meta.dirname, '../../dist/engine/models-registry.js')).href;
    const program = `const { readRegistry } = await import(${JSON.stringify(module)});
      const way = { env: { HTTPS_PROXY: ${JSON.stringify(proxy.address)} }, signal: new AbortController().signal };
      console.log(JSON.stringify(await readRegistry('https://${host}/models.json', way)));`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], {
      env: { ...process.env, NODE_EXTRA_CA_CERTS: cert },
    });
    expect(JSON.parse(stdout)).toEqual({ base: `https://${host}/`, offers: [] });
    expect(proxy.seen).toEqual([`CONNECT ${host}`, `CONNECT ${host}`]);
  });
});

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
  ])('for %s with %o: %s', (url, env, expected) => expect(proxyFor(new URL(url), env)?.href).toBe(expected));

  it('cannot be one of another kind', () => {
    expect(() => proxyFor(new URL('https://a.example.org'), { ALL_PROXY: 'socks5://ala:tajne@proxy:1080' })).toThrow(
      expect.objectContaining({ failure: 'usage', message: expect.not.stringContaining('tajne') }),
    );
  });
});
